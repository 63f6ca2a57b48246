-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'reader', 'stage')) <> 4 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: books.stage: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE (("books"."stage")::text NOT IN ('new')) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books.stage: rows with a value that does not fit: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_frozen" ON "books";

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "ck_books_lent_to";

-- It is gone, or another one.
DROP INDEX "ix_books_stage";

-- It is gone, or another one.
DROP INDEX "ix_books_title";

-- PostgreSQL takes no value out of a type: it is made anew.
ALTER TYPE "book_stage" RENAME TO "cwom_old_book_stage";

-- The values of book_stage.
CREATE TYPE "book_stage" AS ENUM ('shelf', 'lent', 'lost');

-- books.stage has another type.
ALTER TABLE "books" ALTER COLUMN "stage" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "stage" TYPE "book_stage" USING ("stage")::text::"book_stage";
ALTER TABLE "books" ALTER COLUMN "stage" SET DEFAULT 'shelf';

-- A rule on each row.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_lent_to" CHECK ("stage" <> 'lent' OR "reader" IS NOT NULL);

-- An index of books.
CREATE INDEX "ix_books_stage" ON "books" ("stage");

-- An index of books.
CREATE INDEX "ix_books_title" ON "books" ("title") WHERE "stage" <> 'lent';

-- No column has it any more.
DROP TYPE "cwom_old_book_stage";

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

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/2 phase=validate online
-- A rule that is proved needs no undoing.
SELECT 1;

