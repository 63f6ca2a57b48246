-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'pages', 'twice', 'long', 'note', 'parent_id')) <> 7 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: books.note is required: rows that have nothing there.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."note" IS NOT NULL OR ('-') IS NOT NULL) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books.note is required: rows that have nothing there: ' || cwom_n || ', such as id ' || cwom_example || '; fill them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_parent_id_acyclic_update" ON "books";
DROP TRIGGER "tr_books_parent_id_acyclic_insert" ON "books";
DROP TRIGGER "tr_books_frozen" ON "books";

-- Values that may not stay are replaced.
UPDATE "books" SET "note" = coalesce("note", ('-'))
    WHERE "note" IS NULL;

-- It is required from now on; rows that are there are proved later.
ALTER TABLE "books" ADD CONSTRAINT "ck_books_note_set" CHECK ("note" IS NOT NULL) NOT VALID;

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:books:id: it never changes after creation'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_parent_id_acyclic_insert" AFTER INSERT ON "books" FOR EACH ROW
    WHEN (NEW."parent_id" IS NOT NULL)
    EXECUTE FUNCTION "tr_books_parent_id_acyclic_insert"();

-- A rule of books.
CREATE TRIGGER "tr_books_parent_id_acyclic_update" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."parent_id" IS NOT NULL AND NEW."parent_id" IS DISTINCT FROM OLD."parent_id")
    EXECUTE FUNCTION "tr_books_parent_id_acyclic_insert"();

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tr_books_frozen",
    ENABLE ALWAYS TRIGGER "tr_books_parent_id_acyclic_insert",
    ENABLE ALWAYS TRIGGER "tr_books_parent_id_acyclic_update";

-- postgres/20260102000001_change_validate.up.sql
-- cwom 20260102000000_change postgres up 2/2 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write; then the rule needs no look at the rows.
ALTER TABLE "books" VALIDATE CONSTRAINT "ck_books_note_set";
ALTER TABLE "books" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "books" DROP CONSTRAINT "ck_books_note_set";

