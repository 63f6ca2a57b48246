-- cwom 20261128145535_cheaper_checks postgres up 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: agents has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"agents"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name', 'type', 'description', 'config', 'capabilities', 'status', 'last_heartbeat', 'health_status', 'health_details', 'tasks_completed', 'tasks_failed', 'average_response_time', 'started_at', 'last_activity_at', 'is_enabled', 'auto_restart', 'max_concurrent_tasks', 'last_error', 'error_count', 'row_version', 'created_at')) <> 22 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: agents has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: artifacts has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"artifacts"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'task_id', 'job_id', 'kind', 'uri', 'ref', 'content', 'content_type', 'size_bytes', 'checksum', 'meta', 'trace_id', 'row_version', 'created_at')) <> 14 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: artifacts has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: audit_log has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"audit_log"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('seq', 'ts', 'actor_kind', 'actor_id', 'action', 'entity_kind', 'entity_id', 'entity_version', 'before', 'after', 'note', 'trace_id', 'spec_rev', 'salt', 'xid', 'db_role')) <> 16 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: audit_log has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: audit_log_checkpoint has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"audit_log_checkpoint"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('n', 'kind', 'lo', 'hi', 'after_seq', 'entries', 'root', 'previous', 'ts', 'note', 'signature')) <> 11 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: audit_log_checkpoint has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_artifacts has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_artifacts"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'produced_by_id', 'produced_by_role', 'for_issue_id', 'for_issue_role', 'type', 'title', 'uri', 'digest', 'media_type', 'size_bytes', 'preview', 'verification', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at')) <> 19 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_artifacts has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_constraint_snapshots has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_constraint_snapshots"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'scope', 'captured_at', 'owner_kind', 'owner_id', 'owner_display', 'constraints', 'trace_id', 'tags', 'meta', 'row_version')) <> 11 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_constraint_snapshots has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_doctrine_refs has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_doctrine_refs"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'namespace', 'name', 'version', 'type', 'priority', 'statement', 'rationale', 'links', 'applicability', 'trace_id', 'tags', 'meta', 'row_version', 'created_at')) <> 15 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_doctrine_refs has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_evidence_packs has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_evidence_packs"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'for_run_id', 'for_run_role', 'for_issue_id', 'for_issue_role', 'verdict', 'verdict_reason', 'evaluated_at', 'evaluated_by_kind', 'evaluated_by_id', 'evaluated_by_display', 'criteria_results', 'evidence_collected', 'evidence_missing', 'checks_passed', 'checks_failed', 'checks_skipped', 'evidence_uri', 'trace_id', 'tags', 'meta', 'row_version', 'created_at')) <> 23 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_evidence_packs has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_issues has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_issues"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'repo_id', 'repo_role', 'parent_id', 'title', 'description', 'type', 'priority', 'status', 'assignees', 'watchers', 'acceptance', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at', 'due_at')) <> 19 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_issues has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_repos has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_repos"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name', 'slug', 'source', 'default_branch', 'visibility', 'owners', 'policy', 'links', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at')) <> 15 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_repos has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_review_decisions has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_review_decisions"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'for_evidence_pack_id', 'for_evidence_pack_role', 'for_run_id', 'for_run_role', 'for_issue_id', 'for_issue_role', 'reviewer_kind', 'reviewer_id', 'reviewer_display', 'decision', 'decision_reason', 'reviewed_at', 'criteria_overrides', 'trace_id', 'tags', 'meta', 'row_version', 'created_at')) <> 19 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_review_decisions has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: cwom_runs has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"cwom_runs"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'for_issue_id', 'for_issue_role', 'repo_id', 'repo_role', 'status', 'mode', 'executor', 'constraint_snapshot_id', 'constraint_snapshot_role', 'plan', 'telemetry', 'cost', 'outputs', 'failure', 'artifact_root_uri', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at')) <> 22 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: cwom_runs has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: events has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"events"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'type', 'source', 'data', 'priority', 'tags', 'status', 'processed_at', 'processed_by', 'result', 'error', 'row_version', 'created_at')) <> 13 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: events has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: jobs has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"jobs"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'task_id', 'status', 'worker_id', 'claimed_at', 'started_at', 'completed_at', 'result', 'error', 'trace_id', 'row_version', 'created_at', 'updated_at')) <> 13 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: jobs has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: tasks has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"tasks"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'version', 'idempotency_key', 'requested_by_kind', 'requested_by_id', 'requested_by_label', 'objective', 'operation', 'target_repo', 'target_ref', 'target_path', 'time_budget_seconds', 'allow_network', 'allow_secrets', 'inputs', 'metadata', 'status', 'queued_at', 'started_at', 'completed_at', 'assigned_to', 'result', 'error', 'trace_path', 'cwom_issue_id', 'trace_id', 'row_version', 'created_at')) <> 28 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: tasks has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: workflows has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"workflows"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'name', 'description', 'trigger_events', 'trigger_conditions', 'steps', 'status', 'last_executed_at', 'execution_count', 'last_execution_context', 'last_result', 'last_error', 'is_active', 'timeout_seconds', 'row_version', 'created_at')) <> 16 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: workflows has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_workflows_steps_items_update" ON "workflows";
DROP TRIGGER "tr_workflows_steps_items_insert" ON "workflows";
DROP TRIGGER "tr_workflows_status_moves" ON "workflows";
DROP TRIGGER "tr_tasks_status_moves" ON "tasks";
DROP TRIGGER "tr_jobs_status_moves" ON "jobs";
DROP TRIGGER "tr_events_status_moves" ON "events";
DROP TRIGGER "tr_cwom_runs_status_moves" ON "cwom_runs";
DROP TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_update" ON "cwom_review_decisions";
DROP TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_insert" ON "cwom_review_decisions";
DROP TRIGGER "tr_cwom_repos_owners_items_update" ON "cwom_repos";
DROP TRIGGER "tr_cwom_repos_owners_items_insert" ON "cwom_repos";
DROP TRIGGER "tr_cwom_issues_watchers_items_update" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_watchers_items_insert" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_status_moves" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_assignees_items_update" ON "cwom_issues";
DROP TRIGGER "tr_cwom_issues_assignees_items_insert" ON "cwom_issues";
DROP TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_update" ON "cwom_evidence_packs";
DROP TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_insert" ON "cwom_evidence_packs";
DROP TRIGGER "tr_cwom_evidence_packs_criteria_results_items_update" ON "cwom_evidence_packs";
DROP TRIGGER "tr_cwom_evidence_packs_criteria_results_items_insert" ON "cwom_evidence_packs";
DROP TRIGGER "tr_cwom_doctrine_refs_applicability_items_update" ON "cwom_doctrine_refs";
DROP TRIGGER "tr_cwom_doctrine_refs_applicability_items_insert" ON "cwom_doctrine_refs";
DROP TRIGGER "tr_cwom_context_packets_inputs_items_update" ON "cwom_context_packets";
DROP TRIGGER "tr_cwom_context_packets_inputs_items_insert" ON "cwom_context_packets";
DROP TRIGGER "tr_cwom_artifacts_verification_items_update" ON "cwom_artifacts";
DROP TRIGGER "tr_cwom_artifacts_verification_items_insert" ON "cwom_artifacts";
DROP TRIGGER "tr_agents_status_moves" ON "agents";
DROP FUNCTION "tr_workflows_steps_items_insert"();
DROP FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"();
DROP FUNCTION "tr_cwom_repos_owners_items_insert"();
DROP FUNCTION "tr_cwom_issues_watchers_items_insert"();
DROP FUNCTION "tr_cwom_issues_assignees_items_insert"();
DROP FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"();
DROP FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"();
DROP FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"();
DROP FUNCTION "tr_cwom_context_packets_inputs_items_insert"();
DROP FUNCTION "tr_cwom_artifacts_verification_items_insert"();

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A function of rules.
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

-- A rule of agents.
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

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_verification_items_insert" AFTER INSERT ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."verification" #> '{checks}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_artifacts_verification_items_insert"();

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_verification_items_update" AFTER UPDATE ON "cwom_artifacts" FOR EACH ROW
    WHEN (NEW."verification" IS DISTINCT FROM OLD."verification" AND (NEW."verification" #> '{checks}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_artifacts_verification_items_insert"();

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_insert" AFTER INSERT ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."inputs" #> '{documents}' <> '[]'
        OR NEW."inputs" #> '{data_blobs}' <> '[]'
        OR NEW."inputs" #> '{links}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_context_packets_inputs_items_insert"();

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_update" AFTER UPDATE ON "cwom_context_packets" FOR EACH ROW
    WHEN (NEW."inputs" IS DISTINCT FROM OLD."inputs" AND (NEW."inputs" #> '{documents}' <> '[]'
        OR NEW."inputs" #> '{data_blobs}' <> '[]'
        OR NEW."inputs" #> '{links}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_context_packets_inputs_items_insert"();

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_insert" AFTER INSERT ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."applicability" #> '{issue_types}' <> '[]'
        OR NEW."applicability" #> '{tags}' <> '[]')
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"();

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_update" AFTER UPDATE ON "cwom_doctrine_refs" FOR EACH ROW
    WHEN (NEW."applicability" IS DISTINCT FROM OLD."applicability" AND (NEW."applicability" #> '{issue_types}' <> '[]'
        OR NEW."applicability" #> '{tags}' <> '[]'))
    EXECUTE FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"();

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."criteria_results" <> '[]')
    EXECUTE FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"();

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."criteria_results" IS DISTINCT FROM OLD."criteria_results" AND (NEW."criteria_results" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"();

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_insert" AFTER INSERT ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_collected" <> '[]')
    EXECUTE FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"();

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_update" AFTER UPDATE ON "cwom_evidence_packs" FOR EACH ROW
    WHEN (NEW."evidence_collected" IS DISTINCT FROM OLD."evidence_collected" AND (NEW."evidence_collected" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_assignees_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."assignees" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_assignees_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_assignees_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."assignees" IS DISTINCT FROM OLD."assignees" AND (NEW."assignees" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_assignees_items_insert"();

-- A rule of cwom_issues.
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

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_watchers_items_insert" AFTER INSERT ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."watchers" <> '[]')
    EXECUTE FUNCTION "tr_cwom_issues_watchers_items_insert"();

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_watchers_items_update" AFTER UPDATE ON "cwom_issues" FOR EACH ROW
    WHEN (NEW."watchers" IS DISTINCT FROM OLD."watchers" AND (NEW."watchers" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_issues_watchers_items_insert"();

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_owners_items_insert" AFTER INSERT ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."owners" <> '[]')
    EXECUTE FUNCTION "tr_cwom_repos_owners_items_insert"();

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_owners_items_update" AFTER UPDATE ON "cwom_repos" FOR EACH ROW
    WHEN (NEW."owners" IS DISTINCT FROM OLD."owners" AND (NEW."owners" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_repos_owners_items_insert"();

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_insert" AFTER INSERT ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."criteria_overrides" <> '[]')
    EXECUTE FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"();

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_update" AFTER UPDATE ON "cwom_review_decisions" FOR EACH ROW
    WHEN (NEW."criteria_overrides" IS DISTINCT FROM OLD."criteria_overrides" AND (NEW."criteria_overrides" <> '[]'))
    EXECUTE FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"();

-- A rule of cwom_runs.
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

-- A rule of events.
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

-- A rule of jobs.
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

-- A rule of tasks.
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

-- A rule of workflows.
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

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_steps_items_insert" AFTER INSERT ON "workflows" FOR EACH ROW
    WHEN (NEW."steps" <> '[]')
    EXECUTE FUNCTION "tr_workflows_steps_items_insert"();

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_steps_items_update" AFTER UPDATE ON "workflows" FOR EACH ROW
    WHEN (NEW."steps" IS DISTINCT FROM OLD."steps" AND (NEW."steps" <> '[]'))
    EXECUTE FUNCTION "tr_workflows_steps_items_insert"();

-- Fire for replication, too.
ALTER TABLE "agents"
    ENABLE ALWAYS TRIGGER "tr_agents_status_moves";

-- Fire for replication, too.
ALTER TABLE "cwom_artifacts"
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_verification_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_artifacts_verification_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_context_packets"
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_inputs_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_context_packets_inputs_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_doctrine_refs"
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_applicability_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_doctrine_refs_applicability_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_evidence_packs"
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_criteria_results_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_criteria_results_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_issues"
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_assignees_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_assignees_items_update",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_status_moves",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_watchers_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_issues_watchers_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_repos"
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_owners_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_repos_owners_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_review_decisions"
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_insert",
    ENABLE ALWAYS TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_update";

-- Fire for replication, too.
ALTER TABLE "cwom_runs"
    ENABLE ALWAYS TRIGGER "tr_cwom_runs_status_moves";

-- Fire for replication, too.
ALTER TABLE "events"
    ENABLE ALWAYS TRIGGER "tr_events_status_moves";

-- Fire for replication, too.
ALTER TABLE "jobs"
    ENABLE ALWAYS TRIGGER "tr_jobs_status_moves";

-- Fire for replication, too.
ALTER TABLE "tasks"
    ENABLE ALWAYS TRIGGER "tr_tasks_status_moves";

-- Fire for replication, too.
ALTER TABLE "workflows"
    ENABLE ALWAYS TRIGGER "tr_workflows_status_moves",
    ENABLE ALWAYS TRIGGER "tr_workflows_steps_items_insert",
    ENABLE ALWAYS TRIGGER "tr_workflows_steps_items_update";

-- Functions look into this schema only, never into a temporary table.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'tr_cwom_artifacts_verification_items_insert',
        'tr_cwom_context_packets_inputs_items_insert',
        'tr_cwom_doctrine_refs_applicability_items_insert',
        'tr_cwom_evidence_packs_criteria_results_items_insert',
        'tr_cwom_evidence_packs_evidence_collected_items_insert',
        'tr_cwom_issues_assignees_items_insert',
        'tr_cwom_issues_watchers_items_insert',
        'tr_cwom_repos_owners_items_insert',
        'tr_cwom_review_decisions_criteria_overrides_items_insert',
        'tr_workflows_steps_items_insert'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END
$$;
