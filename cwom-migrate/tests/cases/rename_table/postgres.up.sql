-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'parent_id', 'row_version', 'created_at', 'updated_at')) <> 6 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_no_truncate" ON "books";
DROP TRIGGER "tr_books_next_version" ON "books";
DROP TRIGGER "tr_books_frozen" ON "books";
DROP TRIGGER "tr_books_first_version" ON "books";
DROP TRIGGER "tr_books_clock" ON "books";

-- books is called volumes.
ALTER TABLE "books" RENAME TO "volumes";

-- Its name follows.
ALTER TABLE "volumes" RENAME CONSTRAINT "fk_books_parent_id" TO "fk_volumes_parent_id";

-- Its name follows.
ALTER TABLE "volumes" RENAME CONSTRAINT "ck_books_created_at_form" TO "ck_volumes_created_at_form";

-- Its name follows.
ALTER TABLE "volumes" RENAME CONSTRAINT "ck_books_row_version_range" TO "ck_volumes_row_version_range";

-- Its name follows.
ALTER TABLE "volumes" RENAME CONSTRAINT "ck_books_updated_at_form" TO "ck_volumes_updated_at_form";

-- Its name follows.
ALTER TABLE "volumes" RENAME CONSTRAINT "pk_books" TO "pk_volumes";

-- Its name follows.
ALTER INDEX "ix_books_parent_id" RENAME TO "ix_volumes_parent_id";

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_clock" AFTER UPDATE ON "volumes" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:volumes:updated_at: a change is not older than the one before'
    );

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_first_version" AFTER INSERT ON "volumes" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:volumes:row_version: a new row has version 1'
    );

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_frozen" AFTER UPDATE ON "volumes" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:volumes:id: it never changes after creation',
        'created_at',
        'cwom:immutable:volumes:created_at: it never changes after creation'
    );

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_next_version" AFTER UPDATE ON "volumes" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:volumes:row_version: a change states the version after the one that it read'
    );

-- A rule of volumes.
CREATE TRIGGER "tr_volumes_no_truncate" BEFORE TRUNCATE ON "volumes" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        '',
        'cwom:version:volumes:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "volumes"
    ENABLE ALWAYS TRIGGER "tr_volumes_clock",
    ENABLE ALWAYS TRIGGER "tr_volumes_first_version",
    ENABLE ALWAYS TRIGGER "tr_volumes_frozen",
    ENABLE ALWAYS TRIGGER "tr_volumes_next_version",
    ENABLE ALWAYS TRIGGER "tr_volumes_no_truncate";

