//! What is immutable stays: whole rows, single fields, the ends of a link, and the place of a row.

use super::Attacks;
use crate::walls::Wall::{Both, Constraint, Rule};

/// The statements.
pub(super) const ATTACKS: Attacks = Attacks {
    both: &[
        // An immutable entity.
        (Rule, "UPDATE cwom_context_packets SET summary = 'forged'"),
        (
            Rule,
            "UPDATE cwom_context_packets SET summary = 'forged', row_version = row_version + 1",
        ),
        (
            Rule,
            "UPDATE cwom_context_packets SET id = '{new}' WHERE id = '{loose}'",
        ),
        (
            Rule,
            "DELETE FROM cwom_context_packets WHERE id = '{loose}'",
        ),
        (Rule, "DELETE FROM cwom_constraint_snapshots"),
        (
            Constraint,
            "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{packet}', '{issue}', '2.0', 'forged')",
        ),
        (
            Constraint,
            "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{new}', '{issue}', '1.0', 'forged')",
        ),
        (
            Rule,
            "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{packet}', '{issue}', '1.0', 'forged') ON CONFLICT (id) DO UPDATE SET summary = excluded.summary",
        ),
        (
            Rule,
            "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{new}', '{issue}', '1.0', 'forged') ON CONFLICT (for_issue_id, version) DO UPDATE SET summary = excluded.summary",
        ),
        (
            Constraint,
            "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{packet}', '{issue}', '1.0', 'forged') ON CONFLICT DO NOTHING",
        ),
        // Fields that stay.
        (
            Rule,
            "UPDATE cwom_repos SET slug = 'other/name', row_version = row_version + 1 WHERE id = '{repo}'",
        ),
        (
            Rule,
            "UPDATE cwom_repos SET id = '{new}', row_version = row_version + 1 WHERE id = '{free}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET created_at = '2020-01-01T00:00:00.000000Z', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_runs SET for_issue_id = '{other}', row_version = row_version + 1 WHERE id = '{run}'",
        ),
        (
            Rule,
            "INSERT INTO cwom_repos (id, name, slug, source) VALUES ('{repo}', 'x', 'other/name', '{\"system\": \"x\"}') ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, row_version = cwom_repos.row_version + 1",
        ),
        // The link's ends, and the moment of linking.
        (Rule, "UPDATE cwom_issue_blocks SET blocked_id = '{third}'"),
        (
            Rule,
            "UPDATE cwom_issue_blocks SET created_at = '2020-01-01T00:00:00.000000Z'",
        ),
    ],
    sqlite: &[
        (
            Rule,
            "REPLACE INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{packet}', '{issue}', '1.0', 'forged')",
        ),
        (
            Both,
            "REPLACE INTO cwom_repos (id, name, slug, source) SELECT '{new}', name, slug, source FROM cwom_repos WHERE id = '{repo}'",
        ),
        (
            Both,
            "INSERT INTO cwom_context_packets (_rowid_, id, for_issue_id, version, summary) SELECT _rowid_, '{new}', '{issue}', '2.0', 'forged' FROM cwom_context_packets",
        ),
        (
            Both,
            "INSERT INTO cwom_issues (rowid, id, repo_id, title, type) VALUES (-1, '{new}', '{repo}', 'x', 'bug')",
        ),
        (
            Both,
            "INSERT INTO cwom_issues (rowid, id, repo_id, title, type) SELECT rowid, '{new}', '{repo}', 'x', 'bug' FROM cwom_issues WHERE id = '{issue}'",
        ),
        (
            Both,
            "UPDATE cwom_issues SET rowid = (SELECT rowid FROM cwom_issues WHERE id = '{other}'), row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_issues SET oid = 99, row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "UPDATE cwom_context_packets SET _rowid_ = 99 WHERE id = '{loose}'",
        ),
    ],
    postgres: &[
        (Rule, "TRUNCATE cwom_context_packets CASCADE"),
        (Rule, "TRUNCATE cwom_issues CASCADE"),
        (
            Rule,
            "MERGE INTO cwom_context_packets AS t USING (SELECT 1) AS s ON true WHEN MATCHED THEN UPDATE SET summary = 'forged'",
        ),
        (
            Rule,
            "MERGE INTO cwom_context_packets AS t USING (SELECT 1) AS s ON t.id = '{loose}' WHEN MATCHED THEN DELETE",
        ),
        (
            Rule,
            "WITH gone AS (DELETE FROM cwom_context_packets WHERE id = '{loose}' RETURNING id) SELECT count(*) FROM gone",
        ),
        (
            Constraint,
            "COPY cwom_context_packets (id, for_issue_id, version, summary) FROM PROGRAM 'echo {packet},{issue},2.0,forged' WITH (FORMAT csv)",
        ),
    ],
};
