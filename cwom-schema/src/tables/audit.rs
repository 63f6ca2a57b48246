//! The audit log: the one table whose columns no spec writes.

use super::keys::{column_index, primary_key};
use super::{
    Check, CheckRule, Column, ColumnDefault, ColumnSource, ColumnType, IdentKind, JsonShape,
    ManagedColumns, Table, TableIndex, TableSource, ident,
};
use crate::schema::{Audit, AuditIndex, Bounds, Length};

/// Who can act.
pub(super) const ACTOR_KINDS: [&str; 3] = ["human", "agent", "system"];

/// What can be recorded.
pub(super) const ACTIONS: [&str; 6] = [
    "created",
    "updated",
    "status_changed",
    "deleted",
    "linked",
    "unlinked",
];

/// The table of the audit log.
pub(super) fn audit_table(audit: &Audit) -> Table {
    Table {
        name: audit.table.clone(),
        doc: "Who changed what, when and why: one row for each change, never changed itself."
            .to_owned(),
        source: TableSource::Audit,
        columns: columns(),
        primary_key: primary_key(&audit.table, vec!["id".to_owned()]),
        uniques: Vec::new(),
        foreign_keys: Vec::new(),
        indexes: indexes(audit),
        checks: checks(&audit.table),
        guards: Vec::new(),
        managed: ManagedColumns::default(),
        referenced_by: Vec::new(),
        without_rowid: false,
    }
}

fn columns() -> Vec<Column> {
    use ColumnType::{Json, Text, Timestamp, Uuid};
    let column = |name: &str, ty, nullable, doc: &str| Column {
        name: name.to_owned(),
        default: (ty == Timestamp).then_some(ColumnDefault::Now),
        ty,
        nullable,
        generated: None,
        doc: doc.to_owned(),
        source: ColumnSource::Audit,
        ordered: false,
    };
    vec![
        column("id", Uuid, false, "Identity of the entry; ordered by time."),
        column("ts", Timestamp, false, "When the change was written."),
        column("actor_kind", Text, false, "What sort of actor changed it."),
        column("actor_id", Text, false, "The actor's id."),
        column("action", Text, false, "What was done."),
        column(
            "entity_kind",
            Text,
            false,
            "What sort of thing was changed.",
        ),
        column("entity_id", Text, false, "The id of what was changed."),
        column("before", Json, true, "What it was; null for a creation."),
        column("after", Json, true, "What it became; null for a deletion."),
        column("note", Text, true, "Why, in the actor's words."),
        column(
            "trace_id",
            Uuid,
            true,
            "The chain of work that it belongs to.",
        ),
    ]
}

fn indexes(audit: &Audit) -> Vec<TableIndex> {
    let mut indexes = vec![column_index(
        &audit.table,
        &["entity_kind", "entity_id", "ts"],
        "Finds the history of one thing.".to_owned(),
    )];
    for index in &audit.indexes {
        let (columns, doc): (&[&str], &str) = match index {
            AuditIndex::Trace => (&["trace_id"], "Finds the changes of one chain of work."),
            AuditIndex::Actor => (&["actor_kind", "actor_id"], "Finds what one actor did."),
            AuditIndex::Action => (&["action"], "Finds the changes of one sort."),
            AuditIndex::Time => (&["ts"], "Finds the changes of a span of time."),
        };
        indexes.push(column_index(&audit.table, columns, doc.to_owned()));
    }
    indexes
}

fn checks(table: &str) -> Vec<Check> {
    let check = |column: &str, what: &str, rule, doc: String| Check {
        name: ident(IdentKind::Check, table, [column, what]),
        rule,
        doc,
    };
    let canonical = |column: &str| {
        let rule = CheckRule::Canonical {
            column: column.to_owned(),
        };
        check(column, "form", rule, format!("`{column}` is well formed."))
    };
    let values = |column: &str, values: &[&str]| {
        let rule = CheckRule::Values {
            column: column.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        };
        let doc = format!("`{column}` is one of {}.", values.join(", "));
        check(column, "values", rule, doc)
    };
    let text = |column: &str, length: Length| {
        let what = if length == Length::default() {
            "text"
        } else {
            "length"
        };
        let rule = CheckRule::Text {
            column: column.to_owned(),
            length,
        };
        check(column, what, rule, format!("`{column}` has its length."))
    };
    let image = |column: &str| {
        let rule = CheckRule::Json {
            column: column.to_owned(),
            shape: JsonShape::Map,
        };
        check(
            column,
            "json",
            rule,
            format!("`{column}` is a JSON object."),
        )
    };
    let at_most = |max| Bounds {
        min: Some(1),
        max: Some(max),
    };
    vec![
        canonical("id"),
        canonical("ts"),
        values("actor_kind", &ACTOR_KINDS),
        text("actor_id", at_most(128)),
        values("action", &ACTIONS),
        text("entity_kind", at_most(50)),
        text("entity_id", at_most(128)),
        image("before"),
        image("after"),
        text("note", Length::default()),
        canonical("trace_id"),
    ]
}
