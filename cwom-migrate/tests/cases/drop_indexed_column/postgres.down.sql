-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title')) <> 2 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: uq_books_title: rows of books with the same title.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT "cwom_key", count(*) OVER (PARTITION BY "title") AS "cwom_same" FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", "books"."title" AS "title", (NULL)::text COLLATE "C" AS "shelf" FROM "books") AS "after" WHERE "title" IS NOT NULL AND ("shelf" IS NOT NULL)) AS "rows" WHERE "cwom_same" > 1;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: uq_books_title: rows of books with the same title: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- books.shelf is new.
ALTER TABLE "books" ADD COLUMN "shelf" text COLLATE "C";

-- A rule on each row.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_short" CHECK (length("shelf") < 9);

-- An index of books.
CREATE INDEX "ix_books_shelf_title" ON "books" ("shelf", "title");

-- An index of books.
CREATE UNIQUE INDEX "uq_books_title" ON "books" ("title") WHERE "shelf" IS NOT NULL;

