-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'row_version', 'created_at', 'updated_at', 'name')) <> 5 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: irreversible unless books is empty: nobody knows what `books.title` held.
DO $cwom$ BEGIN
    IF EXISTS (SELECT 1 FROM "books") THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: irreversible unless books is empty: nobody knows what `books.title` held';
    END IF;
END $cwom$;

-- books.title is new.
ALTER TABLE "books" ADD COLUMN "title" text COLLATE "C" NOT NULL;

-- books.name is gone.
ALTER TABLE "books" DROP COLUMN "name";

