-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T1 closure=loans,volumes
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: books has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('books')) = 6 AND 6 = (SELECT count(*) FROM pragma_table_xinfo('books') WHERE "name" IN ('id', 'title', 'parent_id', 'row_version', 'created_at', 'updated_at'));

-- Or else: loans has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: loans has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT (SELECT count(*) FROM pragma_table_xinfo('loans')) = 5 AND 5 = (SELECT count(*) FROM pragma_table_xinfo('loans') WHERE "name" IN ('id', 'book_id', 'row_version', 'created_at', 'updated_at'));

-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_books_clock";
DROP TRIGGER "tr_books_first_version";
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";
DROP TRIGGER "tr_books_next_version";
DROP TRIGGER "tr_loans_clock";
DROP TRIGGER "tr_loans_first_version";
DROP TRIGGER "tr_loans_frozen";
DROP TRIGGER "tr_loans_insert_keeps";
DROP TRIGGER "tr_loans_next_version";

-- A book.
CREATE TABLE "cwom_new_volumes" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "parent_id" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_volumes" PRIMARY KEY ("id"),
    CONSTRAINT "fk_volumes_parent_id" FOREIGN KEY ("parent_id") REFERENCES "cwom_new_volumes" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_volumes_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_volumes_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_volumes_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_volumes_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_volumes_title_text" CHECK (instr("title", char(0)) = 0),
    CONSTRAINT "ck_volumes_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0)
) STRICT;

-- A loan.
CREATE TABLE "cwom_new_loans" (
    "id" TEXT NOT NULL,
    "book_id" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_loans" PRIMARY KEY ("id"),
    CONSTRAINT "fk_loans_book_id" FOREIGN KEY ("book_id") REFERENCES "cwom_new_volumes" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_loans_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_loans_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_loans_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_loans_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_loans_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0)
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_volumes" (_rowid_, "id", "title", "parent_id", "row_version", "created_at", "updated_at")
    SELECT "books"._rowid_, "books"."id", "books"."title", "books"."parent_id", "books"."row_version", "books"."created_at", "books"."updated_at"
    FROM "books";

-- Or else: not every row of books was copied.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of books was copied" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT (SELECT count(*) FROM "books") = (SELECT count(*) FROM "cwom_new_volumes");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_loans" (_rowid_, "id", "book_id", "row_version", "created_at", "updated_at")
    SELECT "loans"._rowid_, "loans"."id", "loans"."book_id", "loans"."row_version", "loans"."created_at", "loans"."updated_at"
    FROM "loans";

-- Or else: not every row of loans was copied.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of loans was copied" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM "loans") = (SELECT count(*) FROM "cwom_new_loans");

-- The new table takes the place of the old one.
DROP TABLE "loans";
ALTER TABLE "cwom_new_loans" RENAME TO "loans";

-- The new table takes the place of the old one.
DROP TABLE "books";
ALTER TABLE "cwom_new_volumes" RENAME TO "volumes";

-- An index of loans.
CREATE INDEX "ix_loans_book_id" ON "loans" ("book_id");

-- An index of volumes.
CREATE INDEX "ix_volumes_parent_id" ON "volumes" ("parent_id");

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

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_next_version" BEFORE UPDATE ON "volumes"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:volumes:row_version: a change states the version after the one that it read');
END;

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_insert_keeps" BEFORE INSERT ON "volumes"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:volumes:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "volumes" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:volumes:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "volumes" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_frozen" BEFORE UPDATE ON "volumes"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:volumes:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:volumes:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:volumes:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_first_version" BEFORE INSERT ON "volumes"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:volumes:row_version: a new row has version 1');
END;

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_clock" BEFORE UPDATE OF "updated_at" ON "volumes"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:volumes:updated_at: a change is not older than the one before');
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

