-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/4 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'reader_id')) <> 3 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "fk_books_reader_id";

-- Links rows of `books` with rows of `members`.
CREATE TABLE "book_readers" (
    "book_id" uuid NOT NULL,
    "member_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "pk_book_readers" PRIMARY KEY ("book_id", "member_id"),
    CONSTRAINT "ck_book_readers_created_at_form" CHECK ("created_at" >= '0001-01-01 00:00:00+00' AND "created_at" < '10000-01-01 00:00:00+00')
);

-- An index of book_readers.
CREATE INDEX "ix_book_readers_member_id_book_id" ON "book_readers" ("member_id", "book_id");
COMMENT ON TABLE "book_readers" IS 'Links rows of `books` with rows of `members`.';

-- What it refers to is there.
ALTER TABLE "book_readers" ADD CONSTRAINT "fk_book_readers_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE;

-- What it refers to is there.
ALTER TABLE "book_readers" ADD CONSTRAINT "fk_book_readers_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE;

-- books.reader_id is gone.
ALTER TABLE "books" DROP COLUMN "reader_id";

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_frozen" AFTER UPDATE ON "book_readers" FOR EACH ROW
    WHEN (NEW."book_id" IS DISTINCT FROM OLD."book_id"
        OR NEW."member_id" IS DISTINCT FROM OLD."member_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'book_id',
        'cwom:immutable:book_readers:book_id: it never changes after creation',
        'member_id',
        'cwom:immutable:book_readers:member_id: it never changes after creation',
        'created_at',
        'cwom:immutable:book_readers:created_at: it never changes after creation'
    );

-- Fire for replication, too.
ALTER TABLE "book_readers"
    ENABLE ALWAYS TRIGGER "tr_book_readers_frozen";

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/4 phase=validate online
-- A rule that is proved needs no undoing.
SELECT 1;

-- postgres/20260102000002_change_index_ix_books_reader_id.down.sql
-- no-transaction
-- cwom 20260102000000_change postgres down 3/4 phase=index online
DROP INDEX CONCURRENTLY IF EXISTS "ix_books_reader_id";

-- postgres/20260102000003_change_gate_ix_books_reader_id.down.sql
-- cwom 20260102000000_change postgres down 4/4 phase=gate online
-- The index goes in the next file back.
SELECT 1;

