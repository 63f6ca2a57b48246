//! A change states the version after the one that it read, and moments never go back.

use super::Attacks;
use crate::walls::Wall::{Both, Rule};

/// The statements.
pub(super) const ATTACKS: Attacks = Attacks {
    both: &[
        // An immutable entity.
        (
            Rule,
            "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary, row_version) VALUES ('{new}', '{issue}', '2.0', 'x', 2)",
        ),
        // The version and the moment of the change.
        (
            Rule,
            "UPDATE cwom_issues SET title = 'x' WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET title = 'x', row_version = row_version + 2 WHERE id = '{issue}'",
        ),
        (
            Both,
            "UPDATE cwom_issues SET title = 'x', row_version = row_version - 1 WHERE id = '{issue}'",
        ),
        (
            Both,
            "UPDATE cwom_issues SET title = 'x', row_version = NULL WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET updated_at = '2020-01-01T00:00:00.000000Z', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "INSERT INTO cwom_issues (id, repo_id, title, type, row_version) VALUES ('{new}', '{repo}', 'x', 'bug', 7)",
        ),
        (
            Rule,
            "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{issue}', '{repo}', 'x', 'bug') ON CONFLICT (id) DO UPDATE SET title = excluded.title",
        ),
        (
            Rule,
            "INSERT INTO cwom_issues (id, repo_id, title, type, row_version) VALUES ('{new}', '{repo}', 'x', 'bug', 7) ON CONFLICT DO NOTHING",
        ),
    ],
    sqlite: &[
        (
            Rule,
            "REPLACE INTO cwom_issues (id, repo_id, title, type) VALUES ('{canceled}', '{repo}', 'x', 'bug')",
        ),
        (
            Rule,
            "REPLACE INTO cwom_issues (id, repo_id, title, type, row_version) VALUES ('{new}', '{repo}', 'x', 'bug', 7)",
        ),
    ],
    postgres: &[
        (
            Rule,
            "COPY cwom_issues (id, repo_id, title, type, row_version) FROM PROGRAM 'echo {new},{repo},x,bug,2' WITH (FORMAT csv)",
        ),
        (
            Rule,
            "MERGE INTO cwom_issues AS t USING (SELECT 1) AS s ON t.id = '{issue}' WHEN MATCHED THEN UPDATE SET title = 'x'",
        ),
        (
            Rule,
            "MERGE INTO cwom_issues AS t USING (SELECT 1) AS s ON t.id = '{new}' WHEN NOT MATCHED THEN INSERT (id, repo_id, title, type, row_version) VALUES ('{new}', '{repo}', 'x', 'bug', 7)",
        ),
    ],
};
