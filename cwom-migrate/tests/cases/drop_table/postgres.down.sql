-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- A loan.
CREATE TABLE "loans" (
    "id" uuid NOT NULL,
    "book_id" uuid NOT NULL,
    "row_version" bigint NOT NULL DEFAULT 1,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_loans" PRIMARY KEY ("id"),
    CONSTRAINT "ck_loans_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00'),
    CONSTRAINT "ck_loans_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_loans_updated_at_form" CHECK ("updated_at" >= '0001-01-01 00:00:00+00' AND "updated_at" < '10000-01-01 00:00:00+00')
);

-- An index of loans.
CREATE INDEX "ix_loans_book_id" ON "loans" ("book_id");
COMMENT ON TABLE "loans" IS 'A loan.';

-- What it refers to is there.
ALTER TABLE "loans" ADD CONSTRAINT "fk_loans_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE NO ACTION;

-- A rule of loans.
CREATE TRIGGER "tr_loans_clock" AFTER UPDATE ON "loans" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:loans:updated_at: a change is not older than the one before'
    );

-- A rule of loans.
CREATE TRIGGER "tr_loans_first_version" AFTER INSERT ON "loans" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:loans:row_version: a new row has version 1'
    );

-- A rule of loans.
CREATE TRIGGER "tr_loans_frozen" AFTER UPDATE ON "loans" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:loans:id: it never changes after creation',
        'created_at',
        'cwom:immutable:loans:created_at: it never changes after creation'
    );

-- A rule of loans.
CREATE TRIGGER "tr_loans_next_version" AFTER UPDATE ON "loans" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:loans:row_version: a change states the version after the one that it read'
    );

-- A rule of loans.
CREATE TRIGGER "tr_loans_no_truncate" BEFORE TRUNCATE ON "loans" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        '',
        'cwom:version:loans:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "loans"
    ENABLE ALWAYS TRIGGER "tr_loans_clock",
    ENABLE ALWAYS TRIGGER "tr_loans_first_version",
    ENABLE ALWAYS TRIGGER "tr_loans_frozen",
    ENABLE ALWAYS TRIGGER "tr_loans_next_version",
    ENABLE ALWAYS TRIGGER "tr_loans_no_truncate";

