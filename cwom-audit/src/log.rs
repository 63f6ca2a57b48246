//! The log of one model: the names of its tables, and how its rows are read.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{AuditPart, Audited, Table, Tables};
use cwom_sql::quote;

use crate::checkpoint::Checkpoint;
use crate::database::{Database, Row, Tx, Value};
use crate::entry::Entry;
use crate::error::{Error, Result};
use crate::span::Known;

/// The audit log of a model in a database: what everything else here works on.
#[derive(Debug, Clone)]
pub struct Log<'t> {
    pub(crate) tables: &'t Tables,
    pub(crate) database: Database,
    /// Name of the log's table.
    pub(crate) name: &'t str,
    /// Name of the checkpoints' table.
    pub(crate) checkpoints: &'t str,
}

/// A table whose changes are recorded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AuditedTable<'t> {
    pub(crate) table: &'t Table,
    pub(crate) audited: &'t Audited,
}

impl<'t> Log<'t> {
    /// The log of a model, unless the model audits nothing.
    pub fn new(tables: &'t Tables, database: impl Into<Database>) -> Result<Self> {
        let name = |part| {
            let table = tables.audit_part(part).ok_or(Error::NothingAudited)?;
            Ok::<_, Error>(table.name.as_str())
        };
        Ok(Self {
            tables,
            database: database.into(),
            name: name(AuditPart::Log)?,
            checkpoints: name(AuditPart::Checkpoint)?,
        })
    }

    pub(crate) const fn dialect(&self) -> Dialect {
        self.database.dialect()
    }

    /// The tables whose changes are recorded, in the order of the model.
    pub(crate) fn audited(&self) -> impl Iterator<Item = AuditedTable<'t>> + use<'t> {
        self.tables.tables.iter().filter_map(|table| {
            let audited = table.audited.as_ref()?;
            Some(AuditedTable { table, audited })
        })
    }

    /// The column that orders entries into checkpoints.
    pub(crate) const fn position(&self) -> &'static str {
        match self.dialect() {
            Dialect::Sqlite => "seq",
            Dialect::Postgres => "xid",
        }
    }

    /// Keeps others that seal, archive or redact away until the transaction ends. On SQLite a
    /// transaction that writes keeps everybody away.
    pub(crate) async fn lock(&self, tx: &mut Tx) -> Result<()> {
        if tx.dialect() == Dialect::Postgres {
            let sql = "SELECT pg_advisory_xact_lock(hashtext('cwom:audit'), \
                       $1::text::regclass::oid::bigint::bit(32)::integer)::text";
            tx.rows(sql.to_owned(), &[Value::Text(&quote(self.name))])
                .await?;
        }
        Ok(())
    }

    /// A query of entries, up to its WHERE, for [`entry_of`].
    pub(crate) fn select_entries(&self) -> String {
        let columns = match self.dialect() {
            Dialect::Sqlite => {
                "seq, ts, actor_kind, actor_id, action, entity_kind, entity_id, entity_version, \
                 spec_rev, trace_id, NULL, NULL, before, after, note, salt"
            }
            Dialect::Postgres => {
                // Another name: ORDER BY takes a column of the answer before one of the table, and
                // as text 10 comes before 9.
                "seq::text AS text_of_seq, CASE WHEN isfinite(ts) \
                 THEN (extract(epoch FROM ts) * 1000000)::bigint::text ELSE ts::text END, \
                 actor_kind, actor_id, action, entity_kind, entity_id, entity_version::text, \
                 spec_rev, trace_id::text, xid::text, db_role, before::text, after::text, note, salt"
            }
        };
        format!("SELECT {columns} FROM {}", quote(self.name))
    }

    /// A query of checkpoints, up to its WHERE.
    fn select_checkpoints(&self) -> String {
        let columns = match self.dialect() {
            Dialect::Sqlite => {
                "n, kind, lo, hi, after_seq, entries, root, previous, ts, note, signature"
            }
            Dialect::Postgres => {
                "n::text AS text_of_n, kind, lo::text, hi::text, after_seq::text, entries::text, root, previous, \
                 CASE WHEN isfinite(ts) THEN (extract(epoch FROM ts) * 1000000)::bigint::text \
                 ELSE ts::text END, note, signature"
            }
        };
        format!("SELECT {columns} FROM {}", quote(self.checkpoints))
    }

    /// Calls `act` with each checkpoint, in order.
    pub(crate) async fn each_checkpoint(
        &self,
        tx: &mut Tx,
        mut act: impl FnMut(Result<Checkpoint, Unreadable>),
    ) -> Result<()> {
        let dialect = self.dialect();
        let sql = format!("{} ORDER BY n", self.select_checkpoints());
        tx.each(sql, &[], |row| {
            act(checkpoint_of(row, dialect));
            Ok(())
        })
        .await
    }

    /// All checkpoints without the lists of leaves that they record: few bytes for each.
    pub(crate) async fn outline(&self, tx: &mut Tx) -> Result<Vec<Known>> {
        let mut all = Vec::new();
        let table = self.checkpoints;
        let mut wrong = None;
        self.each_checkpoint(tx, |checkpoint| match checkpoint {
            Ok(checkpoint) => all.push(Known::of(checkpoint)),
            Err(unreadable) => wrong = Some(unreadable.problem),
        })
        .await?;
        match wrong {
            Some(problem) => Err(Error::Malformed {
                table: table.to_owned(),
                problem,
            }),
            None => Ok(all),
        }
    }

    /// One checkpoint with its note.
    pub(crate) async fn checkpoint(&self, tx: &mut Tx, n: i64) -> Result<Option<Checkpoint>> {
        let mut found = None;
        let table = self.checkpoints;
        let sql = format!("{} WHERE n = $1", self.select_checkpoints());
        let dialect = self.dialect();
        tx.each(sql, &[Value::Int(n)], |row| {
            let checkpoint =
                checkpoint_of(row, dialect).map_err(|unreadable| Error::Malformed {
                    table: table.to_owned(),
                    problem: unreadable.problem,
                })?;
            found = Some(checkpoint);
            Ok(())
        })
        .await?;
        Ok(found)
    }

    /// Writes a checkpoint.
    pub(crate) async fn insert(&self, tx: &mut Tx, checkpoint: &Checkpoint) -> Result<()> {
        let ts = match (self.dialect(), checkpoint.moment()) {
            (_, Some(moment)) => moment.to_string(),
            (_, None) => String::new(),
        };
        let moment = match self.dialect() {
            Dialect::Sqlite => "$9",
            Dialect::Postgres => "$9::text::timestamptz",
        };
        let sql = format!(
            "INSERT INTO {} (n, kind, lo, hi, after_seq, entries, root, previous, ts, note, \
             signature) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, {moment}, $10, $11)",
            quote(self.checkpoints)
        );
        let (root, previous) = (checkpoint.root.to_string(), checkpoint.previous.to_string());
        let signature = checkpoint.signature.map(|signature| signature.to_string());
        let values = [
            Value::Int(checkpoint.n),
            Value::Text(checkpoint.kind.as_str()),
            Value::Int(checkpoint.lo),
            Value::Int(checkpoint.hi),
            Value::Int(checkpoint.after_seq),
            Value::Int(checkpoint.entries),
            Value::Text(&root),
            Value::Text(&previous),
            Value::Text(&ts),
            Value::OptText(checkpoint.note.as_deref()),
            Value::OptText(signature.as_deref()),
        ];
        tx.execute(sql, &values).await?;
        Ok(())
    }
}

/// The entry in a row of [`Log::select_entries`].
pub(crate) fn entry_of(row: &mut Row, dialect: Dialect) -> Entry {
    let seq = row.int().unwrap_or_default();
    let stored = row.required();
    let ts = match dialect {
        Dialect::Postgres => stored,
        Dialect::Sqlite => match canonical_micros(&stored) {
            Some(micros) => micros.to_string(),
            // A moment of another form is evidence by itself.
            None => stored,
        },
    };
    Entry {
        seq,
        ts,
        actor_kind: row.required(),
        actor_id: row.required(),
        action: row.required(),
        entity_kind: row.required(),
        entity_id: row.required(),
        entity_version: row.text(),
        spec_rev: row.required(),
        trace_id: row.text(),
        xid: row.text(),
        db_role: row.text(),
        before: row.text(),
        after: row.text(),
        note: row.text(),
        salt: row.required(),
    }
}

/// The microseconds of a moment, if it is written in the one form that is stored.
fn canonical_micros(text: &str) -> Option<i64> {
    let moment: cwom_runtime::Timestamp = text.parse().ok()?;
    (moment.to_string() == text).then(|| moment.unix_micros())
}

/// A stored checkpoint that is none.
#[derive(Debug)]
pub(crate) struct Unreadable {
    /// Its number.
    pub(crate) n: i64,
    /// What is wrong with it.
    pub(crate) problem: String,
}

fn checkpoint_of(mut row: Row, dialect: Dialect) -> Result<Checkpoint, Unreadable> {
    let n = row.int().unwrap_or_default();
    let wrong = |column: &str| Unreadable {
        n,
        problem: format!("`{column}` of checkpoint {n} is not one"),
    };
    let kind = row.required().parse().map_err(|()| wrong("kind"))?;
    let mut number = |column| row.int().ok_or_else(|| wrong(column));
    let (lo, hi) = (number("lo")?, number("hi")?);
    let (after_seq, entries) = (number("after_seq")?, number("entries")?);
    let root = row.required().parse().map_err(|_| wrong("root"))?;
    let previous = row.required().parse().map_err(|_| wrong("previous"))?;
    let ts = row.required();
    let ts = match dialect {
        Dialect::Sqlite => canonical_micros(&ts),
        Dialect::Postgres => ts.parse().ok(),
    };
    let ts = ts.ok_or_else(|| wrong("ts"))?;
    let note = row.text();
    let signature = row.text().map(|text| text.parse());
    let signature = signature.transpose().map_err(|_| wrong("signature"))?;
    Ok(Checkpoint {
        n,
        kind,
        lo,
        hi,
        after_seq,
        entries,
        root,
        previous,
        ts,
        note,
        signature,
    })
}
