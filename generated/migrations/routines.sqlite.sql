--@ view "agents" "vw_agents"
CREATE VIEW "vw_agents" AS
    SELECT "agents"."id", "agents"."name", "agents"."type", "agents"."description", "agents"."config", "agents"."capabilities", "agents"."status", "agents"."last_heartbeat", "agents"."health_status", "agents"."health_details", "agents"."tasks_completed", "agents"."tasks_failed", "agents"."average_response_time", "agents"."started_at", "agents"."last_activity_at", "agents"."is_enabled", "agents"."auto_restart", "agents"."max_concurrent_tasks", "agents"."last_error", "agents"."error_count", "agents"."row_version", "agents"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "agents";
--@ view "artifacts" "vw_artifacts"
CREATE VIEW "vw_artifacts" AS
    SELECT "artifacts"."id", "artifacts"."task_id", "artifacts"."job_id", "artifacts"."kind", "artifacts"."uri", "artifacts"."ref", "artifacts"."content", "artifacts"."content_type", "artifacts"."size_bytes", "artifacts"."checksum", "artifacts"."meta", "artifacts"."trace_id", "artifacts"."row_version", "artifacts"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "artifacts";
--@ view "cwom_artifacts" "vw_cwom_artifacts"
CREATE VIEW "vw_cwom_artifacts" AS
    SELECT "cwom_artifacts"."id", "cwom_artifacts"."produced_by_id", "cwom_artifacts"."produced_by_role", "cwom_artifacts"."for_issue_id", "cwom_artifacts"."for_issue_role", "cwom_artifacts"."type", "cwom_artifacts"."title", "cwom_artifacts"."uri", "cwom_artifacts"."digest", "cwom_artifacts"."media_type", "cwom_artifacts"."size_bytes", "cwom_artifacts"."preview", "cwom_artifacts"."verification", "cwom_artifacts"."trace_id", "cwom_artifacts"."tags", "cwom_artifacts"."meta", "cwom_artifacts"."row_version", "cwom_artifacts"."created_at", "cwom_artifacts"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_artifacts";
--@ view "cwom_constraint_snapshots" "vw_cwom_constraint_snapshots"
CREATE VIEW "vw_cwom_constraint_snapshots" AS
    SELECT "cwom_constraint_snapshots"."id", "cwom_constraint_snapshots"."scope", "cwom_constraint_snapshots"."captured_at", "cwom_constraint_snapshots"."owner_kind", "cwom_constraint_snapshots"."owner_id", "cwom_constraint_snapshots"."owner_display", "cwom_constraint_snapshots"."constraints", "cwom_constraint_snapshots"."trace_id", "cwom_constraint_snapshots"."tags", "cwom_constraint_snapshots"."meta", "cwom_constraint_snapshots"."row_version", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_constraint_snapshots";
--@ view "cwom_context_packet_doctrine_refs" "vw_cwom_context_packet_doctrine_refs"
CREATE VIEW "vw_cwom_context_packet_doctrine_refs" AS
    SELECT "cwom_context_packet_doctrine_refs"."context_packet_id", "cwom_context_packet_doctrine_refs"."doctrine_ref_id", "cwom_context_packet_doctrine_refs"."role", "cwom_context_packet_doctrine_refs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_context_packet_doctrine_refs";
--@ view "cwom_context_packets" "vw_cwom_context_packets"
CREATE VIEW "vw_cwom_context_packets" AS
    SELECT "cwom_context_packets"."id", "cwom_context_packets"."for_issue_id", "cwom_context_packets"."for_issue_role", "cwom_context_packets"."version", "cwom_context_packets"."summary", "cwom_context_packets"."inputs", "cwom_context_packets"."assumptions", "cwom_context_packets"."open_questions", "cwom_context_packets"."instructions", "cwom_context_packets"."constraint_snapshot_id", "cwom_context_packets"."constraint_snapshot_role", "cwom_context_packets"."trace_id", "cwom_context_packets"."tags", "cwom_context_packets"."meta", "cwom_context_packets"."row_version", "cwom_context_packets"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_context_packets";
--@ view "cwom_doctrine_ref_repos" "vw_cwom_doctrine_ref_repos"
CREATE VIEW "vw_cwom_doctrine_ref_repos" AS
    SELECT "cwom_doctrine_ref_repos"."doctrine_ref_id", "cwom_doctrine_ref_repos"."repo_id", "cwom_doctrine_ref_repos"."role", "cwom_doctrine_ref_repos"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_doctrine_ref_repos";
--@ view "cwom_doctrine_refs" "vw_cwom_doctrine_refs"
CREATE VIEW "vw_cwom_doctrine_refs" AS
    SELECT "cwom_doctrine_refs"."id", "cwom_doctrine_refs"."namespace", "cwom_doctrine_refs"."name", "cwom_doctrine_refs"."version", "cwom_doctrine_refs"."type", "cwom_doctrine_refs"."priority", "cwom_doctrine_refs"."statement", "cwom_doctrine_refs"."rationale", "cwom_doctrine_refs"."links", "cwom_doctrine_refs"."applicability", "cwom_doctrine_refs"."trace_id", "cwom_doctrine_refs"."tags", "cwom_doctrine_refs"."meta", "cwom_doctrine_refs"."row_version", "cwom_doctrine_refs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_doctrine_refs";
--@ view "cwom_evidence_packs" "vw_cwom_evidence_packs"
CREATE VIEW "vw_cwom_evidence_packs" AS
    SELECT "cwom_evidence_packs"."id", "cwom_evidence_packs"."for_run_id", "cwom_evidence_packs"."for_run_role", "cwom_evidence_packs"."for_issue_id", "cwom_evidence_packs"."for_issue_role", "cwom_evidence_packs"."verdict", "cwom_evidence_packs"."verdict_reason", "cwom_evidence_packs"."evaluated_at", "cwom_evidence_packs"."evaluated_by_kind", "cwom_evidence_packs"."evaluated_by_id", "cwom_evidence_packs"."evaluated_by_display", "cwom_evidence_packs"."criteria_results", "cwom_evidence_packs"."evidence_collected", "cwom_evidence_packs"."evidence_missing", "cwom_evidence_packs"."checks_passed", "cwom_evidence_packs"."checks_failed", "cwom_evidence_packs"."checks_skipped", "cwom_evidence_packs"."evidence_uri", "cwom_evidence_packs"."trace_id", "cwom_evidence_packs"."tags", "cwom_evidence_packs"."meta", "cwom_evidence_packs"."row_version", "cwom_evidence_packs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_evidence_packs";
--@ view "cwom_issue_blocks" "vw_cwom_issue_blocks"
CREATE VIEW "vw_cwom_issue_blocks" AS
    SELECT "cwom_issue_blocks"."issue_id", "cwom_issue_blocks"."blocked_id", "cwom_issue_blocks"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_blocks";
--@ view "cwom_issue_constraint_snapshots" "vw_cwom_issue_constraint_snapshots"
CREATE VIEW "vw_cwom_issue_constraint_snapshots" AS
    SELECT "cwom_issue_constraint_snapshots"."issue_id", "cwom_issue_constraint_snapshots"."constraint_snapshot_id", "cwom_issue_constraint_snapshots"."role", "cwom_issue_constraint_snapshots"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_constraint_snapshots";
--@ view "cwom_issue_context_packets" "vw_cwom_issue_context_packets"
CREATE VIEW "vw_cwom_issue_context_packets" AS
    SELECT "cwom_issue_context_packets"."issue_id", "cwom_issue_context_packets"."context_packet_id", "cwom_issue_context_packets"."role", "cwom_issue_context_packets"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_context_packets";
--@ view "cwom_issue_doctrine_refs" "vw_cwom_issue_doctrine_refs"
CREATE VIEW "vw_cwom_issue_doctrine_refs" AS
    SELECT "cwom_issue_doctrine_refs"."issue_id", "cwom_issue_doctrine_refs"."doctrine_ref_id", "cwom_issue_doctrine_refs"."role", "cwom_issue_doctrine_refs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_doctrine_refs";
--@ view "cwom_issue_duplicates" "vw_cwom_issue_duplicates"
CREATE VIEW "vw_cwom_issue_duplicates" AS
    SELECT "cwom_issue_duplicates"."issue_id", "cwom_issue_duplicates"."duplicate_id", "cwom_issue_duplicates"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_duplicates";
--@ view "cwom_issues" "vw_cwom_issues"
CREATE VIEW "vw_cwom_issues" AS
    SELECT "cwom_issues"."id", "cwom_issues"."repo_id", "cwom_issues"."repo_role", "cwom_issues"."parent_id", "cwom_issues"."title", "cwom_issues"."description", "cwom_issues"."type", "cwom_issues"."priority", "cwom_issues"."status", "cwom_issues"."due_at", "cwom_issues"."assignees", "cwom_issues"."watchers", "cwom_issues"."acceptance", "cwom_issues"."trace_id", "cwom_issues"."tags", "cwom_issues"."meta", "cwom_issues"."row_version", "cwom_issues"."created_at", "cwom_issues"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issues";
--@ view "cwom_repos" "vw_cwom_repos"
CREATE VIEW "vw_cwom_repos" AS
    SELECT "cwom_repos"."id", "cwom_repos"."name", "cwom_repos"."slug", "cwom_repos"."source", "cwom_repos"."default_branch", "cwom_repos"."visibility", "cwom_repos"."owners", "cwom_repos"."policy", "cwom_repos"."links", "cwom_repos"."trace_id", "cwom_repos"."tags", "cwom_repos"."meta", "cwom_repos"."row_version", "cwom_repos"."created_at", "cwom_repos"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_repos";
--@ view "cwom_review_decisions" "vw_cwom_review_decisions"
CREATE VIEW "vw_cwom_review_decisions" AS
    SELECT "cwom_review_decisions"."id", "cwom_review_decisions"."for_evidence_pack_id", "cwom_review_decisions"."for_evidence_pack_role", "cwom_review_decisions"."for_run_id", "cwom_review_decisions"."for_run_role", "cwom_review_decisions"."for_issue_id", "cwom_review_decisions"."for_issue_role", "cwom_review_decisions"."reviewer_kind", "cwom_review_decisions"."reviewer_id", "cwom_review_decisions"."reviewer_display", "cwom_review_decisions"."decision", "cwom_review_decisions"."decision_reason", "cwom_review_decisions"."reviewed_at", "cwom_review_decisions"."criteria_overrides", "cwom_review_decisions"."trace_id", "cwom_review_decisions"."tags", "cwom_review_decisions"."meta", "cwom_review_decisions"."row_version", "cwom_review_decisions"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_review_decisions";
--@ view "cwom_run_context_packets" "vw_cwom_run_context_packets"
CREATE VIEW "vw_cwom_run_context_packets" AS
    SELECT "cwom_run_context_packets"."run_id", "cwom_run_context_packets"."context_packet_id", "cwom_run_context_packets"."role", "cwom_run_context_packets"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_run_context_packets";
--@ view "cwom_run_doctrine_refs" "vw_cwom_run_doctrine_refs"
CREATE VIEW "vw_cwom_run_doctrine_refs" AS
    SELECT "cwom_run_doctrine_refs"."run_id", "cwom_run_doctrine_refs"."doctrine_ref_id", "cwom_run_doctrine_refs"."role", "cwom_run_doctrine_refs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_run_doctrine_refs";
--@ view "cwom_runs" "vw_cwom_runs"
CREATE VIEW "vw_cwom_runs" AS
    SELECT "cwom_runs"."id", "cwom_runs"."for_issue_id", "cwom_runs"."for_issue_role", "cwom_runs"."repo_id", "cwom_runs"."repo_role", "cwom_runs"."status", "cwom_runs"."mode", "cwom_runs"."executor", "cwom_runs"."constraint_snapshot_id", "cwom_runs"."constraint_snapshot_role", "cwom_runs"."plan", "cwom_runs"."telemetry", "cwom_runs"."cost", "cwom_runs"."outputs", "cwom_runs"."failure", "cwom_runs"."artifact_root_uri", "cwom_runs"."trace_id", "cwom_runs"."tags", "cwom_runs"."meta", "cwom_runs"."row_version", "cwom_runs"."created_at", "cwom_runs"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_runs";
--@ view "events" "vw_events"
CREATE VIEW "vw_events" AS
    SELECT "events"."id", "events"."type", "events"."source", "events"."data", "events"."priority", "events"."tags", "events"."status", "events"."processed_at", "events"."processed_by", "events"."result", "events"."error", "events"."row_version", "events"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "events";
--@ view "jobs" "vw_jobs"
CREATE VIEW "vw_jobs" AS
    SELECT "jobs"."id", "jobs"."task_id", "jobs"."status", "jobs"."worker_id", "jobs"."claimed_at", "jobs"."started_at", "jobs"."completed_at", "jobs"."result", "jobs"."error", "jobs"."trace_id", "jobs"."row_version", "jobs"."created_at", "jobs"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "jobs";
--@ view "tasks" "vw_tasks"
CREATE VIEW "vw_tasks" AS
    SELECT "tasks"."id", "tasks"."version", "tasks"."idempotency_key", "tasks"."requested_by_kind", "tasks"."requested_by_id", "tasks"."requested_by_label", "tasks"."objective", "tasks"."operation", "tasks"."target_repo", "tasks"."target_ref", "tasks"."target_path", "tasks"."time_budget_seconds", "tasks"."allow_network", "tasks"."allow_secrets", "tasks"."inputs", "tasks"."metadata", "tasks"."status", "tasks"."queued_at", "tasks"."started_at", "tasks"."completed_at", "tasks"."assigned_to", "tasks"."result", "tasks"."error", "tasks"."trace_path", "tasks"."cwom_issue_id", "tasks"."trace_id", "tasks"."row_version", "tasks"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "tasks";
--@ view "workflows" "vw_workflows"
CREATE VIEW "vw_workflows" AS
    SELECT "workflows"."id", "workflows"."name", "workflows"."description", "workflows"."trigger_events", "workflows"."trigger_conditions", "workflows"."steps", "workflows"."status", "workflows"."last_executed_at", "workflows"."execution_count", "workflows"."last_execution_context", "workflows"."last_result", "workflows"."last_error", "workflows"."is_active", "workflows"."timeout_seconds", "workflows"."row_version", "workflows"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "workflows";
--@ entry "agents" "tw_agents_delete"
CREATE TRIGGER "tw_agents_delete" AFTER DELETE ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:agents:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Agent', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'type', OLD."type", 'description', OLD."description", 'config', json(OLD."config"), 'capabilities', json(OLD."capabilities"), 'status', OLD."status", 'last_heartbeat', OLD."last_heartbeat", 'health_status', OLD."health_status", 'health_details', json(OLD."health_details"), 'tasks_completed', OLD."tasks_completed", 'tasks_failed', OLD."tasks_failed", 'average_response_time', OLD."average_response_time", 'started_at', OLD."started_at", 'last_activity_at', OLD."last_activity_at", 'is_enabled', json(CASE OLD."is_enabled" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'auto_restart', json(CASE OLD."auto_restart" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'max_concurrent_tasks', OLD."max_concurrent_tasks", 'last_error', OLD."last_error", 'error_count', OLD."error_count", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '26f0660ca2e4', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:agents:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Agent' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "agents" "tw_agents_insert"
CREATE TRIGGER "tw_agents_insert" AFTER INSERT ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:agents:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Agent' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:agents:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Agent' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Agent', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'type', NEW."type", 'description', NEW."description", 'config', json(NEW."config"), 'capabilities', json(NEW."capabilities"), 'status', NEW."status", 'last_heartbeat', NEW."last_heartbeat", 'health_status', NEW."health_status", 'health_details', json(NEW."health_details"), 'tasks_completed', NEW."tasks_completed", 'tasks_failed', NEW."tasks_failed", 'average_response_time', NEW."average_response_time", 'started_at', NEW."started_at", 'last_activity_at', NEW."last_activity_at", 'is_enabled', json(CASE NEW."is_enabled" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'auto_restart', json(CASE NEW."auto_restart" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'max_concurrent_tasks', NEW."max_concurrent_tasks", 'last_error', NEW."last_error", 'error_count', NEW."error_count", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '26f0660ca2e4', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:agents:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Agent' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "agents" "tw_agents_update"
CREATE TRIGGER "tw_agents_update" AFTER UPDATE ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:agents:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Agent' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Agent', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'name', OLD."name", 'type', OLD."type", 'description', OLD."description", 'config', json(OLD."config"), 'capabilities', json(OLD."capabilities"), 'status', OLD."status", 'last_heartbeat', OLD."last_heartbeat", 'health_status', OLD."health_status", 'health_details', json(OLD."health_details"), 'tasks_completed', OLD."tasks_completed", 'tasks_failed', OLD."tasks_failed", 'average_response_time', OLD."average_response_time", 'started_at', OLD."started_at", 'last_activity_at', OLD."last_activity_at", 'is_enabled', json(CASE OLD."is_enabled" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'auto_restart', json(CASE OLD."auto_restart" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'max_concurrent_tasks', OLD."max_concurrent_tasks", 'last_error', OLD."last_error", 'error_count', OLD."error_count", 'row_version', OLD."row_version", 'created_at', OLD."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."type" IS OLD."type" THEN '$."type"' ELSE '$."$none"' END, CASE WHEN NEW."description" IS OLD."description" THEN '$."description"' ELSE '$."$none"' END, CASE WHEN NEW."config" IS OLD."config" THEN '$."config"' ELSE '$."$none"' END, CASE WHEN NEW."capabilities" IS OLD."capabilities" THEN '$."capabilities"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."last_heartbeat" IS OLD."last_heartbeat" THEN '$."last_heartbeat"' ELSE '$."$none"' END, CASE WHEN NEW."health_status" IS OLD."health_status" THEN '$."health_status"' ELSE '$."$none"' END, CASE WHEN NEW."health_details" IS OLD."health_details" THEN '$."health_details"' ELSE '$."$none"' END, CASE WHEN NEW."tasks_completed" IS OLD."tasks_completed" THEN '$."tasks_completed"' ELSE '$."$none"' END, CASE WHEN NEW."tasks_failed" IS OLD."tasks_failed" THEN '$."tasks_failed"' ELSE '$."$none"' END, CASE WHEN NEW."average_response_time" IS OLD."average_response_time" THEN '$."average_response_time"' ELSE '$."$none"' END, CASE WHEN NEW."started_at" IS OLD."started_at" THEN '$."started_at"' ELSE '$."$none"' END, CASE WHEN NEW."last_activity_at" IS OLD."last_activity_at" THEN '$."last_activity_at"' ELSE '$."$none"' END, CASE WHEN NEW."is_enabled" IS OLD."is_enabled" THEN '$."is_enabled"' ELSE '$."$none"' END, CASE WHEN NEW."auto_restart" IS OLD."auto_restart" THEN '$."auto_restart"' ELSE '$."$none"' END, CASE WHEN NEW."max_concurrent_tasks" IS OLD."max_concurrent_tasks" THEN '$."max_concurrent_tasks"' ELSE '$."$none"' END, CASE WHEN NEW."last_error" IS OLD."last_error" THEN '$."last_error"' ELSE '$."$none"' END, CASE WHEN NEW."error_count" IS OLD."error_count" THEN '$."error_count"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'name', NEW."name", 'type', NEW."type", 'description', NEW."description", 'config', json(NEW."config"), 'capabilities', json(NEW."capabilities"), 'status', NEW."status", 'last_heartbeat', NEW."last_heartbeat", 'health_status', NEW."health_status", 'health_details', json(NEW."health_details"), 'tasks_completed', NEW."tasks_completed", 'tasks_failed', NEW."tasks_failed", 'average_response_time', NEW."average_response_time", 'started_at', NEW."started_at", 'last_activity_at', NEW."last_activity_at", 'is_enabled', json(CASE NEW."is_enabled" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'auto_restart', json(CASE NEW."auto_restart" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'max_concurrent_tasks', NEW."max_concurrent_tasks", 'last_error', NEW."last_error", 'error_count', NEW."error_count", 'row_version', NEW."row_version", 'created_at', NEW."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."type" IS OLD."type" THEN '$."type"' ELSE '$."$none"' END, CASE WHEN NEW."description" IS OLD."description" THEN '$."description"' ELSE '$."$none"' END, CASE WHEN NEW."config" IS OLD."config" THEN '$."config"' ELSE '$."$none"' END, CASE WHEN NEW."capabilities" IS OLD."capabilities" THEN '$."capabilities"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."last_heartbeat" IS OLD."last_heartbeat" THEN '$."last_heartbeat"' ELSE '$."$none"' END, CASE WHEN NEW."health_status" IS OLD."health_status" THEN '$."health_status"' ELSE '$."$none"' END, CASE WHEN NEW."health_details" IS OLD."health_details" THEN '$."health_details"' ELSE '$."$none"' END, CASE WHEN NEW."tasks_completed" IS OLD."tasks_completed" THEN '$."tasks_completed"' ELSE '$."$none"' END, CASE WHEN NEW."tasks_failed" IS OLD."tasks_failed" THEN '$."tasks_failed"' ELSE '$."$none"' END, CASE WHEN NEW."average_response_time" IS OLD."average_response_time" THEN '$."average_response_time"' ELSE '$."$none"' END, CASE WHEN NEW."started_at" IS OLD."started_at" THEN '$."started_at"' ELSE '$."$none"' END, CASE WHEN NEW."last_activity_at" IS OLD."last_activity_at" THEN '$."last_activity_at"' ELSE '$."$none"' END, CASE WHEN NEW."is_enabled" IS OLD."is_enabled" THEN '$."is_enabled"' ELSE '$."$none"' END, CASE WHEN NEW."auto_restart" IS OLD."auto_restart" THEN '$."auto_restart"' ELSE '$."$none"' END, CASE WHEN NEW."max_concurrent_tasks" IS OLD."max_concurrent_tasks" THEN '$."max_concurrent_tasks"' ELSE '$."$none"' END, CASE WHEN NEW."last_error" IS OLD."last_error" THEN '$."last_error"' ELSE '$."$none"' END, CASE WHEN NEW."error_count" IS OLD."error_count" THEN '$."error_count"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '26f0660ca2e4', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:agents:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Agent' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "artifacts" "tw_artifacts_delete"
CREATE TRIGGER "tw_artifacts_delete" AFTER DELETE ON "artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'CoreArtifact', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'task_id', OLD."task_id", 'job_id', OLD."job_id", 'kind', OLD."kind", 'uri', OLD."uri", 'ref', OLD."ref", 'content', OLD."content", 'content_type', OLD."content_type", 'size_bytes', OLD."size_bytes", 'checksum', OLD."checksum", 'meta', json(OLD."meta"), 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '692876d3d9c3', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'CoreArtifact' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "artifacts" "tw_artifacts_insert"
CREATE TRIGGER "tw_artifacts_insert" AFTER INSERT ON "artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'CoreArtifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:artifacts:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'CoreArtifact' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'CoreArtifact', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'task_id', NEW."task_id", 'job_id', NEW."job_id", 'kind', NEW."kind", 'uri', NEW."uri", 'ref', NEW."ref", 'content', NEW."content", 'content_type', NEW."content_type", 'size_bytes', NEW."size_bytes", 'checksum', NEW."checksum", 'meta', json(NEW."meta"), 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '692876d3d9c3', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'CoreArtifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "artifacts" "tw_artifacts_update"
CREATE TRIGGER "tw_artifacts_update" AFTER UPDATE ON "artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'CoreArtifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'CoreArtifact', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'task_id', OLD."task_id", 'job_id', OLD."job_id", 'kind', OLD."kind", 'uri', OLD."uri", 'ref', OLD."ref", 'content', OLD."content", 'content_type', OLD."content_type", 'size_bytes', OLD."size_bytes", 'checksum', OLD."checksum", 'meta', json(OLD."meta"), 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        json_object('id', NEW."id", 'task_id', NEW."task_id", 'job_id', NEW."job_id", 'kind', NEW."kind", 'uri', NEW."uri", 'ref', NEW."ref", 'content', NEW."content", 'content_type', NEW."content_type", 'size_bytes', NEW."size_bytes", 'checksum', NEW."checksum", 'meta', json(NEW."meta"), 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '692876d3d9c3', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'CoreArtifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_artifacts" "tw_cwom_artifacts_delete"
CREATE TRIGGER "tw_cwom_artifacts_delete" AFTER DELETE ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Artifact', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', json(OLD."verification"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '393025017d05', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "cwom_artifacts" "tw_cwom_artifacts_insert"
CREATE TRIGGER "tw_cwom_artifacts_insert" AFTER INSERT ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_artifacts:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Artifact', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', json(NEW."verification"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '393025017d05', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_artifacts" "tw_cwom_artifacts_update"
CREATE TRIGGER "tw_cwom_artifacts_update" AFTER UPDATE ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Artifact', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', json(OLD."verification"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', json(NEW."verification"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '393025017d05', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_constraint_snapshots" "tw_cwom_constraint_snapshots_insert"
CREATE TRIGGER "tw_cwom_constraint_snapshots_insert" AFTER INSERT ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ConstraintSnapshot' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'ConstraintSnapshot', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'scope', NEW."scope", 'captured_at', NEW."captured_at", 'owner_kind', NEW."owner_kind", 'owner_id', NEW."owner_id", 'owner_display', NEW."owner_display", 'constraints', json(NEW."constraints"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'adfd894bc457', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'ConstraintSnapshot' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_context_packet_doctrine_refs" "tw_cwom_context_packet_doctrine_refs_insert"
CREATE TRIGGER "tw_cwom_context_packet_doctrine_refs_insert" AFTER INSERT ON "cwom_context_packet_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_context_packet_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ContextPacket.doctrine_refs' AND "c"."for_id" = NEW."context_packet_id" || '/' || NEW."doctrine_ref_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'ContextPacket.doctrine_refs', NEW."context_packet_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'ContextPacket.doctrine_refs' AND "audit_log"."entity_id" = NEW."context_packet_id" || '/' || NEW."doctrine_ref_id"),
        NULL,
        json_object('context_packet_id', NEW."context_packet_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '357f425dedc2', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_context_packet_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'ContextPacket.doctrine_refs' AND "e"."entity_id" = NEW."context_packet_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('context_packet_id', NEW."context_packet_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'ContextPacket.doctrine_refs' AND "l"."entity_id" = NEW."context_packet_id" || '/' || NEW."doctrine_ref_id"));
END;
--@ entry "cwom_context_packets" "tw_cwom_context_packets_insert"
CREATE TRIGGER "tw_cwom_context_packets_insert" AFTER INSERT ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ContextPacket' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'ContextPacket', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'version', NEW."version", 'summary', NEW."summary", 'inputs', json(NEW."inputs"), 'assumptions', json(NEW."assumptions"), 'open_questions', json(NEW."open_questions"), 'instructions', NEW."instructions", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '68c594e0609e', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'ContextPacket' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_doctrine_ref_repos" "tw_cwom_doctrine_ref_repos_insert"
CREATE TRIGGER "tw_cwom_doctrine_ref_repos_insert" AFTER INSERT ON "cwom_doctrine_ref_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_doctrine_ref_repos:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'DoctrineRef.applies_to' AND "c"."for_id" = NEW."doctrine_ref_id" || '/' || NEW."repo_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'DoctrineRef.applies_to', NEW."doctrine_ref_id" || '/' || NEW."repo_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'DoctrineRef.applies_to' AND "audit_log"."entity_id" = NEW."doctrine_ref_id" || '/' || NEW."repo_id"),
        NULL,
        json_object('doctrine_ref_id', NEW."doctrine_ref_id", 'repo_id', NEW."repo_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f1faca73ad5e', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_doctrine_ref_repos:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'DoctrineRef.applies_to' AND "e"."entity_id" = NEW."doctrine_ref_id" || '/' || NEW."repo_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('doctrine_ref_id', NEW."doctrine_ref_id", 'repo_id', NEW."repo_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'DoctrineRef.applies_to' AND "l"."entity_id" = NEW."doctrine_ref_id" || '/' || NEW."repo_id"));
END;
--@ entry "cwom_doctrine_refs" "tw_cwom_doctrine_refs_insert"
CREATE TRIGGER "tw_cwom_doctrine_refs_insert" AFTER INSERT ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'DoctrineRef' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'DoctrineRef', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'namespace', NEW."namespace", 'name', NEW."name", 'version', NEW."version", 'type', NEW."type", 'priority', NEW."priority", 'statement', NEW."statement", 'rationale', NEW."rationale", 'links', json(NEW."links"), 'applicability', json(NEW."applicability"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '429f5b35a2c8', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'DoctrineRef' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_evidence_packs" "tw_cwom_evidence_packs_insert"
CREATE TRIGGER "tw_cwom_evidence_packs_insert" AFTER INSERT ON "cwom_evidence_packs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_evidence_packs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'EvidencePack' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'EvidencePack', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'for_run_id', NEW."for_run_id", 'for_run_role', NEW."for_run_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'verdict', NEW."verdict", 'verdict_reason', NEW."verdict_reason", 'evaluated_at', NEW."evaluated_at", 'evaluated_by_kind', NEW."evaluated_by_kind", 'evaluated_by_id', NEW."evaluated_by_id", 'evaluated_by_display', NEW."evaluated_by_display", 'criteria_results', json(NEW."criteria_results"), 'evidence_collected', json(NEW."evidence_collected"), 'evidence_missing', json(NEW."evidence_missing"), 'checks_passed', NEW."checks_passed", 'checks_failed', NEW."checks_failed", 'checks_skipped', NEW."checks_skipped", 'evidence_uri', NEW."evidence_uri", 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '47a1aa96b779', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_evidence_packs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'EvidencePack' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_issue_blocks" "tw_cwom_issue_blocks_delete"
CREATE TRIGGER "tw_cwom_issue_blocks_delete" AFTER DELETE ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'unlinked',
        'Issue.blocks', OLD."issue_id" || '/' || OLD."blocked_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."blocked_id"),
        json_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'ced047b1f74a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_blocks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.blocks' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."blocked_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.blocks' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."blocked_id"));
END;
--@ entry "cwom_issue_blocks" "tw_cwom_issue_blocks_insert"
CREATE TRIGGER "tw_cwom_issue_blocks_insert" AFTER INSERT ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.blocks' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."blocked_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Issue.blocks', NEW."issue_id" || '/' || NEW."blocked_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'ced047b1f74a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_blocks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.blocks' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.blocks' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"));
END;
--@ entry "cwom_issue_blocks" "tw_cwom_issue_blocks_update"
CREATE TRIGGER "tw_cwom_issue_blocks_update" AFTER UPDATE ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Issue.blocks', NEW."issue_id" || '/' || NEW."blocked_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"),
        json_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'ced047b1f74a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_blocks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.blocks' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.blocks' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"));
END;
--@ entry "cwom_issue_constraint_snapshots" "tw_cwom_issue_constraint_snapshots_delete"
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots_delete" AFTER DELETE ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'unlinked',
        'Issue.constraint_snapshots', OLD."issue_id" || '/' || OLD."constraint_snapshot_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."constraint_snapshot_id"),
        json_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'd90682b2e19a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.constraint_snapshots' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."constraint_snapshot_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.constraint_snapshots' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."constraint_snapshot_id"));
END;
--@ entry "cwom_issue_constraint_snapshots" "tw_cwom_issue_constraint_snapshots_insert"
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots_insert" AFTER INSERT ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.constraint_snapshots' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Issue.constraint_snapshots', NEW."issue_id" || '/' || NEW."constraint_snapshot_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'd90682b2e19a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.constraint_snapshots' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.constraint_snapshots' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"));
END;
--@ entry "cwom_issue_constraint_snapshots" "tw_cwom_issue_constraint_snapshots_update"
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots_update" AFTER UPDATE ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Issue.constraint_snapshots', NEW."issue_id" || '/' || NEW."constraint_snapshot_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"),
        json_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'd90682b2e19a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.constraint_snapshots' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.constraint_snapshots' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"));
END;
--@ entry "cwom_issue_context_packets" "tw_cwom_issue_context_packets_delete"
CREATE TRIGGER "tw_cwom_issue_context_packets_delete" AFTER DELETE ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'unlinked',
        'Issue.context_packets', OLD."issue_id" || '/' || OLD."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."context_packet_id"),
        json_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'b8e12ee3b644', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.context_packets' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."context_packet_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.context_packets' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."context_packet_id"));
END;
--@ entry "cwom_issue_context_packets" "tw_cwom_issue_context_packets_insert"
CREATE TRIGGER "tw_cwom_issue_context_packets_insert" AFTER INSERT ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.context_packets' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."context_packet_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Issue.context_packets', NEW."issue_id" || '/' || NEW."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'b8e12ee3b644', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.context_packets' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.context_packets' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"));
END;
--@ entry "cwom_issue_context_packets" "tw_cwom_issue_context_packets_update"
CREATE TRIGGER "tw_cwom_issue_context_packets_update" AFTER UPDATE ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Issue.context_packets', NEW."issue_id" || '/' || NEW."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"),
        json_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'b8e12ee3b644', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.context_packets' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.context_packets' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"));
END;
--@ entry "cwom_issue_doctrine_refs" "tw_cwom_issue_doctrine_refs_delete"
CREATE TRIGGER "tw_cwom_issue_doctrine_refs_delete" AFTER DELETE ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'unlinked',
        'Issue.doctrine_refs', OLD."issue_id" || '/' || OLD."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."doctrine_ref_id"),
        json_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'c3b7fd2fbe71', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.doctrine_refs' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."doctrine_ref_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.doctrine_refs' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."doctrine_ref_id"));
END;
--@ entry "cwom_issue_doctrine_refs" "tw_cwom_issue_doctrine_refs_insert"
CREATE TRIGGER "tw_cwom_issue_doctrine_refs_insert" AFTER INSERT ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.doctrine_refs' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Issue.doctrine_refs', NEW."issue_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'c3b7fd2fbe71', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.doctrine_refs' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.doctrine_refs' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"));
END;
--@ entry "cwom_issue_doctrine_refs" "tw_cwom_issue_doctrine_refs_update"
CREATE TRIGGER "tw_cwom_issue_doctrine_refs_update" AFTER UPDATE ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Issue.doctrine_refs', NEW."issue_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"),
        json_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'c3b7fd2fbe71', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.doctrine_refs' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.doctrine_refs' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"));
END;
--@ entry "cwom_issue_duplicates" "tw_cwom_issue_duplicates_delete"
CREATE TRIGGER "tw_cwom_issue_duplicates_delete" AFTER DELETE ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'unlinked',
        'Issue.duplicates', OLD."issue_id" || '/' || OLD."duplicate_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."duplicate_id"),
        json_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '6eb4bfc4ba96', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_duplicates:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.duplicates' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."duplicate_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.duplicates' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."duplicate_id"));
END;
--@ entry "cwom_issue_duplicates" "tw_cwom_issue_duplicates_insert"
CREATE TRIGGER "tw_cwom_issue_duplicates_insert" AFTER INSERT ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.duplicates' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."duplicate_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Issue.duplicates', NEW."issue_id" || '/' || NEW."duplicate_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '6eb4bfc4ba96', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_duplicates:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.duplicates' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.duplicates' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"));
END;
--@ entry "cwom_issue_duplicates" "tw_cwom_issue_duplicates_update"
CREATE TRIGGER "tw_cwom_issue_duplicates_update" AFTER UPDATE ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Issue.duplicates', NEW."issue_id" || '/' || NEW."duplicate_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"),
        json_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '6eb4bfc4ba96', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_duplicates:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.duplicates' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.duplicates' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"));
END;
--@ entry "cwom_issues" "tw_cwom_issues_delete"
CREATE TRIGGER "tw_cwom_issues_delete" AFTER DELETE ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Issue', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', OLD."due_at", 'assignees', json(OLD."assignees"), 'watchers', json(OLD."watchers"), 'acceptance', json(OLD."acceptance"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '42f96fefede9', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issues:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "cwom_issues" "tw_cwom_issues_insert"
CREATE TRIGGER "tw_cwom_issues_insert" AFTER INSERT ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issues:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Issue', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', NEW."due_at", 'assignees', json(NEW."assignees"), 'watchers', json(NEW."watchers"), 'acceptance', json(NEW."acceptance"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '42f96fefede9', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issues:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_issues" "tw_cwom_issues_update"
CREATE TRIGGER "tw_cwom_issues_update" AFTER UPDATE ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Issue', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', OLD."due_at", 'assignees', json(OLD."assignees"), 'watchers', json(OLD."watchers"), 'acceptance', json(OLD."acceptance"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', NEW."due_at", 'assignees', json(NEW."assignees"), 'watchers', json(NEW."watchers"), 'acceptance', json(NEW."acceptance"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '42f96fefede9', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issues:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_repos" "tw_cwom_repos_delete"
CREATE TRIGGER "tw_cwom_repos_delete" AFTER DELETE ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_repos:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Repo', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'slug', OLD."slug", 'source', json(OLD."source"), 'default_branch', OLD."default_branch", 'visibility', OLD."visibility", 'owners', json(OLD."owners"), 'policy', json(OLD."policy"), 'links', json(OLD."links"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '77a798cbb7dd', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_repos:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Repo' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "cwom_repos" "tw_cwom_repos_insert"
CREATE TRIGGER "tw_cwom_repos_insert" AFTER INSERT ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_repos:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Repo' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_repos:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Repo' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Repo', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'slug', NEW."slug", 'source', json(NEW."source"), 'default_branch', NEW."default_branch", 'visibility', NEW."visibility", 'owners', json(NEW."owners"), 'policy', json(NEW."policy"), 'links', json(NEW."links"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '77a798cbb7dd', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_repos:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Repo' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_repos" "tw_cwom_repos_update"
CREATE TRIGGER "tw_cwom_repos_update" AFTER UPDATE ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_repos:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Repo' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Repo', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'name', OLD."name", 'slug', OLD."slug", 'source', json(OLD."source"), 'default_branch', OLD."default_branch", 'visibility', OLD."visibility", 'owners', json(OLD."owners"), 'policy', json(OLD."policy"), 'links', json(OLD."links"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'name', NEW."name", 'slug', NEW."slug", 'source', json(NEW."source"), 'default_branch', NEW."default_branch", 'visibility', NEW."visibility", 'owners', json(NEW."owners"), 'policy', json(NEW."policy"), 'links', json(NEW."links"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '77a798cbb7dd', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_repos:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Repo' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_review_decisions" "tw_cwom_review_decisions_insert"
CREATE TRIGGER "tw_cwom_review_decisions_insert" AFTER INSERT ON "cwom_review_decisions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_review_decisions:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'ReviewDecision' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'ReviewDecision', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'for_evidence_pack_id', NEW."for_evidence_pack_id", 'for_evidence_pack_role', NEW."for_evidence_pack_role", 'for_run_id', NEW."for_run_id", 'for_run_role', NEW."for_run_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'reviewer_kind', NEW."reviewer_kind", 'reviewer_id', NEW."reviewer_id", 'reviewer_display', NEW."reviewer_display", 'decision', NEW."decision", 'decision_reason', NEW."decision_reason", 'reviewed_at', NEW."reviewed_at", 'criteria_overrides', json(NEW."criteria_overrides"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'fffdfedd4bdf', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_review_decisions:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'ReviewDecision' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_run_context_packets" "tw_cwom_run_context_packets_insert"
CREATE TRIGGER "tw_cwom_run_context_packets_insert" AFTER INSERT ON "cwom_run_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_run_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run.context_packets' AND "c"."for_id" = NEW."run_id" || '/' || NEW."context_packet_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Run.context_packets', NEW."run_id" || '/' || NEW."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Run.context_packets' AND "audit_log"."entity_id" = NEW."run_id" || '/' || NEW."context_packet_id"),
        NULL,
        json_object('run_id', NEW."run_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f3f59195294f', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_run_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run.context_packets' AND "e"."entity_id" = NEW."run_id" || '/' || NEW."context_packet_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('run_id', NEW."run_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Run.context_packets' AND "l"."entity_id" = NEW."run_id" || '/' || NEW."context_packet_id"));
END;
--@ entry "cwom_run_doctrine_refs" "tw_cwom_run_doctrine_refs_insert"
CREATE TRIGGER "tw_cwom_run_doctrine_refs_insert" AFTER INSERT ON "cwom_run_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_run_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run.doctrine_refs' AND "c"."for_id" = NEW."run_id" || '/' || NEW."doctrine_ref_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Run.doctrine_refs', NEW."run_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Run.doctrine_refs' AND "audit_log"."entity_id" = NEW."run_id" || '/' || NEW."doctrine_ref_id"),
        NULL,
        json_object('run_id', NEW."run_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'f9f2bbe6034d', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_run_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run.doctrine_refs' AND "e"."entity_id" = NEW."run_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('run_id', NEW."run_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Run.doctrine_refs' AND "l"."entity_id" = NEW."run_id" || '/' || NEW."doctrine_ref_id"));
END;
--@ entry "cwom_runs" "tw_cwom_runs_delete"
CREATE TRIGGER "tw_cwom_runs_delete" AFTER DELETE ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_runs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Run', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'status', OLD."status", 'mode', OLD."mode", 'executor', json(OLD."executor"), 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'constraint_snapshot_role', OLD."constraint_snapshot_role", 'plan', json(OLD."plan"), 'telemetry', json(OLD."telemetry"), 'cost', json(OLD."cost"), 'outputs', json(OLD."outputs"), 'failure', json(OLD."failure"), 'artifact_root_uri', OLD."artifact_root_uri", 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '405100792ff5', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_runs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "cwom_runs" "tw_cwom_runs_insert"
CREATE TRIGGER "tw_cwom_runs_insert" AFTER INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_runs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_runs:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Run' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Run', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'status', NEW."status", 'mode', NEW."mode", 'executor', json(NEW."executor"), 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'plan', json(NEW."plan"), 'telemetry', json(NEW."telemetry"), 'cost', json(NEW."cost"), 'outputs', json(NEW."outputs"), 'failure', json(NEW."failure"), 'artifact_root_uri', NEW."artifact_root_uri", 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '405100792ff5', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_runs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "cwom_runs" "tw_cwom_runs_update"
CREATE TRIGGER "tw_cwom_runs_update" AFTER UPDATE ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_runs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Run' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Run', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'status', OLD."status", 'mode', OLD."mode", 'executor', json(OLD."executor"), 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'constraint_snapshot_role', OLD."constraint_snapshot_role", 'plan', json(OLD."plan"), 'telemetry', json(OLD."telemetry"), 'cost', json(OLD."cost"), 'outputs', json(OLD."outputs"), 'failure', json(OLD."failure"), 'artifact_root_uri', OLD."artifact_root_uri", 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'status', NEW."status", 'mode', NEW."mode", 'executor', json(NEW."executor"), 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'constraint_snapshot_role', NEW."constraint_snapshot_role", 'plan', json(NEW."plan"), 'telemetry', json(NEW."telemetry"), 'cost', json(NEW."cost"), 'outputs', json(NEW."outputs"), 'failure', json(NEW."failure"), 'artifact_root_uri', NEW."artifact_root_uri", 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '405100792ff5', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:cwom_runs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Run' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "events" "tw_events_delete"
CREATE TRIGGER "tw_events_delete" AFTER DELETE ON "events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:events:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Event', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'type', OLD."type", 'source', OLD."source", 'data', json(OLD."data"), 'priority', OLD."priority", 'tags', json(OLD."tags"), 'status', OLD."status", 'processed_at', OLD."processed_at", 'processed_by', OLD."processed_by", 'result', json(OLD."result"), 'error', OLD."error", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '35fb89d7bea4', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:events:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Event' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "events" "tw_events_insert"
CREATE TRIGGER "tw_events_insert" AFTER INSERT ON "events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:events:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Event' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:events:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Event' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Event', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'type', NEW."type", 'source', NEW."source", 'data', json(NEW."data"), 'priority', NEW."priority", 'tags', json(NEW."tags"), 'status', NEW."status", 'processed_at', NEW."processed_at", 'processed_by', NEW."processed_by", 'result', json(NEW."result"), 'error', NEW."error", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '35fb89d7bea4', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:events:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Event' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "events" "tw_events_update"
CREATE TRIGGER "tw_events_update" AFTER UPDATE ON "events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:events:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Event' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Event', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'type', OLD."type", 'source', OLD."source", 'data', json(OLD."data"), 'priority', OLD."priority", 'tags', json(OLD."tags"), 'status', OLD."status", 'processed_at', OLD."processed_at", 'processed_by', OLD."processed_by", 'result', json(OLD."result"), 'error', OLD."error", 'row_version', OLD."row_version", 'created_at', OLD."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."type" IS OLD."type" THEN '$."type"' ELSE '$."$none"' END, CASE WHEN NEW."source" IS OLD."source" THEN '$."source"' ELSE '$."$none"' END, CASE WHEN NEW."data" IS OLD."data" THEN '$."data"' ELSE '$."$none"' END, CASE WHEN NEW."priority" IS OLD."priority" THEN '$."priority"' ELSE '$."$none"' END, CASE WHEN NEW."tags" IS OLD."tags" THEN '$."tags"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."processed_at" IS OLD."processed_at" THEN '$."processed_at"' ELSE '$."$none"' END, CASE WHEN NEW."processed_by" IS OLD."processed_by" THEN '$."processed_by"' ELSE '$."$none"' END, CASE WHEN NEW."result" IS OLD."result" THEN '$."result"' ELSE '$."$none"' END, CASE WHEN NEW."error" IS OLD."error" THEN '$."error"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'type', NEW."type", 'source', NEW."source", 'data', json(NEW."data"), 'priority', NEW."priority", 'tags', json(NEW."tags"), 'status', NEW."status", 'processed_at', NEW."processed_at", 'processed_by', NEW."processed_by", 'result', json(NEW."result"), 'error', NEW."error", 'row_version', NEW."row_version", 'created_at', NEW."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."type" IS OLD."type" THEN '$."type"' ELSE '$."$none"' END, CASE WHEN NEW."source" IS OLD."source" THEN '$."source"' ELSE '$."$none"' END, CASE WHEN NEW."data" IS OLD."data" THEN '$."data"' ELSE '$."$none"' END, CASE WHEN NEW."priority" IS OLD."priority" THEN '$."priority"' ELSE '$."$none"' END, CASE WHEN NEW."tags" IS OLD."tags" THEN '$."tags"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."processed_at" IS OLD."processed_at" THEN '$."processed_at"' ELSE '$."$none"' END, CASE WHEN NEW."processed_by" IS OLD."processed_by" THEN '$."processed_by"' ELSE '$."$none"' END, CASE WHEN NEW."result" IS OLD."result" THEN '$."result"' ELSE '$."$none"' END, CASE WHEN NEW."error" IS OLD."error" THEN '$."error"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '35fb89d7bea4', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:events:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Event' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "jobs" "tw_jobs_delete"
CREATE TRIGGER "tw_jobs_delete" AFTER DELETE ON "jobs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:jobs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Job', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'task_id', OLD."task_id", 'status', OLD."status", 'worker_id', OLD."worker_id", 'claimed_at', OLD."claimed_at", 'started_at', OLD."started_at", 'completed_at', OLD."completed_at", 'result', json(OLD."result"), 'error', OLD."error", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'd5ddbcbea777', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:jobs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Job' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "jobs" "tw_jobs_insert"
CREATE TRIGGER "tw_jobs_insert" AFTER INSERT ON "jobs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:jobs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Job' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:jobs:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Job' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Job', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'task_id', NEW."task_id", 'status', NEW."status", 'worker_id', NEW."worker_id", 'claimed_at', NEW."claimed_at", 'started_at', NEW."started_at", 'completed_at', NEW."completed_at", 'result', json(NEW."result"), 'error', NEW."error", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'd5ddbcbea777', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:jobs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Job' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "jobs" "tw_jobs_update"
CREATE TRIGGER "tw_jobs_update" AFTER UPDATE ON "jobs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:jobs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Job' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Job', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'task_id', OLD."task_id", 'status', OLD."status", 'worker_id', OLD."worker_id", 'claimed_at', OLD."claimed_at", 'started_at', OLD."started_at", 'completed_at', OLD."completed_at", 'result', json(OLD."result"), 'error', OLD."error", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'task_id', NEW."task_id", 'status', NEW."status", 'worker_id', NEW."worker_id", 'claimed_at', NEW."claimed_at", 'started_at', NEW."started_at", 'completed_at', NEW."completed_at", 'result', json(NEW."result"), 'error', NEW."error", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'd5ddbcbea777', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:jobs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Job' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "tasks" "tw_tasks_delete"
CREATE TRIGGER "tw_tasks_delete" AFTER DELETE ON "tasks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tasks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Task', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'version', OLD."version", 'idempotency_key', OLD."idempotency_key", 'requested_by_kind', OLD."requested_by_kind", 'requested_by_id', OLD."requested_by_id", 'requested_by_label', OLD."requested_by_label", 'objective', OLD."objective", 'operation', OLD."operation", 'target_repo', OLD."target_repo", 'target_ref', OLD."target_ref", 'target_path', OLD."target_path", 'time_budget_seconds', OLD."time_budget_seconds", 'allow_network', json(CASE OLD."allow_network" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'allow_secrets', json(CASE OLD."allow_secrets" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'inputs', json(OLD."inputs"), 'metadata', json(OLD."metadata"), 'status', OLD."status", 'queued_at', OLD."queued_at", 'started_at', OLD."started_at", 'completed_at', OLD."completed_at", 'assigned_to', OLD."assigned_to", 'result', json(OLD."result"), 'error', OLD."error", 'trace_path', OLD."trace_path", 'cwom_issue_id', OLD."cwom_issue_id", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '948233bb1be4', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:tasks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Task' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "tasks" "tw_tasks_insert"
CREATE TRIGGER "tw_tasks_insert" AFTER INSERT ON "tasks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tasks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Task' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:tasks:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Task' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Task', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'version', NEW."version", 'idempotency_key', NEW."idempotency_key", 'requested_by_kind', NEW."requested_by_kind", 'requested_by_id', NEW."requested_by_id", 'requested_by_label', NEW."requested_by_label", 'objective', NEW."objective", 'operation', NEW."operation", 'target_repo', NEW."target_repo", 'target_ref', NEW."target_ref", 'target_path', NEW."target_path", 'time_budget_seconds', NEW."time_budget_seconds", 'allow_network', json(CASE NEW."allow_network" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'allow_secrets', json(CASE NEW."allow_secrets" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'inputs', json(NEW."inputs"), 'metadata', json(NEW."metadata"), 'status', NEW."status", 'queued_at', NEW."queued_at", 'started_at', NEW."started_at", 'completed_at', NEW."completed_at", 'assigned_to', NEW."assigned_to", 'result', json(NEW."result"), 'error', NEW."error", 'trace_path', NEW."trace_path", 'cwom_issue_id', NEW."cwom_issue_id", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '948233bb1be4', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:tasks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Task' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "tasks" "tw_tasks_update"
CREATE TRIGGER "tw_tasks_update" AFTER UPDATE ON "tasks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:tasks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Task' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Task', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'version', OLD."version", 'idempotency_key', OLD."idempotency_key", 'requested_by_kind', OLD."requested_by_kind", 'requested_by_id', OLD."requested_by_id", 'requested_by_label', OLD."requested_by_label", 'objective', OLD."objective", 'operation', OLD."operation", 'target_repo', OLD."target_repo", 'target_ref', OLD."target_ref", 'target_path', OLD."target_path", 'time_budget_seconds', OLD."time_budget_seconds", 'allow_network', json(CASE OLD."allow_network" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'allow_secrets', json(CASE OLD."allow_secrets" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'inputs', json(OLD."inputs"), 'metadata', json(OLD."metadata"), 'status', OLD."status", 'queued_at', OLD."queued_at", 'started_at', OLD."started_at", 'completed_at', OLD."completed_at", 'assigned_to', OLD."assigned_to", 'result', json(OLD."result"), 'error', OLD."error", 'trace_path', OLD."trace_path", 'cwom_issue_id', OLD."cwom_issue_id", 'trace_id', OLD."trace_id", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        json_object('id', NEW."id", 'version', NEW."version", 'idempotency_key', NEW."idempotency_key", 'requested_by_kind', NEW."requested_by_kind", 'requested_by_id', NEW."requested_by_id", 'requested_by_label', NEW."requested_by_label", 'objective', NEW."objective", 'operation', NEW."operation", 'target_repo', NEW."target_repo", 'target_ref', NEW."target_ref", 'target_path', NEW."target_path", 'time_budget_seconds', NEW."time_budget_seconds", 'allow_network', json(CASE NEW."allow_network" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'allow_secrets', json(CASE NEW."allow_secrets" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'inputs', json(NEW."inputs"), 'metadata', json(NEW."metadata"), 'status', NEW."status", 'queued_at', NEW."queued_at", 'started_at', NEW."started_at", 'completed_at', NEW."completed_at", 'assigned_to', NEW."assigned_to", 'result', json(NEW."result"), 'error', NEW."error", 'trace_path', NEW."trace_path", 'cwom_issue_id', NEW."cwom_issue_id", 'trace_id', NEW."trace_id", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '948233bb1be4', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:tasks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Task' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "workflows" "tw_workflows_delete"
CREATE TRIGGER "tw_workflows_delete" AFTER DELETE ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:workflows:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Workflow', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'description', OLD."description", 'trigger_events', json(OLD."trigger_events"), 'trigger_conditions', OLD."trigger_conditions", 'steps', json(OLD."steps"), 'status', OLD."status", 'last_executed_at', OLD."last_executed_at", 'execution_count', OLD."execution_count", 'last_execution_context', json(OLD."last_execution_context"), 'last_result', json(OLD."last_result"), 'last_error', OLD."last_error", 'is_active', json(CASE OLD."is_active" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'timeout_seconds', OLD."timeout_seconds", 'row_version', OLD."row_version", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '40dc431c7440', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:workflows:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Workflow' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;
--@ entry "workflows" "tw_workflows_insert"
CREATE TRIGGER "tw_workflows_insert" AFTER INSERT ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:workflows:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Workflow' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:workflows:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Workflow' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Workflow', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'description', NEW."description", 'trigger_events', json(NEW."trigger_events"), 'trigger_conditions', NEW."trigger_conditions", 'steps', json(NEW."steps"), 'status', NEW."status", 'last_executed_at', NEW."last_executed_at", 'execution_count', NEW."execution_count", 'last_execution_context', json(NEW."last_execution_context"), 'last_result', json(NEW."last_result"), 'last_error', NEW."last_error", 'is_active', json(CASE NEW."is_active" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'timeout_seconds', NEW."timeout_seconds", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '40dc431c7440', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:workflows:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Workflow' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ entry "workflows" "tw_workflows_update"
CREATE TRIGGER "tw_workflows_update" AFTER UPDATE ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:workflows:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Workflow' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Workflow', NEW."id", NEW."row_version",
        json_remove(json_object('id', OLD."id", 'name', OLD."name", 'description', OLD."description", 'trigger_events', json(OLD."trigger_events"), 'trigger_conditions', OLD."trigger_conditions", 'steps', json(OLD."steps"), 'status', OLD."status", 'last_executed_at', OLD."last_executed_at", 'execution_count', OLD."execution_count", 'last_execution_context', json(OLD."last_execution_context"), 'last_result', json(OLD."last_result"), 'last_error', OLD."last_error", 'is_active', json(CASE OLD."is_active" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'timeout_seconds', OLD."timeout_seconds", 'row_version', OLD."row_version", 'created_at', OLD."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."description" IS OLD."description" THEN '$."description"' ELSE '$."$none"' END, CASE WHEN NEW."trigger_events" IS OLD."trigger_events" THEN '$."trigger_events"' ELSE '$."$none"' END, CASE WHEN NEW."trigger_conditions" IS OLD."trigger_conditions" THEN '$."trigger_conditions"' ELSE '$."$none"' END, CASE WHEN NEW."steps" IS OLD."steps" THEN '$."steps"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."last_executed_at" IS OLD."last_executed_at" THEN '$."last_executed_at"' ELSE '$."$none"' END, CASE WHEN NEW."execution_count" IS OLD."execution_count" THEN '$."execution_count"' ELSE '$."$none"' END, CASE WHEN NEW."last_execution_context" IS OLD."last_execution_context" THEN '$."last_execution_context"' ELSE '$."$none"' END, CASE WHEN NEW."last_result" IS OLD."last_result" THEN '$."last_result"' ELSE '$."$none"' END, CASE WHEN NEW."last_error" IS OLD."last_error" THEN '$."last_error"' ELSE '$."$none"' END, CASE WHEN NEW."is_active" IS OLD."is_active" THEN '$."is_active"' ELSE '$."$none"' END, CASE WHEN NEW."timeout_seconds" IS OLD."timeout_seconds" THEN '$."timeout_seconds"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        json_remove(json_object('id', NEW."id", 'name', NEW."name", 'description', NEW."description", 'trigger_events', json(NEW."trigger_events"), 'trigger_conditions', NEW."trigger_conditions", 'steps', json(NEW."steps"), 'status', NEW."status", 'last_executed_at', NEW."last_executed_at", 'execution_count', NEW."execution_count", 'last_execution_context', json(NEW."last_execution_context"), 'last_result', json(NEW."last_result"), 'last_error', NEW."last_error", 'is_active', json(CASE NEW."is_active" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'timeout_seconds', NEW."timeout_seconds", 'row_version', NEW."row_version", 'created_at', NEW."created_at"), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."name" IS OLD."name" THEN '$."name"' ELSE '$."$none"' END, CASE WHEN NEW."description" IS OLD."description" THEN '$."description"' ELSE '$."$none"' END, CASE WHEN NEW."trigger_events" IS OLD."trigger_events" THEN '$."trigger_events"' ELSE '$."$none"' END, CASE WHEN NEW."trigger_conditions" IS OLD."trigger_conditions" THEN '$."trigger_conditions"' ELSE '$."$none"' END, CASE WHEN NEW."steps" IS OLD."steps" THEN '$."steps"' ELSE '$."$none"' END, CASE WHEN NEW."status" IS OLD."status" THEN '$."status"' ELSE '$."$none"' END, CASE WHEN NEW."last_executed_at" IS OLD."last_executed_at" THEN '$."last_executed_at"' ELSE '$."$none"' END, CASE WHEN NEW."execution_count" IS OLD."execution_count" THEN '$."execution_count"' ELSE '$."$none"' END, CASE WHEN NEW."last_execution_context" IS OLD."last_execution_context" THEN '$."last_execution_context"' ELSE '$."$none"' END, CASE WHEN NEW."last_result" IS OLD."last_result" THEN '$."last_result"' ELSE '$."$none"' END, CASE WHEN NEW."last_error" IS OLD."last_error" THEN '$."last_error"' ELSE '$."$none"' END, CASE WHEN NEW."is_active" IS OLD."is_active" THEN '$."is_active"' ELSE '$."$none"' END, CASE WHEN NEW."timeout_seconds" IS OLD."timeout_seconds" THEN '$."timeout_seconds"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '40dc431c7440', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:workflows:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Workflow' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;
--@ trigger "agents" "tr_agents_capabilities_items_insert"
CREATE TRIGGER "tr_agents_capabilities_items_insert" AFTER INSERT ON "agents"
WHEN NEW."capabilities" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:agents:capabilities: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."capabilities") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "agents" "tr_agents_capabilities_items_update"
CREATE TRIGGER "tr_agents_capabilities_items_update" AFTER UPDATE OF "capabilities" ON "agents"
WHEN NEW."capabilities" IS NOT OLD."capabilities"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:agents:capabilities: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."capabilities") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "agents" "tr_agents_first_version"
CREATE TRIGGER "tr_agents_first_version" BEFORE INSERT ON "agents"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:agents:row_version: a new row has version 1');
END;
--@ trigger "agents" "tr_agents_frozen"
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
--@ trigger "agents" "tr_agents_insert_keeps"
CREATE TRIGGER "tr_agents_insert_keeps" BEFORE INSERT ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:agents:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "agents" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:agents:name: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "agents" WHERE "name" = NEW."name");
    SELECT RAISE(ABORT, 'cwom:unique:agents:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "agents" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "agents" "tr_agents_next_version"
CREATE TRIGGER "tr_agents_next_version" BEFORE UPDATE ON "agents"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:agents:row_version: a change states the version after the one that it read');
END;
--@ trigger "agents" "tr_agents_status_initial"
CREATE TRIGGER "tr_agents_status_initial" BEFORE INSERT ON "agents"
WHEN coalesce(NEW."status" NOT IN ('inactive'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:agents:status:inactive: a new row is inactive');
END;
--@ trigger "agents" "tr_agents_status_moves"
CREATE TRIGGER "tr_agents_status_moves" BEFORE UPDATE OF "status" ON "agents"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:inactive>starting: inactive becomes starting or stays')
    WHERE OLD."status" = 'inactive' AND coalesce(NEW."status" NOT IN ('starting'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:starting>running,stopping,error: starting becomes running, stopping, error or stays')
    WHERE OLD."status" = 'starting' AND coalesce(CASE NEW."status" WHEN 'running' THEN 0 WHEN 'stopping' THEN 0 WHEN 'error' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:running>stopping,error: running becomes stopping, error or stays')
    WHERE OLD."status" = 'running' AND coalesce(NEW."status" NOT IN ('stopping', 'error'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:stopping>inactive,error: stopping becomes inactive, error or stays')
    WHERE OLD."status" = 'stopping' AND coalesce(NEW."status" NOT IN ('inactive', 'error'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:agents:status:error>inactive,starting: error becomes inactive, starting or stays')
    WHERE OLD."status" = 'error' AND coalesce(NEW."status" NOT IN ('inactive', 'starting'), 1);
END;
--@ trigger "agents" "tr_agents_update_keeps"
CREATE TRIGGER "tr_agents_update_keeps" BEFORE UPDATE ON "agents"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:agents:name: another row has the same key, and does not make way')
    WHERE (NEW."name" IS NOT OLD."name") AND EXISTS (SELECT 1 FROM "agents" WHERE "name" = NEW."name" AND _rowid_ <> OLD._rowid_);
END;
--@ trigger "artifacts" "tr_artifacts_first_version"
CREATE TRIGGER "tr_artifacts_first_version" BEFORE INSERT ON "artifacts"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:artifacts:row_version: a new row has version 1');
END;
--@ trigger "artifacts" "tr_artifacts_frozen"
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
--@ trigger "artifacts" "tr_artifacts_insert_keeps"
CREATE TRIGGER "tr_artifacts_insert_keeps" BEFORE INSERT ON "artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:artifacts:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "artifacts" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:artifacts:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "artifacts" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "artifacts" "tr_artifacts_next_version"
CREATE TRIGGER "tr_artifacts_next_version" BEFORE UPDATE ON "artifacts"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:artifacts:row_version: a change states the version after the one that it read');
END;
--@ trigger "audit_log" "tr_audit_log_insert_keeps"
CREATE TRIGGER "tr_audit_log_insert_keeps" BEFORE INSERT ON "audit_log"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:seq: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "seq" = NEW."seq");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:entity_kind,entity_id,entity_version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "entity_kind" = NEW."entity_kind" AND "entity_id" = NEW."entity_id" AND "entity_version" = NEW."entity_version");
END;
--@ trigger "audit_log" "tr_audit_log_only_pruned"
CREATE TRIGGER "tr_audit_log_only_pruned" BEFORE DELETE ON "audit_log"
WHEN NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS "p" WHERE "p"."kind" = 'pruned'
    AND OLD."seq" >= "p"."lo" AND OLD."seq" < "p"."hi")
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log:-: an entry goes only when it was exported, as a checkpoint says');
END;
--@ trigger "audit_log" "tr_audit_log_only_redacted"
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
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_insert_keeps"
CREATE TRIGGER "tr_audit_log_checkpoint_insert_keeps" BEFORE INSERT ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:n: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE "n" = NEW."n");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_delete"
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;
--@ trigger "audit_log_checkpoint" "tr_audit_log_checkpoint_no_update"
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_clock"
CREATE TRIGGER "tr_cwom_artifacts_clock" BEFORE UPDATE OF "updated_at" ON "cwom_artifacts"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_artifacts:updated_at: a change is not older than the one before');
END;
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_first_version"
CREATE TRIGGER "tr_cwom_artifacts_first_version" BEFORE INSERT ON "cwom_artifacts"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_artifacts:row_version: a new row has version 1');
END;
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_frozen"
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
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_insert_keeps"
CREATE TRIGGER "tr_cwom_artifacts_insert_keeps" BEFORE INSERT ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_artifacts:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_artifacts" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_artifacts:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_artifacts" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_next_version"
CREATE TRIGGER "tr_cwom_artifacts_next_version" BEFORE UPDATE ON "cwom_artifacts"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_artifacts:row_version: a change states the version after the one that it read');
END;
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_tags_items_insert"
CREATE TRIGGER "tr_cwom_artifacts_tags_items_insert" AFTER INSERT ON "cwom_artifacts"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_tags_items_update"
CREATE TRIGGER "tr_cwom_artifacts_tags_items_update" AFTER UPDATE OF "tags" ON "cwom_artifacts"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_verification_items_insert"
CREATE TRIGGER "tr_cwom_artifacts_verification_items_insert" AFTER INSERT ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:verification: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."verification", '$.checks') = 'array' THEN NEW."verification" END, '$.checks') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.name', '$.status', '$.evidence_uri') = '{}'
        AND coalesce(json_type("item1"."value", '$.name') = 'text', 0)
        AND length(json_extract("item1"."value", '$.name')) BETWEEN 1 AND 128
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.status') WHEN 'unverified' THEN 1 WHEN 'passed' THEN 1 WHEN 'failed' THEN 1 WHEN json_extract("item1"."value", '$.status') THEN 0 END
        AND json_type("item1"."value", '$.evidence_uri') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.evidence_uri')) BETWEEN 1 AND 2000
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_artifacts" "tr_cwom_artifacts_verification_items_update"
CREATE TRIGGER "tr_cwom_artifacts_verification_items_update" AFTER UPDATE OF "verification" ON "cwom_artifacts"
WHEN NEW."verification" IS NOT OLD."verification"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:verification: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."verification", '$.checks') = 'array' THEN NEW."verification" END, '$.checks') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.name', '$.status', '$.evidence_uri') = '{}'
        AND coalesce(json_type("item1"."value", '$.name') = 'text', 0)
        AND length(json_extract("item1"."value", '$.name')) BETWEEN 1 AND 128
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.status') WHEN 'unverified' THEN 1 WHEN 'passed' THEN 1 WHEN 'failed' THEN 1 WHEN json_extract("item1"."value", '$.status') THEN 0 END
        AND json_type("item1"."value", '$.evidence_uri') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.evidence_uri')) BETWEEN 1 AND 2000
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_constraints_items_insert"
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_insert" AFTER INSERT ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."constraints", '$.health.flags') = 'array' THEN NEW."constraints" END, '$.health.flags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."constraints", '$.tools.allowed') = 'array' THEN NEW."constraints" END, '$.tools.allowed') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."constraints", '$.tools.blocked') = 'array' THEN NEW."constraints" END, '$.tools.blocked') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_constraints_items_update"
CREATE TRIGGER "tr_cwom_constraint_snapshots_constraints_items_update" AFTER UPDATE OF "constraints" ON "cwom_constraint_snapshots"
WHEN NEW."constraints" IS NOT OLD."constraints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."constraints", '$.health.flags') = 'array' THEN NEW."constraints" END, '$.health.flags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."constraints", '$.tools.allowed') = 'array' THEN NEW."constraints" END, '$.tools.allowed') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:constraints: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."constraints", '$.tools.blocked') = 'array' THEN NEW."constraints" END, '$.tools.blocked') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_first_version"
CREATE TRIGGER "tr_cwom_constraint_snapshots_first_version" BEFORE INSERT ON "cwom_constraint_snapshots"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_constraint_snapshots:row_version: a new row has version 1');
END;
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_insert_keeps"
CREATE TRIGGER "tr_cwom_constraint_snapshots_insert_keeps" BEFORE INSERT ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_constraint_snapshots:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_constraint_snapshots" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_constraint_snapshots:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_constraint_snapshots" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_no_delete"
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_delete" BEFORE DELETE ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted');
END;
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_no_update"
CREATE TRIGGER "tr_cwom_constraint_snapshots_no_update" BEFORE UPDATE ON "cwom_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_constraint_snapshots:-: rows are never changed or deleted');
END;
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_tags_items_insert"
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_insert" AFTER INSERT ON "cwom_constraint_snapshots"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_constraint_snapshots" "tr_cwom_constraint_snapshots_tags_items_update"
CREATE TRIGGER "tr_cwom_constraint_snapshots_tags_items_update" AFTER UPDATE OF "tags" ON "cwom_constraint_snapshots"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_constraint_snapshots:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_context_packet_doctrine_refs" "tr_cwom_context_packet_doctrine_refs_insert_keeps"
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_insert_keeps" BEFORE INSERT ON "cwom_context_packet_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_context_packet_doctrine_refs:context_packet_id,doctrine_ref_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_context_packet_doctrine_refs" WHERE "context_packet_id" = NEW."context_packet_id" AND "doctrine_ref_id" = NEW."doctrine_ref_id");
END;
--@ trigger "cwom_context_packet_doctrine_refs" "tr_cwom_context_packet_doctrine_refs_no_delete"
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_context_packet_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added');
END;
--@ trigger "cwom_context_packet_doctrine_refs" "tr_cwom_context_packet_doctrine_refs_no_update"
CREATE TRIGGER "tr_cwom_context_packet_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_context_packet_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_context_packet_doctrine_refs:-: rows are only ever added');
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_assumptions_items_insert"
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_insert" AFTER INSERT ON "cwom_context_packets"
WHEN NEW."assumptions" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:assumptions: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."assumptions") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_assumptions_items_update"
CREATE TRIGGER "tr_cwom_context_packets_assumptions_items_update" AFTER UPDATE OF "assumptions" ON "cwom_context_packets"
WHEN NEW."assumptions" IS NOT OLD."assumptions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:assumptions: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."assumptions") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_first_version"
CREATE TRIGGER "tr_cwom_context_packets_first_version" BEFORE INSERT ON "cwom_context_packets"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_context_packets:row_version: a new row has version 1');
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_inputs_items_insert"
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_insert" AFTER INSERT ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."inputs", '$.documents') = 'array' THEN NEW."inputs" END, '$.documents') AS "item1"
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
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."inputs", '$.data_blobs') = 'array' THEN NEW."inputs" END, '$.data_blobs') AS "item1"
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
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."inputs", '$.links') = 'array' THEN NEW."inputs" END, '$.links') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_inputs_items_update"
CREATE TRIGGER "tr_cwom_context_packets_inputs_items_update" AFTER UPDATE OF "inputs" ON "cwom_context_packets"
WHEN NEW."inputs" IS NOT OLD."inputs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:inputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."inputs", '$.documents') = 'array' THEN NEW."inputs" END, '$.documents') AS "item1"
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
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."inputs", '$.data_blobs') = 'array' THEN NEW."inputs" END, '$.data_blobs') AS "item1"
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
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."inputs", '$.links') = 'array' THEN NEW."inputs" END, '$.links') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_insert_keeps"
CREATE TRIGGER "tr_cwom_context_packets_insert_keeps" BEFORE INSERT ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_context_packets:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_context_packets" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_context_packets:for_issue_id,version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_context_packets" WHERE "for_issue_id" = NEW."for_issue_id" AND "version" = NEW."version");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_context_packets:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_context_packets" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_no_delete"
CREATE TRIGGER "tr_cwom_context_packets_no_delete" BEFORE DELETE ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted');
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_no_update"
CREATE TRIGGER "tr_cwom_context_packets_no_update" BEFORE UPDATE ON "cwom_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_context_packets:-: rows are never changed or deleted');
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_open_questions_items_insert"
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_insert" AFTER INSERT ON "cwom_context_packets"
WHEN NEW."open_questions" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:open_questions: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."open_questions") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_open_questions_items_update"
CREATE TRIGGER "tr_cwom_context_packets_open_questions_items_update" AFTER UPDATE OF "open_questions" ON "cwom_context_packets"
WHEN NEW."open_questions" IS NOT OLD."open_questions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:open_questions: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."open_questions") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_tags_items_insert"
CREATE TRIGGER "tr_cwom_context_packets_tags_items_insert" AFTER INSERT ON "cwom_context_packets"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_context_packets" "tr_cwom_context_packets_tags_items_update"
CREATE TRIGGER "tr_cwom_context_packets_tags_items_update" AFTER UPDATE OF "tags" ON "cwom_context_packets"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_context_packets:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_doctrine_ref_repos" "tr_cwom_doctrine_ref_repos_insert_keeps"
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_insert_keeps" BEFORE INSERT ON "cwom_doctrine_ref_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_doctrine_ref_repos:doctrine_ref_id,repo_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_doctrine_ref_repos" WHERE "doctrine_ref_id" = NEW."doctrine_ref_id" AND "repo_id" = NEW."repo_id");
END;
--@ trigger "cwom_doctrine_ref_repos" "tr_cwom_doctrine_ref_repos_no_delete"
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_delete" BEFORE DELETE ON "cwom_doctrine_ref_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added');
END;
--@ trigger "cwom_doctrine_ref_repos" "tr_cwom_doctrine_ref_repos_no_update"
CREATE TRIGGER "tr_cwom_doctrine_ref_repos_no_update" BEFORE UPDATE ON "cwom_doctrine_ref_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_doctrine_ref_repos:-: rows are only ever added');
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_applicability_items_insert"
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_insert" AFTER INSERT ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."applicability", '$.issue_types') = 'array' THEN NEW."applicability" END, '$.issue_types') AS "item1"
        WHERE ("item1"."type" = 'text' AND CASE "item1"."value" WHEN 'feature' THEN 1 WHEN 'bug' THEN 1 WHEN 'chore' THEN 1 WHEN 'research' THEN 1 WHEN 'ops' THEN 1 WHEN 'doc' THEN 1 WHEN 'incident' THEN 1 WHEN "item1"."value" THEN 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."applicability", '$.tags') = 'array' THEN NEW."applicability" END, '$.tags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_applicability_items_update"
CREATE TRIGGER "tr_cwom_doctrine_refs_applicability_items_update" AFTER UPDATE OF "applicability" ON "cwom_doctrine_refs"
WHEN NEW."applicability" IS NOT OLD."applicability"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."applicability", '$.issue_types') = 'array' THEN NEW."applicability" END, '$.issue_types') AS "item1"
        WHERE ("item1"."type" = 'text' AND CASE "item1"."value" WHEN 'feature' THEN 1 WHEN 'bug' THEN 1 WHEN 'chore' THEN 1 WHEN 'research' THEN 1 WHEN 'ops' THEN 1 WHEN 'doc' THEN 1 WHEN 'incident' THEN 1 WHEN "item1"."value" THEN 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:applicability: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."applicability", '$.tags') = 'array' THEN NEW."applicability" END, '$.tags') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_first_version"
CREATE TRIGGER "tr_cwom_doctrine_refs_first_version" BEFORE INSERT ON "cwom_doctrine_refs"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_doctrine_refs:row_version: a new row has version 1');
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_insert_keeps"
CREATE TRIGGER "tr_cwom_doctrine_refs_insert_keeps" BEFORE INSERT ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_doctrine_refs:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_doctrine_refs" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_doctrine_refs:namespace,name,version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_doctrine_refs" WHERE "namespace" = NEW."namespace" AND "name" = NEW."name" AND "version" = NEW."version");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_doctrine_refs:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_doctrine_refs" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_links_items_insert"
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_insert" AFTER INSERT ON "cwom_doctrine_refs"
WHEN NEW."links" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:links: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."links") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_links_items_update"
CREATE TRIGGER "tr_cwom_doctrine_refs_links_items_update" AFTER UPDATE OF "links" ON "cwom_doctrine_refs"
WHEN NEW."links" IS NOT OLD."links"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:links: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."links") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_no_delete"
CREATE TRIGGER "tr_cwom_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted');
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_no_update"
CREATE TRIGGER "tr_cwom_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_doctrine_refs:-: rows are never changed or deleted');
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_tags_items_insert"
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_insert" AFTER INSERT ON "cwom_doctrine_refs"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_doctrine_refs" "tr_cwom_doctrine_refs_tags_items_update"
CREATE TRIGGER "tr_cwom_doctrine_refs_tags_items_update" AFTER UPDATE OF "tags" ON "cwom_doctrine_refs"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_doctrine_refs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_criteria_results_items_insert"
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_insert" AFTER INSERT ON "cwom_evidence_packs"
WHEN NEW."criteria_results" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."criteria_results") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.criterion', '$.index', '$.status', '$.reason', '$.evidence_refs') = '{}'
        AND coalesce(json_type("item1"."value", '$.criterion') = 'text', 0)
        AND coalesce(json_type("item1"."value", '$.index') = 'integer', 0)
        AND json_extract("item1"."value", '$.index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.status') WHEN 'satisfied' THEN 1 WHEN 'not_satisfied' THEN 1 WHEN 'unverified' THEN 1 WHEN 'skipped' THEN 1 WHEN json_extract("item1"."value", '$.status') THEN 0 END
        AND json_type("item1"."value", '$.reason') IN ('text', 'null')
        AND json_type("item1"."value", '$.evidence_refs') = 'array'
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."criteria_results") AS "item1",
            json_each(CASE WHEN "item1"."type" = 'object' AND json_type("item1"."value", '$.evidence_refs') = 'array' THEN "item1"."value" END, '$.evidence_refs') AS "item2"
        WHERE ("item2"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_criteria_results_items_update"
CREATE TRIGGER "tr_cwom_evidence_packs_criteria_results_items_update" AFTER UPDATE OF "criteria_results" ON "cwom_evidence_packs"
WHEN NEW."criteria_results" IS NOT OLD."criteria_results"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."criteria_results") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.criterion', '$.index', '$.status', '$.reason', '$.evidence_refs') = '{}'
        AND coalesce(json_type("item1"."value", '$.criterion') = 'text', 0)
        AND coalesce(json_type("item1"."value", '$.index') = 'integer', 0)
        AND json_extract("item1"."value", '$.index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.status') WHEN 'satisfied' THEN 1 WHEN 'not_satisfied' THEN 1 WHEN 'unverified' THEN 1 WHEN 'skipped' THEN 1 WHEN json_extract("item1"."value", '$.status') THEN 0 END
        AND json_type("item1"."value", '$.reason') IN ('text', 'null')
        AND json_type("item1"."value", '$.evidence_refs') = 'array'
    ELSE 0 END) IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:criteria_results: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."criteria_results") AS "item1",
            json_each(CASE WHEN "item1"."type" = 'object' AND json_type("item1"."value", '$.evidence_refs') = 'array' THEN "item1"."value" END, '$.evidence_refs') AS "item2"
        WHERE ("item2"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_evidence_collected_items_insert"
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_insert" AFTER INSERT ON "cwom_evidence_packs"
WHEN NEW."evidence_collected" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:evidence_collected: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."evidence_collected") AS "item1"
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
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_evidence_collected_items_update"
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_collected_items_update" AFTER UPDATE OF "evidence_collected" ON "cwom_evidence_packs"
WHEN NEW."evidence_collected" IS NOT OLD."evidence_collected"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:evidence_collected: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."evidence_collected") AS "item1"
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
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_evidence_missing_items_insert"
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_insert" AFTER INSERT ON "cwom_evidence_packs"
WHEN NEW."evidence_missing" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:evidence_missing: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."evidence_missing") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_evidence_missing_items_update"
CREATE TRIGGER "tr_cwom_evidence_packs_evidence_missing_items_update" AFTER UPDATE OF "evidence_missing" ON "cwom_evidence_packs"
WHEN NEW."evidence_missing" IS NOT OLD."evidence_missing"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:evidence_missing: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."evidence_missing") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_first_version"
CREATE TRIGGER "tr_cwom_evidence_packs_first_version" BEFORE INSERT ON "cwom_evidence_packs"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_evidence_packs:row_version: a new row has version 1');
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_insert_keeps"
CREATE TRIGGER "tr_cwom_evidence_packs_insert_keeps" BEFORE INSERT ON "cwom_evidence_packs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_evidence_packs:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_evidence_packs" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_evidence_packs:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_evidence_packs" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_no_delete"
CREATE TRIGGER "tr_cwom_evidence_packs_no_delete" BEFORE DELETE ON "cwom_evidence_packs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted');
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_no_update"
CREATE TRIGGER "tr_cwom_evidence_packs_no_update" BEFORE UPDATE ON "cwom_evidence_packs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_evidence_packs:-: rows are never changed or deleted');
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_tags_items_insert"
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_insert" AFTER INSERT ON "cwom_evidence_packs"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_evidence_packs" "tr_cwom_evidence_packs_tags_items_update"
CREATE TRIGGER "tr_cwom_evidence_packs_tags_items_update" AFTER UPDATE OF "tags" ON "cwom_evidence_packs"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_evidence_packs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_issue_blocks" "tr_cwom_issue_blocks_acyclic"
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
--@ trigger "cwom_issue_blocks" "tr_cwom_issue_blocks_frozen"
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
--@ trigger "cwom_issue_blocks" "tr_cwom_issue_blocks_insert_keeps"
CREATE TRIGGER "tr_cwom_issue_blocks_insert_keeps" BEFORE INSERT ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_blocks:issue_id,blocked_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_blocks" WHERE "issue_id" = NEW."issue_id" AND "blocked_id" = NEW."blocked_id");
END;
--@ trigger "cwom_issue_constraint_snapshots" "tr_cwom_issue_constraint_snapshots_frozen"
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
--@ trigger "cwom_issue_constraint_snapshots" "tr_cwom_issue_constraint_snapshots_insert_keeps"
CREATE TRIGGER "tr_cwom_issue_constraint_snapshots_insert_keeps" BEFORE INSERT ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_constraint_snapshots:issue_id,constraint_snapshot_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_constraint_snapshots" WHERE "issue_id" = NEW."issue_id" AND "constraint_snapshot_id" = NEW."constraint_snapshot_id");
END;
--@ trigger "cwom_issue_context_packets" "tr_cwom_issue_context_packets_frozen"
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
--@ trigger "cwom_issue_context_packets" "tr_cwom_issue_context_packets_insert_keeps"
CREATE TRIGGER "tr_cwom_issue_context_packets_insert_keeps" BEFORE INSERT ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_context_packets:issue_id,context_packet_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_context_packets" WHERE "issue_id" = NEW."issue_id" AND "context_packet_id" = NEW."context_packet_id");
END;
--@ trigger "cwom_issue_doctrine_refs" "tr_cwom_issue_doctrine_refs_frozen"
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
--@ trigger "cwom_issue_doctrine_refs" "tr_cwom_issue_doctrine_refs_insert_keeps"
CREATE TRIGGER "tr_cwom_issue_doctrine_refs_insert_keeps" BEFORE INSERT ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_doctrine_refs:issue_id,doctrine_ref_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_doctrine_refs" WHERE "issue_id" = NEW."issue_id" AND "doctrine_ref_id" = NEW."doctrine_ref_id");
END;
--@ trigger "cwom_issue_duplicates" "tr_cwom_issue_duplicates_frozen"
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
--@ trigger "cwom_issue_duplicates" "tr_cwom_issue_duplicates_insert_keeps"
CREATE TRIGGER "tr_cwom_issue_duplicates_insert_keeps" BEFORE INSERT ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_duplicates:issue_id,duplicate_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_duplicates" WHERE "issue_id" = NEW."issue_id" AND "duplicate_id" = NEW."duplicate_id");
END;
--@ trigger "cwom_issues" "tr_cwom_issues_acceptance_items_insert"
CREATE TRIGGER "tr_cwom_issues_acceptance_items_insert" AFTER INSERT ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."acceptance", '$.criteria') = 'array' THEN NEW."acceptance" END, '$.criteria') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."acceptance", '$.tests_expected') = 'array' THEN NEW."acceptance" END, '$.tests_expected') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_issues" "tr_cwom_issues_acceptance_items_update"
CREATE TRIGGER "tr_cwom_issues_acceptance_items_update" AFTER UPDATE OF "acceptance" ON "cwom_issues"
WHEN NEW."acceptance" IS NOT OLD."acceptance"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."acceptance", '$.criteria') = 'array' THEN NEW."acceptance" END, '$.criteria') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."acceptance", '$.tests_expected') = 'array' THEN NEW."acceptance" END, '$.tests_expected') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_issues" "tr_cwom_issues_assignees_items_insert"
CREATE TRIGGER "tr_cwom_issues_assignees_items_insert" AFTER INSERT ON "cwom_issues"
WHEN NEW."assignees" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:assignees: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."assignees") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.actor_kind') WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN json_extract("item1"."value", '$.actor_kind') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_issues" "tr_cwom_issues_assignees_items_update"
CREATE TRIGGER "tr_cwom_issues_assignees_items_update" AFTER UPDATE OF "assignees" ON "cwom_issues"
WHEN NEW."assignees" IS NOT OLD."assignees"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:assignees: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."assignees") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.actor_kind') WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN json_extract("item1"."value", '$.actor_kind') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_issues" "tr_cwom_issues_clock"
CREATE TRIGGER "tr_cwom_issues_clock" BEFORE UPDATE OF "updated_at" ON "cwom_issues"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_issues:updated_at: a change is not older than the one before');
END;
--@ trigger "cwom_issues" "tr_cwom_issues_first_version"
CREATE TRIGGER "tr_cwom_issues_first_version" BEFORE INSERT ON "cwom_issues"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_issues:row_version: a new row has version 1');
END;
--@ trigger "cwom_issues" "tr_cwom_issues_frozen"
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
--@ trigger "cwom_issues" "tr_cwom_issues_insert_keeps"
CREATE TRIGGER "tr_cwom_issues_insert_keeps" BEFORE INSERT ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issues:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issues" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issues:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issues" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "cwom_issues" "tr_cwom_issues_next_version"
CREATE TRIGGER "tr_cwom_issues_next_version" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_issues:row_version: a change states the version after the one that it read');
END;
--@ trigger "cwom_issues" "tr_cwom_issues_parent_id_acyclic_insert"
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
--@ trigger "cwom_issues" "tr_cwom_issues_parent_id_acyclic_update"
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
--@ trigger "cwom_issues" "tr_cwom_issues_status_moves"
CREATE TRIGGER "tr_cwom_issues_status_moves" BEFORE UPDATE OF "status" ON "cwom_issues"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:planned>ready,running,blocked,canceled: planned becomes ready, running, blocked, canceled or stays')
    WHERE OLD."status" = 'planned' AND coalesce(CASE NEW."status" WHEN 'ready' THEN 0 WHEN 'running' THEN 0 WHEN 'blocked' THEN 0 WHEN 'canceled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:ready>planned,running,blocked,canceled: ready becomes planned, running, blocked, canceled or stays')
    WHERE OLD."status" = 'ready' AND coalesce(CASE NEW."status" WHEN 'planned' THEN 0 WHEN 'running' THEN 0 WHEN 'blocked' THEN 0 WHEN 'canceled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays')
    WHERE OLD."status" = 'running' AND coalesce(CASE NEW."status" WHEN 'blocked' THEN 0 WHEN 'under_review' THEN 0 WHEN 'done' THEN 0 WHEN 'failed' THEN 0 WHEN 'canceled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:blocked>ready,running,failed,canceled: blocked becomes ready, running, failed, canceled or stays')
    WHERE OLD."status" = 'blocked' AND coalesce(CASE NEW."status" WHEN 'ready' THEN 0 WHEN 'running' THEN 0 WHEN 'failed' THEN 0 WHEN 'canceled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:under_review>done,failed,running: under_review becomes done, failed, running or stays')
    WHERE OLD."status" = 'under_review' AND coalesce(CASE NEW."status" WHEN 'done' THEN 0 WHEN 'failed' THEN 0 WHEN 'running' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:done>under_review: done becomes under_review or stays')
    WHERE OLD."status" = 'done' AND coalesce(NEW."status" NOT IN ('under_review'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:failed>ready: failed becomes ready or stays')
    WHERE OLD."status" = 'failed' AND coalesce(NEW."status" NOT IN ('ready'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:canceled>: canceled is final')
    WHERE OLD."status" = 'canceled';
END;
--@ trigger "cwom_issues" "tr_cwom_issues_tags_items_insert"
CREATE TRIGGER "tr_cwom_issues_tags_items_insert" AFTER INSERT ON "cwom_issues"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_issues" "tr_cwom_issues_tags_items_update"
CREATE TRIGGER "tr_cwom_issues_tags_items_update" AFTER UPDATE OF "tags" ON "cwom_issues"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_issues" "tr_cwom_issues_watchers_items_insert"
CREATE TRIGGER "tr_cwom_issues_watchers_items_insert" AFTER INSERT ON "cwom_issues"
WHEN NEW."watchers" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:watchers: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."watchers") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.actor_kind') WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN json_extract("item1"."value", '$.actor_kind') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_issues" "tr_cwom_issues_watchers_items_update"
CREATE TRIGGER "tr_cwom_issues_watchers_items_update" AFTER UPDATE OF "watchers" ON "cwom_issues"
WHEN NEW."watchers" IS NOT OLD."watchers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:watchers: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."watchers") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.actor_kind') WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN json_extract("item1"."value", '$.actor_kind') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_repos" "tr_cwom_repos_clock"
CREATE TRIGGER "tr_cwom_repos_clock" BEFORE UPDATE OF "updated_at" ON "cwom_repos"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_repos:updated_at: a change is not older than the one before');
END;
--@ trigger "cwom_repos" "tr_cwom_repos_first_version"
CREATE TRIGGER "tr_cwom_repos_first_version" BEFORE INSERT ON "cwom_repos"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_repos:row_version: a new row has version 1');
END;
--@ trigger "cwom_repos" "tr_cwom_repos_frozen"
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
--@ trigger "cwom_repos" "tr_cwom_repos_insert_keeps"
CREATE TRIGGER "tr_cwom_repos_insert_keeps" BEFORE INSERT ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_repos:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_repos" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_repos:slug: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_repos" WHERE "slug" = NEW."slug");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_repos:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_repos" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "cwom_repos" "tr_cwom_repos_links_items_insert"
CREATE TRIGGER "tr_cwom_repos_links_items_insert" AFTER INSERT ON "cwom_repos"
WHEN NEW."links" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:links: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."links") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_repos" "tr_cwom_repos_links_items_update"
CREATE TRIGGER "tr_cwom_repos_links_items_update" AFTER UPDATE OF "links" ON "cwom_repos"
WHEN NEW."links" IS NOT OLD."links"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:links: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."links") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_repos" "tr_cwom_repos_next_version"
CREATE TRIGGER "tr_cwom_repos_next_version" BEFORE UPDATE ON "cwom_repos"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_repos:row_version: a change states the version after the one that it read');
END;
--@ trigger "cwom_repos" "tr_cwom_repos_owners_items_insert"
CREATE TRIGGER "tr_cwom_repos_owners_items_insert" AFTER INSERT ON "cwom_repos"
WHEN NEW."owners" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:owners: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."owners") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.actor_kind') WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN json_extract("item1"."value", '$.actor_kind') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_repos" "tr_cwom_repos_owners_items_update"
CREATE TRIGGER "tr_cwom_repos_owners_items_update" AFTER UPDATE OF "owners" ON "cwom_repos"
WHEN NEW."owners" IS NOT OLD."owners"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:owners: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."owners") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.actor_kind') WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN json_extract("item1"."value", '$.actor_kind') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_repos" "tr_cwom_repos_policy_items_insert"
CREATE TRIGGER "tr_cwom_repos_policy_items_insert" AFTER INSERT ON "cwom_repos"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:policy: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."policy", '$.allowed_tools') = 'array' THEN NEW."policy" END, '$.allowed_tools') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_repos" "tr_cwom_repos_policy_items_update"
CREATE TRIGGER "tr_cwom_repos_policy_items_update" AFTER UPDATE OF "policy" ON "cwom_repos"
WHEN NEW."policy" IS NOT OLD."policy"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:policy: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."policy", '$.allowed_tools') = 'array' THEN NEW."policy" END, '$.allowed_tools') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_repos" "tr_cwom_repos_tags_items_insert"
CREATE TRIGGER "tr_cwom_repos_tags_items_insert" AFTER INSERT ON "cwom_repos"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_repos" "tr_cwom_repos_tags_items_update"
CREATE TRIGGER "tr_cwom_repos_tags_items_update" AFTER UPDATE OF "tags" ON "cwom_repos"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_repos:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_criteria_overrides_items_insert"
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_insert" AFTER INSERT ON "cwom_review_decisions"
WHEN NEW."criteria_overrides" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_review_decisions:criteria_overrides: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."criteria_overrides") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.criterion_index', '$.original_status', '$.override_status', '$.reason') = '{}'
        AND coalesce(json_type("item1"."value", '$.criterion_index') = 'integer', 0)
        AND json_extract("item1"."value", '$.criterion_index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.original_status') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.original_status') WHEN 'satisfied' THEN 1 WHEN 'not_satisfied' THEN 1 WHEN 'unverified' THEN 1 WHEN 'skipped' THEN 1 WHEN json_extract("item1"."value", '$.original_status') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.override_status') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.override_status') WHEN 'satisfied' THEN 1 WHEN 'not_satisfied' THEN 1 WHEN 'unverified' THEN 1 WHEN 'skipped' THEN 1 WHEN json_extract("item1"."value", '$.override_status') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.reason') = 'text', 0)
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_criteria_overrides_items_update"
CREATE TRIGGER "tr_cwom_review_decisions_criteria_overrides_items_update" AFTER UPDATE OF "criteria_overrides" ON "cwom_review_decisions"
WHEN NEW."criteria_overrides" IS NOT OLD."criteria_overrides"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_review_decisions:criteria_overrides: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."criteria_overrides") AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.criterion_index', '$.original_status', '$.override_status', '$.reason') = '{}'
        AND coalesce(json_type("item1"."value", '$.criterion_index') = 'integer', 0)
        AND json_extract("item1"."value", '$.criterion_index') BETWEEN 0 AND 2147483647
        AND coalesce(json_type("item1"."value", '$.original_status') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.original_status') WHEN 'satisfied' THEN 1 WHEN 'not_satisfied' THEN 1 WHEN 'unverified' THEN 1 WHEN 'skipped' THEN 1 WHEN json_extract("item1"."value", '$.original_status') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.override_status') = 'text', 0)
        AND CASE json_extract("item1"."value", '$.override_status') WHEN 'satisfied' THEN 1 WHEN 'not_satisfied' THEN 1 WHEN 'unverified' THEN 1 WHEN 'skipped' THEN 1 WHEN json_extract("item1"."value", '$.override_status') THEN 0 END
        AND coalesce(json_type("item1"."value", '$.reason') = 'text', 0)
    ELSE 0 END) IS FALSE
    );
END;
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_first_version"
CREATE TRIGGER "tr_cwom_review_decisions_first_version" BEFORE INSERT ON "cwom_review_decisions"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_review_decisions:row_version: a new row has version 1');
END;
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_insert_keeps"
CREATE TRIGGER "tr_cwom_review_decisions_insert_keeps" BEFORE INSERT ON "cwom_review_decisions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_review_decisions:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_review_decisions" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_review_decisions:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_review_decisions" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_no_delete"
CREATE TRIGGER "tr_cwom_review_decisions_no_delete" BEFORE DELETE ON "cwom_review_decisions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted');
END;
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_no_update"
CREATE TRIGGER "tr_cwom_review_decisions_no_update" BEFORE UPDATE ON "cwom_review_decisions"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_review_decisions:-: rows are never changed or deleted');
END;
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_tags_items_insert"
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_insert" AFTER INSERT ON "cwom_review_decisions"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_review_decisions:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_review_decisions" "tr_cwom_review_decisions_tags_items_update"
CREATE TRIGGER "tr_cwom_review_decisions_tags_items_update" AFTER UPDATE OF "tags" ON "cwom_review_decisions"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_review_decisions:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_run_context_packets" "tr_cwom_run_context_packets_insert_keeps"
CREATE TRIGGER "tr_cwom_run_context_packets_insert_keeps" BEFORE INSERT ON "cwom_run_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_run_context_packets:run_id,context_packet_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_run_context_packets" WHERE "run_id" = NEW."run_id" AND "context_packet_id" = NEW."context_packet_id");
END;
--@ trigger "cwom_run_context_packets" "tr_cwom_run_context_packets_no_delete"
CREATE TRIGGER "tr_cwom_run_context_packets_no_delete" BEFORE DELETE ON "cwom_run_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_run_context_packets:-: rows are only ever added');
END;
--@ trigger "cwom_run_context_packets" "tr_cwom_run_context_packets_no_update"
CREATE TRIGGER "tr_cwom_run_context_packets_no_update" BEFORE UPDATE ON "cwom_run_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_run_context_packets:-: rows are only ever added');
END;
--@ trigger "cwom_run_doctrine_refs" "tr_cwom_run_doctrine_refs_insert_keeps"
CREATE TRIGGER "tr_cwom_run_doctrine_refs_insert_keeps" BEFORE INSERT ON "cwom_run_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_run_doctrine_refs:run_id,doctrine_ref_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_run_doctrine_refs" WHERE "run_id" = NEW."run_id" AND "doctrine_ref_id" = NEW."doctrine_ref_id");
END;
--@ trigger "cwom_run_doctrine_refs" "tr_cwom_run_doctrine_refs_no_delete"
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_delete" BEFORE DELETE ON "cwom_run_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added');
END;
--@ trigger "cwom_run_doctrine_refs" "tr_cwom_run_doctrine_refs_no_update"
CREATE TRIGGER "tr_cwom_run_doctrine_refs_no_update" BEFORE UPDATE ON "cwom_run_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:cwom_run_doctrine_refs:-: rows are only ever added');
END;
--@ trigger "cwom_runs" "tr_cwom_runs_clock"
CREATE TRIGGER "tr_cwom_runs_clock" BEFORE UPDATE OF "updated_at" ON "cwom_runs"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_runs:updated_at: a change is not older than the one before');
END;
--@ trigger "cwom_runs" "tr_cwom_runs_context_packets_required"
CREATE TRIGGER "tr_cwom_runs_context_packets_required" BEFORE UPDATE OF "status" ON "cwom_runs"
WHEN NEW."status" IN ('running') AND NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:required_link:cwom_runs:run_id:running>context_packets: a row of cwom_runs that is running has a row in cwom_run_context_packets')
    WHERE NOT EXISTS (SELECT 1 FROM "cwom_run_context_packets" WHERE "run_id" = NEW."id");
END;
--@ trigger "cwom_runs" "tr_cwom_runs_executor_items_insert"
CREATE TRIGGER "tr_cwom_runs_executor_items_insert" AFTER INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:executor: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."executor", '$.toolchain') = 'array' THEN NEW."executor" END, '$.toolchain') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_runs" "tr_cwom_runs_executor_items_update"
CREATE TRIGGER "tr_cwom_runs_executor_items_update" AFTER UPDATE OF "executor" ON "cwom_runs"
WHEN NEW."executor" IS NOT OLD."executor"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:executor: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."executor", '$.toolchain') = 'array' THEN NEW."executor" END, '$.toolchain') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_runs" "tr_cwom_runs_first_version"
CREATE TRIGGER "tr_cwom_runs_first_version" BEFORE INSERT ON "cwom_runs"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_runs:row_version: a new row has version 1');
END;
--@ trigger "cwom_runs" "tr_cwom_runs_frozen"
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
--@ trigger "cwom_runs" "tr_cwom_runs_insert_keeps"
CREATE TRIGGER "tr_cwom_runs_insert_keeps" BEFORE INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_runs:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_runs" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_runs:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_runs" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "cwom_runs" "tr_cwom_runs_next_version"
CREATE TRIGGER "tr_cwom_runs_next_version" BEFORE UPDATE ON "cwom_runs"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_runs:row_version: a change states the version after the one that it read');
END;
--@ trigger "cwom_runs" "tr_cwom_runs_outputs_items_insert"
CREATE TRIGGER "tr_cwom_runs_outputs_items_insert" AFTER INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:outputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."outputs", '$.decision_log') = 'array' THEN NEW."outputs" END, '$.decision_log') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_runs" "tr_cwom_runs_outputs_items_update"
CREATE TRIGGER "tr_cwom_runs_outputs_items_update" AFTER UPDATE OF "outputs" ON "cwom_runs"
WHEN NEW."outputs" IS NOT OLD."outputs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:outputs: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."outputs", '$.decision_log') = 'array' THEN NEW."outputs" END, '$.decision_log') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_runs" "tr_cwom_runs_plan_items_insert"
CREATE TRIGGER "tr_cwom_runs_plan_items_insert" AFTER INSERT ON "cwom_runs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."plan", '$.steps') = 'array' THEN NEW."plan" END, '$.steps') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."plan", '$.risk_notes') = 'array' THEN NEW."plan" END, '$.risk_notes') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_runs" "tr_cwom_runs_plan_items_update"
CREATE TRIGGER "tr_cwom_runs_plan_items_update" AFTER UPDATE OF "plan" ON "cwom_runs"
WHEN NEW."plan" IS NOT OLD."plan"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."plan", '$.steps') = 'array' THEN NEW."plan" END, '$.steps') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:plan: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_type(NEW."plan", '$.risk_notes') = 'array' THEN NEW."plan" END, '$.risk_notes') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_runs" "tr_cwom_runs_status_initial"
CREATE TRIGGER "tr_cwom_runs_status_initial" BEFORE INSERT ON "cwom_runs"
WHEN coalesce(NEW."status" NOT IN ('planned', 'ready'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:cwom_runs:status:planned,ready: a new row is planned or ready');
END;
--@ trigger "cwom_runs" "tr_cwom_runs_status_moves"
CREATE TRIGGER "tr_cwom_runs_status_moves" BEFORE UPDATE OF "status" ON "cwom_runs"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:planned>ready,running,canceled: planned becomes ready, running, canceled or stays')
    WHERE OLD."status" = 'planned' AND coalesce(CASE NEW."status" WHEN 'ready' THEN 0 WHEN 'running' THEN 0 WHEN 'canceled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:ready>running,canceled: ready becomes running, canceled or stays')
    WHERE OLD."status" = 'ready' AND coalesce(NEW."status" NOT IN ('running', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays')
    WHERE OLD."status" = 'running' AND coalesce(CASE NEW."status" WHEN 'blocked' THEN 0 WHEN 'under_review' THEN 0 WHEN 'done' THEN 0 WHEN 'failed' THEN 0 WHEN 'canceled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:blocked>running,failed,canceled: blocked becomes running, failed, canceled or stays')
    WHERE OLD."status" = 'blocked' AND coalesce(CASE NEW."status" WHEN 'running' THEN 0 WHEN 'failed' THEN 0 WHEN 'canceled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:under_review>done,failed: under_review becomes done, failed or stays')
    WHERE OLD."status" = 'under_review' AND coalesce(NEW."status" NOT IN ('done', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:done>under_review: done becomes under_review or stays')
    WHERE OLD."status" = 'done' AND coalesce(NEW."status" NOT IN ('under_review'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:failed>: failed is final')
    WHERE OLD."status" = 'failed';
    SELECT RAISE(ABORT, 'cwom:transition:cwom_runs:status:canceled>: canceled is final')
    WHERE OLD."status" = 'canceled';
END;
--@ trigger "cwom_runs" "tr_cwom_runs_tags_items_insert"
CREATE TRIGGER "tr_cwom_runs_tags_items_insert" AFTER INSERT ON "cwom_runs"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "cwom_runs" "tr_cwom_runs_tags_items_update"
CREATE TRIGGER "tr_cwom_runs_tags_items_update" AFTER UPDATE OF "tags" ON "cwom_runs"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_runs:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "events" "tr_events_first_version"
CREATE TRIGGER "tr_events_first_version" BEFORE INSERT ON "events"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:events:row_version: a new row has version 1');
END;
--@ trigger "events" "tr_events_frozen"
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
--@ trigger "events" "tr_events_insert_keeps"
CREATE TRIGGER "tr_events_insert_keeps" BEFORE INSERT ON "events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:events:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "events" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:events:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "events" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "events" "tr_events_next_version"
CREATE TRIGGER "tr_events_next_version" BEFORE UPDATE ON "events"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:events:row_version: a change states the version after the one that it read');
END;
--@ trigger "events" "tr_events_status_initial"
CREATE TRIGGER "tr_events_status_initial" BEFORE INSERT ON "events"
WHEN coalesce(NEW."status" NOT IN ('pending'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:events:status:pending: a new row is pending');
END;
--@ trigger "events" "tr_events_status_moves"
CREATE TRIGGER "tr_events_status_moves" BEFORE UPDATE OF "status" ON "events"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:events:status:pending>processing,failed: pending becomes processing, failed or stays')
    WHERE OLD."status" = 'pending' AND coalesce(NEW."status" NOT IN ('processing', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:events:status:processing>pending,completed,failed: processing becomes pending, completed, failed or stays')
    WHERE OLD."status" = 'processing' AND coalesce(CASE NEW."status" WHEN 'pending' THEN 0 WHEN 'completed' THEN 0 WHEN 'failed' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:events:status:completed>: completed is final')
    WHERE OLD."status" = 'completed';
    SELECT RAISE(ABORT, 'cwom:transition:events:status:failed>pending: failed becomes pending or stays')
    WHERE OLD."status" = 'failed' AND coalesce(NEW."status" NOT IN ('pending'), 1);
END;
--@ trigger "events" "tr_events_tags_items_insert"
CREATE TRIGGER "tr_events_tags_items_insert" AFTER INSERT ON "events"
WHEN NEW."tags" <> '{}'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:events:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "events" "tr_events_tags_items_update"
CREATE TRIGGER "tr_events_tags_items_update" AFTER UPDATE OF "tags" ON "events"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:events:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."tags") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "jobs" "tr_jobs_clock"
CREATE TRIGGER "tr_jobs_clock" BEFORE UPDATE OF "updated_at" ON "jobs"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:jobs:updated_at: a change is not older than the one before');
END;
--@ trigger "jobs" "tr_jobs_first_version"
CREATE TRIGGER "tr_jobs_first_version" BEFORE INSERT ON "jobs"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:jobs:row_version: a new row has version 1');
END;
--@ trigger "jobs" "tr_jobs_frozen"
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
--@ trigger "jobs" "tr_jobs_insert_keeps"
CREATE TRIGGER "tr_jobs_insert_keeps" BEFORE INSERT ON "jobs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:jobs:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "jobs" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:jobs:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "jobs" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "jobs" "tr_jobs_next_version"
CREATE TRIGGER "tr_jobs_next_version" BEFORE UPDATE ON "jobs"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:jobs:row_version: a change states the version after the one that it read');
END;
--@ trigger "jobs" "tr_jobs_status_initial"
CREATE TRIGGER "tr_jobs_status_initial" BEFORE INSERT ON "jobs"
WHEN coalesce(NEW."status" NOT IN ('pending'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:jobs:status:pending: a new row is pending');
END;
--@ trigger "jobs" "tr_jobs_status_moves"
CREATE TRIGGER "tr_jobs_status_moves" BEFORE UPDATE OF "status" ON "jobs"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:pending>claimed,failed: pending becomes claimed, failed or stays')
    WHERE OLD."status" = 'pending' AND coalesce(NEW."status" NOT IN ('claimed', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:claimed>pending,running,failed: claimed becomes pending, running, failed or stays')
    WHERE OLD."status" = 'claimed' AND coalesce(CASE NEW."status" WHEN 'pending' THEN 0 WHEN 'running' THEN 0 WHEN 'failed' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:running>completed,failed: running becomes completed, failed or stays')
    WHERE OLD."status" = 'running' AND coalesce(NEW."status" NOT IN ('completed', 'failed'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:completed>: completed is final')
    WHERE OLD."status" = 'completed';
    SELECT RAISE(ABORT, 'cwom:transition:jobs:status:failed>: failed is final')
    WHERE OLD."status" = 'failed';
END;
--@ trigger "tasks" "tr_tasks_first_version"
CREATE TRIGGER "tr_tasks_first_version" BEFORE INSERT ON "tasks"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:tasks:row_version: a new row has version 1');
END;
--@ trigger "tasks" "tr_tasks_frozen"
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
--@ trigger "tasks" "tr_tasks_insert_keeps"
CREATE TRIGGER "tr_tasks_insert_keeps" BEFORE INSERT ON "tasks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:tasks:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tasks" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:tasks:idempotency_key: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tasks" WHERE "idempotency_key" = NEW."idempotency_key");
    SELECT RAISE(ABORT, 'cwom:unique:tasks:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "tasks" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "tasks" "tr_tasks_next_version"
CREATE TRIGGER "tr_tasks_next_version" BEFORE UPDATE ON "tasks"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:tasks:row_version: a change states the version after the one that it read');
END;
--@ trigger "tasks" "tr_tasks_status_initial"
CREATE TRIGGER "tr_tasks_status_initial" BEFORE INSERT ON "tasks"
WHEN coalesce(NEW."status" NOT IN ('pending'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:tasks:status:pending: a new row is pending');
END;
--@ trigger "tasks" "tr_tasks_status_moves"
CREATE TRIGGER "tr_tasks_status_moves" BEFORE UPDATE OF "status" ON "tasks"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:pending>queued,failed,cancelled: pending becomes queued, failed, cancelled or stays')
    WHERE OLD."status" = 'pending' AND coalesce(CASE NEW."status" WHEN 'queued' THEN 0 WHEN 'failed' THEN 0 WHEN 'cancelled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:queued>running,failed,cancelled: queued becomes running, failed, cancelled or stays')
    WHERE OLD."status" = 'queued' AND coalesce(CASE NEW."status" WHEN 'running' THEN 0 WHEN 'failed' THEN 0 WHEN 'cancelled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:running>queued,completed,failed,cancelled: running becomes queued, completed, failed, cancelled or stays')
    WHERE OLD."status" = 'running' AND coalesce(CASE NEW."status" WHEN 'queued' THEN 0 WHEN 'completed' THEN 0 WHEN 'failed' THEN 0 WHEN 'cancelled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:completed>: completed is final')
    WHERE OLD."status" = 'completed';
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:failed>: failed is final')
    WHERE OLD."status" = 'failed';
    SELECT RAISE(ABORT, 'cwom:transition:tasks:status:cancelled>: cancelled is final')
    WHERE OLD."status" = 'cancelled';
END;
--@ trigger "vw_agents" "vw_agents_insert"
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
--@ trigger "vw_agents" "vw_agents_move"
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
--@ trigger "vw_agents" "vw_agents_update"
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
--@ trigger "vw_artifacts" "vw_artifacts_insert"
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
--@ trigger "vw_artifacts" "vw_artifacts_update"
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
--@ trigger "vw_cwom_artifacts" "vw_cwom_artifacts_insert"
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
--@ trigger "vw_cwom_artifacts" "vw_cwom_artifacts_update"
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
--@ trigger "vw_cwom_constraint_snapshots" "vw_cwom_constraint_snapshots_insert"
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
--@ trigger "vw_cwom_context_packet_doctrine_refs" "vw_cwom_context_packet_doctrine_refs_insert"
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
--@ trigger "vw_cwom_context_packets" "vw_cwom_context_packets_insert"
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
--@ trigger "vw_cwom_doctrine_ref_repos" "vw_cwom_doctrine_ref_repos_insert"
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
--@ trigger "vw_cwom_doctrine_refs" "vw_cwom_doctrine_refs_insert"
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
--@ trigger "vw_cwom_evidence_packs" "vw_cwom_evidence_packs_insert"
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
--@ trigger "vw_cwom_issue_blocks" "vw_cwom_issue_blocks_insert"
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
--@ trigger "vw_cwom_issue_constraint_snapshots" "vw_cwom_issue_constraint_snapshots_insert"
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
--@ trigger "vw_cwom_issue_context_packets" "vw_cwom_issue_context_packets_insert"
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
--@ trigger "vw_cwom_issue_doctrine_refs" "vw_cwom_issue_doctrine_refs_insert"
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
--@ trigger "vw_cwom_issue_duplicates" "vw_cwom_issue_duplicates_insert"
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
--@ trigger "vw_cwom_issues" "vw_cwom_issues_insert"
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
--@ trigger "vw_cwom_issues" "vw_cwom_issues_move"
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
--@ trigger "vw_cwom_issues" "vw_cwom_issues_update"
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
--@ trigger "vw_cwom_repos" "vw_cwom_repos_insert"
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
--@ trigger "vw_cwom_repos" "vw_cwom_repos_update"
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
--@ trigger "vw_cwom_review_decisions" "vw_cwom_review_decisions_insert"
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
--@ trigger "vw_cwom_run_context_packets" "vw_cwom_run_context_packets_insert"
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
--@ trigger "vw_cwom_run_doctrine_refs" "vw_cwom_run_doctrine_refs_insert"
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
--@ trigger "vw_cwom_runs" "vw_cwom_runs_insert"
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
--@ trigger "vw_cwom_runs" "vw_cwom_runs_move"
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
--@ trigger "vw_cwom_runs" "vw_cwom_runs_update"
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
--@ trigger "vw_events" "vw_events_insert"
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
--@ trigger "vw_events" "vw_events_move"
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
--@ trigger "vw_events" "vw_events_update"
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
--@ trigger "vw_jobs" "vw_jobs_insert"
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
--@ trigger "vw_jobs" "vw_jobs_move"
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
--@ trigger "vw_jobs" "vw_jobs_update"
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
--@ trigger "vw_tasks" "vw_tasks_insert"
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
--@ trigger "vw_tasks" "vw_tasks_move"
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
--@ trigger "vw_tasks" "vw_tasks_update"
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
--@ trigger "vw_workflows" "vw_workflows_insert"
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
--@ trigger "vw_workflows" "vw_workflows_move"
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
--@ trigger "vw_workflows" "vw_workflows_update"
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
--@ trigger "workflows" "tr_workflows_first_version"
CREATE TRIGGER "tr_workflows_first_version" BEFORE INSERT ON "workflows"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:workflows:row_version: a new row has version 1');
END;
--@ trigger "workflows" "tr_workflows_frozen"
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
--@ trigger "workflows" "tr_workflows_insert_keeps"
CREATE TRIGGER "tr_workflows_insert_keeps" BEFORE INSERT ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:workflows:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "workflows" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:workflows:name: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "workflows" WHERE "name" = NEW."name");
    SELECT RAISE(ABORT, 'cwom:unique:workflows:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "workflows" WHERE _rowid_ = NEW._rowid_);
END;
--@ trigger "workflows" "tr_workflows_next_version"
CREATE TRIGGER "tr_workflows_next_version" BEFORE UPDATE ON "workflows"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:workflows:row_version: a change states the version after the one that it read');
END;
--@ trigger "workflows" "tr_workflows_status_initial"
CREATE TRIGGER "tr_workflows_status_initial" BEFORE INSERT ON "workflows"
WHEN coalesce(NEW."status" NOT IN ('idle'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:workflows:status:idle: a new row is idle');
END;
--@ trigger "workflows" "tr_workflows_status_moves"
CREATE TRIGGER "tr_workflows_status_moves" BEFORE UPDATE OF "status" ON "workflows"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:idle>running: idle becomes running or stays')
    WHERE OLD."status" = 'idle' AND coalesce(NEW."status" NOT IN ('running'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:running>completed,failed,cancelled: running becomes completed, failed, cancelled or stays')
    WHERE OLD."status" = 'running' AND coalesce(CASE NEW."status" WHEN 'completed' THEN 0 WHEN 'failed' THEN 0 WHEN 'cancelled' THEN 0 WHEN NEW."status" THEN 1 END, 1);
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:completed>idle,running: completed becomes idle, running or stays')
    WHERE OLD."status" = 'completed' AND coalesce(NEW."status" NOT IN ('idle', 'running'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:failed>idle,running: failed becomes idle, running or stays')
    WHERE OLD."status" = 'failed' AND coalesce(NEW."status" NOT IN ('idle', 'running'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:workflows:status:cancelled>idle,running: cancelled becomes idle, running or stays')
    WHERE OLD."status" = 'cancelled' AND coalesce(NEW."status" NOT IN ('idle', 'running'), 1);
END;
--@ trigger "workflows" "tr_workflows_steps_items_insert"
CREATE TRIGGER "tr_workflows_steps_items_insert" AFTER INSERT ON "workflows"
WHEN NEW."steps" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:workflows:steps: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."steps") AS "item1"
        WHERE ("item1"."type" <> 'null') IS FALSE
    );
END;
--@ trigger "workflows" "tr_workflows_steps_items_update"
CREATE TRIGGER "tr_workflows_steps_items_update" AFTER UPDATE OF "steps" ON "workflows"
WHEN NEW."steps" IS NOT OLD."steps"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:workflows:steps: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."steps") AS "item1"
        WHERE ("item1"."type" <> 'null') IS FALSE
    );
END;
--@ trigger "workflows" "tr_workflows_trigger_events_items_insert"
CREATE TRIGGER "tr_workflows_trigger_events_items_insert" AFTER INSERT ON "workflows"
WHEN NEW."trigger_events" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:workflows:trigger_events: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."trigger_events") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "workflows" "tr_workflows_trigger_events_items_update"
CREATE TRIGGER "tr_workflows_trigger_events_items_update" AFTER UPDATE OF "trigger_events" ON "workflows"
WHEN NEW."trigger_events" IS NOT OLD."trigger_events"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:workflows:trigger_events: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(NEW."trigger_events") AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;
--@ trigger "workflows" "tr_workflows_update_keeps"
CREATE TRIGGER "tr_workflows_update_keeps" BEFORE UPDATE ON "workflows"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:workflows:name: another row has the same key, and does not make way')
    WHERE (NEW."name" IS NOT OLD."name") AND EXISTS (SELECT 1 FROM "workflows" WHERE "name" = NEW."name" AND _rowid_ <> OLD._rowid_);
END;
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
-- column value config json(?)
-- column value capabilities json(?)
-- column value status ?
-- column value last_heartbeat ?
-- column value health_status ?
-- column value health_details json(?)
-- column value tasks_completed ?
-- column value tasks_failed ?
-- column value average_response_time ?
-- column value started_at ?
-- column value last_activity_at ?
-- column value is_enabled json(CASE ? WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)
-- column value auto_restart json(CASE ? WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)
-- column value max_concurrent_tasks ?
-- column value last_error ?
-- column value error_count ?
-- column value row_version ?
-- column value created_at ?
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
-- column value meta json(?)
-- column value trace_id ?
-- column value row_version ?
-- column value created_at ?
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
-- column value verification json(?)
-- column value trace_id ?
-- column value tags json(?)
-- column value meta json(?)
-- column value row_version ?
-- column value created_at ?
-- column value updated_at ?
--@ image "cwom_constraint_snapshots" "ConstraintSnapshot"
-- log audit_log
-- kind ConstraintSnapshot
-- revision adfd894bc457
-- images full
-- version row_version
-- key id
-- column value id ?
-- column value scope ?
-- column value captured_at ?
-- column value owner_kind ?
-- column value owner_id ?
-- column value owner_display ?
-- column value constraints json(?)
-- column value trace_id ?
-- column value tags json(?)
-- column value meta json(?)
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
-- column value created_at ?
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
-- column value inputs json(?)
-- column value assumptions json(?)
-- column value open_questions json(?)
-- column value instructions ?
-- column value constraint_snapshot_id ?
-- column value constraint_snapshot_role ?
-- column value trace_id ?
-- column value tags json(?)
-- column value meta json(?)
-- column value row_version ?
-- column value created_at ?
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
-- column value created_at ?
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
-- column value links json(?)
-- column value applicability json(?)
-- column value trace_id ?
-- column value tags json(?)
-- column value meta json(?)
-- column value row_version ?
-- column value created_at ?
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
-- column value evaluated_at ?
-- column value evaluated_by_kind ?
-- column value evaluated_by_id ?
-- column value evaluated_by_display ?
-- column value criteria_results json(?)
-- column value evidence_collected json(?)
-- column value evidence_missing json(?)
-- column value checks_passed ?
-- column value checks_failed ?
-- column value checks_skipped ?
-- column value evidence_uri ?
-- column value trace_id ?
-- column value tags json(?)
-- column value meta json(?)
-- column value row_version ?
-- column value created_at ?
--@ image "cwom_issue_blocks" "Issue.blocks"
-- log audit_log
-- kind Issue.blocks
-- revision ced047b1f74a
-- images full
-- key issue_id
-- key blocked_id
-- column value issue_id ?
-- column value blocked_id ?
-- column value created_at ?
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
-- column value created_at ?
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
-- column value created_at ?
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
-- column value created_at ?
--@ image "cwom_issue_duplicates" "Issue.duplicates"
-- log audit_log
-- kind Issue.duplicates
-- revision 6eb4bfc4ba96
-- images full
-- key issue_id
-- key duplicate_id
-- column value issue_id ?
-- column value duplicate_id ?
-- column value created_at ?
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
-- column value due_at ?
-- column value assignees json(?)
-- column value watchers json(?)
-- column value acceptance json(?)
-- column value trace_id ?
-- column value tags json(?)
-- column value meta json(?)
-- column value row_version ?
-- column value created_at ?
-- column value updated_at ?
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
-- column value source json(?)
-- column value default_branch ?
-- column value visibility ?
-- column value owners json(?)
-- column value policy json(?)
-- column value links json(?)
-- column value trace_id ?
-- column value tags json(?)
-- column value meta json(?)
-- column value row_version ?
-- column value created_at ?
-- column value updated_at ?
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
-- column value reviewed_at ?
-- column value criteria_overrides json(?)
-- column value trace_id ?
-- column value tags json(?)
-- column value meta json(?)
-- column value row_version ?
-- column value created_at ?
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
-- column value created_at ?
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
-- column value created_at ?
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
-- column value executor json(?)
-- column value constraint_snapshot_id ?
-- column value constraint_snapshot_role ?
-- column value plan json(?)
-- column value telemetry json(?)
-- column value cost json(?)
-- column value outputs json(?)
-- column value failure json(?)
-- column value artifact_root_uri ?
-- column value trace_id ?
-- column value tags json(?)
-- column value meta json(?)
-- column value row_version ?
-- column value created_at ?
-- column value updated_at ?
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
-- column value data json(?)
-- column value priority ?
-- column value tags json(?)
-- column value status ?
-- column value processed_at ?
-- column value processed_by ?
-- column value result json(?)
-- column value error ?
-- column value row_version ?
-- column value created_at ?
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
-- column value claimed_at ?
-- column value started_at ?
-- column value completed_at ?
-- column value result json(?)
-- column value error ?
-- column value trace_id ?
-- column value row_version ?
-- column value created_at ?
-- column value updated_at ?
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
-- column value allow_network json(CASE ? WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)
-- column value allow_secrets json(CASE ? WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)
-- column value inputs json(?)
-- column value metadata json(?)
-- column value status ?
-- column value queued_at ?
-- column value started_at ?
-- column value completed_at ?
-- column value assigned_to ?
-- column value result json(?)
-- column value error ?
-- column value trace_path ?
-- column value cwom_issue_id ?
-- column value trace_id ?
-- column value row_version ?
-- column value created_at ?
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
-- column value trigger_events json(?)
-- column value trigger_conditions ?
-- column value steps json(?)
-- column value status ?
-- column value last_executed_at ?
-- column value execution_count ?
-- column value last_execution_context json(?)
-- column value last_result json(?)
-- column value last_error ?
-- column value is_active json(CASE ? WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)
-- column value timeout_seconds ?
-- column value row_version ?
-- column value created_at ?
