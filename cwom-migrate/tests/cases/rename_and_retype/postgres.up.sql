-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: members has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"members"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name')) <> 2 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: members has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'pages', 'reader_id')) <> 4 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_members_frozen" ON "members";
DROP TRIGGER "tr_books_frozen" ON "books";

-- members is called readers.
ALTER TABLE "members" RENAME TO "readers";

-- Its name follows.
ALTER TABLE "readers" RENAME CONSTRAINT "pk_members" TO "pk_readers";

-- books is called volumes.
ALTER TABLE "books" RENAME TO "volumes";

-- Its name follows.
ALTER TABLE "volumes" RENAME CONSTRAINT "fk_books_reader_id" TO "fk_volumes_reader_id";

-- Its name follows.
ALTER TABLE "volumes" RENAME CONSTRAINT "ck_books_some" TO "ck_volumes_some";

-- Its name follows.
ALTER TABLE "volumes" RENAME CONSTRAINT "pk_books" TO "pk_volumes";

-- Its name follows.
ALTER INDEX "ix_books_pages_4a89b523932060fb" RENAME TO "ix_volumes_pages_33d41bc1058ad24c";

-- Its name follows.
ALTER INDEX "ix_books_pages_ae87f7c5807d43f9" RENAME TO "ix_volumes_pages_768a249b87a45bd9";

-- Its name follows.
ALTER INDEX "ix_books_reader_id" RENAME TO "ix_volumes_reader_id";

-- Or else: ck_readers_id_length: rows of members that break it.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("readers"."id" AS text) AS "cwom_key", (("readers"."id")::text)::text COLLATE "C" AS "id" FROM "readers") AS "rows" WHERE (length("id") BETWEEN 1 AND 36) IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_readers_id_length: rows of members that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: ck_volumes_some: rows of books that break it.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("volumes"."id" AS text) AS "cwom_key", (("volumes"."pages")::bigint)::bigint AS "pages" FROM "volumes") AS "rows" WHERE ("pages" > 0) IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_volumes_some: rows of books that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- It is gone, or another one.
ALTER TABLE "volumes" DROP CONSTRAINT "fk_volumes_reader_id";

-- It is gone, or another one.
ALTER TABLE "volumes" DROP CONSTRAINT "ck_volumes_some";

-- It is gone, or another one.
DROP INDEX "ix_volumes_pages_33d41bc1058ad24c";

-- It is gone, or another one.
DROP INDEX "ix_volumes_pages_768a249b87a45bd9";

-- It is gone, or another one.
DROP INDEX "ix_volumes_reader_id";

-- readers.id has another type.
ALTER TABLE "readers" ALTER COLUMN "id" TYPE text COLLATE "C" USING ("id")::text;

-- volumes.pages has another type.
ALTER TABLE "volumes" ALTER COLUMN "pages" TYPE bigint USING ("pages")::bigint;

-- volumes.reader_id has another type.
ALTER TABLE "volumes" ALTER COLUMN "reader_id" TYPE text COLLATE "C" USING ("reader_id")::text;

-- A rule on each row.
ALTER TABLE "readers" ADD CONSTRAINT "ck_readers_id_length" CHECK (length("id") BETWEEN 1 AND 36) NOT VALID;

-- A rule on each row.
ALTER TABLE "volumes" ADD CONSTRAINT "ck_volumes_some" CHECK ("pages" > 0) NOT VALID;

-- An index of volumes.
CREATE INDEX "ix_volumes_pages_33d41bc1058ad24c" ON "volumes" ("pages");

-- An index of volumes.
CREATE INDEX "ix_volumes_pages_768a249b87a45bd9" ON "volumes" ("pages") WHERE "pages" > 3;

-- An index of volumes.
CREATE INDEX "ix_volumes_reader_id" ON "volumes" ("reader_id");

-- What it refers to stays.
ALTER TABLE "volumes" ADD CONSTRAINT "fk_volumes_reader_id" FOREIGN KEY ("reader_id") REFERENCES "readers" ("id") ON DELETE CASCADE NOT VALID;

-- A rule of readers.
CREATE TRIGGER "tr_readers_frozen" AFTER UPDATE ON "readers" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:readers:id: it never changes after creation'
    );

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_frozen" AFTER UPDATE ON "volumes" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:volumes:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "readers"
    ENABLE ALWAYS TRIGGER "tr_readers_frozen";

-- Fire for replication, too.
ALTER TABLE "volumes"
    ENABLE ALWAYS TRIGGER "tr_volumes_frozen";

-- postgres/20260102000001_change_validate.up.sql
-- cwom 20260102000000_change postgres up 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write.
ALTER TABLE "readers" VALIDATE CONSTRAINT "ck_readers_id_length";

-- Proved while others write.
ALTER TABLE "volumes" VALIDATE CONSTRAINT "ck_volumes_some";

-- Proved while others write.
ALTER TABLE "volumes" VALIDATE CONSTRAINT "fk_volumes_reader_id";

