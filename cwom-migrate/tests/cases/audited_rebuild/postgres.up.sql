-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: books has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"books"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'title', 'pages', 'row_version')) <> 4 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: books has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_books_no_truncate" ON "books";
DROP TRIGGER "tr_books_next_version" ON "books";
DROP TRIGGER "tr_books_frozen" ON "books";
DROP TRIGGER "tr_books_first_version" ON "books";
DROP TRIGGER "tw_books" ON "books";
DROP FUNCTION "tw_books"();

-- books.pages has another type.
ALTER TABLE "books" ALTER COLUMN "pages" TYPE bigint USING ("pages")::bigint;

-- It may be null.
ALTER TABLE "books" ALTER COLUMN "pages" DROP NOT NULL;
ALTER TABLE "books" DROP CONSTRAINT IF EXISTS "ck_books_pages_set";

-- A function of rules.
CREATE FUNCTION "tw_books"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
    why text := nullif(current_setting('cwom.note', true), '');
    part_of uuid := nullif(current_setting('cwom.trace_id', true), '')::uuid;
    version bigint;
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:books:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Book', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'pages', NEW."pages", 'row_version', NEW."row_version"),
            why, part_of, '966a1ccb89e1', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Book' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:books:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Book', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'pages', OLD."pages", 'row_version', OLD."row_version"),
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'pages', NEW."pages", 'row_version', NEW."row_version"),
            why, part_of, '966a1ccb89e1', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Book', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'pages', OLD."pages", 'row_version', OLD."row_version"),
            NULL,
            why, part_of, '966a1ccb89e1', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entries of books.
CREATE TRIGGER "tw_books" AFTER INSERT OR UPDATE OR DELETE ON "books" FOR EACH ROW
    EXECUTE FUNCTION "tw_books"();

-- A rule of books.
CREATE TRIGGER "tr_books_first_version" AFTER INSERT ON "books" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:books:row_version: a new row has version 1'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id")
    EXECUTE FUNCTION "fn_library_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:books:id: it never changes after creation'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_next_version" AFTER UPDATE ON "books" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        'row_version',
        'cwom:version:books:row_version: a change states the version after the one that it read'
    );

-- A rule of books.
CREATE TRIGGER "tr_books_no_truncate" BEFORE TRUNCATE ON "books" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        '',
        'cwom:version:books:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tw_books",
    ENABLE ALWAYS TRIGGER "tr_books_first_version",
    ENABLE ALWAYS TRIGGER "tr_books_frozen",
    ENABLE ALWAYS TRIGGER "tr_books_next_version",
    ENABLE ALWAYS TRIGGER "tr_books_no_truncate";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_books'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;

