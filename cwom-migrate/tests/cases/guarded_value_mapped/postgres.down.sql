-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/2 phase=expand online
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
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", "books"."stage" AS "stage" FROM "books") AS "rows" WHERE ("stage" IN ('shelf', 'lent', 'lost')) IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_books_stage_values: rows of books that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_stage_moves" ON "books";

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "ck_books_stage_values";

-- A rule on each row.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_stage_values" CHECK ("stage" IN ('shelf', 'lent', 'lost'));

-- A rule of books.
CREATE TRIGGER "tr_books_stage_moves" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."stage" <> OLD."stage"
        AND OLD."stage" || '>' || NEW."stage" <> ALL ('{shelf>lent,shelf>lost,lent>shelf,lent>lost}'))
    EXECUTE FUNCTION "fn_library_refuse_move"(
        'WO007',
        'stage',
        'shelf',
        'cwom:transition:books:stage:shelf>lent,lost: shelf becomes lent, lost or stays',
        'lent',
        'cwom:transition:books:stage:lent>shelf,lost: lent becomes shelf, lost or stays',
        'lost',
        'cwom:transition:books:stage:lost>: lost is final'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_stage_moves";

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/2 phase=validate online
-- A rule that is proved needs no undoing.
SELECT 1;

