//! The view of SQLite that writes a row together with who writes it, and the triggers behind it.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Audited, GuardRule, Numbering, Table};

use super::object::Names;
use super::{Change, WRITE_COLUMNS, render_entry_id};
use crate::ddl::put;
use crate::quote::{Ident, Text};
use crate::triggers::refusal;

/// Appends the view that writes a row in a context.
pub(super) fn push_view(out: &mut String, table: &Table, audited: &Audited) {
    let own = table
        .written_columns()
        .map(|column| format!("{}.{}", Ident(&table.name), Ident(&column.name)));
    let who = WRITE_COLUMNS
        .iter()
        .map(|column| format!("NULL AS {}", Ident(column)));
    let columns: Vec<String> = own.chain(who).collect();
    put(
        out,
        format_args!(
            "CREATE VIEW {} AS\n    SELECT {}\n    FROM {};\n",
            Ident(&audited.view),
            columns.join(", "),
            Ident(&table.name)
        ),
    );
}

/// What the view does with a row. A DELETE cannot say who deletes, and the payload of a pair has no
/// version that a context could name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ViewWrite {
    /// Puts it in.
    Insert,
    /// Changes whatever may change. A statement that names all columns writes all their indexes and
    /// asks all their rules anew, changed or not.
    Update,
    /// Changes what a transition or a soft delete changes, where nothing else is to change.
    Move,
}

impl ViewWrite {
    /// What is written through the view of a table.
    pub(super) fn of(table: &Table, audited: &Audited) -> impl Iterator<Item = Self> {
        let changes = audited.changeable && audited.key.len() == 1;
        let update = changes.then_some(Self::Update);
        let moves = (changes && has_moves(table, audited)).then_some(Self::Move);
        [Self::Insert].into_iter().chain(update).chain(moves)
    }

    /// The word for it in a name.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Insert => "insert",
            Self::Update => "update",
            Self::Move => "move",
        }
    }
}

/// Appends the trigger that sets the context, writes the row and takes the context back.
pub(super) fn push_view_trigger(
    out: &mut String,
    table: &Table,
    audited: &Audited,
    names: Names<'_>,
    write: ViewWrite,
) {
    let context = Ident(names.context);
    let version = match &audited.numbering {
        Numbering::Version(column) => format!("NEW.{}", Ident(column)),
        Numbering::Counted => "NULL".to_owned(),
    };
    let who: Vec<String> = WRITE_COLUMNS
        .iter()
        .map(|column| format!("NEW.{}", Ident(column)))
        .collect();
    let event = match write {
        ViewWrite::Insert => Change::Insert,
        ViewWrite::Update | ViewWrite::Move => Change::Update,
    };
    put(
        out,
        format_args!(
            "CREATE TRIGGER {} INSTEAD OF {} ON {}\n{}BEGIN\n    DELETE FROM {context};\n    \
             INSERT INTO {context} (\"k\", \"actor_kind\", \"actor_id\", \"trace_id\", \"note\",\n        \
             \"for_kind\", \"for_id\", \"for_version\")\n    \
             VALUES (1, {}, {}, {}, {version});{}\n    \
             DELETE FROM {context};\nEND;\n",
            Ident(&format!("{}_{}", audited.view, write.word())),
            event.sql(),
            Ident(&audited.view),
            which(table, audited, write),
            who.join(", "),
            Text(&audited.kind),
            render_entry_id(audited, "NEW", Dialect::Sqlite),
            body_of(table, audited, write),
        ),
    );
}

/// Which changes a trigger takes, as its WHEN; of two, each change is one's.
fn which(table: &Table, audited: &Audited, write: ViewWrite) -> String {
    if write == ViewWrite::Insert || !has_moves(table, audited) {
        return String::new();
    }
    let stay: Vec<String> = others(table, audited)
        .map(|column| format!("NEW.{0} IS OLD.{0}", Ident(column)))
        .collect();
    let stay = stay.join("\n    AND ");
    match write {
        ViewWrite::Move => format!("WHEN {stay}\n"),
        _ => format!("WHEN NOT ({stay})\n"),
    }
}

/// Whether a change of the state alone is less than any change.
fn has_moves(table: &Table, audited: &Audited) -> bool {
    !audited.moved.is_empty() && others(table, audited).next().is_some()
}

/// The columns that neither a transition nor a soft delete changes by itself.
fn others<'a>(table: &'a Table, audited: &'a Audited) -> impl Iterator<Item = &'a str> {
    table
        .written_columns()
        .map(|column| column.name.as_str())
        .filter(|name| !audited.moved.iter().any(|moved| moved == name))
}

fn body_of(table: &Table, audited: &Audited, write: ViewWrite) -> String {
    match write {
        ViewWrite::Insert => insert(table),
        ViewWrite::Update => update(table, audited),
        ViewWrite::Move => change(table, audited, audited.moved.iter().map(String::as_str)),
    }
}

fn insert(table: &Table) -> String {
    let columns = || table.written_columns().map(|column| Ident(&column.name));
    let own: Vec<String> = columns().map(|column| column.to_string()).collect();
    let given: Vec<String> = columns().map(|column| format!("NEW.{column}")).collect();
    format!(
        "\n    INSERT INTO {} ({})\n    VALUES ({});",
        Ident(&table.name),
        own.join(", "),
        given.join(", ")
    )
}

/// Changes what may change; whoever asks for more is refused, not left unheard.
fn update(table: &Table, audited: &Audited) -> String {
    let frozen = table.guards.iter().find_map(|guard| match &guard.rule {
        GuardRule::Frozen { columns } => Some(columns.as_slice()),
        _ => None,
    });
    let frozen = frozen.unwrap_or_default();
    let mut refusals = String::new();
    for column in frozen {
        put(
            &mut refusals,
            format_args!(
                "\n    SELECT RAISE(ABORT, {})\n    WHERE NEW.{1} IS NOT OLD.{1};",
                Text(&refusal::of_frozen(column).message(table)),
                Ident(column)
            ),
        );
    }
    let changes = table
        .written_columns()
        .map(|column| column.name.as_str())
        .filter(|name| !frozen.iter().any(|frozen| frozen == name));
    format!("{refusals}{}", change(table, audited, changes))
}

/// The statement that changes these columns of the row.
fn change<'a>(table: &Table, audited: &Audited, columns: impl Iterator<Item = &'a str>) -> String {
    let changes: Vec<String> = columns
        .map(|column| format!("{0} = NEW.{0}", Ident(column)))
        .collect();
    let key: Vec<String> = audited
        .key
        .iter()
        .map(|column| format!("{0} = OLD.{0}", Ident(column)))
        .collect();
    format!(
        "\n    UPDATE {} SET {}\n    WHERE {};",
        Ident(&table.name),
        changes.join(", "),
        key.join(" AND ")
    )
}
