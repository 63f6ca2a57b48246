-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T1
-- A loan.
CREATE TABLE "loans" (
    "id" TEXT NOT NULL,
    "book_id" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_loans" PRIMARY KEY ("id"),
    CONSTRAINT "fk_loans_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_loans_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_loans_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_loans_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_loans_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_loans_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0)
) STRICT;

-- An index of loans.
CREATE INDEX "ix_loans_book_id" ON "loans" ("book_id");

-- A rule of loans.
CREATE TRIGGER "tr_loans_next_version" BEFORE UPDATE ON "loans"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:loans:row_version: a change states the version after the one that it read');
END;

-- A rule of loans.
CREATE TRIGGER "tr_loans_insert_keeps" BEFORE INSERT ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:loans:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "loans" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:loans:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "loans" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of loans.
CREATE TRIGGER "tr_loans_frozen" BEFORE UPDATE ON "loans"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:loans:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:loans:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:loans:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of loans.
CREATE TRIGGER "tr_loans_first_version" BEFORE INSERT ON "loans"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:loans:row_version: a new row has version 1');
END;

-- A rule of loans.
CREATE TRIGGER "tr_loans_clock" BEFORE UPDATE OF "updated_at" ON "loans"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:loans:updated_at: a change is not older than the one before');
END;

