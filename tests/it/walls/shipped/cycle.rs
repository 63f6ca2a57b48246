//! Relations that never come back: in one step, in two, and within one statement.

use super::Attacks;
use crate::walls::Wall::{Constraint, Rule};

/// The statements.
pub(super) const ATTACKS: Attacks = Attacks {
    both: &[
        (
            Rule,
            "UPDATE cwom_issues SET parent_id = '{other}', row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Constraint,
            "UPDATE cwom_issues SET parent_id = id, row_version = row_version + 1 WHERE id = '{issue}'",
        ),
        (
            Rule,
            "INSERT INTO cwom_issues (id, repo_id, title, type, parent_id) VALUES ('{new}', '{repo}', 'x', 'bug', '{newer}'), ('{newer}', '{repo}', 'x', 'bug', '{new}')",
        ),
        (
            Rule,
            "INSERT INTO cwom_issue_blocks (issue_id, blocked_id) VALUES ('{third}', '{issue}')",
        ),
    ],
    sqlite: &[],
    postgres: &[],
};
