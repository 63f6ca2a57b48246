-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/6 phase=expand online
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

-- Or else: ck_books_stage_values: rows of books that break it.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", "books"."stage" AS "stage" FROM "books") AS "rows" WHERE ("stage" IN ('lost', 'lent', 'shelf')) IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_books_stage_values: rows of books that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "ck_books_stage_values";

-- A rule on each row.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_stage_values" CHECK ("stage" IN ('lost', 'lent', 'shelf')) NOT VALID;

-- postgres/20260102000001_change_validate.up.sql
-- cwom 20260102000000_change postgres up 2/6 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write.
ALTER TABLE "books" VALIDATE CONSTRAINT "ck_books_stage_values";

-- postgres/20260102000002_change_gate_ix_books_stage.up.sql
-- cwom 20260102000000_change postgres up 3/6 phase=gate online
-- The way back looks here whether the index came out well.
SELECT 1;

-- postgres/20260102000003_change_index_ix_books_stage.up.sql
-- no-transaction
-- cwom 20260102000000_change postgres up 4/6 phase=index online
DROP INDEX CONCURRENTLY IF EXISTS "ix_books_stage";

-- postgres/20260102000004_change_index_ix_books_stage.up.sql
-- no-transaction
-- cwom 20260102000000_change postgres up 5/6 phase=index online
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ix_books_stage" ON "books" ((CASE "stage" WHEN 'lost' THEN 0 WHEN 'lent' THEN 1 WHEN 'shelf' THEN 2 END));

-- postgres/20260102000005_change_gate_ix_books_stage.up.sql
-- cwom 20260102000000_change postgres up 6/6 phase=gate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: index ix_books_stage is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again.
DO $cwom$ BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('"ix_books_stage"') AND indisvalid
    ) THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: index ix_books_stage is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again';
    END IF;
END $cwom$;

