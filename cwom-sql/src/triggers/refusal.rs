//! What a trigger says when it refuses: a text that programs can read up to its first `: `, and
//! people from there on.
//!
//! `cwom:<rule>:<table>:<columns or ->[:<detail>]: <sentence>`

use cwom_schema::tables::{GuardRule, GuardedKey, LinkNeed, Standing, StateMoves, Table};

/// A refusal: which rule of which column, and why.
pub(crate) struct Refusal {
    /// The rule, for programs.
    rule: &'static str,
    /// The column to blame, where there is one.
    pub(crate) column: String,
    /// What else a program may want to know.
    detail: String,
    /// The reason, for people.
    sentence: String,
}

impl Refusal {
    /// The whole message.
    pub(crate) fn message(&self, table: &Table) -> String {
        let column = if self.column.is_empty() {
            "-"
        } else {
            &self.column
        };
        let colon = if self.detail.is_empty() { "" } else { ":" };
        format!(
            "cwom:{}:{}:{column}{colon}{}: {}",
            self.rule, table.name, self.detail, self.sentence
        )
    }

    /// The SQLSTATE on PostgreSQL: one for each rule, in a class that no standard uses.
    pub(crate) fn code(&self) -> &'static str {
        match self.rule {
            "immutable" => "WO001",
            "append_only" => "WO002",
            "version" => "WO003",
            "clock" => "WO004",
            "deleted" => "WO005",
            "initial" => "WO006",
            "transition" => "WO007",
            "required_link" => "WO008",
            "cycle" => "WO009",
            "items" => "WO010",
            "context" => "WO011",
            "entry" => "WO012",
            _ => "WO000",
        }
    }

    /// A refusal of the audit log's own triggers.
    pub(crate) fn new(rule: &'static str, column: &str, sentence: impl Into<String>) -> Self {
        Self {
            rule,
            column: column.to_owned(),
            detail: String::new(),
            sentence: sentence.into(),
        }
    }

    fn with_detail(mut self, detail: String) -> Self {
        self.detail = detail;
        self
    }
}

/// The refusal of a rule that has only one; those with several have functions below.
pub(super) fn of_rule(rule: &GuardRule) -> Refusal {
    match rule {
        GuardRule::Never(Standing::Immutable) => {
            Refusal::new("immutable", "", "rows are never changed or deleted")
        }
        GuardRule::Never(Standing::AppendOnly) => {
            Refusal::new("append_only", "", "rows are only ever added")
        }
        GuardRule::Never(Standing::Counted) => Refusal::new(
            "version",
            "",
            "rows are deleted one by one, not all at once",
        ),
        GuardRule::FirstVersion { column } => {
            Refusal::new("version", column, "a new row has version 1")
        }
        GuardRule::NextVersion { column } => Refusal::new(
            "version",
            column,
            "a change states the version after the one that it read",
        ),
        GuardRule::NeverBackwards { column } => {
            Refusal::new("clock", column, "a change is not older than the one before")
        }
        GuardRule::StaysDeleted { column } => {
            Refusal::new("deleted", column, "what was deleted is changed no more")
        }
        GuardRule::Initial { column, states } => Refusal::new(
            "initial",
            column,
            format!("a new row is {}", states.join(" or ")),
        )
        .with_detail(states.join(",")),
        GuardRule::NeedsLink(need) | GuardRule::KeepsLink(need) => of_link(need),
        GuardRule::Acyclic { to, .. } => {
            Refusal::new("cycle", to, "it would lead back to where it starts")
        }
        GuardRule::Items { column, .. } => Refusal::new(
            "items",
            column,
            "an item in it breaks the rules of its type",
        ),
        GuardRule::Frozen { columns } => of_frozen(columns.first().map_or("", String::as_str)),
        GuardRule::KeepsOthers { keys } => of_columns(keys.first().map_or(&[], |key| &key.columns)),
        GuardRule::Moves { column, .. } => Refusal::new("transition", column, "no such move"),
        GuardRule::OnlyRedacted { .. } => Refusal::new(
            "append_only",
            "",
            "an entry changes only by a redaction that was recorded before",
        ),
        GuardRule::OnlyPruned { .. } => Refusal::new(
            "append_only",
            "",
            "an entry goes only when it was exported, as a checkpoint says",
        ),
    }
}

/// A column that never changes would.
pub(crate) fn of_frozen(column: &str) -> Refusal {
    Refusal::new("immutable", column, "it never changes after creation")
}

/// A state is left for one that may not follow it.
pub(super) fn of_move(column: &str, moves: &StateMoves) -> Refusal {
    let StateMoves { from, to } = moves;
    let sentence = if to.is_empty() {
        format!("{from} is final")
    } else {
        format!("{from} becomes {} or stays", to.join(", "))
    };
    Refusal::new("transition", column, sentence).with_detail(format!("{from}>{}", to.join(",")))
}

/// Another row would have to make way.
pub(super) fn of_key(key: &GuardedKey) -> Refusal {
    of_columns(&key.columns)
}

/// As [`of_key`], by the key's columns.
pub(super) fn of_columns(columns: &[String]) -> Refusal {
    Refusal::new(
        "unique",
        &columns.join(","),
        "another row has the same key, and does not make way",
    )
}

fn of_link(need: &LinkNeed) -> Refusal {
    let sentence = format!(
        "a row of {} that is {} has a row in {}",
        need.owner,
        need.states.join(" or "),
        need.table
    );
    let detail = format!("{}>{}", need.states.join(","), need.link);
    Refusal::new("required_link", &need.column, sentence).with_detail(detail)
}
