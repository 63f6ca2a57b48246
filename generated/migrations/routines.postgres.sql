--@ function "" "fn_cwom_refuse"
CREATE FUNCTION "fn_cwom_refuse"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[2], COLUMN = TG_ARGV[1],
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;
--@ function "" "fn_cwom_refuse_change"
CREATE FUNCTION "fn_cwom_refuse_change"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR n IN 1 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) -> TG_ARGV[n] IS DISTINCT FROM to_jsonb(NEW) -> TG_ARGV[n]
            OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[n], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;
--@ function "" "fn_cwom_refuse_move"
CREATE FUNCTION "fn_cwom_refuse_move"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    FOR n IN 2 .. TG_NARGS - 2 BY 2 LOOP
        IF to_jsonb(OLD) ->> TG_ARGV[1] = TG_ARGV[n] OR n = TG_NARGS - 2 THEN
            RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = TG_ARGV[n + 1],
                COLUMN = TG_ARGV[1], SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME,
                CONSTRAINT = TG_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;
--@ function "agents" "tw_agents"
CREATE FUNCTION "tw_agents"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:agents:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Agent', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'type', NEW."type", 'description', NEW."description", 'config', NEW."config", 'capabilities', NEW."capabilities", 'status', NEW."status", 'last_heartbeat', to_char(NEW."last_heartbeat" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'health_status', NEW."health_status", 'health_details', NEW."health_details", 'tasks_completed', NEW."tasks_completed", 'tasks_failed', NEW."tasks_failed", 'average_response_time', NEW."average_response_time", 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'last_activity_at', to_char(NEW."last_activity_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'is_enabled', NEW."is_enabled", 'auto_restart', NEW."auto_restart", 'max_concurrent_tasks', NEW."max_concurrent_tasks", 'last_error', NEW."last_error", 'error_count', NEW."error_count", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '26f0660ca2e4', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Agent' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:agents:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Agent', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', OLD."name", 'type', OLD."type", 'description', OLD."description", 'config', OLD."config", 'capabilities', OLD."capabilities", 'status', OLD."status", 'last_heartbeat', to_char(OLD."last_heartbeat" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'health_status', OLD."health_status", 'health_details', OLD."health_details", 'tasks_completed', OLD."tasks_completed", 'tasks_failed', OLD."tasks_failed", 'average_response_time', OLD."average_response_time", 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'last_activity_at', to_char(OLD."last_activity_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'is_enabled', OLD."is_enabled", 'auto_restart', OLD."auto_restart", 'max_concurrent_tasks', OLD."max_concurrent_tasks", 'last_error', OLD."last_error", 'error_count', OLD."error_count", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."type" IS NOT DISTINCT FROM OLD."type" THEN 'type' END, CASE WHEN NEW."description" IS NOT DISTINCT FROM OLD."description" THEN 'description' END, CASE WHEN NEW."config" IS NOT DISTINCT FROM OLD."config" THEN 'config' END, CASE WHEN NEW."capabilities" IS NOT DISTINCT FROM OLD."capabilities" THEN 'capabilities' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."last_heartbeat" IS NOT DISTINCT FROM OLD."last_heartbeat" THEN 'last_heartbeat' END, CASE WHEN NEW."health_status" IS NOT DISTINCT FROM OLD."health_status" THEN 'health_status' END, CASE WHEN NEW."health_details" IS NOT DISTINCT FROM OLD."health_details" THEN 'health_details' END, CASE WHEN NEW."tasks_completed" IS NOT DISTINCT FROM OLD."tasks_completed" THEN 'tasks_completed' END, CASE WHEN NEW."tasks_failed" IS NOT DISTINCT FROM OLD."tasks_failed" THEN 'tasks_failed' END, CASE WHEN NEW."average_response_time" IS NOT DISTINCT FROM OLD."average_response_time" THEN 'average_response_time' END, CASE WHEN NEW."started_at" IS NOT DISTINCT FROM OLD."started_at" THEN 'started_at' END, CASE WHEN NEW."last_activity_at" IS NOT DISTINCT FROM OLD."last_activity_at" THEN 'last_activity_at' END, CASE WHEN NEW."is_enabled" IS NOT DISTINCT FROM OLD."is_enabled" THEN 'is_enabled' END, CASE WHEN NEW."auto_restart" IS NOT DISTINCT FROM OLD."auto_restart" THEN 'auto_restart' END, CASE WHEN NEW."max_concurrent_tasks" IS NOT DISTINCT FROM OLD."max_concurrent_tasks" THEN 'max_concurrent_tasks' END, CASE WHEN NEW."last_error" IS NOT DISTINCT FROM OLD."last_error" THEN 'last_error' END, CASE WHEN NEW."error_count" IS NOT DISTINCT FROM OLD."error_count" THEN 'error_count' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', NEW."name", 'type', NEW."type", 'description', NEW."description", 'config', NEW."config", 'capabilities', NEW."capabilities", 'status', NEW."status", 'last_heartbeat', to_char(NEW."last_heartbeat" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'health_status', NEW."health_status", 'health_details', NEW."health_details", 'tasks_completed', NEW."tasks_completed", 'tasks_failed', NEW."tasks_failed", 'average_response_time', NEW."average_response_time", 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'last_activity_at', to_char(NEW."last_activity_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'is_enabled', NEW."is_enabled", 'auto_restart', NEW."auto_restart", 'max_concurrent_tasks', NEW."max_concurrent_tasks", 'last_error', NEW."last_error", 'error_count', NEW."error_count", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."type" IS NOT DISTINCT FROM OLD."type" THEN 'type' END, CASE WHEN NEW."description" IS NOT DISTINCT FROM OLD."description" THEN 'description' END, CASE WHEN NEW."config" IS NOT DISTINCT FROM OLD."config" THEN 'config' END, CASE WHEN NEW."capabilities" IS NOT DISTINCT FROM OLD."capabilities" THEN 'capabilities' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."last_heartbeat" IS NOT DISTINCT FROM OLD."last_heartbeat" THEN 'last_heartbeat' END, CASE WHEN NEW."health_status" IS NOT DISTINCT FROM OLD."health_status" THEN 'health_status' END, CASE WHEN NEW."health_details" IS NOT DISTINCT FROM OLD."health_details" THEN 'health_details' END, CASE WHEN NEW."tasks_completed" IS NOT DISTINCT FROM OLD."tasks_completed" THEN 'tasks_completed' END, CASE WHEN NEW."tasks_failed" IS NOT DISTINCT FROM OLD."tasks_failed" THEN 'tasks_failed' END, CASE WHEN NEW."average_response_time" IS NOT DISTINCT FROM OLD."average_response_time" THEN 'average_response_time' END, CASE WHEN NEW."started_at" IS NOT DISTINCT FROM OLD."started_at" THEN 'started_at' END, CASE WHEN NEW."last_activity_at" IS NOT DISTINCT FROM OLD."last_activity_at" THEN 'last_activity_at' END, CASE WHEN NEW."is_enabled" IS NOT DISTINCT FROM OLD."is_enabled" THEN 'is_enabled' END, CASE WHEN NEW."auto_restart" IS NOT DISTINCT FROM OLD."auto_restart" THEN 'auto_restart' END, CASE WHEN NEW."max_concurrent_tasks" IS NOT DISTINCT FROM OLD."max_concurrent_tasks" THEN 'max_concurrent_tasks' END, CASE WHEN NEW."last_error" IS NOT DISTINCT FROM OLD."last_error" THEN 'last_error' END, CASE WHEN NEW."error_count" IS NOT DISTINCT FROM OLD."error_count" THEN 'error_count' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            why, part_of, '26f0660ca2e4', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Agent', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'type', OLD."type", 'description', OLD."description", 'config', OLD."config", 'capabilities', OLD."capabilities", 'status', OLD."status", 'last_heartbeat', to_char(OLD."last_heartbeat" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'health_status', OLD."health_status", 'health_details', OLD."health_details", 'tasks_completed', OLD."tasks_completed", 'tasks_failed', OLD."tasks_failed", 'average_response_time', OLD."average_response_time", 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'last_activity_at', to_char(OLD."last_activity_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'is_enabled', OLD."is_enabled", 'auto_restart', OLD."auto_restart", 'max_concurrent_tasks', OLD."max_concurrent_tasks", 'last_error', OLD."last_error", 'error_count', OLD."error_count", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '26f0660ca2e4', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "artifacts" "tw_artifacts"
CREATE FUNCTION "tw_artifacts"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:artifacts:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'CoreArtifact', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'task_id', NEW."task_id", 'job_id', NEW."job_id", 'kind', NEW."kind", 'uri', NEW."uri", 'ref', NEW."ref", 'content', NEW."content", 'content_type', NEW."content_type", 'size_bytes', NEW."size_bytes", 'checksum', NEW."checksum", 'meta', NEW."meta", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '692876d3d9c3', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'CoreArtifact' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:artifacts:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'CoreArtifact', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'task_id', OLD."task_id", 'job_id', OLD."job_id", 'kind', OLD."kind", 'uri', OLD."uri", 'ref', OLD."ref", 'content', OLD."content", 'content_type', OLD."content_type", 'size_bytes', OLD."size_bytes", 'checksum', OLD."checksum", 'meta', OLD."meta", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'task_id', NEW."task_id", 'job_id', NEW."job_id", 'kind', NEW."kind", 'uri', NEW."uri", 'ref', NEW."ref", 'content', NEW."content", 'content_type', NEW."content_type", 'size_bytes', NEW."size_bytes", 'checksum', NEW."checksum", 'meta', NEW."meta", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '692876d3d9c3', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'CoreArtifact', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'task_id', OLD."task_id", 'job_id', OLD."job_id", 'kind', OLD."kind", 'uri', OLD."uri", 'ref', OLD."ref", 'content', OLD."content", 'content_type', OLD."content_type", 'size_bytes', OLD."size_bytes", 'checksum', OLD."checksum", 'meta', OLD."meta", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '692876d3d9c3', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "audit_log" "fn_cwom_note"
CREATE FUNCTION "fn_cwom_note"(about_kind text, about_id text, words text, facts jsonb)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_kind text := current_setting('cwom.actor_kind', true);
    who_id text := current_setting('cwom.actor_id', true);
BEGIN
    IF current_setting('cwom.xid', true) IS DISTINCT FROM pg_current_xact_id()::text
        OR coalesce(who_kind, '') = '' OR coalesce(who_id, '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'WO011', MESSAGE = 'cwom:context:audit_log:-: state who writes first, as `explain audit-context` tells';
    END IF;
    INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id, after, note,
        trace_id, spec_rev, salt)
    VALUES (clock_timestamp(), who_kind, who_id, 'noted', about_kind, about_id, facts, words,
        nullif(current_setting('cwom.trace_id', true), '')::uuid, '-',
        replace(gen_random_uuid()::text, '-', ''));
END
$$;
--@ function "audit_log" "tr_audit_log_only_pruned"
CREATE FUNCTION "tr_audit_log_only_pruned"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS p WHERE p.kind = 'pruned'
        AND OLD.xid >= p.lo AND OLD.xid < p.hi AND OLD.seq > p.after_seq
        AND NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS r WHERE r.kind = 'restart'
            AND r.after_seq > p.after_seq AND OLD.seq > r.after_seq)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO002', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:append_only:audit_log:-: an entry goes only when it was exported, as a checkpoint says';
    END IF;
    RETURN NULL;
END
$$;
--@ function "audit_log" "tr_audit_log_only_redacted"
CREATE FUNCTION "tr_audit_log_only_redacted"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW."seq" IS DISTINCT FROM OLD."seq"
        OR NEW."ts" IS DISTINCT FROM OLD."ts"
        OR NEW."actor_kind" IS DISTINCT FROM OLD."actor_kind"
        OR NEW."actor_id" IS DISTINCT FROM OLD."actor_id"
        OR NEW."action" IS DISTINCT FROM OLD."action"
        OR NEW."entity_kind" IS DISTINCT FROM OLD."entity_kind"
        OR NEW."entity_id" IS DISTINCT FROM OLD."entity_id"
        OR NEW."entity_version" IS DISTINCT FROM OLD."entity_version"
        OR NEW."trace_id" IS DISTINCT FROM OLD."trace_id"
        OR NEW."spec_rev" IS DISTINCT FROM OLD."spec_rev"
        OR NEW."xid" IS DISTINCT FROM OLD."xid"
        OR NEW."db_role" IS DISTINCT FROM OLD."db_role"
        OR NOT EXISTS (SELECT 1 FROM "audit_log" AS r WHERE r.entity_kind = OLD.entity_kind
            AND r.entity_id = OLD.entity_id AND r.action = 'redacted' AND r.seq > OLD.seq
            AND r.after -> 'entries' @> to_jsonb(OLD.seq)) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO002', COLUMN = '', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:append_only:audit_log:-: an entry changes only by a redaction that was recorded before';
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_artifacts" "tr_cwom_artifacts_verification_items_insert"
CREATE FUNCTION "tr_cwom_artifacts_verification_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
BEGIN
    list1 := NEW."verification" -> 'checks';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['name', 'status', 'evidence_uri'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'name') = 'string', FALSE)
        AND length((item1 ->> 'name')) BETWEEN 1 AND 128
        AND coalesce(jsonb_typeof(item1 -> 'status') = 'string', FALSE)
        AND (item1 ->> 'status') IN ('unverified', 'passed', 'failed')
        AND jsonb_typeof(item1 -> 'evidence_uri') IN ('string', 'null')
        AND length((item1 ->> 'evidence_uri')) BETWEEN 1 AND 2000
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'verification', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_artifacts:verification: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_artifacts" "tw_cwom_artifacts"
CREATE FUNCTION "tw_cwom_artifacts"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Artifact', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', NEW."verification", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '393025017d05', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Artifact' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_artifacts:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Artifact', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', OLD."verification", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', NEW."verification", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '393025017d05', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Artifact', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', OLD."verification", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '393025017d05', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_constraint_snapshots" "tw_cwom_constraint_snapshots"
CREATE FUNCTION "tw_cwom_constraint_snapshots"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_constraint_snapshots:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'ConstraintSnapshot', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'scope', NEW."scope", 'captured_at', to_char(NEW."captured_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'owner_kind', NEW."owner_kind", 'owner_id', NEW."owner_id", 'owner_display', NEW."owner_display", 'constraints', NEW."constraints", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version"),
            why, part_of, 'adfd894bc457', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_context_packet_doctrine_refs" "tw_cwom_context_packet_doctrine_refs"
CREATE FUNCTION "tw_cwom_context_packet_doctrine_refs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_context_packet_doctrine_refs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'ContextPacket.doctrine_refs' AND "audit_log"."entity_id" = NEW."context_packet_id"::text || '/' || NEW."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'ContextPacket.doctrine_refs', NEW."context_packet_id"::text || '/' || NEW."doctrine_ref_id"::text,
            version, NULL,
            jsonb_build_object('context_packet_id', NEW."context_packet_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '357f425dedc2', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_context_packets" "tr_cwom_context_packets_inputs_items_insert"
CREATE FUNCTION "tr_cwom_context_packets_inputs_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
BEGIN
    list1 := NEW."inputs" -> 'documents';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['title', 'uri', 'digest', 'excerpt'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'title') = 'string', FALSE)
        AND length((item1 ->> 'title')) BETWEEN 1 AND 256
        AND coalesce(jsonb_typeof(item1 -> 'uri') = 'string', FALSE)
        AND length((item1 ->> 'uri')) BETWEEN 1 AND 2000
        AND jsonb_typeof(item1 -> 'digest') IN ('string', 'null')
        AND length((item1 ->> 'digest')) BETWEEN 1 AND 128
        AND jsonb_typeof(item1 -> 'excerpt') IN ('string', 'null')
        AND length((item1 ->> 'excerpt')) <= 4000
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'inputs', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    list1 := NEW."inputs" -> 'data_blobs';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['name', 'media_type', 'uri', 'inline', 'digest'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'name') = 'string', FALSE)
        AND length((item1 ->> 'name')) BETWEEN 1 AND 256
        AND coalesce(jsonb_typeof(item1 -> 'media_type') = 'string', FALSE)
        AND length((item1 ->> 'media_type')) BETWEEN 1 AND 128
        AND jsonb_typeof(item1 -> 'uri') IN ('string', 'null')
        AND length((item1 ->> 'uri')) BETWEEN 1 AND 2000
        AND jsonb_typeof(item1 -> 'inline') IN ('string', 'null')
        AND jsonb_typeof(item1 -> 'digest') IN ('string', 'null')
        AND length((item1 ->> 'digest')) BETWEEN 1 AND 128
        AND num_nonnulls((item1 ->> 'uri'), (item1 ->> 'inline')) = 1
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'inputs', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    list1 := NEW."inputs" -> 'links';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (jsonb_typeof(item1) = 'string') IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'inputs', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_context_packets" "tw_cwom_context_packets"
CREATE FUNCTION "tw_cwom_context_packets"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_context_packets:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'ContextPacket', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'version', NEW."version", 'summary', NEW."summary", 'inputs', NEW."inputs", 'assumptions', NEW."assumptions", 'open_questions', NEW."open_questions", 'instructions', NEW."instructions", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '68c594e0609e', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_doctrine_ref_repos" "tw_cwom_doctrine_ref_repos"
CREATE FUNCTION "tw_cwom_doctrine_ref_repos"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_doctrine_ref_repos:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'DoctrineRef.applies_to' AND "audit_log"."entity_id" = NEW."doctrine_ref_id"::text || '/' || NEW."repo_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'DoctrineRef.applies_to', NEW."doctrine_ref_id"::text || '/' || NEW."repo_id"::text,
            version, NULL,
            jsonb_build_object('doctrine_ref_id', NEW."doctrine_ref_id", 'repo_id', NEW."repo_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'f1faca73ad5e', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_doctrine_refs" "tr_cwom_doctrine_refs_applicability_items_insert"
CREATE FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
BEGIN
    list1 := NEW."applicability" -> 'issue_types';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (jsonb_typeof(item1) = 'string' AND (item1 #>> '{}') IN ('feature', 'bug', 'chore', 'research', 'ops', 'doc', 'incident')) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'applicability', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    list1 := NEW."applicability" -> 'tags';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (jsonb_typeof(item1) = 'string') IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'applicability', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_doctrine_refs" "tw_cwom_doctrine_refs"
CREATE FUNCTION "tw_cwom_doctrine_refs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_doctrine_refs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'DoctrineRef', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'namespace', NEW."namespace", 'name', NEW."name", 'version', NEW."version", 'type', NEW."type", 'priority', NEW."priority", 'statement', NEW."statement", 'rationale', NEW."rationale", 'links', NEW."links", 'applicability', NEW."applicability", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '429f5b35a2c8', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_evidence_packs" "tr_cwom_evidence_packs_criteria_results_items_insert"
CREATE FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
    list2 jsonb;
    item2 jsonb;
BEGIN
    list1 := NEW."criteria_results" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['criterion', 'index', 'status', 'reason', 'evidence_refs'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'criterion') = 'string', FALSE)
        AND coalesce(jsonb_typeof(item1 -> 'index') = 'number', FALSE)
        AND (item1 ->> 'index') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof(item1 -> 'index') = 'number' THEN ((item1 ->> 'index'))::numeric BETWEEN 0 AND 2147483647 ELSE TRUE END
        AND coalesce(jsonb_typeof(item1 -> 'status') = 'string', FALSE)
        AND (item1 ->> 'status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND jsonb_typeof(item1 -> 'reason') IN ('string', 'null')
        AND jsonb_typeof(item1 -> 'evidence_refs') = 'array'
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'criteria_results', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    list1 := NEW."criteria_results" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            list2 := item1 -> 'evidence_refs';
            IF jsonb_typeof(list2) = 'array' THEN
                FOR n2 IN 0 .. jsonb_array_length(list2) - 1 LOOP
                    item2 := list2 -> n2;
                    IF (jsonb_typeof(item2) = 'string') IS FALSE THEN
                        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'criteria_results', SCHEMA = TG_TABLE_SCHEMA,
                            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type';
                    END IF;
                END LOOP;
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_evidence_packs" "tr_cwom_evidence_packs_evidence_collected_items_insert"
CREATE FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
BEGIN
    list1 := NEW."evidence_collected" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['requirement', 'index', 'found', 'artifact_uri', 'artifact_type', 'notes'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'requirement') = 'string', FALSE)
        AND coalesce(jsonb_typeof(item1 -> 'index') = 'number', FALSE)
        AND (item1 ->> 'index') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof(item1 -> 'index') = 'number' THEN ((item1 ->> 'index'))::numeric BETWEEN 0 AND 2147483647 ELSE TRUE END
        AND coalesce(jsonb_typeof(item1 -> 'found') = 'boolean', FALSE)
        AND jsonb_typeof(item1 -> 'artifact_uri') IN ('string', 'null')
        AND jsonb_typeof(item1 -> 'artifact_type') IN ('string', 'null')
        AND jsonb_typeof(item1 -> 'notes') IN ('string', 'null')
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'evidence_collected', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_evidence_packs:evidence_collected: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_evidence_packs" "tw_cwom_evidence_packs"
CREATE FUNCTION "tw_cwom_evidence_packs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_evidence_packs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'EvidencePack', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'for_run_id', NEW."for_run_id", 'for_run_role', NEW."for_run_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'verdict', NEW."verdict", 'verdict_reason', NEW."verdict_reason", 'evaluated_at', to_char(NEW."evaluated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'evaluated_by_kind', NEW."evaluated_by_kind", 'evaluated_by_id', NEW."evaluated_by_id", 'evaluated_by_display', NEW."evaluated_by_display", 'criteria_results', NEW."criteria_results", 'evidence_collected', NEW."evidence_collected", 'evidence_missing', NEW."evidence_missing", 'checks_passed', NEW."checks_passed", 'checks_failed', NEW."checks_failed", 'checks_skipped', NEW."checks_skipped", 'evidence_uri', NEW."evidence_uri", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '47a1aa96b779', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issue_blocks" "tr_cwom_issue_blocks_acyclic"
CREATE FUNCTION "tr_cwom_issue_blocks_acyclic"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') = 'repeatable read' THEN
        RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
            MESSAGE = 'a relation without cycles is written under read committed or serializable';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('cwom:acyclic'), TG_RELID::integer);
    IF EXISTS (
        WITH RECURSIVE reached(key) AS (
            SELECT NEW."blocked_id"
            UNION
            SELECT "cwom_issue_blocks"."blocked_id" FROM "cwom_issue_blocks" JOIN reached ON "cwom_issue_blocks"."issue_id" = reached.key
        )
        SELECT 1 FROM reached WHERE key = NEW."issue_id"
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO009', COLUMN = 'blocked_id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:cycle:cwom_issue_blocks:blocked_id: it would lead back to where it starts';
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issue_blocks" "tw_cwom_issue_blocks"
CREATE FUNCTION "tw_cwom_issue_blocks"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."blocked_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Issue.blocks', NEW."issue_id"::text || '/' || NEW."blocked_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'ced047b1f74a', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."blocked_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Issue.blocks', NEW."issue_id"::text || '/' || NEW."blocked_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'ced047b1f74a', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."blocked_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.blocks', OLD."issue_id"::text || '/' || OLD."blocked_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'ced047b1f74a', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issue_constraint_snapshots" "tw_cwom_issue_constraint_snapshots"
CREATE FUNCTION "tw_cwom_issue_constraint_snapshots"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."constraint_snapshot_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Issue.constraint_snapshots', NEW."issue_id"::text || '/' || NEW."constraint_snapshot_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd90682b2e19a', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."constraint_snapshot_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Issue.constraint_snapshots', NEW."issue_id"::text || '/' || NEW."constraint_snapshot_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd90682b2e19a', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."constraint_snapshot_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.constraint_snapshots', OLD."issue_id"::text || '/' || OLD."constraint_snapshot_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'd90682b2e19a', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issue_context_packets" "tw_cwom_issue_context_packets"
CREATE FUNCTION "tw_cwom_issue_context_packets"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."context_packet_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Issue.context_packets', NEW."issue_id"::text || '/' || NEW."context_packet_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'b8e12ee3b644', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."context_packet_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Issue.context_packets', NEW."issue_id"::text || '/' || NEW."context_packet_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'b8e12ee3b644', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."context_packet_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.context_packets', OLD."issue_id"::text || '/' || OLD."context_packet_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'b8e12ee3b644', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issue_doctrine_refs" "tw_cwom_issue_doctrine_refs"
CREATE FUNCTION "tw_cwom_issue_doctrine_refs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Issue.doctrine_refs', NEW."issue_id"::text || '/' || NEW."doctrine_ref_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'c3b7fd2fbe71', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Issue.doctrine_refs', NEW."issue_id"::text || '/' || NEW."doctrine_ref_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'c3b7fd2fbe71', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.doctrine_refs', OLD."issue_id"::text || '/' || OLD."doctrine_ref_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'c3b7fd2fbe71', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issue_duplicates" "tw_cwom_issue_duplicates"
CREATE FUNCTION "tw_cwom_issue_duplicates"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."duplicate_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Issue.duplicates', NEW."issue_id"::text || '/' || NEW."duplicate_id"::text,
            version, NULL,
            jsonb_build_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '6eb4bfc4ba96', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'UPDATE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id"::text || '/' || NEW."duplicate_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Issue.duplicates', NEW."issue_id"::text || '/' || NEW."duplicate_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '6eb4bfc4ba96', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = OLD."issue_id"::text || '/' || OLD."duplicate_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'unlinked', 'Issue.duplicates', OLD."issue_id"::text || '/' || OLD."duplicate_id"::text,
            version, jsonb_build_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '6eb4bfc4ba96', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issues" "tr_cwom_issues_assignees_items_insert"
CREATE FUNCTION "tr_cwom_issues_assignees_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
BEGIN
    list1 := NEW."assignees" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['actor_kind', 'actor_id', 'display'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'actor_kind') = 'string', FALSE)
        AND (item1 ->> 'actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(jsonb_typeof(item1 -> 'actor_id') = 'string', FALSE)
        AND length((item1 ->> 'actor_id')) BETWEEN 1 AND 128
        AND jsonb_typeof(item1 -> 'display') IN ('string', 'null')
        AND length((item1 ->> 'display')) BETWEEN 1 AND 256
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'assignees', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_issues:assignees: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issues" "tr_cwom_issues_parent_id_acyclic_insert"
CREATE FUNCTION "tr_cwom_issues_parent_id_acyclic_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') = 'repeatable read' THEN
        RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
            MESSAGE = 'a relation without cycles is written under read committed or serializable';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('cwom:acyclic'), TG_RELID::integer);
    IF EXISTS (
        WITH RECURSIVE reached(key) AS (
            SELECT NEW."parent_id"
            UNION
            SELECT "cwom_issues"."parent_id" FROM "cwom_issues" JOIN reached ON "cwom_issues"."id" = reached.key
        )
        SELECT 1 FROM reached WHERE key = NEW."id"
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO009', COLUMN = 'parent_id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:cycle:cwom_issues:parent_id: it would lead back to where it starts';
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issues" "tr_cwom_issues_watchers_items_insert"
CREATE FUNCTION "tr_cwom_issues_watchers_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
BEGIN
    list1 := NEW."watchers" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['actor_kind', 'actor_id', 'display'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'actor_kind') = 'string', FALSE)
        AND (item1 ->> 'actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(jsonb_typeof(item1 -> 'actor_id') = 'string', FALSE)
        AND length((item1 ->> 'actor_id')) BETWEEN 1 AND 128
        AND jsonb_typeof(item1 -> 'display') IN ('string', 'null')
        AND length((item1 ->> 'display')) BETWEEN 1 AND 256
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'watchers', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_issues:watchers: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_issues" "tw_cwom_issues"
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
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Issue', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', to_char(NEW."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assignees', NEW."assignees", 'watchers', NEW."watchers", 'acceptance', NEW."acceptance", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '42f96fefede9', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Issue' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_issues:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Issue', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', to_char(OLD."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assignees', OLD."assignees", 'watchers', OLD."watchers", 'acceptance', OLD."acceptance", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', to_char(NEW."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assignees', NEW."assignees", 'watchers', NEW."watchers", 'acceptance', NEW."acceptance", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '42f96fefede9', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Issue', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', to_char(OLD."due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assignees', OLD."assignees", 'watchers', OLD."watchers", 'acceptance', OLD."acceptance", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '42f96fefede9', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_repos" "tr_cwom_repos_owners_items_insert"
CREATE FUNCTION "tr_cwom_repos_owners_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
BEGIN
    list1 := NEW."owners" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['actor_kind', 'actor_id', 'display'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'actor_kind') = 'string', FALSE)
        AND (item1 ->> 'actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(jsonb_typeof(item1 -> 'actor_id') = 'string', FALSE)
        AND length((item1 ->> 'actor_id')) BETWEEN 1 AND 128
        AND jsonb_typeof(item1 -> 'display') IN ('string', 'null')
        AND length((item1 ->> 'display')) BETWEEN 1 AND 256
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'owners', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_repos:owners: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_repos" "tw_cwom_repos"
CREATE FUNCTION "tw_cwom_repos"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_repos:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Repo', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'slug', NEW."slug", 'source', NEW."source", 'default_branch', NEW."default_branch", 'visibility', NEW."visibility", 'owners', NEW."owners", 'policy', NEW."policy", 'links', NEW."links", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '77a798cbb7dd', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Repo' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_repos:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'updated', 'Repo', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'slug', OLD."slug", 'source', OLD."source", 'default_branch', OLD."default_branch", 'visibility', OLD."visibility", 'owners', OLD."owners", 'policy', OLD."policy", 'links', OLD."links", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'slug', NEW."slug", 'source', NEW."source", 'default_branch', NEW."default_branch", 'visibility', NEW."visibility", 'owners', NEW."owners", 'policy', NEW."policy", 'links', NEW."links", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '77a798cbb7dd', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Repo', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'slug', OLD."slug", 'source', OLD."source", 'default_branch', OLD."default_branch", 'visibility', OLD."visibility", 'owners', OLD."owners", 'policy', OLD."policy", 'links', OLD."links", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '77a798cbb7dd', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_review_decisions" "tr_cwom_review_decisions_criteria_overrides_items_insert"
CREATE FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
BEGIN
    list1 := NEW."criteria_overrides" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (CASE WHEN jsonb_typeof(item1) = 'object' THEN
        item1 - ARRAY['criterion_index', 'original_status', 'override_status', 'reason'] = '{}'
        AND coalesce(jsonb_typeof(item1 -> 'criterion_index') = 'number', FALSE)
        AND (item1 ->> 'criterion_index') ~ '^-?[0-9]+$'
        AND CASE WHEN jsonb_typeof(item1 -> 'criterion_index') = 'number' THEN ((item1 ->> 'criterion_index'))::numeric BETWEEN 0 AND 2147483647 ELSE TRUE END
        AND coalesce(jsonb_typeof(item1 -> 'original_status') = 'string', FALSE)
        AND (item1 ->> 'original_status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND coalesce(jsonb_typeof(item1 -> 'override_status') = 'string', FALSE)
        AND (item1 ->> 'override_status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND coalesce(jsonb_typeof(item1 -> 'reason') = 'string', FALSE)
    ELSE FALSE END) IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'criteria_overrides', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:cwom_review_decisions:criteria_overrides: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_review_decisions" "tw_cwom_review_decisions"
CREATE FUNCTION "tw_cwom_review_decisions"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_review_decisions:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'ReviewDecision', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'for_evidence_pack_id', NEW."for_evidence_pack_id", 'for_evidence_pack_role', NEW."for_evidence_pack_role", 'for_run_id', NEW."for_run_id", 'for_run_role', NEW."for_run_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'reviewer_kind', NEW."reviewer_kind", 'reviewer_id', NEW."reviewer_id", 'reviewer_display', NEW."reviewer_display", 'decision', NEW."decision", 'decision_reason', NEW."decision_reason", 'reviewed_at', to_char(NEW."reviewed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'criteria_overrides', NEW."criteria_overrides", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'fffdfedd4bdf', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_run_context_packets" "tw_cwom_run_context_packets"
CREATE FUNCTION "tw_cwom_run_context_packets"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_run_context_packets:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Run.context_packets' AND "audit_log"."entity_id" = NEW."run_id"::text || '/' || NEW."context_packet_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Run.context_packets', NEW."run_id"::text || '/' || NEW."context_packet_id"::text,
            version, NULL,
            jsonb_build_object('run_id', NEW."run_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'f3f59195294f', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_run_doctrine_refs" "tw_cwom_run_doctrine_refs"
CREATE FUNCTION "tw_cwom_run_doctrine_refs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_run_doctrine_refs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
                MESSAGE = 'links are written under read committed or serializable';
        END IF;
        version := (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Run.doctrine_refs' AND "audit_log"."entity_id" = NEW."run_id"::text || '/' || NEW."doctrine_ref_id"::text);
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'linked', 'Run.doctrine_refs', NEW."run_id"::text || '/' || NEW."doctrine_ref_id"::text,
            version, NULL,
            jsonb_build_object('run_id', NEW."run_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'f9f2bbe6034d', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_runs" "tr_cwom_runs_context_packets_required"
CREATE FUNCTION "tr_cwom_runs_context_packets_required"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM 1 FROM "cwom_run_context_packets" WHERE "run_id" = NEW."id" LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'WO008', COLUMN = 'run_id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:required_link:cwom_runs:run_id:running>context_packets: a row of cwom_runs that is running has a row in cwom_run_context_packets';
    END IF;
    RETURN NULL;
END
$$;
--@ function "cwom_runs" "tw_cwom_runs"
CREATE FUNCTION "tw_cwom_runs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:cwom_runs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Run', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'status', NEW."status", 'mode', NEW."mode", 'executor', NEW."executor", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'plan', NEW."plan", 'telemetry', NEW."telemetry", 'cost', NEW."cost", 'outputs', NEW."outputs", 'failure', NEW."failure", 'artifact_root_uri', NEW."artifact_root_uri", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '405100792ff5', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Run' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:cwom_runs:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Run', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'status', OLD."status", 'mode', OLD."mode", 'executor', OLD."executor", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'constraint_snapshot_role', OLD."constraint_snapshot_role", 'plan', OLD."plan", 'telemetry', OLD."telemetry", 'cost', OLD."cost", 'outputs', OLD."outputs", 'failure', OLD."failure", 'artifact_root_uri', OLD."artifact_root_uri", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'status', NEW."status", 'mode', NEW."mode", 'executor', NEW."executor", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'plan', NEW."plan", 'telemetry', NEW."telemetry", 'cost', NEW."cost", 'outputs', NEW."outputs", 'failure', NEW."failure", 'artifact_root_uri', NEW."artifact_root_uri", 'trace_id', NEW."trace_id", 'tags', NEW."tags", 'meta', NEW."meta", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '405100792ff5', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Run', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'status', OLD."status", 'mode', OLD."mode", 'executor', OLD."executor", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'constraint_snapshot_role', OLD."constraint_snapshot_role", 'plan', OLD."plan", 'telemetry', OLD."telemetry", 'cost', OLD."cost", 'outputs', OLD."outputs", 'failure', OLD."failure", 'artifact_root_uri', OLD."artifact_root_uri", 'trace_id', OLD."trace_id", 'tags', OLD."tags", 'meta', OLD."meta", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '405100792ff5', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "events" "tr_events_tags_items_insert"
CREATE FUNCTION "tr_events_tags_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM jsonb_each(CASE WHEN jsonb_typeof(NEW."tags") = 'object' THEN NEW."tags" END) AS "item1"("key", "value")
        WHERE (jsonb_typeof("item1"."value") = 'string') IS FALSE
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'tags', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:events:tags: an item in it breaks the rules of its type';
    END IF;
    RETURN NULL;
END
$$;
--@ function "events" "tw_events"
CREATE FUNCTION "tw_events"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:events:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Event', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'type', NEW."type", 'source', NEW."source", 'data', NEW."data", 'priority', NEW."priority", 'tags', NEW."tags", 'status', NEW."status", 'processed_at', to_char(NEW."processed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'processed_by', NEW."processed_by", 'result', NEW."result", 'error', NEW."error", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '35fb89d7bea4', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Event' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:events:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Event', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'type', OLD."type", 'source', OLD."source", 'data', OLD."data", 'priority', OLD."priority", 'tags', OLD."tags", 'status', OLD."status", 'processed_at', to_char(OLD."processed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'processed_by', OLD."processed_by", 'result', OLD."result", 'error', OLD."error", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."type" IS NOT DISTINCT FROM OLD."type" THEN 'type' END, CASE WHEN NEW."source" IS NOT DISTINCT FROM OLD."source" THEN 'source' END, CASE WHEN NEW."data" IS NOT DISTINCT FROM OLD."data" THEN 'data' END, CASE WHEN NEW."priority" IS NOT DISTINCT FROM OLD."priority" THEN 'priority' END, CASE WHEN NEW."tags" IS NOT DISTINCT FROM OLD."tags" THEN 'tags' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."processed_at" IS NOT DISTINCT FROM OLD."processed_at" THEN 'processed_at' END, CASE WHEN NEW."processed_by" IS NOT DISTINCT FROM OLD."processed_by" THEN 'processed_by' END, CASE WHEN NEW."result" IS NOT DISTINCT FROM OLD."result" THEN 'result' END, CASE WHEN NEW."error" IS NOT DISTINCT FROM OLD."error" THEN 'error' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'type', NEW."type", 'source', NEW."source", 'data', NEW."data", 'priority', NEW."priority", 'tags', NEW."tags", 'status', NEW."status", 'processed_at', to_char(NEW."processed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'processed_by', NEW."processed_by", 'result', NEW."result", 'error', NEW."error", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."type" IS NOT DISTINCT FROM OLD."type" THEN 'type' END, CASE WHEN NEW."source" IS NOT DISTINCT FROM OLD."source" THEN 'source' END, CASE WHEN NEW."data" IS NOT DISTINCT FROM OLD."data" THEN 'data' END, CASE WHEN NEW."priority" IS NOT DISTINCT FROM OLD."priority" THEN 'priority' END, CASE WHEN NEW."tags" IS NOT DISTINCT FROM OLD."tags" THEN 'tags' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."processed_at" IS NOT DISTINCT FROM OLD."processed_at" THEN 'processed_at' END, CASE WHEN NEW."processed_by" IS NOT DISTINCT FROM OLD."processed_by" THEN 'processed_by' END, CASE WHEN NEW."result" IS NOT DISTINCT FROM OLD."result" THEN 'result' END, CASE WHEN NEW."error" IS NOT DISTINCT FROM OLD."error" THEN 'error' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            why, part_of, '35fb89d7bea4', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Event', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'type', OLD."type", 'source', OLD."source", 'data', OLD."data", 'priority', OLD."priority", 'tags', OLD."tags", 'status', OLD."status", 'processed_at', to_char(OLD."processed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'processed_by', OLD."processed_by", 'result', OLD."result", 'error', OLD."error", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '35fb89d7bea4', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "jobs" "tw_jobs"
CREATE FUNCTION "tw_jobs"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:jobs:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Job', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'task_id', NEW."task_id", 'status', NEW."status", 'worker_id', NEW."worker_id", 'claimed_at', to_char(NEW."claimed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(NEW."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'result', NEW."result", 'error', NEW."error", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd5ddbcbea777', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Job' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:jobs:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Job', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'task_id', OLD."task_id", 'status', OLD."status", 'worker_id', OLD."worker_id", 'claimed_at', to_char(OLD."claimed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(OLD."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'result', OLD."result", 'error', OLD."error", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'task_id', NEW."task_id", 'status', NEW."status", 'worker_id', NEW."worker_id", 'claimed_at', to_char(NEW."claimed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(NEW."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'result', NEW."result", 'error', NEW."error", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(NEW."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, 'd5ddbcbea777', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Job', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'task_id', OLD."task_id", 'status', OLD."status", 'worker_id', OLD."worker_id", 'claimed_at', to_char(OLD."claimed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(OLD."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'result', OLD."result", 'error', OLD."error", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'updated_at', to_char(OLD."updated_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, 'd5ddbcbea777', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "tasks" "tw_tasks"
CREATE FUNCTION "tw_tasks"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:tasks:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Task', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'version', NEW."version", 'idempotency_key', NEW."idempotency_key", 'requested_by_kind', NEW."requested_by_kind", 'requested_by_id', NEW."requested_by_id", 'requested_by_label', NEW."requested_by_label", 'objective', NEW."objective", 'operation', NEW."operation", 'target_repo', NEW."target_repo", 'target_ref', NEW."target_ref", 'target_path', NEW."target_path", 'time_budget_seconds', NEW."time_budget_seconds", 'allow_network', NEW."allow_network", 'allow_secrets', NEW."allow_secrets", 'inputs', NEW."inputs", 'metadata', NEW."metadata", 'status', NEW."status", 'queued_at', to_char(NEW."queued_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(NEW."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assigned_to', NEW."assigned_to", 'result', NEW."result", 'error', NEW."error", 'trace_path', NEW."trace_path", 'cwom_issue_id', NEW."cwom_issue_id", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '948233bb1be4', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Task' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:tasks:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Task', NEW."id"::text,
            version, jsonb_build_object('id', OLD."id", 'version', OLD."version", 'idempotency_key', OLD."idempotency_key", 'requested_by_kind', OLD."requested_by_kind", 'requested_by_id', OLD."requested_by_id", 'requested_by_label', OLD."requested_by_label", 'objective', OLD."objective", 'operation', OLD."operation", 'target_repo', OLD."target_repo", 'target_ref', OLD."target_ref", 'target_path', OLD."target_path", 'time_budget_seconds', OLD."time_budget_seconds", 'allow_network', OLD."allow_network", 'allow_secrets', OLD."allow_secrets", 'inputs', OLD."inputs", 'metadata', OLD."metadata", 'status', OLD."status", 'queued_at', to_char(OLD."queued_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(OLD."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assigned_to', OLD."assigned_to", 'result', OLD."result", 'error', OLD."error", 'trace_path', OLD."trace_path", 'cwom_issue_id', OLD."cwom_issue_id", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            jsonb_build_object('id', NEW."id", 'version', NEW."version", 'idempotency_key', NEW."idempotency_key", 'requested_by_kind', NEW."requested_by_kind", 'requested_by_id', NEW."requested_by_id", 'requested_by_label', NEW."requested_by_label", 'objective', NEW."objective", 'operation', NEW."operation", 'target_repo', NEW."target_repo", 'target_ref', NEW."target_ref", 'target_path', NEW."target_path", 'time_budget_seconds', NEW."time_budget_seconds", 'allow_network', NEW."allow_network", 'allow_secrets', NEW."allow_secrets", 'inputs', NEW."inputs", 'metadata', NEW."metadata", 'status', NEW."status", 'queued_at', to_char(NEW."queued_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(NEW."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(NEW."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assigned_to', NEW."assigned_to", 'result', NEW."result", 'error', NEW."error", 'trace_path', NEW."trace_path", 'cwom_issue_id', NEW."cwom_issue_id", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '948233bb1be4', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Task', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'version', OLD."version", 'idempotency_key', OLD."idempotency_key", 'requested_by_kind', OLD."requested_by_kind", 'requested_by_id', OLD."requested_by_id", 'requested_by_label', OLD."requested_by_label", 'objective', OLD."objective", 'operation', OLD."operation", 'target_repo', OLD."target_repo", 'target_ref', OLD."target_ref", 'target_path', OLD."target_path", 'time_budget_seconds', OLD."time_budget_seconds", 'allow_network', OLD."allow_network", 'allow_secrets', OLD."allow_secrets", 'inputs', OLD."inputs", 'metadata', OLD."metadata", 'status', OLD."status", 'queued_at', to_char(OLD."queued_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'started_at', to_char(OLD."started_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'completed_at', to_char(OLD."completed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'assigned_to', OLD."assigned_to", 'result', OLD."result", 'error', OLD."error", 'trace_path', OLD."trace_path", 'cwom_issue_id', OLD."cwom_issue_id", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '948233bb1be4', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ function "workflows" "tr_workflows_steps_items_insert"
CREATE FUNCTION "tr_workflows_steps_items_insert"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    list1 jsonb;
    item1 jsonb;
BEGIN
    list1 := NEW."steps" || '[]';
    IF jsonb_typeof(list1) = 'array' THEN
        FOR n1 IN 0 .. jsonb_array_length(list1) - 1 LOOP
            item1 := list1 -> n1;
            IF (jsonb_typeof(item1) <> 'null') IS FALSE THEN
                RAISE EXCEPTION USING ERRCODE = 'WO010', COLUMN = 'steps', SCHEMA = TG_TABLE_SCHEMA,
                    TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:items:workflows:steps: an item in it breaks the rules of its type';
            END IF;
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
--@ function "workflows" "tw_workflows"
CREATE FUNCTION "tw_workflows"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:context:workflows:-: state who writes first, as `explain audit-context` tells';
    END IF;
    IF TG_OP = 'INSERT' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'created', 'Workflow', NEW."id"::text,
            version, NULL,
            jsonb_build_object('id', NEW."id", 'name', NEW."name", 'description', NEW."description", 'trigger_events', NEW."trigger_events", 'trigger_conditions', NEW."trigger_conditions", 'steps', NEW."steps", 'status', NEW."status", 'last_executed_at', to_char(NEW."last_executed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'execution_count', NEW."execution_count", 'last_execution_context', NEW."last_execution_context", 'last_result', NEW."last_result", 'last_error', NEW."last_error", 'is_active', NEW."is_active", 'timeout_seconds', NEW."timeout_seconds", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            why, part_of, '40dc431c7440', replace(gen_random_uuid()::text, '-', '')
        WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS e WHERE e.entity_kind = 'Workflow' AND e.entity_id = NEW."id"::text);
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'WO000', COLUMN = 'id', SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME, MESSAGE = 'cwom:unique:workflows:id: this id was used before, and its history stays its own';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        version := NEW."row_version";
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, CASE WHEN NEW."status" IS DISTINCT FROM OLD."status" THEN 'status_changed' ELSE 'updated' END, 'Workflow', NEW."id"::text,
            version, (jsonb_build_object('id', OLD."id", 'name', OLD."name", 'description', OLD."description", 'trigger_events', OLD."trigger_events", 'trigger_conditions', OLD."trigger_conditions", 'steps', OLD."steps", 'status', OLD."status", 'last_executed_at', to_char(OLD."last_executed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'execution_count', OLD."execution_count", 'last_execution_context', OLD."last_execution_context", 'last_result', OLD."last_result", 'last_error', OLD."last_error", 'is_active', OLD."is_active", 'timeout_seconds', OLD."timeout_seconds", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."description" IS NOT DISTINCT FROM OLD."description" THEN 'description' END, CASE WHEN NEW."trigger_events" IS NOT DISTINCT FROM OLD."trigger_events" THEN 'trigger_events' END, CASE WHEN NEW."trigger_conditions" IS NOT DISTINCT FROM OLD."trigger_conditions" THEN 'trigger_conditions' END, CASE WHEN NEW."steps" IS NOT DISTINCT FROM OLD."steps" THEN 'steps' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."last_executed_at" IS NOT DISTINCT FROM OLD."last_executed_at" THEN 'last_executed_at' END, CASE WHEN NEW."execution_count" IS NOT DISTINCT FROM OLD."execution_count" THEN 'execution_count' END, CASE WHEN NEW."last_execution_context" IS NOT DISTINCT FROM OLD."last_execution_context" THEN 'last_execution_context' END, CASE WHEN NEW."last_result" IS NOT DISTINCT FROM OLD."last_result" THEN 'last_result' END, CASE WHEN NEW."last_error" IS NOT DISTINCT FROM OLD."last_error" THEN 'last_error' END, CASE WHEN NEW."is_active" IS NOT DISTINCT FROM OLD."is_active" THEN 'is_active' END, CASE WHEN NEW."timeout_seconds" IS NOT DISTINCT FROM OLD."timeout_seconds" THEN 'timeout_seconds' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            (jsonb_build_object('id', NEW."id", 'name', NEW."name", 'description', NEW."description", 'trigger_events', NEW."trigger_events", 'trigger_conditions', NEW."trigger_conditions", 'steps', NEW."steps", 'status', NEW."status", 'last_executed_at', to_char(NEW."last_executed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'execution_count', NEW."execution_count", 'last_execution_context', NEW."last_execution_context", 'last_result', NEW."last_result", 'last_error', NEW."last_error", 'is_active', NEW."is_active", 'timeout_seconds', NEW."timeout_seconds", 'row_version', NEW."row_version", 'created_at', to_char(NEW."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) - array_remove(ARRAY[CASE WHEN NEW."id" IS NOT DISTINCT FROM OLD."id" THEN 'id' END, CASE WHEN NEW."name" IS NOT DISTINCT FROM OLD."name" THEN 'name' END, CASE WHEN NEW."description" IS NOT DISTINCT FROM OLD."description" THEN 'description' END, CASE WHEN NEW."trigger_events" IS NOT DISTINCT FROM OLD."trigger_events" THEN 'trigger_events' END, CASE WHEN NEW."trigger_conditions" IS NOT DISTINCT FROM OLD."trigger_conditions" THEN 'trigger_conditions' END, CASE WHEN NEW."steps" IS NOT DISTINCT FROM OLD."steps" THEN 'steps' END, CASE WHEN NEW."status" IS NOT DISTINCT FROM OLD."status" THEN 'status' END, CASE WHEN NEW."last_executed_at" IS NOT DISTINCT FROM OLD."last_executed_at" THEN 'last_executed_at' END, CASE WHEN NEW."execution_count" IS NOT DISTINCT FROM OLD."execution_count" THEN 'execution_count' END, CASE WHEN NEW."last_execution_context" IS NOT DISTINCT FROM OLD."last_execution_context" THEN 'last_execution_context' END, CASE WHEN NEW."last_result" IS NOT DISTINCT FROM OLD."last_result" THEN 'last_result' END, CASE WHEN NEW."last_error" IS NOT DISTINCT FROM OLD."last_error" THEN 'last_error' END, CASE WHEN NEW."is_active" IS NOT DISTINCT FROM OLD."is_active" THEN 'is_active' END, CASE WHEN NEW."timeout_seconds" IS NOT DISTINCT FROM OLD."timeout_seconds" THEN 'timeout_seconds' END, CASE WHEN NEW."created_at" IS NOT DISTINCT FROM OLD."created_at" THEN 'created_at' END]::text[], NULL),
            why, part_of, '40dc431c7440', replace(gen_random_uuid()::text, '-', '');
    ELSIF TG_OP = 'DELETE' THEN
        version := OLD."row_version" + 1;
        INSERT INTO "audit_log" (ts, actor_kind, actor_id, action, entity_kind, entity_id,
            entity_version, before, after, note, trace_id, spec_rev, salt)
        SELECT clock_timestamp(), who_kind, who_id, 'deleted', 'Workflow', OLD."id"::text,
            version, jsonb_build_object('id', OLD."id", 'name', OLD."name", 'description', OLD."description", 'trigger_events', OLD."trigger_events", 'trigger_conditions', OLD."trigger_conditions", 'steps', OLD."steps", 'status', OLD."status", 'last_executed_at', to_char(OLD."last_executed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'execution_count', OLD."execution_count", 'last_execution_context', OLD."last_execution_context", 'last_result', OLD."last_result", 'last_error', OLD."last_error", 'is_active', OLD."is_active", 'timeout_seconds', OLD."timeout_seconds", 'row_version', OLD."row_version", 'created_at', to_char(OLD."created_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            NULL,
            why, part_of, '40dc431c7440', replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NULL;
END
$$;
--@ entry "agents" "tw_agents"
CREATE TRIGGER "tw_agents" AFTER INSERT OR UPDATE OR DELETE ON "agents" FOR EACH ROW
    EXECUTE FUNCTION "tw_agents"();
--@ entry "artifacts" "tw_artifacts"
CREATE TRIGGER "tw_artifacts" AFTER INSERT OR UPDATE OR DELETE ON "artifacts" FOR EACH ROW
    EXECUTE FUNCTION "tw_artifacts"();
--@ entry "cwom_artifacts" "tw_cwom_artifacts"
CREATE TRIGGER "tw_cwom_artifacts" AFTER INSERT OR UPDATE OR DELETE ON "cwom_artifacts" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_artifacts"();
--@ entry "cwom_constraint_snapshots" "tw_cwom_constraint_snapshots"
CREATE TRIGGER "tw_cwom_constraint_snapshots" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_constraint_snapshots"();
--@ entry "cwom_context_packet_doctrine_refs" "tw_cwom_context_packet_doctrine_refs"
CREATE TRIGGER "tw_cwom_context_packet_doctrine_refs" AFTER INSERT ON "cwom_context_packet_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_context_packet_doctrine_refs"();
--@ entry "cwom_context_packets" "tw_cwom_context_packets"
CREATE TRIGGER "tw_cwom_context_packets" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_context_packets"();
--@ entry "cwom_doctrine_ref_repos" "tw_cwom_doctrine_ref_repos"
CREATE TRIGGER "tw_cwom_doctrine_ref_repos" AFTER INSERT ON "cwom_doctrine_ref_repos" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_doctrine_ref_repos"();
--@ entry "cwom_doctrine_refs" "tw_cwom_doctrine_refs"
CREATE TRIGGER "tw_cwom_doctrine_refs" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_doctrine_refs"();
--@ entry "cwom_evidence_packs" "tw_cwom_evidence_packs"
CREATE TRIGGER "tw_cwom_evidence_packs" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_evidence_packs"();
--@ entry "cwom_issue_blocks" "tw_cwom_issue_blocks"
CREATE TRIGGER "tw_cwom_issue_blocks" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_blocks" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_blocks"();
--@ entry "cwom_issue_constraint_snapshots" "tw_cwom_issue_constraint_snapshots"
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_constraint_snapshots"();
--@ entry "cwom_issue_context_packets" "tw_cwom_issue_context_packets"
CREATE TRIGGER "tw_cwom_issue_context_packets" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_context_packets"();
--@ entry "cwom_issue_doctrine_refs" "tw_cwom_issue_doctrine_refs"
CREATE TRIGGER "tw_cwom_issue_doctrine_refs" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_doctrine_refs"();
--@ entry "cwom_issue_duplicates" "tw_cwom_issue_duplicates"
CREATE TRIGGER "tw_cwom_issue_duplicates" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_duplicates" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_duplicates"();
--@ entry "cwom_issues" "tw_cwom_issues"
CREATE TRIGGER "tw_cwom_issues" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issues" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issues"();
--@ entry "cwom_repos" "tw_cwom_repos"
CREATE TRIGGER "tw_cwom_repos" AFTER INSERT OR UPDATE OR DELETE ON "cwom_repos" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_repos"();
--@ entry "cwom_review_decisions" "tw_cwom_review_decisions"
CREATE TRIGGER "tw_cwom_review_decisions" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_review_decisions"();
--@ entry "cwom_run_context_packets" "tw_cwom_run_context_packets"
CREATE TRIGGER "tw_cwom_run_context_packets" AFTER INSERT ON "cwom_run_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_run_context_packets"();
--@ entry "cwom_run_doctrine_refs" "tw_cwom_run_doctrine_refs"
CREATE TRIGGER "tw_cwom_run_doctrine_refs" AFTER INSERT ON "cwom_run_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_run_doctrine_refs"();
--@ entry "cwom_runs" "tw_cwom_runs"
CREATE TRIGGER "tw_cwom_runs" AFTER INSERT OR UPDATE OR DELETE ON "cwom_runs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_runs"();
--@ entry "events" "tw_events"
CREATE TRIGGER "tw_events" AFTER INSERT OR UPDATE OR DELETE ON "events" FOR EACH ROW
    EXECUTE FUNCTION "tw_events"();
--@ entry "jobs" "tw_jobs"
CREATE TRIGGER "tw_jobs" AFTER INSERT OR UPDATE OR DELETE ON "jobs" FOR EACH ROW
    EXECUTE FUNCTION "tw_jobs"();
--@ entry "tasks" "tw_tasks"
CREATE TRIGGER "tw_tasks" AFTER INSERT OR UPDATE OR DELETE ON "tasks" FOR EACH ROW
    EXECUTE FUNCTION "tw_tasks"();
--@ entry "workflows" "tw_workflows"
CREATE TRIGGER "tw_workflows" AFTER INSERT OR UPDATE OR DELETE ON "workflows" FOR EACH ROW
    EXECUTE FUNCTION "tw_workflows"();
--@ trigger "agents" "tr_agents_capabilities_items_insert"
CREATE TRIGGER "tr_agents_capabilities_items_insert" AFTER INSERT ON "agents" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."capabilities", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'capabilities',
        'cwom:items:agents:capabilities: an item in it breaks the rules of its type'
    );
--@ trigger "agents" "tr_agents_capabilities_items_update"
CREATE TRIGGER "tr_agents_capabilities_items_update" AFTER UPDATE ON "agents" FOR EACH ROW
    WHEN (NEW."capabilities" IS DISTINCT FROM OLD."capabilities" AND (jsonb_path_exists(NEW."capabilities", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'capabilities',
        'cwom:items:agents:capabilities: an item in it breaks the rules of its type'
    );
--@ trigger "agents" "tr_agents_first_version"
CREATE TRIGGER "tr_agents_first_version" AFTER INSERT ON "agents" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:agents:row_version: a new row has version 1'
    );
--@ trigger "agents" "tr_agents_frozen"
CREATE TRIGGER "tr_agents_frozen" AFTER UPDATE ON "agents" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:agents:id: it never changes after creation',
        'created_at',
        'cwom:immutable:agents:created_at: it never changes after creation'
    );
--@ trigger "agents" "tr_agents_next_version"
CREATE TRIGGER "tr_agents_next_version" AFTER UPDATE ON "agents" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:agents:row_version: a change states the version after the one that it read'
    );
--@ trigger "agents" "tr_agents_no_truncate"
CREATE TRIGGER "tr_agents_no_truncate" BEFORE TRUNCATE ON "agents" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:agents:-: rows are deleted one by one, not all at once'
    );
--@ trigger "agents" "tr_agents_status_initial"
CREATE TRIGGER "tr_agents_status_initial" AFTER INSERT ON "agents" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('inactive'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:agents:status:inactive: a new row is inactive'
    );
--@ trigger "agents" "tr_agents_status_moves"
CREATE TRIGGER "tr_agents_status_moves" AFTER UPDATE ON "agents" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status"
        AND OLD."status" || '>' || NEW."status" <> ALL ('{inactive>starting,starting>running,starting>stopping,starting>error,running>stopping,running>error,stopping>inactive,stopping>error,error>inactive,error>starting}'))
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'inactive',
        'cwom:transition:agents:status:inactive>starting: inactive becomes starting or stays',
        'starting',
        'cwom:transition:agents:status:starting>running,stopping,error: starting becomes running, stopping, error or stays',
        'running',
        'cwom:transition:agents:status:running>stopping,error: running becomes stopping, error or stays',
        'stopping',
        'cwom:transition:agents:status:stopping>inactive,error: stopping becomes inactive, error or stays',
        'error',
        'cwom:transition:agents:status:error>inactive,starting: error becomes inactive, starting or stays'
    );
--@ trigger "artifacts" "tr_artifacts_first_version"
CREATE TRIGGER "tr_artifacts_first_version" AFTER INSERT ON "artifacts" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:artifacts:row_version: a new row has version 1'
    );
--@ trigger "artifacts" "tr_artifacts_frozen"
CREATE TRIGGER "tr_artifacts_frozen" AFTER UPDATE ON "artifacts" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."task_id" IS DISTINCT FROM OLD."task_id"
        OR NEW."job_id" IS DISTINCT FROM OLD."job_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:artifacts:id: it never changes after creation',
        'task_id',
        'cwom:immutable:artifacts:task_id: it never changes after creation',
        'job_id',
        'cwom:immutable:artifacts:job_id: it never changes after creation',
        'created_at',
        'cwom:immutable:artifacts:created_at: it never changes after creation'
    );
--@ trigger "artifacts" "tr_artifacts_next_version"
CREATE TRIGGER "tr_artifacts_next_version" AFTER UPDATE ON "artifacts" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:artifacts:row_version: a change states the version after the one that it read'
    );
--@ trigger "artifacts" "tr_artifacts_no_truncate"
CREATE TRIGGER "tr_artifacts_no_truncate" BEFORE TRUNCATE ON "artifacts" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:artifacts:-: rows are deleted one by one, not all at once'
    );
--@ trigger "audit_log" "tr_audit_log_no_truncate"
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );
--@ trigger "audit_log" "tr_audit_log_only_pruned"
CREATE TRIGGER "tr_audit_log_only_pruned" AFTER DELETE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_pruned"();
--@ trigger "audit_log" "tr_audit_log_only_redacted"
CREATE TRIGGER "tr_audit_log_only_redacted" AFTER UPDATE ON "audit_log" FOR EACH ROW
    EXECUTE FUNCTION "tr_audit_log_only_redacted"();
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_delete"
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_truncate"
CREATE TRIGGER "tr_audit_log_checkpoint_no_truncate" BEFORE TRUNCATE ON "audit_log_checkpoint" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_update"
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log_checkpoint:-: rows are only ever added'
    );
--@ trigger "audit_log_default" "tr_audit_log_no_truncate"
CREATE TRIGGER "tr_audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log_default" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:audit_log:-: rows are only ever added'
    );
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_clock"
CREATE TRIGGER "tr_cwom_artifacts_clock" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:cwom_artifacts:updated_at: a change is not older than the one before'
    );
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_first_version"
CREATE TRIGGER "tr_cwom_artifacts_first_version" AFTER INSERT ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_artifacts:row_version: a new row has version 1'
    );
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_frozen"
CREATE TRIGGER "tr_cwom_artifacts_frozen" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."produced_by_id" IS DISTINCT FROM OLD."produced_by_id"
        OR NEW."produced_by_role" IS DISTINCT FROM OLD."produced_by_role"
        OR NEW."for_issue_id" IS DISTINCT FROM OLD."for_issue_id"
        OR NEW."for_issue_role" IS DISTINCT FROM OLD."for_issue_role"
        OR NEW."type" IS DISTINCT FROM OLD."type"
        OR NEW."uri" IS DISTINCT FROM OLD."uri"
        OR NEW."digest" IS DISTINCT FROM OLD."digest"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:cwom_artifacts:id: it never changes after creation',
        'produced_by_id',
        'cwom:immutable:cwom_artifacts:produced_by_id: it never changes after creation',
        'produced_by_role',
        'cwom:immutable:cwom_artifacts:produced_by_role: it never changes after creation',
        'for_issue_id',
        'cwom:immutable:cwom_artifacts:for_issue_id: it never changes after creation',
        'for_issue_role',
        'cwom:immutable:cwom_artifacts:for_issue_role: it never changes after creation',
        'type',
        'cwom:immutable:cwom_artifacts:type: it never changes after creation',
        'uri',
        'cwom:immutable:cwom_artifacts:uri: it never changes after creation',
        'digest',
        'cwom:immutable:cwom_artifacts:digest: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_artifacts:created_at: it never changes after creation'
    );
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_next_version"
CREATE TRIGGER "tr_cwom_artifacts_next_version" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_artifacts:row_version: a change states the version after the one that it read'
    );
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_no_truncate"
CREATE TRIGGER "tr_cwom_artifacts_no_truncate" BEFORE TRUNCATE ON "cwom_artifacts" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_artifacts:-: rows are deleted one by one, not all at once'
    );
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_tags_items_insert"
CREATE TRIGGER "tr_cwom_artifacts_tags_items_insert" AFTER INSERT ON "cwom_artifacts" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_tags_items_update"
CREATE TRIGGER "tr_cwom_artifacts_tags_items_update" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_verification_items_insert"
CREATE TRIGGER "tr_cwom_artifacts_verification_items_insert" AFTER INSERT ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."verification" #> '{checks}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_artifacts_verification_items_insert"();
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_verification_items_update"
CREATE TRIGGER "tr_cwom_artifacts_verification_items_update" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."verification" IS DISTINCT FROM OLD."verification" AND (NEW."verification" #> '{checks}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_artifacts_verification_items_insert"();
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_constraints_items_insert"
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_insert" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."constraints", 'strict $."health"."flags"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."constraints", 'strict $."tools"."allowed"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."constraints", 'strict $."tools"."blocked"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'constraints',
        'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_constraints_items_update"
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_update" AFTER UPDATE ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."constraints" IS DISTINCT FROM OLD."constraints" AND (jsonb_path_exists(NEW."constraints", 'strict $."health"."flags"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."constraints", 'strict $."tools"."allowed"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."constraints", 'strict $."tools"."blocked"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'constraints',
        'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_first_version"
CREATE TRIGGER "tr_cwom_constraint_snapshots_first_version" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_constraint_snapshots:row_version: a new row has version 1'
    );
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_no_delete"
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_delete" BEFORE DELETE ON "cwom_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted'
    );
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_no_truncate"
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_truncate" BEFORE TRUNCATE ON "cwom_constraint_snapshots" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted'
    );
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_no_update"
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_update" BEFORE UPDATE ON "cwom_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted'
    );
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_tags_items_insert"
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_insert" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_constraint_snapshots:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_tags_items_update"
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_update" AFTER UPDATE ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_constraint_snapshots:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_context_packet_doctrine_refs" "tr_cwom_context_packet_doctrine_refs_no_delete"
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_context_packet_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added'
    );
--@ trigger "cwom_context_packet_doctrine_refs" "tr_cwom_context_packet_doctrine_refs_no_truncate"
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_truncate" BEFORE TRUNCATE ON "cwom_context_packet_doctrine_refs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added'
    );
--@ trigger "cwom_context_packet_doctrine_refs" "tr_cwom_context_packet_doctrine_refs_no_update"
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_context_packet_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_assumptions_items_insert"
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."assumptions", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'assumptions',
        'cwom:items:cwom_context_packets:assumptions: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_assumptions_items_update"
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."assumptions" IS DISTINCT FROM OLD."assumptions" AND (jsonb_path_exists(NEW."assumptions", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'assumptions',
        'cwom:items:cwom_context_packets:assumptions: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_first_version"
CREATE TRIGGER "tr_cwom_context_packets_first_version" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_context_packets:row_version: a new row has version 1'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_inputs_items_insert"
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."inputs" #> '{documents}' <> '[]'
        OR NEW."inputs" #> '{data_blobs}' <> '[]'
        OR NEW."inputs" #> '{links}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_context_packets_inputs_items_insert"();
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_inputs_items_update"
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."inputs" IS DISTINCT FROM OLD."inputs" AND (NEW."inputs" #> '{documents}' <> '[]'
        OR NEW."inputs" #> '{data_blobs}' <> '[]'
        OR NEW."inputs" #> '{links}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_context_packets_inputs_items_insert"();
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_no_delete"
CREATE TRIGGER "tr_cwom_context_packets_no_delete" BEFORE DELETE ON "cwom_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_no_truncate"
CREATE TRIGGER "tr_cwom_context_packets_no_truncate" BEFORE TRUNCATE ON "cwom_context_packets" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_no_update"
CREATE TRIGGER "tr_cwom_context_packets_no_update" BEFORE UPDATE ON "cwom_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_open_questions_items_insert"
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."open_questions", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'open_questions',
        'cwom:items:cwom_context_packets:open_questions: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_open_questions_items_update"
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."open_questions" IS DISTINCT FROM OLD."open_questions" AND (jsonb_path_exists(NEW."open_questions", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'open_questions',
        'cwom:items:cwom_context_packets:open_questions: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_tags_items_insert"
CREATE TRIGGER "tr_cwom_context_packets_tags_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_context_packets:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_tags_items_update"
CREATE TRIGGER "tr_cwom_context_packets_tags_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_context_packets:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_doctrine_ref_repos" "tr_cwom_doctrine_ref_repos_no_delete"
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_delete" BEFORE DELETE ON "cwom_doctrine_ref_repos" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added'
    );
--@ trigger "cwom_doctrine_ref_repos" "tr_cwom_doctrine_ref_repos_no_truncate"
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_truncate" BEFORE TRUNCATE ON "cwom_doctrine_ref_repos" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added'
    );
--@ trigger "cwom_doctrine_ref_repos" "tr_cwom_doctrine_ref_repos_no_update"
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_update" BEFORE UPDATE ON "cwom_doctrine_ref_repos" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added'
    );
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_applicability_items_insert"
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_insert" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."applicability" #> '{issue_types}' <> '[]'
        OR NEW."applicability" #> '{tags}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"();
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_applicability_items_update"
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_update" AFTER UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."applicability" IS DISTINCT FROM OLD."applicability" AND (NEW."applicability" #> '{issue_types}' <> '[]'
        OR NEW."applicability" #> '{tags}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"();
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_first_version"
CREATE TRIGGER "tr_cwom_doctrine_refs_first_version" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_doctrine_refs:row_version: a new row has version 1'
    );
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_links_items_insert"
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_insert" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."links", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'links',
        'cwom:items:cwom_doctrine_refs:links: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_links_items_update"
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_update" AFTER UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."links" IS DISTINCT FROM OLD."links" AND (jsonb_path_exists(NEW."links", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'links',
        'cwom:items:cwom_doctrine_refs:links: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_no_delete"
CREATE TRIGGER "tr_cwom_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted'
    );
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_no_truncate"
CREATE TRIGGER "tr_cwom_doctrine_refs_no_truncate" BEFORE TRUNCATE ON "cwom_doctrine_refs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted'
    );
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_no_update"
CREATE TRIGGER "tr_cwom_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted'
    );
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_tags_items_insert"
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_insert" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_doctrine_refs:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_tags_items_update"
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_update" AFTER UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_doctrine_refs:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_criteria_results_items_insert"
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."criteria_results" <> '[]')
    EXECUTE FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"();
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_criteria_results_items_update"
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."criteria_results" IS DISTINCT FROM OLD."criteria_results" AND (NEW."criteria_results" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"();
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_evidence_collected_items_insert"
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_collected" <> '[]')
    EXECUTE FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"();
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_evidence_collected_items_update"
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_collected" IS DISTINCT FROM OLD."evidence_collected" AND (NEW."evidence_collected" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"();
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_evidence_missing_items_insert"
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."evidence_missing", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'evidence_missing',
        'cwom:items:cwom_evidence_packs:evidence_missing: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_evidence_missing_items_update"
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_missing" IS DISTINCT FROM OLD."evidence_missing" AND (jsonb_path_exists(NEW."evidence_missing", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'evidence_missing',
        'cwom:items:cwom_evidence_packs:evidence_missing: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_first_version"
CREATE TRIGGER "tr_cwom_evidence_packs_first_version" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_evidence_packs:row_version: a new row has version 1'
    );
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_no_delete"
CREATE TRIGGER "tr_cwom_evidence_packs_no_delete" BEFORE DELETE ON "cwom_evidence_packs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted'
    );
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_no_truncate"
CREATE TRIGGER "tr_cwom_evidence_packs_no_truncate" BEFORE TRUNCATE ON "cwom_evidence_packs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted'
    );
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_no_update"
CREATE TRIGGER "tr_cwom_evidence_packs_no_update" BEFORE UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted'
    );
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_tags_items_insert"
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_evidence_packs:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_tags_items_update"
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_evidence_packs:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_issue_blocks" "tr_cwom_issue_blocks_acyclic"
CREATE TRIGGER "tr_cwom_issue_blocks_acyclic" AFTER INSERT ON "cwom_issue_blocks" FOR EACH ROW
    WHEN (NEW."blocked_id" IS NOT NULL)
    EXECUTE FUNCTION "tr_cwom_issue_blocks_acyclic"();
--@ trigger "cwom_issue_blocks" "tr_cwom_issue_blocks_frozen"
CREATE TRIGGER "tr_cwom_issue_blocks_frozen" AFTER UPDATE ON "cwom_issue_blocks" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."blocked_id" IS DISTINCT FROM OLD."blocked_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_blocks:issue_id: it never changes after creation',
        'blocked_id',
        'cwom:immutable:cwom_issue_blocks:blocked_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_blocks:created_at: it never changes after creation'
    );
--@ trigger "cwom_issue_blocks" "tr_cwom_issue_blocks_no_truncate"
CREATE TRIGGER "tr_cwom_issue_blocks_no_truncate" BEFORE TRUNCATE ON "cwom_issue_blocks" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_blocks:-: rows are deleted one by one, not all at once'
    );
--@ trigger "cwom_issue_constraint_snapshots" "tr_cwom_issue_constraint_snapshots_frozen"
CREATE TRIGGER "tr_cwom_issue_constraint_snapshots_frozen" AFTER UPDATE ON "cwom_issue_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."constraint_snapshot_id" IS DISTINCT FROM OLD."constraint_snapshot_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_constraint_snapshots:issue_id: it never changes after creation',
        'constraint_snapshot_id',
        'cwom:immutable:cwom_issue_constraint_snapshots:constraint_snapshot_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_constraint_snapshots:created_at: it never changes after creation'
    );
--@ trigger "cwom_issue_constraint_snapshots" "tr_cwom_issue_constraint_snapshots_no_truncate"
CREATE TRIGGER "tr_cwom_issue_constraint_snapshots_no_truncate" BEFORE TRUNCATE ON "cwom_issue_constraint_snapshots" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_constraint_snapshots:-: rows are deleted one by one, not all at once'
    );
--@ trigger "cwom_issue_context_packets" "tr_cwom_issue_context_packets_frozen"
CREATE TRIGGER "tr_cwom_issue_context_packets_frozen" AFTER UPDATE ON "cwom_issue_context_packets" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."context_packet_id" IS DISTINCT FROM OLD."context_packet_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_context_packets:issue_id: it never changes after creation',
        'context_packet_id',
        'cwom:immutable:cwom_issue_context_packets:context_packet_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_context_packets:created_at: it never changes after creation'
    );
--@ trigger "cwom_issue_context_packets" "tr_cwom_issue_context_packets_no_truncate"
CREATE TRIGGER "tr_cwom_issue_context_packets_no_truncate" BEFORE TRUNCATE ON "cwom_issue_context_packets" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_context_packets:-: rows are deleted one by one, not all at once'
    );
--@ trigger "cwom_issue_doctrine_refs" "tr_cwom_issue_doctrine_refs_frozen"
CREATE TRIGGER "tr_cwom_issue_doctrine_refs_frozen" AFTER UPDATE ON "cwom_issue_doctrine_refs" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."doctrine_ref_id" IS DISTINCT FROM OLD."doctrine_ref_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_doctrine_refs:issue_id: it never changes after creation',
        'doctrine_ref_id',
        'cwom:immutable:cwom_issue_doctrine_refs:doctrine_ref_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_doctrine_refs:created_at: it never changes after creation'
    );
--@ trigger "cwom_issue_doctrine_refs" "tr_cwom_issue_doctrine_refs_no_truncate"
CREATE TRIGGER "tr_cwom_issue_doctrine_refs_no_truncate" BEFORE TRUNCATE ON "cwom_issue_doctrine_refs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_doctrine_refs:-: rows are deleted one by one, not all at once'
    );
--@ trigger "cwom_issue_duplicates" "tr_cwom_issue_duplicates_frozen"
CREATE TRIGGER "tr_cwom_issue_duplicates_frozen" AFTER UPDATE ON "cwom_issue_duplicates" FOR EACH ROW
    WHEN (NEW."issue_id" IS DISTINCT FROM OLD."issue_id"
        OR NEW."duplicate_id" IS DISTINCT FROM OLD."duplicate_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'issue_id',
        'cwom:immutable:cwom_issue_duplicates:issue_id: it never changes after creation',
        'duplicate_id',
        'cwom:immutable:cwom_issue_duplicates:duplicate_id: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issue_duplicates:created_at: it never changes after creation'
    );
--@ trigger "cwom_issue_duplicates" "tr_cwom_issue_duplicates_no_truncate"
CREATE TRIGGER "tr_cwom_issue_duplicates_no_truncate" BEFORE TRUNCATE ON "cwom_issue_duplicates" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issue_duplicates:-: rows are deleted one by one, not all at once'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_acceptance_items_insert"
CREATE TRIGGER "tr_cwom_issues_acceptance_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."acceptance", 'strict $."criteria"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."acceptance", 'strict $."tests_expected"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'acceptance',
        'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_acceptance_items_update"
CREATE TRIGGER "tr_cwom_issues_acceptance_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."acceptance" IS DISTINCT FROM OLD."acceptance" AND (jsonb_path_exists(NEW."acceptance", 'strict $."criteria"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."acceptance", 'strict $."tests_expected"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'acceptance',
        'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_assignees_items_insert"
CREATE TRIGGER "tr_cwom_issues_assignees_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."assignees" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_assignees_items_insert"();
--@ trigger "cwom_issues" "tr_cwom_issues_assignees_items_update"
CREATE TRIGGER "tr_cwom_issues_assignees_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."assignees" IS DISTINCT FROM OLD."assignees" AND (NEW."assignees" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_assignees_items_insert"();
--@ trigger "cwom_issues" "tr_cwom_issues_clock"
CREATE TRIGGER "tr_cwom_issues_clock" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:cwom_issues:updated_at: a change is not older than the one before'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_first_version"
CREATE TRIGGER "tr_cwom_issues_first_version" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_issues:row_version: a new row has version 1'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_frozen"
CREATE TRIGGER "tr_cwom_issues_frozen" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."repo_id" IS DISTINCT FROM OLD."repo_id"
        OR NEW."repo_role" IS DISTINCT FROM OLD."repo_role"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:cwom_issues:id: it never changes after creation',
        'repo_id',
        'cwom:immutable:cwom_issues:repo_id: it never changes after creation',
        'repo_role',
        'cwom:immutable:cwom_issues:repo_role: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_issues:created_at: it never changes after creation'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_next_version"
CREATE TRIGGER "tr_cwom_issues_next_version" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_issues:row_version: a change states the version after the one that it read'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_no_truncate"
CREATE TRIGGER "tr_cwom_issues_no_truncate" BEFORE TRUNCATE ON "cwom_issues" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_issues:-: rows are deleted one by one, not all at once'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_parent_id_acyclic_insert"
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."parent_id" IS NOT NULL)
    EXECUTE FUNCTION "tr_cwom_issues_parent_id_acyclic_insert"();
--@ trigger "cwom_issues" "tr_cwom_issues_parent_id_acyclic_update"
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."parent_id" IS NOT NULL AND NEW."parent_id" IS DISTINCT FROM OLD."parent_id")
    EXECUTE FUNCTION "tr_cwom_issues_parent_id_acyclic_insert"();
--@ trigger "cwom_issues" "tr_cwom_issues_status_moves"
CREATE TRIGGER "tr_cwom_issues_status_moves" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status"
        AND OLD."status" || '>' || NEW."status" <> ALL ('{planned>ready,planned>running,planned>blocked,planned>canceled,ready>planned,ready>running,ready>blocked,ready>canceled,running>blocked,running>under_review,running>done,running>failed,running>canceled,blocked>ready,blocked>running,blocked>failed,blocked>canceled,under_review>done,under_review>failed,under_review>running,done>under_review,failed>ready}'))
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'planned',
        'cwom:transition:cwom_issues:status:planned>ready,running,blocked,canceled: planned becomes ready, running, blocked, canceled or stays',
        'ready',
        'cwom:transition:cwom_issues:status:ready>planned,running,blocked,canceled: ready becomes planned, running, blocked, canceled or stays',
        'running',
        'cwom:transition:cwom_issues:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays',
        'blocked',
        'cwom:transition:cwom_issues:status:blocked>ready,running,failed,canceled: blocked becomes ready, running, failed, canceled or stays',
        'under_review',
        'cwom:transition:cwom_issues:status:under_review>done,failed,running: under_review becomes done, failed, running or stays',
        'done',
        'cwom:transition:cwom_issues:status:done>under_review: done becomes under_review or stays',
        'failed',
        'cwom:transition:cwom_issues:status:failed>ready: failed becomes ready or stays',
        'canceled',
        'cwom:transition:cwom_issues:status:canceled>: canceled is final'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_tags_items_insert"
CREATE TRIGGER "tr_cwom_issues_tags_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_tags_items_update"
CREATE TRIGGER "tr_cwom_issues_tags_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_issues" "tr_cwom_issues_watchers_items_insert"
CREATE TRIGGER "tr_cwom_issues_watchers_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."watchers" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_watchers_items_insert"();
--@ trigger "cwom_issues" "tr_cwom_issues_watchers_items_update"
CREATE TRIGGER "tr_cwom_issues_watchers_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."watchers" IS DISTINCT FROM OLD."watchers" AND (NEW."watchers" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_watchers_items_insert"();
--@ trigger "cwom_repos" "tr_cwom_repos_clock"
CREATE TRIGGER "tr_cwom_repos_clock" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:cwom_repos:updated_at: a change is not older than the one before'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_first_version"
CREATE TRIGGER "tr_cwom_repos_first_version" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_repos:row_version: a new row has version 1'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_frozen"
CREATE TRIGGER "tr_cwom_repos_frozen" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."slug" IS DISTINCT FROM OLD."slug"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:cwom_repos:id: it never changes after creation',
        'slug',
        'cwom:immutable:cwom_repos:slug: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_repos:created_at: it never changes after creation'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_links_items_insert"
CREATE TRIGGER "tr_cwom_repos_links_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."links", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'links',
        'cwom:items:cwom_repos:links: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_links_items_update"
CREATE TRIGGER "tr_cwom_repos_links_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."links" IS DISTINCT FROM OLD."links" AND (jsonb_path_exists(NEW."links", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'links',
        'cwom:items:cwom_repos:links: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_next_version"
CREATE TRIGGER "tr_cwom_repos_next_version" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_repos:row_version: a change states the version after the one that it read'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_no_truncate"
CREATE TRIGGER "tr_cwom_repos_no_truncate" BEFORE TRUNCATE ON "cwom_repos" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_repos:-: rows are deleted one by one, not all at once'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_owners_items_insert"
CREATE TRIGGER "tr_cwom_repos_owners_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."owners" <> '[]')
    EXECUTE FUNCTION "tr_cwom_repos_owners_items_insert"();
--@ trigger "cwom_repos" "tr_cwom_repos_owners_items_update"
CREATE TRIGGER "tr_cwom_repos_owners_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."owners" IS DISTINCT FROM OLD."owners" AND (NEW."owners" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_repos_owners_items_insert"();
--@ trigger "cwom_repos" "tr_cwom_repos_policy_items_insert"
CREATE TRIGGER "tr_cwom_repos_policy_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."policy", 'strict $."allowed_tools"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'policy',
        'cwom:items:cwom_repos:policy: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_policy_items_update"
CREATE TRIGGER "tr_cwom_repos_policy_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."policy" IS DISTINCT FROM OLD."policy" AND (jsonb_path_exists(NEW."policy", 'strict $."allowed_tools"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'policy',
        'cwom:items:cwom_repos:policy: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_tags_items_insert"
CREATE TRIGGER "tr_cwom_repos_tags_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_repos:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_repos" "tr_cwom_repos_tags_items_update"
CREATE TRIGGER "tr_cwom_repos_tags_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_repos:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_criteria_overrides_items_insert"
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_insert" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."criteria_overrides" <> '[]')
    EXECUTE FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"();
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_criteria_overrides_items_update"
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_update" AFTER UPDATE ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."criteria_overrides" IS DISTINCT FROM OLD."criteria_overrides" AND (NEW."criteria_overrides" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"();
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_first_version"
CREATE TRIGGER "tr_cwom_review_decisions_first_version" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_review_decisions:row_version: a new row has version 1'
    );
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_no_delete"
CREATE TRIGGER "tr_cwom_review_decisions_no_delete" BEFORE DELETE ON "cwom_review_decisions" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted'
    );
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_no_truncate"
CREATE TRIGGER "tr_cwom_review_decisions_no_truncate" BEFORE TRUNCATE ON "cwom_review_decisions" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted'
    );
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_no_update"
CREATE TRIGGER "tr_cwom_review_decisions_no_update" BEFORE UPDATE ON "cwom_review_decisions" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO001',
        '',
        'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted'
    );
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_tags_items_insert"
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_insert" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_review_decisions:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_tags_items_update"
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_update" AFTER UPDATE ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_review_decisions:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_run_context_packets" "tr_cwom_run_context_packets_no_delete"
CREATE TRIGGER "tr_cwom_run_context_packets_no_delete" BEFORE DELETE ON "cwom_run_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_context_packets:-: rows are only ever added'
    );
--@ trigger "cwom_run_context_packets" "tr_cwom_run_context_packets_no_truncate"
CREATE TRIGGER "tr_cwom_run_context_packets_no_truncate" BEFORE TRUNCATE ON "cwom_run_context_packets" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_context_packets:-: rows are only ever added'
    );
--@ trigger "cwom_run_context_packets" "tr_cwom_run_context_packets_no_update"
CREATE TRIGGER "tr_cwom_run_context_packets_no_update" BEFORE UPDATE ON "cwom_run_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_context_packets:-: rows are only ever added'
    );
--@ trigger "cwom_run_doctrine_refs" "tr_cwom_run_doctrine_refs_no_delete"
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_run_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added'
    );
--@ trigger "cwom_run_doctrine_refs" "tr_cwom_run_doctrine_refs_no_truncate"
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_truncate" BEFORE TRUNCATE ON "cwom_run_doctrine_refs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added'
    );
--@ trigger "cwom_run_doctrine_refs" "tr_cwom_run_doctrine_refs_no_update"
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_run_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO002',
        '',
        'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_clock"
CREATE TRIGGER "tr_cwom_runs_clock" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:cwom_runs:updated_at: a change is not older than the one before'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_context_packets_required"
CREATE TRIGGER "tr_cwom_runs_context_packets_required" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."status" IN ('running') AND NEW."status" IS DISTINCT FROM OLD."status")
    EXECUTE FUNCTION "tr_cwom_runs_context_packets_required"();
--@ trigger "cwom_runs" "tr_cwom_runs_executor_items_insert"
CREATE TRIGGER "tr_cwom_runs_executor_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."executor", 'strict $."toolchain"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'executor',
        'cwom:items:cwom_runs:executor: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_executor_items_update"
CREATE TRIGGER "tr_cwom_runs_executor_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."executor" IS DISTINCT FROM OLD."executor" AND (jsonb_path_exists(NEW."executor", 'strict $."toolchain"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'executor',
        'cwom:items:cwom_runs:executor: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_first_version"
CREATE TRIGGER "tr_cwom_runs_first_version" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_runs:row_version: a new row has version 1'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_frozen"
CREATE TRIGGER "tr_cwom_runs_frozen" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."for_issue_id" IS DISTINCT FROM OLD."for_issue_id"
        OR NEW."for_issue_role" IS DISTINCT FROM OLD."for_issue_role"
        OR NEW."repo_id" IS DISTINCT FROM OLD."repo_id"
        OR NEW."repo_role" IS DISTINCT FROM OLD."repo_role"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:cwom_runs:id: it never changes after creation',
        'for_issue_id',
        'cwom:immutable:cwom_runs:for_issue_id: it never changes after creation',
        'for_issue_role',
        'cwom:immutable:cwom_runs:for_issue_role: it never changes after creation',
        'repo_id',
        'cwom:immutable:cwom_runs:repo_id: it never changes after creation',
        'repo_role',
        'cwom:immutable:cwom_runs:repo_role: it never changes after creation',
        'created_at',
        'cwom:immutable:cwom_runs:created_at: it never changes after creation'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_next_version"
CREATE TRIGGER "tr_cwom_runs_next_version" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:cwom_runs:row_version: a change states the version after the one that it read'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_no_truncate"
CREATE TRIGGER "tr_cwom_runs_no_truncate" BEFORE TRUNCATE ON "cwom_runs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:cwom_runs:-: rows are deleted one by one, not all at once'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_outputs_items_insert"
CREATE TRIGGER "tr_cwom_runs_outputs_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."outputs", 'strict $."decision_log"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'outputs',
        'cwom:items:cwom_runs:outputs: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_outputs_items_update"
CREATE TRIGGER "tr_cwom_runs_outputs_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."outputs" IS DISTINCT FROM OLD."outputs" AND (jsonb_path_exists(NEW."outputs", 'strict $."decision_log"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'outputs',
        'cwom:items:cwom_runs:outputs: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_plan_items_insert"
CREATE TRIGGER "tr_cwom_runs_plan_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."plan", 'strict $."steps"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."plan", 'strict $."risk_notes"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'plan',
        'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_plan_items_update"
CREATE TRIGGER "tr_cwom_runs_plan_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."plan" IS DISTINCT FROM OLD."plan" AND (jsonb_path_exists(NEW."plan", 'strict $."steps"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."plan", 'strict $."risk_notes"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'plan',
        'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_status_initial"
CREATE TRIGGER "tr_cwom_runs_status_initial" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('planned', 'ready'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:cwom_runs:status:planned,ready: a new row is planned or ready'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_status_moves"
CREATE TRIGGER "tr_cwom_runs_status_moves" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status"
        AND OLD."status" || '>' || NEW."status" <> ALL ('{planned>ready,planned>running,planned>canceled,ready>running,ready>canceled,running>blocked,running>under_review,running>done,running>failed,running>canceled,blocked>running,blocked>failed,blocked>canceled,under_review>done,under_review>failed,done>under_review}'))
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'planned',
        'cwom:transition:cwom_runs:status:planned>ready,running,canceled: planned becomes ready, running, canceled or stays',
        'ready',
        'cwom:transition:cwom_runs:status:ready>running,canceled: ready becomes running, canceled or stays',
        'running',
        'cwom:transition:cwom_runs:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays',
        'blocked',
        'cwom:transition:cwom_runs:status:blocked>running,failed,canceled: blocked becomes running, failed, canceled or stays',
        'under_review',
        'cwom:transition:cwom_runs:status:under_review>done,failed: under_review becomes done, failed or stays',
        'done',
        'cwom:transition:cwom_runs:status:done>under_review: done becomes under_review or stays',
        'failed',
        'cwom:transition:cwom_runs:status:failed>: failed is final',
        'canceled',
        'cwom:transition:cwom_runs:status:canceled>: canceled is final'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_tags_items_insert"
CREATE TRIGGER "tr_cwom_runs_tags_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_runs:tags: an item in it breaks the rules of its type'
    );
--@ trigger "cwom_runs" "tr_cwom_runs_tags_items_update"
CREATE TRIGGER "tr_cwom_runs_tags_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_runs:tags: an item in it breaks the rules of its type'
    );
--@ trigger "events" "tr_events_first_version"
CREATE TRIGGER "tr_events_first_version" AFTER INSERT ON "events" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:events:row_version: a new row has version 1'
    );
--@ trigger "events" "tr_events_frozen"
CREATE TRIGGER "tr_events_frozen" AFTER UPDATE ON "events" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."type" IS DISTINCT FROM OLD."type"
        OR NEW."source" IS DISTINCT FROM OLD."source"
        OR NEW."data" IS DISTINCT FROM OLD."data"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:events:id: it never changes after creation',
        'type',
        'cwom:immutable:events:type: it never changes after creation',
        'source',
        'cwom:immutable:events:source: it never changes after creation',
        'data',
        'cwom:immutable:events:data: it never changes after creation',
        'created_at',
        'cwom:immutable:events:created_at: it never changes after creation'
    );
--@ trigger "events" "tr_events_next_version"
CREATE TRIGGER "tr_events_next_version" AFTER UPDATE ON "events" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:events:row_version: a change states the version after the one that it read'
    );
--@ trigger "events" "tr_events_no_truncate"
CREATE TRIGGER "tr_events_no_truncate" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:events:-: rows are deleted one by one, not all at once'
    );
--@ trigger "events" "tr_events_status_initial"
CREATE TRIGGER "tr_events_status_initial" AFTER INSERT ON "events" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('pending'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:events:status:pending: a new row is pending'
    );
--@ trigger "events" "tr_events_status_moves"
CREATE TRIGGER "tr_events_status_moves" AFTER UPDATE ON "events" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status"
        AND OLD."status" || '>' || NEW."status" <> ALL ('{pending>processing,pending>failed,processing>pending,processing>completed,processing>failed,failed>pending}'))
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'pending',
        'cwom:transition:events:status:pending>processing,failed: pending becomes processing, failed or stays',
        'processing',
        'cwom:transition:events:status:processing>pending,completed,failed: processing becomes pending, completed, failed or stays',
        'completed',
        'cwom:transition:events:status:completed>: completed is final',
        'failed',
        'cwom:transition:events:status:failed>pending: failed becomes pending or stays'
    );
--@ trigger "events" "tr_events_tags_items_insert"
CREATE TRIGGER "tr_events_tags_items_insert" AFTER INSERT ON "events" FOR EACH ROW
    WHEN (NEW."tags" #> '{}' <> '{}')
    EXECUTE FUNCTION "tr_events_tags_items_insert"();
--@ trigger "events" "tr_events_tags_items_update"
CREATE TRIGGER "tr_events_tags_items_update" AFTER UPDATE ON "events" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (NEW."tags" #> '{}' <> '{}'))
    EXECUTE FUNCTION "tr_events_tags_items_insert"();
--@ trigger "jobs" "tr_jobs_clock"
CREATE TRIGGER "tr_jobs_clock" AFTER UPDATE ON "jobs" FOR EACH ROW
    WHEN (NEW."updated_at" < OLD."updated_at")
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO004',
        'updated_at',
        'cwom:clock:jobs:updated_at: a change is not older than the one before'
    );
--@ trigger "jobs" "tr_jobs_first_version"
CREATE TRIGGER "tr_jobs_first_version" AFTER INSERT ON "jobs" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:jobs:row_version: a new row has version 1'
    );
--@ trigger "jobs" "tr_jobs_frozen"
CREATE TRIGGER "tr_jobs_frozen" AFTER UPDATE ON "jobs" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."task_id" IS DISTINCT FROM OLD."task_id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:jobs:id: it never changes after creation',
        'task_id',
        'cwom:immutable:jobs:task_id: it never changes after creation',
        'created_at',
        'cwom:immutable:jobs:created_at: it never changes after creation'
    );
--@ trigger "jobs" "tr_jobs_next_version"
CREATE TRIGGER "tr_jobs_next_version" AFTER UPDATE ON "jobs" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:jobs:row_version: a change states the version after the one that it read'
    );
--@ trigger "jobs" "tr_jobs_no_truncate"
CREATE TRIGGER "tr_jobs_no_truncate" BEFORE TRUNCATE ON "jobs" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:jobs:-: rows are deleted one by one, not all at once'
    );
--@ trigger "jobs" "tr_jobs_status_initial"
CREATE TRIGGER "tr_jobs_status_initial" AFTER INSERT ON "jobs" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('pending'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:jobs:status:pending: a new row is pending'
    );
--@ trigger "jobs" "tr_jobs_status_moves"
CREATE TRIGGER "tr_jobs_status_moves" AFTER UPDATE ON "jobs" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status"
        AND OLD."status" || '>' || NEW."status" <> ALL ('{pending>claimed,pending>failed,claimed>pending,claimed>running,claimed>failed,running>completed,running>failed}'))
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'pending',
        'cwom:transition:jobs:status:pending>claimed,failed: pending becomes claimed, failed or stays',
        'claimed',
        'cwom:transition:jobs:status:claimed>pending,running,failed: claimed becomes pending, running, failed or stays',
        'running',
        'cwom:transition:jobs:status:running>completed,failed: running becomes completed, failed or stays',
        'completed',
        'cwom:transition:jobs:status:completed>: completed is final',
        'failed',
        'cwom:transition:jobs:status:failed>: failed is final'
    );
--@ trigger "tasks" "tr_tasks_first_version"
CREATE TRIGGER "tr_tasks_first_version" AFTER INSERT ON "tasks" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:tasks:row_version: a new row has version 1'
    );
--@ trigger "tasks" "tr_tasks_frozen"
CREATE TRIGGER "tr_tasks_frozen" AFTER UPDATE ON "tasks" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."idempotency_key" IS DISTINCT FROM OLD."idempotency_key"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:tasks:id: it never changes after creation',
        'idempotency_key',
        'cwom:immutable:tasks:idempotency_key: it never changes after creation',
        'created_at',
        'cwom:immutable:tasks:created_at: it never changes after creation'
    );
--@ trigger "tasks" "tr_tasks_next_version"
CREATE TRIGGER "tr_tasks_next_version" AFTER UPDATE ON "tasks" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:tasks:row_version: a change states the version after the one that it read'
    );
--@ trigger "tasks" "tr_tasks_no_truncate"
CREATE TRIGGER "tr_tasks_no_truncate" BEFORE TRUNCATE ON "tasks" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:tasks:-: rows are deleted one by one, not all at once'
    );
--@ trigger "tasks" "tr_tasks_status_initial"
CREATE TRIGGER "tr_tasks_status_initial" AFTER INSERT ON "tasks" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('pending'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:tasks:status:pending: a new row is pending'
    );
--@ trigger "tasks" "tr_tasks_status_moves"
CREATE TRIGGER "tr_tasks_status_moves" AFTER UPDATE ON "tasks" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status"
        AND OLD."status" || '>' || NEW."status" <> ALL ('{pending>queued,pending>failed,pending>cancelled,queued>running,queued>failed,queued>cancelled,running>queued,running>completed,running>failed,running>cancelled}'))
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'pending',
        'cwom:transition:tasks:status:pending>queued,failed,cancelled: pending becomes queued, failed, cancelled or stays',
        'queued',
        'cwom:transition:tasks:status:queued>running,failed,cancelled: queued becomes running, failed, cancelled or stays',
        'running',
        'cwom:transition:tasks:status:running>queued,completed,failed,cancelled: running becomes queued, completed, failed, cancelled or stays',
        'completed',
        'cwom:transition:tasks:status:completed>: completed is final',
        'failed',
        'cwom:transition:tasks:status:failed>: failed is final',
        'cancelled',
        'cwom:transition:tasks:status:cancelled>: cancelled is final'
    );
--@ trigger "workflows" "tr_workflows_first_version"
CREATE TRIGGER "tr_workflows_first_version" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (NEW."row_version" <> 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:workflows:row_version: a new row has version 1'
    );
--@ trigger "workflows" "tr_workflows_frozen"
CREATE TRIGGER "tr_workflows_frozen" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."created_at" IS DISTINCT FROM OLD."created_at")
    EXECUTE FUNCTION "fn_cwom_refuse_change"(
        'WO001',
        'id',
        'cwom:immutable:workflows:id: it never changes after creation',
        'created_at',
        'cwom:immutable:workflows:created_at: it never changes after creation'
    );
--@ trigger "workflows" "tr_workflows_next_version"
CREATE TRIGGER "tr_workflows_next_version" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."row_version" <> OLD."row_version" + 1)
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        'row_version',
        'cwom:version:workflows:row_version: a change states the version after the one that it read'
    );
--@ trigger "workflows" "tr_workflows_no_truncate"
CREATE TRIGGER "tr_workflows_no_truncate" BEFORE TRUNCATE ON "workflows" FOR EACH STATEMENT
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO003',
        '',
        'cwom:version:workflows:-: rows are deleted one by one, not all at once'
    );
--@ trigger "workflows" "tr_workflows_status_initial"
CREATE TRIGGER "tr_workflows_status_initial" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (NEW."status" NOT IN ('idle'))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO006',
        'status',
        'cwom:initial:workflows:status:idle: a new row is idle'
    );
--@ trigger "workflows" "tr_workflows_status_moves"
CREATE TRIGGER "tr_workflows_status_moves" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status"
        AND OLD."status" || '>' || NEW."status" <> ALL ('{idle>running,running>completed,running>failed,running>cancelled,completed>idle,completed>running,failed>idle,failed>running,cancelled>idle,cancelled>running}'))
    EXECUTE FUNCTION "fn_cwom_refuse_move"(
        'WO007',
        'status',
        'idle',
        'cwom:transition:workflows:status:idle>running: idle becomes running or stays',
        'running',
        'cwom:transition:workflows:status:running>completed,failed,cancelled: running becomes completed, failed, cancelled or stays',
        'completed',
        'cwom:transition:workflows:status:completed>idle,running: completed becomes idle, running or stays',
        'failed',
        'cwom:transition:workflows:status:failed>idle,running: failed becomes idle, running or stays',
        'cancelled',
        'cwom:transition:workflows:status:cancelled>idle,running: cancelled becomes idle, running or stays'
    );
--@ trigger "workflows" "tr_workflows_steps_items_insert"
CREATE TRIGGER "tr_workflows_steps_items_insert" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (NEW."steps" <> '[]')
    EXECUTE FUNCTION "tr_workflows_steps_items_insert"();
--@ trigger "workflows" "tr_workflows_steps_items_update"
CREATE TRIGGER "tr_workflows_steps_items_update" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."steps" IS DISTINCT FROM OLD."steps" AND (NEW."steps" <> '[]'))
    EXECUTE FUNCTION "tr_workflows_steps_items_insert"();
--@ trigger "workflows" "tr_workflows_trigger_events_items_insert"
CREATE TRIGGER "tr_workflows_trigger_events_items_insert" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."trigger_events", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'trigger_events',
        'cwom:items:workflows:trigger_events: an item in it breaks the rules of its type'
    );
--@ trigger "workflows" "tr_workflows_trigger_events_items_update"
CREATE TRIGGER "tr_workflows_trigger_events_items_update" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."trigger_events" IS DISTINCT FROM OLD."trigger_events" AND (jsonb_path_exists(NEW."trigger_events", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'trigger_events',
        'cwom:items:workflows:trigger_events: an item in it breaks the rules of its type'
    );
--@ image "agents" "Agent"
-- log audit_log
-- kind Agent
-- revision 26f0660ca2e4
-- images diff
-- version row_version
-- state status
-- key id
-- column value id ?
-- column value name ?
-- column value type ?
-- column value description ?
-- column value config ?
-- column value capabilities ?
-- column value status ?
-- column value last_heartbeat to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value health_status ?
-- column value health_details ?
-- column value tasks_completed ?
-- column value tasks_failed ?
-- column value average_response_time ?
-- column value started_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value last_activity_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value is_enabled ?
-- column value auto_restart ?
-- column value max_concurrent_tasks ?
-- column value last_error ?
-- column value error_count ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "artifacts" "CoreArtifact"
-- log audit_log
-- kind CoreArtifact
-- revision 692876d3d9c3
-- images full
-- version row_version
-- key id
-- column value id ?
-- column value task_id ?
-- column value job_id ?
-- column value kind ?
-- column value uri ?
-- column value ref ?
-- column value content ?
-- column value content_type ?
-- column value size_bytes ?
-- column value checksum ?
-- column value meta ?
-- column value trace_id ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_artifacts" "Artifact"
-- log audit_log
-- kind Artifact
-- revision 393025017d05
-- images full
-- version row_version
-- updated_at updated_at
-- key id
-- column value id ?
-- column value produced_by_id ?
-- column value produced_by_role ?
-- column value for_issue_id ?
-- column value for_issue_role ?
-- column value type ?
-- column value title ?
-- column value uri ?
-- column value digest ?
-- column value media_type ?
-- column value size_bytes ?
-- column value preview ?
-- column value verification ?
-- column value trace_id ?
-- column value tags ?
-- column value meta ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value updated_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_constraint_snapshots" "ConstraintSnapshot"
-- log audit_log
-- kind ConstraintSnapshot
-- revision adfd894bc457
-- images full
-- version row_version
-- key id
-- column value id ?
-- column value scope ?
-- column value captured_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value owner_kind ?
-- column value owner_id ?
-- column value owner_display ?
-- column value constraints ?
-- column value trace_id ?
-- column value tags ?
-- column value meta ?
-- column value row_version ?
--@ image "cwom_context_packet_doctrine_refs" "ContextPacket.doctrine_refs"
-- log audit_log
-- kind ContextPacket.doctrine_refs
-- revision 357f425dedc2
-- images full
-- key context_packet_id
-- key doctrine_ref_id
-- column value context_packet_id ?
-- column value doctrine_ref_id ?
-- column value role ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_context_packets" "ContextPacket"
-- log audit_log
-- kind ContextPacket
-- revision 68c594e0609e
-- images full
-- version row_version
-- key id
-- column value id ?
-- column value for_issue_id ?
-- column value for_issue_role ?
-- column value version ?
-- column value summary ?
-- column value inputs ?
-- column value assumptions ?
-- column value open_questions ?
-- column value instructions ?
-- column value constraint_snapshot_id ?
-- column value constraint_snapshot_role ?
-- column value trace_id ?
-- column value tags ?
-- column value meta ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_doctrine_ref_repos" "DoctrineRef.applies_to"
-- log audit_log
-- kind DoctrineRef.applies_to
-- revision f1faca73ad5e
-- images full
-- key doctrine_ref_id
-- key repo_id
-- column value doctrine_ref_id ?
-- column value repo_id ?
-- column value role ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_doctrine_refs" "DoctrineRef"
-- log audit_log
-- kind DoctrineRef
-- revision 429f5b35a2c8
-- images full
-- version row_version
-- key id
-- column value id ?
-- column value namespace ?
-- column value name ?
-- column value version ?
-- column value type ?
-- column value priority ?
-- column value statement ?
-- column value rationale ?
-- column value links ?
-- column value applicability ?
-- column value trace_id ?
-- column value tags ?
-- column value meta ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_evidence_packs" "EvidencePack"
-- log audit_log
-- kind EvidencePack
-- revision 47a1aa96b779
-- images full
-- version row_version
-- key id
-- column value id ?
-- column value for_run_id ?
-- column value for_run_role ?
-- column value for_issue_id ?
-- column value for_issue_role ?
-- column value verdict ?
-- column value verdict_reason ?
-- column value evaluated_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value evaluated_by_kind ?
-- column value evaluated_by_id ?
-- column value evaluated_by_display ?
-- column value criteria_results ?
-- column value evidence_collected ?
-- column value evidence_missing ?
-- column value checks_passed ?
-- column value checks_failed ?
-- column value checks_skipped ?
-- column value evidence_uri ?
-- column value trace_id ?
-- column value tags ?
-- column value meta ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_issue_blocks" "Issue.blocks"
-- log audit_log
-- kind Issue.blocks
-- revision ced047b1f74a
-- images full
-- key issue_id
-- key blocked_id
-- column value issue_id ?
-- column value blocked_id ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_issue_constraint_snapshots" "Issue.constraint_snapshots"
-- log audit_log
-- kind Issue.constraint_snapshots
-- revision d90682b2e19a
-- images full
-- key issue_id
-- key constraint_snapshot_id
-- column value issue_id ?
-- column value constraint_snapshot_id ?
-- column value role ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_issue_context_packets" "Issue.context_packets"
-- log audit_log
-- kind Issue.context_packets
-- revision b8e12ee3b644
-- images full
-- key issue_id
-- key context_packet_id
-- column value issue_id ?
-- column value context_packet_id ?
-- column value role ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_issue_doctrine_refs" "Issue.doctrine_refs"
-- log audit_log
-- kind Issue.doctrine_refs
-- revision c3b7fd2fbe71
-- images full
-- key issue_id
-- key doctrine_ref_id
-- column value issue_id ?
-- column value doctrine_ref_id ?
-- column value role ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_issue_duplicates" "Issue.duplicates"
-- log audit_log
-- kind Issue.duplicates
-- revision 6eb4bfc4ba96
-- images full
-- key issue_id
-- key duplicate_id
-- column value issue_id ?
-- column value duplicate_id ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_issues" "Issue"
-- log audit_log
-- kind Issue
-- revision 42f96fefede9
-- images full
-- version row_version
-- updated_at updated_at
-- state status
-- key id
-- column value id ?
-- column value repo_id ?
-- column value repo_role ?
-- column value parent_id ?
-- column value title ?
-- column value description ?
-- column value type ?
-- column value priority ?
-- column value status ?
-- column value due_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value assignees ?
-- column value watchers ?
-- column value acceptance ?
-- column value trace_id ?
-- column value tags ?
-- column value meta ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value updated_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_repos" "Repo"
-- log audit_log
-- kind Repo
-- revision 77a798cbb7dd
-- images full
-- version row_version
-- updated_at updated_at
-- key id
-- column value id ?
-- column value name ?
-- column value slug ?
-- column value source ?
-- column value default_branch ?
-- column value visibility ?
-- column value owners ?
-- column value policy ?
-- column value links ?
-- column value trace_id ?
-- column value tags ?
-- column value meta ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value updated_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_review_decisions" "ReviewDecision"
-- log audit_log
-- kind ReviewDecision
-- revision fffdfedd4bdf
-- images full
-- version row_version
-- key id
-- column value id ?
-- column value for_evidence_pack_id ?
-- column value for_evidence_pack_role ?
-- column value for_run_id ?
-- column value for_run_role ?
-- column value for_issue_id ?
-- column value for_issue_role ?
-- column value reviewer_kind ?
-- column value reviewer_id ?
-- column value reviewer_display ?
-- column value decision ?
-- column value decision_reason ?
-- column value reviewed_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value criteria_overrides ?
-- column value trace_id ?
-- column value tags ?
-- column value meta ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_run_context_packets" "Run.context_packets"
-- log audit_log
-- kind Run.context_packets
-- revision f3f59195294f
-- images full
-- key run_id
-- key context_packet_id
-- column value run_id ?
-- column value context_packet_id ?
-- column value role ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_run_doctrine_refs" "Run.doctrine_refs"
-- log audit_log
-- kind Run.doctrine_refs
-- revision f9f2bbe6034d
-- images full
-- key run_id
-- key doctrine_ref_id
-- column value run_id ?
-- column value doctrine_ref_id ?
-- column value role ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "cwom_runs" "Run"
-- log audit_log
-- kind Run
-- revision 405100792ff5
-- images full
-- version row_version
-- updated_at updated_at
-- state status
-- key id
-- column value id ?
-- column value for_issue_id ?
-- column value for_issue_role ?
-- column value repo_id ?
-- column value repo_role ?
-- column value status ?
-- column value mode ?
-- column value executor ?
-- column value constraint_snapshot_id ?
-- column value constraint_snapshot_role ?
-- column value plan ?
-- column value telemetry ?
-- column value cost ?
-- column value outputs ?
-- column value failure ?
-- column value artifact_root_uri ?
-- column value trace_id ?
-- column value tags ?
-- column value meta ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value updated_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "events" "Event"
-- log audit_log
-- kind Event
-- revision 35fb89d7bea4
-- images diff
-- version row_version
-- state status
-- key id
-- column value id ?
-- column value type ?
-- column value source ?
-- column value data ?
-- column value priority ?
-- column value tags ?
-- column value status ?
-- column value processed_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value processed_by ?
-- column value result ?
-- column value error ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "jobs" "Job"
-- log audit_log
-- kind Job
-- revision d5ddbcbea777
-- images full
-- version row_version
-- updated_at updated_at
-- state status
-- key id
-- column value id ?
-- column value task_id ?
-- column value status ?
-- column value worker_id ?
-- column value claimed_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value started_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value completed_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value result ?
-- column value error ?
-- column value trace_id ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value updated_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "tasks" "Task"
-- log audit_log
-- kind Task
-- revision 948233bb1be4
-- images full
-- version row_version
-- state status
-- key id
-- column value id ?
-- column value version ?
-- column value idempotency_key ?
-- column value requested_by_kind ?
-- column value requested_by_id ?
-- column value requested_by_label ?
-- column value objective ?
-- column value operation ?
-- column value target_repo ?
-- column value target_ref ?
-- column value target_path ?
-- column value time_budget_seconds ?
-- column value allow_network ?
-- column value allow_secrets ?
-- column value inputs ?
-- column value metadata ?
-- column value status ?
-- column value queued_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value started_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value completed_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value assigned_to ?
-- column value result ?
-- column value error ?
-- column value trace_path ?
-- column value cwom_issue_id ?
-- column value trace_id ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
--@ image "workflows" "Workflow"
-- log audit_log
-- kind Workflow
-- revision 40dc431c7440
-- images diff
-- version row_version
-- state status
-- key id
-- column value id ?
-- column value name ?
-- column value description ?
-- column value trigger_events ?
-- column value trigger_conditions ?
-- column value steps ?
-- column value status ?
-- column value last_executed_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
-- column value execution_count ?
-- column value last_execution_context ?
-- column value last_result ?
-- column value last_error ?
-- column value is_active ?
-- column value timeout_seconds ?
-- column value row_version ?
-- column value created_at to_char(? AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
