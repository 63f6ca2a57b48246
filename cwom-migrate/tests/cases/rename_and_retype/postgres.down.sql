-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: volumes has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"volumes"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'pages', 'reader_id')) <> 4 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: volumes has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: readers has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"readers"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name')) <> 2 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: readers has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_volumes_frozen" ON "volumes";
DROP TRIGGER "tr_readers_frozen" ON "readers";

-- volumes is called books.
ALTER TABLE "volumes" RENAME TO "books";

-- Its name follows.
ALTER TABLE "books" RENAME CONSTRAINT "fk_volumes_reader_id" TO "fk_books_reader_id";

-- Its name follows.
ALTER TABLE "books" RENAME CONSTRAINT "ck_volumes_some" TO "ck_books_some";

-- Its name follows.
ALTER TABLE "books" RENAME CONSTRAINT "pk_volumes" TO "pk_books";

-- Its name follows.
ALTER INDEX "ix_volumes_pages_33d41bc1058ad24c" RENAME TO "ix_books_pages_4a89b523932060fb";

-- Its name follows.
ALTER INDEX "ix_volumes_pages_768a249b87a45bd9" RENAME TO "ix_books_pages_ae87f7c5807d43f9";

-- Its name follows.
ALTER INDEX "ix_volumes_reader_id" RENAME TO "ix_books_reader_id";

-- readers is called members.
ALTER TABLE "readers" RENAME TO "members";

-- Its name follows.
ALTER TABLE "members" RENAME CONSTRAINT "pk_readers" TO "pk_members";

-- Or else: volumes.pages: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."pages" BETWEEN -2147483648 AND 2147483647) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: volumes.pages: rows with a value that does not fit: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: volumes.reader_id: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."reader_id" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: volumes.reader_id: rows with a value that does not fit: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: readers.id: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("members"."id" AS text) AS "cwom_key" FROM "members" WHERE ("members"."id" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: readers.id: rows with a value that does not fit: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: ck_books_some: rows of volumes that break it.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", (("books"."pages")::integer)::integer AS "pages" FROM "books") AS "rows" WHERE ("pages" > 0) IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_books_some: rows of volumes that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "fk_books_reader_id";

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "ck_books_some";

-- It is gone, or another one.
DROP INDEX "ix_books_pages_4a89b523932060fb";

-- It is gone, or another one.
DROP INDEX "ix_books_pages_ae87f7c5807d43f9";

-- It is gone, or another one.
DROP INDEX "ix_books_reader_id";

-- It is gone, or another one.
ALTER TABLE "members" DROP CONSTRAINT "ck_readers_id_length";

-- books.pages has another type.
ALTER TABLE "books" ALTER COLUMN "pages" TYPE integer USING ("pages")::integer;

-- books.reader_id has another type.
ALTER TABLE "books" ALTER COLUMN "reader_id" TYPE uuid USING ("reader_id")::uuid;

-- members.id has another type.
ALTER TABLE "members" ALTER COLUMN "id" TYPE uuid USING ("id")::uuid;

-- A rule on each row.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_some" CHECK ("pages" > 0);

-- An index of books.
CREATE INDEX "ix_books_pages_4a89b523932060fb" ON "books" ("pages");

-- An index of books.
CREATE INDEX "ix_books_pages_ae87f7c5807d43f9" ON "books" ("pages") WHERE "pages" > 3;

-- An index of books.
CREATE INDEX "ix_books_reader_id" ON "books" ("reader_id");

-- What it refers to stays.
ALTER TABLE "books" ADD CONSTRAINT "fk_books_reader_id" FOREIGN KEY ("reader_id") REFERENCES "members" ("id") ON DELETE CASCADE;

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:books:id: it never changes after creation'
    );

-- A rule of members.
CREATE TRIGGER "tr_members_frozen" AFTER UPDATE ON "members" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:members:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_frozen";

-- Fire for replication, too.
ALTER TABLE "members"
    ENABLE ALWAYS TRIGGER "tr_members_frozen";

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/2 phase=validate online
-- A rule that is proved needs no undoing.
SELECT 1;

