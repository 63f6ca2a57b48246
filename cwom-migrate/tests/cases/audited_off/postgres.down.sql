-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Images are the same whatever the session has.
SET LOCAL timezone = 'UTC';
SET LOCAL datestyle = 'ISO, YMD';
SET LOCAL intervalstyle = 'iso_8601';
SET LOCAL extra_float_digits = 1;
SET LOCAL bytea_output = 'hex';

-- The history of the rows of books begins.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT clock_timestamp(), 'system', 'cwom:migrate', 'created',
        'Book', "n"."id"::text, "n"."row_version",
        NULL,
        jsonb_build_object('id', "n"."id", 'title', "n"."title", 'row_version', "n"."row_version"),
        'migration 20260102000000_change, taken back', '20a68de8d1fd', replace(gen_random_uuid()::text, '-', '')
    FROM "books" AS "n" WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = "n"."id"::text
        AND "e"."entity_version" = "n"."row_version")
    ORDER BY "n"."id";

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
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version"),
            why, part_of, '20a68de8d1fd', replace(gen_random_uuid()::text, '-', '')
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
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version"),
            jsonb_build_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version"),
            why, part_of, '20a68de8d1fd', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Book', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version"),
            NULL,
            why, part_of, '20a68de8d1fd', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entries of books.
CREATE TRIGGER "tw_books" AFTER INSERT OR UPDATE OR DELETE ON "books" FOR EACH ROW
    EXECUTE FUNCTION "tw_books"();

-- Fire for replication, too.
ALTER TABLE "books"
    ENABLE ALWAYS TRIGGER "tw_books";

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

