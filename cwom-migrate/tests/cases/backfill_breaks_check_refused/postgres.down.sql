-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/2 phase=expand online
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

-- It may be null.
ALTER TABLE "books" ALTER COLUMN "shelf" DROP NOT NULL;
ALTER TABLE "books" DROP CONSTRAINT IF EXISTS "ck_books_shelf_set";

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- The proof is as it was before it was done.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_shelf_set" CHECK ("shelf" IS NOT NULL) NOT VALID;

