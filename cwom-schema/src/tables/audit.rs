//! The audit log: the tables whose columns no spec writes.
//!
//! Triggers write the entries, so that no write of an audited row goes without one. An entry is
//! known by `seq`; a random id beside it would cost an index and say nothing more.

use super::keys::{column_index, primary_key};
use super::{
    AuditPart, Check, CheckRule, Column, ColumnDefault, ColumnSource, ColumnType, ForeignKey,
    IdentKind, ManagedColumns, Table, TableIndex, TableSource, UniqueKey, ident,
};
use crate::schema::{
    Audit, AuditIndex, BinaryOp, Bounds, DeleteRule, Dialect, Expr, Length, Literal, Partitions,
};

/// Who can act.
pub const AUDIT_ACTOR_KINDS: [&str; 3] = ["human", "agent", "system"];

/// What can be recorded. The last two are no changes of a row, so they have no version.
pub const AUDIT_ACTIONS: [&str; 8] = [
    "created",
    "updated",
    "status_changed",
    "deleted",
    "linked",
    "unlinked",
    "noted",
    "redacted",
];

/// What a checkpoint can say.
const CHECKPOINTS: [&str; 3] = ["sealed", "restart", "pruned"];

/// The tables of the audit log.
pub(super) fn audit_tables(audit: &Audit) -> [Table; 3] {
    [log(audit), context(audit), checkpoint(audit)]
}

fn log(audit: &Audit) -> Table {
    use ColumnType::{I64, Json, Text, Timestamp, Uuid};
    let name = &audit.table;
    let postgres = |column: Column| Column {
        only: Some(Dialect::Postgres),
        ..column
    };
    let columns = vec![
        column("seq", I64, "Identity of the entry; later ones are greater.")
            .defaulting(ColumnDefault::Sequence),
        column("ts", Timestamp, "When the change was written.").defaulting(ColumnDefault::Now),
        column("actor_kind", Text, "What sort of actor changed it."),
        column("actor_id", Text, "The actor's id."),
        column("action", Text, "What was done."),
        column("entity_kind", Text, "What sort of thing was changed."),
        column("entity_id", Text, "The id of what was changed."),
        column(
            "entity_version",
            I64,
            "Which change of the thing it is, from 1; null for what is no change.",
        )
        .or_null(),
        column("before", Json, "What it was; null for a creation.").or_null(),
        column("after", Json, "What it became; null for a deletion.").or_null(),
        column("note", Text, "Why, in the actor's words.").or_null(),
        column("trace_id", Uuid, "The chain of work that it belongs to.").or_null(),
        column("spec_rev", Text, "Which shape the images have."),
        column(
            "salt",
            Text,
            "Random, so that no digest gives a value away.",
        ),
        postgres(
            column("xid", I64, "The transaction that wrote it.")
                .defaulting(ColumnDefault::Transaction),
        ),
        postgres(
            column("db_role", Text, "Who was logged in.").defaulting(ColumnDefault::SessionUser),
        ),
    ];
    let history = ["entity_kind", "entity_id", "entity_version"].map(str::to_owned);
    Table {
        uniques: vec![unique(
            name,
            history.to_vec(),
            "One entry for each change of a thing, and the way to its history.",
        )],
        indexes: indexes(audit),
        checks: log_checks(name),
        monthly: (audit.partitions == Partitions::Month).then(|| "ts".to_owned()),
        ..part(
            name,
            AuditPart::Log,
            "Who changed what, when and why: one row for each change, written by the database.",
            columns,
            "seq",
        )
    }
}

/// One row while a transaction lasts. A foreign key that is never fulfilled and looked at only when
/// the transaction ends keeps it from being committed.
fn context(audit: &Audit) -> Table {
    use ColumnType::{I64, Text, Uuid};
    let name = format!("{}_context", audit.table);
    let columns = vec![
        column("k", I64, "There is one row.").defaulting(ColumnDefault::Int(1)),
        column("actor_kind", Text, "What sort of actor writes."),
        column("actor_id", Text, "The actor's id."),
        column("trace_id", Uuid, "The chain of work.").or_null(),
        column("note", Text, "Why, in the actor's words.").or_null(),
        column("for_kind", Text, "The only sort of thing it is for.").or_null(),
        column("for_id", Text, "The only thing it is for.").or_null(),
        column("for_version", I64, "The only change it is for.").or_null(),
        column("ends", I64, "Holds the row in its transaction.").defaulting(ColumnDefault::Int(1)),
        column("never", I64, "What `ends` looks for and never finds.").or_null(),
    ];
    let is_one = |column: &str| {
        let rule = CheckRule::Range {
            column: column.to_owned(),
            bounds: Bounds {
                min: Some(1),
                max: Some(1),
            },
        };
        check(&name, column, "one", rule, format!("`{column}` is 1."))
    };
    let null = CheckRule::Expr(Expr::IsNull {
        expr: Box::new(Expr::Column("never".to_owned())),
        negated: false,
    });
    let mut checks = actor_checks(&name);
    checks.extend([
        is_one("k"),
        is_one("ends"),
        check(&name, "never", "null", null, "`never` is null.".to_owned()),
    ]);
    Table {
        uniques: vec![unique(
            &name,
            vec!["never".to_owned()],
            "What `ends` points at.",
        )],
        foreign_keys: vec![ForeignKey {
            name: ident(IdentKind::ForeignKey, &name, ["ends"]),
            columns: vec!["ends".to_owned()],
            target: name.clone(),
            target_columns: vec!["never".to_owned()],
            on_delete: DeleteRule::Restrict,
            deferred: true,
            implied: false,
            doc: "No transaction ends while a context is set.".to_owned(),
        }],
        checks,
        only: Some(Dialect::Sqlite),
        ..part(
            &name,
            AuditPart::Context,
            "Who writes, as part of what, and why, while a transaction lasts.",
            columns,
            "k",
        )
    }
}

fn checkpoint(audit: &Audit) -> Table {
    use ColumnType::{I64, Text, Timestamp};
    let name = format!("{}_checkpoint", audit.table);
    let columns = vec![
        column("n", I64, "The checkpoints count from 1."),
        column("kind", Text, "What was done."),
        column(
            "lo",
            I64,
            "The first position: `seq`, or `xid` where there is one.",
        ),
        column("hi", I64, "The position after the last one."),
        column("after_seq", I64, "Only entries after this one are meant.")
            .defaulting(ColumnDefault::Int(0)),
        column("entries", I64, "How many entries there are."),
        column("root", Text, "Root of the Merkle tree over the entries."),
        column("previous", Text, "Hash of the checkpoint before."),
        column("ts", Timestamp, "When it was made.").defaulting(ColumnDefault::Now),
        column("note", Text, "What else is recorded, as JSON.").or_null(),
        column("signature", Text, "Signature over the hash of this row.").or_null(),
    ];
    let hash = |column: &str| text_check(&name, column, Some(64), Some(64));
    let checks = vec![
        values_check(&name, "kind", &CHECKPOINTS),
        hash("root"),
        hash("previous"),
    ];
    Table {
        checks,
        ..part(
            &name,
            AuditPart::Checkpoint,
            "What was sealed, and what was taken out: a chain of hashes over the entries.",
            columns,
            "n",
        )
    }
}

fn part(name: &str, source: AuditPart, doc: &str, columns: Vec<Column>, key: &str) -> Table {
    Table {
        name: name.to_owned(),
        doc: doc.to_owned(),
        source: TableSource::Audit(source),
        columns,
        primary_key: primary_key(name, vec![key.to_owned()]),
        uniques: Vec::new(),
        foreign_keys: Vec::new(),
        indexes: Vec::new(),
        checks: Vec::new(),
        guards: Vec::new(),
        managed: ManagedColumns::default(),
        referenced_by: Vec::new(),
        takes_audited: false,
        without_rowid: false,
        audited: None,
        only: None,
        monthly: None,
    }
}

fn indexes(audit: &Audit) -> Vec<TableIndex> {
    let by_block = |column: &str, doc: &str| TableIndex {
        by_block: true,
        ..column_index(&audit.table, &[column], doc.to_owned())
    };
    let mut indexes = Vec::new();
    for index in &audit.indexes {
        let (columns, doc): (&[&str], &str) = match index {
            AuditIndex::Trace => (&["trace_id"], "Finds the changes of one chain of work."),
            AuditIndex::Actor => (&["actor_kind", "actor_id"], "Finds what one actor did."),
            AuditIndex::Action => (&["action"], "Finds the changes of one sort."),
            AuditIndex::Time => (&["ts"], "Finds the changes of a span of time."),
        };
        indexes.push(column_index(&audit.table, columns, doc.to_owned()));
    }
    if !audit.indexes.contains(&AuditIndex::Time) {
        indexes.push(by_block("ts", "Finds the changes of a span of time."));
    }
    indexes.push(by_block("xid", "Finds what is not sealed yet."));
    indexes
}

fn log_checks(table: &str) -> Vec<Check> {
    let change = |negated| {
        Box::new(Expr::In {
            expr: Box::new(Expr::Column("action".to_owned())),
            list: ["noted", "redacted"]
                .map(|word| Literal::Text(word.to_owned()))
                .to_vec(),
            negated,
        })
    };
    let version = Expr::IsNull {
        expr: Box::new(Expr::Column("entity_version".to_owned())),
        negated: true,
    };
    let numbered = CheckRule::Expr(Expr::Binary(BinaryOp::Eq, change(true), Box::new(version)));
    let mut checks = actor_checks(table);
    checks.extend([
        values_check(table, "action", &AUDIT_ACTIONS),
        text_check(table, "entity_kind", Some(1), Some(130)),
        text_check(table, "entity_id", Some(1), None),
        check(
            table,
            "entity_version",
            "numbered",
            numbered,
            "A change has its number, and nothing else has one.".to_owned(),
        ),
    ]);
    checks
}

/// What both the context and an entry say of the actor.
fn actor_checks(table: &str) -> Vec<Check> {
    let trace = CheckRule::Canonical {
        column: "trace_id".to_owned(),
    };
    vec![
        values_check(table, "actor_kind", &AUDIT_ACTOR_KINDS),
        text_check(table, "actor_id", Some(1), Some(128)),
        text_check(table, "note", None, None),
        check(
            table,
            "trace_id",
            "form",
            trace,
            "`trace_id` is well formed.".to_owned(),
        ),
    ]
}

fn check(table: &str, column: &str, what: &str, rule: CheckRule, doc: String) -> Check {
    Check {
        name: ident(IdentKind::Check, table, [column, what]),
        rule,
        doc,
    }
}

fn values_check(table: &str, column: &str, values: &[&str]) -> Check {
    let rule = CheckRule::Values {
        column: column.to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    let doc = format!("`{column}` is one of {}.", values.join(", "));
    check(table, column, "values", rule, doc)
}

fn text_check(table: &str, column: &str, min: Option<u32>, max: Option<u32>) -> Check {
    let length: Length = Bounds { min, max };
    let what = if length == Length::default() {
        "text"
    } else {
        "length"
    };
    let rule = CheckRule::Text {
        column: column.to_owned(),
        length,
    };
    check(
        table,
        column,
        what,
        rule,
        format!("`{column}` has its length."),
    )
}

fn unique(table: &str, columns: Vec<String>, doc: &str) -> UniqueKey {
    let words = columns.iter().map(String::as_str);
    UniqueKey {
        name: ident(IdentKind::Unique, table, words),
        named: false,
        columns,
        predicate: None,
        doc: doc.to_owned(),
    }
}

fn column(name: &str, ty: ColumnType, doc: &str) -> Column {
    Column {
        name: name.to_owned(),
        ty,
        nullable: false,
        default: None,
        generated: None,
        doc: doc.to_owned(),
        source: ColumnSource::Audit,
        ordered: false,
        only: None,
    }
}

impl Column {
    fn or_null(self) -> Self {
        Self {
            nullable: true,
            ..self
        }
    }

    fn defaulting(self, default: ColumnDefault) -> Self {
        Self {
            default: Some(default),
            ..self
        }
    }
}
