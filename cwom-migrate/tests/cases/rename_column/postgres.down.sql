-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name', 'row_version', 'created_at', 'updated_at')) <> 5 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- A column is called otherwise.
ALTER TABLE "books" RENAME COLUMN "name" TO "title";

-- Its name follows.
ALTER TABLE "books" RENAME CONSTRAINT "uq_books_name" TO "uq_books_title";

-- Its name follows.
ALTER INDEX "ix_books_name_created_at" RENAME TO "ix_books_title_created_at";

