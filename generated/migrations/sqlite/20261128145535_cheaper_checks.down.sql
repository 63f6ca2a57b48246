-- cwom 20261128145535_cheaper_checks sqlite down 1/1 phase=expand T2 closure=agents,artifacts,audit_log,audit_log_checkpoint,audit_log_context,cwom_artifacts,cwom_constraint_snapshots,cwom_doctrine_refs,cwom_evidence_packs,cwom_issue_blocks,cwom_issue_constraint_snapshots,cwom_issue_context_packets,cwom_issue_doctrine_refs,cwom_issue_duplicates,cwom_issues,cwom_repos,cwom_review_decisions,cwom_runs,events,jobs,tasks,workflows
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: agents has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: agents has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('agents')) = 22 AND 22 = (SELECT count(*) FROM pragma_table_xinfo('agents') WHERE "name" IN ('id', 'name', 'type', 'description', 'config', 'capabilities', 'status', 'last_heartbeat', 'health_status', 'health_details', 'tasks_completed', 'tasks_failed', 'average_response_time', 'started_at', 'last_activity_at', 'is_enabled', 'auto_restart', 'max_concurrent_tasks', 'last_error', 'error_count', 'row_version', 'created_at'));

-- Or else: audit_log has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: audit_log has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT (SELECT count(*) FROM pragma_table_xinfo('audit_log')) = 14 AND 14 = (SELECT count(*) FROM pragma_table_xinfo('audit_log') WHERE "name" IN ('seq', 'ts', 'actor_kind', 'actor_id', 'action', 'entity_kind', 'entity_id', 'entity_version', 'before', 'after', 'note', 'trace_id', 'spec_rev', 'salt'));

-- Or else: audit_log_checkpoint has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: audit_log_checkpoint has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT (SELECT count(*) FROM pragma_table_xinfo('audit_log_checkpoint')) = 11 AND 11 = (SELECT count(*) FROM pragma_table_xinfo('audit_log_checkpoint') WHERE "name" IN ('n', 'kind', 'lo', 'hi', 'after_seq', 'entries', 'root', 'previous', 'ts', 'note', 'signature'));

-- Or else: audit_log_context has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: audit_log_context has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM pragma_table_xinfo('audit_log_context')) = 10 AND 10 = (SELECT count(*) FROM pragma_table_xinfo('audit_log_context') WHERE "name" IN ('k', 'actor_kind', 'actor_id', 'trace_id', 'note', 'for_kind', 'for_id', 'for_version', 'ends', 'never'));

-- Or else: cwom_constraint_snapshots has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_constraint_snapshots has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_constraint_snapshots')) = 11 AND 11 = (SELECT count(*) FROM pragma_table_xinfo('cwom_constraint_snapshots') WHERE "name" IN ('id', 'scope', 'captured_at', 'owner_kind', 'owner_id', 'owner_display', 'constraints', 'trace_id', 'tags', 'meta', 'row_version'));

-- Or else: cwom_doctrine_refs has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_doctrine_refs has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_doctrine_refs')) = 15 AND 15 = (SELECT count(*) FROM pragma_table_xinfo('cwom_doctrine_refs') WHERE "name" IN ('id', 'namespace', 'name', 'version', 'type', 'priority', 'statement', 'rationale', 'links', 'applicability', 'trace_id', 'tags', 'meta', 'row_version', 'created_at'));

-- Or else: cwom_repos has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g7" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_repos has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g7" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_repos')) = 15 AND 15 = (SELECT count(*) FROM pragma_table_xinfo('cwom_repos') WHERE "name" IN ('id', 'name', 'slug', 'source', 'default_branch', 'visibility', 'owners', 'policy', 'links', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at'));

-- Or else: cwom_issues has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g8" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issues has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g8" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issues')) = 19 AND 19 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issues') WHERE "name" IN ('id', 'repo_id', 'repo_role', 'parent_id', 'title', 'description', 'type', 'priority', 'status', 'assignees', 'watchers', 'acceptance', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at', 'due_at'));

-- Or else: cwom_issue_blocks has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g9" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_blocks has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g9" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_blocks')) = 3 AND 3 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_blocks') WHERE "name" IN ('issue_id', 'blocked_id', 'created_at'));

-- Or else: cwom_issue_constraint_snapshots has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g10" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_constraint_snapshots has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g10" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_constraint_snapshots')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_constraint_snapshots') WHERE "name" IN ('issue_id', 'constraint_snapshot_id', 'role', 'created_at'));

-- Or else: cwom_issue_context_packets has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g11" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_context_packets has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g11" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_context_packets')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_context_packets') WHERE "name" IN ('issue_id', 'context_packet_id', 'role', 'created_at'));

-- Or else: cwom_issue_doctrine_refs has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g12" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_doctrine_refs has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g12" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_doctrine_refs')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_doctrine_refs') WHERE "name" IN ('issue_id', 'doctrine_ref_id', 'role', 'created_at'));

-- Or else: cwom_issue_duplicates has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g13" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_duplicates has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g13" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_duplicates')) = 3 AND 3 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_duplicates') WHERE "name" IN ('issue_id', 'duplicate_id', 'created_at'));

-- Or else: cwom_runs has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g14" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_runs has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g14" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_runs')) = 22 AND 22 = (SELECT count(*) FROM pragma_table_xinfo('cwom_runs') WHERE "name" IN ('id', 'for_issue_id', 'for_issue_role', 'repo_id', 'repo_role', 'status', 'mode', 'executor', 'constraint_snapshot_id', 'constraint_snapshot_role', 'plan', 'telemetry', 'cost', 'outputs', 'failure', 'artifact_root_uri', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at'));

-- Or else: cwom_artifacts has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g15" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_artifacts has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g15" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_artifacts')) = 19 AND 19 = (SELECT count(*) FROM pragma_table_xinfo('cwom_artifacts') WHERE "name" IN ('id', 'produced_by_id', 'produced_by_role', 'for_issue_id', 'for_issue_role', 'type', 'title', 'uri', 'digest', 'media_type', 'size_bytes', 'preview', 'verification', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at'));

-- Or else: cwom_evidence_packs has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g16" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_evidence_packs has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g16" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_evidence_packs')) = 23 AND 23 = (SELECT count(*) FROM pragma_table_xinfo('cwom_evidence_packs') WHERE "name" IN ('id', 'for_run_id', 'for_run_role', 'for_issue_id', 'for_issue_role', 'verdict', 'verdict_reason', 'evaluated_at', 'evaluated_by_kind', 'evaluated_by_id', 'evaluated_by_display', 'criteria_results', 'evidence_collected', 'evidence_missing', 'checks_passed', 'checks_failed', 'checks_skipped', 'evidence_uri', 'trace_id', 'tags', 'meta', 'row_version', 'created_at'));

-- Or else: cwom_review_decisions has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g17" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_review_decisions has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g17" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_review_decisions')) = 19 AND 19 = (SELECT count(*) FROM pragma_table_xinfo('cwom_review_decisions') WHERE "name" IN ('id', 'for_evidence_pack_id', 'for_evidence_pack_role', 'for_run_id', 'for_run_role', 'for_issue_id', 'for_issue_role', 'reviewer_kind', 'reviewer_id', 'reviewer_display', 'decision', 'decision_reason', 'reviewed_at', 'criteria_overrides', 'trace_id', 'tags', 'meta', 'row_version', 'created_at'));

-- Or else: events has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g18" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: events has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g18" SELECT (SELECT count(*) FROM pragma_table_xinfo('events')) = 13 AND 13 = (SELECT count(*) FROM pragma_table_xinfo('events') WHERE "name" IN ('id', 'type', 'source', 'data', 'priority', 'tags', 'status', 'processed_at', 'processed_by', 'result', 'error', 'row_version', 'created_at'));

-- Or else: tasks has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g19" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: tasks has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g19" SELECT (SELECT count(*) FROM pragma_table_xinfo('tasks')) = 28 AND 28 = (SELECT count(*) FROM pragma_table_xinfo('tasks') WHERE "name" IN ('id', 'version', 'idempotency_key', 'requested_by_kind', 'requested_by_id', 'requested_by_label', 'objective', 'operation', 'target_repo', 'target_ref', 'target_path', 'time_budget_seconds', 'allow_network', 'allow_secrets', 'inputs', 'metadata', 'status', 'queued_at', 'started_at', 'completed_at', 'assigned_to', 'result', 'error', 'trace_path', 'cwom_issue_id', 'trace_id', 'row_version', 'created_at'));

-- Or else: jobs has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g20" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: jobs has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g20" SELECT (SELECT count(*) FROM pragma_table_xinfo('jobs')) = 13 AND 13 = (SELECT count(*) FROM pragma_table_xinfo('jobs') WHERE "name" IN ('id', 'task_id', 'status', 'worker_id', 'claimed_at', 'started_at', 'completed_at', 'result', 'error', 'trace_id', 'row_version', 'created_at', 'updated_at'));

-- Or else: artifacts has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g21" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: artifacts has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g21" SELECT (SELECT count(*) FROM pragma_table_xinfo('artifacts')) = 14 AND 14 = (SELECT count(*) FROM pragma_table_xinfo('artifacts') WHERE "name" IN ('id', 'task_id', 'job_id', 'kind', 'uri', 'ref', 'content', 'content_type', 'size_bytes', 'checksum', 'meta', 'trace_id', 'row_version', 'created_at'));

-- Or else: workflows has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g22" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: workflows has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g22" SELECT (SELECT count(*) FROM pragma_table_xinfo('workflows')) = 16 AND 16 = (SELECT count(*) FROM pragma_table_xinfo('workflows') WHERE "name" IN ('id', 'name', 'description', 'trigger_events', 'trigger_conditions', 'steps', 'status', 'last_executed_at', 'execution_count', 'last_execution_context', 'last_result', 'last_error', 'is_active', 'timeout_seconds', 'row_version', 'created_at'));

-- Or else: ck_agents_status_values: rows of agents that break it.
CREATE TEMP TABLE "cwom_g23" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_agents_status_values: rows of agents that break it" CHECK ("ok"));
INSERT INTO "cwom_g23" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_agents_status_values: rows of agents that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("agents"."id" AS text) AS "cwom_key", "agents"."status" AS "status" FROM "agents") AS "rows" WHERE ("status" IN ('inactive', 'starting', 'running', 'stopping', 'error')) IS FALSE);

-- Or else: ck_artifacts_kind_values: rows of artifacts that break it.
CREATE TEMP TABLE "cwom_g24" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_artifacts_kind_values: rows of artifacts that break it" CHECK ("ok"));
INSERT INTO "cwom_g24" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_artifacts_kind_values: rows of artifacts that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("artifacts"."id" AS text) AS "cwom_key", "artifacts"."kind" AS "kind" FROM "artifacts") AS "rows" WHERE ("kind" IN ('log', 'diff', 'report', 'file', 'metric', 'error')) IS FALSE);

-- Or else: ck_audit_log_action_values: rows of audit_log that break it.
CREATE TEMP TABLE "cwom_g25" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_audit_log_action_values: rows of audit_log that break it" CHECK ("ok"));
INSERT INTO "cwom_g25" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_audit_log_action_values: rows of audit_log that break it: ' || "n" || ', such as seq ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("audit_log"."seq" AS text) AS "cwom_key", "audit_log"."action" AS "action" FROM "audit_log") AS "rows" WHERE ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked', 'noted', 'redacted')) IS FALSE);

-- Or else: ck_audit_log_actor_kind_values: rows of audit_log that break it.
CREATE TEMP TABLE "cwom_g26" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_audit_log_actor_kind_values: rows of audit_log that break it" CHECK ("ok"));
INSERT INTO "cwom_g26" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_audit_log_actor_kind_values: rows of audit_log that break it: ' || "n" || ', such as seq ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("audit_log"."seq" AS text) AS "cwom_key", "audit_log"."actor_kind" AS "actor_kind" FROM "audit_log") AS "rows" WHERE ("actor_kind" IN ('human', 'agent', 'system')) IS FALSE);

-- Or else: ck_audit_log_checkpoint_kind_values: rows of audit_log_checkpoint that break it.
CREATE TEMP TABLE "cwom_g27" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_audit_log_checkpoint_kind_values: rows of audit_log_checkpoint that break it" CHECK ("ok"));
INSERT INTO "cwom_g27" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_audit_log_checkpoint_kind_values: rows of audit_log_checkpoint that break it: ' || "n" || ', such as n ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("audit_log_checkpoint"."n" AS text) AS "cwom_key", "audit_log_checkpoint"."kind" AS "kind" FROM "audit_log_checkpoint") AS "rows" WHERE ("kind" IN ('sealed', 'restart', 'pruned')) IS FALSE);

-- Or else: ck_audit_log_context_actor_kind_values: rows of audit_log_context that break it.
CREATE TEMP TABLE "cwom_g28" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_audit_log_context_actor_kind_values: rows of audit_log_context that break it" CHECK ("ok"));
INSERT INTO "cwom_g28" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_audit_log_context_actor_kind_values: rows of audit_log_context that break it: ' || "n" || ', such as k ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("audit_log_context"."k" AS text) AS "cwom_key", "audit_log_context"."actor_kind" AS "actor_kind" FROM "audit_log_context") AS "rows" WHERE ("actor_kind" IN ('human', 'agent', 'system')) IS FALSE);

-- Or else: ck_cwom_artifacts_type_values: rows of cwom_artifacts that break it.
CREATE TEMP TABLE "cwom_g29" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_artifacts_type_values: rows of cwom_artifacts that break it" CHECK ("ok"));
INSERT INTO "cwom_g29" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_artifacts_type_values: rows of cwom_artifacts that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_artifacts"."id" AS text) AS "cwom_key", "cwom_artifacts"."type" AS "type" FROM "cwom_artifacts") AS "rows" WHERE ("type" IN ('code_patch', 'commit', 'pr', 'build', 'container_image', 'doc', 'report', 'dataset', 'log', 'trace', 'binary', 'link', 'sbom')) IS FALSE);

-- Or else: ck_cwom_artifacts_verification_json: rows of cwom_artifacts that break it.
CREATE TEMP TABLE "cwom_g30" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_artifacts_verification_json: rows of cwom_artifacts that break it" CHECK ("ok"));
INSERT INTO "cwom_g30" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_artifacts_verification_json: rows of cwom_artifacts that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_artifacts"."id" AS text) AS "cwom_key", "cwom_artifacts"."verification" AS "verification" FROM "cwom_artifacts") AS "rows" WHERE (json_valid("verification") AND instr("verification", char(0)) = 0 AND instr(replace("verification", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("verification") = 'object' THEN
        json_remove("verification", '$.status', '$.checks') = '{}'
        AND json_type("verification", '$.status') = 'text'
        AND json_extract("verification", '$.status') IN ('unverified', 'passed', 'failed')
        AND json_type("verification", '$.checks') = 'array'
    ELSE 0 END) IS FALSE);

-- Or else: ck_cwom_constraint_snapshots_constraints_json: rows of cwom_constraint_snapshots that break it.
CREATE TEMP TABLE "cwom_g31" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_constraint_snapshots_constraints_json: rows of cwom_constraint_snapshots that break it" CHECK ("ok"));
INSERT INTO "cwom_g31" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_constraint_snapshots_constraints_json: rows of cwom_constraint_snapshots that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_constraint_snapshots"."id" AS text) AS "cwom_key", "cwom_constraint_snapshots"."constraints" AS "constraints" FROM "cwom_constraint_snapshots") AS "rows" WHERE (json_valid("constraints") AND instr("constraints", char(0)) = 0 AND instr(replace("constraints", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("constraints") = 'object' THEN
        json_remove("constraints", '$.time', '$.energy', '$.health', '$.budget', '$.tools', '$.environment', '$.risk') = '{}'
        AND CASE WHEN json_type("constraints", '$.time') = 'object' THEN json_remove(json_extract("constraints", '$.time'), '$.available_minutes', '$.deadline') = '{}' AND json_type("constraints", '$.time.available_minutes') IN ('integer', 'null') AND json_extract("constraints", '$.time.available_minutes') BETWEEN 0 AND 2147483647 AND json_type("constraints", '$.time.deadline') IN ('text', 'null') AND length(json_extract("constraints", '$.time.deadline')) = 27 AND json_extract("constraints", '$.time.deadline') NOT GLOB '*[^.0-:TZ-]*' ELSE coalesce(json_type("constraints", '$.time'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.energy') = 'object' THEN json_remove(json_extract("constraints", '$.energy'), '$.score_0_5', '$.notes') = '{}' AND json_type("constraints", '$.energy.score_0_5') IN ('integer', 'null') AND json_extract("constraints", '$.energy.score_0_5') BETWEEN 0 AND 5 AND json_type("constraints", '$.energy.notes') IN ('text', 'null') AND length(json_extract("constraints", '$.energy.notes')) <= 500 ELSE coalesce(json_type("constraints", '$.energy'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.health') = 'object' THEN json_remove(json_extract("constraints", '$.health'), '$.flags', '$.notes') = '{}' AND json_type("constraints", '$.health.flags') = 'array' AND json_type("constraints", '$.health.notes') IN ('text', 'null') AND length(json_extract("constraints", '$.health.notes')) <= 500 ELSE coalesce(json_type("constraints", '$.health'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.budget') = 'object' THEN json_remove(json_extract("constraints", '$.budget'), '$.usd_available', '$.burn_limit_usd') = '{}' AND json_type("constraints", '$.budget.usd_available') IN ('integer', 'real', 'null') AND json_extract("constraints", '$.budget.usd_available') >= 0.0 AND json_type("constraints", '$.budget.burn_limit_usd') IN ('integer', 'real', 'null') AND json_extract("constraints", '$.budget.burn_limit_usd') >= 0.0 ELSE coalesce(json_type("constraints", '$.budget'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.tools') = 'object' THEN json_remove(json_extract("constraints", '$.tools'), '$.allowed', '$.blocked') = '{}' AND json_type("constraints", '$.tools.allowed') = 'array' AND json_type("constraints", '$.tools.blocked') = 'array' ELSE coalesce(json_type("constraints", '$.tools'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.environment') = 'object' THEN json_remove(json_extract("constraints", '$.environment'), '$.location', '$.connectivity', '$.device') = '{}' AND json_type("constraints", '$.environment.location') IN ('text', 'null') AND length(json_extract("constraints", '$.environment.location')) <= 128 AND json_type("constraints", '$.environment.connectivity') = 'text' AND json_extract("constraints", '$.environment.connectivity') IN ('offline', 'limited', 'ok') AND json_type("constraints", '$.environment.device') IN ('text', 'null') AND length(json_extract("constraints", '$.environment.device')) <= 128 ELSE coalesce(json_type("constraints", '$.environment'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.risk') = 'object' THEN json_remove(json_extract("constraints", '$.risk'), '$.tolerance', '$.notes') = '{}' AND json_type("constraints", '$.risk.tolerance') = 'text' AND json_extract("constraints", '$.risk.tolerance') IN ('low', 'medium', 'high') AND json_type("constraints", '$.risk.notes') IN ('text', 'null') AND length(json_extract("constraints", '$.risk.notes')) <= 500 ELSE coalesce(json_type("constraints", '$.risk'), 'null') = 'null' END
    ELSE 0 END) IS FALSE);

-- Or else: ck_cwom_constraint_snapshots_owner_kind_values: rows of cwom_constraint_snapshots that break it.
CREATE TEMP TABLE "cwom_g32" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_constraint_snapshots_owner_kind_values: rows of cwom_constraint_snapshots that break it" CHECK ("ok"));
INSERT INTO "cwom_g32" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_constraint_snapshots_owner_kind_values: rows of cwom_constraint_snapshots that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_constraint_snapshots"."id" AS text) AS "cwom_key", "cwom_constraint_snapshots"."owner_kind" AS "owner_kind" FROM "cwom_constraint_snapshots") AS "rows" WHERE ("owner_kind" IN ('human', 'agent', 'system')) IS FALSE);

-- Or else: ck_cwom_constraint_snapshots_scope_values: rows of cwom_constraint_snapshots that break it.
CREATE TEMP TABLE "cwom_g33" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_constraint_snapshots_scope_values: rows of cwom_constraint_snapshots that break it" CHECK ("ok"));
INSERT INTO "cwom_g33" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_constraint_snapshots_scope_values: rows of cwom_constraint_snapshots that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_constraint_snapshots"."id" AS text) AS "cwom_key", "cwom_constraint_snapshots"."scope" AS "scope" FROM "cwom_constraint_snapshots") AS "rows" WHERE ("scope" IN ('personal', 'repo', 'org', 'system', 'run')) IS FALSE);

-- Or else: ck_cwom_doctrine_refs_priority_values: rows of cwom_doctrine_refs that break it.
CREATE TEMP TABLE "cwom_g34" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_doctrine_refs_priority_values: rows of cwom_doctrine_refs that break it" CHECK ("ok"));
INSERT INTO "cwom_g34" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_doctrine_refs_priority_values: rows of cwom_doctrine_refs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_doctrine_refs"."id" AS text) AS "cwom_key", "cwom_doctrine_refs"."priority" AS "priority" FROM "cwom_doctrine_refs") AS "rows" WHERE ("priority" IN ('must', 'should', 'may')) IS FALSE);

-- Or else: ck_cwom_doctrine_refs_type_values: rows of cwom_doctrine_refs that break it.
CREATE TEMP TABLE "cwom_g35" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_doctrine_refs_type_values: rows of cwom_doctrine_refs that break it" CHECK ("ok"));
INSERT INTO "cwom_g35" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_doctrine_refs_type_values: rows of cwom_doctrine_refs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_doctrine_refs"."id" AS text) AS "cwom_key", "cwom_doctrine_refs"."type" AS "type" FROM "cwom_doctrine_refs") AS "rows" WHERE ("type" IN ('principle', 'policy', 'procedure', 'heuristic', 'pattern')) IS FALSE);

-- Or else: ck_cwom_evidence_packs_evaluated_by_kind_values: rows of cwom_evidence_packs that break it.
CREATE TEMP TABLE "cwom_g36" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_evidence_packs_evaluated_by_kind_values: rows of cwom_evidence_packs that break it" CHECK ("ok"));
INSERT INTO "cwom_g36" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_evidence_packs_evaluated_by_kind_values: rows of cwom_evidence_packs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_evidence_packs"."id" AS text) AS "cwom_key", "cwom_evidence_packs"."evaluated_by_kind" AS "evaluated_by_kind" FROM "cwom_evidence_packs") AS "rows" WHERE ("evaluated_by_kind" IN ('human', 'agent', 'system')) IS FALSE);

-- Or else: ck_cwom_evidence_packs_verdict_values: rows of cwom_evidence_packs that break it.
CREATE TEMP TABLE "cwom_g37" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_evidence_packs_verdict_values: rows of cwom_evidence_packs that break it" CHECK ("ok"));
INSERT INTO "cwom_g37" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_evidence_packs_verdict_values: rows of cwom_evidence_packs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_evidence_packs"."id" AS text) AS "cwom_key", "cwom_evidence_packs"."verdict" AS "verdict" FROM "cwom_evidence_packs") AS "rows" WHERE ("verdict" IN ('pass', 'fail', 'partial', 'pending')) IS FALSE);

-- Or else: ck_cwom_issues_priority_values: rows of cwom_issues that break it.
CREATE TEMP TABLE "cwom_g38" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_issues_priority_values: rows of cwom_issues that break it" CHECK ("ok"));
INSERT INTO "cwom_g38" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_issues_priority_values: rows of cwom_issues that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_issues"."id" AS text) AS "cwom_key", "cwom_issues"."priority" AS "priority" FROM "cwom_issues") AS "rows" WHERE ("priority" IN ('P0', 'P1', 'P2', 'P3', 'P4')) IS FALSE);

-- Or else: ck_cwom_issues_status_values: rows of cwom_issues that break it.
CREATE TEMP TABLE "cwom_g39" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_issues_status_values: rows of cwom_issues that break it" CHECK ("ok"));
INSERT INTO "cwom_g39" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_issues_status_values: rows of cwom_issues that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_issues"."id" AS text) AS "cwom_key", "cwom_issues"."status" AS "status" FROM "cwom_issues") AS "rows" WHERE ("status" IN ('planned', 'ready', 'running', 'blocked', 'under_review', 'done', 'failed', 'canceled')) IS FALSE);

-- Or else: ck_cwom_issues_type_values: rows of cwom_issues that break it.
CREATE TEMP TABLE "cwom_g40" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_issues_type_values: rows of cwom_issues that break it" CHECK ("ok"));
INSERT INTO "cwom_g40" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_issues_type_values: rows of cwom_issues that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_issues"."id" AS text) AS "cwom_key", "cwom_issues"."type" AS "type" FROM "cwom_issues") AS "rows" WHERE ("type" IN ('feature', 'bug', 'chore', 'research', 'ops', 'doc', 'incident')) IS FALSE);

-- Or else: ck_cwom_repos_visibility_values: rows of cwom_repos that break it.
CREATE TEMP TABLE "cwom_g41" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_repos_visibility_values: rows of cwom_repos that break it" CHECK ("ok"));
INSERT INTO "cwom_g41" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_repos_visibility_values: rows of cwom_repos that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_repos"."id" AS text) AS "cwom_key", "cwom_repos"."visibility" AS "visibility" FROM "cwom_repos") AS "rows" WHERE ("visibility" IN ('public', 'private', 'internal')) IS FALSE);

-- Or else: ck_cwom_review_decisions_decision_values: rows of cwom_review_decisions that break it.
CREATE TEMP TABLE "cwom_g42" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_review_decisions_decision_values: rows of cwom_review_decisions that break it" CHECK ("ok"));
INSERT INTO "cwom_g42" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_review_decisions_decision_values: rows of cwom_review_decisions that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_review_decisions"."id" AS text) AS "cwom_key", "cwom_review_decisions"."decision" AS "decision" FROM "cwom_review_decisions") AS "rows" WHERE ("decision" IN ('approved', 'rejected', 'needs_changes')) IS FALSE);

-- Or else: ck_cwom_review_decisions_reviewer_kind_values: rows of cwom_review_decisions that break it.
CREATE TEMP TABLE "cwom_g43" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_review_decisions_reviewer_kind_values: rows of cwom_review_decisions that break it" CHECK ("ok"));
INSERT INTO "cwom_g43" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_review_decisions_reviewer_kind_values: rows of cwom_review_decisions that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_review_decisions"."id" AS text) AS "cwom_key", "cwom_review_decisions"."reviewer_kind" AS "reviewer_kind" FROM "cwom_review_decisions") AS "rows" WHERE ("reviewer_kind" IN ('human', 'agent', 'system')) IS FALSE);

-- Or else: ck_cwom_runs_constraint_snapshot_id_required: rows of cwom_runs that break it.
CREATE TEMP TABLE "cwom_g44" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_runs_constraint_snapshot_id_required: rows of cwom_runs that break it" CHECK ("ok"));
INSERT INTO "cwom_g44" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_runs_constraint_snapshot_id_required: rows of cwom_runs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_runs"."id" AS text) AS "cwom_key", "cwom_runs"."status" AS "status", "cwom_runs"."constraint_snapshot_id" AS "constraint_snapshot_id" FROM "cwom_runs") AS "rows" WHERE ("status" NOT IN ('running', 'blocked', 'under_review', 'done', 'failed') OR "constraint_snapshot_id" IS NOT NULL) IS FALSE);

-- Or else: ck_cwom_runs_cost_json: rows of cwom_runs that break it.
CREATE TEMP TABLE "cwom_g45" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_runs_cost_json: rows of cwom_runs that break it" CHECK ("ok"));
INSERT INTO "cwom_g45" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_runs_cost_json: rows of cwom_runs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_runs"."id" AS text) AS "cwom_key", "cwom_runs"."cost" AS "cost" FROM "cwom_runs") AS "rows" WHERE (json_valid("cost") AND instr("cost", char(0)) = 0 AND instr(replace("cost", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("cost") = 'object' THEN
        json_remove("cost", '$.usd', '$.tokens', '$.compute_s') = '{}'
        AND json_type("cost", '$.usd') IN ('integer', 'real', 'null')
        AND json_extract("cost", '$.usd') >= 0.0
        AND json_type("cost", '$.tokens') IN ('integer', 'null')
        AND json_extract("cost", '$.tokens') BETWEEN 0 AND 9223372036854775807
        AND json_type("cost", '$.compute_s') IN ('integer', 'real', 'null')
        AND json_extract("cost", '$.compute_s') >= 0.0
    ELSE 0 END) IS FALSE);

-- Or else: ck_cwom_runs_executor_json: rows of cwom_runs that break it.
CREATE TEMP TABLE "cwom_g46" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_runs_executor_json: rows of cwom_runs that break it" CHECK ("ok"));
INSERT INTO "cwom_g46" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_runs_executor_json: rows of cwom_runs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_runs"."id" AS text) AS "cwom_key", "cwom_runs"."executor" AS "executor" FROM "cwom_runs") AS "rows" WHERE (json_valid("executor") AND instr("executor", char(0)) = 0 AND instr(replace("executor", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("executor") = 'object' THEN
        json_remove("executor", '$.actor', '$.runtime', '$.toolchain') = '{}'
        AND CASE WHEN json_type("executor", '$.actor') = 'object' THEN json_remove(json_extract("executor", '$.actor'), '$.actor_kind', '$.actor_id', '$.display') = '{}' AND coalesce(json_type("executor", '$.actor.actor_kind') = 'text', 0) AND json_extract("executor", '$.actor.actor_kind') IN ('human', 'agent', 'system') AND coalesce(json_type("executor", '$.actor.actor_id') = 'text', 0) AND length(json_extract("executor", '$.actor.actor_id')) BETWEEN 1 AND 128 AND json_type("executor", '$.actor.display') IN ('text', 'null') AND length(json_extract("executor", '$.actor.display')) BETWEEN 1 AND 256 ELSE 0 END
        AND coalesce(json_type("executor", '$.runtime') = 'text', 0)
        AND length(json_extract("executor", '$.runtime')) BETWEEN 1 AND 64
        AND json_type("executor", '$.toolchain') = 'array'
    ELSE 0 END) IS FALSE);

-- Or else: ck_cwom_runs_failure_json: rows of cwom_runs that break it.
CREATE TEMP TABLE "cwom_g47" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_runs_failure_json: rows of cwom_runs that break it" CHECK ("ok"));
INSERT INTO "cwom_g47" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_runs_failure_json: rows of cwom_runs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_runs"."id" AS text) AS "cwom_key", "cwom_runs"."failure" AS "failure" FROM "cwom_runs") AS "rows" WHERE ("failure" IS NULL OR json_valid("failure") AND instr("failure", char(0)) = 0 AND instr(replace("failure", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("failure") = 'object' THEN
        json_remove("failure", '$.category', '$.message') = '{}'
        AND coalesce(json_type("failure", '$.category') = 'text', 0)
        AND json_extract("failure", '$.category') IN ('policy', 'build', 'test', 'runtime', 'dependency', 'unknown')
        AND coalesce(json_type("failure", '$.message') = 'text', 0)
        AND length(json_extract("failure", '$.message')) BETWEEN 1 AND 4000
    ELSE 0 END) IS FALSE);

-- Or else: ck_cwom_runs_mode_values: rows of cwom_runs that break it.
CREATE TEMP TABLE "cwom_g48" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_runs_mode_values: rows of cwom_runs that break it" CHECK ("ok"));
INSERT INTO "cwom_g48" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_runs_mode_values: rows of cwom_runs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_runs"."id" AS text) AS "cwom_key", "cwom_runs"."mode" AS "mode" FROM "cwom_runs") AS "rows" WHERE ("mode" IN ('human', 'agent', 'hybrid', 'system')) IS FALSE);

-- Or else: ck_cwom_runs_status_values: rows of cwom_runs that break it.
CREATE TEMP TABLE "cwom_g49" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_runs_status_values: rows of cwom_runs that break it" CHECK ("ok"));
INSERT INTO "cwom_g49" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_runs_status_values: rows of cwom_runs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_runs"."id" AS text) AS "cwom_key", "cwom_runs"."status" AS "status" FROM "cwom_runs") AS "rows" WHERE ("status" IN ('planned', 'ready', 'running', 'blocked', 'under_review', 'done', 'failed', 'canceled')) IS FALSE);

-- Or else: ck_cwom_runs_telemetry_json: rows of cwom_runs that break it.
CREATE TEMP TABLE "cwom_g50" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_cwom_runs_telemetry_json: rows of cwom_runs that break it" CHECK ("ok"));
INSERT INTO "cwom_g50" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_cwom_runs_telemetry_json: rows of cwom_runs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("cwom_runs"."id" AS text) AS "cwom_key", "cwom_runs"."telemetry" AS "telemetry" FROM "cwom_runs") AS "rows" WHERE (json_valid("telemetry") AND instr("telemetry", char(0)) = 0 AND instr(replace("telemetry", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("telemetry") = 'object' THEN
        json_remove("telemetry", '$.started_at', '$.ended_at', '$.duration_s') = '{}'
        AND json_type("telemetry", '$.started_at') IN ('text', 'null')
        AND length(json_extract("telemetry", '$.started_at')) = 27
        AND json_extract("telemetry", '$.started_at') NOT GLOB '*[^.0-:TZ-]*'
        AND json_type("telemetry", '$.ended_at') IN ('text', 'null')
        AND length(json_extract("telemetry", '$.ended_at')) = 27
        AND json_extract("telemetry", '$.ended_at') NOT GLOB '*[^.0-:TZ-]*'
        AND json_type("telemetry", '$.duration_s') IN ('integer', 'real', 'null')
        AND json_extract("telemetry", '$.duration_s') >= 0.0
    ELSE 0 END) IS FALSE);

-- Or else: ck_events_priority_values: rows of events that break it.
CREATE TEMP TABLE "cwom_g51" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_events_priority_values: rows of events that break it" CHECK ("ok"));
INSERT INTO "cwom_g51" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_events_priority_values: rows of events that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("events"."id" AS text) AS "cwom_key", "events"."priority" AS "priority" FROM "events") AS "rows" WHERE ("priority" IN ('low', 'medium', 'high', 'critical')) IS FALSE);

-- Or else: ck_events_status_values: rows of events that break it.
CREATE TEMP TABLE "cwom_g52" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_events_status_values: rows of events that break it" CHECK ("ok"));
INSERT INTO "cwom_g52" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_events_status_values: rows of events that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("events"."id" AS text) AS "cwom_key", "events"."status" AS "status" FROM "events") AS "rows" WHERE ("status" IN ('pending', 'processing', 'completed', 'failed')) IS FALSE);

-- Or else: ck_jobs_status_values: rows of jobs that break it.
CREATE TEMP TABLE "cwom_g53" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_jobs_status_values: rows of jobs that break it" CHECK ("ok"));
INSERT INTO "cwom_g53" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_jobs_status_values: rows of jobs that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("jobs"."id" AS text) AS "cwom_key", "jobs"."status" AS "status" FROM "jobs") AS "rows" WHERE ("status" IN ('pending', 'claimed', 'running', 'completed', 'failed')) IS FALSE);

-- Or else: ck_tasks_completed_at_only_in: rows of tasks that break it.
CREATE TEMP TABLE "cwom_g54" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_tasks_completed_at_only_in: rows of tasks that break it" CHECK ("ok"));
INSERT INTO "cwom_g54" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_tasks_completed_at_only_in: rows of tasks that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("tasks"."id" AS text) AS "cwom_key", "tasks"."status" AS "status", "tasks"."completed_at" AS "completed_at" FROM "tasks") AS "rows" WHERE ("status" IN ('completed', 'failed', 'cancelled') OR ("completed_at" IS NULL)) IS FALSE);

-- Or else: ck_tasks_completed_at_required: rows of tasks that break it.
CREATE TEMP TABLE "cwom_g55" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_tasks_completed_at_required: rows of tasks that break it" CHECK ("ok"));
INSERT INTO "cwom_g55" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_tasks_completed_at_required: rows of tasks that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("tasks"."id" AS text) AS "cwom_key", "tasks"."status" AS "status", "tasks"."completed_at" AS "completed_at" FROM "tasks") AS "rows" WHERE ("status" NOT IN ('completed', 'failed', 'cancelled') OR "completed_at" IS NOT NULL) IS FALSE);

-- Or else: ck_tasks_operation_values: rows of tasks that break it.
CREATE TEMP TABLE "cwom_g56" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_tasks_operation_values: rows of tasks that break it" CHECK ("ok"));
INSERT INTO "cwom_g56" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_tasks_operation_values: rows of tasks that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("tasks"."id" AS text) AS "cwom_key", "tasks"."operation" AS "operation" FROM "tasks") AS "rows" WHERE ("operation" IN ('code_change', 'docs', 'analysis', 'ops')) IS FALSE);

-- Or else: ck_tasks_requested_by_kind_values: rows of tasks that break it.
CREATE TEMP TABLE "cwom_g57" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_tasks_requested_by_kind_values: rows of tasks that break it" CHECK ("ok"));
INSERT INTO "cwom_g57" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_tasks_requested_by_kind_values: rows of tasks that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("tasks"."id" AS text) AS "cwom_key", "tasks"."requested_by_kind" AS "requested_by_kind" FROM "tasks") AS "rows" WHERE ("requested_by_kind" IN ('human', 'agent', 'system')) IS FALSE);

-- Or else: ck_tasks_status_values: rows of tasks that break it.
CREATE TEMP TABLE "cwom_g58" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_tasks_status_values: rows of tasks that break it" CHECK ("ok"));
INSERT INTO "cwom_g58" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_tasks_status_values: rows of tasks that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("tasks"."id" AS text) AS "cwom_key", "tasks"."status" AS "status" FROM "tasks") AS "rows" WHERE ("status" IN ('pending', 'queued', 'running', 'completed', 'failed', 'cancelled')) IS FALSE);

-- Or else: ck_workflows_status_values: rows of workflows that break it.
CREATE TEMP TABLE "cwom_g59" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_workflows_status_values: rows of workflows that break it" CHECK ("ok"));
INSERT INTO "cwom_g59" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_workflows_status_values: rows of workflows that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("workflows"."id" AS text) AS "cwom_key", "workflows"."status" AS "status" FROM "workflows") AS "rows" WHERE ("status" IN ('idle', 'running', 'completed', 'failed', 'cancelled')) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_agents_delete";
DROP TRIGGER "tw_agents_insert";
DROP TRIGGER "tw_agents_update";
DROP TRIGGER "tw_artifacts_delete";
DROP TRIGGER "tw_artifacts_insert";
DROP TRIGGER "tw_artifacts_update";
DROP TRIGGER "tw_cwom_artifacts_delete";
DROP TRIGGER "tw_cwom_artifacts_insert";
DROP TRIGGER "tw_cwom_artifacts_update";
DROP TRIGGER "tw_cwom_constraint_snapshots_insert";
DROP TRIGGER "tw_cwom_context_packet_doctrine_refs_insert";
DROP TRIGGER "tw_cwom_context_packets_insert";
DROP TRIGGER "tw_cwom_doctrine_ref_repos_insert";
DROP TRIGGER "tw_cwom_doctrine_refs_insert";
DROP TRIGGER "tw_cwom_evidence_packs_insert";
DROP TRIGGER "tw_cwom_issue_blocks_delete";
DROP TRIGGER "tw_cwom_issue_blocks_insert";
DROP TRIGGER "tw_cwom_issue_blocks_update";
DROP TRIGGER "tw_cwom_issue_constraint_snapshots_delete";
DROP TRIGGER "tw_cwom_issue_constraint_snapshots_insert";
DROP TRIGGER "tw_cwom_issue_constraint_snapshots_update";
DROP TRIGGER "tw_cwom_issue_context_packets_delete";
DROP TRIGGER "tw_cwom_issue_context_packets_insert";
DROP TRIGGER "tw_cwom_issue_context_packets_update";
DROP TRIGGER "tw_cwom_issue_doctrine_refs_delete";
DROP TRIGGER "tw_cwom_issue_doctrine_refs_insert";
DROP TRIGGER "tw_cwom_issue_doctrine_refs_update";
DROP TRIGGER "tw_cwom_issue_duplicates_delete";
DROP TRIGGER "tw_cwom_issue_duplicates_insert";
DROP TRIGGER "tw_cwom_issue_duplicates_update";
DROP TRIGGER "tw_cwom_issues_delete";
DROP TRIGGER "tw_cwom_issues_insert";
DROP TRIGGER "tw_cwom_issues_update";
DROP TRIGGER "tw_cwom_repos_delete";
DROP TRIGGER "tw_cwom_repos_insert";
DROP TRIGGER "tw_cwom_repos_update";
DROP TRIGGER "tw_cwom_review_decisions_insert";
DROP TRIGGER "tw_cwom_run_context_packets_insert";
DROP TRIGGER "tw_cwom_run_doctrine_refs_insert";
DROP TRIGGER "tw_cwom_runs_delete";
DROP TRIGGER "tw_cwom_runs_insert";
DROP TRIGGER "tw_cwom_runs_update";
DROP TRIGGER "tw_events_delete";
DROP TRIGGER "tw_events_insert";
DROP TRIGGER "tw_events_update";
DROP TRIGGER "tw_jobs_delete";
DROP TRIGGER "tw_jobs_insert";
DROP TRIGGER "tw_jobs_update";
DROP TRIGGER "tw_tasks_delete";
DROP TRIGGER "tw_tasks_insert";
DROP TRIGGER "tw_tasks_update";
DROP TRIGGER "tw_workflows_delete";
DROP TRIGGER "tw_workflows_insert";
DROP TRIGGER "tw_workflows_update";
DROP TRIGGER "tr_agents_capabilities_items_insert";
DROP TRIGGER "tr_agents_capabilities_items_update";
DROP TRIGGER "tr_agents_first_version";
DROP TRIGGER "tr_agents_frozen";
DROP TRIGGER "tr_agents_insert_keeps";
DROP TRIGGER "tr_agents_next_version";
DROP TRIGGER "tr_agents_status_initial";
DROP TRIGGER "tr_agents_status_moves";
DROP TRIGGER "tr_agents_update_keeps";
DROP TRIGGER "tr_artifacts_first_version";
DROP TRIGGER "tr_artifacts_frozen";
DROP TRIGGER "tr_artifacts_insert_keeps";
DROP TRIGGER "tr_artifacts_next_version";
DROP TRIGGER "tr_audit_log_insert_keeps";
DROP TRIGGER "tr_audit_log_only_pruned";
DROP TRIGGER "tr_audit_log_only_redacted";
DROP TRIGGER "tr_audit_log_checkpoint_insert_keeps";
DROP TRIGGER "tr_audit_log_checkpoint_no_delete";
DROP TRIGGER "tr_audit_log_checkpoint_no_update";
DROP TRIGGER "tr_cwom_artifacts_clock";
DROP TRIGGER "tr_cwom_artifacts_first_version";
DROP TRIGGER "tr_cwom_artifacts_frozen";
DROP TRIGGER "tr_cwom_artifacts_insert_keeps";
DROP TRIGGER "tr_cwom_artifacts_next_version";
DROP TRIGGER "tr_cwom_artifacts_tags_items_insert";
DROP TRIGGER "tr_cwom_artifacts_tags_items_update";
DROP TRIGGER "tr_cwom_artifacts_verification_items_insert";
DROP TRIGGER "tr_cwom_artifacts_verification_items_update";
DROP TRIGGER "tr_cwom_constraint_snapshots_constraints_items_insert";
DROP TRIGGER "tr_cwom_constraint_snapshots_constraints_items_update";
DROP TRIGGER "tr_cwom_constraint_snapshots_first_version";
DROP TRIGGER "tr_cwom_constraint_snapshots_insert_keeps";
DROP TRIGGER "tr_cwom_constraint_snapshots_no_delete";
DROP TRIGGER "tr_cwom_constraint_snapshots_no_update";
DROP TRIGGER "tr_cwom_constraint_snapshots_tags_items_insert";
DROP TRIGGER "tr_cwom_constraint_snapshots_tags_items_update";
DROP TRIGGER "tr_cwom_context_packet_doctrine_refs_insert_keeps";
DROP TRIGGER "tr_cwom_context_packet_doctrine_refs_no_delete";
DROP TRIGGER "tr_cwom_context_packet_doctrine_refs_no_update";
DROP TRIGGER "tr_cwom_context_packets_assumptions_items_insert";
DROP TRIGGER "tr_cwom_context_packets_assumptions_items_update";
DROP TRIGGER "tr_cwom_context_packets_first_version";
DROP TRIGGER "tr_cwom_context_packets_inputs_items_insert";
DROP TRIGGER "tr_cwom_context_packets_inputs_items_update";
DROP TRIGGER "tr_cwom_context_packets_insert_keeps";
DROP TRIGGER "tr_cwom_context_packets_no_delete";
DROP TRIGGER "tr_cwom_context_packets_no_update";
DROP TRIGGER "tr_cwom_context_packets_open_questions_items_insert";
DROP TRIGGER "tr_cwom_context_packets_open_questions_items_update";
DROP TRIGGER "tr_cwom_context_packets_tags_items_insert";
DROP TRIGGER "tr_cwom_context_packets_tags_items_update";
DROP TRIGGER "tr_cwom_doctrine_ref_repos_insert_keeps";
DROP TRIGGER "tr_cwom_doctrine_ref_repos_no_delete";
DROP TRIGGER "tr_cwom_doctrine_ref_repos_no_update";
DROP TRIGGER "tr_cwom_doctrine_refs_applicability_items_insert";
DROP TRIGGER "tr_cwom_doctrine_refs_applicability_items_update";
DROP TRIGGER "tr_cwom_doctrine_refs_first_version";
DROP TRIGGER "tr_cwom_doctrine_refs_insert_keeps";
DROP TRIGGER "tr_cwom_doctrine_refs_links_items_insert";
DROP TRIGGER "tr_cwom_doctrine_refs_links_items_update";
DROP TRIGGER "tr_cwom_doctrine_refs_no_delete";
DROP TRIGGER "tr_cwom_doctrine_refs_no_update";
DROP TRIGGER "tr_cwom_doctrine_refs_tags_items_insert";
DROP TRIGGER "tr_cwom_doctrine_refs_tags_items_update";
DROP TRIGGER "tr_cwom_evidence_packs_criteria_results_items_insert";
DROP TRIGGER "tr_cwom_evidence_packs_criteria_results_items_update";
DROP TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_insert";
DROP TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_update";
DROP TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_insert";
DROP TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_update";
DROP TRIGGER "tr_cwom_evidence_packs_first_version";
DROP TRIGGER "tr_cwom_evidence_packs_insert_keeps";
DROP TRIGGER "tr_cwom_evidence_packs_no_delete";
DROP TRIGGER "tr_cwom_evidence_packs_no_update";
DROP TRIGGER "tr_cwom_evidence_packs_tags_items_insert";
DROP TRIGGER "tr_cwom_evidence_packs_tags_items_update";
DROP TRIGGER "tr_cwom_issue_blocks_acyclic";
DROP TRIGGER "tr_cwom_issue_blocks_frozen";
DROP TRIGGER "tr_cwom_issue_blocks_insert_keeps";
DROP TRIGGER "tr_cwom_issue_constraint_snapshots_frozen";
DROP TRIGGER "tr_cwom_issue_constraint_snapshots_insert_keeps";
DROP TRIGGER "tr_cwom_issue_context_packets_frozen";
DROP TRIGGER "tr_cwom_issue_context_packets_insert_keeps";
DROP TRIGGER "tr_cwom_issue_doctrine_refs_frozen";
DROP TRIGGER "tr_cwom_issue_doctrine_refs_insert_keeps";
DROP TRIGGER "tr_cwom_issue_duplicates_frozen";
DROP TRIGGER "tr_cwom_issue_duplicates_insert_keeps";
DROP TRIGGER "tr_cwom_issues_acceptance_items_insert";
DROP TRIGGER "tr_cwom_issues_acceptance_items_update";
DROP TRIGGER "tr_cwom_issues_assignees_items_insert";
DROP TRIGGER "tr_cwom_issues_assignees_items_update";
DROP TRIGGER "tr_cwom_issues_clock";
DROP TRIGGER "tr_cwom_issues_first_version";
DROP TRIGGER "tr_cwom_issues_frozen";
DROP TRIGGER "tr_cwom_issues_insert_keeps";
DROP TRIGGER "tr_cwom_issues_next_version";
DROP TRIGGER "tr_cwom_issues_parent_id_acyclic_insert";
DROP TRIGGER "tr_cwom_issues_parent_id_acyclic_update";
DROP TRIGGER "tr_cwom_issues_status_moves";
DROP TRIGGER "tr_cwom_issues_tags_items_insert";
DROP TRIGGER "tr_cwom_issues_tags_items_update";
DROP TRIGGER "tr_cwom_issues_watchers_items_insert";
DROP TRIGGER "tr_cwom_issues_watchers_items_update";
DROP TRIGGER "tr_cwom_repos_clock";
DROP TRIGGER "tr_cwom_repos_first_version";
DROP TRIGGER "tr_cwom_repos_frozen";
DROP TRIGGER "tr_cwom_repos_insert_keeps";
DROP TRIGGER "tr_cwom_repos_links_items_insert";
DROP TRIGGER "tr_cwom_repos_links_items_update";
DROP TRIGGER "tr_cwom_repos_next_version";
DROP TRIGGER "tr_cwom_repos_owners_items_insert";
DROP TRIGGER "tr_cwom_repos_owners_items_update";
DROP TRIGGER "tr_cwom_repos_policy_items_insert";
DROP TRIGGER "tr_cwom_repos_policy_items_update";
DROP TRIGGER "tr_cwom_repos_tags_items_insert";
DROP TRIGGER "tr_cwom_repos_tags_items_update";
DROP TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_insert";
DROP TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_update";
DROP TRIGGER "tr_cwom_review_decisions_first_version";
DROP TRIGGER "tr_cwom_review_decisions_insert_keeps";
DROP TRIGGER "tr_cwom_review_decisions_no_delete";
DROP TRIGGER "tr_cwom_review_decisions_no_update";
DROP TRIGGER "tr_cwom_review_decisions_tags_items_insert";
DROP TRIGGER "tr_cwom_review_decisions_tags_items_update";
DROP TRIGGER "tr_cwom_run_context_packets_insert_keeps";
DROP TRIGGER "tr_cwom_run_context_packets_no_delete";
DROP TRIGGER "tr_cwom_run_context_packets_no_update";
DROP TRIGGER "tr_cwom_run_doctrine_refs_insert_keeps";
DROP TRIGGER "tr_cwom_run_doctrine_refs_no_delete";
DROP TRIGGER "tr_cwom_run_doctrine_refs_no_update";
DROP TRIGGER "tr_cwom_runs_clock";
DROP TRIGGER "tr_cwom_runs_context_packets_required";
DROP TRIGGER "tr_cwom_runs_executor_items_insert";
DROP TRIGGER "tr_cwom_runs_executor_items_update";
DROP TRIGGER "tr_cwom_runs_first_version";
DROP TRIGGER "tr_cwom_runs_frozen";
DROP TRIGGER "tr_cwom_runs_insert_keeps";
DROP TRIGGER "tr_cwom_runs_next_version";
DROP TRIGGER "tr_cwom_runs_outputs_items_insert";
DROP TRIGGER "tr_cwom_runs_outputs_items_update";
DROP TRIGGER "tr_cwom_runs_plan_items_insert";
DROP TRIGGER "tr_cwom_runs_plan_items_update";
DROP TRIGGER "tr_cwom_runs_status_initial";
DROP TRIGGER "tr_cwom_runs_status_moves";
DROP TRIGGER "tr_cwom_runs_tags_items_insert";
DROP TRIGGER "tr_cwom_runs_tags_items_update";
DROP TRIGGER "tr_events_first_version";
DROP TRIGGER "tr_events_frozen";
DROP TRIGGER "tr_events_insert_keeps";
DROP TRIGGER "tr_events_next_version";
DROP TRIGGER "tr_events_status_initial";
DROP TRIGGER "tr_events_status_moves";
DROP TRIGGER "tr_events_tags_items_insert";
DROP TRIGGER "tr_events_tags_items_update";
DROP TRIGGER "tr_jobs_clock";
DROP TRIGGER "tr_jobs_first_version";
DROP TRIGGER "tr_jobs_frozen";
DROP TRIGGER "tr_jobs_insert_keeps";
DROP TRIGGER "tr_jobs_next_version";
DROP TRIGGER "tr_jobs_status_initial";
DROP TRIGGER "tr_jobs_status_moves";
DROP TRIGGER "tr_tasks_first_version";
DROP TRIGGER "tr_tasks_frozen";
DROP TRIGGER "tr_tasks_insert_keeps";
DROP TRIGGER "tr_tasks_next_version";
DROP TRIGGER "tr_tasks_status_initial";
DROP TRIGGER "tr_tasks_status_moves";
DROP TRIGGER "vw_agents_insert";
DROP TRIGGER "vw_agents_move";
DROP TRIGGER "vw_agents_update";
DROP TRIGGER "vw_artifacts_insert";
DROP TRIGGER "vw_artifacts_update";
DROP TRIGGER "vw_cwom_artifacts_insert";
DROP TRIGGER "vw_cwom_artifacts_update";
DROP TRIGGER "vw_cwom_constraint_snapshots_insert";
DROP TRIGGER "vw_cwom_context_packet_doctrine_refs_insert";
DROP TRIGGER "vw_cwom_context_packets_insert";
DROP TRIGGER "vw_cwom_doctrine_ref_repos_insert";
DROP TRIGGER "vw_cwom_doctrine_refs_insert";
DROP TRIGGER "vw_cwom_evidence_packs_insert";
DROP TRIGGER "vw_cwom_issue_blocks_insert";
DROP TRIGGER "vw_cwom_issue_constraint_snapshots_insert";
DROP TRIGGER "vw_cwom_issue_context_packets_insert";
DROP TRIGGER "vw_cwom_issue_doctrine_refs_insert";
DROP TRIGGER "vw_cwom_issue_duplicates_insert";
DROP TRIGGER "vw_cwom_issues_insert";
DROP TRIGGER "vw_cwom_issues_move";
DROP TRIGGER "vw_cwom_issues_update";
DROP TRIGGER "vw_cwom_repos_insert";
DROP TRIGGER "vw_cwom_repos_update";
DROP TRIGGER "vw_cwom_review_decisions_insert";
DROP TRIGGER "vw_cwom_run_context_packets_insert";
DROP TRIGGER "vw_cwom_run_doctrine_refs_insert";
DROP TRIGGER "vw_cwom_runs_insert";
DROP TRIGGER "vw_cwom_runs_move";
DROP TRIGGER "vw_cwom_runs_update";
DROP TRIGGER "vw_events_insert";
DROP TRIGGER "vw_events_move";
DROP TRIGGER "vw_events_update";
DROP TRIGGER "vw_jobs_insert";
DROP TRIGGER "vw_jobs_move";
DROP TRIGGER "vw_jobs_update";
DROP TRIGGER "vw_tasks_insert";
DROP TRIGGER "vw_tasks_move";
DROP TRIGGER "vw_tasks_update";
DROP TRIGGER "vw_workflows_insert";
DROP TRIGGER "vw_workflows_move";
DROP TRIGGER "vw_workflows_update";
DROP TRIGGER "tr_workflows_first_version";
DROP TRIGGER "tr_workflows_frozen";
DROP TRIGGER "tr_workflows_insert_keeps";
DROP TRIGGER "tr_workflows_next_version";
DROP TRIGGER "tr_workflows_status_initial";
DROP TRIGGER "tr_workflows_status_moves";
DROP TRIGGER "tr_workflows_steps_items_insert";
DROP TRIGGER "tr_workflows_steps_items_update";
DROP TRIGGER "tr_workflows_trigger_events_items_insert";
DROP TRIGGER "tr_workflows_trigger_events_items_update";
DROP TRIGGER "tr_workflows_update_keeps";

-- So do the views that had some of them.
DROP VIEW "vw_agents";
DROP VIEW "vw_artifacts";
DROP VIEW "vw_cwom_artifacts";
DROP VIEW "vw_cwom_constraint_snapshots";
DROP VIEW "vw_cwom_context_packet_doctrine_refs";
DROP VIEW "vw_cwom_context_packets";
DROP VIEW "vw_cwom_doctrine_ref_repos";
DROP VIEW "vw_cwom_doctrine_refs";
DROP VIEW "vw_cwom_evidence_packs";
DROP VIEW "vw_cwom_issue_blocks";
DROP VIEW "vw_cwom_issue_constraint_snapshots";
DROP VIEW "vw_cwom_issue_context_packets";
DROP VIEW "vw_cwom_issue_doctrine_refs";
DROP VIEW "vw_cwom_issue_duplicates";
DROP VIEW "vw_cwom_issues";
DROP VIEW "vw_cwom_repos";
DROP VIEW "vw_cwom_review_decisions";
DROP VIEW "vw_cwom_run_context_packets";
DROP VIEW "vw_cwom_run_doctrine_refs";
DROP VIEW "vw_cwom_runs";
DROP VIEW "vw_events";
DROP VIEW "vw_jobs";
DROP VIEW "vw_tasks";
DROP VIEW "vw_workflows";

-- A program that takes work, and how it fares.
CREATE TABLE "cwom_new_agents" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "description" TEXT,
    "config" TEXT NOT NULL DEFAULT '{}',
    "capabilities" TEXT NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL DEFAULT 'inactive',
    "last_heartbeat" TEXT,
    "health_status" TEXT NOT NULL DEFAULT 'unknown',
    "health_details" TEXT,
    "tasks_completed" INTEGER NOT NULL DEFAULT 0,
    "tasks_failed" INTEGER NOT NULL DEFAULT 0,
    "average_response_time" INTEGER,
    "started_at" TEXT,
    "last_activity_at" TEXT,
    "is_enabled" INTEGER NOT NULL DEFAULT 1,
    "auto_restart" INTEGER NOT NULL DEFAULT 1,
    "max_concurrent_tasks" INTEGER NOT NULL DEFAULT 5,
    "last_error" TEXT,
    "error_count" INTEGER NOT NULL DEFAULT 0,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_agents" PRIMARY KEY ("id"),
    CONSTRAINT "uq_agents_name" UNIQUE ("name"),
    CONSTRAINT "ck_agents_auto_restart_bool" CHECK ("auto_restart" IN (0, 1)),
    CONSTRAINT "ck_agents_average_response_time_range" CHECK ("average_response_time" >= 0),
    CONSTRAINT "ck_agents_average_response_time_width" CHECK ("average_response_time" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_agents_capabilities_json" CHECK (json_valid("capabilities") AND instr("capabilities", char(0)) = 0 AND instr(replace("capabilities", '\\', ''), '\u0000') = 0 AND json_type("capabilities") = 'array'),
    CONSTRAINT "ck_agents_config_json" CHECK (json_valid("config") AND instr("config", char(0)) = 0 AND instr(replace("config", '\\', ''), '\u0000') = 0 AND json_type("config") = 'object'),
    CONSTRAINT "ck_agents_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_agents_description_text" CHECK (instr("description", char(0)) = 0),
    CONSTRAINT "ck_agents_error_count_range" CHECK ("error_count" >= 0),
    CONSTRAINT "ck_agents_error_count_width" CHECK ("error_count" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_agents_health_details_json" CHECK ("health_details" IS NULL OR json_valid("health_details") AND instr("health_details", char(0)) = 0 AND instr(replace("health_details", '\\', ''), '\u0000') = 0 AND json_type("health_details") <> 'null'),
    CONSTRAINT "ck_agents_health_status_length" CHECK (length("health_status") BETWEEN 1 AND 20 AND instr("health_status", char(0)) = 0),
    CONSTRAINT "ck_agents_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_agents_is_enabled_bool" CHECK ("is_enabled" IN (0, 1)),
    CONSTRAINT "ck_agents_last_activity_at_form" CHECK ("last_activity_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "last_activity_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("last_activity_at", 1, 19), '+0 days') IS substr("last_activity_at", 1, 19) AND instr("last_activity_at", char(0)) = 0),
    CONSTRAINT "ck_agents_last_error_text" CHECK (instr("last_error", char(0)) = 0),
    CONSTRAINT "ck_agents_last_heartbeat_form" CHECK ("last_heartbeat" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "last_heartbeat" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("last_heartbeat", 1, 19), '+0 days') IS substr("last_heartbeat", 1, 19) AND instr("last_heartbeat", char(0)) = 0),
    CONSTRAINT "ck_agents_max_concurrent_tasks_range" CHECK ("max_concurrent_tasks" >= 1),
    CONSTRAINT "ck_agents_max_concurrent_tasks_width" CHECK ("max_concurrent_tasks" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_agents_name_length" CHECK (length("name") BETWEEN 1 AND 100 AND instr("name", char(0)) = 0),
    CONSTRAINT "ck_agents_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_agents_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_agents_started_at_form" CHECK ("started_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "started_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("started_at", 1, 19), '+0 days') IS substr("started_at", 1, 19) AND instr("started_at", char(0)) = 0),
    CONSTRAINT "ck_agents_status_values" CHECK ("status" IN ('inactive', 'starting', 'running', 'stopping', 'error')),
    CONSTRAINT "ck_agents_tasks_completed_range" CHECK ("tasks_completed" >= 0),
    CONSTRAINT "ck_agents_tasks_completed_width" CHECK ("tasks_completed" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_agents_tasks_failed_range" CHECK ("tasks_failed" >= 0),
    CONSTRAINT "ck_agents_tasks_failed_width" CHECK ("tasks_failed" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_agents_type_length" CHECK (length("type") BETWEEN 1 AND 50 AND instr("type", char(0)) = 0)
) STRICT;

-- Who changed what, when and why: one row for each change, written by the database.
CREATE TABLE "cwom_new_audit_log" (
    "seq" INTEGER NOT NULL,
    "ts" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity_kind" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "entity_version" INTEGER,
    "before" TEXT,
    "after" TEXT,
    "note" TEXT,
    "trace_id" TEXT,
    "spec_rev" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    CONSTRAINT "pk_audit_log" PRIMARY KEY ("seq" AUTOINCREMENT),
    CONSTRAINT "uq_audit_log_entity_kind_entity_id_entity_version" UNIQUE ("entity_kind", "entity_id", "entity_version"),
    CONSTRAINT "ck_audit_log_action_values" CHECK ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked', 'noted', 'redacted')),
    CONSTRAINT "ck_audit_log_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_audit_log_entity_id_length" CHECK (length("entity_id") >= 1 AND instr("entity_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130 AND instr("entity_kind", char(0)) = 0),
    CONSTRAINT "ck_audit_log_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL)),
    CONSTRAINT "ck_audit_log_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_audit_log_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
) STRICT;

-- What was sealed, and what was taken out: a chain of hashes over the entries.
CREATE TABLE "cwom_new_audit_log_checkpoint" (
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "lo" INTEGER NOT NULL,
    "hi" INTEGER NOT NULL,
    "after_seq" INTEGER NOT NULL DEFAULT 0,
    "entries" INTEGER NOT NULL,
    "root" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "ts" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "note" TEXT,
    "signature" TEXT,
    CONSTRAINT "pk_audit_log_checkpoint" PRIMARY KEY ("n"),
    CONSTRAINT "ck_audit_log_checkpoint_kind_values" CHECK ("kind" IN ('sealed', 'restart', 'pruned')),
    CONSTRAINT "ck_audit_log_checkpoint_previous_length" CHECK (length("previous") = 64 AND instr("previous", char(0)) = 0),
    CONSTRAINT "ck_audit_log_checkpoint_root_length" CHECK (length("root") = 64 AND instr("root", char(0)) = 0),
    CONSTRAINT "ck_audit_log_checkpoint_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Who writes, as part of what, and why, while a transaction lasts.
CREATE TABLE "cwom_new_audit_log_context" (
    "k" INTEGER NOT NULL DEFAULT 1,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "trace_id" TEXT,
    "note" TEXT,
    "for_kind" TEXT,
    "for_id" TEXT,
    "for_version" INTEGER,
    "ends" INTEGER NOT NULL DEFAULT 1,
    "never" INTEGER,
    CONSTRAINT "pk_audit_log_context" PRIMARY KEY ("k"),
    CONSTRAINT "uq_audit_log_context_never" UNIQUE ("never"),
    CONSTRAINT "fk_audit_log_context_ends" FOREIGN KEY ("ends") REFERENCES "cwom_new_audit_log_context" ("never") ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "ck_audit_log_context_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_context_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_audit_log_context_ends_one" CHECK ("ends" = 1),
    CONSTRAINT "ck_audit_log_context_k_one" CHECK ("k" = 1),
    CONSTRAINT "ck_audit_log_context_never_null" CHECK ("never" IS NULL),
    CONSTRAINT "ck_audit_log_context_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_audit_log_context_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_audit_log_context_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
) STRICT;

-- The operating limits at one moment; a new reality is a new snapshot.
CREATE TABLE "cwom_new_cwom_constraint_snapshots" (
    "id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "captured_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "owner_kind" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "owner_display" TEXT,
    "constraints" TEXT NOT NULL DEFAULT '{}',
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "pk_cwom_constraint_snapshots" PRIMARY KEY ("id"),
    CONSTRAINT "ck_cwom_constraint_snapshots_captured_at_form" CHECK ("captured_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "captured_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("captured_at", 1, 19), '+0 days') IS substr("captured_at", 1, 19) AND instr("captured_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_constraint_snapshots_constraints_json" CHECK (json_valid("constraints") AND instr("constraints", char(0)) = 0 AND instr(replace("constraints", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("constraints") = 'object' THEN
        json_remove("constraints", '$.time', '$.energy', '$.health', '$.budget', '$.tools', '$.environment', '$.risk') = '{}'
        AND CASE WHEN json_type("constraints", '$.time') = 'object' THEN json_remove(json_extract("constraints", '$.time'), '$.available_minutes', '$.deadline') = '{}' AND json_type("constraints", '$.time.available_minutes') IN ('integer', 'null') AND json_extract("constraints", '$.time.available_minutes') BETWEEN 0 AND 2147483647 AND json_type("constraints", '$.time.deadline') IN ('text', 'null') AND length(json_extract("constraints", '$.time.deadline')) = 27 AND json_extract("constraints", '$.time.deadline') NOT GLOB '*[^.0-:TZ-]*' ELSE coalesce(json_type("constraints", '$.time'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.energy') = 'object' THEN json_remove(json_extract("constraints", '$.energy'), '$.score_0_5', '$.notes') = '{}' AND json_type("constraints", '$.energy.score_0_5') IN ('integer', 'null') AND json_extract("constraints", '$.energy.score_0_5') BETWEEN 0 AND 5 AND json_type("constraints", '$.energy.notes') IN ('text', 'null') AND length(json_extract("constraints", '$.energy.notes')) <= 500 ELSE coalesce(json_type("constraints", '$.energy'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.health') = 'object' THEN json_remove(json_extract("constraints", '$.health'), '$.flags', '$.notes') = '{}' AND json_type("constraints", '$.health.flags') = 'array' AND json_type("constraints", '$.health.notes') IN ('text', 'null') AND length(json_extract("constraints", '$.health.notes')) <= 500 ELSE coalesce(json_type("constraints", '$.health'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.budget') = 'object' THEN json_remove(json_extract("constraints", '$.budget'), '$.usd_available', '$.burn_limit_usd') = '{}' AND json_type("constraints", '$.budget.usd_available') IN ('integer', 'real', 'null') AND json_extract("constraints", '$.budget.usd_available') >= 0.0 AND json_type("constraints", '$.budget.burn_limit_usd') IN ('integer', 'real', 'null') AND json_extract("constraints", '$.budget.burn_limit_usd') >= 0.0 ELSE coalesce(json_type("constraints", '$.budget'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.tools') = 'object' THEN json_remove(json_extract("constraints", '$.tools'), '$.allowed', '$.blocked') = '{}' AND json_type("constraints", '$.tools.allowed') = 'array' AND json_type("constraints", '$.tools.blocked') = 'array' ELSE coalesce(json_type("constraints", '$.tools'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.environment') = 'object' THEN json_remove(json_extract("constraints", '$.environment'), '$.location', '$.connectivity', '$.device') = '{}' AND json_type("constraints", '$.environment.location') IN ('text', 'null') AND length(json_extract("constraints", '$.environment.location')) <= 128 AND json_type("constraints", '$.environment.connectivity') = 'text' AND json_extract("constraints", '$.environment.connectivity') IN ('offline', 'limited', 'ok') AND json_type("constraints", '$.environment.device') IN ('text', 'null') AND length(json_extract("constraints", '$.environment.device')) <= 128 ELSE coalesce(json_type("constraints", '$.environment'), 'null') = 'null' END
        AND CASE WHEN json_type("constraints", '$.risk') = 'object' THEN json_remove(json_extract("constraints", '$.risk'), '$.tolerance', '$.notes') = '{}' AND json_type("constraints", '$.risk.tolerance') = 'text' AND json_extract("constraints", '$.risk.tolerance') IN ('low', 'medium', 'high') AND json_type("constraints", '$.risk.notes') IN ('text', 'null') AND length(json_extract("constraints", '$.risk.notes')) <= 500 ELSE coalesce(json_type("constraints", '$.risk'), 'null') = 'null' END
    ELSE 0 END),
    CONSTRAINT "ck_cwom_constraint_snapshots_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_constraint_snapshots_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_constraint_snapshots_owner_display_length" CHECK (length("owner_display") BETWEEN 1 AND 256 AND instr("owner_display", char(0)) = 0),
    CONSTRAINT "ck_cwom_constraint_snapshots_owner_id_length" CHECK (length("owner_id") BETWEEN 1 AND 128 AND instr("owner_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_constraint_snapshots_owner_kind_values" CHECK ("owner_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_cwom_constraint_snapshots_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_constraint_snapshots_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_constraint_snapshots_scope_values" CHECK ("scope" IN ('personal', 'repo', 'org', 'system', 'run')),
    CONSTRAINT "ck_cwom_constraint_snapshots_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_constraint_snapshots_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
) STRICT;

-- One version of one governing rule; a change of its text is a new version.
CREATE TABLE "cwom_new_cwom_doctrine_refs" (
    "id" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "priority" TEXT NOT NULL DEFAULT 'should',
    "statement" TEXT NOT NULL,
    "rationale" TEXT,
    "links" TEXT NOT NULL DEFAULT '[]',
    "applicability" TEXT NOT NULL DEFAULT '{"issue_types":[],"tags":[]}',
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_doctrine_refs" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_doctrine_refs_namespace_name_version" UNIQUE ("namespace", "name", "version"),
    CONSTRAINT "ck_cwom_doctrine_refs_applicability_json" CHECK (json_valid("applicability") AND instr("applicability", char(0)) = 0 AND instr(replace("applicability", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("applicability") = 'object' THEN
        json_remove("applicability", '$.issue_types', '$.tags') = '{}'
        AND json_type("applicability", '$.issue_types') = 'array'
        AND json_type("applicability", '$.tags') = 'array'
    ELSE 0 END),
    CONSTRAINT "ck_cwom_doctrine_refs_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_doctrine_refs_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_doctrine_refs_links_json" CHECK (json_valid("links") AND instr("links", char(0)) = 0 AND instr(replace("links", '\\', ''), '\u0000') = 0 AND json_type("links") = 'array'),
    CONSTRAINT "ck_cwom_doctrine_refs_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_doctrine_refs_name_length" CHECK (length("name") BETWEEN 1 AND 256 AND instr("name", char(0)) = 0),
    CONSTRAINT "ck_cwom_doctrine_refs_namespace_length" CHECK (length("namespace") BETWEEN 1 AND 128 AND instr("namespace", char(0)) = 0),
    CONSTRAINT "ck_cwom_doctrine_refs_priority_values" CHECK ("priority" IN ('must', 'should', 'may')),
    CONSTRAINT "ck_cwom_doctrine_refs_rationale_length" CHECK (length("rationale") <= 4000 AND instr("rationale", char(0)) = 0),
    CONSTRAINT "ck_cwom_doctrine_refs_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_doctrine_refs_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_doctrine_refs_statement_length" CHECK (length("statement") BETWEEN 1 AND 4000 AND instr("statement", char(0)) = 0),
    CONSTRAINT "ck_cwom_doctrine_refs_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_doctrine_refs_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_doctrine_refs_type_values" CHECK ("type" IN ('principle', 'policy', 'procedure', 'heuristic', 'pattern')),
    CONSTRAINT "ck_cwom_doctrine_refs_version_length" CHECK (length("version") BETWEEN 1 AND 64 AND instr("version", char(0)) = 0)
) STRICT;

-- A container of work: code, documents or a project.
CREATE TABLE "cwom_new_cwom_repos" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "default_branch" TEXT NOT NULL DEFAULT 'main',
    "visibility" TEXT NOT NULL DEFAULT 'private',
    "owners" TEXT NOT NULL DEFAULT '[]',
    "policy" TEXT,
    "links" TEXT NOT NULL DEFAULT '[]',
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_repos" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_repos_slug" UNIQUE ("slug"),
    CONSTRAINT "ck_cwom_repos_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_repos_default_branch_length" CHECK (length("default_branch") BETWEEN 1 AND 128 AND instr("default_branch", char(0)) = 0),
    CONSTRAINT "ck_cwom_repos_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_repos_links_json" CHECK (json_valid("links") AND instr("links", char(0)) = 0 AND instr(replace("links", '\\', ''), '\u0000') = 0 AND json_type("links") = 'array'),
    CONSTRAINT "ck_cwom_repos_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_repos_name_length" CHECK (length("name") BETWEEN 1 AND 256 AND instr("name", char(0)) = 0),
    CONSTRAINT "ck_cwom_repos_owners_json" CHECK (json_valid("owners") AND instr("owners", char(0)) = 0 AND instr(replace("owners", '\\', ''), '\u0000') = 0 AND json_type("owners") = 'array'),
    CONSTRAINT "ck_cwom_repos_policy_json" CHECK ("policy" IS NULL OR json_valid("policy") AND instr("policy", char(0)) = 0 AND instr(replace("policy", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("policy") = 'object' THEN
        json_remove("policy", '$.allowed_tools', '$.secrets_profile') = '{}'
        AND json_type("policy", '$.allowed_tools') = 'array'
        AND json_type("policy", '$.secrets_profile') IN ('text', 'null')
        AND length(json_extract("policy", '$.secrets_profile')) <= 64
    ELSE 0 END),
    CONSTRAINT "ck_cwom_repos_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_repos_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_repos_slug_is_canonical" CHECK (slug NOT GLOB '*.git'),
    CONSTRAINT "ck_cwom_repos_slug_length" CHECK (length("slug") BETWEEN 1 AND 256 AND instr("slug", char(0)) = 0),
    CONSTRAINT "ck_cwom_repos_slug_pattern" CHECK ("slug" NOT GLOB '*[^.-9_a-z-]*'),
    CONSTRAINT "ck_cwom_repos_source_json" CHECK (json_valid("source") AND instr("source", char(0)) = 0 AND instr(replace("source", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("source") = 'object' THEN
        json_remove("source", '$.system', '$.external_id', '$.url') = '{}'
        AND coalesce(json_type("source", '$.system') = 'text', 0)
        AND length(json_extract("source", '$.system')) BETWEEN 1 AND 64
        AND json_type("source", '$.external_id') IN ('text', 'null')
        AND length(json_extract("source", '$.external_id')) BETWEEN 1 AND 256
        AND json_type("source", '$.url') IN ('text', 'null')
        AND length(json_extract("source", '$.url')) BETWEEN 1 AND 2000
    ELSE 0 END),
    CONSTRAINT "ck_cwom_repos_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_repos_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_repos_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_repos_visibility_values" CHECK ("visibility" IN ('public', 'private', 'internal'))
) STRICT;

-- A unit of intent, never its execution.
CREATE TABLE "cwom_new_cwom_issues" (
    "id" TEXT NOT NULL,
    "repo_id" TEXT NOT NULL,
    "repo_role" TEXT,
    "parent_id" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "type" TEXT NOT NULL,
    "priority" TEXT NOT NULL DEFAULT 'P2',
    "status" TEXT NOT NULL DEFAULT 'planned',
    "assignees" TEXT NOT NULL DEFAULT '[]',
    "watchers" TEXT NOT NULL DEFAULT '[]',
    "acceptance" TEXT NOT NULL DEFAULT '{"criteria":[]}',
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "due_at" TEXT,
    CONSTRAINT "pk_cwom_issues" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_issues_id_repo_id" UNIQUE ("id", "repo_id"),
    CONSTRAINT "fk_cwom_issues_parent_id" FOREIGN KEY ("parent_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_issues_repo_id" FOREIGN KEY ("repo_id") REFERENCES "cwom_new_cwom_repos" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_issues_acceptance_json" CHECK (json_valid("acceptance") AND instr("acceptance", char(0)) = 0 AND instr(replace("acceptance", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("acceptance") = 'object' THEN
        json_remove("acceptance", '$.criteria', '$.tests_expected') = '{}'
        AND json_type("acceptance", '$.criteria') = 'array'
        AND json_type("acceptance", '$.tests_expected') IN ('array', 'null')
    ELSE 0 END),
    CONSTRAINT "ck_cwom_issues_assignees_json" CHECK (json_valid("assignees") AND instr("assignees", char(0)) = 0 AND instr(replace("assignees", '\\', ''), '\u0000') = 0 AND json_type("assignees") = 'array'),
    CONSTRAINT "ck_cwom_issues_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_description_length" CHECK (length("description") <= 16000 AND instr("description", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_due_at_form" CHECK ("due_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "due_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("due_at", 1, 19), '+0 days') IS substr("due_at", 1, 19) AND instr("due_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_issues_parent_id_distinct" CHECK ("parent_id" <> "id"),
    CONSTRAINT "ck_cwom_issues_priority_values" CHECK ("priority" IN ('P0', 'P1', 'P2', 'P3', 'P4')),
    CONSTRAINT "ck_cwom_issues_repo_role_length" CHECK (length("repo_role") BETWEEN 1 AND 64 AND instr("repo_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_issues_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_issues_status_values" CHECK ("status" IN ('planned', 'ready', 'running', 'blocked', 'under_review', 'done', 'failed', 'canceled')),
    CONSTRAINT "ck_cwom_issues_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_issues_title_length" CHECK (length("title") BETWEEN 1 AND 512 AND instr("title", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_type_values" CHECK ("type" IN ('feature', 'bug', 'chore', 'research', 'ops', 'doc', 'incident')),
    CONSTRAINT "ck_cwom_issues_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_watchers_json" CHECK (json_valid("watchers") AND instr("watchers", char(0)) = 0 AND instr(replace("watchers", '\\', ''), '\u0000') = 0 AND json_type("watchers") = 'array')
) STRICT;

-- The issues that cannot go on before an issue is done.
CREATE TABLE "cwom_new_cwom_issue_blocks" (
    "issue_id" TEXT NOT NULL,
    "blocked_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_blocks" PRIMARY KEY ("issue_id", "blocked_id"),
    CONSTRAINT "fk_cwom_issue_blocks_blocked_id" FOREIGN KEY ("blocked_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_blocks_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_blocks_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_blocks_issue_id_distinct" CHECK ("issue_id" <> "blocked_id")
) STRICT, WITHOUT ROWID;

-- The limits that an issue is worked on under.
CREATE TABLE "cwom_new_cwom_issue_constraint_snapshots" (
    "issue_id" TEXT NOT NULL,
    "constraint_snapshot_id" TEXT NOT NULL,
    "role" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_constraint_snapshots" PRIMARY KEY ("issue_id", "constraint_snapshot_id"),
    CONSTRAINT "fk_cwom_issue_constraint_snapshots_constraint_snapshot_id" FOREIGN KEY ("constraint_snapshot_id") REFERENCES "cwom_new_cwom_constraint_snapshots" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_constraint_snapshots_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_constraint_snapshots_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_constraint_snapshots_role_length" CHECK (length("role") BETWEEN 1 AND 64 AND instr("role", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- The briefings that an issue collected.
CREATE TABLE "cwom_new_cwom_issue_context_packets" (
    "issue_id" TEXT NOT NULL,
    "context_packet_id" TEXT NOT NULL,
    "role" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_context_packets" PRIMARY KEY ("issue_id", "context_packet_id"),
    CONSTRAINT "fk_cwom_issue_context_packets_context_packet_id" FOREIGN KEY ("context_packet_id") REFERENCES "cwom_context_packets" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_context_packets_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_context_packets_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_context_packets_role_length" CHECK (length("role") BETWEEN 1 AND 64 AND instr("role", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- The doctrine that governs an issue.
CREATE TABLE "cwom_new_cwom_issue_doctrine_refs" (
    "issue_id" TEXT NOT NULL,
    "doctrine_ref_id" TEXT NOT NULL,
    "role" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_doctrine_refs" PRIMARY KEY ("issue_id", "doctrine_ref_id"),
    CONSTRAINT "fk_cwom_issue_doctrine_refs_doctrine_ref_id" FOREIGN KEY ("doctrine_ref_id") REFERENCES "cwom_new_cwom_doctrine_refs" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_doctrine_refs_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_doctrine_refs_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_doctrine_refs_role_length" CHECK (length("role") BETWEEN 1 AND 64 AND instr("role", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- The issues that ask for the same.
CREATE TABLE "cwom_new_cwom_issue_duplicates" (
    "issue_id" TEXT NOT NULL,
    "duplicate_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_duplicates" PRIMARY KEY ("issue_id", "duplicate_id"),
    CONSTRAINT "fk_cwom_issue_duplicates_duplicate_id" FOREIGN KEY ("duplicate_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_duplicates_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_duplicates_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_duplicates_issue_id_distinct" CHECK ("issue_id" <> "duplicate_id")
) STRICT, WITHOUT ROWID;

-- One attempt to carry out an issue; a retry is a new run.
CREATE TABLE "cwom_new_cwom_runs" (
    "id" TEXT NOT NULL,
    "for_issue_id" TEXT NOT NULL,
    "for_issue_role" TEXT,
    "repo_id" TEXT NOT NULL,
    "repo_role" TEXT,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "mode" TEXT NOT NULL,
    "executor" TEXT NOT NULL,
    "constraint_snapshot_id" TEXT,
    "constraint_snapshot_role" TEXT,
    "plan" TEXT NOT NULL DEFAULT '{"steps":[],"risk_notes":[]}',
    "telemetry" TEXT NOT NULL DEFAULT '{}',
    "cost" TEXT NOT NULL DEFAULT '{}',
    "outputs" TEXT NOT NULL DEFAULT '{"decision_log":[]}',
    "failure" TEXT,
    "artifact_root_uri" TEXT,
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_runs" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_runs_id_for_issue_id" UNIQUE ("id", "for_issue_id"),
    CONSTRAINT "fk_cwom_runs_constraint_snapshot_id" FOREIGN KEY ("constraint_snapshot_id") REFERENCES "cwom_new_cwom_constraint_snapshots" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_runs_for_issue_id_repo_id" FOREIGN KEY ("for_issue_id", "repo_id") REFERENCES "cwom_new_cwom_issues" ("id", "repo_id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_runs_artifact_root_uri_length" CHECK (length("artifact_root_uri") <= 2000 AND instr("artifact_root_uri", char(0)) = 0),
    CONSTRAINT "ck_cwom_runs_constraint_snapshot_id_required" CHECK ("status" NOT IN ('running', 'blocked', 'under_review', 'done', 'failed') OR "constraint_snapshot_id" IS NOT NULL),
    CONSTRAINT "ck_cwom_runs_constraint_snapshot_role_length" CHECK (length("constraint_snapshot_role") BETWEEN 1 AND 64 AND instr("constraint_snapshot_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_runs_cost_json" CHECK (json_valid("cost") AND instr("cost", char(0)) = 0 AND instr(replace("cost", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("cost") = 'object' THEN
        json_remove("cost", '$.usd', '$.tokens', '$.compute_s') = '{}'
        AND json_type("cost", '$.usd') IN ('integer', 'real', 'null')
        AND json_extract("cost", '$.usd') >= 0.0
        AND json_type("cost", '$.tokens') IN ('integer', 'null')
        AND json_extract("cost", '$.tokens') BETWEEN 0 AND 9223372036854775807
        AND json_type("cost", '$.compute_s') IN ('integer', 'real', 'null')
        AND json_extract("cost", '$.compute_s') >= 0.0
    ELSE 0 END),
    CONSTRAINT "ck_cwom_runs_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_runs_executor_json" CHECK (json_valid("executor") AND instr("executor", char(0)) = 0 AND instr(replace("executor", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("executor") = 'object' THEN
        json_remove("executor", '$.actor', '$.runtime', '$.toolchain') = '{}'
        AND CASE WHEN json_type("executor", '$.actor') = 'object' THEN json_remove(json_extract("executor", '$.actor'), '$.actor_kind', '$.actor_id', '$.display') = '{}' AND coalesce(json_type("executor", '$.actor.actor_kind') = 'text', 0) AND json_extract("executor", '$.actor.actor_kind') IN ('human', 'agent', 'system') AND coalesce(json_type("executor", '$.actor.actor_id') = 'text', 0) AND length(json_extract("executor", '$.actor.actor_id')) BETWEEN 1 AND 128 AND json_type("executor", '$.actor.display') IN ('text', 'null') AND length(json_extract("executor", '$.actor.display')) BETWEEN 1 AND 256 ELSE 0 END
        AND coalesce(json_type("executor", '$.runtime') = 'text', 0)
        AND length(json_extract("executor", '$.runtime')) BETWEEN 1 AND 64
        AND json_type("executor", '$.toolchain') = 'array'
    ELSE 0 END),
    CONSTRAINT "ck_cwom_runs_failure_json" CHECK ("failure" IS NULL OR json_valid("failure") AND instr("failure", char(0)) = 0 AND instr(replace("failure", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("failure") = 'object' THEN
        json_remove("failure", '$.category', '$.message') = '{}'
        AND coalesce(json_type("failure", '$.category') = 'text', 0)
        AND json_extract("failure", '$.category') IN ('policy', 'build', 'test', 'runtime', 'dependency', 'unknown')
        AND coalesce(json_type("failure", '$.message') = 'text', 0)
        AND length(json_extract("failure", '$.message')) BETWEEN 1 AND 4000
    ELSE 0 END),
    CONSTRAINT "ck_cwom_runs_failure_only_in" CHECK ("status" = 'failed' OR ("failure" IS NULL)),
    CONSTRAINT "ck_cwom_runs_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64 AND instr("for_issue_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_runs_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_runs_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_runs_mode_values" CHECK ("mode" IN ('human', 'agent', 'hybrid', 'system')),
    CONSTRAINT "ck_cwom_runs_outputs_json" CHECK (json_valid("outputs") AND instr("outputs", char(0)) = 0 AND instr(replace("outputs", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("outputs") = 'object' THEN
        json_remove("outputs", '$.result_summary', '$.decision_log') = '{}'
        AND json_type("outputs", '$.result_summary') IN ('text', 'null')
        AND length(json_extract("outputs", '$.result_summary')) <= 4000
        AND json_type("outputs", '$.decision_log') = 'array'
    ELSE 0 END),
    CONSTRAINT "ck_cwom_runs_plan_json" CHECK (json_valid("plan") AND instr("plan", char(0)) = 0 AND instr(replace("plan", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("plan") = 'object' THEN
        json_remove("plan", '$.steps', '$.risk_notes') = '{}'
        AND json_type("plan", '$.steps') = 'array'
        AND json_type("plan", '$.risk_notes') = 'array'
    ELSE 0 END),
    CONSTRAINT "ck_cwom_runs_repo_role_length" CHECK (length("repo_role") BETWEEN 1 AND 64 AND instr("repo_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_runs_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_runs_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_runs_status_values" CHECK ("status" IN ('planned', 'ready', 'running', 'blocked', 'under_review', 'done', 'failed', 'canceled')),
    CONSTRAINT "ck_cwom_runs_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_runs_telemetry_json" CHECK (json_valid("telemetry") AND instr("telemetry", char(0)) = 0 AND instr(replace("telemetry", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("telemetry") = 'object' THEN
        json_remove("telemetry", '$.started_at', '$.ended_at', '$.duration_s') = '{}'
        AND json_type("telemetry", '$.started_at') IN ('text', 'null')
        AND length(json_extract("telemetry", '$.started_at')) = 27
        AND json_extract("telemetry", '$.started_at') NOT GLOB '*[^.0-:TZ-]*'
        AND json_type("telemetry", '$.ended_at') IN ('text', 'null')
        AND length(json_extract("telemetry", '$.ended_at')) = 27
        AND json_extract("telemetry", '$.ended_at') NOT GLOB '*[^.0-:TZ-]*'
        AND json_type("telemetry", '$.duration_s') IN ('integer', 'real', 'null')
        AND json_extract("telemetry", '$.duration_s') >= 0.0
    ELSE 0 END),
    CONSTRAINT "ck_cwom_runs_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_runs_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0)
) STRICT;

-- One output of a run.
CREATE TABLE "cwom_new_cwom_artifacts" (
    "id" TEXT NOT NULL,
    "produced_by_id" TEXT NOT NULL,
    "produced_by_role" TEXT,
    "for_issue_id" TEXT NOT NULL,
    "for_issue_role" TEXT,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "digest" TEXT,
    "media_type" TEXT,
    "size_bytes" INTEGER,
    "preview" TEXT,
    "verification" TEXT NOT NULL DEFAULT '{"status":"unverified","checks":[]}',
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_artifacts" PRIMARY KEY ("id"),
    CONSTRAINT "fk_cwom_artifacts_produced_by_id_for_issue_id" FOREIGN KEY ("produced_by_id", "for_issue_id") REFERENCES "cwom_new_cwom_runs" ("id", "for_issue_id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_artifacts_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_digest_length" CHECK (length("digest") BETWEEN 1 AND 128 AND instr("digest", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64 AND instr("for_issue_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_media_type_length" CHECK (length("media_type") BETWEEN 1 AND 128 AND instr("media_type", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_artifacts_preview_length" CHECK (length("preview") <= 4000 AND instr("preview", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_produced_by_role_length" CHECK (length("produced_by_role") BETWEEN 1 AND 64 AND instr("produced_by_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_artifacts_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_artifacts_size_bytes_range" CHECK ("size_bytes" >= 0),
    CONSTRAINT "ck_cwom_artifacts_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_artifacts_title_length" CHECK (length("title") BETWEEN 1 AND 512 AND instr("title", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_type_values" CHECK ("type" IN ('code_patch', 'commit', 'pr', 'build', 'container_image', 'doc', 'report', 'dataset', 'log', 'trace', 'binary', 'link', 'sbom')),
    CONSTRAINT "ck_cwom_artifacts_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_uri_length" CHECK (length("uri") BETWEEN 1 AND 2000 AND instr("uri", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_verification_json" CHECK (json_valid("verification") AND instr("verification", char(0)) = 0 AND instr(replace("verification", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("verification") = 'object' THEN
        json_remove("verification", '$.status', '$.checks') = '{}'
        AND json_type("verification", '$.status') = 'text'
        AND json_extract("verification", '$.status') IN ('unverified', 'passed', 'failed')
        AND json_type("verification", '$.checks') = 'array'
    ELSE 0 END)
) STRICT;

-- The proof that a run met its criteria, as evaluated at one moment.
CREATE TABLE "cwom_new_cwom_evidence_packs" (
    "id" TEXT NOT NULL,
    "for_run_id" TEXT NOT NULL,
    "for_run_role" TEXT,
    "for_issue_id" TEXT NOT NULL,
    "for_issue_role" TEXT,
    "verdict" TEXT NOT NULL,
    "verdict_reason" TEXT NOT NULL,
    "evaluated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "evaluated_by_kind" TEXT NOT NULL,
    "evaluated_by_id" TEXT NOT NULL,
    "evaluated_by_display" TEXT,
    "criteria_results" TEXT NOT NULL DEFAULT '[]',
    "evidence_collected" TEXT NOT NULL DEFAULT '[]',
    "evidence_missing" TEXT NOT NULL DEFAULT '[]',
    "checks_passed" INTEGER NOT NULL DEFAULT 0,
    "checks_failed" INTEGER NOT NULL DEFAULT 0,
    "checks_skipped" INTEGER NOT NULL DEFAULT 0,
    "evidence_uri" TEXT,
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_evidence_packs" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_evidence_packs_id_for_issue_id" UNIQUE ("id", "for_issue_id"),
    CONSTRAINT "uq_cwom_evidence_packs_id_for_run_id" UNIQUE ("id", "for_run_id"),
    CONSTRAINT "fk_cwom_evidence_packs_for_run_id_for_issue_id" FOREIGN KEY ("for_run_id", "for_issue_id") REFERENCES "cwom_new_cwom_runs" ("id", "for_issue_id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_evidence_packs_checks_failed_range" CHECK ("checks_failed" >= 0),
    CONSTRAINT "ck_cwom_evidence_packs_checks_failed_width" CHECK ("checks_failed" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_cwom_evidence_packs_checks_passed_range" CHECK ("checks_passed" >= 0),
    CONSTRAINT "ck_cwom_evidence_packs_checks_passed_width" CHECK ("checks_passed" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_cwom_evidence_packs_checks_skipped_range" CHECK ("checks_skipped" >= 0),
    CONSTRAINT "ck_cwom_evidence_packs_checks_skipped_width" CHECK ("checks_skipped" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_cwom_evidence_packs_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_criteria_results_json" CHECK (json_valid("criteria_results") AND instr("criteria_results", char(0)) = 0 AND instr(replace("criteria_results", '\\', ''), '\u0000') = 0 AND json_type("criteria_results") = 'array'),
    CONSTRAINT "ck_cwom_evidence_packs_evaluated_at_form" CHECK ("evaluated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "evaluated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("evaluated_at", 1, 19), '+0 days') IS substr("evaluated_at", 1, 19) AND instr("evaluated_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_evaluated_by_display_length" CHECK (length("evaluated_by_display") BETWEEN 1 AND 256 AND instr("evaluated_by_display", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_evaluated_by_id_length" CHECK (length("evaluated_by_id") BETWEEN 1 AND 128 AND instr("evaluated_by_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_evaluated_by_kind_values" CHECK ("evaluated_by_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_cwom_evidence_packs_evidence_collected_json" CHECK (json_valid("evidence_collected") AND instr("evidence_collected", char(0)) = 0 AND instr(replace("evidence_collected", '\\', ''), '\u0000') = 0 AND json_type("evidence_collected") = 'array'),
    CONSTRAINT "ck_cwom_evidence_packs_evidence_missing_json" CHECK (json_valid("evidence_missing") AND instr("evidence_missing", char(0)) = 0 AND instr(replace("evidence_missing", '\\', ''), '\u0000') = 0 AND json_type("evidence_missing") = 'array'),
    CONSTRAINT "ck_cwom_evidence_packs_evidence_uri_length" CHECK (length("evidence_uri") <= 2000 AND instr("evidence_uri", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64 AND instr("for_issue_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_for_run_role_length" CHECK (length("for_run_role") BETWEEN 1 AND 64 AND instr("for_run_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_evidence_packs_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_evidence_packs_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_evidence_packs_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_evidence_packs_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_verdict_reason_text" CHECK (instr("verdict_reason", char(0)) = 0),
    CONSTRAINT "ck_cwom_evidence_packs_verdict_values" CHECK ("verdict" IN ('pass', 'fail', 'partial', 'pending'))
) STRICT;

-- What a reviewer decided about an evidence pack.
CREATE TABLE "cwom_new_cwom_review_decisions" (
    "id" TEXT NOT NULL,
    "for_evidence_pack_id" TEXT NOT NULL,
    "for_evidence_pack_role" TEXT,
    "for_run_id" TEXT NOT NULL,
    "for_run_role" TEXT,
    "for_issue_id" TEXT NOT NULL,
    "for_issue_role" TEXT,
    "reviewer_kind" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "reviewer_display" TEXT,
    "decision" TEXT NOT NULL,
    "decision_reason" TEXT NOT NULL,
    "reviewed_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "criteria_overrides" TEXT NOT NULL DEFAULT '[]',
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_review_decisions" PRIMARY KEY ("id"),
    CONSTRAINT "fk_cwom_review_decisions_for_evidence_pack_id_for_issue_id" FOREIGN KEY ("for_evidence_pack_id", "for_issue_id") REFERENCES "cwom_new_cwom_evidence_packs" ("id", "for_issue_id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_review_decisions_for_evidence_pack_id_for_run_id" FOREIGN KEY ("for_evidence_pack_id", "for_run_id") REFERENCES "cwom_new_cwom_evidence_packs" ("id", "for_run_id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_review_decisions_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_review_decisions_criteria_overrides_json" CHECK (json_valid("criteria_overrides") AND instr("criteria_overrides", char(0)) = 0 AND instr(replace("criteria_overrides", '\\', ''), '\u0000') = 0 AND json_type("criteria_overrides") = 'array'),
    CONSTRAINT "ck_cwom_review_decisions_decision_reason_text" CHECK (instr("decision_reason", char(0)) = 0),
    CONSTRAINT "ck_cwom_review_decisions_decision_values" CHECK ("decision" IN ('approved', 'rejected', 'needs_changes')),
    CONSTRAINT "ck_cwom_review_decisions_for_evidence_pack_role_length" CHECK (length("for_evidence_pack_role") BETWEEN 1 AND 64 AND instr("for_evidence_pack_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_review_decisions_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64 AND instr("for_issue_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_review_decisions_for_run_role_length" CHECK (length("for_run_role") BETWEEN 1 AND 64 AND instr("for_run_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_review_decisions_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_review_decisions_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_review_decisions_reviewed_at_form" CHECK ("reviewed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "reviewed_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("reviewed_at", 1, 19), '+0 days') IS substr("reviewed_at", 1, 19) AND instr("reviewed_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_review_decisions_reviewer_display_length" CHECK (length("reviewer_display") BETWEEN 1 AND 256 AND instr("reviewer_display", char(0)) = 0),
    CONSTRAINT "ck_cwom_review_decisions_reviewer_id_length" CHECK (length("reviewer_id") BETWEEN 1 AND 128 AND instr("reviewer_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_review_decisions_reviewer_kind_values" CHECK ("reviewer_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_cwom_review_decisions_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_review_decisions_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_review_decisions_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_review_decisions_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
) STRICT;

-- Something that happened and that someone may want to act on.
CREATE TABLE "cwom_new_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "data" TEXT NOT NULL DEFAULT '{}',
    "priority" TEXT NOT NULL DEFAULT 'medium',
    "tags" TEXT NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'pending',
    "processed_at" TEXT,
    "processed_by" TEXT,
    "result" TEXT,
    "error" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_events" PRIMARY KEY ("id"),
    CONSTRAINT "ck_events_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_events_data_json" CHECK (json_valid("data") AND instr("data", char(0)) = 0 AND instr(replace("data", '\\', ''), '\u0000') = 0 AND json_type("data") = 'object'),
    CONSTRAINT "ck_events_error_text" CHECK (instr("error", char(0)) = 0),
    CONSTRAINT "ck_events_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_events_priority_values" CHECK ("priority" IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT "ck_events_processed_at_form" CHECK ("processed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "processed_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("processed_at", 1, 19), '+0 days') IS substr("processed_at", 1, 19) AND instr("processed_at", char(0)) = 0),
    CONSTRAINT "ck_events_processed_at_required" CHECK ("status" NOT IN ('completed', 'failed') OR "processed_at" IS NOT NULL),
    CONSTRAINT "ck_events_processed_by_length" CHECK (length("processed_by") BETWEEN 1 AND 100 AND instr("processed_by", char(0)) = 0),
    CONSTRAINT "ck_events_result_json" CHECK ("result" IS NULL OR json_valid("result") AND instr("result", char(0)) = 0 AND instr(replace("result", '\\', ''), '\u0000') = 0 AND json_type("result") <> 'null'),
    CONSTRAINT "ck_events_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_events_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_events_source_length" CHECK (length("source") BETWEEN 1 AND 100 AND instr("source", char(0)) = 0),
    CONSTRAINT "ck_events_status_values" CHECK ("status" IN ('pending', 'processing', 'completed', 'failed')),
    CONSTRAINT "ck_events_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'object'),
    CONSTRAINT "ck_events_type_length" CHECK (length("type") BETWEEN 1 AND 100 AND instr("type", char(0)) = 0)
) STRICT;

-- A request to work on a repo, as it came in.
CREATE TABLE "cwom_new_tasks" (
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '1.0',
    "idempotency_key" TEXT,
    "requested_by_kind" TEXT NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "requested_by_label" TEXT,
    "objective" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "target_repo" TEXT NOT NULL,
    "target_ref" TEXT NOT NULL DEFAULT 'main',
    "target_path" TEXT NOT NULL DEFAULT '',
    "time_budget_seconds" INTEGER NOT NULL DEFAULT 900,
    "allow_network" INTEGER NOT NULL DEFAULT 0,
    "allow_secrets" INTEGER NOT NULL DEFAULT 0,
    "inputs" TEXT NOT NULL DEFAULT '{}',
    "metadata" TEXT NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'pending',
    "queued_at" TEXT,
    "started_at" TEXT,
    "completed_at" TEXT,
    "assigned_to" TEXT,
    "result" TEXT,
    "error" TEXT,
    "trace_path" TEXT,
    "cwom_issue_id" TEXT,
    "trace_id" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
    CONSTRAINT "uq_tasks_idempotency_key" UNIQUE ("idempotency_key"),
    CONSTRAINT "fk_tasks_cwom_issue_id" FOREIGN KEY ("cwom_issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_tasks_allow_network_bool" CHECK ("allow_network" IN (0, 1)),
    CONSTRAINT "ck_tasks_allow_secrets_bool" CHECK ("allow_secrets" IN (0, 1)),
    CONSTRAINT "ck_tasks_assigned_to_length" CHECK (length("assigned_to") BETWEEN 1 AND 100 AND instr("assigned_to", char(0)) = 0),
    CONSTRAINT "ck_tasks_completed_after_start" CHECK ("completed_at" >= "started_at"),
    CONSTRAINT "ck_tasks_completed_at_form" CHECK ("completed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "completed_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("completed_at", 1, 19), '+0 days') IS substr("completed_at", 1, 19) AND instr("completed_at", char(0)) = 0),
    CONSTRAINT "ck_tasks_completed_at_only_in" CHECK ("status" IN ('completed', 'failed', 'cancelled') OR ("completed_at" IS NULL)),
    CONSTRAINT "ck_tasks_completed_at_required" CHECK ("status" NOT IN ('completed', 'failed', 'cancelled') OR "completed_at" IS NOT NULL),
    CONSTRAINT "ck_tasks_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_tasks_error_text" CHECK (instr("error", char(0)) = 0),
    CONSTRAINT "ck_tasks_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_tasks_idempotency_key_length" CHECK (length("idempotency_key") BETWEEN 1 AND 256 AND instr("idempotency_key", char(0)) = 0),
    CONSTRAINT "ck_tasks_inputs_json" CHECK (json_valid("inputs") AND instr("inputs", char(0)) = 0 AND instr(replace("inputs", '\\', ''), '\u0000') = 0 AND json_type("inputs") = 'object'),
    CONSTRAINT "ck_tasks_isolated_in_v1" CHECK ("version" <> '1.0' OR ((NOT "allow_network") AND (NOT "allow_secrets"))),
    CONSTRAINT "ck_tasks_metadata_json" CHECK (json_valid("metadata") AND instr("metadata", char(0)) = 0 AND instr(replace("metadata", '\\', ''), '\u0000') = 0 AND json_type("metadata") = 'object'),
    CONSTRAINT "ck_tasks_objective_length" CHECK (length("objective") BETWEEN 5 AND 4000 AND instr("objective", char(0)) = 0),
    CONSTRAINT "ck_tasks_operation_values" CHECK ("operation" IN ('code_change', 'docs', 'analysis', 'ops')),
    CONSTRAINT "ck_tasks_queued_at_form" CHECK ("queued_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "queued_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("queued_at", 1, 19), '+0 days') IS substr("queued_at", 1, 19) AND instr("queued_at", char(0)) = 0),
    CONSTRAINT "ck_tasks_queued_at_required" CHECK ("status" <> 'queued' OR "queued_at" IS NOT NULL),
    CONSTRAINT "ck_tasks_requested_by_id_length" CHECK (length("requested_by_id") BETWEEN 1 AND 128 AND instr("requested_by_id", char(0)) = 0),
    CONSTRAINT "ck_tasks_requested_by_kind_values" CHECK ("requested_by_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_tasks_requested_by_label_length" CHECK (length("requested_by_label") BETWEEN 1 AND 256 AND instr("requested_by_label", char(0)) = 0),
    CONSTRAINT "ck_tasks_result_json" CHECK ("result" IS NULL OR json_valid("result") AND instr("result", char(0)) = 0 AND instr(replace("result", '\\', ''), '\u0000') = 0 AND json_type("result") <> 'null'),
    CONSTRAINT "ck_tasks_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_tasks_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_tasks_started_at_form" CHECK ("started_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "started_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("started_at", 1, 19), '+0 days') IS substr("started_at", 1, 19) AND instr("started_at", char(0)) = 0),
    CONSTRAINT "ck_tasks_started_at_required" CHECK ("status" <> 'running' OR "started_at" IS NOT NULL),
    CONSTRAINT "ck_tasks_status_values" CHECK ("status" IN ('pending', 'queued', 'running', 'completed', 'failed', 'cancelled')),
    CONSTRAINT "ck_tasks_target_path_length" CHECK (length("target_path") <= 512 AND instr("target_path", char(0)) = 0),
    CONSTRAINT "ck_tasks_target_ref_length" CHECK (length("target_ref") BETWEEN 1 AND 256 AND instr("target_ref", char(0)) = 0),
    CONSTRAINT "ck_tasks_target_repo_is_canonical" CHECK (target_repo NOT GLOB '*.git'),
    CONSTRAINT "ck_tasks_target_repo_length" CHECK (length("target_repo") BETWEEN 3 AND 256 AND instr("target_repo", char(0)) = 0),
    CONSTRAINT "ck_tasks_target_repo_pattern" CHECK ("target_repo" NOT GLOB '*[^.-9_a-z-]*' AND instr("target_repo", '/') > 0),
    CONSTRAINT "ck_tasks_time_budget_seconds_range" CHECK ("time_budget_seconds" BETWEEN 30 AND 86400),
    CONSTRAINT "ck_tasks_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_tasks_trace_path_length" CHECK (length("trace_path") <= 512 AND instr("trace_path", char(0)) = 0),
    CONSTRAINT "ck_tasks_version_values" CHECK ("version" IN ('1.0'))
) STRICT;

-- One attempt of a worker to execute a task.
CREATE TABLE "cwom_new_jobs" (
    "id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "worker_id" TEXT,
    "claimed_at" TEXT,
    "started_at" TEXT,
    "completed_at" TEXT,
    "result" TEXT,
    "error" TEXT,
    "trace_id" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_jobs" PRIMARY KEY ("id"),
    CONSTRAINT "fk_jobs_task_id" FOREIGN KEY ("task_id") REFERENCES "cwom_new_tasks" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_jobs_claimed_at_form" CHECK ("claimed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "claimed_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("claimed_at", 1, 19), '+0 days') IS substr("claimed_at", 1, 19) AND instr("claimed_at", char(0)) = 0),
    CONSTRAINT "ck_jobs_claimed_at_required" CHECK ("status" <> 'claimed' OR "claimed_at" IS NOT NULL),
    CONSTRAINT "ck_jobs_completed_after_start" CHECK ("completed_at" >= "started_at"),
    CONSTRAINT "ck_jobs_completed_at_form" CHECK ("completed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "completed_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("completed_at", 1, 19), '+0 days') IS substr("completed_at", 1, 19) AND instr("completed_at", char(0)) = 0),
    CONSTRAINT "ck_jobs_completed_at_only_in" CHECK ("status" IN ('completed', 'failed') OR ("completed_at" IS NULL)),
    CONSTRAINT "ck_jobs_completed_at_required" CHECK ("status" NOT IN ('completed', 'failed') OR "completed_at" IS NOT NULL),
    CONSTRAINT "ck_jobs_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_jobs_error_text" CHECK (instr("error", char(0)) = 0),
    CONSTRAINT "ck_jobs_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_jobs_result_json" CHECK ("result" IS NULL OR json_valid("result") AND instr("result", char(0)) = 0 AND instr(replace("result", '\\', ''), '\u0000') = 0 AND json_type("result") <> 'null'),
    CONSTRAINT "ck_jobs_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_jobs_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_jobs_started_after_claim" CHECK ("started_at" >= "claimed_at"),
    CONSTRAINT "ck_jobs_started_at_form" CHECK ("started_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "started_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("started_at", 1, 19), '+0 days') IS substr("started_at", 1, 19) AND instr("started_at", char(0)) = 0),
    CONSTRAINT "ck_jobs_started_at_required" CHECK ("status" <> 'running' OR "started_at" IS NOT NULL),
    CONSTRAINT "ck_jobs_status_values" CHECK ("status" IN ('pending', 'claimed', 'running', 'completed', 'failed')),
    CONSTRAINT "ck_jobs_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_jobs_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_jobs_worker_id_length" CHECK (length("worker_id") BETWEEN 1 AND 100 AND instr("worker_id", char(0)) = 0),
    CONSTRAINT "ck_jobs_worker_id_required" CHECK ("status" NOT IN ('claimed', 'running') OR "worker_id" IS NOT NULL)
) STRICT;

-- Something that a job left behind; not an artifact of a run.
CREATE TABLE "cwom_new_artifacts" (
    "id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "job_id" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'log',
    "uri" TEXT,
    "ref" TEXT,
    "content" TEXT,
    "content_type" TEXT,
    "size_bytes" INTEGER,
    "checksum" TEXT,
    "meta" TEXT NOT NULL DEFAULT '{}',
    "trace_id" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_artifacts" PRIMARY KEY ("id"),
    CONSTRAINT "fk_artifacts_job_id" FOREIGN KEY ("job_id") REFERENCES "cwom_new_jobs" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_artifacts_task_id" FOREIGN KEY ("task_id") REFERENCES "cwom_new_tasks" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_artifacts_checksum_length" CHECK (length("checksum") BETWEEN 1 AND 128 AND instr("checksum", char(0)) = 0),
    CONSTRAINT "ck_artifacts_content_text" CHECK (instr("content", char(0)) = 0),
    CONSTRAINT "ck_artifacts_content_type_length" CHECK (length("content_type") BETWEEN 1 AND 100 AND instr("content_type", char(0)) = 0),
    CONSTRAINT "ck_artifacts_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_artifacts_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_artifacts_kind_values" CHECK ("kind" IN ('log', 'diff', 'report', 'file', 'metric', 'error')),
    CONSTRAINT "ck_artifacts_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_artifacts_ref_length" CHECK (length("ref") BETWEEN 1 AND 512 AND instr("ref", char(0)) = 0),
    CONSTRAINT "ck_artifacts_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_artifacts_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_artifacts_size_bytes_range" CHECK ("size_bytes" >= 0),
    CONSTRAINT "ck_artifacts_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_artifacts_uri_length" CHECK (length("uri") BETWEEN 1 AND 1024 AND instr("uri", char(0)) = 0)
) STRICT;

-- Steps that are executed when certain events happen.
CREATE TABLE "cwom_new_workflows" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "trigger_events" TEXT NOT NULL DEFAULT '[]',
    "trigger_conditions" TEXT,
    "steps" TEXT NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL DEFAULT 'idle',
    "last_executed_at" TEXT,
    "execution_count" INTEGER NOT NULL DEFAULT 0,
    "last_execution_context" TEXT,
    "last_result" TEXT,
    "last_error" TEXT,
    "is_active" INTEGER NOT NULL DEFAULT 1,
    "timeout_seconds" INTEGER NOT NULL DEFAULT 3600,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_workflows" PRIMARY KEY ("id"),
    CONSTRAINT "uq_workflows_name" UNIQUE ("name"),
    CONSTRAINT "ck_workflows_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_workflows_description_text" CHECK (instr("description", char(0)) = 0),
    CONSTRAINT "ck_workflows_execution_count_range" CHECK ("execution_count" >= 0),
    CONSTRAINT "ck_workflows_execution_count_width" CHECK ("execution_count" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_workflows_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_workflows_is_active_bool" CHECK ("is_active" IN (0, 1)),
    CONSTRAINT "ck_workflows_last_error_text" CHECK (instr("last_error", char(0)) = 0),
    CONSTRAINT "ck_workflows_last_executed_at_form" CHECK ("last_executed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "last_executed_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("last_executed_at", 1, 19), '+0 days') IS substr("last_executed_at", 1, 19) AND instr("last_executed_at", char(0)) = 0),
    CONSTRAINT "ck_workflows_last_executed_at_required" CHECK ("status" <> 'running' OR "last_executed_at" IS NOT NULL),
    CONSTRAINT "ck_workflows_last_execution_context_json" CHECK ("last_execution_context" IS NULL OR json_valid("last_execution_context") AND instr("last_execution_context", char(0)) = 0 AND instr(replace("last_execution_context", '\\', ''), '\u0000') = 0 AND json_type("last_execution_context") <> 'null'),
    CONSTRAINT "ck_workflows_last_result_json" CHECK ("last_result" IS NULL OR json_valid("last_result") AND instr("last_result", char(0)) = 0 AND instr(replace("last_result", '\\', ''), '\u0000') = 0 AND json_type("last_result") <> 'null'),
    CONSTRAINT "ck_workflows_name_length" CHECK (length("name") BETWEEN 1 AND 100 AND instr("name", char(0)) = 0),
    CONSTRAINT "ck_workflows_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_workflows_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_workflows_status_values" CHECK ("status" IN ('idle', 'running', 'completed', 'failed', 'cancelled')),
    CONSTRAINT "ck_workflows_steps_json" CHECK (json_valid("steps") AND instr("steps", char(0)) = 0 AND instr(replace("steps", '\\', ''), '\u0000') = 0 AND json_type("steps") = 'array'),
    CONSTRAINT "ck_workflows_timeout_seconds_range" CHECK ("timeout_seconds" >= 1),
    CONSTRAINT "ck_workflows_timeout_seconds_width" CHECK ("timeout_seconds" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_workflows_trigger_conditions_text" CHECK (instr("trigger_conditions", char(0)) = 0),
    CONSTRAINT "ck_workflows_trigger_events_json" CHECK (json_valid("trigger_events") AND instr("trigger_events", char(0)) = 0 AND instr(replace("trigger_events", '\\', ''), '\u0000') = 0 AND json_type("trigger_events") = 'array')
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_agents" (_rowid_, "id", "name", "type", "description", "config", "capabilities", "status", "last_heartbeat", "health_status", "health_details", "tasks_completed", "tasks_failed", "average_response_time", "started_at", "last_activity_at", "is_enabled", "auto_restart", "max_concurrent_tasks", "last_error", "error_count", "row_version", "created_at")
    SELECT "agents"._rowid_, "agents"."id", "agents"."name", "agents"."type", "agents"."description", "agents"."config", "agents"."capabilities", "agents"."status", "agents"."last_heartbeat", "agents"."health_status", "agents"."health_details", "agents"."tasks_completed", "agents"."tasks_failed", "agents"."average_response_time", "agents"."started_at", "agents"."last_activity_at", "agents"."is_enabled", "agents"."auto_restart", "agents"."max_concurrent_tasks", "agents"."last_error", "agents"."error_count", "agents"."row_version", "agents"."created_at"
    FROM "agents";

-- Or else: not every row of agents was copied.
CREATE TEMP TABLE "cwom_g60" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of agents was copied" CHECK ("ok"));
INSERT INTO "cwom_g60" SELECT (SELECT count(*) FROM "agents") = (SELECT count(*) FROM "cwom_new_agents");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_audit_log" ("seq", "ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id", "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT "audit_log"."seq", "audit_log"."ts", "audit_log"."actor_kind", "audit_log"."actor_id", "audit_log"."action", "audit_log"."entity_kind", "audit_log"."entity_id", "audit_log"."entity_version", "audit_log"."before", "audit_log"."after", "audit_log"."note", "audit_log"."trace_id", "audit_log"."spec_rev", "audit_log"."salt"
    FROM "audit_log";

-- No number is given twice, not even one whose row is gone.
DELETE FROM sqlite_sequence WHERE "name" = 'cwom_new_audit_log';
INSERT INTO sqlite_sequence ("name", "seq")
    SELECT 'cwom_new_audit_log', "s"."seq" FROM sqlite_sequence AS "s" WHERE "s"."name" = 'audit_log';

-- Or else: not every row of audit_log was copied.
CREATE TEMP TABLE "cwom_g61" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of audit_log was copied" CHECK ("ok"));
INSERT INTO "cwom_g61" SELECT (SELECT count(*) FROM "audit_log") = (SELECT count(*) FROM "cwom_new_audit_log");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_audit_log_checkpoint" ("n", "kind", "lo", "hi", "after_seq", "entries", "root", "previous", "ts", "note", "signature")
    SELECT "audit_log_checkpoint"."n", "audit_log_checkpoint"."kind", "audit_log_checkpoint"."lo", "audit_log_checkpoint"."hi", "audit_log_checkpoint"."after_seq", "audit_log_checkpoint"."entries", "audit_log_checkpoint"."root", "audit_log_checkpoint"."previous", "audit_log_checkpoint"."ts", "audit_log_checkpoint"."note", "audit_log_checkpoint"."signature"
    FROM "audit_log_checkpoint";

-- Or else: not every row of audit_log_checkpoint was copied.
CREATE TEMP TABLE "cwom_g62" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of audit_log_checkpoint was copied" CHECK ("ok"));
INSERT INTO "cwom_g62" SELECT (SELECT count(*) FROM "audit_log_checkpoint") = (SELECT count(*) FROM "cwom_new_audit_log_checkpoint");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note", "for_kind", "for_id", "for_version", "ends", "never")
    SELECT "audit_log_context"."k", "audit_log_context"."actor_kind", "audit_log_context"."actor_id", "audit_log_context"."trace_id", "audit_log_context"."note", "audit_log_context"."for_kind", "audit_log_context"."for_id", "audit_log_context"."for_version", "audit_log_context"."ends", "audit_log_context"."never"
    FROM "audit_log_context";

-- Or else: not every row of audit_log_context was copied.
CREATE TEMP TABLE "cwom_g63" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of audit_log_context was copied" CHECK ("ok"));
INSERT INTO "cwom_g63" SELECT (SELECT count(*) FROM "audit_log_context") = (SELECT count(*) FROM "cwom_new_audit_log_context");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_constraint_snapshots" (_rowid_, "id", "scope", "captured_at", "owner_kind", "owner_id", "owner_display", "constraints", "trace_id", "tags", "meta", "row_version")
    SELECT "cwom_constraint_snapshots"._rowid_, "cwom_constraint_snapshots"."id", "cwom_constraint_snapshots"."scope", "cwom_constraint_snapshots"."captured_at", "cwom_constraint_snapshots"."owner_kind", "cwom_constraint_snapshots"."owner_id", "cwom_constraint_snapshots"."owner_display", "cwom_constraint_snapshots"."constraints", "cwom_constraint_snapshots"."trace_id", "cwom_constraint_snapshots"."tags", "cwom_constraint_snapshots"."meta", "cwom_constraint_snapshots"."row_version"
    FROM "cwom_constraint_snapshots";

-- Or else: not every row of cwom_constraint_snapshots was copied.
CREATE TEMP TABLE "cwom_g64" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_constraint_snapshots was copied" CHECK ("ok"));
INSERT INTO "cwom_g64" SELECT (SELECT count(*) FROM "cwom_constraint_snapshots") = (SELECT count(*) FROM "cwom_new_cwom_constraint_snapshots");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_doctrine_refs" (_rowid_, "id", "namespace", "name", "version", "type", "priority", "statement", "rationale", "links", "applicability", "trace_id", "tags", "meta", "row_version", "created_at")
    SELECT "cwom_doctrine_refs"._rowid_, "cwom_doctrine_refs"."id", "cwom_doctrine_refs"."namespace", "cwom_doctrine_refs"."name", "cwom_doctrine_refs"."version", "cwom_doctrine_refs"."type", "cwom_doctrine_refs"."priority", "cwom_doctrine_refs"."statement", "cwom_doctrine_refs"."rationale", "cwom_doctrine_refs"."links", "cwom_doctrine_refs"."applicability", "cwom_doctrine_refs"."trace_id", "cwom_doctrine_refs"."tags", "cwom_doctrine_refs"."meta", "cwom_doctrine_refs"."row_version", "cwom_doctrine_refs"."created_at"
    FROM "cwom_doctrine_refs";

-- Or else: not every row of cwom_doctrine_refs was copied.
CREATE TEMP TABLE "cwom_g65" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_doctrine_refs was copied" CHECK ("ok"));
INSERT INTO "cwom_g65" SELECT (SELECT count(*) FROM "cwom_doctrine_refs") = (SELECT count(*) FROM "cwom_new_cwom_doctrine_refs");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_repos" (_rowid_, "id", "name", "slug", "source", "default_branch", "visibility", "owners", "policy", "links", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    SELECT "cwom_repos"._rowid_, "cwom_repos"."id", "cwom_repos"."name", "cwom_repos"."slug", "cwom_repos"."source", "cwom_repos"."default_branch", "cwom_repos"."visibility", "cwom_repos"."owners", "cwom_repos"."policy", "cwom_repos"."links", "cwom_repos"."trace_id", "cwom_repos"."tags", "cwom_repos"."meta", "cwom_repos"."row_version", "cwom_repos"."created_at", "cwom_repos"."updated_at"
    FROM "cwom_repos";

-- Or else: not every row of cwom_repos was copied.
CREATE TEMP TABLE "cwom_g66" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_repos was copied" CHECK ("ok"));
INSERT INTO "cwom_g66" SELECT (SELECT count(*) FROM "cwom_repos") = (SELECT count(*) FROM "cwom_new_cwom_repos");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issues" (_rowid_, "id", "repo_id", "repo_role", "parent_id", "title", "description", "type", "priority", "status", "assignees", "watchers", "acceptance", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at", "due_at")
    SELECT "cwom_issues"._rowid_, "cwom_issues"."id", "cwom_issues"."repo_id", "cwom_issues"."repo_role", "cwom_issues"."parent_id", "cwom_issues"."title", "cwom_issues"."description", "cwom_issues"."type", "cwom_issues"."priority", "cwom_issues"."status", "cwom_issues"."assignees", "cwom_issues"."watchers", "cwom_issues"."acceptance", "cwom_issues"."trace_id", "cwom_issues"."tags", "cwom_issues"."meta", "cwom_issues"."row_version", "cwom_issues"."created_at", "cwom_issues"."updated_at", "cwom_issues"."due_at"
    FROM "cwom_issues";

-- Or else: not every row of cwom_issues was copied.
CREATE TEMP TABLE "cwom_g67" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issues was copied" CHECK ("ok"));
INSERT INTO "cwom_g67" SELECT (SELECT count(*) FROM "cwom_issues") = (SELECT count(*) FROM "cwom_new_cwom_issues");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_blocks" ("issue_id", "blocked_id", "created_at")
    SELECT "cwom_issue_blocks"."issue_id", "cwom_issue_blocks"."blocked_id", "cwom_issue_blocks"."created_at"
    FROM "cwom_issue_blocks";

-- Or else: not every row of cwom_issue_blocks was copied.
CREATE TEMP TABLE "cwom_g68" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_blocks was copied" CHECK ("ok"));
INSERT INTO "cwom_g68" SELECT (SELECT count(*) FROM "cwom_issue_blocks") = (SELECT count(*) FROM "cwom_new_cwom_issue_blocks");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_constraint_snapshots" ("issue_id", "constraint_snapshot_id", "role", "created_at")
    SELECT "cwom_issue_constraint_snapshots"."issue_id", "cwom_issue_constraint_snapshots"."constraint_snapshot_id", "cwom_issue_constraint_snapshots"."role", "cwom_issue_constraint_snapshots"."created_at"
    FROM "cwom_issue_constraint_snapshots";

-- Or else: not every row of cwom_issue_constraint_snapshots was copied.
CREATE TEMP TABLE "cwom_g69" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_constraint_snapshots was copied" CHECK ("ok"));
INSERT INTO "cwom_g69" SELECT (SELECT count(*) FROM "cwom_issue_constraint_snapshots") = (SELECT count(*) FROM "cwom_new_cwom_issue_constraint_snapshots");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_context_packets" ("issue_id", "context_packet_id", "role", "created_at")
    SELECT "cwom_issue_context_packets"."issue_id", "cwom_issue_context_packets"."context_packet_id", "cwom_issue_context_packets"."role", "cwom_issue_context_packets"."created_at"
    FROM "cwom_issue_context_packets";

-- Or else: not every row of cwom_issue_context_packets was copied.
CREATE TEMP TABLE "cwom_g70" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_context_packets was copied" CHECK ("ok"));
INSERT INTO "cwom_g70" SELECT (SELECT count(*) FROM "cwom_issue_context_packets") = (SELECT count(*) FROM "cwom_new_cwom_issue_context_packets");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_doctrine_refs" ("issue_id", "doctrine_ref_id", "role", "created_at")
    SELECT "cwom_issue_doctrine_refs"."issue_id", "cwom_issue_doctrine_refs"."doctrine_ref_id", "cwom_issue_doctrine_refs"."role", "cwom_issue_doctrine_refs"."created_at"
    FROM "cwom_issue_doctrine_refs";

-- Or else: not every row of cwom_issue_doctrine_refs was copied.
CREATE TEMP TABLE "cwom_g71" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_doctrine_refs was copied" CHECK ("ok"));
INSERT INTO "cwom_g71" SELECT (SELECT count(*) FROM "cwom_issue_doctrine_refs") = (SELECT count(*) FROM "cwom_new_cwom_issue_doctrine_refs");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_duplicates" ("issue_id", "duplicate_id", "created_at")
    SELECT "cwom_issue_duplicates"."issue_id", "cwom_issue_duplicates"."duplicate_id", "cwom_issue_duplicates"."created_at"
    FROM "cwom_issue_duplicates";

-- Or else: not every row of cwom_issue_duplicates was copied.
CREATE TEMP TABLE "cwom_g72" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_duplicates was copied" CHECK ("ok"));
INSERT INTO "cwom_g72" SELECT (SELECT count(*) FROM "cwom_issue_duplicates") = (SELECT count(*) FROM "cwom_new_cwom_issue_duplicates");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_runs" (_rowid_, "id", "for_issue_id", "for_issue_role", "repo_id", "repo_role", "status", "mode", "executor", "constraint_snapshot_id", "constraint_snapshot_role", "plan", "telemetry", "cost", "outputs", "failure", "artifact_root_uri", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    SELECT "cwom_runs"._rowid_, "cwom_runs"."id", "cwom_runs"."for_issue_id", "cwom_runs"."for_issue_role", "cwom_runs"."repo_id", "cwom_runs"."repo_role", "cwom_runs"."status", "cwom_runs"."mode", "cwom_runs"."executor", "cwom_runs"."constraint_snapshot_id", "cwom_runs"."constraint_snapshot_role", "cwom_runs"."plan", "cwom_runs"."telemetry", "cwom_runs"."cost", "cwom_runs"."outputs", "cwom_runs"."failure", "cwom_runs"."artifact_root_uri", "cwom_runs"."trace_id", "cwom_runs"."tags", "cwom_runs"."meta", "cwom_runs"."row_version", "cwom_runs"."created_at", "cwom_runs"."updated_at"
    FROM "cwom_runs";

-- Or else: not every row of cwom_runs was copied.
CREATE TEMP TABLE "cwom_g73" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_runs was copied" CHECK ("ok"));
INSERT INTO "cwom_g73" SELECT (SELECT count(*) FROM "cwom_runs") = (SELECT count(*) FROM "cwom_new_cwom_runs");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_artifacts" (_rowid_, "id", "produced_by_id", "produced_by_role", "for_issue_id", "for_issue_role", "type", "title", "uri", "digest", "media_type", "size_bytes", "preview", "verification", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    SELECT "cwom_artifacts"._rowid_, "cwom_artifacts"."id", "cwom_artifacts"."produced_by_id", "cwom_artifacts"."produced_by_role", "cwom_artifacts"."for_issue_id", "cwom_artifacts"."for_issue_role", "cwom_artifacts"."type", "cwom_artifacts"."title", "cwom_artifacts"."uri", "cwom_artifacts"."digest", "cwom_artifacts"."media_type", "cwom_artifacts"."size_bytes", "cwom_artifacts"."preview", "cwom_artifacts"."verification", "cwom_artifacts"."trace_id", "cwom_artifacts"."tags", "cwom_artifacts"."meta", "cwom_artifacts"."row_version", "cwom_artifacts"."created_at", "cwom_artifacts"."updated_at"
    FROM "cwom_artifacts";

-- Or else: not every row of cwom_artifacts was copied.
CREATE TEMP TABLE "cwom_g74" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_artifacts was copied" CHECK ("ok"));
INSERT INTO "cwom_g74" SELECT (SELECT count(*) FROM "cwom_artifacts") = (SELECT count(*) FROM "cwom_new_cwom_artifacts");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_evidence_packs" (_rowid_, "id", "for_run_id", "for_run_role", "for_issue_id", "for_issue_role", "verdict", "verdict_reason", "evaluated_at", "evaluated_by_kind", "evaluated_by_id", "evaluated_by_display", "criteria_results", "evidence_collected", "evidence_missing", "checks_passed", "checks_failed", "checks_skipped", "evidence_uri", "trace_id", "tags", "meta", "row_version", "created_at")
    SELECT "cwom_evidence_packs"._rowid_, "cwom_evidence_packs"."id", "cwom_evidence_packs"."for_run_id", "cwom_evidence_packs"."for_run_role", "cwom_evidence_packs"."for_issue_id", "cwom_evidence_packs"."for_issue_role", "cwom_evidence_packs"."verdict", "cwom_evidence_packs"."verdict_reason", "cwom_evidence_packs"."evaluated_at", "cwom_evidence_packs"."evaluated_by_kind", "cwom_evidence_packs"."evaluated_by_id", "cwom_evidence_packs"."evaluated_by_display", "cwom_evidence_packs"."criteria_results", "cwom_evidence_packs"."evidence_collected", "cwom_evidence_packs"."evidence_missing", "cwom_evidence_packs"."checks_passed", "cwom_evidence_packs"."checks_failed", "cwom_evidence_packs"."checks_skipped", "cwom_evidence_packs"."evidence_uri", "cwom_evidence_packs"."trace_id", "cwom_evidence_packs"."tags", "cwom_evidence_packs"."meta", "cwom_evidence_packs"."row_version", "cwom_evidence_packs"."created_at"
    FROM "cwom_evidence_packs";

-- Or else: not every row of cwom_evidence_packs was copied.
CREATE TEMP TABLE "cwom_g75" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_evidence_packs was copied" CHECK ("ok"));
INSERT INTO "cwom_g75" SELECT (SELECT count(*) FROM "cwom_evidence_packs") = (SELECT count(*) FROM "cwom_new_cwom_evidence_packs");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_review_decisions" (_rowid_, "id", "for_evidence_pack_id", "for_evidence_pack_role", "for_run_id", "for_run_role", "for_issue_id", "for_issue_role", "reviewer_kind", "reviewer_id", "reviewer_display", "decision", "decision_reason", "reviewed_at", "criteria_overrides", "trace_id", "tags", "meta", "row_version", "created_at")
    SELECT "cwom_review_decisions"._rowid_, "cwom_review_decisions"."id", "cwom_review_decisions"."for_evidence_pack_id", "cwom_review_decisions"."for_evidence_pack_role", "cwom_review_decisions"."for_run_id", "cwom_review_decisions"."for_run_role", "cwom_review_decisions"."for_issue_id", "cwom_review_decisions"."for_issue_role", "cwom_review_decisions"."reviewer_kind", "cwom_review_decisions"."reviewer_id", "cwom_review_decisions"."reviewer_display", "cwom_review_decisions"."decision", "cwom_review_decisions"."decision_reason", "cwom_review_decisions"."reviewed_at", "cwom_review_decisions"."criteria_overrides", "cwom_review_decisions"."trace_id", "cwom_review_decisions"."tags", "cwom_review_decisions"."meta", "cwom_review_decisions"."row_version", "cwom_review_decisions"."created_at"
    FROM "cwom_review_decisions";

-- Or else: not every row of cwom_review_decisions was copied.
CREATE TEMP TABLE "cwom_g76" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_review_decisions was copied" CHECK ("ok"));
INSERT INTO "cwom_g76" SELECT (SELECT count(*) FROM "cwom_review_decisions") = (SELECT count(*) FROM "cwom_new_cwom_review_decisions");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_events" (_rowid_, "id", "type", "source", "data", "priority", "tags", "status", "processed_at", "processed_by", "result", "error", "row_version", "created_at")
    SELECT "events"._rowid_, "events"."id", "events"."type", "events"."source", "events"."data", "events"."priority", "events"."tags", "events"."status", "events"."processed_at", "events"."processed_by", "events"."result", "events"."error", "events"."row_version", "events"."created_at"
    FROM "events";

-- Or else: not every row of events was copied.
CREATE TEMP TABLE "cwom_g77" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of events was copied" CHECK ("ok"));
INSERT INTO "cwom_g77" SELECT (SELECT count(*) FROM "events") = (SELECT count(*) FROM "cwom_new_events");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_tasks" (_rowid_, "id", "version", "idempotency_key", "requested_by_kind", "requested_by_id", "requested_by_label", "objective", "operation", "target_repo", "target_ref", "target_path", "time_budget_seconds", "allow_network", "allow_secrets", "inputs", "metadata", "status", "queued_at", "started_at", "completed_at", "assigned_to", "result", "error", "trace_path", "cwom_issue_id", "trace_id", "row_version", "created_at")
    SELECT "tasks"._rowid_, "tasks"."id", "tasks"."version", "tasks"."idempotency_key", "tasks"."requested_by_kind", "tasks"."requested_by_id", "tasks"."requested_by_label", "tasks"."objective", "tasks"."operation", "tasks"."target_repo", "tasks"."target_ref", "tasks"."target_path", "tasks"."time_budget_seconds", "tasks"."allow_network", "tasks"."allow_secrets", "tasks"."inputs", "tasks"."metadata", "tasks"."status", "tasks"."queued_at", "tasks"."started_at", "tasks"."completed_at", "tasks"."assigned_to", "tasks"."result", "tasks"."error", "tasks"."trace_path", "tasks"."cwom_issue_id", "tasks"."trace_id", "tasks"."row_version", "tasks"."created_at"
    FROM "tasks";

-- Or else: not every row of tasks was copied.
CREATE TEMP TABLE "cwom_g78" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of tasks was copied" CHECK ("ok"));
INSERT INTO "cwom_g78" SELECT (SELECT count(*) FROM "tasks") = (SELECT count(*) FROM "cwom_new_tasks");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_jobs" (_rowid_, "id", "task_id", "status", "worker_id", "claimed_at", "started_at", "completed_at", "result", "error", "trace_id", "row_version", "created_at", "updated_at")
    SELECT "jobs"._rowid_, "jobs"."id", "jobs"."task_id", "jobs"."status", "jobs"."worker_id", "jobs"."claimed_at", "jobs"."started_at", "jobs"."completed_at", "jobs"."result", "jobs"."error", "jobs"."trace_id", "jobs"."row_version", "jobs"."created_at", "jobs"."updated_at"
    FROM "jobs";

-- Or else: not every row of jobs was copied.
CREATE TEMP TABLE "cwom_g79" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of jobs was copied" CHECK ("ok"));
INSERT INTO "cwom_g79" SELECT (SELECT count(*) FROM "jobs") = (SELECT count(*) FROM "cwom_new_jobs");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_artifacts" (_rowid_, "id", "task_id", "job_id", "kind", "uri", "ref", "content", "content_type", "size_bytes", "checksum", "meta", "trace_id", "row_version", "created_at")
    SELECT "artifacts"._rowid_, "artifacts"."id", "artifacts"."task_id", "artifacts"."job_id", "artifacts"."kind", "artifacts"."uri", "artifacts"."ref", "artifacts"."content", "artifacts"."content_type", "artifacts"."size_bytes", "artifacts"."checksum", "artifacts"."meta", "artifacts"."trace_id", "artifacts"."row_version", "artifacts"."created_at"
    FROM "artifacts";

-- Or else: not every row of artifacts was copied.
CREATE TEMP TABLE "cwom_g80" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of artifacts was copied" CHECK ("ok"));
INSERT INTO "cwom_g80" SELECT (SELECT count(*) FROM "artifacts") = (SELECT count(*) FROM "cwom_new_artifacts");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_workflows" (_rowid_, "id", "name", "description", "trigger_events", "trigger_conditions", "steps", "status", "last_executed_at", "execution_count", "last_execution_context", "last_result", "last_error", "is_active", "timeout_seconds", "row_version", "created_at")
    SELECT "workflows"._rowid_, "workflows"."id", "workflows"."name", "workflows"."description", "workflows"."trigger_events", "workflows"."trigger_conditions", "workflows"."steps", "workflows"."status", "workflows"."last_executed_at", "workflows"."execution_count", "workflows"."last_execution_context", "workflows"."last_result", "workflows"."last_error", "workflows"."is_active", "workflows"."timeout_seconds", "workflows"."row_version", "workflows"."created_at"
    FROM "workflows";

-- Or else: not every row of workflows was copied.
CREATE TEMP TABLE "cwom_g81" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of workflows was copied" CHECK ("ok"));
INSERT INTO "cwom_g81" SELECT (SELECT count(*) FROM "workflows") = (SELECT count(*) FROM "cwom_new_workflows");

-- The new table takes the place of the old one.
DROP TABLE "workflows";
ALTER TABLE "cwom_new_workflows" RENAME TO "workflows";

-- The new table takes the place of the old one.
DROP TABLE "artifacts";
ALTER TABLE "cwom_new_artifacts" RENAME TO "artifacts";

-- The new table takes the place of the old one.
DROP TABLE "jobs";
ALTER TABLE "cwom_new_jobs" RENAME TO "jobs";

-- The new table takes the place of the old one.
DROP TABLE "tasks";
ALTER TABLE "cwom_new_tasks" RENAME TO "tasks";

-- The new table takes the place of the old one.
DROP TABLE "events";
ALTER TABLE "cwom_new_events" RENAME TO "events";

-- The new table takes the place of the old one.
DROP TABLE "cwom_review_decisions";
ALTER TABLE "cwom_new_cwom_review_decisions" RENAME TO "cwom_review_decisions";

-- The new table takes the place of the old one.
DROP TABLE "cwom_evidence_packs";
ALTER TABLE "cwom_new_cwom_evidence_packs" RENAME TO "cwom_evidence_packs";

-- The new table takes the place of the old one.
DROP TABLE "cwom_artifacts";
ALTER TABLE "cwom_new_cwom_artifacts" RENAME TO "cwom_artifacts";

-- The new table takes the place of the old one.
DROP TABLE "cwom_runs";
ALTER TABLE "cwom_new_cwom_runs" RENAME TO "cwom_runs";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_duplicates";
ALTER TABLE "cwom_new_cwom_issue_duplicates" RENAME TO "cwom_issue_duplicates";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_doctrine_refs";
ALTER TABLE "cwom_new_cwom_issue_doctrine_refs" RENAME TO "cwom_issue_doctrine_refs";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_context_packets";
ALTER TABLE "cwom_new_cwom_issue_context_packets" RENAME TO "cwom_issue_context_packets";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_constraint_snapshots";
ALTER TABLE "cwom_new_cwom_issue_constraint_snapshots" RENAME TO "cwom_issue_constraint_snapshots";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_blocks";
ALTER TABLE "cwom_new_cwom_issue_blocks" RENAME TO "cwom_issue_blocks";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issues";
ALTER TABLE "cwom_new_cwom_issues" RENAME TO "cwom_issues";

-- The new table takes the place of the old one.
DROP TABLE "cwom_repos";
ALTER TABLE "cwom_new_cwom_repos" RENAME TO "cwom_repos";

-- The new table takes the place of the old one.
DROP TABLE "cwom_doctrine_refs";
ALTER TABLE "cwom_new_cwom_doctrine_refs" RENAME TO "cwom_doctrine_refs";

-- The new table takes the place of the old one.
DROP TABLE "cwom_constraint_snapshots";
ALTER TABLE "cwom_new_cwom_constraint_snapshots" RENAME TO "cwom_constraint_snapshots";

-- The new table takes the place of the old one.
DROP TABLE "audit_log_context";
ALTER TABLE "cwom_new_audit_log_context" RENAME TO "audit_log_context";

-- The new table takes the place of the old one.
DROP TABLE "audit_log_checkpoint";
ALTER TABLE "cwom_new_audit_log_checkpoint" RENAME TO "audit_log_checkpoint";

-- The new table takes the place of the old one.
DROP TABLE "audit_log";
ALTER TABLE "cwom_new_audit_log" RENAME TO "audit_log";

-- The new table takes the place of the old one.
DROP TABLE "agents";
ALTER TABLE "cwom_new_agents" RENAME TO "agents";

-- An index of agents.
CREATE INDEX "ix_agents_health_status_is_enabled" ON "agents" ("health_status", "is_enabled");

-- An index of agents.
CREATE INDEX "ix_agents_last_activity_at" ON "agents" ("last_activity_at");

-- An index of agents.
CREATE INDEX "ix_agents_status" ON "agents" ("status");

-- An index of agents.
CREATE INDEX "ix_agents_type_status" ON "agents" ("type", "status");

-- An index of artifacts.
CREATE INDEX "ix_artifacts_created_at_desc" ON "artifacts" ("created_at" DESC);

-- An index of artifacts.
CREATE INDEX "ix_artifacts_job_id" ON "artifacts" ("job_id");

-- An index of artifacts.
CREATE INDEX "ix_artifacts_kind" ON "artifacts" ("kind");

-- An index of artifacts.
CREATE INDEX "ix_artifacts_task_id" ON "artifacts" ("task_id");

-- An index of artifacts.
CREATE INDEX "ix_artifacts_trace_id" ON "artifacts" ("trace_id");

-- An index of audit_log.
CREATE INDEX "ix_audit_log_trace_id" ON "audit_log" ("trace_id");

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_created_at_desc" ON "cwom_artifacts" ("created_at" DESC);

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_digest" ON "cwom_artifacts" ("digest");

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_for_issue_id" ON "cwom_artifacts" ("for_issue_id");

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_produced_by_id" ON "cwom_artifacts" ("produced_by_id");

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_trace_id" ON "cwom_artifacts" ("trace_id");

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_type" ON "cwom_artifacts" ("type");

-- An index of cwom_constraint_snapshots.
CREATE INDEX "ix_cwom_constraint_snapshots_captured_at_desc" ON "cwom_constraint_snapshots" ("captured_at" DESC);

-- An index of cwom_constraint_snapshots.
CREATE INDEX "ix_cwom_constraint_snapshots_owner_kind_owner_id" ON "cwom_constraint_snapshots" ("owner_kind", "owner_id");

-- An index of cwom_constraint_snapshots.
CREATE INDEX "ix_cwom_constraint_snapshots_scope" ON "cwom_constraint_snapshots" ("scope");

-- An index of cwom_constraint_snapshots.
CREATE INDEX "ix_cwom_constraint_snapshots_trace_id" ON "cwom_constraint_snapshots" ("trace_id");

-- An index of cwom_doctrine_refs.
CREATE INDEX "ix_cwom_doctrine_refs_created_at_desc" ON "cwom_doctrine_refs" ("created_at" DESC);

-- An index of cwom_doctrine_refs.
CREATE INDEX "ix_cwom_doctrine_refs_name" ON "cwom_doctrine_refs" ("name");

-- An index of cwom_doctrine_refs.
CREATE INDEX "ix_cwom_doctrine_refs_namespace_name_created_at_desc" ON "cwom_doctrine_refs" ("namespace", "name", "created_at" DESC);

-- An index of cwom_doctrine_refs.
CREATE INDEX "ix_cwom_doctrine_refs_trace_id" ON "cwom_doctrine_refs" ("trace_id");

-- An index of cwom_doctrine_refs.
CREATE INDEX "ix_cwom_doctrine_refs_type_priority" ON "cwom_doctrine_refs" ("type", (CASE "priority" WHEN 'must' THEN 0 WHEN 'should' THEN 1 WHEN 'may' THEN 2 END));

-- An index of cwom_evidence_packs.
CREATE INDEX "ix_cwom_evidence_packs_created_at_desc" ON "cwom_evidence_packs" ("created_at" DESC);

-- An index of cwom_evidence_packs.
CREATE INDEX "ix_cwom_evidence_packs_evaluated_at_desc" ON "cwom_evidence_packs" ("evaluated_at" DESC);

-- An index of cwom_evidence_packs.
CREATE INDEX "ix_cwom_evidence_packs_for_issue_id" ON "cwom_evidence_packs" ("for_issue_id");

-- An index of cwom_evidence_packs.
CREATE INDEX "ix_cwom_evidence_packs_for_run_id" ON "cwom_evidence_packs" ("for_run_id");

-- An index of cwom_evidence_packs.
CREATE INDEX "ix_cwom_evidence_packs_trace_id" ON "cwom_evidence_packs" ("trace_id");

-- An index of cwom_evidence_packs.
CREATE INDEX "ix_cwom_evidence_packs_verdict" ON "cwom_evidence_packs" ("verdict");

-- An index of cwom_issue_blocks.
CREATE INDEX "ix_cwom_issue_blocks_blocked_id_issue_id" ON "cwom_issue_blocks" ("blocked_id", "issue_id");

-- An index of cwom_issue_constraint_snapshots.
CREATE INDEX "ix_cwom_issue_constraint_snapshots_constraint_snapshot_b958a40b" ON "cwom_issue_constraint_snapshots" ("constraint_snapshot_id", "issue_id");

-- An index of cwom_issue_context_packets.
CREATE INDEX "ix_cwom_issue_context_packets_context_packet_id_issue_id" ON "cwom_issue_context_packets" ("context_packet_id", "issue_id");

-- An index of cwom_issue_doctrine_refs.
CREATE INDEX "ix_cwom_issue_doctrine_refs_doctrine_ref_id_issue_id" ON "cwom_issue_doctrine_refs" ("doctrine_ref_id", "issue_id");

-- An index of cwom_issue_duplicates.
CREATE INDEX "ix_cwom_issue_duplicates_duplicate_id_issue_id" ON "cwom_issue_duplicates" ("duplicate_id", "issue_id");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_created_at_desc" ON "cwom_issues" ("created_at" DESC);

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_due_at" ON "cwom_issues" ("due_at");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_parent_id" ON "cwom_issues" ("parent_id");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_priority_status" ON "cwom_issues" ((CASE "priority" WHEN 'P0' THEN 0 WHEN 'P1' THEN 1 WHEN 'P2' THEN 2 WHEN 'P3' THEN 3 WHEN 'P4' THEN 4 END), "status");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_repo_id" ON "cwom_issues" ("repo_id");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_status" ON "cwom_issues" ("status");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_trace_id" ON "cwom_issues" ("trace_id");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_type_status" ON "cwom_issues" ("type", "status");

-- An index of cwom_repos.
CREATE INDEX "ix_cwom_repos_created_at_desc" ON "cwom_repos" ("created_at" DESC);

-- An index of cwom_repos.
CREATE INDEX "ix_cwom_repos_name" ON "cwom_repos" ("name");

-- An index of cwom_repos.
CREATE INDEX "ix_cwom_repos_trace_id" ON "cwom_repos" ("trace_id");

-- An index of cwom_repos.
CREATE INDEX "ix_cwom_repos_visibility" ON "cwom_repos" ("visibility");

-- An index of cwom_review_decisions.
CREATE INDEX "ix_cwom_review_decisions_created_at_desc" ON "cwom_review_decisions" ("created_at" DESC);

-- An index of cwom_review_decisions.
CREATE INDEX "ix_cwom_review_decisions_decision" ON "cwom_review_decisions" ("decision");

-- An index of cwom_review_decisions.
CREATE INDEX "ix_cwom_review_decisions_for_evidence_pack_id" ON "cwom_review_decisions" ("for_evidence_pack_id");

-- An index of cwom_review_decisions.
CREATE INDEX "ix_cwom_review_decisions_for_issue_id" ON "cwom_review_decisions" ("for_issue_id");

-- An index of cwom_review_decisions.
CREATE INDEX "ix_cwom_review_decisions_for_run_id" ON "cwom_review_decisions" ("for_run_id");

-- An index of cwom_review_decisions.
CREATE INDEX "ix_cwom_review_decisions_reviewed_at_desc" ON "cwom_review_decisions" ("reviewed_at" DESC);

-- An index of cwom_review_decisions.
CREATE INDEX "ix_cwom_review_decisions_trace_id" ON "cwom_review_decisions" ("trace_id");

-- An index of cwom_runs.
CREATE INDEX "ix_cwom_runs_artifact_root_uri" ON "cwom_runs" ("artifact_root_uri") WHERE "artifact_root_uri" IS NOT NULL;

-- An index of cwom_runs.
CREATE INDEX "ix_cwom_runs_constraint_snapshot_id" ON "cwom_runs" ("constraint_snapshot_id");

-- An index of cwom_runs.
CREATE INDEX "ix_cwom_runs_created_at_desc" ON "cwom_runs" ("created_at" DESC);

-- An index of cwom_runs.
CREATE INDEX "ix_cwom_runs_for_issue_id" ON "cwom_runs" ("for_issue_id");

-- An index of cwom_runs.
CREATE INDEX "ix_cwom_runs_mode" ON "cwom_runs" ("mode");

-- An index of cwom_runs.
CREATE INDEX "ix_cwom_runs_repo_id" ON "cwom_runs" ("repo_id");

-- An index of cwom_runs.
CREATE INDEX "ix_cwom_runs_status_mode" ON "cwom_runs" ("status", "mode");

-- An index of cwom_runs.
CREATE INDEX "ix_cwom_runs_trace_id" ON "cwom_runs" ("trace_id");

-- An index of events.
CREATE INDEX "ix_events_created_at_desc" ON "events" ("created_at" DESC);

-- An index of events.
CREATE INDEX "ix_events_next" ON "events" ((CASE "priority" WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 WHEN 'critical' THEN 3 END) DESC, "created_at") WHERE "status" = 'pending';

-- An index of events.
CREATE INDEX "ix_events_priority_status" ON "events" ((CASE "priority" WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 WHEN 'critical' THEN 3 END), "status");

-- An index of events.
CREATE INDEX "ix_events_source" ON "events" ("source");

-- An index of events.
CREATE INDEX "ix_events_status" ON "events" ("status");

-- An index of events.
CREATE INDEX "ix_events_type_status" ON "events" ("type", "status");

-- An index of jobs.
CREATE INDEX "ix_jobs_status_created_at" ON "jobs" ("status", "created_at");

-- An index of jobs.
CREATE INDEX "ix_jobs_task_id" ON "jobs" ("task_id");

-- An index of jobs.
CREATE INDEX "ix_jobs_trace_id" ON "jobs" ("trace_id");

-- An index of jobs.
CREATE INDEX "ix_jobs_worker_id" ON "jobs" ("worker_id");

-- An index of tasks.
CREATE INDEX "ix_tasks_created_at_desc" ON "tasks" ("created_at" DESC);

-- An index of tasks.
CREATE INDEX "ix_tasks_cwom_issue_id" ON "tasks" ("cwom_issue_id");

-- An index of tasks.
CREATE INDEX "ix_tasks_next" ON "tasks" ("created_at") WHERE "status" = 'queued';

-- An index of tasks.
CREATE INDEX "ix_tasks_operation" ON "tasks" ("operation");

-- An index of tasks.
CREATE INDEX "ix_tasks_requested_by_id" ON "tasks" ("requested_by_id");

-- An index of tasks.
CREATE INDEX "ix_tasks_requested_by_kind_requested_by_id" ON "tasks" ("requested_by_kind", "requested_by_id");

-- An index of tasks.
CREATE INDEX "ix_tasks_status_operation" ON "tasks" ("status", "operation");

-- An index of tasks.
CREATE INDEX "ix_tasks_target_repo" ON "tasks" ("target_repo");

-- An index of tasks.
CREATE INDEX "ix_tasks_trace_id" ON "tasks" ("trace_id");

-- An index of workflows.
CREATE INDEX "ix_workflows_last_executed_at" ON "workflows" ("last_executed_at");

-- An index of workflows.
CREATE INDEX "ix_workflows_status_is_active" ON "workflows" ("status", "is_active");

-- Writes the entries of agents.
CREATE TRIGGER "tw_agents_update" AFTER UPDATE ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:agents:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Agent' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Agent', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'name', OLD."name", 'type', OLD."type", 'description', OLD."description", 'config', json(OLD."config"), 'capabilities', json(OLD."capabilities"), 'status', OLD."status", 'last_heartbeat', OLD."last_heartbeat", 'health_status', OLD."health_status", 'health_details', json(OLD."health_details"), 'tasks_completed', OLD."tasks_completed", 'tasks_failed', OLD."tasks_failed", 'average_response_time', OLD."average_response_time", 'started_at', OLD."started_at", 'last_activity_at', OLD."last_activity_at", 'is_enabled', json(CASE OLD."is_enabled" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'auto_restart', json(CASE OLD."auto_restart" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'max_concurrent_tasks', OLD."max_concurrent_tasks", 'last_error', OLD."last_error", 'error_count', OLD."error_count", 'row_version', OLD."row_version", 'created_at', OLD."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."type" IS OLD."type" THEN '$."type"' ELSE '$."$none"' END, CASE WHEN NEW."description" IS OLD."description" THEN '$."description"' ELSE '$."$none"' END, CASE WHEN NEW."config" IS OLD."config" THEN '$."config"' ELSE '$."$none"' END, CASE WHEN NEW."capabilities" IS OLD."capabilities" THEN '$."capabilities"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."last_heartbeat" IS OLD."last_heartbeat" THEN '$."last_heartbeat"' ELSE '$."$none"' END, CASE WHEN NEW."health_status" IS OLD."health_status" THEN '$."health_status"' ELSE '$."$none"' END, CASE WHEN NEW."health_details" IS OLD."health_details" THEN '$."health_details"' ELSE '$."$none"' END, CASE WHEN NEW."tasks_completed" IS OLD."tasks_completed" THEN '$."tasks_completed"' ELSE '$."$none"' END, CASE WHEN NEW."tasks_failed" IS OLD."tasks_failed" THEN '$."tasks_failed"' ELSE '$."$none"' END, CASE WHEN NEW."average_response_time" IS OLD."average_response_time" THEN '$."average_response_time"' ELSE '$."$none"' END, CASE WHEN NEW."started_at" IS OLD."started_at" THEN '$."started_at"' ELSE '$."$none"' END, CASE WHEN NEW."last_activity_at" IS OLD."last_activity_at" THEN '$."last_activity_at"' ELSE '$."$none"' END, CASE WHEN NEW."is_enabled" IS OLD."is_enabled" THEN '$."is_enabled"' ELSE '$."$none"' END, CASE WHEN NEW."auto_restart" IS OLD."auto_restart" THEN '$."auto_restart"' ELSE '$."$none"' END, CASE WHEN NEW."max_concurrent_tasks" IS OLD."max_concurrent_tasks" THEN '$."max_concurrent_tasks"' ELSE '$."$none"' END, CASE WHEN NEW."last_error" IS OLD."last_error" THEN '$."last_error"' ELSE '$."$none"' END, CASE WHEN NEW."error_count" IS OLD."error_count" THEN '$."error_count"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'name', NEW."name", 'type', NEW."type", 'description', NEW."description", 'config', json(NEW."config"), 'capabilities', json(NEW."capabilities"), 'status', NEW."status", 'last_heartbeat', NEW."last_heartbeat", 'health_status', NEW."health_status", 'health_details', json(NEW."health_details"), 'tasks_completed', NEW."tasks_completed", 'tasks_failed', NEW."tasks_failed", 'average_response_time', NEW."average_response_time", 'started_at', NEW."started_at", 'last_activity_at', NEW."last_activity_at", 'is_enabled', json(CASE NEW."is_enabled" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'auto_restart', json(CASE NEW."auto_restart" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'max_concurrent_tasks', NEW."max_concurrent_tasks", 'last_error', NEW."last_error", 'error_count', NEW."error_count", 'row_version', NEW."row_version", 'created_at', NEW."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."type" IS OLD."type" THEN '$."type"' ELSE '$."$none"' END, CASE WHEN NEW."description" IS OLD."description" THEN '$."description"' ELSE '$."$none"' END, CASE WHEN NEW."config" IS OLD."config" THEN '$."config"' ELSE '$."$none"' END, CASE WHEN NEW."capabilities" IS OLD."capabilities" THEN '$."capabilities"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."last_heartbeat" IS OLD."last_heartbeat" THEN '$."last_heartbeat"' ELSE '$."$none"' END, CASE WHEN NEW."health_status" IS OLD."health_status" THEN '$."health_status"' ELSE '$."$none"' END, CASE WHEN NEW."health_details" IS OLD."health_details" THEN '$."health_details"' ELSE '$."$none"' END, CASE WHEN NEW."tasks_completed" IS OLD."tasks_completed" THEN '$."tasks_completed"' ELSE '$."$none"' END, CASE WHEN NEW."tasks_failed" IS OLD."tasks_failed" THEN '$."tasks_failed"' ELSE '$."$none"' END, CASE WHEN NEW."average_response_time" IS OLD."average_response_time" THEN '$."average_response_time"' ELSE '$."$none"' END, CASE WHEN NEW."started_at" IS OLD."started_at" THEN '$."started_at"' ELSE '$."$none"' END, CASE WHEN NEW."last_activity_at" IS OLD."last_activity_at" THEN '$."last_activity_at"' ELSE '$."$none"' END, CASE WHEN NEW."is_enabled" IS OLD."is_enabled" THEN '$."is_enabled"' ELSE '$."$none"' END, CASE WHEN NEW."auto_restart" IS OLD."auto_restart" THEN '$."auto_restart"' ELSE '$."$none"' END, CASE WHEN NEW."max_concurrent_tasks" IS OLD."max_concurrent_tasks" THEN '$."max_concurrent_tasks"' ELSE '$."$none"' END, CASE WHEN NEW."last_error" IS OLD."last_error" THEN '$."last_error"' ELSE '$."$none"' END, CASE WHEN NEW."error_count" IS OLD."error_count" THEN '$."error_count"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        "c"."note", "c"."trace_id", '26f0660ca2e4', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Agent' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:agents:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Agent' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of agents.
CREATE TRIGGER "tw_agents_insert" AFTER INSERT ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:agents:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Agent' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:agents:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Agent' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Agent', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'type', NEW."type", 'description', NEW."description", 'config', json(NEW."config"), 'capabilities', json(NEW."capabilities"), 'status', NEW."status", 'last_heartbeat', NEW."last_heartbeat", 'health_status', NEW."health_status", 'health_details', json(NEW."health_details"), 'tasks_completed', NEW."tasks_completed", 'tasks_failed', NEW."tasks_failed", 'average_response_time', NEW."average_response_time", 'started_at', NEW."started_at", 'last_activity_at', NEW."last_activity_at", 'is_enabled', json(CASE NEW."is_enabled" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'auto_restart', json(CASE NEW."auto_restart" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'max_concurrent_tasks', NEW."max_concurrent_tasks", 'last_error', NEW."last_error", 'error_count', NEW."error_count", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '26f0660ca2e4', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Agent' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:agents:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Agent' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of agents.
CREATE TRIGGER "tw_agents_delete" AFTER DELETE ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:agents:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Agent', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'type', OLD."type", 'description', OLD."description", 'config', json(OLD."config"), 'capabilities', json(OLD."capabilities"), 'status', OLD."status", 'last_heartbeat', OLD."last_heartbeat", 'health_status', OLD."health_status", 'health_details', json(OLD."health_details"), 'tasks_completed', OLD."tasks_completed", 'tasks_failed', OLD."tasks_failed", 'average_response_time', OLD."average_response_time", 'started_at', OLD."started_at", 'last_activity_at', OLD."last_activity_at", 'is_enabled', json(CASE OLD."is_enabled" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'auto_restart', json(CASE OLD."auto_restart" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'max_concurrent_tasks', OLD."max_concurrent_tasks", 'last_error', OLD."last_error", 'error_count', OLD."error_count", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", '26f0660ca2e4', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:agents:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Agent' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of agents.
CREATE TRIGGER "tr_agents_update_keeps" BEFORE UPDATE ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:agents:name: another row has the same key, and does not make way')
    WHERE (NEW."name" IS NOT OLD."name") AND EXISTS (SELECT 1 FROM "agents" WHERE "name" = NEW."name" AND _rowid_ <> OLD._rowid_);
END;

-- A rule of agents.
CREATE TRIGGER "tr_agents_status_moves" BEFORE UPDATE OF "status" ON "agents"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:inactive>starting: inactive becomes starting or stays')
    WHERE OLD."status" = 'inactive' AND coalesce(NEW."status" NOT IN ('starting'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:starting>running,stopping,error: starting becomes running, stopping, error or stays')
    WHERE OLD."status" = 'starting' AND coalesce(NEW."status" NOT IN ('running', 'stopping', 'error'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:running>stopping,error: running becomes stopping, error or stays')
    WHERE OLD."status" = 'running' AND coalesce(NEW."status" NOT IN ('stopping', 'error'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:stopping>inactive,error: stopping becomes inactive, error or stays')
    WHERE OLD."status" = 'stopping' AND coalesce(NEW."status" NOT IN ('inactive', 'error'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:error>inactive,starting: error becomes inactive, starting or stays')
    WHERE OLD."status" = 'error' AND coalesce(NEW."status" NOT IN ('inactive', 'starting'), 1);
END;

-- A rule of agents.
CREATE TRIGGER "tr_agents_status_initial" BEFORE INSERT ON "agents"
WHEN coalesce(NEW."status" NOT IN ('inactive'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:agents:status:inactive: a new row is inactive');
END;

-- A rule of agents.
CREATE TRIGGER "tr_agents_next_version" BEFORE UPDATE ON "agents"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:agents:row_version: a change states the version after the one that it read');
END;

-- A rule of agents.
CREATE TRIGGER "tr_agents_insert_keeps" BEFORE INSERT ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:agents:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "agents" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:agents:name: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "agents" WHERE "name" = NEW."name");
    SELECT RAISE(ABORT, 'cwom:unique:agents:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "agents" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of agents.
CREATE TRIGGER "tr_agents_frozen" BEFORE UPDATE ON "agents"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:agents:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:agents:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:agents:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of agents.
CREATE TRIGGER "tr_agents_first_version" BEFORE INSERT ON "agents"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:agents:row_version: a new row has version 1');
END;

-- A rule of agents.
CREATE TRIGGER "tr_agents_capabilities_items_update" BEFORE UPDATE OF "capabilities" ON "agents"
WHEN NEW."capabilities" IS NOT OLD."capabilities"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:agents:capabilities: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."capabilities") AND json_type(NEW."capabilities", '$') = 'array' THEN NEW."capabilities" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of agents.
CREATE TRIGGER "tr_agents_capabilities_items_insert" BEFORE INSERT ON "agents"
WHEN NEW."capabilities" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:agents:capabilities: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."capabilities") AND json_type(NEW."capabilities", '$') = 'array' THEN NEW."capabilities" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- Writes rows of agents as somebody.
CREATE VIEW "vw_agents" AS
    SELECT "agents"."id", "agents"."name", "agents"."type", "agents"."description", "agents"."config", "agents"."capabilities", "agents"."status", "agents"."last_heartbeat", "agents"."health_status", "agents"."health_details", "agents"."tasks_completed", "agents"."tasks_failed", "agents"."average_response_time", "agents"."started_at", "agents"."last_activity_at", "agents"."is_enabled", "agents"."auto_restart", "agents"."max_concurrent_tasks", "agents"."last_error", "agents"."error_count", "agents"."row_version", "agents"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "agents";

-- A rule of vw_agents.
CREATE TRIGGER "vw_agents_update" INSTEAD OF UPDATE ON "vw_agents"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."name" IS OLD."name"
    AND NEW."type" IS OLD."type"
    AND NEW."description" IS OLD."description"
    AND NEW."config" IS OLD."config"
    AND NEW."capabilities" IS OLD."capabilities"
    AND NEW."last_heartbeat" IS OLD."last_heartbeat"
    AND NEW."health_status" IS OLD."health_status"
    AND NEW."health_details" IS OLD."health_details"
    AND NEW."tasks_completed" IS OLD."tasks_completed"
    AND NEW."tasks_failed" IS OLD."tasks_failed"
    AND NEW."average_response_time" IS OLD."average_response_time"
    AND NEW."started_at" IS OLD."started_at"
    AND NEW."last_activity_at" IS OLD."last_activity_at"
    AND NEW."is_enabled" IS OLD."is_enabled"
    AND NEW."auto_restart" IS OLD."auto_restart"
    AND NEW."max_concurrent_tasks" IS OLD."max_concurrent_tasks"
    AND NEW."last_error" IS OLD."last_error"
    AND NEW."error_count" IS OLD."error_count"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Agent', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:agents:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:agents:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "agents" SET "name" = NEW."name", "type" = NEW."type", "description" = NEW."description", "config" = NEW."config", "capabilities" = NEW."capabilities", "status" = NEW."status", "last_heartbeat" = NEW."last_heartbeat", "health_status" = NEW."health_status", "health_details" = NEW."health_details", "tasks_completed" = NEW."tasks_completed", "tasks_failed" = NEW."tasks_failed", "average_response_time" = NEW."average_response_time", "started_at" = NEW."started_at", "last_activity_at" = NEW."last_activity_at", "is_enabled" = NEW."is_enabled", "auto_restart" = NEW."auto_restart", "max_concurrent_tasks" = NEW."max_concurrent_tasks", "last_error" = NEW."last_error", "error_count" = NEW."error_count", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_agents.
CREATE TRIGGER "vw_agents_move" INSTEAD OF UPDATE ON "vw_agents"
WHEN NEW."id" IS OLD."id"
    AND NEW."name" IS OLD."name"
    AND NEW."type" IS OLD."type"
    AND NEW."description" IS OLD."description"
    AND NEW."config" IS OLD."config"
    AND NEW."capabilities" IS OLD."capabilities"
    AND NEW."last_heartbeat" IS OLD."last_heartbeat"
    AND NEW."health_status" IS OLD."health_status"
    AND NEW."health_details" IS OLD."health_details"
    AND NEW."tasks_completed" IS OLD."tasks_completed"
    AND NEW."tasks_failed" IS OLD."tasks_failed"
    AND NEW."average_response_time" IS OLD."average_response_time"
    AND NEW."started_at" IS OLD."started_at"
    AND NEW."last_activity_at" IS OLD."last_activity_at"
    AND NEW."is_enabled" IS OLD."is_enabled"
    AND NEW."auto_restart" IS OLD."auto_restart"
    AND NEW."max_concurrent_tasks" IS OLD."max_concurrent_tasks"
    AND NEW."last_error" IS OLD."last_error"
    AND NEW."error_count" IS OLD."error_count"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Agent', NEW."id", NEW."row_version");
    UPDATE "agents" SET "status" = NEW."status", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_agents.
CREATE TRIGGER "vw_agents_insert" INSTEAD OF INSERT ON "vw_agents"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Agent', NEW."id", NEW."row_version");
    INSERT INTO "agents" ("id", "name", "type", "description", "config", "capabilities", "status", "last_heartbeat", "health_status", "health_details", "tasks_completed", "tasks_failed", "average_response_time", "started_at", "last_activity_at", "is_enabled", "auto_restart", "max_concurrent_tasks", "last_error", "error_count", "row_version", "created_at")
    VALUES (NEW."id", NEW."name", NEW."type", NEW."description", NEW."config", NEW."capabilities", NEW."status", NEW."last_heartbeat", NEW."health_status", NEW."health_details", NEW."tasks_completed", NEW."tasks_failed", NEW."average_response_time", NEW."started_at", NEW."last_activity_at", NEW."is_enabled", NEW."auto_restart", NEW."max_concurrent_tasks", NEW."last_error", NEW."error_count", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of artifacts.
CREATE TRIGGER "tw_artifacts_update" AFTER UPDATE ON "artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'CoreArtifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'CoreArtifact', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'task_id', OLD."task_id", 'job_id', OLD."job_id", 'kind', OLD."kind", 'uri', OLD."uri", 'ref', OLD."ref", 'content', OLD."content", 'content_type', OLD."content_type", 'size_bytes', OLD."size_bytes", 'checksum', OLD."checksum", 'meta', json(OLD."meta"), 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        json_object('id', NEW."id", 'task_id', NEW."task_id", 'job_id', NEW."job_id", 'kind', NEW."kind", 'uri', NEW."uri", 'ref', NEW."ref", 'content', NEW."content", 'content_type', NEW."content_type", 'size_bytes', NEW."size_bytes", 'checksum', NEW."checksum", 'meta', json(NEW."meta"), 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '692876d3d9c3', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'CoreArtifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'CoreArtifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of artifacts.
CREATE TRIGGER "tw_artifacts_insert" AFTER INSERT ON "artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'CoreArtifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:artifacts:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'CoreArtifact' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'CoreArtifact', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'task_id', NEW."task_id", 'job_id', NEW."job_id", 'kind', NEW."kind", 'uri', NEW."uri", 'ref', NEW."ref", 'content', NEW."content", 'content_type', NEW."content_type", 'size_bytes', NEW."size_bytes", 'checksum', NEW."checksum", 'meta', json(NEW."meta"), 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '692876d3d9c3', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'CoreArtifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'CoreArtifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of artifacts.
CREATE TRIGGER "tw_artifacts_delete" AFTER DELETE ON "artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'CoreArtifact', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'task_id', OLD."task_id", 'job_id', OLD."job_id", 'kind', OLD."kind", 'uri', OLD."uri", 'ref', OLD."ref", 'content', OLD."content", 'content_type', OLD."content_type", 'size_bytes', OLD."size_bytes", 'checksum', OLD."checksum", 'meta', json(OLD."meta"), 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", '692876d3d9c3', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'CoreArtifact' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of artifacts.
CREATE TRIGGER "tr_artifacts_next_version" BEFORE UPDATE ON "artifacts"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:artifacts:row_version: a change states the version after the one that it read');
END;

-- A rule of artifacts.
CREATE TRIGGER "tr_artifacts_insert_keeps" BEFORE INSERT ON "artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:artifacts:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "artifacts" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:artifacts:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "artifacts" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of artifacts.
CREATE TRIGGER "tr_artifacts_frozen" BEFORE UPDATE ON "artifacts"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."task_id" IS NOT OLD."task_id"
    OR NEW."job_id" IS NOT OLD."job_id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:artifacts:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:artifacts:task_id: it never changes after creation')
    WHERE NEW."task_id" IS NOT OLD."task_id";
    SELECT RAISE(ABORT, 'cwom:immutable:artifacts:job_id: it never changes after creation')
    WHERE NEW."job_id" IS NOT OLD."job_id";
    SELECT RAISE(ABORT, 'cwom:immutable:artifacts:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:artifacts:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of artifacts.
CREATE TRIGGER "tr_artifacts_first_version" BEFORE INSERT ON "artifacts"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:artifacts:row_version: a new row has version 1');
END;

-- Writes rows of artifacts as somebody.
CREATE VIEW "vw_artifacts" AS
    SELECT "artifacts"."id", "artifacts"."task_id", "artifacts"."job_id", "artifacts"."kind", "artifacts"."uri", "artifacts"."ref", "artifacts"."content", "artifacts"."content_type", "artifacts"."size_bytes", "artifacts"."checksum", "artifacts"."meta", "artifacts"."trace_id", "artifacts"."row_version", "artifacts"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "artifacts";

-- A rule of vw_artifacts.
CREATE TRIGGER "vw_artifacts_update" INSTEAD OF UPDATE ON "vw_artifacts"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'CoreArtifact', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:artifacts:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:artifacts:task_id: it never changes after creation')
    WHERE NEW."task_id" IS NOT OLD."task_id";
    SELECT RAISE(ABORT, 'cwom:immutable:artifacts:job_id: it never changes after creation')
    WHERE NEW."job_id" IS NOT OLD."job_id";
    SELECT RAISE(ABORT, 'cwom:immutable:artifacts:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "artifacts" SET "kind" = NEW."kind", "uri" = NEW."uri", "ref" = NEW."ref", "content" = NEW."content", "content_type" = NEW."content_type", "size_bytes" = NEW."size_bytes", "checksum" = NEW."checksum", "meta" = NEW."meta", "trace_id" = NEW."trace_id", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_artifacts.
CREATE TRIGGER "vw_artifacts_insert" INSTEAD OF INSERT ON "vw_artifacts"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'CoreArtifact', NEW."id", NEW."row_version");
    INSERT INTO "artifacts" ("id", "task_id", "job_id", "kind", "uri", "ref", "content", "content_type", "size_bytes", "checksum", "meta", "trace_id", "row_version", "created_at")
    VALUES (NEW."id", NEW."task_id", NEW."job_id", NEW."kind", NEW."uri", NEW."ref", NEW."content", NEW."content_type", NEW."size_bytes", NEW."checksum", NEW."meta", NEW."trace_id", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_only_redacted" BEFORE UPDATE ON "audit_log"
WHEN NEW."seq" IS NOT OLD."seq"
    OR NEW."ts" IS NOT OLD."ts"
    OR NEW."actor_kind" IS NOT OLD."actor_kind"
    OR NEW."actor_id" IS NOT OLD."actor_id"
    OR NEW."action" IS NOT OLD."action"
    OR NEW."entity_kind" IS NOT OLD."entity_kind"
    OR NEW."entity_id" IS NOT OLD."entity_id"
    OR NEW."entity_version" IS NOT OLD."entity_version"
    OR NEW."trace_id" IS NOT OLD."trace_id"
    OR NEW."spec_rev" IS NOT OLD."spec_rev"
    OR NOT EXISTS (SELECT 1 FROM "audit_log" AS "r" WHERE "r"."entity_kind" = OLD."entity_kind"
        AND "r"."entity_id" = OLD."entity_id" AND "r"."action" = 'redacted'
        AND "r"."seq" > OLD."seq" AND EXISTS (SELECT 1
            FROM json_each("r"."after", '$.entries') AS "e" WHERE "e"."value" = OLD."seq"))
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log:-: an entry changes only by a redaction that was recorded before');
END;

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_only_pruned" BEFORE DELETE ON "audit_log"
WHEN NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS "p" WHERE "p"."kind" = 'pruned'
    AND OLD."seq" >= "p"."lo" AND OLD."seq" < "p"."hi")
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log:-: an entry goes only when it was exported, as a checkpoint says');
END;

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_insert_keeps" BEFORE INSERT ON "audit_log"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:seq: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "seq" = NEW."seq");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:entity_kind,entity_id,entity_version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "entity_kind" = NEW."entity_kind" AND "entity_id" = NEW."entity_id" AND "entity_version" = NEW."entity_version");
END;

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_insert_keeps" BEFORE INSERT ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:n: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE "n" = NEW."n");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE _rowid_ = NEW._rowid_);
END;

-- Writes the entries of cwom_artifacts.
CREATE TRIGGER "tw_cwom_artifacts_update" AFTER UPDATE ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Artifact', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', json(OLD."verification"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', json(NEW."verification"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '393025017d05', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_artifacts.
CREATE TRIGGER "tw_cwom_artifacts_insert" AFTER INSERT ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_artifacts:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Artifact', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', json(NEW."verification"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '393025017d05', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_artifacts.
CREATE TRIGGER "tw_cwom_artifacts_delete" AFTER DELETE ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Artifact', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', json(OLD."verification"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", '393025017d05', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_verification_items_update" BEFORE UPDATE OF "verification" ON "cwom_artifacts"
WHEN NEW."verification" IS NOT OLD."verification"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:verification: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."verification") AND json_type(NEW."verification", '$.checks') = 'array' THEN NEW."verification" END, '$.checks') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.name', '$.status', '$.evidence_uri') = '{}'
        AND coalesce(json_type("item1"."value", '$.name') = 'text', 0)
        AND length(json_extract("item1"."value", '$.name')) BETWEEN 1 AND 128
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND json_extract("item1"."value", '$.status') IN ('unverified', 'passed', 'failed')
        AND json_type("item1"."value", '$.evidence_uri') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.evidence_uri')) BETWEEN 1 AND 2000
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_verification_items_insert" BEFORE INSERT ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:verification: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."verification") AND json_type(NEW."verification", '$.checks') = 'array' THEN NEW."verification" END, '$.checks') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.name', '$.status', '$.evidence_uri') = '{}'
        AND coalesce(json_type("item1"."value", '$.name') = 'text', 0)
        AND length(json_extract("item1"."value", '$.name')) BETWEEN 1 AND 128
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND json_extract("item1"."value", '$.status') IN ('unverified', 'passed', 'failed')
        AND json_type("item1"."value", '$.evidence_uri') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.evidence_uri')) BETWEEN 1 AND 2000
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_tags_items_update" BEFORE UPDATE OF "tags" ON "cwom_artifacts"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_tags_items_insert" BEFORE INSERT ON "cwom_artifacts"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_next_version" BEFORE UPDATE ON "cwom_artifacts"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_artifacts:row_version: a change states the version after the one that it read');
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_insert_keeps" BEFORE INSERT ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_artifacts:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_artifacts" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_artifacts:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_artifacts" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_frozen" BEFORE UPDATE ON "cwom_artifacts"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."produced_by_id" IS NOT OLD."produced_by_id"
    OR NEW."produced_by_role" IS NOT OLD."produced_by_role"
    OR NEW."for_issue_id" IS NOT OLD."for_issue_id"
    OR NEW."for_issue_role" IS NOT OLD."for_issue_role"
    OR NEW."type" IS NOT OLD."type"
    OR NEW."uri" IS NOT OLD."uri"
    OR NEW."digest" IS NOT OLD."digest"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:produced_by_id: it never changes after creation')
    WHERE NEW."produced_by_id" IS NOT OLD."produced_by_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:produced_by_role: it never changes after creation')
    WHERE NEW."produced_by_role" IS NOT OLD."produced_by_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:for_issue_id: it never changes after creation')
    WHERE NEW."for_issue_id" IS NOT OLD."for_issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:for_issue_role: it never changes after creation')
    WHERE NEW."for_issue_role" IS NOT OLD."for_issue_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:type: it never changes after creation')
    WHERE NEW."type" IS NOT OLD."type";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:uri: it never changes after creation')
    WHERE NEW."uri" IS NOT OLD."uri";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:digest: it never changes after creation')
    WHERE NEW."digest" IS NOT OLD."digest";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_first_version" BEFORE INSERT ON "cwom_artifacts"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_artifacts:row_version: a new row has version 1');
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_clock" BEFORE UPDATE OF "updated_at" ON "cwom_artifacts"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_artifacts:updated_at: a change is not older than the one before');
END;

-- Writes rows of cwom_artifacts as somebody.
CREATE VIEW "vw_cwom_artifacts" AS
    SELECT "cwom_artifacts"."id", "cwom_artifacts"."produced_by_id", "cwom_artifacts"."produced_by_role", "cwom_artifacts"."for_issue_id", "cwom_artifacts"."for_issue_role", "cwom_artifacts"."type", "cwom_artifacts"."title", "cwom_artifacts"."uri", "cwom_artifacts"."digest", "cwom_artifacts"."media_type", "cwom_artifacts"."size_bytes", "cwom_artifacts"."preview", "cwom_artifacts"."verification", "cwom_artifacts"."trace_id", "cwom_artifacts"."tags", "cwom_artifacts"."meta", "cwom_artifacts"."row_version", "cwom_artifacts"."created_at", "cwom_artifacts"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_artifacts";

-- A rule of vw_cwom_artifacts.
CREATE TRIGGER "vw_cwom_artifacts_update" INSTEAD OF UPDATE ON "vw_cwom_artifacts"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Artifact', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:produced_by_id: it never changes after creation')
    WHERE NEW."produced_by_id" IS NOT OLD."produced_by_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:produced_by_role: it never changes after creation')
    WHERE NEW."produced_by_role" IS NOT OLD."produced_by_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:for_issue_id: it never changes after creation')
    WHERE NEW."for_issue_id" IS NOT OLD."for_issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:for_issue_role: it never changes after creation')
    WHERE NEW."for_issue_role" IS NOT OLD."for_issue_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:type: it never changes after creation')
    WHERE NEW."type" IS NOT OLD."type";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:uri: it never changes after creation')
    WHERE NEW."uri" IS NOT OLD."uri";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:digest: it never changes after creation')
    WHERE NEW."digest" IS NOT OLD."digest";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "cwom_artifacts" SET "title" = NEW."title", "media_type" = NEW."media_type", "size_bytes" = NEW."size_bytes", "preview" = NEW."preview", "verification" = NEW."verification", "trace_id" = NEW."trace_id", "tags" = NEW."tags", "meta" = NEW."meta", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_cwom_artifacts.
CREATE TRIGGER "vw_cwom_artifacts_insert" INSTEAD OF INSERT ON "vw_cwom_artifacts"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Artifact', NEW."id", NEW."row_version");
    INSERT INTO "cwom_artifacts" ("id", "produced_by_id", "produced_by_role", "for_issue_id", "for_issue_role", "type", "title", "uri", "digest", "media_type", "size_bytes", "preview", "verification", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."produced_by_id", NEW."produced_by_role", NEW."for_issue_id", NEW."for_issue_role", NEW."type", NEW."title", NEW."uri", NEW."digest", NEW."media_type", NEW."size_bytes", NEW."preview", NEW."verification", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_constraint_snapshots.
CREATE TRIGGER "tw_cwom_constraint_snapshots_insert" AFTER INSERT ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ConstraintSnapshot' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'ConstraintSnapshot', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'scope', NEW."scope", 'captured_at', NEW."captured_at", 'owner_kind', NEW."owner_kind", 'owner_id', NEW."owner_id", 'owner_display', NEW."owner_display", 'constraints', json(NEW."constraints"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version"),
        "c"."note", "c"."trace_id", 'adfd894bc457', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ConstraintSnapshot' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'ConstraintSnapshot' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_update" BEFORE UPDATE OF "tags" ON "cwom_constraint_snapshots"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_insert" BEFORE INSERT ON "cwom_constraint_snapshots"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_update" BEFORE UPDATE ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted');
END;

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_delete" BEFORE DELETE ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted');
END;

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_insert_keeps" BEFORE INSERT ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_constraint_snapshots:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_constraint_snapshots" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_constraint_snapshots:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_constraint_snapshots" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_first_version" BEFORE INSERT ON "cwom_constraint_snapshots"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_constraint_snapshots:row_version: a new row has version 1');
END;

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_update" BEFORE UPDATE OF "constraints" ON "cwom_constraint_snapshots"
WHEN NEW."constraints" IS NOT OLD."constraints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."constraints") AND json_type(NEW."constraints", '$.health.flags') = 'array' THEN NEW."constraints" END, '$.health.flags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."constraints") AND json_type(NEW."constraints", '$.tools.allowed') = 'array' THEN NEW."constraints" END, '$.tools.allowed') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."constraints") AND json_type(NEW."constraints", '$.tools.blocked') = 'array' THEN NEW."constraints" END, '$.tools.blocked') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_constraint_snapshots.
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_insert" BEFORE INSERT ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."constraints") AND json_type(NEW."constraints", '$.health.flags') = 'array' THEN NEW."constraints" END, '$.health.flags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."constraints") AND json_type(NEW."constraints", '$.tools.allowed') = 'array' THEN NEW."constraints" END, '$.tools.allowed') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."constraints") AND json_type(NEW."constraints", '$.tools.blocked') = 'array' THEN NEW."constraints" END, '$.tools.blocked') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- Writes rows of cwom_constraint_snapshots as somebody.
CREATE VIEW "vw_cwom_constraint_snapshots" AS
    SELECT "cwom_constraint_snapshots"."id", "cwom_constraint_snapshots"."scope", "cwom_constraint_snapshots"."captured_at", "cwom_constraint_snapshots"."owner_kind", "cwom_constraint_snapshots"."owner_id", "cwom_constraint_snapshots"."owner_display", "cwom_constraint_snapshots"."constraints", "cwom_constraint_snapshots"."trace_id", "cwom_constraint_snapshots"."tags", "cwom_constraint_snapshots"."meta", "cwom_constraint_snapshots"."row_version", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_constraint_snapshots";

-- A rule of vw_cwom_constraint_snapshots.
CREATE TRIGGER "vw_cwom_constraint_snapshots_insert" INSTEAD OF INSERT ON "vw_cwom_constraint_snapshots"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'ConstraintSnapshot', NEW."id", NEW."row_version");
    INSERT INTO "cwom_constraint_snapshots" ("id", "scope", "captured_at", "owner_kind", "owner_id", "owner_display", "constraints", "trace_id", "tags", "meta", "row_version")
    VALUES (NEW."id", NEW."scope", NEW."captured_at", NEW."owner_kind", NEW."owner_id", NEW."owner_display", NEW."constraints", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_context_packet_doctrine_refs.
CREATE TRIGGER "tw_cwom_context_packet_doctrine_refs_insert" AFTER INSERT ON "cwom_context_packet_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_context_packet_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ContextPacket.doctrine_refs' AND "c"."for_id" = NEW."context_packet_id" || '/' || NEW."doctrine_ref_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'ContextPacket.doctrine_refs', NEW."context_packet_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'ContextPacket.doctrine_refs' AND "audit_log"."entity_id" = NEW."context_packet_id" || '/' || NEW."doctrine_ref_id"),
        NULL,
        json_object('context_packet_id', NEW."context_packet_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '357f425dedc2', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ContextPacket.doctrine_refs' AND "c"."for_id" = NEW."context_packet_id" || '/' || NEW."doctrine_ref_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_context_packet_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'ContextPacket.doctrine_refs' AND "e"."entity_id" = NEW."context_packet_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('context_packet_id', NEW."context_packet_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'ContextPacket.doctrine_refs' AND "l"."entity_id" = NEW."context_packet_id" || '/' || NEW."doctrine_ref_id"));
END;

-- A rule of cwom_context_packet_doctrine_refs.
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_context_packet_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added');
END;

-- A rule of cwom_context_packet_doctrine_refs.
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_context_packet_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added');
END;

-- A rule of cwom_context_packet_doctrine_refs.
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_insert_keeps" BEFORE INSERT ON "cwom_context_packet_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_context_packet_doctrine_refs:context_packet_id,doctrine_ref_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_context_packet_doctrine_refs" WHERE "context_packet_id" = NEW."context_packet_id" AND "doctrine_ref_id" = NEW."doctrine_ref_id");
END;

-- Writes rows of cwom_context_packet_doctrine_refs as somebody.
CREATE VIEW "vw_cwom_context_packet_doctrine_refs" AS
    SELECT "cwom_context_packet_doctrine_refs"."context_packet_id", "cwom_context_packet_doctrine_refs"."doctrine_ref_id", "cwom_context_packet_doctrine_refs"."role", "cwom_context_packet_doctrine_refs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_context_packet_doctrine_refs";

-- A rule of vw_cwom_context_packet_doctrine_refs.
CREATE TRIGGER "vw_cwom_context_packet_doctrine_refs_insert" INSTEAD OF INSERT ON "vw_cwom_context_packet_doctrine_refs"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'ContextPacket.doctrine_refs', NEW."context_packet_id" || '/' || NEW."doctrine_ref_id", NULL);
    INSERT INTO "cwom_context_packet_doctrine_refs" ("context_packet_id", "doctrine_ref_id", "role", "created_at")
    VALUES (NEW."context_packet_id", NEW."doctrine_ref_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_context_packets.
CREATE TRIGGER "tw_cwom_context_packets_insert" AFTER INSERT ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ContextPacket' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'ContextPacket', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'version', NEW."version", 'summary', NEW."summary", 'inputs', json(NEW."inputs"), 'assumptions', json(NEW."assumptions"), 'open_questions', json(NEW."open_questions"), 'instructions', NEW."instructions", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '68c594e0609e', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ContextPacket' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'ContextPacket' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_tags_items_update" BEFORE UPDATE OF "tags" ON "cwom_context_packets"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_tags_items_insert" BEFORE INSERT ON "cwom_context_packets"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_update" BEFORE UPDATE OF "open_questions" ON "cwom_context_packets"
WHEN NEW."open_questions" IS NOT OLD."open_questions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:open_questions: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."open_questions") AND json_type(NEW."open_questions", '$') = 'array' THEN NEW."open_questions" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_insert" BEFORE INSERT ON "cwom_context_packets"
WHEN NEW."open_questions" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:open_questions: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."open_questions") AND json_type(NEW."open_questions", '$') = 'array' THEN NEW."open_questions" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_no_update" BEFORE UPDATE ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted');
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_no_delete" BEFORE DELETE ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted');
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_insert_keeps" BEFORE INSERT ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_context_packets:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_context_packets" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_context_packets:for_issue_id,version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_context_packets" WHERE "for_issue_id" = NEW."for_issue_id" AND "version" = NEW."version");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_context_packets:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_context_packets" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_update" BEFORE UPDATE OF "inputs" ON "cwom_context_packets"
WHEN NEW."inputs" IS NOT OLD."inputs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."inputs") AND json_type(NEW."inputs", '$.documents') = 'array' THEN NEW."inputs" END, '$.documents') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.title', '$.uri', '$.digest', '$.excerpt') = '{}'
        AND coalesce(json_type("item1"."value", '$.title') = 'text', 0)
        AND length(json_extract("item1"."value", '$.title')) BETWEEN 1 AND 256
        AND coalesce(json_type("item1"."value", '$.uri') = 'text', 0)
        AND length(json_extract("item1"."value", '$.uri')) BETWEEN 1 AND 2000
        AND json_type("item1"."value", '$.digest') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.digest')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.excerpt') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.excerpt')) <= 4000
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."inputs") AND json_type(NEW."inputs", '$.data_blobs') = 'array' THEN NEW."inputs" END, '$.data_blobs') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.name', '$.media_type', '$.uri', '$.inline', '$.digest') = '{}'
        AND coalesce(json_type("item1"."value", '$.name') = 'text', 0)
        AND length(json_extract("item1"."value", '$.name')) BETWEEN 1 AND 256
        AND coalesce(json_type("item1"."value", '$.media_type') = 'text', 0)
        AND length(json_extract("item1"."value", '$.media_type')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.uri') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.uri')) BETWEEN 1 AND 2000
        AND json_type("item1"."value", '$.inline') IN ('text', 'null')
        AND json_type("item1"."value", '$.digest') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.digest')) BETWEEN 1 AND 128
        AND (json_extract("item1"."value", '$.uri') IS NOT NULL) + (json_extract("item1"."value", '$.inline') IS NOT NULL) = 1
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."inputs") AND json_type(NEW."inputs", '$.links') = 'array' THEN NEW."inputs" END, '$.links') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_insert" BEFORE INSERT ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."inputs") AND json_type(NEW."inputs", '$.documents') = 'array' THEN NEW."inputs" END, '$.documents') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.title', '$.uri', '$.digest', '$.excerpt') = '{}'
        AND coalesce(json_type("item1"."value", '$.title') = 'text', 0)
        AND length(json_extract("item1"."value", '$.title')) BETWEEN 1 AND 256
        AND coalesce(json_type("item1"."value", '$.uri') = 'text', 0)
        AND length(json_extract("item1"."value", '$.uri')) BETWEEN 1 AND 2000
        AND json_type("item1"."value", '$.digest') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.digest')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.excerpt') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.excerpt')) <= 4000
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."inputs") AND json_type(NEW."inputs", '$.data_blobs') = 'array' THEN NEW."inputs" END, '$.data_blobs') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.name', '$.media_type', '$.uri', '$.inline', '$.digest') = '{}'
        AND coalesce(json_type("item1"."value", '$.name') = 'text', 0)
        AND length(json_extract("item1"."value", '$.name')) BETWEEN 1 AND 256
        AND coalesce(json_type("item1"."value", '$.media_type') = 'text', 0)
        AND length(json_extract("item1"."value", '$.media_type')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.uri') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.uri')) BETWEEN 1 AND 2000
        AND json_type("item1"."value", '$.inline') IN ('text', 'null')
        AND json_type("item1"."value", '$.digest') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.digest')) BETWEEN 1 AND 128
        AND (json_extract("item1"."value", '$.uri') IS NOT NULL) + (json_extract("item1"."value", '$.inline') IS NOT NULL) = 1
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."inputs") AND json_type(NEW."inputs", '$.links') = 'array' THEN NEW."inputs" END, '$.links') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_first_version" BEFORE INSERT ON "cwom_context_packets"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_context_packets:row_version: a new row has version 1');
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_update" BEFORE UPDATE OF "assumptions" ON "cwom_context_packets"
WHEN NEW."assumptions" IS NOT OLD."assumptions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:assumptions: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."assumptions") AND json_type(NEW."assumptions", '$') = 'array' THEN NEW."assumptions" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_context_packets.
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_insert" BEFORE INSERT ON "cwom_context_packets"
WHEN NEW."assumptions" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:assumptions: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."assumptions") AND json_type(NEW."assumptions", '$') = 'array' THEN NEW."assumptions" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- Writes rows of cwom_context_packets as somebody.
CREATE VIEW "vw_cwom_context_packets" AS
    SELECT "cwom_context_packets"."id", "cwom_context_packets"."for_issue_id", "cwom_context_packets"."for_issue_role", "cwom_context_packets"."version", "cwom_context_packets"."summary", "cwom_context_packets"."inputs", "cwom_context_packets"."assumptions", "cwom_context_packets"."open_questions", "cwom_context_packets"."instructions", "cwom_context_packets"."constraint_snapshot_id", "cwom_context_packets"."constraint_snapshot_role", "cwom_context_packets"."trace_id", "cwom_context_packets"."tags", "cwom_context_packets"."meta", "cwom_context_packets"."row_version", "cwom_context_packets"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_context_packets";

-- A rule of vw_cwom_context_packets.
CREATE TRIGGER "vw_cwom_context_packets_insert" INSTEAD OF INSERT ON "vw_cwom_context_packets"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'ContextPacket', NEW."id", NEW."row_version");
    INSERT INTO "cwom_context_packets" ("id", "for_issue_id", "for_issue_role", "version", "summary", "inputs", "assumptions", "open_questions", "instructions", "constraint_snapshot_id", "constraint_snapshot_role", "trace_id", "tags", "meta", "row_version", "created_at")
    VALUES (NEW."id", NEW."for_issue_id", NEW."for_issue_role", NEW."version", NEW."summary", NEW."inputs", NEW."assumptions", NEW."open_questions", NEW."instructions", NEW."constraint_snapshot_id", NEW."constraint_snapshot_role", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_doctrine_ref_repos.
CREATE TRIGGER "tw_cwom_doctrine_ref_repos_insert" AFTER INSERT ON "cwom_doctrine_ref_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_doctrine_ref_repos:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'DoctrineRef.applies_to' AND "c"."for_id" = NEW."doctrine_ref_id" || '/' || NEW."repo_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'DoctrineRef.applies_to', NEW."doctrine_ref_id" || '/' || NEW."repo_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'DoctrineRef.applies_to' AND "audit_log"."entity_id" = NEW."doctrine_ref_id" || '/' || NEW."repo_id"),
        NULL,
        json_object('doctrine_ref_id', NEW."doctrine_ref_id", 'repo_id', NEW."repo_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'f1faca73ad5e', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'DoctrineRef.applies_to' AND "c"."for_id" = NEW."doctrine_ref_id" || '/' || NEW."repo_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_doctrine_ref_repos:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'DoctrineRef.applies_to' AND "e"."entity_id" = NEW."doctrine_ref_id" || '/' || NEW."repo_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('doctrine_ref_id', NEW."doctrine_ref_id", 'repo_id', NEW."repo_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'DoctrineRef.applies_to' AND "l"."entity_id" = NEW."doctrine_ref_id" || '/' || NEW."repo_id"));
END;

-- A rule of cwom_doctrine_ref_repos.
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_update" BEFORE UPDATE ON "cwom_doctrine_ref_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added');
END;

-- A rule of cwom_doctrine_ref_repos.
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_delete" BEFORE DELETE ON "cwom_doctrine_ref_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added');
END;

-- A rule of cwom_doctrine_ref_repos.
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_insert_keeps" BEFORE INSERT ON "cwom_doctrine_ref_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_doctrine_ref_repos:doctrine_ref_id,repo_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_doctrine_ref_repos" WHERE "doctrine_ref_id" = NEW."doctrine_ref_id" AND "repo_id" = NEW."repo_id");
END;

-- Writes rows of cwom_doctrine_ref_repos as somebody.
CREATE VIEW "vw_cwom_doctrine_ref_repos" AS
    SELECT "cwom_doctrine_ref_repos"."doctrine_ref_id", "cwom_doctrine_ref_repos"."repo_id", "cwom_doctrine_ref_repos"."role", "cwom_doctrine_ref_repos"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_doctrine_ref_repos";

-- A rule of vw_cwom_doctrine_ref_repos.
CREATE TRIGGER "vw_cwom_doctrine_ref_repos_insert" INSTEAD OF INSERT ON "vw_cwom_doctrine_ref_repos"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'DoctrineRef.applies_to', NEW."doctrine_ref_id" || '/' || NEW."repo_id", NULL);
    INSERT INTO "cwom_doctrine_ref_repos" ("doctrine_ref_id", "repo_id", "role", "created_at")
    VALUES (NEW."doctrine_ref_id", NEW."repo_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_doctrine_refs.
CREATE TRIGGER "tw_cwom_doctrine_refs_insert" AFTER INSERT ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'DoctrineRef' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'DoctrineRef', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'namespace', NEW."namespace", 'name', NEW."name", 'version', NEW."version", 'type', NEW."type", 'priority', NEW."priority", 'statement', NEW."statement", 'rationale', NEW."rationale", 'links', json(NEW."links"), 'applicability', json(NEW."applicability"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '429f5b35a2c8', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'DoctrineRef' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'DoctrineRef' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_update" BEFORE UPDATE OF "tags" ON "cwom_doctrine_refs"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_insert" BEFORE INSERT ON "cwom_doctrine_refs"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted');
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted');
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_update" BEFORE UPDATE OF "links" ON "cwom_doctrine_refs"
WHEN NEW."links" IS NOT OLD."links"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:links: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."links") AND json_type(NEW."links", '$') = 'array' THEN NEW."links" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_insert" BEFORE INSERT ON "cwom_doctrine_refs"
WHEN NEW."links" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:links: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."links") AND json_type(NEW."links", '$') = 'array' THEN NEW."links" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_insert_keeps" BEFORE INSERT ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_doctrine_refs:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_doctrine_refs" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_doctrine_refs:namespace,name,version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_doctrine_refs" WHERE "namespace" = NEW."namespace" AND "name" = NEW."name" AND "version" = NEW."version");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_doctrine_refs:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_doctrine_refs" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_first_version" BEFORE INSERT ON "cwom_doctrine_refs"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_doctrine_refs:row_version: a new row has version 1');
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_update" BEFORE UPDATE OF "applicability" ON "cwom_doctrine_refs"
WHEN NEW."applicability" IS NOT OLD."applicability"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."applicability") AND json_type(NEW."applicability", '$.issue_types') = 'array' THEN NEW."applicability" END, '$.issue_types') AS "item1"
        WHERE ("item1"."type" = 'text' AND "item1"."value" IN ('feature', 'bug', 'chore', 'research', 'ops', 'doc', 'incident')) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."applicability") AND json_type(NEW."applicability", '$.tags') = 'array' THEN NEW."applicability" END, '$.tags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_doctrine_refs.
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_insert" BEFORE INSERT ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."applicability") AND json_type(NEW."applicability", '$.issue_types') = 'array' THEN NEW."applicability" END, '$.issue_types') AS "item1"
        WHERE ("item1"."type" = 'text' AND "item1"."value" IN ('feature', 'bug', 'chore', 'research', 'ops', 'doc', 'incident')) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."applicability") AND json_type(NEW."applicability", '$.tags') = 'array' THEN NEW."applicability" END, '$.tags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- Writes rows of cwom_doctrine_refs as somebody.
CREATE VIEW "vw_cwom_doctrine_refs" AS
    SELECT "cwom_doctrine_refs"."id", "cwom_doctrine_refs"."namespace", "cwom_doctrine_refs"."name", "cwom_doctrine_refs"."version", "cwom_doctrine_refs"."type", "cwom_doctrine_refs"."priority", "cwom_doctrine_refs"."statement", "cwom_doctrine_refs"."rationale", "cwom_doctrine_refs"."links", "cwom_doctrine_refs"."applicability", "cwom_doctrine_refs"."trace_id", "cwom_doctrine_refs"."tags", "cwom_doctrine_refs"."meta", "cwom_doctrine_refs"."row_version", "cwom_doctrine_refs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_doctrine_refs";

-- A rule of vw_cwom_doctrine_refs.
CREATE TRIGGER "vw_cwom_doctrine_refs_insert" INSTEAD OF INSERT ON "vw_cwom_doctrine_refs"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'DoctrineRef', NEW."id", NEW."row_version");
    INSERT INTO "cwom_doctrine_refs" ("id", "namespace", "name", "version", "type", "priority", "statement", "rationale", "links", "applicability", "trace_id", "tags", "meta", "row_version", "created_at")
    VALUES (NEW."id", NEW."namespace", NEW."name", NEW."version", NEW."type", NEW."priority", NEW."statement", NEW."rationale", NEW."links", NEW."applicability", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_evidence_packs.
CREATE TRIGGER "tw_cwom_evidence_packs_insert" AFTER INSERT ON "cwom_evidence_packs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_evidence_packs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'EvidencePack' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'EvidencePack', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'for_run_id', NEW."for_run_id", 'for_run_role', NEW."for_run_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'verdict', NEW."verdict", 'verdict_reason', NEW."verdict_reason", 'evaluated_at', NEW."evaluated_at", 'evaluated_by_kind', NEW."evaluated_by_kind", 'evaluated_by_id', NEW."evaluated_by_id", 'evaluated_by_display', NEW."evaluated_by_display", 'criteria_results', json(NEW."criteria_results"), 'evidence_collected', json(NEW."evidence_collected"), 'evidence_missing', json(NEW."evidence_missing"), 'checks_passed', NEW."checks_passed", 'checks_failed', NEW."checks_failed", 'checks_skipped', NEW."checks_skipped", 'evidence_uri', NEW."evidence_uri", 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '47a1aa96b779', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'EvidencePack' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_evidence_packs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'EvidencePack' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_update" BEFORE UPDATE OF "tags" ON "cwom_evidence_packs"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_insert" BEFORE INSERT ON "cwom_evidence_packs"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_no_update" BEFORE UPDATE ON "cwom_evidence_packs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted');
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_no_delete" BEFORE DELETE ON "cwom_evidence_packs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted');
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_insert_keeps" BEFORE INSERT ON "cwom_evidence_packs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_evidence_packs:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_evidence_packs" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_evidence_packs:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_evidence_packs" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_first_version" BEFORE INSERT ON "cwom_evidence_packs"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_evidence_packs:row_version: a new row has version 1');
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_update" BEFORE UPDATE OF "evidence_missing" ON "cwom_evidence_packs"
WHEN NEW."evidence_missing" IS NOT OLD."evidence_missing"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:evidence_missing: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."evidence_missing") AND json_type(NEW."evidence_missing", '$') = 'array' THEN NEW."evidence_missing" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_insert" BEFORE INSERT ON "cwom_evidence_packs"
WHEN NEW."evidence_missing" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:evidence_missing: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."evidence_missing") AND json_type(NEW."evidence_missing", '$') = 'array' THEN NEW."evidence_missing" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_update" BEFORE UPDATE OF "evidence_collected" ON "cwom_evidence_packs"
WHEN NEW."evidence_collected" IS NOT OLD."evidence_collected"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:evidence_collected: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."evidence_collected") AND json_type(NEW."evidence_collected", '$') = 'array' THEN NEW."evidence_collected" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.requirement', '$.index', '$.found', '$.artifact_uri', '$.artifact_type', '$.notes') = '{}'
        AND coalesce(json_type("item1"."value", '$.requirement') = 'text', 0)
        AND coalesce(json_type("item1"."value", '$.index') = 'integer', 0)
        AND json_extract("item1"."value", '$.index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.found') IN ('true', 'false'), 0)
        AND json_type("item1"."value", '$.artifact_uri') IN ('text', 'null')
        AND json_type("item1"."value", '$.artifact_type') IN ('text', 'null')
        AND json_type("item1"."value", '$.notes') IN ('text', 'null')
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_insert" BEFORE INSERT ON "cwom_evidence_packs"
WHEN NEW."evidence_collected" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:evidence_collected: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."evidence_collected") AND json_type(NEW."evidence_collected", '$') = 'array' THEN NEW."evidence_collected" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.requirement', '$.index', '$.found', '$.artifact_uri', '$.artifact_type', '$.notes') = '{}'
        AND coalesce(json_type("item1"."value", '$.requirement') = 'text', 0)
        AND coalesce(json_type("item1"."value", '$.index') = 'integer', 0)
        AND json_extract("item1"."value", '$.index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.found') IN ('true', 'false'), 0)
        AND json_type("item1"."value", '$.artifact_uri') IN ('text', 'null')
        AND json_type("item1"."value", '$.artifact_type') IN ('text', 'null')
        AND json_type("item1"."value", '$.notes') IN ('text', 'null')
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_update" BEFORE UPDATE OF "criteria_results" ON "cwom_evidence_packs"
WHEN NEW."criteria_results" IS NOT OLD."criteria_results"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."criteria_results") AND json_type(NEW."criteria_results", '$') = 'array' THEN NEW."criteria_results" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.criterion', '$.index', '$.status', '$.reason', '$.evidence_refs') = '{}'
        AND coalesce(json_type("item1"."value", '$.criterion') = 'text', 0)
        AND coalesce(json_type("item1"."value", '$.index') = 'integer', 0)
        AND json_extract("item1"."value", '$.index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND json_extract("item1"."value", '$.status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND json_type("item1"."value", '$.reason') IN ('text', 'null')
        AND json_type("item1"."value", '$.evidence_refs') = 'array'
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."criteria_results") AND json_type(NEW."criteria_results", '$') = 'array' THEN NEW."criteria_results" END, '$') AS "item1",
            json_each(CASE WHEN "item1"."type" = 'object' AND json_type("item1"."value", '$.evidence_refs') = 'array' THEN "item1"."value" END, '$.evidence_refs') AS "item2"
        WHERE ("item2"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_evidence_packs.
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_insert" BEFORE INSERT ON "cwom_evidence_packs"
WHEN NEW."criteria_results" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."criteria_results") AND json_type(NEW."criteria_results", '$') = 'array' THEN NEW."criteria_results" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.criterion', '$.index', '$.status', '$.reason', '$.evidence_refs') = '{}'
        AND coalesce(json_type("item1"."value", '$.criterion') = 'text', 0)
        AND coalesce(json_type("item1"."value", '$.index') = 'integer', 0)
        AND json_extract("item1"."value", '$.index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND json_extract("item1"."value", '$.status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND json_type("item1"."value", '$.reason') IN ('text', 'null')
        AND json_type("item1"."value", '$.evidence_refs') = 'array'
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."criteria_results") AND json_type(NEW."criteria_results", '$') = 'array' THEN NEW."criteria_results" END, '$') AS "item1",
            json_each(CASE WHEN "item1"."type" = 'object' AND json_type("item1"."value", '$.evidence_refs') = 'array' THEN "item1"."value" END, '$.evidence_refs') AS "item2"
        WHERE ("item2"."type" = 'text') IS FALSE
    );
END;

-- Writes rows of cwom_evidence_packs as somebody.
CREATE VIEW "vw_cwom_evidence_packs" AS
    SELECT "cwom_evidence_packs"."id", "cwom_evidence_packs"."for_run_id", "cwom_evidence_packs"."for_run_role", "cwom_evidence_packs"."for_issue_id", "cwom_evidence_packs"."for_issue_role", "cwom_evidence_packs"."verdict", "cwom_evidence_packs"."verdict_reason", "cwom_evidence_packs"."evaluated_at", "cwom_evidence_packs"."evaluated_by_kind", "cwom_evidence_packs"."evaluated_by_id", "cwom_evidence_packs"."evaluated_by_display", "cwom_evidence_packs"."criteria_results", "cwom_evidence_packs"."evidence_collected", "cwom_evidence_packs"."evidence_missing", "cwom_evidence_packs"."checks_passed", "cwom_evidence_packs"."checks_failed", "cwom_evidence_packs"."checks_skipped", "cwom_evidence_packs"."evidence_uri", "cwom_evidence_packs"."trace_id", "cwom_evidence_packs"."tags", "cwom_evidence_packs"."meta", "cwom_evidence_packs"."row_version", "cwom_evidence_packs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_evidence_packs";

-- A rule of vw_cwom_evidence_packs.
CREATE TRIGGER "vw_cwom_evidence_packs_insert" INSTEAD OF INSERT ON "vw_cwom_evidence_packs"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'EvidencePack', NEW."id", NEW."row_version");
    INSERT INTO "cwom_evidence_packs" ("id", "for_run_id", "for_run_role", "for_issue_id", "for_issue_role", "verdict", "verdict_reason", "evaluated_at", "evaluated_by_kind", "evaluated_by_id", "evaluated_by_display", "criteria_results", "evidence_collected", "evidence_missing", "checks_passed", "checks_failed", "checks_skipped", "evidence_uri", "trace_id", "tags", "meta", "row_version", "created_at")
    VALUES (NEW."id", NEW."for_run_id", NEW."for_run_role", NEW."for_issue_id", NEW."for_issue_role", NEW."verdict", NEW."verdict_reason", NEW."evaluated_at", NEW."evaluated_by_kind", NEW."evaluated_by_id", NEW."evaluated_by_display", NEW."criteria_results", NEW."evidence_collected", NEW."evidence_missing", NEW."checks_passed", NEW."checks_failed", NEW."checks_skipped", NEW."evidence_uri", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_blocks.
CREATE TRIGGER "tw_cwom_issue_blocks_update" AFTER UPDATE ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.blocks', NEW."issue_id" || '/' || NEW."blocked_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"),
        json_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'ced047b1f74a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_blocks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.blocks' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.blocks' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"));
END;

-- Writes the entries of cwom_issue_blocks.
CREATE TRIGGER "tw_cwom_issue_blocks_insert" AFTER INSERT ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.blocks' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."blocked_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.blocks', NEW."issue_id" || '/' || NEW."blocked_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'ced047b1f74a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.blocks' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."blocked_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_blocks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.blocks' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.blocks' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"));
END;

-- Writes the entries of cwom_issue_blocks.
CREATE TRIGGER "tw_cwom_issue_blocks_delete" AFTER DELETE ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.blocks', OLD."issue_id" || '/' || OLD."blocked_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."blocked_id"),
        json_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", 'ced047b1f74a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_blocks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.blocks' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."blocked_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.blocks' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."blocked_id"));
END;

-- A rule of cwom_issue_blocks.
CREATE TRIGGER "tr_cwom_issue_blocks_insert_keeps" BEFORE INSERT ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_blocks:issue_id,blocked_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_blocks" WHERE "issue_id" = NEW."issue_id" AND "blocked_id" = NEW."blocked_id");
END;

-- A rule of cwom_issue_blocks.
CREATE TRIGGER "tr_cwom_issue_blocks_frozen" BEFORE UPDATE ON "cwom_issue_blocks"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."blocked_id" IS NOT OLD."blocked_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_blocks:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_blocks:blocked_id: it never changes after creation')
    WHERE NEW."blocked_id" IS NOT OLD."blocked_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_blocks:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- A rule of cwom_issue_blocks.
CREATE TRIGGER "tr_cwom_issue_blocks_acyclic" AFTER INSERT ON "cwom_issue_blocks"
WHEN NEW."blocked_id" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:cycle:cwom_issue_blocks:blocked_id: it would lead back to where it starts')
    WHERE EXISTS (
        WITH RECURSIVE "reached"("key") AS (
            SELECT NEW."blocked_id"
            UNION
            SELECT "cwom_issue_blocks"."blocked_id" FROM "cwom_issue_blocks" JOIN "reached" ON "cwom_issue_blocks"."issue_id" = "reached"."key"
        )
        SELECT 1 FROM "reached" WHERE "key" = NEW."issue_id"
    );
END;

-- Writes rows of cwom_issue_blocks as somebody.
CREATE VIEW "vw_cwom_issue_blocks" AS
    SELECT "cwom_issue_blocks"."issue_id", "cwom_issue_blocks"."blocked_id", "cwom_issue_blocks"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_blocks";

-- A rule of vw_cwom_issue_blocks.
CREATE TRIGGER "vw_cwom_issue_blocks_insert" INSTEAD OF INSERT ON "vw_cwom_issue_blocks"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.blocks', NEW."issue_id" || '/' || NEW."blocked_id", NULL);
    INSERT INTO "cwom_issue_blocks" ("issue_id", "blocked_id", "created_at")
    VALUES (NEW."issue_id", NEW."blocked_id", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots_update" AFTER UPDATE ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.constraint_snapshots', NEW."issue_id" || '/' || NEW."constraint_snapshot_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"),
        json_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'd90682b2e19a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.constraint_snapshots' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.constraint_snapshots' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"));
END;

-- Writes the entries of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots_insert" AFTER INSERT ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.constraint_snapshots' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.constraint_snapshots', NEW."issue_id" || '/' || NEW."constraint_snapshot_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'd90682b2e19a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.constraint_snapshots' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.constraint_snapshots' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.constraint_snapshots' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"));
END;

-- Writes the entries of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots_delete" AFTER DELETE ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.constraint_snapshots', OLD."issue_id" || '/' || OLD."constraint_snapshot_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."constraint_snapshot_id"),
        json_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", 'd90682b2e19a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.constraint_snapshots' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."constraint_snapshot_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.constraint_snapshots' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."constraint_snapshot_id"));
END;

-- A rule of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tr_cwom_issue_constraint_snapshots_insert_keeps" BEFORE INSERT ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_constraint_snapshots:issue_id,constraint_snapshot_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_constraint_snapshots" WHERE "issue_id" = NEW."issue_id" AND "constraint_snapshot_id" = NEW."constraint_snapshot_id");
END;

-- A rule of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tr_cwom_issue_constraint_snapshots_frozen" BEFORE UPDATE ON "cwom_issue_constraint_snapshots"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."constraint_snapshot_id" IS NOT OLD."constraint_snapshot_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_constraint_snapshots:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_constraint_snapshots:constraint_snapshot_id: it never changes after creation')
    WHERE NEW."constraint_snapshot_id" IS NOT OLD."constraint_snapshot_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_constraint_snapshots:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Writes rows of cwom_issue_constraint_snapshots as somebody.
CREATE VIEW "vw_cwom_issue_constraint_snapshots" AS
    SELECT "cwom_issue_constraint_snapshots"."issue_id", "cwom_issue_constraint_snapshots"."constraint_snapshot_id", "cwom_issue_constraint_snapshots"."role", "cwom_issue_constraint_snapshots"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_constraint_snapshots";

-- A rule of vw_cwom_issue_constraint_snapshots.
CREATE TRIGGER "vw_cwom_issue_constraint_snapshots_insert" INSTEAD OF INSERT ON "vw_cwom_issue_constraint_snapshots"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.constraint_snapshots', NEW."issue_id" || '/' || NEW."constraint_snapshot_id", NULL);
    INSERT INTO "cwom_issue_constraint_snapshots" ("issue_id", "constraint_snapshot_id", "role", "created_at")
    VALUES (NEW."issue_id", NEW."constraint_snapshot_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_context_packets.
CREATE TRIGGER "tw_cwom_issue_context_packets_update" AFTER UPDATE ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.context_packets', NEW."issue_id" || '/' || NEW."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"),
        json_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'b8e12ee3b644', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.context_packets' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.context_packets' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"));
END;

-- Writes the entries of cwom_issue_context_packets.
CREATE TRIGGER "tw_cwom_issue_context_packets_insert" AFTER INSERT ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.context_packets' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."context_packet_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.context_packets', NEW."issue_id" || '/' || NEW."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'b8e12ee3b644', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.context_packets' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."context_packet_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.context_packets' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.context_packets' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"));
END;

-- Writes the entries of cwom_issue_context_packets.
CREATE TRIGGER "tw_cwom_issue_context_packets_delete" AFTER DELETE ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.context_packets', OLD."issue_id" || '/' || OLD."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."context_packet_id"),
        json_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", 'b8e12ee3b644', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.context_packets' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."context_packet_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.context_packets' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."context_packet_id"));
END;

-- A rule of cwom_issue_context_packets.
CREATE TRIGGER "tr_cwom_issue_context_packets_insert_keeps" BEFORE INSERT ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_context_packets:issue_id,context_packet_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_context_packets" WHERE "issue_id" = NEW."issue_id" AND "context_packet_id" = NEW."context_packet_id");
END;

-- A rule of cwom_issue_context_packets.
CREATE TRIGGER "tr_cwom_issue_context_packets_frozen" BEFORE UPDATE ON "cwom_issue_context_packets"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."context_packet_id" IS NOT OLD."context_packet_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_context_packets:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_context_packets:context_packet_id: it never changes after creation')
    WHERE NEW."context_packet_id" IS NOT OLD."context_packet_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_context_packets:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Writes rows of cwom_issue_context_packets as somebody.
CREATE VIEW "vw_cwom_issue_context_packets" AS
    SELECT "cwom_issue_context_packets"."issue_id", "cwom_issue_context_packets"."context_packet_id", "cwom_issue_context_packets"."role", "cwom_issue_context_packets"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_context_packets";

-- A rule of vw_cwom_issue_context_packets.
CREATE TRIGGER "vw_cwom_issue_context_packets_insert" INSTEAD OF INSERT ON "vw_cwom_issue_context_packets"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.context_packets', NEW."issue_id" || '/' || NEW."context_packet_id", NULL);
    INSERT INTO "cwom_issue_context_packets" ("issue_id", "context_packet_id", "role", "created_at")
    VALUES (NEW."issue_id", NEW."context_packet_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_doctrine_refs.
CREATE TRIGGER "tw_cwom_issue_doctrine_refs_update" AFTER UPDATE ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.doctrine_refs', NEW."issue_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"),
        json_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'c3b7fd2fbe71', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.doctrine_refs' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.doctrine_refs' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"));
END;

-- Writes the entries of cwom_issue_doctrine_refs.
CREATE TRIGGER "tw_cwom_issue_doctrine_refs_insert" AFTER INSERT ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.doctrine_refs' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.doctrine_refs', NEW."issue_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'c3b7fd2fbe71', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.doctrine_refs' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.doctrine_refs' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.doctrine_refs' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"));
END;

-- Writes the entries of cwom_issue_doctrine_refs.
CREATE TRIGGER "tw_cwom_issue_doctrine_refs_delete" AFTER DELETE ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.doctrine_refs', OLD."issue_id" || '/' || OLD."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."doctrine_ref_id"),
        json_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", 'c3b7fd2fbe71', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.doctrine_refs' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."doctrine_ref_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.doctrine_refs' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."doctrine_ref_id"));
END;

-- A rule of cwom_issue_doctrine_refs.
CREATE TRIGGER "tr_cwom_issue_doctrine_refs_insert_keeps" BEFORE INSERT ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_doctrine_refs:issue_id,doctrine_ref_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_doctrine_refs" WHERE "issue_id" = NEW."issue_id" AND "doctrine_ref_id" = NEW."doctrine_ref_id");
END;

-- A rule of cwom_issue_doctrine_refs.
CREATE TRIGGER "tr_cwom_issue_doctrine_refs_frozen" BEFORE UPDATE ON "cwom_issue_doctrine_refs"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."doctrine_ref_id" IS NOT OLD."doctrine_ref_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_doctrine_refs:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_doctrine_refs:doctrine_ref_id: it never changes after creation')
    WHERE NEW."doctrine_ref_id" IS NOT OLD."doctrine_ref_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_doctrine_refs:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Writes rows of cwom_issue_doctrine_refs as somebody.
CREATE VIEW "vw_cwom_issue_doctrine_refs" AS
    SELECT "cwom_issue_doctrine_refs"."issue_id", "cwom_issue_doctrine_refs"."doctrine_ref_id", "cwom_issue_doctrine_refs"."role", "cwom_issue_doctrine_refs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_doctrine_refs";

-- A rule of vw_cwom_issue_doctrine_refs.
CREATE TRIGGER "vw_cwom_issue_doctrine_refs_insert" INSTEAD OF INSERT ON "vw_cwom_issue_doctrine_refs"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.doctrine_refs', NEW."issue_id" || '/' || NEW."doctrine_ref_id", NULL);
    INSERT INTO "cwom_issue_doctrine_refs" ("issue_id", "doctrine_ref_id", "role", "created_at")
    VALUES (NEW."issue_id", NEW."doctrine_ref_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_duplicates.
CREATE TRIGGER "tw_cwom_issue_duplicates_update" AFTER UPDATE ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.duplicates', NEW."issue_id" || '/' || NEW."duplicate_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"),
        json_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '6eb4bfc4ba96', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_duplicates:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.duplicates' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.duplicates' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"));
END;

-- Writes the entries of cwom_issue_duplicates.
CREATE TRIGGER "tw_cwom_issue_duplicates_insert" AFTER INSERT ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.duplicates' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."duplicate_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.duplicates', NEW."issue_id" || '/' || NEW."duplicate_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '6eb4bfc4ba96', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.duplicates' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."duplicate_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_duplicates:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.duplicates' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.duplicates' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"));
END;

-- Writes the entries of cwom_issue_duplicates.
CREATE TRIGGER "tw_cwom_issue_duplicates_delete" AFTER DELETE ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.duplicates', OLD."issue_id" || '/' || OLD."duplicate_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."duplicate_id"),
        json_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", '6eb4bfc4ba96', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_duplicates:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.duplicates' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."duplicate_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.duplicates' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."duplicate_id"));
END;

-- A rule of cwom_issue_duplicates.
CREATE TRIGGER "tr_cwom_issue_duplicates_insert_keeps" BEFORE INSERT ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_duplicates:issue_id,duplicate_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_duplicates" WHERE "issue_id" = NEW."issue_id" AND "duplicate_id" = NEW."duplicate_id");
END;

-- A rule of cwom_issue_duplicates.
CREATE TRIGGER "tr_cwom_issue_duplicates_frozen" BEFORE UPDATE ON "cwom_issue_duplicates"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."duplicate_id" IS NOT OLD."duplicate_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_duplicates:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_duplicates:duplicate_id: it never changes after creation')
    WHERE NEW."duplicate_id" IS NOT OLD."duplicate_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_duplicates:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Writes rows of cwom_issue_duplicates as somebody.
CREATE VIEW "vw_cwom_issue_duplicates" AS
    SELECT "cwom_issue_duplicates"."issue_id", "cwom_issue_duplicates"."duplicate_id", "cwom_issue_duplicates"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_duplicates";

-- A rule of vw_cwom_issue_duplicates.
CREATE TRIGGER "vw_cwom_issue_duplicates_insert" INSTEAD OF INSERT ON "vw_cwom_issue_duplicates"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.duplicates', NEW."issue_id" || '/' || NEW."duplicate_id", NULL);
    INSERT INTO "cwom_issue_duplicates" ("issue_id", "duplicate_id", "created_at")
    VALUES (NEW."issue_id", NEW."duplicate_id", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issues.
CREATE TRIGGER "tw_cwom_issues_update" AFTER UPDATE ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Issue', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', OLD."due_at", 'assignees', json(OLD."assignees"), 'watchers', json(OLD."watchers"), 'acceptance', json(OLD."acceptance"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', NEW."due_at", 'assignees', json(NEW."assignees"), 'watchers', json(NEW."watchers"), 'acceptance', json(NEW."acceptance"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '42f96fefede9', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issues:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_issues.
CREATE TRIGGER "tw_cwom_issues_insert" AFTER INSERT ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issues:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Issue', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', NEW."due_at", 'assignees', json(NEW."assignees"), 'watchers', json(NEW."watchers"), 'acceptance', json(NEW."acceptance"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '42f96fefede9', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issues:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_issues.
CREATE TRIGGER "tw_cwom_issues_delete" AFTER DELETE ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Issue', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', OLD."due_at", 'assignees', json(OLD."assignees"), 'watchers', json(OLD."watchers"), 'acceptance', json(OLD."acceptance"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", '42f96fefede9', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issues:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_watchers_items_update" BEFORE UPDATE OF "watchers" ON "cwom_issues"
WHEN NEW."watchers" IS NOT OLD."watchers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:watchers: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."watchers") AND json_type(NEW."watchers", '$') = 'array' THEN NEW."watchers" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_watchers_items_insert" BEFORE INSERT ON "cwom_issues"
WHEN NEW."watchers" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:watchers: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."watchers") AND json_type(NEW."watchers", '$') = 'array' THEN NEW."watchers" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_tags_items_update" BEFORE UPDATE OF "tags" ON "cwom_issues"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_tags_items_insert" BEFORE INSERT ON "cwom_issues"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_status_moves" BEFORE UPDATE OF "status" ON "cwom_issues"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:planned>ready,running,blocked,canceled: planned becomes ready, running, blocked, canceled or stays')
    WHERE OLD."status" = 'planned' AND coalesce(NEW."status" NOT IN ('ready', 'running', 'blocked', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:ready>planned,running,blocked,canceled: ready becomes planned, running, blocked, canceled or stays')
    WHERE OLD."status" = 'ready' AND coalesce(NEW."status" NOT IN ('planned', 'running', 'blocked', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays')
    WHERE OLD."status" = 'running' AND coalesce(NEW."status" NOT IN ('blocked', 'under_review', 'done', 'failed', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:blocked>ready,running,failed,canceled: blocked becomes ready, running, failed, canceled or stays')
    WHERE OLD."status" = 'blocked' AND coalesce(NEW."status" NOT IN ('ready', 'running', 'failed', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:under_review>done,failed,running: under_review becomes done, failed, running or stays')
    WHERE OLD."status" = 'under_review' AND coalesce(NEW."status" NOT IN ('done', 'failed', 'running'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:done>under_review: done becomes under_review or stays')
    WHERE OLD."status" = 'done' AND coalesce(NEW."status" NOT IN ('under_review'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:failed>ready: failed becomes ready or stays')
    WHERE OLD."status" = 'failed' AND coalesce(NEW."status" NOT IN ('ready'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:canceled>: canceled is final')
    WHERE OLD."status" = 'canceled';
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_update" AFTER UPDATE OF "parent_id" ON "cwom_issues"
WHEN NEW."parent_id" IS NOT NULL AND NEW."parent_id" IS NOT OLD."parent_id"
BEGIN
    SELECT RAISE(ABORT, 'cwom:cycle:cwom_issues:parent_id: it would lead back to where it starts')
    WHERE EXISTS (
        WITH RECURSIVE "reached"("key") AS (
            SELECT NEW."parent_id"
            UNION
            SELECT "cwom_issues"."parent_id" FROM "cwom_issues" JOIN "reached" ON "cwom_issues"."id" = "reached"."key"
        )
        SELECT 1 FROM "reached" WHERE "key" = NEW."id"
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_insert" AFTER INSERT ON "cwom_issues"
WHEN NEW."parent_id" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:cycle:cwom_issues:parent_id: it would lead back to where it starts')
    WHERE EXISTS (
        WITH RECURSIVE "reached"("key") AS (
            SELECT NEW."parent_id"
            UNION
            SELECT "cwom_issues"."parent_id" FROM "cwom_issues" JOIN "reached" ON "cwom_issues"."id" = "reached"."key"
        )
        SELECT 1 FROM "reached" WHERE "key" = NEW."id"
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_next_version" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_issues:row_version: a change states the version after the one that it read');
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_insert_keeps" BEFORE INSERT ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issues:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issues" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issues:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issues" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_frozen" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."repo_id" IS NOT OLD."repo_id"
    OR NEW."repo_role" IS NOT OLD."repo_role"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:repo_id: it never changes after creation')
    WHERE NEW."repo_id" IS NOT OLD."repo_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:repo_role: it never changes after creation')
    WHERE NEW."repo_role" IS NOT OLD."repo_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_first_version" BEFORE INSERT ON "cwom_issues"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_issues:row_version: a new row has version 1');
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_clock" BEFORE UPDATE OF "updated_at" ON "cwom_issues"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_issues:updated_at: a change is not older than the one before');
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_assignees_items_update" BEFORE UPDATE OF "assignees" ON "cwom_issues"
WHEN NEW."assignees" IS NOT OLD."assignees"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:assignees: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."assignees") AND json_type(NEW."assignees", '$') = 'array' THEN NEW."assignees" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_assignees_items_insert" BEFORE INSERT ON "cwom_issues"
WHEN NEW."assignees" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:assignees: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."assignees") AND json_type(NEW."assignees", '$') = 'array' THEN NEW."assignees" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_update" BEFORE UPDATE OF "acceptance" ON "cwom_issues"
WHEN NEW."acceptance" IS NOT OLD."acceptance"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."acceptance") AND json_type(NEW."acceptance", '$.criteria') = 'array' THEN NEW."acceptance" END, '$.criteria') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."acceptance") AND json_type(NEW."acceptance", '$.tests_expected') = 'array' THEN NEW."acceptance" END, '$.tests_expected') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_insert" BEFORE INSERT ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."acceptance") AND json_type(NEW."acceptance", '$.criteria') = 'array' THEN NEW."acceptance" END, '$.criteria') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."acceptance") AND json_type(NEW."acceptance", '$.tests_expected') = 'array' THEN NEW."acceptance" END, '$.tests_expected') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- Writes rows of cwom_issues as somebody.
CREATE VIEW "vw_cwom_issues" AS
    SELECT "cwom_issues"."id", "cwom_issues"."repo_id", "cwom_issues"."repo_role", "cwom_issues"."parent_id", "cwom_issues"."title", "cwom_issues"."description", "cwom_issues"."type", "cwom_issues"."priority", "cwom_issues"."status", "cwom_issues"."due_at", "cwom_issues"."assignees", "cwom_issues"."watchers", "cwom_issues"."acceptance", "cwom_issues"."trace_id", "cwom_issues"."tags", "cwom_issues"."meta", "cwom_issues"."row_version", "cwom_issues"."created_at", "cwom_issues"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issues";

-- A rule of vw_cwom_issues.
CREATE TRIGGER "vw_cwom_issues_update" INSTEAD OF UPDATE ON "vw_cwom_issues"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."repo_id" IS OLD."repo_id"
    AND NEW."repo_role" IS OLD."repo_role"
    AND NEW."parent_id" IS OLD."parent_id"
    AND NEW."title" IS OLD."title"
    AND NEW."description" IS OLD."description"
    AND NEW."type" IS OLD."type"
    AND NEW."priority" IS OLD."priority"
    AND NEW."due_at" IS OLD."due_at"
    AND NEW."assignees" IS OLD."assignees"
    AND NEW."watchers" IS OLD."watchers"
    AND NEW."acceptance" IS OLD."acceptance"
    AND NEW."trace_id" IS OLD."trace_id"
    AND NEW."tags" IS OLD."tags"
    AND NEW."meta" IS OLD."meta"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:repo_id: it never changes after creation')
    WHERE NEW."repo_id" IS NOT OLD."repo_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:repo_role: it never changes after creation')
    WHERE NEW."repo_role" IS NOT OLD."repo_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "cwom_issues" SET "parent_id" = NEW."parent_id", "title" = NEW."title", "description" = NEW."description", "type" = NEW."type", "priority" = NEW."priority", "status" = NEW."status", "due_at" = NEW."due_at", "assignees" = NEW."assignees", "watchers" = NEW."watchers", "acceptance" = NEW."acceptance", "trace_id" = NEW."trace_id", "tags" = NEW."tags", "meta" = NEW."meta", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_cwom_issues.
CREATE TRIGGER "vw_cwom_issues_move" INSTEAD OF UPDATE ON "vw_cwom_issues"
WHEN NEW."id" IS OLD."id"
    AND NEW."repo_id" IS OLD."repo_id"
    AND NEW."repo_role" IS OLD."repo_role"
    AND NEW."parent_id" IS OLD."parent_id"
    AND NEW."title" IS OLD."title"
    AND NEW."description" IS OLD."description"
    AND NEW."type" IS OLD."type"
    AND NEW."priority" IS OLD."priority"
    AND NEW."due_at" IS OLD."due_at"
    AND NEW."assignees" IS OLD."assignees"
    AND NEW."watchers" IS OLD."watchers"
    AND NEW."acceptance" IS OLD."acceptance"
    AND NEW."trace_id" IS OLD."trace_id"
    AND NEW."tags" IS OLD."tags"
    AND NEW."meta" IS OLD."meta"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue', NEW."id", NEW."row_version");
    UPDATE "cwom_issues" SET "status" = NEW."status", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_cwom_issues.
CREATE TRIGGER "vw_cwom_issues_insert" INSTEAD OF INSERT ON "vw_cwom_issues"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue', NEW."id", NEW."row_version");
    INSERT INTO "cwom_issues" ("id", "repo_id", "repo_role", "parent_id", "title", "description", "type", "priority", "status", "due_at", "assignees", "watchers", "acceptance", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."repo_id", NEW."repo_role", NEW."parent_id", NEW."title", NEW."description", NEW."type", NEW."priority", NEW."status", NEW."due_at", NEW."assignees", NEW."watchers", NEW."acceptance", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_repos.
CREATE TRIGGER "tw_cwom_repos_update" AFTER UPDATE ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_repos:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Repo' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Repo', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'name', OLD."name", 'slug', OLD."slug", 'source', json(OLD."source"), 'default_branch', OLD."default_branch", 'visibility', OLD."visibility", 'owners', json(OLD."owners"), 'policy', json(OLD."policy"), 'links', json(OLD."links"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'name', NEW."name", 'slug', NEW."slug", 'source', json(NEW."source"), 'default_branch', NEW."default_branch", 'visibility', NEW."visibility", 'owners', json(NEW."owners"), 'policy', json(NEW."policy"), 'links', json(NEW."links"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '77a798cbb7dd', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Repo' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_repos:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Repo' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_repos.
CREATE TRIGGER "tw_cwom_repos_insert" AFTER INSERT ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_repos:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Repo' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_repos:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Repo' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Repo', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'slug', NEW."slug", 'source', json(NEW."source"), 'default_branch', NEW."default_branch", 'visibility', NEW."visibility", 'owners', json(NEW."owners"), 'policy', json(NEW."policy"), 'links', json(NEW."links"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '77a798cbb7dd', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Repo' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_repos:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Repo' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_repos.
CREATE TRIGGER "tw_cwom_repos_delete" AFTER DELETE ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_repos:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Repo', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'slug', OLD."slug", 'source', json(OLD."source"), 'default_branch', OLD."default_branch", 'visibility', OLD."visibility", 'owners', json(OLD."owners"), 'policy', json(OLD."policy"), 'links', json(OLD."links"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", '77a798cbb7dd', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_repos:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Repo' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_tags_items_update" BEFORE UPDATE OF "tags" ON "cwom_repos"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_tags_items_insert" BEFORE INSERT ON "cwom_repos"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_policy_items_update" BEFORE UPDATE OF "policy" ON "cwom_repos"
WHEN NEW."policy" IS NOT OLD."policy"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:policy: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."policy") AND json_type(NEW."policy", '$.allowed_tools') = 'array' THEN NEW."policy" END, '$.allowed_tools') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_policy_items_insert" BEFORE INSERT ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:policy: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."policy") AND json_type(NEW."policy", '$.allowed_tools') = 'array' THEN NEW."policy" END, '$.allowed_tools') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_owners_items_update" BEFORE UPDATE OF "owners" ON "cwom_repos"
WHEN NEW."owners" IS NOT OLD."owners"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:owners: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."owners") AND json_type(NEW."owners", '$') = 'array' THEN NEW."owners" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_owners_items_insert" BEFORE INSERT ON "cwom_repos"
WHEN NEW."owners" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:owners: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."owners") AND json_type(NEW."owners", '$') = 'array' THEN NEW."owners" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_next_version" BEFORE UPDATE ON "cwom_repos"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_repos:row_version: a change states the version after the one that it read');
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_links_items_update" BEFORE UPDATE OF "links" ON "cwom_repos"
WHEN NEW."links" IS NOT OLD."links"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:links: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."links") AND json_type(NEW."links", '$') = 'array' THEN NEW."links" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_links_items_insert" BEFORE INSERT ON "cwom_repos"
WHEN NEW."links" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:links: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."links") AND json_type(NEW."links", '$') = 'array' THEN NEW."links" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_insert_keeps" BEFORE INSERT ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_repos:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_repos" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_repos:slug: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_repos" WHERE "slug" = NEW."slug");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_repos:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_repos" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_frozen" BEFORE UPDATE ON "cwom_repos"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."slug" IS NOT OLD."slug"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_repos:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_repos:slug: it never changes after creation')
    WHERE NEW."slug" IS NOT OLD."slug";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_repos:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_repos:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_first_version" BEFORE INSERT ON "cwom_repos"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_repos:row_version: a new row has version 1');
END;

-- A rule of cwom_repos.
CREATE TRIGGER "tr_cwom_repos_clock" BEFORE UPDATE OF "updated_at" ON "cwom_repos"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_repos:updated_at: a change is not older than the one before');
END;

-- Writes rows of cwom_repos as somebody.
CREATE VIEW "vw_cwom_repos" AS
    SELECT "cwom_repos"."id", "cwom_repos"."name", "cwom_repos"."slug", "cwom_repos"."source", "cwom_repos"."default_branch", "cwom_repos"."visibility", "cwom_repos"."owners", "cwom_repos"."policy", "cwom_repos"."links", "cwom_repos"."trace_id", "cwom_repos"."tags", "cwom_repos"."meta", "cwom_repos"."row_version", "cwom_repos"."created_at", "cwom_repos"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_repos";

-- A rule of vw_cwom_repos.
CREATE TRIGGER "vw_cwom_repos_update" INSTEAD OF UPDATE ON "vw_cwom_repos"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Repo', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_repos:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_repos:slug: it never changes after creation')
    WHERE NEW."slug" IS NOT OLD."slug";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_repos:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "cwom_repos" SET "name" = NEW."name", "source" = NEW."source", "default_branch" = NEW."default_branch", "visibility" = NEW."visibility", "owners" = NEW."owners", "policy" = NEW."policy", "links" = NEW."links", "trace_id" = NEW."trace_id", "tags" = NEW."tags", "meta" = NEW."meta", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_cwom_repos.
CREATE TRIGGER "vw_cwom_repos_insert" INSTEAD OF INSERT ON "vw_cwom_repos"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Repo', NEW."id", NEW."row_version");
    INSERT INTO "cwom_repos" ("id", "name", "slug", "source", "default_branch", "visibility", "owners", "policy", "links", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."name", NEW."slug", NEW."source", NEW."default_branch", NEW."visibility", NEW."owners", NEW."policy", NEW."links", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_review_decisions.
CREATE TRIGGER "tw_cwom_review_decisions_insert" AFTER INSERT ON "cwom_review_decisions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_review_decisions:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ReviewDecision' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'ReviewDecision', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'for_evidence_pack_id', NEW."for_evidence_pack_id", 'for_evidence_pack_role', NEW."for_evidence_pack_role", 'for_run_id', NEW."for_run_id", 'for_run_role', NEW."for_run_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'reviewer_kind', NEW."reviewer_kind", 'reviewer_id', NEW."reviewer_id", 'reviewer_display', NEW."reviewer_display", 'decision', NEW."decision", 'decision_reason', NEW."decision_reason", 'reviewed_at', NEW."reviewed_at", 'criteria_overrides', json(NEW."criteria_overrides"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'fffdfedd4bdf', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ReviewDecision' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_review_decisions:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'ReviewDecision' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_update" BEFORE UPDATE OF "tags" ON "cwom_review_decisions"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_review_decisions:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_insert" BEFORE INSERT ON "cwom_review_decisions"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_review_decisions:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_no_update" BEFORE UPDATE ON "cwom_review_decisions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted');
END;

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_no_delete" BEFORE DELETE ON "cwom_review_decisions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted');
END;

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_insert_keeps" BEFORE INSERT ON "cwom_review_decisions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_review_decisions:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_review_decisions" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_review_decisions:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_review_decisions" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_first_version" BEFORE INSERT ON "cwom_review_decisions"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_review_decisions:row_version: a new row has version 1');
END;

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_update" BEFORE UPDATE OF "criteria_overrides" ON "cwom_review_decisions"
WHEN NEW."criteria_overrides" IS NOT OLD."criteria_overrides"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_review_decisions:criteria_overrides: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."criteria_overrides") AND json_type(NEW."criteria_overrides", '$') = 'array' THEN NEW."criteria_overrides" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.criterion_index', '$.original_status', '$.override_status', '$.reason') = '{}'
        AND coalesce(json_type("item1"."value", '$.criterion_index') = 'integer', 0)
        AND json_extract("item1"."value", '$.criterion_index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.original_status') = 'text', 0)
        AND json_extract("item1"."value", '$.original_status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND coalesce(json_type("item1"."value", '$.override_status') = 'text', 0)
        AND json_extract("item1"."value", '$.override_status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND coalesce(json_type("item1"."value", '$.reason') = 'text', 0)
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_review_decisions.
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_insert" BEFORE INSERT ON "cwom_review_decisions"
WHEN NEW."criteria_overrides" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_review_decisions:criteria_overrides: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."criteria_overrides") AND json_type(NEW."criteria_overrides", '$') = 'array' THEN NEW."criteria_overrides" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.criterion_index', '$.original_status', '$.override_status', '$.reason') = '{}'
        AND coalesce(json_type("item1"."value", '$.criterion_index') = 'integer', 0)
        AND json_extract("item1"."value", '$.criterion_index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.original_status') = 'text', 0)
        AND json_extract("item1"."value", '$.original_status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND coalesce(json_type("item1"."value", '$.override_status') = 'text', 0)
        AND json_extract("item1"."value", '$.override_status') IN ('satisfied', 'not_satisfied', 'unverified', 'skipped')
        AND coalesce(json_type("item1"."value", '$.reason') = 'text', 0)
    ELSE 0 END) IS FALSE
    );
END;

-- Writes rows of cwom_review_decisions as somebody.
CREATE VIEW "vw_cwom_review_decisions" AS
    SELECT "cwom_review_decisions"."id", "cwom_review_decisions"."for_evidence_pack_id", "cwom_review_decisions"."for_evidence_pack_role", "cwom_review_decisions"."for_run_id", "cwom_review_decisions"."for_run_role", "cwom_review_decisions"."for_issue_id", "cwom_review_decisions"."for_issue_role", "cwom_review_decisions"."reviewer_kind", "cwom_review_decisions"."reviewer_id", "cwom_review_decisions"."reviewer_display", "cwom_review_decisions"."decision", "cwom_review_decisions"."decision_reason", "cwom_review_decisions"."reviewed_at", "cwom_review_decisions"."criteria_overrides", "cwom_review_decisions"."trace_id", "cwom_review_decisions"."tags", "cwom_review_decisions"."meta", "cwom_review_decisions"."row_version", "cwom_review_decisions"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_review_decisions";

-- A rule of vw_cwom_review_decisions.
CREATE TRIGGER "vw_cwom_review_decisions_insert" INSTEAD OF INSERT ON "vw_cwom_review_decisions"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'ReviewDecision', NEW."id", NEW."row_version");
    INSERT INTO "cwom_review_decisions" ("id", "for_evidence_pack_id", "for_evidence_pack_role", "for_run_id", "for_run_role", "for_issue_id", "for_issue_role", "reviewer_kind", "reviewer_id", "reviewer_display", "decision", "decision_reason", "reviewed_at", "criteria_overrides", "trace_id", "tags", "meta", "row_version", "created_at")
    VALUES (NEW."id", NEW."for_evidence_pack_id", NEW."for_evidence_pack_role", NEW."for_run_id", NEW."for_run_role", NEW."for_issue_id", NEW."for_issue_role", NEW."reviewer_kind", NEW."reviewer_id", NEW."reviewer_display", NEW."decision", NEW."decision_reason", NEW."reviewed_at", NEW."criteria_overrides", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_run_context_packets.
CREATE TRIGGER "tw_cwom_run_context_packets_insert" AFTER INSERT ON "cwom_run_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_run_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run.context_packets' AND "c"."for_id" = NEW."run_id" || '/' || NEW."context_packet_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Run.context_packets', NEW."run_id" || '/' || NEW."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Run.context_packets' AND "audit_log"."entity_id" = NEW."run_id" || '/' || NEW."context_packet_id"),
        NULL,
        json_object('run_id', NEW."run_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'f3f59195294f', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run.context_packets' AND "c"."for_id" = NEW."run_id" || '/' || NEW."context_packet_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_run_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run.context_packets' AND "e"."entity_id" = NEW."run_id" || '/' || NEW."context_packet_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('run_id', NEW."run_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Run.context_packets' AND "l"."entity_id" = NEW."run_id" || '/' || NEW."context_packet_id"));
END;

-- A rule of cwom_run_context_packets.
CREATE TRIGGER "tr_cwom_run_context_packets_no_update" BEFORE UPDATE ON "cwom_run_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_run_context_packets:-: rows are only ever added');
END;

-- A rule of cwom_run_context_packets.
CREATE TRIGGER "tr_cwom_run_context_packets_no_delete" BEFORE DELETE ON "cwom_run_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_run_context_packets:-: rows are only ever added');
END;

-- A rule of cwom_run_context_packets.
CREATE TRIGGER "tr_cwom_run_context_packets_insert_keeps" BEFORE INSERT ON "cwom_run_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_run_context_packets:run_id,context_packet_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_run_context_packets" WHERE "run_id" = NEW."run_id" AND "context_packet_id" = NEW."context_packet_id");
END;

-- Writes rows of cwom_run_context_packets as somebody.
CREATE VIEW "vw_cwom_run_context_packets" AS
    SELECT "cwom_run_context_packets"."run_id", "cwom_run_context_packets"."context_packet_id", "cwom_run_context_packets"."role", "cwom_run_context_packets"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_run_context_packets";

-- A rule of vw_cwom_run_context_packets.
CREATE TRIGGER "vw_cwom_run_context_packets_insert" INSTEAD OF INSERT ON "vw_cwom_run_context_packets"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Run.context_packets', NEW."run_id" || '/' || NEW."context_packet_id", NULL);
    INSERT INTO "cwom_run_context_packets" ("run_id", "context_packet_id", "role", "created_at")
    VALUES (NEW."run_id", NEW."context_packet_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_run_doctrine_refs.
CREATE TRIGGER "tw_cwom_run_doctrine_refs_insert" AFTER INSERT ON "cwom_run_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_run_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run.doctrine_refs' AND "c"."for_id" = NEW."run_id" || '/' || NEW."doctrine_ref_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Run.doctrine_refs', NEW."run_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Run.doctrine_refs' AND "audit_log"."entity_id" = NEW."run_id" || '/' || NEW."doctrine_ref_id"),
        NULL,
        json_object('run_id', NEW."run_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'f9f2bbe6034d', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run.doctrine_refs' AND "c"."for_id" = NEW."run_id" || '/' || NEW."doctrine_ref_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_run_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run.doctrine_refs' AND "e"."entity_id" = NEW."run_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('run_id', NEW."run_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Run.doctrine_refs' AND "l"."entity_id" = NEW."run_id" || '/' || NEW."doctrine_ref_id"));
END;

-- A rule of cwom_run_doctrine_refs.
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_run_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added');
END;

-- A rule of cwom_run_doctrine_refs.
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_run_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added');
END;

-- A rule of cwom_run_doctrine_refs.
CREATE TRIGGER "tr_cwom_run_doctrine_refs_insert_keeps" BEFORE INSERT ON "cwom_run_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_run_doctrine_refs:run_id,doctrine_ref_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_run_doctrine_refs" WHERE "run_id" = NEW."run_id" AND "doctrine_ref_id" = NEW."doctrine_ref_id");
END;

-- Writes rows of cwom_run_doctrine_refs as somebody.
CREATE VIEW "vw_cwom_run_doctrine_refs" AS
    SELECT "cwom_run_doctrine_refs"."run_id", "cwom_run_doctrine_refs"."doctrine_ref_id", "cwom_run_doctrine_refs"."role", "cwom_run_doctrine_refs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_run_doctrine_refs";

-- A rule of vw_cwom_run_doctrine_refs.
CREATE TRIGGER "vw_cwom_run_doctrine_refs_insert" INSTEAD OF INSERT ON "vw_cwom_run_doctrine_refs"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Run.doctrine_refs', NEW."run_id" || '/' || NEW."doctrine_ref_id", NULL);
    INSERT INTO "cwom_run_doctrine_refs" ("run_id", "doctrine_ref_id", "role", "created_at")
    VALUES (NEW."run_id", NEW."doctrine_ref_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_runs.
CREATE TRIGGER "tw_cwom_runs_update" AFTER UPDATE ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_runs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Run', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'status', OLD."status", 'mode', OLD."mode", 'executor', json(OLD."executor"), 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'constraint_snapshot_role', OLD."constraint_snapshot_role", 'plan', json(OLD."plan"), 'telemetry', json(OLD."telemetry"), 'cost', json(OLD."cost"), 'outputs', json(OLD."outputs"), 'failure', json(OLD."failure"), 'artifact_root_uri', OLD."artifact_root_uri", 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'status', NEW."status", 'mode', NEW."mode", 'executor', json(NEW."executor"), 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'plan', json(NEW."plan"), 'telemetry', json(NEW."telemetry"), 'cost', json(NEW."cost"), 'outputs', json(NEW."outputs"), 'failure', json(NEW."failure"), 'artifact_root_uri', NEW."artifact_root_uri", 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '405100792ff5', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_runs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_runs.
CREATE TRIGGER "tw_cwom_runs_insert" AFTER INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_runs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_runs:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Run' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Run', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'status', NEW."status", 'mode', NEW."mode", 'executor', json(NEW."executor"), 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'plan', json(NEW."plan"), 'telemetry', json(NEW."telemetry"), 'cost', json(NEW."cost"), 'outputs', json(NEW."outputs"), 'failure', json(NEW."failure"), 'artifact_root_uri', NEW."artifact_root_uri", 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '405100792ff5', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_runs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_runs.
CREATE TRIGGER "tw_cwom_runs_delete" AFTER DELETE ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_runs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Run', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'status', OLD."status", 'mode', OLD."mode", 'executor', json(OLD."executor"), 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'constraint_snapshot_role', OLD."constraint_snapshot_role", 'plan', json(OLD."plan"), 'telemetry', json(OLD."telemetry"), 'cost', json(OLD."cost"), 'outputs', json(OLD."outputs"), 'failure', json(OLD."failure"), 'artifact_root_uri', OLD."artifact_root_uri", 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", '405100792ff5', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_runs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_tags_items_update" BEFORE UPDATE OF "tags" ON "cwom_runs"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_tags_items_insert" BEFORE INSERT ON "cwom_runs"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_status_moves" BEFORE UPDATE OF "status" ON "cwom_runs"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:planned>ready,running,canceled: planned becomes ready, running, canceled or stays')
    WHERE OLD."status" = 'planned' AND coalesce(NEW."status" NOT IN ('ready', 'running', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:ready>running,canceled: ready becomes running, canceled or stays')
    WHERE OLD."status" = 'ready' AND coalesce(NEW."status" NOT IN ('running', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays')
    WHERE OLD."status" = 'running' AND coalesce(NEW."status" NOT IN ('blocked', 'under_review', 'done', 'failed', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:blocked>running,failed,canceled: blocked becomes running, failed, canceled or stays')
    WHERE OLD."status" = 'blocked' AND coalesce(NEW."status" NOT IN ('running', 'failed', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:under_review>done,failed: under_review becomes done, failed or stays')
    WHERE OLD."status" = 'under_review' AND coalesce(NEW."status" NOT IN ('done', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:done>under_review: done becomes under_review or stays')
    WHERE OLD."status" = 'done' AND coalesce(NEW."status" NOT IN ('under_review'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:failed>: failed is final')
    WHERE OLD."status" = 'failed';
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:canceled>: canceled is final')
    WHERE OLD."status" = 'canceled';
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_status_initial" BEFORE INSERT ON "cwom_runs"
WHEN coalesce(NEW."status" NOT IN ('planned', 'ready'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:cwom_runs:status:planned,ready: a new row is planned or ready');
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_plan_items_update" BEFORE UPDATE OF "plan" ON "cwom_runs"
WHEN NEW."plan" IS NOT OLD."plan"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."plan") AND json_type(NEW."plan", '$.steps') = 'array' THEN NEW."plan" END, '$.steps') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."plan") AND json_type(NEW."plan", '$.risk_notes') = 'array' THEN NEW."plan" END, '$.risk_notes') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_plan_items_insert" BEFORE INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."plan") AND json_type(NEW."plan", '$.steps') = 'array' THEN NEW."plan" END, '$.steps') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."plan") AND json_type(NEW."plan", '$.risk_notes') = 'array' THEN NEW."plan" END, '$.risk_notes') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_outputs_items_update" BEFORE UPDATE OF "outputs" ON "cwom_runs"
WHEN NEW."outputs" IS NOT OLD."outputs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:outputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."outputs") AND json_type(NEW."outputs", '$.decision_log') = 'array' THEN NEW."outputs" END, '$.decision_log') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_outputs_items_insert" BEFORE INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:outputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."outputs") AND json_type(NEW."outputs", '$.decision_log') = 'array' THEN NEW."outputs" END, '$.decision_log') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_next_version" BEFORE UPDATE ON "cwom_runs"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_runs:row_version: a change states the version after the one that it read');
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_insert_keeps" BEFORE INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_runs:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_runs" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_runs:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_runs" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_frozen" BEFORE UPDATE ON "cwom_runs"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."for_issue_id" IS NOT OLD."for_issue_id"
    OR NEW."for_issue_role" IS NOT OLD."for_issue_role"
    OR NEW."repo_id" IS NOT OLD."repo_id"
    OR NEW."repo_role" IS NOT OLD."repo_role"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:for_issue_id: it never changes after creation')
    WHERE NEW."for_issue_id" IS NOT OLD."for_issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:for_issue_role: it never changes after creation')
    WHERE NEW."for_issue_role" IS NOT OLD."for_issue_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:repo_id: it never changes after creation')
    WHERE NEW."repo_id" IS NOT OLD."repo_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:repo_role: it never changes after creation')
    WHERE NEW."repo_role" IS NOT OLD."repo_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_first_version" BEFORE INSERT ON "cwom_runs"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_runs:row_version: a new row has version 1');
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_executor_items_update" BEFORE UPDATE OF "executor" ON "cwom_runs"
WHEN NEW."executor" IS NOT OLD."executor"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:executor: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."executor") AND json_type(NEW."executor", '$.toolchain') = 'array' THEN NEW."executor" END, '$.toolchain') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_executor_items_insert" BEFORE INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:executor: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."executor") AND json_type(NEW."executor", '$.toolchain') = 'array' THEN NEW."executor" END, '$.toolchain') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_context_packets_required" BEFORE UPDATE OF "status" ON "cwom_runs"
WHEN NEW."status" IN ('running') AND NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:required_link:cwom_runs:run_id:running>context_packets: a row of cwom_runs that is running has a row in cwom_run_context_packets')
    WHERE NOT EXISTS (SELECT 1 FROM "cwom_run_context_packets" WHERE "run_id" = NEW."id");
END;

-- A rule of cwom_runs.
CREATE TRIGGER "tr_cwom_runs_clock" BEFORE UPDATE OF "updated_at" ON "cwom_runs"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_runs:updated_at: a change is not older than the one before');
END;

-- Writes rows of cwom_runs as somebody.
CREATE VIEW "vw_cwom_runs" AS
    SELECT "cwom_runs"."id", "cwom_runs"."for_issue_id", "cwom_runs"."for_issue_role", "cwom_runs"."repo_id", "cwom_runs"."repo_role", "cwom_runs"."status", "cwom_runs"."mode", "cwom_runs"."executor", "cwom_runs"."constraint_snapshot_id", "cwom_runs"."constraint_snapshot_role", "cwom_runs"."plan", "cwom_runs"."telemetry", "cwom_runs"."cost", "cwom_runs"."outputs", "cwom_runs"."failure", "cwom_runs"."artifact_root_uri", "cwom_runs"."trace_id", "cwom_runs"."tags", "cwom_runs"."meta", "cwom_runs"."row_version", "cwom_runs"."created_at", "cwom_runs"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_runs";

-- A rule of vw_cwom_runs.
CREATE TRIGGER "vw_cwom_runs_update" INSTEAD OF UPDATE ON "vw_cwom_runs"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."for_issue_id" IS OLD."for_issue_id"
    AND NEW."for_issue_role" IS OLD."for_issue_role"
    AND NEW."repo_id" IS OLD."repo_id"
    AND NEW."repo_role" IS OLD."repo_role"
    AND NEW."mode" IS OLD."mode"
    AND NEW."executor" IS OLD."executor"
    AND NEW."constraint_snapshot_id" IS OLD."constraint_snapshot_id"
    AND NEW."constraint_snapshot_role" IS OLD."constraint_snapshot_role"
    AND NEW."plan" IS OLD."plan"
    AND NEW."telemetry" IS OLD."telemetry"
    AND NEW."cost" IS OLD."cost"
    AND NEW."outputs" IS OLD."outputs"
    AND NEW."artifact_root_uri" IS OLD."artifact_root_uri"
    AND NEW."trace_id" IS OLD."trace_id"
    AND NEW."tags" IS OLD."tags"
    AND NEW."meta" IS OLD."meta"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Run', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:for_issue_id: it never changes after creation')
    WHERE NEW."for_issue_id" IS NOT OLD."for_issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:for_issue_role: it never changes after creation')
    WHERE NEW."for_issue_role" IS NOT OLD."for_issue_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:repo_id: it never changes after creation')
    WHERE NEW."repo_id" IS NOT OLD."repo_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:repo_role: it never changes after creation')
    WHERE NEW."repo_role" IS NOT OLD."repo_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_runs:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "cwom_runs" SET "status" = NEW."status", "mode" = NEW."mode", "executor" = NEW."executor", "constraint_snapshot_id" = NEW."constraint_snapshot_id", "constraint_snapshot_role" = NEW."constraint_snapshot_role", "plan" = NEW."plan", "telemetry" = NEW."telemetry", "cost" = NEW."cost", "outputs" = NEW."outputs", "failure" = NEW."failure", "artifact_root_uri" = NEW."artifact_root_uri", "trace_id" = NEW."trace_id", "tags" = NEW."tags", "meta" = NEW."meta", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_cwom_runs.
CREATE TRIGGER "vw_cwom_runs_move" INSTEAD OF UPDATE ON "vw_cwom_runs"
WHEN NEW."id" IS OLD."id"
    AND NEW."for_issue_id" IS OLD."for_issue_id"
    AND NEW."for_issue_role" IS OLD."for_issue_role"
    AND NEW."repo_id" IS OLD."repo_id"
    AND NEW."repo_role" IS OLD."repo_role"
    AND NEW."mode" IS OLD."mode"
    AND NEW."executor" IS OLD."executor"
    AND NEW."constraint_snapshot_id" IS OLD."constraint_snapshot_id"
    AND NEW."constraint_snapshot_role" IS OLD."constraint_snapshot_role"
    AND NEW."plan" IS OLD."plan"
    AND NEW."telemetry" IS OLD."telemetry"
    AND NEW."cost" IS OLD."cost"
    AND NEW."outputs" IS OLD."outputs"
    AND NEW."artifact_root_uri" IS OLD."artifact_root_uri"
    AND NEW."trace_id" IS OLD."trace_id"
    AND NEW."tags" IS OLD."tags"
    AND NEW."meta" IS OLD."meta"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Run', NEW."id", NEW."row_version");
    UPDATE "cwom_runs" SET "status" = NEW."status", "failure" = NEW."failure", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_cwom_runs.
CREATE TRIGGER "vw_cwom_runs_insert" INSTEAD OF INSERT ON "vw_cwom_runs"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Run', NEW."id", NEW."row_version");
    INSERT INTO "cwom_runs" ("id", "for_issue_id", "for_issue_role", "repo_id", "repo_role", "status", "mode", "executor", "constraint_snapshot_id", "constraint_snapshot_role", "plan", "telemetry", "cost", "outputs", "failure", "artifact_root_uri", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."for_issue_id", NEW."for_issue_role", NEW."repo_id", NEW."repo_role", NEW."status", NEW."mode", NEW."executor", NEW."constraint_snapshot_id", NEW."constraint_snapshot_role", NEW."plan", NEW."telemetry", NEW."cost", NEW."outputs", NEW."failure", NEW."artifact_root_uri", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of events.
CREATE TRIGGER "tw_events_update" AFTER UPDATE ON "events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:events:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Event' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Event', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'type', OLD."type", 'source', OLD."source", 'data', json(OLD."data"), 'priority', OLD."priority", 'tags', json(OLD."tags"), 'status', OLD."status", 'processed_at', OLD."processed_at", 'processed_by', OLD."processed_by", 'result', json(OLD."result"), 'error', OLD."error", 'row_version', OLD."row_version", 'created_at', OLD."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."type" IS OLD."type" THEN '$."type"' ELSE '$."$none"' END, CASE WHEN NEW."source" IS OLD."source" THEN '$."source"' ELSE '$."$none"' END, CASE WHEN NEW."data" IS OLD."data" THEN '$."data"' ELSE '$."$none"' END, CASE WHEN NEW."priority" IS OLD."priority" THEN '$."priority"' ELSE '$."$none"' END, CASE WHEN NEW."tags" IS OLD."tags" THEN '$."tags"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."processed_at" IS OLD."processed_at" THEN '$."processed_at"' ELSE '$."$none"' END, CASE WHEN NEW."processed_by" IS OLD."processed_by" THEN '$."processed_by"' ELSE '$."$none"' END, CASE WHEN NEW."result" IS OLD."result" THEN '$."result"' ELSE '$."$none"' END, CASE WHEN NEW."error" IS OLD."error" THEN '$."error"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'type', NEW."type", 'source', NEW."source", 'data', json(NEW."data"), 'priority', NEW."priority", 'tags', json(NEW."tags"), 'status', NEW."status", 'processed_at', NEW."processed_at", 'processed_by', NEW."processed_by", 'result', json(NEW."result"), 'error', NEW."error", 'row_version', NEW."row_version", 'created_at', NEW."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."type" IS OLD."type" THEN '$."type"' ELSE '$."$none"' END, CASE WHEN NEW."source" IS OLD."source" THEN '$."source"' ELSE '$."$none"' END, CASE WHEN NEW."data" IS OLD."data" THEN '$."data"' ELSE '$."$none"' END, CASE WHEN NEW."priority" IS OLD."priority" THEN '$."priority"' ELSE '$."$none"' END, CASE WHEN NEW."tags" IS OLD."tags" THEN '$."tags"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."processed_at" IS OLD."processed_at" THEN '$."processed_at"' ELSE '$."$none"' END, CASE WHEN NEW."processed_by" IS OLD."processed_by" THEN '$."processed_by"' ELSE '$."$none"' END, CASE WHEN NEW."result" IS OLD."result" THEN '$."result"' ELSE '$."$none"' END, CASE WHEN NEW."error" IS OLD."error" THEN '$."error"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        "c"."note", "c"."trace_id", '35fb89d7bea4', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Event' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:events:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Event' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of events.
CREATE TRIGGER "tw_events_insert" AFTER INSERT ON "events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:events:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Event' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:events:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Event' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Event', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'type', NEW."type", 'source', NEW."source", 'data', json(NEW."data"), 'priority', NEW."priority", 'tags', json(NEW."tags"), 'status', NEW."status", 'processed_at', NEW."processed_at", 'processed_by', NEW."processed_by", 'result', json(NEW."result"), 'error', NEW."error", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '35fb89d7bea4', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Event' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:events:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Event' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of events.
CREATE TRIGGER "tw_events_delete" AFTER DELETE ON "events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:events:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Event', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'type', OLD."type", 'source', OLD."source", 'data', json(OLD."data"), 'priority', OLD."priority", 'tags', json(OLD."tags"), 'status', OLD."status", 'processed_at', OLD."processed_at", 'processed_by', OLD."processed_by", 'result', json(OLD."result"), 'error', OLD."error", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", '35fb89d7bea4', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:events:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Event' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of events.
CREATE TRIGGER "tr_events_tags_items_update" BEFORE UPDATE OF "tags" ON "events"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:events:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'object' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of events.
CREATE TRIGGER "tr_events_tags_items_insert" BEFORE INSERT ON "events"
WHEN NEW."tags" <> '{}'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:events:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'object' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of events.
CREATE TRIGGER "tr_events_status_moves" BEFORE UPDATE OF "status" ON "events"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:events:status:pending>processing,failed: pending becomes processing, failed or stays')
    WHERE OLD."status" = 'pending' AND coalesce(NEW."status" NOT IN ('processing', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:events:status:processing>pending,completed,failed: processing becomes pending, completed, failed or stays')
    WHERE OLD."status" = 'processing' AND coalesce(NEW."status" NOT IN ('pending', 'completed', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:events:status:completed>: completed is final')
    WHERE OLD."status" = 'completed';
    SELECT RAISE(ABORT, 'cwom:transition:events:status:failed>pending: failed becomes pending or stays')
    WHERE OLD."status" = 'failed' AND coalesce(NEW."status" NOT IN ('pending'), 1);
END;

-- A rule of events.
CREATE TRIGGER "tr_events_status_initial" BEFORE INSERT ON "events"
WHEN coalesce(NEW."status" NOT IN ('pending'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:events:status:pending: a new row is pending');
END;

-- A rule of events.
CREATE TRIGGER "tr_events_next_version" BEFORE UPDATE ON "events"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:events:row_version: a change states the version after the one that it read');
END;

-- A rule of events.
CREATE TRIGGER "tr_events_insert_keeps" BEFORE INSERT ON "events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:events:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "events" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:events:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "events" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of events.
CREATE TRIGGER "tr_events_frozen" BEFORE UPDATE ON "events"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."type" IS NOT OLD."type"
    OR NEW."source" IS NOT OLD."source"
    OR NEW."data" IS NOT OLD."data"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:events:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:events:type: it never changes after creation')
    WHERE NEW."type" IS NOT OLD."type";
    SELECT RAISE(ABORT, 'cwom:immutable:events:source: it never changes after creation')
    WHERE NEW."source" IS NOT OLD."source";
    SELECT RAISE(ABORT, 'cwom:immutable:events:data: it never changes after creation')
    WHERE NEW."data" IS NOT OLD."data";
    SELECT RAISE(ABORT, 'cwom:immutable:events:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:events:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of events.
CREATE TRIGGER "tr_events_first_version" BEFORE INSERT ON "events"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:events:row_version: a new row has version 1');
END;

-- Writes rows of events as somebody.
CREATE VIEW "vw_events" AS
    SELECT "events"."id", "events"."type", "events"."source", "events"."data", "events"."priority", "events"."tags", "events"."status", "events"."processed_at", "events"."processed_by", "events"."result", "events"."error", "events"."row_version", "events"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "events";

-- A rule of vw_events.
CREATE TRIGGER "vw_events_update" INSTEAD OF UPDATE ON "vw_events"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."type" IS OLD."type"
    AND NEW."source" IS OLD."source"
    AND NEW."data" IS OLD."data"
    AND NEW."priority" IS OLD."priority"
    AND NEW."tags" IS OLD."tags"
    AND NEW."processed_at" IS OLD."processed_at"
    AND NEW."processed_by" IS OLD."processed_by"
    AND NEW."result" IS OLD."result"
    AND NEW."error" IS OLD."error"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Event', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:events:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:events:type: it never changes after creation')
    WHERE NEW."type" IS NOT OLD."type";
    SELECT RAISE(ABORT, 'cwom:immutable:events:source: it never changes after creation')
    WHERE NEW."source" IS NOT OLD."source";
    SELECT RAISE(ABORT, 'cwom:immutable:events:data: it never changes after creation')
    WHERE NEW."data" IS NOT OLD."data";
    SELECT RAISE(ABORT, 'cwom:immutable:events:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "events" SET "priority" = NEW."priority", "tags" = NEW."tags", "status" = NEW."status", "processed_at" = NEW."processed_at", "processed_by" = NEW."processed_by", "result" = NEW."result", "error" = NEW."error", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_events.
CREATE TRIGGER "vw_events_move" INSTEAD OF UPDATE ON "vw_events"
WHEN NEW."id" IS OLD."id"
    AND NEW."type" IS OLD."type"
    AND NEW."source" IS OLD."source"
    AND NEW."data" IS OLD."data"
    AND NEW."priority" IS OLD."priority"
    AND NEW."tags" IS OLD."tags"
    AND NEW."processed_at" IS OLD."processed_at"
    AND NEW."processed_by" IS OLD."processed_by"
    AND NEW."result" IS OLD."result"
    AND NEW."error" IS OLD."error"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Event', NEW."id", NEW."row_version");
    UPDATE "events" SET "status" = NEW."status", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_events.
CREATE TRIGGER "vw_events_insert" INSTEAD OF INSERT ON "vw_events"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Event', NEW."id", NEW."row_version");
    INSERT INTO "events" ("id", "type", "source", "data", "priority", "tags", "status", "processed_at", "processed_by", "result", "error", "row_version", "created_at")
    VALUES (NEW."id", NEW."type", NEW."source", NEW."data", NEW."priority", NEW."tags", NEW."status", NEW."processed_at", NEW."processed_by", NEW."result", NEW."error", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of jobs.
CREATE TRIGGER "tw_jobs_update" AFTER UPDATE ON "jobs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:jobs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Job' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Job', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'task_id', OLD."task_id", 'status', OLD."status", 'worker_id', OLD."worker_id", 'claimed_at', OLD."claimed_at", 'started_at', OLD."started_at", 'completed_at', OLD."completed_at", 'result', json(OLD."result"), 'error', OLD."error", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'task_id', NEW."task_id", 'status', NEW."status", 'worker_id', NEW."worker_id", 'claimed_at', NEW."claimed_at", 'started_at', NEW."started_at", 'completed_at', NEW."completed_at", 'result', json(NEW."result"), 'error', NEW."error", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", 'd5ddbcbea777', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Job' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:jobs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Job' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of jobs.
CREATE TRIGGER "tw_jobs_insert" AFTER INSERT ON "jobs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:jobs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Job' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:jobs:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Job' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Job', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'task_id', NEW."task_id", 'status', NEW."status", 'worker_id', NEW."worker_id", 'claimed_at', NEW."claimed_at", 'started_at', NEW."started_at", 'completed_at', NEW."completed_at", 'result', json(NEW."result"), 'error', NEW."error", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", 'd5ddbcbea777', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Job' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:jobs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Job' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of jobs.
CREATE TRIGGER "tw_jobs_delete" AFTER DELETE ON "jobs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:jobs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Job', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'task_id', OLD."task_id", 'status', OLD."status", 'worker_id', OLD."worker_id", 'claimed_at', OLD."claimed_at", 'started_at', OLD."started_at", 'completed_at', OLD."completed_at", 'result', json(OLD."result"), 'error', OLD."error", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", 'd5ddbcbea777', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:jobs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Job' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of jobs.
CREATE TRIGGER "tr_jobs_status_moves" BEFORE UPDATE OF "status" ON "jobs"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:pending>claimed,failed: pending becomes claimed, failed or stays')
    WHERE OLD."status" = 'pending' AND coalesce(NEW."status" NOT IN ('claimed', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:claimed>pending,running,failed: claimed becomes pending, running, failed or stays')
    WHERE OLD."status" = 'claimed' AND coalesce(NEW."status" NOT IN ('pending', 'running', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:running>completed,failed: running becomes completed, failed or stays')
    WHERE OLD."status" = 'running' AND coalesce(NEW."status" NOT IN ('completed', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:completed>: completed is final')
    WHERE OLD."status" = 'completed';
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:failed>: failed is final')
    WHERE OLD."status" = 'failed';
END;

-- A rule of jobs.
CREATE TRIGGER "tr_jobs_status_initial" BEFORE INSERT ON "jobs"
WHEN coalesce(NEW."status" NOT IN ('pending'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:jobs:status:pending: a new row is pending');
END;

-- A rule of jobs.
CREATE TRIGGER "tr_jobs_next_version" BEFORE UPDATE ON "jobs"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:jobs:row_version: a change states the version after the one that it read');
END;

-- A rule of jobs.
CREATE TRIGGER "tr_jobs_insert_keeps" BEFORE INSERT ON "jobs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:jobs:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "jobs" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:jobs:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "jobs" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of jobs.
CREATE TRIGGER "tr_jobs_frozen" BEFORE UPDATE ON "jobs"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."task_id" IS NOT OLD."task_id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:jobs:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:jobs:task_id: it never changes after creation')
    WHERE NEW."task_id" IS NOT OLD."task_id";
    SELECT RAISE(ABORT, 'cwom:immutable:jobs:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:jobs:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of jobs.
CREATE TRIGGER "tr_jobs_first_version" BEFORE INSERT ON "jobs"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:jobs:row_version: a new row has version 1');
END;

-- A rule of jobs.
CREATE TRIGGER "tr_jobs_clock" BEFORE UPDATE OF "updated_at" ON "jobs"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:jobs:updated_at: a change is not older than the one before');
END;

-- Writes rows of jobs as somebody.
CREATE VIEW "vw_jobs" AS
    SELECT "jobs"."id", "jobs"."task_id", "jobs"."status", "jobs"."worker_id", "jobs"."claimed_at", "jobs"."started_at", "jobs"."completed_at", "jobs"."result", "jobs"."error", "jobs"."trace_id", "jobs"."row_version", "jobs"."created_at", "jobs"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "jobs";

-- A rule of vw_jobs.
CREATE TRIGGER "vw_jobs_update" INSTEAD OF UPDATE ON "vw_jobs"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."task_id" IS OLD."task_id"
    AND NEW."worker_id" IS OLD."worker_id"
    AND NEW."claimed_at" IS OLD."claimed_at"
    AND NEW."started_at" IS OLD."started_at"
    AND NEW."result" IS OLD."result"
    AND NEW."error" IS OLD."error"
    AND NEW."trace_id" IS OLD."trace_id"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Job', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:jobs:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:jobs:task_id: it never changes after creation')
    WHERE NEW."task_id" IS NOT OLD."task_id";
    SELECT RAISE(ABORT, 'cwom:immutable:jobs:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "jobs" SET "status" = NEW."status", "worker_id" = NEW."worker_id", "claimed_at" = NEW."claimed_at", "started_at" = NEW."started_at", "completed_at" = NEW."completed_at", "result" = NEW."result", "error" = NEW."error", "trace_id" = NEW."trace_id", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_jobs.
CREATE TRIGGER "vw_jobs_move" INSTEAD OF UPDATE ON "vw_jobs"
WHEN NEW."id" IS OLD."id"
    AND NEW."task_id" IS OLD."task_id"
    AND NEW."worker_id" IS OLD."worker_id"
    AND NEW."claimed_at" IS OLD."claimed_at"
    AND NEW."started_at" IS OLD."started_at"
    AND NEW."result" IS OLD."result"
    AND NEW."error" IS OLD."error"
    AND NEW."trace_id" IS OLD."trace_id"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Job', NEW."id", NEW."row_version");
    UPDATE "jobs" SET "status" = NEW."status", "completed_at" = NEW."completed_at", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_jobs.
CREATE TRIGGER "vw_jobs_insert" INSTEAD OF INSERT ON "vw_jobs"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Job', NEW."id", NEW."row_version");
    INSERT INTO "jobs" ("id", "task_id", "status", "worker_id", "claimed_at", "started_at", "completed_at", "result", "error", "trace_id", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."task_id", NEW."status", NEW."worker_id", NEW."claimed_at", NEW."started_at", NEW."completed_at", NEW."result", NEW."error", NEW."trace_id", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of tasks.
CREATE TRIGGER "tw_tasks_update" AFTER UPDATE ON "tasks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tasks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Task' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Task', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'version', OLD."version", 'idempotency_key', OLD."idempotency_key", 'requested_by_kind', OLD."requested_by_kind", 'requested_by_id', OLD."requested_by_id", 'requested_by_label', OLD."requested_by_label", 'objective', OLD."objective", 'operation', OLD."operation", 'target_repo', OLD."target_repo", 'target_ref', OLD."target_ref", 'target_path', OLD."target_path", 'time_budget_seconds', OLD."time_budget_seconds", 'allow_network', json(CASE OLD."allow_network" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'allow_secrets', json(CASE OLD."allow_secrets" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'inputs', json(OLD."inputs"), 'metadata', json(OLD."metadata"), 'status', OLD."status", 'queued_at', OLD."queued_at", 'started_at', OLD."started_at", 'completed_at', OLD."completed_at", 'assigned_to', OLD."assigned_to", 'result', json(OLD."result"), 'error', OLD."error", 'trace_path', OLD."trace_path", 'cwom_issue_id', OLD."cwom_issue_id", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        json_object('id', NEW."id", 'version', NEW."version", 'idempotency_key', NEW."idempotency_key", 'requested_by_kind', NEW."requested_by_kind", 'requested_by_id', NEW."requested_by_id", 'requested_by_label', NEW."requested_by_label", 'objective', NEW."objective", 'operation', NEW."operation", 'target_repo', NEW."target_repo", 'target_ref', NEW."target_ref", 'target_path', NEW."target_path", 'time_budget_seconds', NEW."time_budget_seconds", 'allow_network', json(CASE NEW."allow_network" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'allow_secrets', json(CASE NEW."allow_secrets" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'inputs', json(NEW."inputs"), 'metadata', json(NEW."metadata"), 'status', NEW."status", 'queued_at', NEW."queued_at", 'started_at', NEW."started_at", 'completed_at', NEW."completed_at", 'assigned_to', NEW."assigned_to", 'result', json(NEW."result"), 'error', NEW."error", 'trace_path', NEW."trace_path", 'cwom_issue_id', NEW."cwom_issue_id", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '948233bb1be4', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Task' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:tasks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Task' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of tasks.
CREATE TRIGGER "tw_tasks_insert" AFTER INSERT ON "tasks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tasks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Task' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:tasks:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Task' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Task', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'version', NEW."version", 'idempotency_key', NEW."idempotency_key", 'requested_by_kind', NEW."requested_by_kind", 'requested_by_id', NEW."requested_by_id", 'requested_by_label', NEW."requested_by_label", 'objective', NEW."objective", 'operation', NEW."operation", 'target_repo', NEW."target_repo", 'target_ref', NEW."target_ref", 'target_path', NEW."target_path", 'time_budget_seconds', NEW."time_budget_seconds", 'allow_network', json(CASE NEW."allow_network" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'allow_secrets', json(CASE NEW."allow_secrets" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'inputs', json(NEW."inputs"), 'metadata', json(NEW."metadata"), 'status', NEW."status", 'queued_at', NEW."queued_at", 'started_at', NEW."started_at", 'completed_at', NEW."completed_at", 'assigned_to', NEW."assigned_to", 'result', json(NEW."result"), 'error', NEW."error", 'trace_path', NEW."trace_path", 'cwom_issue_id', NEW."cwom_issue_id", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '948233bb1be4', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Task' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:tasks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Task' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of tasks.
CREATE TRIGGER "tw_tasks_delete" AFTER DELETE ON "tasks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tasks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Task', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'version', OLD."version", 'idempotency_key', OLD."idempotency_key", 'requested_by_kind', OLD."requested_by_kind", 'requested_by_id', OLD."requested_by_id", 'requested_by_label', OLD."requested_by_label", 'objective', OLD."objective", 'operation', OLD."operation", 'target_repo', OLD."target_repo", 'target_ref', OLD."target_ref", 'target_path', OLD."target_path", 'time_budget_seconds', OLD."time_budget_seconds", 'allow_network', json(CASE OLD."allow_network" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'allow_secrets', json(CASE OLD."allow_secrets" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'inputs', json(OLD."inputs"), 'metadata', json(OLD."metadata"), 'status', OLD."status", 'queued_at', OLD."queued_at", 'started_at', OLD."started_at", 'completed_at', OLD."completed_at", 'assigned_to', OLD."assigned_to", 'result', json(OLD."result"), 'error', OLD."error", 'trace_path', OLD."trace_path", 'cwom_issue_id', OLD."cwom_issue_id", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", '948233bb1be4', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:tasks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Task' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of tasks.
CREATE TRIGGER "tr_tasks_status_moves" BEFORE UPDATE OF "status" ON "tasks"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:pending>queued,failed,cancelled: pending becomes queued, failed, cancelled or stays')
    WHERE OLD."status" = 'pending' AND coalesce(NEW."status" NOT IN ('queued', 'failed', 'cancelled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:queued>running,failed,cancelled: queued becomes running, failed, cancelled or stays')
    WHERE OLD."status" = 'queued' AND coalesce(NEW."status" NOT IN ('running', 'failed', 'cancelled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:running>queued,completed,failed,cancelled: running becomes queued, completed, failed, cancelled or stays')
    WHERE OLD."status" = 'running' AND coalesce(NEW."status" NOT IN ('queued', 'completed', 'failed', 'cancelled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:completed>: completed is final')
    WHERE OLD."status" = 'completed';
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:failed>: failed is final')
    WHERE OLD."status" = 'failed';
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:cancelled>: cancelled is final')
    WHERE OLD."status" = 'cancelled';
END;

-- A rule of tasks.
CREATE TRIGGER "tr_tasks_status_initial" BEFORE INSERT ON "tasks"
WHEN coalesce(NEW."status" NOT IN ('pending'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:tasks:status:pending: a new row is pending');
END;

-- A rule of tasks.
CREATE TRIGGER "tr_tasks_next_version" BEFORE UPDATE ON "tasks"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:tasks:row_version: a change states the version after the one that it read');
END;

-- A rule of tasks.
CREATE TRIGGER "tr_tasks_insert_keeps" BEFORE INSERT ON "tasks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:tasks:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tasks" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:tasks:idempotency_key: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tasks" WHERE "idempotency_key" = NEW."idempotency_key");
    SELECT RAISE(ABORT, 'cwom:unique:tasks:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tasks" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of tasks.
CREATE TRIGGER "tr_tasks_frozen" BEFORE UPDATE ON "tasks"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."idempotency_key" IS NOT OLD."idempotency_key"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:tasks:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:tasks:idempotency_key: it never changes after creation')
    WHERE NEW."idempotency_key" IS NOT OLD."idempotency_key";
    SELECT RAISE(ABORT, 'cwom:immutable:tasks:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:tasks:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of tasks.
CREATE TRIGGER "tr_tasks_first_version" BEFORE INSERT ON "tasks"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:tasks:row_version: a new row has version 1');
END;

-- Writes rows of tasks as somebody.
CREATE VIEW "vw_tasks" AS
    SELECT "tasks"."id", "tasks"."version", "tasks"."idempotency_key", "tasks"."requested_by_kind", "tasks"."requested_by_id", "tasks"."requested_by_label", "tasks"."objective", "tasks"."operation", "tasks"."target_repo", "tasks"."target_ref", "tasks"."target_path", "tasks"."time_budget_seconds", "tasks"."allow_network", "tasks"."allow_secrets", "tasks"."inputs", "tasks"."metadata", "tasks"."status", "tasks"."queued_at", "tasks"."started_at", "tasks"."completed_at", "tasks"."assigned_to", "tasks"."result", "tasks"."error", "tasks"."trace_path", "tasks"."cwom_issue_id", "tasks"."trace_id", "tasks"."row_version", "tasks"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "tasks";

-- A rule of vw_tasks.
CREATE TRIGGER "vw_tasks_update" INSTEAD OF UPDATE ON "vw_tasks"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."version" IS OLD."version"
    AND NEW."idempotency_key" IS OLD."idempotency_key"
    AND NEW."requested_by_kind" IS OLD."requested_by_kind"
    AND NEW."requested_by_id" IS OLD."requested_by_id"
    AND NEW."requested_by_label" IS OLD."requested_by_label"
    AND NEW."objective" IS OLD."objective"
    AND NEW."operation" IS OLD."operation"
    AND NEW."target_repo" IS OLD."target_repo"
    AND NEW."target_ref" IS OLD."target_ref"
    AND NEW."target_path" IS OLD."target_path"
    AND NEW."time_budget_seconds" IS OLD."time_budget_seconds"
    AND NEW."allow_network" IS OLD."allow_network"
    AND NEW."allow_secrets" IS OLD."allow_secrets"
    AND NEW."inputs" IS OLD."inputs"
    AND NEW."metadata" IS OLD."metadata"
    AND NEW."queued_at" IS OLD."queued_at"
    AND NEW."started_at" IS OLD."started_at"
    AND NEW."assigned_to" IS OLD."assigned_to"
    AND NEW."result" IS OLD."result"
    AND NEW."error" IS OLD."error"
    AND NEW."trace_path" IS OLD."trace_path"
    AND NEW."cwom_issue_id" IS OLD."cwom_issue_id"
    AND NEW."trace_id" IS OLD."trace_id"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Task', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:tasks:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:tasks:idempotency_key: it never changes after creation')
    WHERE NEW."idempotency_key" IS NOT OLD."idempotency_key";
    SELECT RAISE(ABORT, 'cwom:immutable:tasks:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "tasks" SET "version" = NEW."version", "requested_by_kind" = NEW."requested_by_kind", "requested_by_id" = NEW."requested_by_id", "requested_by_label" = NEW."requested_by_label", "objective" = NEW."objective", "operation" = NEW."operation", "target_repo" = NEW."target_repo", "target_ref" = NEW."target_ref", "target_path" = NEW."target_path", "time_budget_seconds" = NEW."time_budget_seconds", "allow_network" = NEW."allow_network", "allow_secrets" = NEW."allow_secrets", "inputs" = NEW."inputs", "metadata" = NEW."metadata", "status" = NEW."status", "queued_at" = NEW."queued_at", "started_at" = NEW."started_at", "completed_at" = NEW."completed_at", "assigned_to" = NEW."assigned_to", "result" = NEW."result", "error" = NEW."error", "trace_path" = NEW."trace_path", "cwom_issue_id" = NEW."cwom_issue_id", "trace_id" = NEW."trace_id", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_tasks.
CREATE TRIGGER "vw_tasks_move" INSTEAD OF UPDATE ON "vw_tasks"
WHEN NEW."id" IS OLD."id"
    AND NEW."version" IS OLD."version"
    AND NEW."idempotency_key" IS OLD."idempotency_key"
    AND NEW."requested_by_kind" IS OLD."requested_by_kind"
    AND NEW."requested_by_id" IS OLD."requested_by_id"
    AND NEW."requested_by_label" IS OLD."requested_by_label"
    AND NEW."objective" IS OLD."objective"
    AND NEW."operation" IS OLD."operation"
    AND NEW."target_repo" IS OLD."target_repo"
    AND NEW."target_ref" IS OLD."target_ref"
    AND NEW."target_path" IS OLD."target_path"
    AND NEW."time_budget_seconds" IS OLD."time_budget_seconds"
    AND NEW."allow_network" IS OLD."allow_network"
    AND NEW."allow_secrets" IS OLD."allow_secrets"
    AND NEW."inputs" IS OLD."inputs"
    AND NEW."metadata" IS OLD."metadata"
    AND NEW."queued_at" IS OLD."queued_at"
    AND NEW."started_at" IS OLD."started_at"
    AND NEW."assigned_to" IS OLD."assigned_to"
    AND NEW."result" IS OLD."result"
    AND NEW."error" IS OLD."error"
    AND NEW."trace_path" IS OLD."trace_path"
    AND NEW."cwom_issue_id" IS OLD."cwom_issue_id"
    AND NEW."trace_id" IS OLD."trace_id"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Task', NEW."id", NEW."row_version");
    UPDATE "tasks" SET "status" = NEW."status", "completed_at" = NEW."completed_at", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_tasks.
CREATE TRIGGER "vw_tasks_insert" INSTEAD OF INSERT ON "vw_tasks"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Task', NEW."id", NEW."row_version");
    INSERT INTO "tasks" ("id", "version", "idempotency_key", "requested_by_kind", "requested_by_id", "requested_by_label", "objective", "operation", "target_repo", "target_ref", "target_path", "time_budget_seconds", "allow_network", "allow_secrets", "inputs", "metadata", "status", "queued_at", "started_at", "completed_at", "assigned_to", "result", "error", "trace_path", "cwom_issue_id", "trace_id", "row_version", "created_at")
    VALUES (NEW."id", NEW."version", NEW."idempotency_key", NEW."requested_by_kind", NEW."requested_by_id", NEW."requested_by_label", NEW."objective", NEW."operation", NEW."target_repo", NEW."target_ref", NEW."target_path", NEW."time_budget_seconds", NEW."allow_network", NEW."allow_secrets", NEW."inputs", NEW."metadata", NEW."status", NEW."queued_at", NEW."started_at", NEW."completed_at", NEW."assigned_to", NEW."result", NEW."error", NEW."trace_path", NEW."cwom_issue_id", NEW."trace_id", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of workflows.
CREATE TRIGGER "tw_workflows_update" AFTER UPDATE ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:workflows:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Workflow' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Workflow', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'name', OLD."name", 'description', OLD."description", 'trigger_events', json(OLD."trigger_events"), 'trigger_conditions', OLD."trigger_conditions", 'steps', json(OLD."steps"), 'status', OLD."status", 'last_executed_at', OLD."last_executed_at", 'execution_count', OLD."execution_count", 'last_execution_context', json(OLD."last_execution_context"), 'last_result', json(OLD."last_result"), 'last_error', OLD."last_error", 'is_active', json(CASE OLD."is_active" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'timeout_seconds', OLD."timeout_seconds", 'row_version', OLD."row_version", 'created_at', OLD."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."description" IS OLD."description" THEN '$."description"' ELSE '$."$none"' END, CASE WHEN NEW."trigger_events" IS OLD."trigger_events" THEN '$."trigger_events"' ELSE '$."$none"' END, CASE WHEN NEW."trigger_conditions" IS OLD."trigger_conditions" THEN '$."trigger_conditions"' ELSE '$."$none"' END, CASE WHEN NEW."steps" IS OLD."steps" THEN '$."steps"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."last_executed_at" IS OLD."last_executed_at" THEN '$."last_executed_at"' ELSE '$."$none"' END, CASE WHEN NEW."execution_count" IS OLD."execution_count" THEN '$."execution_count"' ELSE '$."$none"' END, CASE WHEN NEW."last_execution_context" IS OLD."last_execution_context" THEN '$."last_execution_context"' ELSE '$."$none"' END, CASE WHEN NEW."last_result" IS OLD."last_result" THEN '$."last_result"' ELSE '$."$none"' END, CASE WHEN NEW."last_error" IS OLD."last_error" THEN '$."last_error"' ELSE '$."$none"' END, CASE WHEN NEW."is_active" IS OLD."is_active" THEN '$."is_active"' ELSE '$."$none"' END, CASE WHEN NEW."timeout_seconds" IS OLD."timeout_seconds" THEN '$."timeout_seconds"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'name', NEW."name", 'description', NEW."description", 'trigger_events', json(NEW."trigger_events"), 'trigger_conditions', NEW."trigger_conditions", 'steps', json(NEW."steps"), 'status', NEW."status", 'last_executed_at', NEW."last_executed_at", 'execution_count', NEW."execution_count", 'last_execution_context', json(NEW."last_execution_context"), 'last_result', json(NEW."last_result"), 'last_error', NEW."last_error", 'is_active', json(CASE NEW."is_active" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'timeout_seconds', NEW."timeout_seconds", 'row_version', NEW."row_version", 'created_at', NEW."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."description" IS OLD."description" THEN '$."description"' ELSE '$."$none"' END, CASE WHEN NEW."trigger_events" IS OLD."trigger_events" THEN '$."trigger_events"' ELSE '$."$none"' END, CASE WHEN NEW."trigger_conditions" IS OLD."trigger_conditions" THEN '$."trigger_conditions"' ELSE '$."$none"' END, CASE WHEN NEW."steps" IS OLD."steps" THEN '$."steps"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."last_executed_at" IS OLD."last_executed_at" THEN '$."last_executed_at"' ELSE '$."$none"' END, CASE WHEN NEW."execution_count" IS OLD."execution_count" THEN '$."execution_count"' ELSE '$."$none"' END, CASE WHEN NEW."last_execution_context" IS OLD."last_execution_context" THEN '$."last_execution_context"' ELSE '$."$none"' END, CASE WHEN NEW."last_result" IS OLD."last_result" THEN '$."last_result"' ELSE '$."$none"' END, CASE WHEN NEW."last_error" IS OLD."last_error" THEN '$."last_error"' ELSE '$."$none"' END, CASE WHEN NEW."is_active" IS OLD."is_active" THEN '$."is_active"' ELSE '$."$none"' END, CASE WHEN NEW."timeout_seconds" IS OLD."timeout_seconds" THEN '$."timeout_seconds"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        "c"."note", "c"."trace_id", '40dc431c7440', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Workflow' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:workflows:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Workflow' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of workflows.
CREATE TRIGGER "tw_workflows_insert" AFTER INSERT ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:workflows:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Workflow' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:workflows:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Workflow' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Workflow', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'description', NEW."description", 'trigger_events', json(NEW."trigger_events"), 'trigger_conditions', NEW."trigger_conditions", 'steps', json(NEW."steps"), 'status', NEW."status", 'last_executed_at', NEW."last_executed_at", 'execution_count', NEW."execution_count", 'last_execution_context', json(NEW."last_execution_context"), 'last_result', json(NEW."last_result"), 'last_error', NEW."last_error", 'is_active', json(CASE NEW."is_active" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'timeout_seconds', NEW."timeout_seconds", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '40dc431c7440', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Workflow' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:workflows:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Workflow' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of workflows.
CREATE TRIGGER "tw_workflows_delete" AFTER DELETE ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:workflows:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Workflow', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'description', OLD."description", 'trigger_events', json(OLD."trigger_events"), 'trigger_conditions', OLD."trigger_conditions", 'steps', json(OLD."steps"), 'status', OLD."status", 'last_executed_at', OLD."last_executed_at", 'execution_count', OLD."execution_count", 'last_execution_context', json(OLD."last_execution_context"), 'last_result', json(OLD."last_result"), 'last_error', OLD."last_error", 'is_active', json(CASE OLD."is_active" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'timeout_seconds', OLD."timeout_seconds", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", '40dc431c7440', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:workflows:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Workflow' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_update_keeps" BEFORE UPDATE ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:workflows:name: another row has the same key, and does not make way')
    WHERE (NEW."name" IS NOT OLD."name") AND EXISTS (SELECT 1 FROM "workflows" WHERE "name" = NEW."name" AND _rowid_ <> OLD._rowid_);
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_trigger_events_items_update" BEFORE UPDATE OF "trigger_events" ON "workflows"
WHEN NEW."trigger_events" IS NOT OLD."trigger_events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:workflows:trigger_events: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."trigger_events") AND json_type(NEW."trigger_events", '$') = 'array' THEN NEW."trigger_events" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_trigger_events_items_insert" BEFORE INSERT ON "workflows"
WHEN NEW."trigger_events" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:workflows:trigger_events: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."trigger_events") AND json_type(NEW."trigger_events", '$') = 'array' THEN NEW."trigger_events" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_steps_items_update" BEFORE UPDATE OF "steps" ON "workflows"
WHEN NEW."steps" IS NOT OLD."steps"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:workflows:steps: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."steps") AND json_type(NEW."steps", '$') = 'array' THEN NEW."steps" END, '$') AS "item1"
        WHERE ("item1"."type" <> 'null') IS FALSE
    );
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_steps_items_insert" BEFORE INSERT ON "workflows"
WHEN NEW."steps" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:workflows:steps: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."steps") AND json_type(NEW."steps", '$') = 'array' THEN NEW."steps" END, '$') AS "item1"
        WHERE ("item1"."type" <> 'null') IS FALSE
    );
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_status_moves" BEFORE UPDATE OF "status" ON "workflows"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:idle>running: idle becomes running or stays')
    WHERE OLD."status" = 'idle' AND coalesce(NEW."status" NOT IN ('running'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:running>completed,failed,cancelled: running becomes completed, failed, cancelled or stays')
    WHERE OLD."status" = 'running' AND coalesce(NEW."status" NOT IN ('completed', 'failed', 'cancelled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:completed>idle,running: completed becomes idle, running or stays')
    WHERE OLD."status" = 'completed' AND coalesce(NEW."status" NOT IN ('idle', 'running'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:failed>idle,running: failed becomes idle, running or stays')
    WHERE OLD."status" = 'failed' AND coalesce(NEW."status" NOT IN ('idle', 'running'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:cancelled>idle,running: cancelled becomes idle, running or stays')
    WHERE OLD."status" = 'cancelled' AND coalesce(NEW."status" NOT IN ('idle', 'running'), 1);
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_status_initial" BEFORE INSERT ON "workflows"
WHEN coalesce(NEW."status" NOT IN ('idle'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:workflows:status:idle: a new row is idle');
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_next_version" BEFORE UPDATE ON "workflows"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:workflows:row_version: a change states the version after the one that it read');
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_insert_keeps" BEFORE INSERT ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:workflows:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "workflows" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:workflows:name: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "workflows" WHERE "name" = NEW."name");
    SELECT RAISE(ABORT, 'cwom:unique:workflows:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "workflows" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_frozen" BEFORE UPDATE ON "workflows"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:workflows:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:workflows:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:workflows:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of workflows.
CREATE TRIGGER "tr_workflows_first_version" BEFORE INSERT ON "workflows"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:workflows:row_version: a new row has version 1');
END;

-- Writes rows of workflows as somebody.
CREATE VIEW "vw_workflows" AS
    SELECT "workflows"."id", "workflows"."name", "workflows"."description", "workflows"."trigger_events", "workflows"."trigger_conditions", "workflows"."steps", "workflows"."status", "workflows"."last_executed_at", "workflows"."execution_count", "workflows"."last_execution_context", "workflows"."last_result", "workflows"."last_error", "workflows"."is_active", "workflows"."timeout_seconds", "workflows"."row_version", "workflows"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "workflows";

-- A rule of vw_workflows.
CREATE TRIGGER "vw_workflows_update" INSTEAD OF UPDATE ON "vw_workflows"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."name" IS OLD."name"
    AND NEW."description" IS OLD."description"
    AND NEW."trigger_events" IS OLD."trigger_events"
    AND NEW."trigger_conditions" IS OLD."trigger_conditions"
    AND NEW."steps" IS OLD."steps"
    AND NEW."last_executed_at" IS OLD."last_executed_at"
    AND NEW."execution_count" IS OLD."execution_count"
    AND NEW."last_execution_context" IS OLD."last_execution_context"
    AND NEW."last_result" IS OLD."last_result"
    AND NEW."last_error" IS OLD."last_error"
    AND NEW."is_active" IS OLD."is_active"
    AND NEW."timeout_seconds" IS OLD."timeout_seconds"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Workflow', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:workflows:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:workflows:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "workflows" SET "name" = NEW."name", "description" = NEW."description", "trigger_events" = NEW."trigger_events", "trigger_conditions" = NEW."trigger_conditions", "steps" = NEW."steps", "status" = NEW."status", "last_executed_at" = NEW."last_executed_at", "execution_count" = NEW."execution_count", "last_execution_context" = NEW."last_execution_context", "last_result" = NEW."last_result", "last_error" = NEW."last_error", "is_active" = NEW."is_active", "timeout_seconds" = NEW."timeout_seconds", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_workflows.
CREATE TRIGGER "vw_workflows_move" INSTEAD OF UPDATE ON "vw_workflows"
WHEN NEW."id" IS OLD."id"
    AND NEW."name" IS OLD."name"
    AND NEW."description" IS OLD."description"
    AND NEW."trigger_events" IS OLD."trigger_events"
    AND NEW."trigger_conditions" IS OLD."trigger_conditions"
    AND NEW."steps" IS OLD."steps"
    AND NEW."last_executed_at" IS OLD."last_executed_at"
    AND NEW."execution_count" IS OLD."execution_count"
    AND NEW."last_execution_context" IS OLD."last_execution_context"
    AND NEW."last_result" IS OLD."last_result"
    AND NEW."last_error" IS OLD."last_error"
    AND NEW."is_active" IS OLD."is_active"
    AND NEW."timeout_seconds" IS OLD."timeout_seconds"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Workflow', NEW."id", NEW."row_version");
    UPDATE "workflows" SET "status" = NEW."status", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_workflows.
CREATE TRIGGER "vw_workflows_insert" INSTEAD OF INSERT ON "vw_workflows"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Workflow', NEW."id", NEW."row_version");
    INSERT INTO "workflows" ("id", "name", "description", "trigger_events", "trigger_conditions", "steps", "status", "last_executed_at", "execution_count", "last_execution_context", "last_result", "last_error", "is_active", "timeout_seconds", "row_version", "created_at")
    VALUES (NEW."id", NEW."name", NEW."description", NEW."trigger_events", NEW."trigger_conditions", NEW."steps", NEW."status", NEW."last_executed_at", NEW."execution_count", NEW."last_execution_context", NEW."last_result", NEW."last_error", NEW."is_active", NEW."timeout_seconds", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g82" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g82" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g83" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g83" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";
DROP TABLE temp."cwom_g7";
DROP TABLE temp."cwom_g8";
DROP TABLE temp."cwom_g9";
DROP TABLE temp."cwom_g10";
DROP TABLE temp."cwom_g11";
DROP TABLE temp."cwom_g12";
DROP TABLE temp."cwom_g13";
DROP TABLE temp."cwom_g14";
DROP TABLE temp."cwom_g15";
DROP TABLE temp."cwom_g16";
DROP TABLE temp."cwom_g17";
DROP TABLE temp."cwom_g18";
DROP TABLE temp."cwom_g19";
DROP TABLE temp."cwom_g20";
DROP TABLE temp."cwom_g21";
DROP TABLE temp."cwom_g22";
DROP TABLE temp."cwom_g23";
DROP TABLE temp."cwom_g24";
DROP TABLE temp."cwom_g25";
DROP TABLE temp."cwom_g26";
DROP TABLE temp."cwom_g27";
DROP TABLE temp."cwom_g28";
DROP TABLE temp."cwom_g29";
DROP TABLE temp."cwom_g30";
DROP TABLE temp."cwom_g31";
DROP TABLE temp."cwom_g32";
DROP TABLE temp."cwom_g33";
DROP TABLE temp."cwom_g34";
DROP TABLE temp."cwom_g35";
DROP TABLE temp."cwom_g36";
DROP TABLE temp."cwom_g37";
DROP TABLE temp."cwom_g38";
DROP TABLE temp."cwom_g39";
DROP TABLE temp."cwom_g40";
DROP TABLE temp."cwom_g41";
DROP TABLE temp."cwom_g42";
DROP TABLE temp."cwom_g43";
DROP TABLE temp."cwom_g44";
DROP TABLE temp."cwom_g45";
DROP TABLE temp."cwom_g46";
DROP TABLE temp."cwom_g47";
DROP TABLE temp."cwom_g48";
DROP TABLE temp."cwom_g49";
DROP TABLE temp."cwom_g50";
DROP TABLE temp."cwom_g51";
DROP TABLE temp."cwom_g52";
DROP TABLE temp."cwom_g53";
DROP TABLE temp."cwom_g54";
DROP TABLE temp."cwom_g55";
DROP TABLE temp."cwom_g56";
DROP TABLE temp."cwom_g57";
DROP TABLE temp."cwom_g58";
DROP TABLE temp."cwom_g59";
DROP TABLE temp."cwom_g60";
DROP TABLE temp."cwom_g61";
DROP TABLE temp."cwom_g62";
DROP TABLE temp."cwom_g63";
DROP TABLE temp."cwom_g64";
DROP TABLE temp."cwom_g65";
DROP TABLE temp."cwom_g66";
DROP TABLE temp."cwom_g67";
DROP TABLE temp."cwom_g68";
DROP TABLE temp."cwom_g69";
DROP TABLE temp."cwom_g70";
DROP TABLE temp."cwom_g71";
DROP TABLE temp."cwom_g72";
DROP TABLE temp."cwom_g73";
DROP TABLE temp."cwom_g74";
DROP TABLE temp."cwom_g75";
DROP TABLE temp."cwom_g76";
DROP TABLE temp."cwom_g77";
DROP TABLE temp."cwom_g78";
DROP TABLE temp."cwom_g79";
DROP TABLE temp."cwom_g80";
DROP TABLE temp."cwom_g81";
DROP TABLE temp."cwom_g82";
DROP TABLE temp."cwom_g83";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;
