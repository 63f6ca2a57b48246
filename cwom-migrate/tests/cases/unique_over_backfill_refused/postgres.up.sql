-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/4 phase=expand online
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

-- Or else: books.shelf is required: rows that have nothing there.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."shelf" IS NOT NULL OR ('A') IS NOT NULL) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books.shelf is required: rows that have nothing there: ' || cwom_n || ', such as id ' || cwom_example || '; fill them, then migrate again';
    END IF;
END $cwom$;

-- Or else: uq_books_shelf: rows of books with the same shelf.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT "cwom_key", count(*) OVER (PARTITION BY "shelf") AS "cwom_same" FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", (coalesce("books"."shelf", ('A')))::text COLLATE "C" AS "shelf" FROM "books") AS "after" WHERE "shelf" IS NOT NULL) AS "rows" WHERE "cwom_same" > 1;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: uq_books_shelf: rows of books with the same shelf: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_frozen" ON "books";

-- Values that may not stay are replaced.
UPDATE "books" SET "shelf" = coalesce("shelf", ('A'))
    WHERE "shelf" IS NULL;

-- It is required from now on; rows that are there are proved later.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_shelf_set" CHECK ("shelf" IS NOT NULL) NOT VALID;

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:books:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_frozen";

-- postgres/20260102000001_change_validate.up.sql
-- cwom 20260102000000_change postgres up 2/4 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write; then the rule needs no look at the rows.
ALTER TABLE "books" VALIDATE CONSTRAINT "ck_books_shelf_set";
ALTER TABLE "books" ALTER COLUMN "shelf" SET NOT NULL;
ALTER TABLE "books" DROP CONSTRAINT "ck_books_shelf_set";

-- postgres/20260102000002_change_index_uq_books_shelf.up.sql
-- no-transaction
-- cwom 20260102000000_change postgres up 3/4 phase=index online
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "uq_books_shelf" ON "books" ("shelf");

-- postgres/20260102000003_change_gate_uq_books_shelf.up.sql
-- cwom 20260102000000_change postgres up 4/4 phase=gate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- It is there, unless this file alone was taken back.
CREATE UNIQUE INDEX IF NOT EXISTS "uq_books_shelf" ON "books" ("shelf");

-- Or else: index uq_books_shelf is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again.
DO $cwom$ BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('"uq_books_shelf"') AND indisvalid
    ) THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: index uq_books_shelf is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again';
    END IF;
END $cwom$;

-- The index keeps the key.
ALTER TABLE "books" ADD CONSTRAINT "uq_books_shelf" UNIQUE USING INDEX "uq_books_shelf";

