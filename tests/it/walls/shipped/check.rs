//! Values are of their type: enums, lengths, and what is inside lists and maps.

use super::Attacks;
use crate::walls::Wall::{Constraint, Rule};

/// The statements.
pub(super) const ATTACKS: Attacks = Attacks {
    both: &[
        // What is inside lists and maps.
        (
            Rule,
            "UPDATE cwom_issues SET assignees = '[{\"actor_kind\": \"robot\", \"actor_id\": \"x\"}]', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET assignees = '[{\"actor_kind\": \"human\"}]', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET assignees = '[\"ada\"]', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET tags = '[\"x\", 1]', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET tags = '[null]', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET acceptance = '{\"criteria\": [7]}', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary, inputs) VALUES ('{new}', '{issue}', '2.0', 'x', '{\"data_blobs\": [{\"name\": \"x\", \"media_type\": \"x\"}]}')",
        ),
        (
            Rule,
            "INSERT INTO events (id, type, source, data, tags) VALUES ('{new}', 'x', 'x', '{}', '{\"x\": 1}')",
        ),
        (
            Constraint,
            "UPDATE cwom_issues SET title = '', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Constraint,
            "UPDATE cwom_issues SET priority = 'P9', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Constraint,
            "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{new}', '{repo}', '', 'bug')",
        ),
        (
            Constraint,
            "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{third}', '{repo}', 'x', 'bug') ON CONFLICT (id) DO UPDATE SET priority = 'P9', row_version = cwom_issues.row_version + 1",
        ),
        (
            Constraint,
            "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{new}', '{repo}', '', 'bug') ON CONFLICT DO NOTHING",
        ),
    ],
    sqlite: &[
        (
            Constraint,
            "REPLACE INTO cwom_issues (id, repo_id, title, type) VALUES ('{new}', '{repo}', '', 'bug')",
        ),
        (
            Rule,
            r#"REPLACE INTO events (id, type, source, data, tags) VALUES ('{new}', 'x', 'x', '{}', '{"x": 1}')"#,
        ),
    ],
    postgres: &[
        (
            Constraint,
            "COPY cwom_issues (id, repo_id, title, type) FROM PROGRAM 'echo {new},{repo},x,strange' WITH (FORMAT csv)",
        ),
        (
            Constraint,
            "MERGE INTO cwom_issues AS t USING (SELECT 1) AS s ON t.id = '{third}' WHEN MATCHED THEN UPDATE SET priority = 'P9', row_version = row_version + 1",
        ),
    ],
};
