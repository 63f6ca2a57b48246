//! Entries from rows, and the text of the queries for them.

use std::fmt::Write as _;

use uuid::Uuid;

use super::entry::{Action, Entry};
use crate::backend::{Backend, RowOf};
use crate::store::explain;
use crate::store::read::kept;
use crate::{
    Actor, ActorKind, ColumnMeta, DecodeError, DecodeProblem, Dialect, EncodeError, Error, Invalid,
    Json, Read, Result, RowReader, RowWriter, Timestamp, TraceId,
};

/// What messages call the log.
pub(super) const NAME: &str = "AuditLog";

const fn column(name: &'static str) -> ColumnMeta {
    ColumnMeta { name, field: name }
}

/// The columns of an entry, in the order in which it is read.
const COLUMNS: [ColumnMeta; 13] = [
    column("seq"),
    column("ts"),
    column("actor_kind"),
    column("actor_id"),
    column("action"),
    column("entity_kind"),
    column("entity_id"),
    column("entity_version"),
    column("before"),
    column("after"),
    column("note"),
    column("trace_id"),
    column("spec_rev"),
];

/// A query in the making: constant text, and places for values.
pub(super) struct Sql<D: Dialect> {
    text: String,
    parameters: D::Writer,
    count: usize,
    broken: Option<EncodeError>,
}

impl<D: Dialect> Sql<D> {
    /// Reads entries of this log as `e`; the conditions come next.
    pub(super) fn select(table: &str) -> Self {
        let columns = COLUMNS.map(|column| format!("\"e\".\"{}\"", column.name));
        Self {
            text: format!(
                "SELECT {} FROM \"{table}\" AS \"e\" WHERE TRUE",
                columns.join(", ")
            ),
            parameters: D::Writer::default(),
            count: 0,
            broken: None,
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// At most so many entries. The number stands in the text, where the planner sees it.
    pub(super) fn limit(&mut self, entries: u64) {
        self.push(&format!(" LIMIT {entries}"));
    }

    pub(super) fn text(&mut self, value: &str) {
        let written = self.parameters.text(Some(value));
        self.place(written);
    }

    pub(super) fn i64(&mut self, value: i64) {
        let written = self.parameters.i64(Some(value));
        self.place(written);
    }

    pub(super) fn uuid(&mut self, value: Uuid) {
        let written = self.parameters.uuid(Some(value));
        self.place(written);
    }

    pub(super) fn timestamp(&mut self, value: Timestamp) {
        let written = self.parameters.timestamp(Some(value));
        self.place(written);
    }

    /// The place of a value that the driver was given.
    fn place(&mut self, written: Result<(), EncodeError>) {
        self.count += 1;
        let mark = if D::VIEWS_YIELD_ROWS { '?' } else { '$' };
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{mark}{}", self.count);
        if let Err(error) = written {
            self.broken.get_or_insert(error);
        }
    }

    /// Runs it to its end.
    pub(super) async fn fetch<R: Read<Dialect = D>>(self, read: &mut R) -> Result<Vec<Entry>> {
        if let Some(error) = self.broken {
            return Err(Invalid::new(NAME, "a condition", error.rule).into());
        }
        let outcome = {
            let mut connection = read.connection().await?;
            let rows = D::fetch_composed(&mut connection, self.text, self.parameters).await;
            kept(rows, &mut connection)
        };
        let rows = read.outcome(outcome)?;
        rows.iter().map(entry::<D>).collect()
    }
}

fn entry<D: Backend>(row: &RowOf<D>) -> Result<Entry> {
    read(&mut D::reader(row)).map_err(|error| -> Error { explain::decode(NAME, &COLUMNS, error) })
}

fn read<R: RowReader>(row: &mut R) -> Result<Entry, DecodeError> {
    let seq = required(row, R::i64)?;
    let ts: Timestamp = required(row, R::timestamp)?;
    let kind: String = required(row, R::text)?;
    let kind = match kind.as_str() {
        "human" => ActorKind::Human,
        "agent" => ActorKind::Agent,
        "system" => ActorKind::System,
        _ => {
            return Err(row.problem(DecodeProblem::UnknownEnumValue {
                name: "ActorKind",
                value: kind,
            }));
        }
    };
    let actor = Actor {
        kind,
        id: required(row, R::text)?,
    };
    let action: String = required(row, R::text)?;
    Ok(Entry {
        seq,
        ts,
        actor,
        action: Action::of(&action),
        kind: required(row, R::text)?,
        id: required(row, R::text)?,
        version: row.i64()?,
        before: row.json::<Json>()?,
        after: row.json::<Json>()?,
        note: row.text()?,
        trace: row.uuid()?.map(TraceId::from_uuid),
        revision: required(row, R::text)?,
    })
}

fn required<R: RowReader, T>(
    row: &mut R,
    read: impl FnOnce(&mut R) -> Result<Option<T>, DecodeError>,
) -> Result<T, DecodeError> {
    match read(row)? {
        Some(value) => Ok(value),
        None => Err(row.problem(DecodeProblem::Null)),
    }
}
