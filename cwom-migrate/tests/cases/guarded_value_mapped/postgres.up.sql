-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
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
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", (CASE "books"."stage" WHEN 'lost' THEN 'shelf' ELSE "books"."stage" END)::text COLLATE "C" AS "stage" FROM "books") AS "rows" WHERE ("stage" IN ('shelf', 'lent')) IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_books_stage_values: rows of books that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_stage_moves" ON "books";
DROP TRIGGER "tr_books_stage_initial" ON "books";
DROP TRIGGER "tr_books_no_truncate" ON "books";
DROP TRIGGER "tr_books_next_version" ON "books";
DROP TRIGGER "tr_books_frozen" ON "books";
DROP TRIGGER "tr_books_first_version" ON "books";
DROP TRIGGER "tr_books_clock" ON "books";

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "ck_books_stage_values";

-- Values that may not stay are replaced.
UPDATE "books" SET "stage" = CASE "stage" WHEN 'lost' THEN 'shelf' ELSE "stage" END, "row_version" = "row_version" + 1
    WHERE "stage" IN ('lost');

-- A rule on each row.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_stage_values" CHECK ("stage" IN ('shelf', 'lent')) NOT VALID;

-- A rule of books.
CREATE TRIGGER "tr_books_clock" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:books:updated_at: a change is not older than the one before'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_first_version" AFTER INSERT ON "books" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:books:row_version: a new row has version 1'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:books:id: it never changes after creation',
        'created_at',
        'cwom:immutable:books:created_at: it never changes after creation'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_next_version" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:books:row_version: a change states the version after the one that it read'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_no_truncate" BEFORE TRUNCATE ON "books" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        '',
        'cwom:version:books:-: rows are deleted one by one, not all at once'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_stage_initial" AFTER INSERT ON "books" FOR EACH ROW
    WHEN (NEW."stage" NOT IN ('shelf'))
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO006',
        'stage',
        'cwom:initial:books:stage:shelf: a new row is shelf'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_stage_moves" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."stage" <> OLD."stage"
        AND OLD."stage" || '>' || NEW."stage" <> ALL ('{shelf>lent,lent>shelf}'))
    EXECUTE FUNCTION "fn_library_refuse_move"(
        'WO007',
        'stage',
        'shelf',
        'cwom:transition:books:stage:shelf>lent: shelf becomes lent or stays',
        'lent',
        'cwom:transition:books:stage:lent>shelf: lent becomes shelf or stays'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_clock",
    ENABLE ALWAYS TRIGGER "tr_books_first_version",
    ENABLE ALWAYS TRIGGER "tr_books_frozen",
    ENABLE ALWAYS TRIGGER "tr_books_next_version",
    ENABLE ALWAYS TRIGGER "tr_books_no_truncate",
    ENABLE ALWAYS TRIGGER "tr_books_stage_initial",
    ENABLE ALWAYS TRIGGER "tr_books_stage_moves";

-- postgres/20260102000001_change_validate.up.sql
-- cwom 20260102000000_change postgres up 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write.
ALTER TABLE "books" VALIDATE CONSTRAINT "ck_books_stage_values";

