-- cwom 20260101000000_init sqlite down 1/1 phase=expand init
-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_run_doctrine_refs";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_run_context_packets";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_doctrine_ref_repos";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_context_packet_doctrine_refs";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_issue_duplicates";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_issue_blocks";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_issue_constraint_snapshots";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_issue_doctrine_refs";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_issue_context_packets";

-- Writes a row together with who writes it.
DROP VIEW "vw_agents";

-- Writes a row together with who writes it.
DROP VIEW "vw_workflows";

-- Writes a row together with who writes it.
DROP VIEW "vw_events";

-- Writes a row together with who writes it.
DROP VIEW "vw_artifacts";

-- Writes a row together with who writes it.
DROP VIEW "vw_jobs";

-- Writes a row together with who writes it.
DROP VIEW "vw_tasks";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_review_decisions";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_evidence_packs";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_artifacts";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_runs";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_doctrine_refs";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_context_packets";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_constraint_snapshots";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_issues";

-- Writes a row together with who writes it.
DROP VIEW "vw_cwom_repos";

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

-- Who writes, as part of what, and why, while a transaction lasts.
DROP TABLE "audit_log_context";

-- Who changed what, when and why: one row for each change, written by the database.
DROP TABLE "audit_log";
