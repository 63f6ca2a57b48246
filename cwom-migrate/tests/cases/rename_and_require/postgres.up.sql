-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
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

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_frozen" ON "books";

-- books is called volumes.
ALTER TABLE "books" RENAME TO "volumes";

-- A column is called otherwise.
ALTER TABLE "volumes" RENAME COLUMN "shelf" TO "place";

-- Its name follows.
ALTER TABLE "volumes" RENAME CONSTRAINT "pk_books" TO "pk_volumes";

-- Its name follows.
ALTER INDEX "ix_books_shelf" RENAME TO "ix_volumes_place";

-- Or else: books.shelf is required: rows that have nothing there.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("volumes"."id" AS text) AS "cwom_key" FROM "volumes" WHERE ("volumes"."place" IS NOT NULL OR (upper(volumes.title)) IS NOT NULL) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books.shelf is required: rows that have nothing there: ' || cwom_n || ', such as id ' || cwom_example || '; fill them, then migrate again';
    END IF;
END $cwom$;

-- Values that may not stay are replaced.
UPDATE "volumes" SET "place" = coalesce("place", (upper(volumes.title)))
    WHERE "place" IS NULL;

-- It is required from now on; rows that are there are proved later.
ALTER TABLE "volumes" ADD CONSTRAINT "ck_volumes_place_set" CHECK ("place" IS NOT NULL) NOT VALID;

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_frozen" AFTER UPDATE ON "volumes" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:volumes:id: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "volumes"
    ENABLE ALWAYS TRIGGER "tr_volumes_frozen";

-- postgres/20260102000001_change_validate.up.sql
-- cwom 20260102000000_change postgres up 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write; then the rule needs no look at the rows.
ALTER TABLE "volumes" VALIDATE CONSTRAINT "ck_volumes_place_set";
ALTER TABLE "volumes" ALTER COLUMN "place" SET NOT NULL;
ALTER TABLE "volumes" DROP CONSTRAINT "ck_volumes_place_set";

