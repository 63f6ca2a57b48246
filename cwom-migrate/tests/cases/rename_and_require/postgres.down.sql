-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: volumes has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"volumes"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'place')) <> 3 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: volumes has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_volumes_frozen" ON "volumes";

-- volumes is called books.
ALTER TABLE "volumes" RENAME TO "books";

-- A column is called otherwise.
ALTER TABLE "books" RENAME COLUMN "place" TO "shelf";

-- Its name follows.
ALTER TABLE "books" RENAME CONSTRAINT "pk_volumes" TO "pk_books";

-- Its name follows.
ALTER INDEX "ix_volumes_place" RENAME TO "ix_books_shelf";

-- It may be null.
ALTER TABLE "books" ALTER COLUMN "shelf" DROP NOT NULL;
ALTER TABLE "books" DROP CONSTRAINT IF EXISTS "ck_volumes_place_set";

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
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- The proof is as it was before it was done.
ALTER TABLE "volumes" ADD CONSTRAINT "ck_volumes_place_set" CHECK ("place" IS NOT NULL) NOT VALID;

