-- cwom 20260101000000_init postgres down 1/1 phase=expand init
-- The doctrine that a run keeps to.
DROP TABLE "cwom_run_doctrine_refs";

-- The briefings that a run works from.
DROP TABLE "cwom_run_context_packets";

-- The repos that a doctrine governs; none means all.
DROP TABLE "cwom_doctrine_ref_repos";

-- The doctrine that a packet reminds of.
DROP TABLE "cwom_context_packet_doctrine_refs";

-- The issues that ask for the same.
DROP TABLE "cwom_issue_duplicates";

-- The issues that cannot go on before an issue is done.
DROP TABLE "cwom_issue_blocks";

-- The limits that an issue is worked on under.
DROP TABLE "cwom_issue_constraint_snapshots";

-- The doctrine that governs an issue.
DROP TABLE "cwom_issue_doctrine_refs";

-- The briefings that an issue collected.
DROP TABLE "cwom_issue_context_packets";

-- A program that takes work, and how it fares.
DROP TABLE "agents";

-- Steps that are executed when certain events happen.
DROP TABLE "workflows";

-- Something that happened and that someone may want to act on.
DROP TABLE "events";

-- Something that a job left behind; not an artifact of a run.
DROP TABLE "artifacts";

-- One attempt of a worker to execute a task.
DROP TABLE "jobs";

-- A request to work on a repo, as it came in.
DROP TABLE "tasks";

-- What a reviewer decided about an evidence pack.
DROP TABLE "cwom_review_decisions";

-- The proof that a run met its criteria, as evaluated at one moment.
DROP TABLE "cwom_evidence_packs";

-- One output of a run.
DROP TABLE "cwom_artifacts";

-- One attempt to carry out an issue; a retry is a new run.
DROP TABLE "cwom_runs";

-- One version of one governing rule; a change of its text is a new version.
DROP TABLE "cwom_doctrine_refs";

-- A versioned briefing for runs on one issue; new information is a new version.
DROP TABLE "cwom_context_packets";

-- The operating limits at one moment; a new reality is a new snapshot.
DROP TABLE "cwom_constraint_snapshots";

-- A unit of intent, never its execution.
DROP TABLE "cwom_issues";

-- A container of work: code, documents or a project.
DROP TABLE "cwom_repos";

-- What was sealed, and what was taken out: a chain of hashes over the entries.
DROP TABLE "audit_log_checkpoint";

-- Who changed what, when and why: one row for each change, written by the database.
DROP TABLE "audit_log";

-- Writes an entry that is no change of a row.
DROP FUNCTION "fn_cwom_note"(text, text, text, jsonb);

-- An entry changes only by a recorded redaction.
DROP FUNCTION "tr_audit_log_only_redacted"();

-- An entry goes only when it was exported.
DROP FUNCTION "tr_audit_log_only_pruned"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_run_doctrine_refs"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_run_context_packets"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_doctrine_ref_repos"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_context_packet_doctrine_refs"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_issue_duplicates"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_issue_blocks"();

-- Following `blocks` never comes back.
DROP FUNCTION "tr_cwom_issue_blocks_acyclic"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_issue_constraint_snapshots"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_issue_doctrine_refs"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_issue_context_packets"();

-- Writes the entry of a change.
DROP FUNCTION "tw_agents"();

-- What `capabilities` lists is of its type.
DROP FUNCTION "tr_agents_capabilities_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_workflows"();

-- What `trigger_events` lists is of its type.
DROP FUNCTION "tr_workflows_trigger_events_items_insert"();

-- What `steps` lists is of its type.
DROP FUNCTION "tr_workflows_steps_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_events"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_events_tags_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_artifacts"();

-- Writes the entry of a change.
DROP FUNCTION "tw_jobs"();

-- Writes the entry of a change.
DROP FUNCTION "tw_tasks"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_review_decisions"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_cwom_review_decisions_tags_items_insert"();

-- What `criteria_overrides` lists is of its type.
DROP FUNCTION "tr_cwom_review_decisions_criteria_overrides_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_evidence_packs"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_cwom_evidence_packs_tags_items_insert"();

-- What `evidence_missing` lists is of its type.
DROP FUNCTION "tr_cwom_evidence_packs_evidence_missing_items_insert"();

-- What `evidence_collected` lists is of its type.
DROP FUNCTION "tr_cwom_evidence_packs_evidence_collected_items_insert"();

-- What `criteria_results` lists is of its type.
DROP FUNCTION "tr_cwom_evidence_packs_criteria_results_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_artifacts"();

-- What `verification` lists is of its type.
DROP FUNCTION "tr_cwom_artifacts_verification_items_insert"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_cwom_artifacts_tags_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_runs"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_cwom_runs_tags_items_insert"();

-- What `plan` lists is of its type.
DROP FUNCTION "tr_cwom_runs_plan_items_insert"();

-- What `outputs` lists is of its type.
DROP FUNCTION "tr_cwom_runs_outputs_items_insert"();

-- What `executor` lists is of its type.
DROP FUNCTION "tr_cwom_runs_executor_items_insert"();

-- A row that becomes running has a link in `cwom_run_context_packets`.
DROP FUNCTION "tr_cwom_runs_context_packets_required"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_doctrine_refs"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_cwom_doctrine_refs_tags_items_insert"();

-- What `links` lists is of its type.
DROP FUNCTION "tr_cwom_doctrine_refs_links_items_insert"();

-- What `applicability` lists is of its type.
DROP FUNCTION "tr_cwom_doctrine_refs_applicability_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_context_packets"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_cwom_context_packets_tags_items_insert"();

-- What `open_questions` lists is of its type.
DROP FUNCTION "tr_cwom_context_packets_open_questions_items_insert"();

-- What `inputs` lists is of its type.
DROP FUNCTION "tr_cwom_context_packets_inputs_items_insert"();

-- What `assumptions` lists is of its type.
DROP FUNCTION "tr_cwom_context_packets_assumptions_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_constraint_snapshots"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_cwom_constraint_snapshots_tags_items_insert"();

-- What `constraints` lists is of its type.
DROP FUNCTION "tr_cwom_constraint_snapshots_constraints_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_issues"();

-- What `watchers` lists is of its type.
DROP FUNCTION "tr_cwom_issues_watchers_items_insert"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_cwom_issues_tags_items_insert"();

-- Following `parent` never comes back.
DROP FUNCTION "tr_cwom_issues_parent_id_acyclic_insert"();

-- What `assignees` lists is of its type.
DROP FUNCTION "tr_cwom_issues_assignees_items_insert"();

-- What `acceptance` lists is of its type.
DROP FUNCTION "tr_cwom_issues_acceptance_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_cwom_repos"();

-- What `tags` lists is of its type.
DROP FUNCTION "tr_cwom_repos_tags_items_insert"();

-- What `policy` lists is of its type.
DROP FUNCTION "tr_cwom_repos_policy_items_insert"();

-- What `owners` lists is of its type.
DROP FUNCTION "tr_cwom_repos_owners_items_insert"();

-- What `links` lists is of its type.
DROP FUNCTION "tr_cwom_repos_links_items_insert"();

-- Refuses a move that the state machine does not have.
DROP FUNCTION "fn_cwom_refuse_move"();

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_cwom_refuse_change"();

-- Refuses what a trigger found wrong.
DROP FUNCTION "fn_cwom_refuse"();
