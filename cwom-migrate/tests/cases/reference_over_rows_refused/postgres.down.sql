-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/4 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'author_id')) <> 3 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "fk_books_author_id";

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/4 phase=validate online
-- A rule that is proved needs no undoing.
SELECT 1;

-- postgres/20260102000002_change_index_ix_books_author_id.down.sql
-- no-transaction
-- cwom 20260102000000_change postgres down 3/4 phase=index online
DROP INDEX CONCURRENTLY IF EXISTS "ix_books_author_id";

-- postgres/20260102000003_change_gate_ix_books_author_id.down.sql
-- cwom 20260102000000_change postgres down 4/4 phase=gate online
-- The index goes in the next file back.
SELECT 1;

