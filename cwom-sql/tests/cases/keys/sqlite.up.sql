-- A book, whatever its copies.
CREATE TABLE "books" (
    "id" TEXT NOT NULL,
    "title" TEXT,
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "ck_books_id_form" CHECK (length("id") = 26 AND "id" GLOB '[0-7]*' AND "id" NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*' AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_books_title_text" CHECK (instr("title", char(0)) = 0),
    CONSTRAINT "ck_books_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- One copy of a book.
CREATE TABLE "copies" (
    "id" TEXT NOT NULL,
    "book_id" TEXT NOT NULL,
    CONSTRAINT "pk_copies" PRIMARY KEY ("id"),
    CONSTRAINT "uq_copies_id_book_id" UNIQUE ("id", "book_id"),
    CONSTRAINT "fk_copies_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_copies_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_copies_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Finds the rows that refer by `book_id`.
CREATE INDEX "ix_copies_book_id" ON "copies" ("book_id");

-- A house with books in it.
CREATE TABLE "branches" (
    "id" TEXT NOT NULL,
    "town" TEXT,
    CONSTRAINT "pk_branches" PRIMARY KEY ("id"),
    CONSTRAINT "ck_branches_id_length" CHECK (length("id") BETWEEN 1 AND 12 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_branches_town_text" CHECK (instr("town", char(0)) = 0),
    CONSTRAINT "ck_branches_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- A board.
CREATE TABLE "shelves" (
    "id" TEXT NOT NULL,
    "branch_id" TEXT NOT NULL,
    "branch_role" TEXT,
    CONSTRAINT "pk_shelves" PRIMARY KEY ("id"),
    CONSTRAINT "fk_shelves_branch_id" FOREIGN KEY ("branch_id") REFERENCES "branches" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_shelves_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_shelves_branch_role_length" CHECK (length("branch_role") BETWEEN 1 AND 64 AND instr("branch_role", char(0)) = 0),
    CONSTRAINT "ck_shelves_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Finds the rows that refer by `branch_id`.
CREATE INDEX "ix_shelves_branch_id" ON "shelves" ("branch_id");

-- A book that someone took home.
CREATE TABLE "loans" (
    "id" TEXT NOT NULL,
    "copy_id" TEXT NOT NULL,
    "book_id" TEXT NOT NULL,
    "previous_id" TEXT,
    "deposit_id" TEXT,
    "deposit_book_id" TEXT,
    "branch_id" TEXT,
    "shelf_id" TEXT,
    "slip" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "returned_on" TEXT,
    "fee" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "slip_key" TEXT NOT NULL GENERATED ALWAYS AS ((lower(trim("slip")) || '-') || upper("slip")) STORED,
    "late" INTEGER NOT NULL GENERATED ALWAYS AS ("due_on" < '2024-02-29' AND (NOT ("days" IN (1, -2)))) STORED,
    CONSTRAINT "pk_loans" PRIMARY KEY ("id"),
    CONSTRAINT "uq_loans_copy_id_due_on" UNIQUE ("copy_id", "due_on"),
    CONSTRAINT "fk_loans_copy_id_book_id" FOREIGN KEY ("copy_id", "book_id") REFERENCES "copies" ("id", "book_id") ON DELETE NO ACTION,
    CONSTRAINT "fk_loans_previous_id" FOREIGN KEY ("previous_id") REFERENCES "loans" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_loans_deposit_id_deposit_book_id" FOREIGN KEY ("deposit_id", "deposit_book_id") REFERENCES "copies" ("id", "book_id") ON DELETE NO ACTION,
    CONSTRAINT "fk_loans_branch_id" FOREIGN KEY ("branch_id") REFERENCES "branches" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_loans_shelf_id" FOREIGN KEY ("shelf_id") REFERENCES "shelves" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_loans_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_loans_slip_length" CHECK (length("slip") <= 20 AND instr("slip", char(0)) = 0),
    CONSTRAINT "ck_loans_due_on_form" CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "due_on" >= '0001' AND date("due_on", '+0 days') IS "due_on" AND instr("due_on", char(0)) = 0),
    CONSTRAINT "ck_loans_returned_on_form" CHECK ("returned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "returned_on" >= '0001' AND date("returned_on", '+0 days') IS "returned_on" AND instr("returned_on", char(0)) = 0),
    CONSTRAINT "ck_loans_fee_digits" CHECK ("fee" BETWEEN -99999999 AND 99999999),
    CONSTRAINT "ck_loans_days_width" CHECK ("days" BETWEEN -32768 AND 32767),
    CONSTRAINT "ck_loans_slip_key_text" CHECK (instr("slip_key", char(0)) = 0),
    CONSTRAINT "ck_loans_late_bool" CHECK ("late" IN (0, 1)),
    CONSTRAINT "ck_loans_previous_id_distinct" CHECK ("previous_id" <> "id"),
    CONSTRAINT "ck_loans_deposit_id_deposit_book_id_agree" CHECK (("deposit_id" IS NULL) = ("deposit_book_id" IS NULL)),
    CONSTRAINT "ck_loans_returned_later" CHECK ("returned_on" IS NULL OR "returned_on" >= "due_on"),
    CONSTRAINT "ck_loans_fee_fits" CHECK ((("fee" * 2) - 50) <= (coalesce("fee", 125) + 1000) AND ("days" + "days") > 3),
    CONSTRAINT "ck_loans_odd" CHECK (days % 2 = 1),
    CONSTRAINT "ck_loans_row_id" CHECK (_rowid_ > 0)
) STRICT;

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
CREATE INDEX "ix_loans_due_on_desc_lower_slip" ON "loans" ("due_on" DESC, (lower("slip")));

-- Finds rows by `slip`.
CREATE INDEX "ix_open_slips" ON "loans" ("slip")
    WHERE "returned_on" IS NULL;

-- Finds rows by `shelf_id`.
CREATE INDEX "ix_loans_shelf_id" ON "loans" ("shelf_id");

-- No other row makes way for a new one.
CREATE TRIGGER "tr_books_insert_keeps" BEFORE INSERT ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:books:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:books:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_books_frozen" BEFORE UPDATE ON "books"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:books:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:books:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_copies_insert_keeps" BEFORE INSERT ON "copies"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:copies:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "copies" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:copies:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "copies" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_copies_frozen" BEFORE UPDATE ON "copies"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."book_id" IS NOT OLD."book_id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:copies:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:copies:book_id: it never changes after creation')
    WHERE NEW."book_id" IS NOT OLD."book_id";
    SELECT RAISE(ABORT, 'cwom:immutable:copies:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_branches_insert_keeps" BEFORE INSERT ON "branches"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:branches:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "branches" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:branches:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "branches" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_branches_frozen" BEFORE UPDATE ON "branches"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:branches:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:branches:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_shelves_insert_keeps" BEFORE INSERT ON "shelves"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:shelves:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "shelves" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:shelves:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "shelves" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_shelves_frozen" BEFORE UPDATE ON "shelves"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:shelves:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:shelves:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- No other row makes way for a changed one.
CREATE TRIGGER "tr_loans_update_keeps" BEFORE UPDATE ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:loans:copy_id,due_on: another row has the same key, and does not make way')
    WHERE (NEW."copy_id" IS NOT OLD."copy_id" OR NEW."due_on" IS NOT OLD."due_on") AND EXISTS (SELECT 1 FROM "loans" WHERE "copy_id" = NEW."copy_id" AND "due_on" = NEW."due_on" AND _rowid_ <> OLD._rowid_);
    SELECT RAISE(ABORT, 'cwom:unique:loans:slip: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM (SELECT NEW."id" AS "id", NEW."copy_id" AS "copy_id", NEW."book_id" AS "book_id", NEW."previous_id" AS "previous_id", NEW."deposit_id" AS "deposit_id", NEW."deposit_book_id" AS "deposit_book_id", NEW."branch_id" AS "branch_id", NEW."shelf_id" AS "shelf_id", NEW."slip" AS "slip", NEW."due_on" AS "due_on", NEW."returned_on" AS "returned_on", NEW."fee" AS "fee", NEW."days" AS "days", NEW."slip_key" AS "slip_key", NEW."late" AS "late") WHERE "returned_on" IS NULL)
        AND EXISTS (SELECT 1 FROM "loans" WHERE "slip" = NEW."slip" AND _rowid_ <> OLD._rowid_ AND ("returned_on" IS NULL));
END;

-- Following `previous` never comes back.
CREATE TRIGGER "tr_loans_previous_id_acyclic_update" AFTER UPDATE OF "previous_id" ON "loans"
WHEN NEW."previous_id" IS NOT NULL AND NEW."previous_id" IS NOT OLD."previous_id"
BEGIN
    SELECT RAISE(ABORT, 'cwom:cycle:loans:previous_id: it would lead back to where it starts')
    WHERE EXISTS (
        WITH RECURSIVE "reached"("key") AS (
            SELECT NEW."previous_id"
            UNION
            SELECT "loans"."previous_id" FROM "loans" JOIN "reached" ON "loans"."id" = "reached"."key"
        )
        SELECT 1 FROM "reached" WHERE "key" = NEW."id"
    );
END;

-- Following `previous` never comes back.
CREATE TRIGGER "tr_loans_previous_id_acyclic_insert" AFTER INSERT ON "loans"
WHEN NEW."previous_id" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:cycle:loans:previous_id: it would lead back to where it starts')
    WHERE EXISTS (
        WITH RECURSIVE "reached"("key") AS (
            SELECT NEW."previous_id"
            UNION
            SELECT "loans"."previous_id" FROM "loans" JOIN "reached" ON "loans"."id" = "reached"."key"
        )
        SELECT 1 FROM "reached" WHERE "key" = NEW."id"
    );
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_loans_insert_keeps" BEFORE INSERT ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:loans:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "loans" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:loans:copy_id,due_on: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "loans" WHERE "copy_id" = NEW."copy_id" AND "due_on" = NEW."due_on");
    SELECT RAISE(ABORT, 'cwom:unique:loans:slip: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM (SELECT NEW."id" AS "id", NEW."copy_id" AS "copy_id", NEW."book_id" AS "book_id", NEW."previous_id" AS "previous_id", NEW."deposit_id" AS "deposit_id", NEW."deposit_book_id" AS "deposit_book_id", NEW."branch_id" AS "branch_id", NEW."shelf_id" AS "shelf_id", NEW."slip" AS "slip", NEW."due_on" AS "due_on", NEW."returned_on" AS "returned_on", NEW."fee" AS "fee", NEW."days" AS "days", NEW."slip_key" AS "slip_key", NEW."late" AS "late") WHERE "returned_on" IS NULL)
        AND EXISTS (SELECT 1 FROM "loans" WHERE "slip" = NEW."slip" AND ("returned_on" IS NULL));
    SELECT RAISE(ABORT, 'cwom:unique:loans:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "loans" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_loans_frozen" BEFORE UPDATE ON "loans"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."copy_id" IS NOT OLD."copy_id"
    OR NEW."deposit_id" IS NOT OLD."deposit_id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:loans:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:loans:copy_id: it never changes after creation')
    WHERE NEW."copy_id" IS NOT OLD."copy_id";
    SELECT RAISE(ABORT, 'cwom:immutable:loans:deposit_id: it never changes after creation')
    WHERE NEW."deposit_id" IS NOT OLD."deposit_id";
    SELECT RAISE(ABORT, 'cwom:immutable:loans:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;
