-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title')) <> 2 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_frozen" ON "books";

-- A column is called otherwise.
ALTER TABLE "books" RENAME COLUMN "title" TO "name";

-- Or else: books.code is required: rows that have nothing there.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ((upper(name)) IS NOT NULL) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books.code is required: rows that have nothing there: ' || cwom_n || ', such as id ' || cwom_example || '; fill them, then migrate again';
    END IF;
END $cwom$;

-- books.code is new.
ALTER TABLE "books" ADD COLUMN "code" text COLLATE "C";

-- Rows that are there get a value.
UPDATE "books" SET "code" = (upper(name));

-- It is required from now on; rows that are there are proved later.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_code_set" CHECK ("code" IS NOT NULL) NOT VALID;

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
-- cwom 20260102000000_change postgres up 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write; then the rule needs no look at the rows.
ALTER TABLE "books" VALIDATE CONSTRAINT "ck_books_code_set";
ALTER TABLE "books" ALTER COLUMN "code" SET NOT NULL;
ALTER TABLE "books" DROP CONSTRAINT "ck_books_code_set";

