-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/3 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'shelf')) <> 3 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: uq_books_title: rows of books with the same title.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT "cwom_key", count(*) OVER (PARTITION BY "title") AS "cwom_same" FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", "books"."title" AS "title", "books"."shelf" AS "shelf" FROM "books") AS "after" WHERE "title" IS NOT NULL AND ("shelf" IS NOT NULL)) AS "rows" WHERE "cwom_same" > 1;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: uq_books_title: rows of books with the same title: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- postgres/20260102000001_change_index_uq_books_title.up.sql
-- no-transaction
-- cwom 20260102000000_change postgres up 2/3 phase=index online
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "uq_books_title" ON "books" ("title") WHERE "shelf" IS NOT NULL;

-- postgres/20260102000002_change_gate_uq_books_title.up.sql
-- cwom 20260102000000_change postgres up 3/3 phase=gate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: index uq_books_title is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again.
DO $cwom$ BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('"uq_books_title"') AND indisvalid
    ) THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: index uq_books_title is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again';
    END IF;
END $cwom$;

