//! States move as the machine says, and a state has what it requires.

use super::Attacks;
use crate::walls::Wall::{Both, Rule};

/// The statements.
pub(super) const ATTACKS: Attacks = Attacks {
    both: &[
        // States.
        (
            Rule,
            "UPDATE cwom_runs SET status = 'done', constraint_snapshot_id = '{snapshot}', row_version = row_version + 1 WHERE id = '{run}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET status = 'ready', row_version = row_version + 1 WHERE id = '{canceled}'",
        ),
        (
            Both,
            "UPDATE cwom_issues SET status = NULL, row_version = row_version + 1 WHERE id = '{canceled}'",
        ),
        (
            Rule,
            "INSERT INTO cwom_runs (id, for_issue_id, repo_id, mode, executor, constraint_snapshot_id, status) VALUES ('{new}', '{issue}', '{repo}', 'agent', '{\"actor\": {\"actor_kind\": \"agent\", \"actor_id\": \"a\"}, \"runtime\": \"x\"}', '{snapshot}', 'done')",
        ),
        (
            Rule,
            "INSERT INTO tasks (id, requested_by_kind, requested_by_id, objective, operation, target_repo, status, queued_at) VALUES ('{new}', 'human', 'ada', 'a long objective', 'docs', 'a/b', 'queued', '2026-01-01T00:00:00.000000Z')",
        ),
        (
            Rule,
            "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{canceled}', '{repo}', 'x', 'bug') ON CONFLICT (id) DO UPDATE SET status = 'ready', row_version = cwom_issues.row_version + 1",
        ),
        // A link that a state requires.
        (
            Rule,
            "UPDATE cwom_runs SET status = 'running', constraint_snapshot_id = '{snapshot}', row_version = row_version + 1 WHERE id = '{bare}'",
        ),
        (
            Rule,
            "INSERT INTO tasks (id, requested_by_kind, requested_by_id, objective, operation, target_repo, status, queued_at) VALUES ('{new}', 'human', 'ada', 'a long objective', 'docs', 'a/b', 'queued', '2026-01-01T00:00:00.000000Z') ON CONFLICT DO NOTHING",
        ),
    ],
    sqlite: &[
        (
            Rule,
            "REPLACE INTO tasks (id, requested_by_kind, requested_by_id, objective, operation, target_repo, status, queued_at) VALUES ('{new}', 'human', 'ada', 'a long objective', 'docs', 'a/b', 'queued', '2026-01-01T00:00:00.000000Z')",
        ),
        (
            Rule,
            "REPLACE INTO cwom_issues (id, repo_id, title, type, status) VALUES ('{canceled}', '{repo}', 'given up', 'bug', 'ready')",
        ),
    ],
    postgres: &[
        (
            Rule,
            "MERGE INTO cwom_runs AS t USING (SELECT 1) AS s ON t.id = '{run}' WHEN MATCHED THEN UPDATE SET status = 'done', constraint_snapshot_id = '{snapshot}', row_version = row_version + 1",
        ),
        (
            Rule,
            "CREATE TEMP TABLE cwom_run_context_packets AS SELECT '{bare}'::uuid AS run_id; UPDATE cwom_runs SET status = 'running', constraint_snapshot_id = '{snapshot}', row_version = row_version + 1 WHERE id = '{bare}'",
        ),
        (
            Rule,
            "COPY tasks (id, requested_by_kind, requested_by_id, objective, operation, target_repo, status, queued_at) FROM PROGRAM 'echo {new},human,ada,a long objective,docs,a/b,queued,2026-01-01T00:00:00.000000Z' WITH (FORMAT csv)",
        ),
    ],
};
