-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
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

-- Or else: book_readers.note is required: rows that have nothing there.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("book_readers"."book_id" AS text) || ', ' || CAST("book_readers"."member_id" AS text) AS "cwom_key" FROM "book_readers" WHERE (('-') IS NOT NULL) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: book_readers.note is required: rows that have nothing there: ' || cwom_n || ', such as book_id, member_id ' || cwom_example || '; fill them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_book_readers_frozen" ON "book_readers";

-- book_readers.role is new.
ALTER TABLE "book_readers" ADD COLUMN "role" text COLLATE "C";

-- book_readers.stars is new.
ALTER TABLE "book_readers" ADD COLUMN "stars" integer NOT NULL DEFAULT 3;

-- book_readers.note is new.
ALTER TABLE "book_readers" ADD COLUMN "note" text COLLATE "C";

-- Rows that are there get a value.
UPDATE "book_readers" SET "note" = ('-');

-- It is required from now on; rows that are there are proved later.
ALTER TABLE "book_readers" ADD CONSTRAINT "ck_book_readers_note_set" CHECK ("note" IS NOT NULL) NOT VALID;

-- A rule on each row.
ALTER TABLE "book_readers" ADD CONSTRAINT "ck_book_readers_role_length" CHECK (length("role") BETWEEN 1 AND 64) NOT VALID;

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

-- postgres/20260102000001_change_validate.up.sql
-- cwom 20260102000000_change postgres up 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write; then the rule needs no look at the rows.
ALTER TABLE "book_readers" VALIDATE CONSTRAINT "ck_book_readers_note_set";
ALTER TABLE "book_readers" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "book_readers" DROP CONSTRAINT "ck_book_readers_note_set";

-- Proved while others write.
ALTER TABLE "book_readers" VALIDATE CONSTRAINT "ck_book_readers_role_length";

