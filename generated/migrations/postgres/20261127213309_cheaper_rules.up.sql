-- cwom 20261127213309_cheaper_rules postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_workflows_trigger_events_items_update" ON "workflows";
DROP TRIGGER "tr_workflows_trigger_events_items_insert" ON "workflows";
DROP TRIGGER "tr_cwom_runs_tags_items_update" ON "cwom_runs";
DROP TRIGGER "tr_cwom_runs_tags_items_insert" ON "cwom_runs";
DROP TRIGGER "tr_cwom_runs_plan_items_update" ON "cwom_runs";
DROP TRIGGER "tr_cwom_runs_plan_items_insert" ON "cwom_runs";
DROP TRIGGER "tr_cwom_runs_outputs_items_update" ON "cwom_runs";
DROP TRIGGER "tr_cwom_runs_outputs_items_insert" ON "cwom_runs";
DROP TRIGGER "tr_cwom_runs_executor_items_update" ON "cwom_runs";
DROP TRIGGER "tr_cwom_runs_executor_items_insert" ON "cwom_runs";
DROP TRIGGER "tr_cwom_review_decisions_tags_items_update" ON "cwom_review_decisions";
DROP TRIGGER "tr_cwom_review_decisions_tags_items_insert" ON "cwom_review_decisions";
DROP TRIGGER "tr_cwom_repos_tags_items_update" ON "cwom_repos";
DROP TRIGGER "tr_cwom_repos_tags_items_insert" ON "cwom_repos";
DROP TRIGGER "tr_cwom_repos_policy_items_update" ON "cwom_repos";
DROP TRIGGER "tr_cwom_repos_policy_items_insert" ON "cwom_repos";
DROP TRIGGER "tr_cwom_repos_links_items_update" ON "cwom_repos";
DROP TRIGGER "tr_cwom_repos_links_items_insert" ON "cwom_repos";
DROP TRIGGER "tr_cwom_issues_tags_items_update" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_tags_items_insert" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_acceptance_items_update" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_acceptance_items_insert" ON "cwom_issues";
DROP TRIGGER "tr_cwom_evidence_packs_tags_items_update" ON "cwom_evidence_packs";
DROP TRIGGER "tr_cwom_evidence_packs_tags_items_insert" ON "cwom_evidence_packs";
DROP TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_update" ON "cwom_evidence_packs";
DROP TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_insert" ON "cwom_evidence_packs";
DROP TRIGGER "tr_cwom_doctrine_refs_tags_items_update" ON "cwom_doctrine_refs";
DROP TRIGGER "tr_cwom_doctrine_refs_tags_items_insert" ON "cwom_doctrine_refs";
DROP TRIGGER "tr_cwom_doctrine_refs_links_items_update" ON "cwom_doctrine_refs";
DROP TRIGGER "tr_cwom_doctrine_refs_links_items_insert" ON "cwom_doctrine_refs";
DROP TRIGGER "tr_cwom_context_packets_tags_items_update" ON "cwom_context_packets";
DROP TRIGGER "tr_cwom_context_packets_tags_items_insert" ON "cwom_context_packets";
DROP TRIGGER "tr_cwom_context_packets_open_questions_items_update" ON "cwom_context_packets";
DROP TRIGGER "tr_cwom_context_packets_open_questions_items_insert" ON "cwom_context_packets";
DROP TRIGGER "tr_cwom_context_packets_assumptions_items_update" ON "cwom_context_packets";
DROP TRIGGER "tr_cwom_context_packets_assumptions_items_insert" ON "cwom_context_packets";
DROP TRIGGER "tr_cwom_constraint_snapshots_tags_items_update" ON "cwom_constraint_snapshots";
DROP TRIGGER "tr_cwom_constraint_snapshots_tags_items_insert" ON "cwom_constraint_snapshots";
DROP TRIGGER "tr_cwom_constraint_snapshots_constraints_items_update" ON "cwom_constraint_snapshots";
DROP TRIGGER "tr_cwom_constraint_snapshots_constraints_items_insert" ON "cwom_constraint_snapshots";
DROP TRIGGER "tr_cwom_artifacts_tags_items_update" ON "cwom_artifacts";
DROP TRIGGER "tr_cwom_artifacts_tags_items_insert" ON "cwom_artifacts";
DROP TRIGGER "tr_agents_capabilities_items_update" ON "agents";
DROP TRIGGER "tr_agents_capabilities_items_insert" ON "agents";
DROP TRIGGER "tw_workflows" ON "workflows";
DROP TRIGGER "tw_tasks" ON "tasks";
DROP TRIGGER "tw_jobs" ON "jobs";
DROP TRIGGER "tw_events" ON "events";
DROP TRIGGER "tw_cwom_runs" ON "cwom_runs";
DROP TRIGGER "tw_cwom_run_doctrine_refs" ON "cwom_run_doctrine_refs";
DROP TRIGGER "tw_cwom_run_context_packets" ON "cwom_run_context_packets";
DROP TRIGGER "tw_cwom_review_decisions" ON "cwom_review_decisions";
DROP TRIGGER "tw_cwom_repos" ON "cwom_repos";
DROP TRIGGER "tw_cwom_issues" ON "cwom_issues";
DROP TRIGGER "tw_cwom_issue_duplicates" ON "cwom_issue_duplicates";
DROP TRIGGER "tw_cwom_issue_doctrine_refs" ON "cwom_issue_doctrine_refs";
DROP TRIGGER "tw_cwom_issue_context_packets" ON "cwom_issue_context_packets";
DROP TRIGGER "tw_cwom_issue_constraint_snapshots" ON "cwom_issue_constraint_snapshots";
DROP TRIGGER "tw_cwom_issue_blocks" ON "cwom_issue_blocks";
DROP TRIGGER "tw_cwom_evidence_packs" ON "cwom_evidence_packs";
DROP TRIGGER "tw_cwom_doctrine_refs" ON "cwom_doctrine_refs";
DROP TRIGGER "tw_cwom_doctrine_ref_repos" ON "cwom_doctrine_ref_repos";
DROP TRIGGER "tw_cwom_context_packets" ON "cwom_context_packets";
DROP TRIGGER "tw_cwom_context_packet_doctrine_refs" ON "cwom_context_packet_doctrine_refs";
DROP TRIGGER "tw_cwom_constraint_snapshots" ON "cwom_constraint_snapshots";
DROP TRIGGER "tw_cwom_artifacts" ON "cwom_artifacts";
DROP TRIGGER "tw_artifacts" ON "artifacts";
DROP TRIGGER "tw_agents" ON "agents";
DROP FUNCTION "tw_workflows"();
DROP FUNCTION "tr_workflows_trigger_events_items_insert"();
DROP FUNCTION "tw_tasks"();
DROP FUNCTION "tw_jobs"();
DROP FUNCTION "tw_events"();
DROP FUNCTION "tw_cwom_runs"();
DROP FUNCTION "tr_cwom_runs_tags_items_insert"();
DROP FUNCTION "tr_cwom_runs_plan_items_insert"();
DROP FUNCTION "tr_cwom_runs_outputs_items_insert"();
DROP FUNCTION "tr_cwom_runs_executor_items_insert"();
DROP FUNCTION "tw_cwom_run_doctrine_refs"();
DROP FUNCTION "tw_cwom_run_context_packets"();
DROP FUNCTION "tw_cwom_review_decisions"();
DROP FUNCTION "tr_cwom_review_decisions_tags_items_insert"();
DROP FUNCTION "tw_cwom_repos"();
DROP FUNCTION "tr_cwom_repos_tags_items_insert"();
DROP FUNCTION "tr_cwom_repos_policy_items_insert"();
DROP FUNCTION "tr_cwom_repos_links_items_insert"();
DROP FUNCTION "tw_cwom_issues"();
DROP FUNCTION "tr_cwom_issues_tags_items_insert"();
DROP FUNCTION "tr_cwom_issues_acceptance_items_insert"();
DROP FUNCTION "tw_cwom_issue_duplicates"();
DROP FUNCTION "tw_cwom_issue_doctrine_refs"();
DROP FUNCTION "tw_cwom_issue_context_packets"();
DROP FUNCTION "tw_cwom_issue_constraint_snapshots"();
DROP FUNCTION "tw_cwom_issue_blocks"();
DROP FUNCTION "tw_cwom_evidence_packs"();
DROP FUNCTION "tr_cwom_evidence_packs_tags_items_insert"();
DROP FUNCTION "tr_cwom_evidence_packs_evidence_missing_items_insert"();
DROP FUNCTION "tw_cwom_doctrine_refs"();
DROP FUNCTION "tr_cwom_doctrine_refs_tags_items_insert"();
DROP FUNCTION "tr_cwom_doctrine_refs_links_items_insert"();
DROP FUNCTION "tw_cwom_doctrine_ref_repos"();
DROP FUNCTION "tw_cwom_context_packets"();
DROP FUNCTION "tr_cwom_context_packets_tags_items_insert"();
DROP FUNCTION "tr_cwom_context_packets_open_questions_items_insert"();
DROP FUNCTION "tr_cwom_context_packets_assumptions_items_insert"();
DROP FUNCTION "tw_cwom_context_packet_doctrine_refs"();
DROP FUNCTION "tw_cwom_constraint_snapshots"();
DROP FUNCTION "tr_cwom_constraint_snapshots_tags_items_insert"();
DROP FUNCTION "tr_cwom_constraint_snapshots_constraints_items_insert"();
DROP FUNCTION "tw_cwom_artifacts"();
DROP FUNCTION "tr_cwom_artifacts_tags_items_insert"();
DROP FUNCTION "tw_artifacts"();
DROP FUNCTION "tw_agents"();
DROP FUNCTION "tr_agents_capabilities_items_insert"();

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- Writes the entries of agents.
CREATE TRIGGER "tw_agents" AFTER INSERT OR UPDATE OR DELETE ON "agents" FOR EACH ROW
    EXECUTE FUNCTION "tw_agents"();

-- Writes the entries of artifacts.
CREATE TRIGGER "tw_artifacts" AFTER INSERT OR UPDATE OR DELETE ON "artifacts" FOR EACH ROW
    EXECUTE FUNCTION "tw_artifacts"();

-- Writes the entries of cwom_artifacts.
CREATE TRIGGER "tw_cwom_artifacts" AFTER INSERT OR UPDATE OR DELETE ON "cwom_artifacts" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_artifacts"();

-- Writes the entries of cwom_constraint_snapshots.
CREATE TRIGGER "tw_cwom_constraint_snapshots" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_constraint_snapshots"();

-- Writes the entries of cwom_context_packet_doctrine_refs.
CREATE TRIGGER "tw_cwom_context_packet_doctrine_refs" AFTER INSERT ON "cwom_context_packet_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_context_packet_doctrine_refs"();

-- Writes the entries of cwom_context_packets.
CREATE TRIGGER "tw_cwom_context_packets" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_context_packets"();

-- Writes the entries of cwom_doctrine_ref_repos.
CREATE TRIGGER "tw_cwom_doctrine_ref_repos" AFTER INSERT ON "cwom_doctrine_ref_repos" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_doctrine_ref_repos"();

-- Writes the entries of cwom_doctrine_refs.
CREATE TRIGGER "tw_cwom_doctrine_refs" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_doctrine_refs"();

-- Writes the entries of cwom_evidence_packs.
CREATE TRIGGER "tw_cwom_evidence_packs" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_evidence_packs"();

-- Writes the entries of cwom_issue_blocks.
CREATE TRIGGER "tw_cwom_issue_blocks" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_blocks" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_blocks"();

-- Writes the entries of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_constraint_snapshots" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_constraint_snapshots"();

-- Writes the entries of cwom_issue_context_packets.
CREATE TRIGGER "tw_cwom_issue_context_packets" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_context_packets"();

-- Writes the entries of cwom_issue_doctrine_refs.
CREATE TRIGGER "tw_cwom_issue_doctrine_refs" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_doctrine_refs"();

-- Writes the entries of cwom_issue_duplicates.
CREATE TRIGGER "tw_cwom_issue_duplicates" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issue_duplicates" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issue_duplicates"();

-- Writes the entries of cwom_issues.
CREATE TRIGGER "tw_cwom_issues" AFTER INSERT OR UPDATE OR DELETE ON "cwom_issues" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_issues"();

-- Writes the entries of cwom_repos.
CREATE TRIGGER "tw_cwom_repos" AFTER INSERT OR UPDATE OR DELETE ON "cwom_repos" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_repos"();

-- Writes the entries of cwom_review_decisions.
CREATE TRIGGER "tw_cwom_review_decisions" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_review_decisions"();

-- Writes the entries of cwom_run_context_packets.
CREATE TRIGGER "tw_cwom_run_context_packets" AFTER INSERT ON "cwom_run_context_packets" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_run_context_packets"();

-- Writes the entries of cwom_run_doctrine_refs.
CREATE TRIGGER "tw_cwom_run_doctrine_refs" AFTER INSERT ON "cwom_run_doctrine_refs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_run_doctrine_refs"();

-- Writes the entries of cwom_runs.
CREATE TRIGGER "tw_cwom_runs" AFTER INSERT OR UPDATE OR DELETE ON "cwom_runs" FOR EACH ROW
    EXECUTE FUNCTION "tw_cwom_runs"();

-- Writes the entries of events.
CREATE TRIGGER "tw_events" AFTER INSERT OR UPDATE OR DELETE ON "events" FOR EACH ROW
    EXECUTE FUNCTION "tw_events"();

-- Writes the entries of jobs.
CREATE TRIGGER "tw_jobs" AFTER INSERT OR UPDATE OR DELETE ON "jobs" FOR EACH ROW
    EXECUTE FUNCTION "tw_jobs"();

-- Writes the entries of tasks.
CREATE TRIGGER "tw_tasks" AFTER INSERT OR UPDATE OR DELETE ON "tasks" FOR EACH ROW
    EXECUTE FUNCTION "tw_tasks"();

-- Writes the entries of workflows.
CREATE TRIGGER "tw_workflows" AFTER INSERT OR UPDATE OR DELETE ON "workflows" FOR EACH ROW
    EXECUTE FUNCTION "tw_workflows"();

-- A rule of agents.
CREATE TRIGGER "tr_agents_capabilities_items_insert" AFTER INSERT ON "agents" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."capabilities", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'capabilities',
        'cwom:items:agents:capabilities: an item in it breaks the rules of its type'
    );

-- A rule of agents.
CREATE TRIGGER "tr_agents_capabilities_items_update" AFTER UPDATE ON "agents" FOR EACH ROW
    WHEN (NEW."capabilities" IS DISTINCT FROM OLD."capabilities" AND (jsonb_path_exists(NEW."capabilities", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'capabilities',
        'cwom:items:agents:capabilities: an item in it breaks the rules of its type'
    );

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_tags_items_insert" AFTER INSERT ON "cwom_artifacts" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_tags_items_update" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_insert" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."constraints", 'strict $."health"."flags"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."constraints", 'strict $."tools"."allowed"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."constraints", 'strict $."tools"."blocked"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'constraints',
        'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type'
    );

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_update" AFTER UPDATE ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."constraints" IS DISTINCT FROM OLD."constraints" AND (jsonb_path_exists(NEW."constraints", 'strict $."health"."flags"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."constraints", 'strict $."tools"."allowed"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."constraints", 'strict $."tools"."blocked"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'constraints',
        'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type'
    );

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_insert" AFTER INSERT ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_constraint_snapshots:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_update" AFTER UPDATE ON "cwom_constraint_snapshots" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_constraint_snapshots:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."assumptions", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'assumptions',
        'cwom:items:cwom_context_packets:assumptions: an item in it breaks the rules of its type'
    );

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."assumptions" IS DISTINCT FROM OLD."assumptions" AND (jsonb_path_exists(NEW."assumptions", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'assumptions',
        'cwom:items:cwom_context_packets:assumptions: an item in it breaks the rules of its type'
    );

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."open_questions", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'open_questions',
        'cwom:items:cwom_context_packets:open_questions: an item in it breaks the rules of its type'
    );

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."open_questions" IS DISTINCT FROM OLD."open_questions" AND (jsonb_path_exists(NEW."open_questions", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'open_questions',
        'cwom:items:cwom_context_packets:open_questions: an item in it breaks the rules of its type'
    );

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_tags_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_context_packets:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_tags_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_context_packets:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_insert" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."links", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'links',
        'cwom:items:cwom_doctrine_refs:links: an item in it breaks the rules of its type'
    );

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_update" AFTER UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."links" IS DISTINCT FROM OLD."links" AND (jsonb_path_exists(NEW."links", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'links',
        'cwom:items:cwom_doctrine_refs:links: an item in it breaks the rules of its type'
    );

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_insert" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_doctrine_refs:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_update" AFTER UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_doctrine_refs:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."evidence_missing", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'evidence_missing',
        'cwom:items:cwom_evidence_packs:evidence_missing: an item in it breaks the rules of its type'
    );

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_missing" IS DISTINCT FROM OLD."evidence_missing" AND (jsonb_path_exists(NEW."evidence_missing", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'evidence_missing',
        'cwom:items:cwom_evidence_packs:evidence_missing: an item in it breaks the rules of its type'
    );

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_evidence_packs:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_evidence_packs:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."acceptance", 'strict $."criteria"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."acceptance", 'strict $."tests_expected"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'acceptance',
        'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."acceptance" IS DISTINCT FROM OLD."acceptance" AND (jsonb_path_exists(NEW."acceptance", 'strict $."criteria"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."acceptance", 'strict $."tests_expected"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'acceptance',
        'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_tags_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_tags_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_links_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."links", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'links',
        'cwom:items:cwom_repos:links: an item in it breaks the rules of its type'
    );

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_links_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."links" IS DISTINCT FROM OLD."links" AND (jsonb_path_exists(NEW."links", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'links',
        'cwom:items:cwom_repos:links: an item in it breaks the rules of its type'
    );

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_policy_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."policy", 'strict $."allowed_tools"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'policy',
        'cwom:items:cwom_repos:policy: an item in it breaks the rules of its type'
    );

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_policy_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."policy" IS DISTINCT FROM OLD."policy" AND (jsonb_path_exists(NEW."policy", 'strict $."allowed_tools"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'policy',
        'cwom:items:cwom_repos:policy: an item in it breaks the rules of its type'
    );

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_tags_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_repos:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_tags_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_repos:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_insert" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_review_decisions:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_update" AFTER UPDATE ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_review_decisions:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_executor_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."executor", 'strict $."toolchain"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'executor',
        'cwom:items:cwom_runs:executor: an item in it breaks the rules of its type'
    );

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_executor_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."executor" IS DISTINCT FROM OLD."executor" AND (jsonb_path_exists(NEW."executor", 'strict $."toolchain"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'executor',
        'cwom:items:cwom_runs:executor: an item in it breaks the rules of its type'
    );

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_outputs_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."outputs", 'strict $."decision_log"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'outputs',
        'cwom:items:cwom_runs:outputs: an item in it breaks the rules of its type'
    );

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_outputs_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."outputs" IS DISTINCT FROM OLD."outputs" AND (jsonb_path_exists(NEW."outputs", 'strict $."decision_log"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'outputs',
        'cwom:items:cwom_runs:outputs: an item in it breaks the rules of its type'
    );

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_plan_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."plan", 'strict $."steps"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."plan", 'strict $."risk_notes"[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'plan',
        'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type'
    );

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_plan_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."plan" IS DISTINCT FROM OLD."plan" AND (jsonb_path_exists(NEW."plan", 'strict $."steps"[*] ? (@.type() != "string")', '{}', TRUE)
        OR jsonb_path_exists(NEW."plan", 'strict $."risk_notes"[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'plan',
        'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type'
    );

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_tags_items_insert" AFTER INSERT ON "cwom_runs" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_runs:tags: an item in it breaks the rules of its type'
    );

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_tags_items_update" AFTER UPDATE ON "cwom_runs" FOR EACH ROW
    WHEN (NEW."tags" IS DISTINCT FROM OLD."tags" AND (jsonb_path_exists(NEW."tags", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'tags',
        'cwom:items:cwom_runs:tags: an item in it breaks the rules of its type'
    );

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_trigger_events_items_insert" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (jsonb_path_exists(NEW."trigger_events", 'strict $[*] ? (@.type() != "string")', '{}', TRUE))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'trigger_events',
        'cwom:items:workflows:trigger_events: an item in it breaks the rules of its type'
    );

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_trigger_events_items_update" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."trigger_events" IS DISTINCT FROM OLD."trigger_events" AND (jsonb_path_exists(NEW."trigger_events", 'strict $[*] ? (@.type() != "string")', '{}', TRUE)))
    EXECUTE FUNCTION "fn_cwom_refuse"(
        'WO010',
        'trigger_events',
        'cwom:items:workflows:trigger_events: an item in it breaks the rules of its type'
    );

-- Fire for replication, too.
ALTER TABLE "agents"
    ENABLE ALWAYS TRIGGER "tw_agents",
    ENABLE ALWAYS TRIGGER "tr_agents_capabilities_items_insert",
    ENABLE ALWAYS TRIGGER "tr_agents_capabilities_items_update";

-- Fire for replication, too.
ALTER TABLE "artifacts"
    ENABLE ALWAYS TRIGGER "tw_artifacts";

-- Fire for replication, too.
ALTER TABLE "cwom_artifacts"
    ENABLE ALWAYS TRIGGER "tw_cwom_artifacts",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_tags_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_constraint_snapshots"
    ENABLE ALWAYS TRIGGER "tw_cwom_constraint_snapshots",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_constraints_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_constraints_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_constraint_snapshots_tags_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_context_packet_doctrine_refs"
    ENABLE ALWAYS TRIGGER "tw_cwom_context_packet_doctrine_refs";

-- Fire for replication, too.
ALTER TABLE "cwom_context_packets"
    ENABLE ALWAYS TRIGGER "tw_cwom_context_packets",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_assumptions_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_assumptions_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_open_questions_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_open_questions_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_tags_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_doctrine_ref_repos"
    ENABLE ALWAYS TRIGGER "tw_cwom_doctrine_ref_repos";

-- Fire for replication, too.
ALTER TABLE "cwom_doctrine_refs"
    ENABLE ALWAYS TRIGGER "tw_cwom_doctrine_refs",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_links_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_links_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_tags_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_evidence_packs"
    ENABLE ALWAYS TRIGGER "tw_cwom_evidence_packs",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_tags_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_issue_blocks"
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_blocks";

-- Fire for replication, too.
ALTER TABLE "cwom_issue_constraint_snapshots"
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_constraint_snapshots";

-- Fire for replication, too.
ALTER TABLE "cwom_issue_context_packets"
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_context_packets";

-- Fire for replication, too.
ALTER TABLE "cwom_issue_doctrine_refs"
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_doctrine_refs";

-- Fire for replication, too.
ALTER TABLE "cwom_issue_duplicates"
    ENABLE ALWAYS TRIGGER "tw_cwom_issue_duplicates";

-- Fire for replication, too.
ALTER TABLE "cwom_issues"
    ENABLE ALWAYS TRIGGER "tw_cwom_issues",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_acceptance_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_acceptance_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_tags_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_repos"
    ENABLE ALWAYS TRIGGER "tw_cwom_repos",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_links_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_links_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_policy_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_policy_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_tags_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_review_decisions"
    ENABLE ALWAYS TRIGGER "tw_cwom_review_decisions",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_tags_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_run_context_packets"
    ENABLE ALWAYS TRIGGER "tw_cwom_run_context_packets";

-- Fire for replication, too.
ALTER TABLE "cwom_run_doctrine_refs"
    ENABLE ALWAYS TRIGGER "tw_cwom_run_doctrine_refs";

-- Fire for replication, too.
ALTER TABLE "cwom_runs"
    ENABLE ALWAYS TRIGGER "tw_cwom_runs",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_executor_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_executor_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_outputs_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_outputs_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_plan_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_plan_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_tags_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_tags_items_update";

-- Fire for replication, too.
ALTER TABLE "events"
    ENABLE ALWAYS TRIGGER "tw_events";

-- Fire for replication, too.
ALTER TABLE "jobs"
    ENABLE ALWAYS TRIGGER "tw_jobs";

-- Fire for replication, too.
ALTER TABLE "tasks"
    ENABLE ALWAYS TRIGGER "tw_tasks";

-- Fire for replication, too.
ALTER TABLE "workflows"
    ENABLE ALWAYS TRIGGER "tw_workflows",
    ENABLE ALWAYS TRIGGER "tr_workflows_trigger_events_items_insert",
    ENABLE ALWAYS TRIGGER "tr_workflows_trigger_events_items_update";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tw_agents',
        'tw_artifacts',
        'tw_cwom_artifacts',
        'tw_cwom_constraint_snapshots',
        'tw_cwom_context_packet_doctrine_refs',
        'tw_cwom_context_packets',
        'tw_cwom_doctrine_ref_repos',
        'tw_cwom_doctrine_refs',
        'tw_cwom_evidence_packs',
        'tw_cwom_issue_blocks',
        'tw_cwom_issue_constraint_snapshots',
        'tw_cwom_issue_context_packets',
        'tw_cwom_issue_doctrine_refs',
        'tw_cwom_issue_duplicates',
        'tw_cwom_issues',
        'tw_cwom_repos',
        'tw_cwom_review_decisions',
        'tw_cwom_run_context_packets',
        'tw_cwom_run_doctrine_refs',
        'tw_cwom_runs',
        'tw_events',
        'tw_jobs',
        'tw_tasks',
        'tw_workflows'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
