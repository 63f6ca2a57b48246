-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: book_fans has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"book_fans"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('book_id', 'member_id', 'created_at')) <> 3 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: book_fans has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'reader_id')) <> 3 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: members has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"members"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name')) <> 2 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: members has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: ck_members_id_length: rows of members that break it.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("members"."id" AS text) AS "cwom_key", (("members"."id")::text)::text COLLATE "C" AS "id" FROM "members") AS "rows" WHERE (length("id") BETWEEN 1 AND 36) IS FALSE;
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: ck_members_id_length: rows of members that break it: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_members_frozen" ON "members";
DROP TRIGGER "tr_books_frozen" ON "books";
DROP TRIGGER "tr_book_fans_frozen" ON "book_fans";

-- It is gone, or another one.
ALTER TABLE "book_fans" DROP CONSTRAINT "fk_book_fans_member_id";

-- It is gone, or another one.
ALTER TABLE "books" DROP CONSTRAINT "fk_books_reader_id";

-- It is gone, or another one.
DROP INDEX "ix_book_fans_member_id_book_id";

-- It is gone, or another one.
DROP INDEX "ix_books_reader_id";

-- book_fans.member_id has another type.
ALTER TABLE "book_fans" ALTER COLUMN "member_id" TYPE text COLLATE "C" USING ("member_id")::text;

-- books.reader_id has another type.
ALTER TABLE "books" ALTER COLUMN "reader_id" TYPE text COLLATE "C" USING ("reader_id")::text;

-- members.id has another type.
ALTER TABLE "members" ALTER COLUMN "id" TYPE text COLLATE "C" USING ("id")::text;

-- An index of book_fans.
CREATE INDEX "ix_book_fans_member_id_book_id" ON "book_fans" ("member_id", "book_id");

-- An index of books.
CREATE INDEX "ix_books_reader_id" ON "books" ("reader_id");

-- A rule on each row.
ALTER TABLE "members" ADD CONSTRAINT "ck_members_id_length" CHECK (length("id") BETWEEN 1 AND 36) NOT VALID;

-- What it refers to stays.
ALTER TABLE "book_fans" ADD CONSTRAINT "fk_book_fans_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE NOT VALID;

-- What it refers to stays.
ALTER TABLE "books" ADD CONSTRAINT "fk_books_reader_id" FOREIGN KEY ("reader_id") REFERENCES "members" ("id") ON DELETE CASCADE NOT VALID;

-- A rule of book_fans.
CREATE TRIGGER "tr_book_fans_frozen" AFTER UPDATE ON "book_fans" FOR EACH ROW
    WHEN (NEW."book_id" IS DISTINCT FROM OLD."book_id"
        OR NEW."member_id" IS DISTINCT FROM OLD."member_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'book_id',
        'cwom:immutable:book_fans:book_id: it never changes after creation',
        'member_id',
        'cwom:immutable:book_fans:member_id: it never changes after creation',
        'created_at',
        'cwom:immutable:book_fans:created_at: it never changes after creation'
    );

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
ALTER TABLE "book_fans"
    ENABLE ALWAYS TRIGGER "tr_book_fans_frozen";

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_frozen";

-- Fire for replication, too.
ALTER TABLE "members"
    ENABLE ALWAYS TRIGGER "tr_members_frozen";

-- postgres/20260102000001_change_validate.up.sql
-- cwom 20260102000000_change postgres up 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write.
ALTER TABLE "members" VALIDATE CONSTRAINT "ck_members_id_length";

-- Proved while others write.
ALTER TABLE "book_fans" VALIDATE CONSTRAINT "fk_book_fans_member_id";

-- Proved while others write.
ALTER TABLE "books" VALIDATE CONSTRAINT "fk_books_reader_id";

