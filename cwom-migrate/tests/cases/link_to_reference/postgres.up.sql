-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/4 phase=expand online
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

-- Or else: fk_books_reader_id: rows of books that refer to nothing.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", ((SELECT min(r.member_id::text)::uuid FROM book_readers AS r WHERE r.book_id = books.id))::uuid AS "reader_id" FROM "books") AS "rows" WHERE "rows"."reader_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM (SELECT CAST("members"."id" AS text) AS "cwom_key", "members"."id" AS "id" FROM "members") AS "target" WHERE "target"."id" = "rows"."reader_id");
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: fk_books_reader_id: rows of books that refer to nothing: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_frozen" ON "books";
DROP TRIGGER "tr_book_readers_frozen" ON "book_readers";

-- The table goes; nothing holds it.
ALTER TABLE "book_readers" DROP CONSTRAINT "fk_book_readers_book_id";

-- The table goes; nothing holds it.
ALTER TABLE "book_readers" DROP CONSTRAINT "fk_book_readers_member_id";

-- books.reader_id is new.
ALTER TABLE "books" ADD COLUMN "reader_id" uuid;

-- Rows that are there get a value.
UPDATE "books" SET "reader_id" = (SELECT min(r.member_id::text)::uuid FROM book_readers AS r WHERE r.book_id = books.id);

-- What it refers to stays.
ALTER TABLE "books" ADD CONSTRAINT "fk_books_reader_id" FOREIGN KEY ("reader_id") REFERENCES "members" ("id") ON DELETE NO ACTION NOT VALID;

-- It is not in use any more.
DROP TABLE "book_readers";

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

-- Proved while others write.
ALTER TABLE "books" VALIDATE CONSTRAINT "fk_books_reader_id";

-- postgres/20260102000002_change_index_ix_books_reader_id.up.sql
-- no-transaction
-- cwom 20260102000000_change postgres up 3/4 phase=index online
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ix_books_reader_id" ON "books" ("reader_id");

-- postgres/20260102000003_change_gate_ix_books_reader_id.up.sql
-- cwom 20260102000000_change postgres up 4/4 phase=gate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: index ix_books_reader_id is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again.
DO $cwom$ BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('"ix_books_reader_id"') AND indisvalid
    ) THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: index ix_books_reader_id is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again';
    END IF;
END $cwom$;

