-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
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

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "ck_books_short";

-- It is gone, or another one.
DROP INDEX "ix_books_shelf_title";

-- It is gone, or another one.
DROP INDEX "uq_books_title";

-- books.shelf is gone.
ALTER TABLE "books" DROP COLUMN "shelf";

