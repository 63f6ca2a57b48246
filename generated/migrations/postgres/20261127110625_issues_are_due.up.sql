-- cwom 20261127110625_issues_are_due postgres up 1/4 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: cwom_artifacts has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_artifacts"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'produced_by_id', 'produced_by_role', 'for_issue_id', 'for_issue_role', 'type', 'title', 'uri', 'digest', 'media_type', 'size_bytes', 'preview', 'verification', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at')) <> 19 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_artifacts has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_issues has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_issues"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'repo_id', 'repo_role', 'parent_id', 'title', 'description', 'type', 'priority', 'status', 'assignees', 'watchers', 'acceptance', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at')) <> 18 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_issues has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tw_cwom_issues" ON "cwom_issues";
DROP FUNCTION "tw_cwom_issues"();

-- It is gone, or another one.
ALTER TABLE "cwom_artifacts" DROP CONSTRAINT "ck_cwom_artifacts_type_values";

-- cwom_issues.due_at is new.
ALTER TABLE "cwom_issues" ADD COLUMN "due_at" timestamptz;

-- A rule on each row.
ALTER TABLE "cwom_artifacts" ADD CONSTRAINT "ck_cwom_artifacts_type_values" CHECK ("type" IN ('code_patch', 'commit', 'pr', 'build', 'container_image', 'doc', 'report', 'dataset', 'log', 'trace', 'binary', 'link', 'sbom')) NOT VALID;

-- A rule on each row.
ALTER TABLE "cwom_issues" ADD CONSTRAINT "ck_cwom_issues_due_at_form" CHECK ("due_at" >= '0001-01-01 00:00:00+00' AND "due_at" < '10000-01-01 00:00:00+00') NOT VALID;
COMMENT ON COLUMN "cwom_issues"."due_at" IS 'When it should be done.';

-- A function of rules.
CREATE FUNCTION "tw_cwom_issues"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Issue' AND e.entity_id = NEW."id"::text) THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_issues:id: this id was used before, and its history stays its own';
        END IF;
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'created', 'Issue', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', to_char(NEW."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assignees', NEW."assignees", 'watchers', NEW."watchers", 'acceptance', NEW."acceptance", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '42f96fefede9', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Issue', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', to_char(OLD."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assignees', OLD."assignees", 'watchers', OLD."watchers", 'acceptance', OLD."acceptance", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', to_char(NEW."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assignees', NEW."assignees", 'watchers', NEW."watchers", 'acceptance', NEW."acceptance", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '42f96fefede9', replace(gen_random_uuid()::text, '-', ''));
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        VALUES (clock_timestamp(), who_kind, who_id, 'deleted', 'Issue', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', to_char(OLD."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assignees', OLD."assignees", 'watchers', OLD."watchers", 'acceptance', OLD."acceptance", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '42f96fefede9', replace(gen_random_uuid()::text, '-', ''));
    END IF;
    RETURN NULL;
END
$$;

-- Writes the entries of cwom_issues.
CREATE TRIGGER "tw_cwom_issues" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issues" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issues"();

-- Fire for replication, too.
ALTER TABLE "cwom_issues"
    ENABLE ALWAYS TRIGGER "tw_cwom_issues";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_cwom_issues'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
