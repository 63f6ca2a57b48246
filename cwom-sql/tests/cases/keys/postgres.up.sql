-- A book, whatever its copies.
CREATE TABLE "books" (
    "id" text COLLATE "C" NOT NULL,
    "title" text COLLATE "C",
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "ck_books_id_form" CHECK ("id" ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$')
);

COMMENT ON TABLE "books" IS 'A book, whatever its copies.';

-- One copy of a book.
CREATE TABLE "copies" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "book_id" text COLLATE "C" NOT NULL,
    CONSTRAINT "pk_copies" PRIMARY KEY ("id"),
    CONSTRAINT "uq_copies_id_book_id" UNIQUE ("id", "book_id"),
    CONSTRAINT "fk_copies_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE NO ACTION
);

-- Finds the rows that refer by `book_id`.
CREATE INDEX "ix_copies_book_id" ON "copies" ("book_id");

COMMENT ON TABLE "copies" IS 'One copy of a book.';

-- A house with books in it.
CREATE TABLE "branches" (
    "id" text COLLATE "C" NOT NULL,
    "town" text COLLATE "C",
    CONSTRAINT "pk_branches" PRIMARY KEY ("id"),
    CONSTRAINT "ck_branches_id_length" CHECK (length("id") BETWEEN 1 AND 12)
);

COMMENT ON TABLE "branches" IS 'A house with books in it.';

-- A board.
CREATE TABLE "shelves" (
    "id" uuid NOT NULL,
    "branch_id" text COLLATE "C" NOT NULL,
    "branch_role" text COLLATE "C",
    CONSTRAINT "pk_shelves" PRIMARY KEY ("id"),
    CONSTRAINT "fk_shelves_branch_id" FOREIGN KEY ("branch_id") REFERENCES "branches" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_shelves_branch_role_length" CHECK (length("branch_role") BETWEEN 1 AND 64)
);

-- Finds the rows that refer by `branch_id`.
CREATE INDEX "ix_shelves_branch_id" ON "shelves" ("branch_id");

COMMENT ON TABLE "shelves" IS 'A board.';

-- A book that someone took home.
CREATE TABLE "loans" (
    "id" uuid NOT NULL,
    "copy_id" uuid NOT NULL,
    "book_id" text COLLATE "C" NOT NULL,
    "previous_id" uuid,
    "deposit_id" uuid,
    "deposit_book_id" text COLLATE "C",
    "branch_id" text COLLATE "C",
    "shelf_id" uuid,
    "slip" text COLLATE "C" NOT NULL,
    "due_on" date NOT NULL,
    "returned_on" date,
    "fee" numeric(8, 2) NOT NULL,
    "days" smallint NOT NULL,
    "slip_key" text COLLATE "C" NOT NULL GENERATED ALWAYS AS ((lower(btrim("slip") COLLATE "C") || '-') || upper("slip" COLLATE "C")) STORED,
    "late" boolean NOT NULL GENERATED ALWAYS AS ("due_on" < '2024-02-29' AND (NOT ("days" IN (1, -2)))) STORED,
    CONSTRAINT "pk_loans" PRIMARY KEY ("id"),
    CONSTRAINT "uq_loans_copy_id_due_on" UNIQUE ("copy_id", "due_on"),
    CONSTRAINT "fk_loans_copy_id_book_id" FOREIGN KEY ("copy_id", "book_id") REFERENCES "copies" ("id", "book_id") ON DELETE NO ACTION,
    CONSTRAINT "fk_loans_previous_id" FOREIGN KEY ("previous_id") REFERENCES "loans" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_loans_deposit_id_deposit_book_id" FOREIGN KEY ("deposit_id", "deposit_book_id") REFERENCES "copies" ("id", "book_id") ON DELETE NO ACTION,
    CONSTRAINT "fk_loans_branch_id" FOREIGN KEY ("branch_id") REFERENCES "branches" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_loans_shelf_id" FOREIGN KEY ("shelf_id") REFERENCES "shelves" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_loans_slip_length" CHECK (length("slip") <= 20),
    CONSTRAINT "ck_loans_due_on_form" CHECK ("due_on" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_loans_returned_on_form" CHECK ("returned_on" BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT "ck_loans_fee_digits" CHECK ("fee" <> 'NaN'),
    CONSTRAINT "ck_loans_previous_id_distinct" CHECK ("previous_id" <> "id"),
    CONSTRAINT "ck_loans_deposit_id_deposit_book_id_agree" CHECK (("deposit_id" IS NULL) = ("deposit_book_id" IS NULL)),
    CONSTRAINT "ck_loans_returned_later" CHECK ("returned_on" IS NULL OR "returned_on" >= "due_on"),
    CONSTRAINT "ck_loans_fee_fits" CHECK ((("fee" * 2) - 0.50) <= (coalesce("fee", 1.25) + 10.00) AND ("days"::bigint + "days"::bigint) > 3),
    CONSTRAINT "ck_loans_odd" CHECK (days % 2 = 1)
);

-- No two rows among those of the condition agree in `slip`.
CREATE UNIQUE INDEX "uq_loans_slip" ON "loans" ("slip")
    WHERE "returned_on" IS NULL;

-- Finds the rows that refer by `book_id`.
CREATE INDEX "ix_loans_book_id" ON "loans" ("book_id");

-- Finds the rows that refer by `deposit_id`.
CREATE INDEX "ix_loans_deposit_id" ON "loans" ("deposit_id");

-- Finds the rows that refer by `deposit_book_id`.
CREATE INDEX "ix_loans_deposit_book_id" ON "loans" ("deposit_book_id");

-- Finds the rows that refer by `branch_id`.
CREATE INDEX "ix_loans_branch_id" ON "loans" ("branch_id");

-- Finds rows by `due_on`, latest first, then an expression of `slip`.
CREATE INDEX "ix_loans_due_on_desc_lower_slip" ON "loans" ("due_on" DESC, (lower("slip" COLLATE "C")));

-- Finds rows by `slip`.
CREATE INDEX "ix_open_slips" ON "loans" ("slip")
    WHERE "returned_on" IS NULL;

-- Finds rows by `shelf_id`.
CREATE INDEX "ix_loans_shelf_id" ON "loans" ("shelf_id");

COMMENT ON TABLE "loans" IS 'A book that someone took home.';

-- Refuses the change of a column that stays.
CREATE FUNCTION "fn_library_refuse_change"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR n IN 1 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) -> TG_ARGV[n] IS DISTINCT FROM to_jsonb(NEW) -> TG_ARGV[n]
            OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[n], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- What is given at creation stays.
CREATE TRIGGER "tr_books_frozen" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:books:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_frozen";

-- What is given at creation stays.
CREATE TRIGGER "tr_copies_frozen" AFTER UPDATE ON "copies" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."book_id" IS DISTINCT FROM OLD."book_id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:copies:id: it never changes after creation',
        'book_id',
        'cwom:immutable:copies:book_id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "copies"
    ENABLE ALWAYS TRIGGER "tr_copies_frozen";

-- What is given at creation stays.
CREATE TRIGGER "tr_branches_frozen" AFTER UPDATE ON "branches" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:branches:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "branches"
    ENABLE ALWAYS TRIGGER "tr_branches_frozen";

-- What is given at creation stays.
CREATE TRIGGER "tr_shelves_frozen" AFTER UPDATE ON "shelves" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:shelves:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "shelves"
    ENABLE ALWAYS TRIGGER "tr_shelves_frozen";

-- Following `previous` never comes back.
CREATE FUNCTION "tr_loans_previous_id_acyclic_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') = 'repeatable read' THEN
        RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
            MESSAGE = 'a relation without cycles is written under read committed or serializable';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('cwom:acyclic'), TG_RELID::integer);
    IF EXISTS (
        WITH RECURSIVE reached(key) AS (
            SELECT NEW."previous_id"
            UNION
            SELECT "loans"."previous_id" FROM "loans" JOIN reached ON "loans"."id" = reached.key
        )
        SELECT 1 FROM reached WHERE key = NEW."id"
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO009', COLUMN = 'previous_id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:cycle:loans:previous_id: it would lead back to where it starts';
    END IF;
    RETURN NULL;
END
$$;

-- What is given at creation stays.
CREATE TRIGGER "tr_loans_frozen" AFTER UPDATE ON "loans" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."copy_id" IS DISTINCT FROM OLD."copy_id"
        OR NEW."deposit_id" IS DISTINCT FROM OLD."deposit_id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:loans:id: it never changes after creation',
        'copy_id',
        'cwom:immutable:loans:copy_id: it never changes after creation',
        'deposit_id',
        'cwom:immutable:loans:deposit_id: it never changes after creation'
    );

-- Following `previous` never comes back.
CREATE TRIGGER "tr_loans_previous_id_acyclic_insert" AFTER INSERT ON "loans" FOR EACH ROW
    WHEN (NEW."previous_id" IS NOT NULL)
    EXECUTE FUNCTION "tr_loans_previous_id_acyclic_insert"();

-- Following `previous` never comes back.
CREATE TRIGGER "tr_loans_previous_id_acyclic_update" AFTER UPDATE ON "loans" FOR EACH ROW
    WHEN (NEW."previous_id" IS NOT NULL AND NEW."previous_id" IS DISTINCT FROM OLD."previous_id")
    EXECUTE FUNCTION "tr_loans_previous_id_acyclic_insert"();

-- Fire for replication, too.
ALTER TABLE "loans"
    ENABLE ALWAYS TRIGGER "tr_loans_frozen",
    ENABLE ALWAYS TRIGGER "tr_loans_previous_id_acyclic_insert",
    ENABLE ALWAYS TRIGGER "tr_loans_previous_id_acyclic_update";

-- Functions look into this schema only, never into a temporary table of the same name.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tr_loans_previous_id_acyclic_insert'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
