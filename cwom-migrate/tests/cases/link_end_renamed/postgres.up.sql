-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: book_readers has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"book_readers"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('book_id', 'member_id', 'created_at')) <> 3 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: book_readers has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: members has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"members"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name')) <> 2 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: members has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_book_readers_frozen" ON "book_readers";

-- A column is called otherwise.
ALTER TABLE "book_readers" RENAME COLUMN "member_id" TO "reader_id";

-- Its name follows.
ALTER TABLE "book_readers" RENAME CONSTRAINT "fk_book_readers_member_id" TO "fk_book_readers_reader_id";

-- Its name follows.
ALTER INDEX "ix_book_readers_member_id_book_id" RENAME TO "ix_book_readers_reader_id_book_id";

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_frozen" AFTER UPDATE ON "book_readers" FOR EACH ROW
    WHEN (NEW."book_id" IS DISTINCT FROM OLD."book_id"
        OR NEW."reader_id" IS DISTINCT FROM OLD."reader_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'book_id',
        'cwom:immutable:book_readers:book_id: it never changes after creation',
        'reader_id',
        'cwom:immutable:book_readers:reader_id: it never changes after creation',
        'created_at',
        'cwom:immutable:book_readers:created_at: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "book_readers"
    ENABLE ALWAYS TRIGGER "tr_book_readers_frozen";

