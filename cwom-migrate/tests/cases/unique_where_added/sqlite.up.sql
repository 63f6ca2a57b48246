-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T0
-- Or else: uq_books_title: rows of books with the same title.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: uq_books_title: rows of books with the same title" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: uq_books_title: rows of books with the same title: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT "cwom_key", count(*) OVER (PARTITION BY "title") AS "cwom_same" FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", "books"."title" AS "title", "books"."shelf" AS "shelf" FROM "books") AS "after" WHERE "title" IS NOT NULL AND ("shelf" IS NOT NULL)) AS "rows" WHERE "cwom_same" > 1);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";

-- An index of books.
CREATE UNIQUE INDEX "uq_books_title" ON "books" ("title") WHERE "shelf" IS NOT NULL;

-- A rule of books.
CREATE TRIGGER "tr_books_update_keeps" BEFORE UPDATE ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:books:title: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM (SELECT NEW."id" AS "id", NEW."title" AS "title", NEW."shelf" AS "shelf") WHERE "shelf" IS NOT NULL)
        AND EXISTS (SELECT 1 FROM "books" WHERE "title" = NEW."title" AND _rowid_ <> OLD._rowid_ AND ("shelf" IS NOT NULL));
END;

-- A rule of books.
CREATE TRIGGER "tr_books_insert_keeps" BEFORE INSERT ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:books:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:books:title: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM (SELECT NEW."id" AS "id", NEW."title" AS "title", NEW."shelf" AS "shelf") WHERE "shelf" IS NOT NULL)
        AND EXISTS (SELECT 1 FROM "books" WHERE "title" = NEW."title" AND ("shelf" IS NOT NULL));
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

-- The guards are done.
DROP TABLE temp."cwom_g1";

