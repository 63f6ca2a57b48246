-- cwom 20261128141300_cheaper_checks postgres down 1/1 phase=expand online
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
