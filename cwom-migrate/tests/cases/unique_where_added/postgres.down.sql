-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/3 phase=expand online
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

-- postgres/20260102000001_change_index_uq_books_title.down.sql
-- no-transaction
-- cwom 20260102000000_change postgres down 2/3 phase=index online
DROP INDEX CONCURRENTLY IF EXISTS "uq_books_title";

-- postgres/20260102000002_change_gate_uq_books_title.down.sql
-- cwom 20260102000000_change postgres down 3/3 phase=gate online
-- The index goes in the next file back.
SELECT 1;

