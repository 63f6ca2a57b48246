-- postgres/20260102000000_change_values.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- stage has one value more.
ALTER TYPE "stage" ADD VALUE IF NOT EXISTS 'new' BEFORE 'shelf';

-- stage has one value more.
ALTER TYPE "stage" ADD VALUE IF NOT EXISTS 'held' AFTER 'shelf';

-- postgres/20260102000001_change.up.sql
-- cwom 20260102000000_change postgres up 2/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'stage', 'row_version', 'created_at', 'updated_at')) <> 6 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Its default is another one.
ALTER TABLE "books" ALTER COLUMN "stage" SET DEFAULT 'new';

