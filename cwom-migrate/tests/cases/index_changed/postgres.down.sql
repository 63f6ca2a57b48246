-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/9 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'pages')) <> 3 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- postgres/20260102000001_change_gate_ix_one.down.sql
-- cwom 20260102000000_change postgres down 2/9 phase=gate online
-- Or else: index ix_one is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again.
DO $cwom$ BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('"ix_one"') AND indisvalid
    ) THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: index ix_one is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again';
    END IF;
END $cwom$;

-- postgres/20260102000002_change_index_ix_one.down.sql
-- no-transaction
-- cwom 20260102000000_change postgres down 3/9 phase=index online
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ix_one" ON "books" ("title") WHERE "pages" > 3;

-- postgres/20260102000003_change_gate_ix_two.down.sql
-- cwom 20260102000000_change postgres down 4/9 phase=gate online
-- Or else: index ix_two is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again.
DO $cwom$ BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('"ix_two"') AND indisvalid
    ) THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: index ix_two is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again';
    END IF;
END $cwom$;

-- postgres/20260102000004_change_index_ix_two.down.sql
-- no-transaction
-- cwom 20260102000000_change postgres down 5/9 phase=index online
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ix_two" ON "books" ("pages");

-- postgres/20260102000005_change_index_ix_one.down.sql
-- no-transaction
-- cwom 20260102000000_change postgres down 6/9 phase=index online
DROP INDEX CONCURRENTLY IF EXISTS "ix_one";

-- postgres/20260102000006_change_gate_ix_one.down.sql
-- cwom 20260102000000_change postgres down 7/9 phase=gate online
-- The index goes in the next file back.
SELECT 1;

-- postgres/20260102000007_change_index_ix_two.down.sql
-- no-transaction
-- cwom 20260102000000_change postgres down 8/9 phase=index online
DROP INDEX CONCURRENTLY IF EXISTS "ix_two";

-- postgres/20260102000008_change_gate_ix_two.down.sql
-- cwom 20260102000000_change postgres down 9/9 phase=gate online
-- The index goes in the next file back.
SELECT 1;

