-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/2 phase=expand online
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

-- Or else: book_fans.member_id: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("book_fans"."book_id" AS text) || ', ' || CAST("book_fans"."member_id" AS text) AS "cwom_key" FROM "book_fans" WHERE ("book_fans"."member_id" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: book_fans.member_id: rows with a value that does not fit: ' || cwom_n || ', such as book_id, member_id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: books.reader_id: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."reader_id" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books.reader_id: rows with a value that does not fit: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
    END IF;
END $cwom$;

-- Or else: members.id: rows with a value that does not fit.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("members"."id" AS text) AS "cwom_key" FROM "members" WHERE ("members"."id" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: members.id: rows with a value that does not fit: ' || cwom_n || ', such as id ' || cwom_example || '; change them, then migrate again';
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

-- It is gone, or another one.
ALTER TABLE "members" DROP CONSTRAINT "ck_members_id_length";

-- book_fans.member_id has another type.
ALTER TABLE "book_fans" ALTER COLUMN "member_id" TYPE uuid USING ("member_id")::uuid;

-- books.reader_id has another type.
ALTER TABLE "books" ALTER COLUMN "reader_id" TYPE uuid USING ("reader_id")::uuid;

-- members.id has another type.
ALTER TABLE "members" ALTER COLUMN "id" TYPE uuid USING ("id")::uuid;

-- An index of book_fans.
CREATE INDEX "ix_book_fans_member_id_book_id" ON "book_fans" ("member_id", "book_id");

-- An index of books.
CREATE INDEX "ix_books_reader_id" ON "books" ("reader_id");

-- What it refers to stays.
ALTER TABLE "book_fans" ADD CONSTRAINT "fk_book_fans_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE;

-- What it refers to stays.
ALTER TABLE "books" ADD CONSTRAINT "fk_books_reader_id" FOREIGN KEY ("reader_id") REFERENCES "members" ("id") ON DELETE CASCADE;

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

-- postgres/20260102000001_change_validate.down.sql
-- cwom 20260102000000_change postgres down 2/2 phase=validate online
-- A rule that is proved needs no undoing.
SELECT 1;

