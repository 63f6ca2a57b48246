-- sqlite/20260102000000_change.down.sql
-- cwom 20260102000000_change sqlite down 1/1 phase=expand T1 closure=readers,volumes
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: readers has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: readers has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('readers')) = 2 AND 2 = (SELECT count(*) FROM pragma_table_xinfo('readers') WHERE "name" IN ('id', 'name'));

-- Or else: volumes has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: volumes has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT (SELECT count(*) FROM pragma_table_xinfo('volumes')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('volumes') WHERE "name" IN ('id', 'title', 'pages', 'reader_id'));

-- Or else: volumes.pages: rows with a value that does not fit.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: volumes.pages: rows with a value that does not fit" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: volumes.pages: rows with a value that does not fit: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("volumes"."id" AS text) AS "cwom_key" FROM "volumes" WHERE ("volumes"."pages" BETWEEN -2147483648 AND 2147483647) IS FALSE) AS "rows");

-- Or else: volumes.reader_id: rows with a value that does not fit.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: volumes.reader_id: rows with a value that does not fit" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: volumes.reader_id: rows with a value that does not fit: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("volumes"."id" AS text) AS "cwom_key" FROM "volumes" WHERE ("volumes"."reader_id" GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]') IS FALSE) AS "rows");

-- Or else: readers.id: rows with a value that does not fit.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: readers.id: rows with a value that does not fit" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: readers.id: rows with a value that does not fit: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("readers"."id" AS text) AS "cwom_key" FROM "readers" WHERE ("readers"."id" GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]') IS FALSE) AS "rows");

-- Or else: ck_books_pages_width: rows of volumes that break it.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_books_pages_width: rows of volumes that break it" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_books_pages_width: rows of volumes that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("volumes"."id" AS text) AS "cwom_key", "volumes"."pages" AS "pages" FROM "volumes") AS "rows" WHERE ("pages" BETWEEN -2147483648 AND 2147483647) IS FALSE);

-- Or else: ck_members_id_form: rows of readers that break it.
CREATE TEMP TABLE "cwom_g7" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_members_id_form: rows of readers that break it" CHECK ("ok"));
INSERT INTO "cwom_g7" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_members_id_form: rows of readers that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("readers"."id" AS text) AS "cwom_key", "readers"."id" AS "id" FROM "readers") AS "rows" WHERE ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_readers_frozen";
DROP TRIGGER "tr_readers_insert_keeps";
DROP TRIGGER "tr_volumes_frozen";
DROP TRIGGER "tr_volumes_insert_keeps";

-- Who lends.
CREATE TABLE "cwom_new_members" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "pk_members" PRIMARY KEY ("id"),
    CONSTRAINT "ck_members_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_members_name_text" CHECK (instr("name", char(0)) = 0),
    CONSTRAINT "ck_members_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- A book.
CREATE TABLE "cwom_new_books" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "pages" INTEGER NOT NULL,
    "reader_id" TEXT,
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "fk_books_reader_id" FOREIGN KEY ("reader_id") REFERENCES "cwom_new_members" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_books_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_books_pages_width" CHECK ("pages" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_books_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_books_some" CHECK ("pages" > 0),
    CONSTRAINT "ck_books_title_text" CHECK (instr("title", char(0)) = 0)
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_members" (_rowid_, "id", "name")
    SELECT "readers"._rowid_, "readers"."id", "readers"."name"
    FROM "readers";

-- Or else: not every row of readers was copied.
CREATE TEMP TABLE "cwom_g8" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of readers was copied" CHECK ("ok"));
INSERT INTO "cwom_g8" SELECT (SELECT count(*) FROM "readers") = (SELECT count(*) FROM "cwom_new_members");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_books" (_rowid_, "id", "title", "pages", "reader_id")
    SELECT "volumes"._rowid_, "volumes"."id", "volumes"."title", "volumes"."pages", "volumes"."reader_id"
    FROM "volumes";

-- Or else: not every row of volumes was copied.
CREATE TEMP TABLE "cwom_g9" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of volumes was copied" CHECK ("ok"));
INSERT INTO "cwom_g9" SELECT (SELECT count(*) FROM "volumes") = (SELECT count(*) FROM "cwom_new_books");

-- The new table takes the place of the old one.
DROP TABLE "volumes";
ALTER TABLE "cwom_new_books" RENAME TO "books";

-- The new table takes the place of the old one.
DROP TABLE "readers";
ALTER TABLE "cwom_new_members" RENAME TO "members";

-- An index of books.
CREATE INDEX "ix_books_pages_4a89b523932060fb" ON "books" ("pages");

-- An index of books.
CREATE INDEX "ix_books_pages_ae87f7c5807d43f9" ON "books" ("pages") WHERE "pages" > 3;

-- An index of books.
CREATE INDEX "ix_books_reader_id" ON "books" ("reader_id");

-- A rule of books.
CREATE TRIGGER "tr_books_insert_keeps" BEFORE INSERT ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:books:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:books:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" BEFORE UPDATE ON "books"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:books:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:books:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of members.
CREATE TRIGGER "tr_members_insert_keeps" BEFORE INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:members:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:members:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_frozen" BEFORE UPDATE ON "members"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:members:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g10" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g10" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g11" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g11" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";
DROP TABLE temp."cwom_g7";
DROP TABLE temp."cwom_g8";
DROP TABLE temp."cwom_g9";
DROP TABLE temp."cwom_g10";
DROP TABLE temp."cwom_g11";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

