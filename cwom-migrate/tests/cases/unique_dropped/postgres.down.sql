-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'row_version', 'created_at', 'updated_at')) <> 5 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: books has rows with the same title.
DO $cwom$ BEGIN
    IF EXISTS (SELECT 1 FROM "books" WHERE "title" IS NOT NULL GROUP BY "title" HAVING count(*) > 1) THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has rows with the same title';
    END IF;
END $cwom$;

-- Rows are told apart by it.
ALTER TABLE "books" ADD CONSTRAINT "uq_books_title" UNIQUE ("title");

