//! Every kind of finding: what it means and the way out, in one table for every format.

use clap::ValueEnum as _;

use crate::args::LegName;

/// What a kind of finding means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    /// The leg that finds it; `baseline` for what is said about a baseline.
    pub(crate) leg: &'static str,
    /// Its word.
    pub(crate) kind: &'static str,
    /// What is the matter.
    pub(crate) title: &'static str,
    /// Why it matters, and the way out.
    pub(crate) help: &'static str,
}

const fn rule(
    leg: &'static str,
    kind: &'static str,
    title: &'static str,
    help: &'static str,
) -> Rule {
    Rule {
        leg,
        kind,
        title,
        help,
    }
}

const VERSION_CONTROL: &str = "Databases have what the file said when it was locked. Take it back \
                               from version control; what has to change is a new migration.";
const GENERATE: &str = "Run `gen`, and commit what it writes.";

/// Every rule, by leg.
pub(crate) const RULES: &[Rule] = &[
    rule("code", "missing", "A generated file is missing", GENERATE),
    rule(
        "code",
        "stale",
        "A generated file is no longer yielded by the spec",
        "What it was made from is gone. Run `gen`, which removes it.",
    ),
    rule(
        "code",
        "line_endings",
        "A generated file has other line ends",
        "A checkout turned LF into CRLF. Set `* text eol=lf` in .gitattributes for generated files.",
    ),
    rule(
        "code",
        "edited",
        "A generated file was edited by hand",
        "The spec is unchanged, so that the file was edited, or another version of the toolkit wrote \
         it. Say in the spec what it should be, then run `gen`.",
    ),
    rule(
        "code",
        "outdated",
        "A generated file is not what the spec yields now",
        "The spec was edited since. Run `gen`, and commit what it writes with the spec.",
    ),
    rule(
        "code",
        "blocked",
        "Something that was not generated is where a generated file should be",
        "It would be overwritten, which `gen` never does. Move it away, then run `gen`.",
    ),
    rule(
        "code",
        "interrupted",
        "A run of `gen` was killed half-way",
        "The next `gen` undoes it before it does anything else.",
    ),
    rule(
        "history",
        "not_migrated",
        "The spec says something that no migration does",
        "Run `gen`, read the migration that it writes, and commit it with the spec.",
    ),
    rule(
        "history",
        "undecided",
        "Something has to be decided before there can be a migration",
        "Run `gen`, which prints the answers to choose from, or write the answer into the spec.",
    ),
    rule(
        "history",
        "unlocked",
        "A migration written by hand is not locked yet",
        "Run `gen`, which proves it and locks it as it is now.",
    ),
    rule(
        "history",
        "edited",
        "A migration was edited after it was locked",
        VERSION_CONTROL,
    ),
    rule(
        "history",
        "missing",
        "A file of the history is gone",
        "Take it back from version control.",
    ),
    rule(
        "history",
        "added",
        "A file looks like a migration and belongs to none",
        "sqlx would run it. Remove it; `gen --custom` makes a migration to be written by hand.",
    ),
    rule(
        "history",
        "line_endings",
        "A file of the history has other line ends",
        "A checkout turned LF into CRLF, and sqlx would find another checksum. Set `* text eol=lf` in \
         .gitattributes for migrations.",
    ),
    rule(
        "history",
        "outdated",
        "A file beside the migrations is not what they lead to",
        GENERATE,
    ),
    rule(
        "history",
        "stale",
        "A file belongs to a head that is no longer unreleased",
        "Run `gen`, which removes what it wrote, and take away what it did not.",
    ),
    rule(
        "history",
        "out_of_order",
        "A migration is not later than the one that it follows",
        "Databases that are past it would never run it. `gen --onto REV` makes it anew behind the \
         others.",
    ),
    rule(
        "history",
        "missing_half",
        "A migration has only one way",
        "Each has an up and a down file of the same version and name. Take the other half back from \
         version control.",
    ),
    rule(
        "history",
        "duplicate_version",
        "Two migrations have the same version",
        "sqlx knows a migration by its version. Remove the one that no plan made.",
    ),
    rule(
        "history",
        "not_a_version",
        "A file's name does not begin with a version",
        "sqlx stops at it. Remove it, or call it by another ending.",
    ),
    rule(
        "history",
        "not_the_fold",
        "A plan does not lead on from the one before it",
        VERSION_CONTROL,
    ),
    rule(
        "history",
        "fork",
        "Two migrations follow the same one",
        "Two branches met. Say in the spec what both want, then run `gen --onto REV` with the branch \
         that was first.",
    ),
    rule(
        "history",
        "conflict",
        "The lock holds a conflict of two branches",
        "Say in the spec what both want, then run `gen --onto REV` with the branch that was first.",
    ),
    rule(
        "history",
        "lock",
        "The lock is not one",
        "Without it nobody can tell what was migrated. Take it back from version control.",
    ),
    rule(
        "history",
        "snapshot",
        "The snapshot is not what the migrations lead to",
        "The next migration would start from what no database has. Take the file back from version \
         control.",
    ),
    rule(
        "history",
        "routines",
        "The texts of triggers and functions are not those of the snapshot",
        "A way back would make what was never there. Take the file back from version control.",
    ),
    rule(
        "history",
        "parent",
        "What is kept of the revision before the head is not that revision",
        "`gen --amend` would start from what no database has. Take the file back from version \
         control, or release the head, which needs it no longer.",
    ),
    rule(
        "history",
        "parent_spec",
        "The spec of the revision before the head is not kept",
        "`gen --amend` proves the new head without the rows that it would make from it. Take \
         `parent/spec.toml` back from version control.",
    ),
    rule(
        "history",
        "not_text",
        "A file of the history is not UTF-8",
        "Take it back from version control.",
    ),
    rule(
        "replay",
        "replay",
        "The migrations do not make what the spec makes, or their way back does not undo them",
        "Either a migration was written by hand and does something else, or it was made by another \
         version of the toolkit. An unreleased one is made anew by `gen --amend`; what was released \
         is corrected by a new one.",
    ),
    rule(
        "parity",
        "parity",
        "SQLite and PostgreSQL do not mean the same after the migrations",
        "A migration was written by hand for one of them only, or differently for both. Write the \
         other half, so that both have the same columns, keys, references and indexes.",
    ),
    rule(
        "live",
        "missing",
        "The database lacks something that the migrations make",
        "Run the SQL for the database, or let the spec follow: the SQL for a migration takes it away.",
    ),
    rule(
        "live",
        "unexpected",
        "The database has something that no migration makes",
        "Run the SQL for the database, which takes it away, or let the spec follow and write a \
         migration that makes it.",
    ),
    rule(
        "live",
        "changed",
        "The database has something other than the migrations make",
        "Run the SQL for the database, or let the spec follow: the SQL for a migration makes what is \
         there.",
    ),
    rule(
        "live",
        "unfinished",
        "A migration stopped half-way",
        "`migrate up` goes on where it stopped; `migrate status` says what is left.",
    ),
    rule(
        "live",
        "unrecorded",
        "The database has tables and no record of migrations",
        "`migrate baseline` compares what is there and records it.",
    ),
    rule(
        "live",
        "pending",
        "A migration did not run yet",
        "`migrate up` runs it. What is pending is no drift.",
    ),
    rule(
        "live",
        "history",
        "The database ran other migrations than those that are here",
        "Compare it with the revision of the repository that it was migrated from, or look at \
         `migrate status`.",
    ),
    rule(
        "baseline",
        "expired",
        "An accepted finding is accepted no longer",
        "Repair what it is about, or give the entry a later day and a reason that still holds.",
    ),
    rule(
        "baseline",
        "refused",
        "A broken history cannot be accepted",
        "Nothing can be said about what such a history leads to. Repair it; take the entry out.",
    ),
    rule(
        "baseline",
        "unused",
        "An entry of the baseline accepts nothing",
        "What it was about is in step. Take the entry out.",
    ),
];

/// The rule of a finding, where the table has one.
pub(crate) fn find(leg: &str, kind: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .find(|rule| rule.leg == leg && rule.kind == kind)
}

/// What a whole leg is about, for kinds that the table does not have.
pub(crate) fn of_leg(leg: LegName) -> String {
    let value = leg.to_possible_value();
    let help = value.and_then(|value| value.get_help().map(ToString::to_string));
    help.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::RULES;
    use crate::args::LegName;

    #[test]
    fn every_kind_stands_in_the_document() {
        let document = include_str!("../../../docs/check.md");
        for rule in RULES {
            let word = format!("`{}`", rule.kind);
            assert!(document.contains(&word), "{word}");
        }
    }

    #[test]
    fn every_rule_is_of_a_leg_and_stands_once() {
        let mut seen = BTreeSet::new();
        for rule in RULES {
            let is_leg = LegName::ALL.iter().any(|leg| leg.word() == rule.leg);
            assert!(is_leg || rule.leg == "baseline", "{}", rule.leg);
            assert!(
                seen.insert((rule.leg, rule.kind)),
                "{} {}",
                rule.leg,
                rule.kind
            );
            assert!(
                !rule.title.ends_with('.') && rule.help.ends_with('.'),
                "{}",
                rule.kind
            );
        }
    }
}
