//! What is referred to exists and agrees where it must, and no key is given twice.

use super::Attacks;
use crate::walls::Wall::{Both, Constraint};

/// The statements.
pub(super) const ATTACKS: Attacks = Attacks {
    both: &[
        // Fields that stay.
        (
            Constraint,
            "INSERT INTO cwom_repos (id, name, slug, source) VALUES ('{new}', 'x', 'harbour/tower', '{\"system\": \"x\"}')",
        ),
        (
            Constraint,
            "UPDATE agents SET name = 'second', row_version = row_version + 1 WHERE name = 'first'",
        ),
        (
            Constraint,
            "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{new}', '{newer}', 'x', 'bug')",
        ),
        (Constraint, "DELETE FROM cwom_repos"),
        (
            Constraint,
            "INSERT INTO cwom_runs (id, for_issue_id, repo_id, mode, executor) VALUES ('{new}', '{issue}', '{strange}', 'agent', '{\"actor\": {\"actor_kind\": \"agent\", \"actor_id\": \"a\"}, \"runtime\": \"x\"}')",
        ),
        (
            Constraint,
            "UPDATE cwom_issues SET parent_id = '{new}', row_version = row_version + 1 WHERE id = '{third}'",
        ),
        (
            Constraint,
            "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{third}', '{repo}', 'x', 'bug') ON CONFLICT (id) DO UPDATE SET parent_id = '{new}', row_version = cwom_issues.row_version + 1",
        ),
        (
            Constraint,
            "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{new}', '{newer}', 'x', 'bug') ON CONFLICT DO NOTHING",
        ),
    ],
    sqlite: &[
        (
            Both,
            "UPDATE agents SET name = (SELECT name FROM agents WHERE name = 'second'), row_version = row_version + 1 WHERE name = 'first'",
        ),
        (
            Constraint,
            "REPLACE INTO cwom_issues (id, repo_id, title, type) VALUES ('{new}', '{newer}', 'x', 'bug')",
        ),
    ],
    postgres: &[
        (
            Constraint,
            "COPY cwom_issues (id, repo_id, title, type) FROM PROGRAM 'echo {new},{newer},x,bug' WITH (FORMAT csv)",
        ),
        (Constraint, "TRUNCATE cwom_repos"),
        (
            Constraint,
            "MERGE INTO cwom_issues AS t USING (SELECT 1) AS s ON t.id = '{third}' WHEN MATCHED THEN UPDATE SET parent_id = '{new}', row_version = row_version + 1",
        ),
    ],
};
