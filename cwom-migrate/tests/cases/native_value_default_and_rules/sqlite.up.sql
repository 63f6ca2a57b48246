-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T1 closure=books
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: books has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('books')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('books') WHERE "name" IN ('id', 'title', 'reader', 'stage'));

-- Or else: ck_books_lent_to: rows of books that break it.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_books_lent_to: rows of books that break it" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_books_lent_to: rows of books that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", "books"."reader" AS "reader", CASE "books"."stage" WHEN 'lost' THEN 'shelf' ELSE "books"."stage" END AS "stage" FROM "books") AS "rows" WHERE ("stage" <> 'lent' OR "reader" IS NOT NULL) IS FALSE);

-- Or else: ck_books_stage_values: rows of books that break it.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_books_stage_values: rows of books that break it" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_books_stage_values: rows of books that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", CASE "books"."stage" WHEN 'lost' THEN 'shelf' ELSE "books"."stage" END AS "stage" FROM "books") AS "rows" WHERE (CASE "stage" WHEN 'new' THEN 1 WHEN 'lent' THEN 1 WHEN 'shelf' THEN 1 WHEN "stage" THEN 0 END) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";

-- A book.
CREATE TABLE "cwom_new_books" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reader" TEXT,
    "stage" TEXT NOT NULL DEFAULT 'new',
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "ck_books_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_books_lent_to" CHECK ("stage" <> 'lent' OR "reader" IS NOT NULL),
    CONSTRAINT "ck_books_reader_text" CHECK (instr("reader", char(0)) = 0),
    CONSTRAINT "ck_books_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_books_stage_values" CHECK (CASE "stage" WHEN 'new' THEN 1 WHEN 'lent' THEN 1 WHEN 'shelf' THEN 1 WHEN "stage" THEN 0 END),
    CONSTRAINT "ck_books_title_text" CHECK (instr("title", char(0)) = 0)
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_books" (_rowid_, "id", "title", "reader", "stage")
    SELECT "books"._rowid_, "books"."id", "books"."title", "books"."reader", CASE "books"."stage" WHEN 'lost' THEN 'shelf' ELSE "books"."stage" END
    FROM "books";

-- Or else: not every row of books was copied.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of books was copied" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM "books") = (SELECT count(*) FROM "cwom_new_books");

-- The new table takes the place of the old one.
DROP TABLE "books";
ALTER TABLE "cwom_new_books" RENAME TO "books";

-- An index of books.
CREATE INDEX "ix_books_stage" ON "books" ((CASE "stage" WHEN 'new' THEN 0 WHEN 'lent' THEN 1 WHEN 'shelf' THEN 2 END));

-- An index of books.
CREATE INDEX "ix_books_title" ON "books" ("title") WHERE "stage" <> 'lent';

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

