-- postgres/20260102000000_change.up.sql
-- cwom 20260102000000_change postgres up 1/2 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: book_readers has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"book_readers"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('book_id', 'member_id', 'note', 'created_at')) <> 4 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: book_readers has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: book_readers.note is required: rows that have nothing there.
DO $cwom$ DECLARE
    cwom_n bigint;
    cwom_example text;
BEGIN
    SELECT count(*), min("cwom_key" COLLATE "C") INTO cwom_n, cwom_example
        FROM (SELECT CAST("book_readers"."book_id" AS text) || ', ' || CAST("book_readers"."member_id" AS text) AS "cwom_key" FROM "book_readers" WHERE ("book_readers"."note" IS NOT NULL OR ('-') IS NOT NULL) IS FALSE) AS "rows";
    IF cwom_n > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: book_readers.note is required: rows that have nothing there: ' || cwom_n || ', such as book_id, member_id ' || cwom_example || '; fill them, then migrate again';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_book_readers_no_truncate" ON "book_readers";
DROP TRIGGER "tr_book_readers_frozen" ON "book_readers";
DROP TRIGGER "tw_book_readers" ON "book_readers";
DROP FUNCTION "tw_book_readers"();

-- Images are the same whatever the session has.
SET LOCAL timezone = 'UTC';
SET LOCAL datestyle = 'ISO, YMD';
SET LOCAL intervalstyle = 'iso_8601';
SET LOCAL extra_float_digits = 1;
SET LOCAL bytea_output = 'hex';

-- What the rows of book_readers were, for the audit log.
CREATE TEMP TABLE "cwom_was_1" ON COMMIT DROP AS
    SELECT "o"."book_id" AS "k1",
        "o"."member_id" AS "k2",
        jsonb_build_object('book_id', "o"."book_id", 'member_id', "o"."member_id", 'note', "o"."note", 'created_at', to_char("o"."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS "before",
        to_jsonb("o"."note") AS "v1"
    FROM "book_readers" AS "o"
    WHERE "note" IS NULL;

-- book_readers.stars is new.
ALTER TABLE "book_readers" ADD COLUMN "stars" integer NOT NULL DEFAULT 3;

-- Values that may not stay are replaced.
UPDATE "book_readers" SET "note" = coalesce("note", ('-'))
    WHERE "note" IS NULL;

-- It is required from now on; rows that are there are proved later.
ALTER TABLE "book_readers" ADD CONSTRAINT "ck_book_readers_note_set" CHECK ("note" IS NOT NULL) NOT VALID;

-- One entry for each of them.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT clock_timestamp(), 'system', 'cwom:migrate', 'updated',
        'Book.readers', "n"."book_id"::text || '/' || "n"."member_id"::text, (SELECT coalesce(max("e"."entity_version"), 0) + 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = "n"."book_id"::text || '/' || "n"."member_id"::text),
        "w"."before",
        jsonb_build_object('book_id', "n"."book_id", 'member_id', "n"."member_id", 'note', "n"."note", 'stars', "n"."stars", 'created_at', to_char("n"."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
        'migration 20260102000000_change', '4e6bf1a804b7', replace(gen_random_uuid()::text, '-', '')
    FROM pg_temp."cwom_was_1" AS "w" JOIN "book_readers" AS "n" ON "n"."book_id" = "w"."k1" AND "n"."member_id" = "w"."k2"
    WHERE to_jsonb("n"."note") IS DISTINCT FROM "w"."v1"
    ORDER BY "n"."book_id", "n"."member_id";
DROP TABLE pg_temp."cwom_was_1";

-- A function of rules.
CREATE FUNCTION "tw_book_readers"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:book_readers:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = NEW."book_id"::text || '/' || NEW."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Book.readers', NEW."book_id"::text || '/' || NEW."member_id"::text,
            version, NULL,
            jsonb_build_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'stars', NEW."stars", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '4e6bf1a804b7', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = NEW."book_id"::text || '/' || NEW."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Book.readers', NEW."book_id"::text || '/' || NEW."member_id"::text,
            version, jsonb_build_object('book_id', OLD."book_id", 'member_id', OLD."member_id", 'note', OLD."note", 'stars', OLD."stars", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'stars', NEW."stars", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '4e6bf1a804b7', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = OLD."book_id"::text || '/' || OLD."member_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Book.readers', OLD."book_id"::text || '/' || OLD."member_id"::text,
            version, jsonb_build_object('book_id', OLD."book_id", 'member_id', OLD."member_id", 'note', OLD."note", 'stars', OLD."stars", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '4e6bf1a804b7', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entries of book_readers.
CREATE TRIGGER "tw_book_readers" AFTER INSERT OR UPDATE OR DELETE ON "book_readers" FOR EACH ROW
    EXECUTE FUNCTION "tw_book_readers"();

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

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_no_truncate" BEFORE TRUNCATE ON "book_readers" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_library_refuse"(
        'WO003',
        '',
        'cwom:version:book_readers:-: rows are deleted one by one, not all at once'
    );

-- Fire for replication, too.
ALTER TABLE "book_readers"
    ENABLE ALWAYS TRIGGER "tw_book_readers",
    ENABLE ALWAYS TRIGGER "tr_book_readers_frozen",
    ENABLE ALWAYS TRIGGER "tr_book_readers_no_truncate";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_book_readers'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;

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

