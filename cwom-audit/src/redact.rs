//! Redaction: values go out of the entries of one thing, by a change that is itself an entry.

use std::collections::BTreeSet;

use cwom_runtime::{Context, Timestamp, Uuid};
use cwom_schema::schema::Dialect;
use cwom_schema::tables::Numbering;
use cwom_sql::quote;

use crate::database::{Tx, Value};
use crate::entry::{Entry, Fields};
use crate::error::{Error, Result};
use crate::log::{Log, entry_of};
use crate::verify::Redaction;

/// What was redacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    /// The entry that records it.
    pub seq: i64,
    /// The entries whose values went.
    pub entries: Vec<i64>,
    /// The fields that went, the note as [`NOTE`](crate::NOTE).
    pub fields: Vec<String>,
}

/// What [`redact`] would take out, without doing it.
pub async fn plan_redaction(
    log: &Log<'_>,
    kind: &str,
    id: &str,
    fields: &Fields,
) -> Result<Redaction> {
    let fields = redactable(log, kind, fields)?;
    let mut tx = log.database.snapshot().await?;
    let (changed, redaction) = redacted(log, &mut tx, kind, id, &fields).await?;
    last_of(&changed, kind, id)?;
    Ok(redaction)
}

/// Takes fields out of all entries of one thing. `why` is recorded with the actor of the context.
///
/// [`Fields::AllBut`] nothing takes whole images and notes; keys and versions, which order the
/// history, always stay. The row itself, if it is there, is left as it is.
pub async fn redact(
    log: &Log<'_>,
    context: &Context,
    why: &str,
    kind: &str,
    id: &str,
    fields: &Fields,
) -> Result<Redacted> {
    let fields = redactable(log, kind, fields)?;
    let mut tx = log.database.write().await?;
    log.lock(&mut tx).await?;
    let (changed, redaction) = redacted(log, &mut tx, kind, id, &fields).await?;
    let last = last_of(&changed, kind, id)?;
    // Recorded first: an entry changes only where a redaction lists it.
    let seq = record(log, &mut tx, context, why, last, &redaction).await?;
    store(log, &mut tx, &changed).await?;
    tx.commit().await?;
    Ok(Redacted {
        seq,
        entries: redaction.entries,
        fields: redaction.fields,
    })
}

/// The fields without those that are never taken out; an error where one of them is named.
fn redactable(log: &Log<'_>, kind: &str, fields: &Fields) -> Result<Fields> {
    let kept = kept(log, kind);
    match fields {
        Fields::Named(names) => match names.iter().find(|name| kept.contains(*name)) {
            Some(field) => Err(Error::NotRedactable {
                kind: kind.to_owned(),
                field: field.clone(),
                reason: "it tells which thing and which change the entry is about",
            }),
            None => Ok(fields.clone()),
        },
        Fields::AllBut(names) => Ok(Fields::AllBut(names.union(&kept).cloned().collect())),
    }
}

/// The entries of a thing that change, as they will be, and what goes.
async fn redacted(
    log: &Log<'_>,
    tx: &mut Tx,
    kind: &str,
    id: &str,
    fields: &Fields,
) -> Result<(Vec<Entry>, Redaction)> {
    let dialect = log.dialect();
    let sql = format!(
        "{} WHERE entity_kind = $1 AND entity_id = $2 AND action <> 'redacted' ORDER BY seq",
        log.select_entries()
    );
    let mut changed: Vec<Entry> = Vec::new();
    let mut gone = BTreeSet::new();
    tx.each(sql, &[Value::Text(kind), Value::Text(id)], |mut row| {
        let mut entry = entry_of(&mut row, dialect);
        let before: BTreeSet<String> = entry.redacted().into_iter().collect();
        if entry.redact(fields) {
            let now = entry.redacted();
            gone.extend(now.into_iter().filter(|name| !before.contains(name)));
            changed.push(entry);
        }
        Ok(())
    })
    .await?;
    let redaction = Redaction {
        entries: changed.iter().map(|entry| entry.seq).collect(),
        fields: gone.into_iter().collect(),
    };
    Ok((changed, redaction))
}

/// The last entry that changes; an error where there is none.
fn last_of<'a>(changed: &'a [Entry], kind: &str, id: &str) -> Result<&'a Entry> {
    changed.last().ok_or_else(|| Error::NothingToRedact {
        kind: kind.to_owned(),
        id: id.to_owned(),
    })
}

/// Writes the entry that records a redaction, and returns its number.
async fn record(
    log: &Log<'_>,
    tx: &mut Tx,
    context: &Context,
    why: &str,
    last: &Entry,
    redaction: &Redaction,
) -> Result<i64> {
    // Numbers and names are always JSON.
    let after = serde_json::to_string(redaction).unwrap_or_default();
    let (ts, trace) = (Timestamp::now().to_string(), context.trace.to_string());
    let salt = Uuid::new_v4().simple().to_string();
    let (moment, json, uuid) = match log.dialect() {
        Dialect::Sqlite => ("", "", ""),
        Dialect::Postgres => ("::text::timestamptz", "::text::jsonb", "::text::uuid"),
    };
    let sql = format!(
        "INSERT INTO {} (ts, actor_kind, actor_id, action, entity_kind, entity_id, after, note, \
         trace_id, spec_rev, salt) VALUES ($1{moment}, $2, $3, 'redacted', $4, $5, $6{json}, $7, \
         $8{uuid}, $9, $10) RETURNING CAST(seq AS text)",
        quote(log.name)
    );
    let values = [
        Value::Text(&ts),
        Value::Text(context.actor.kind.as_str()),
        Value::Text(&context.actor.id),
        Value::Text(&last.entity_kind),
        Value::Text(&last.entity_id),
        Value::Text(&after),
        Value::Text(why),
        Value::Text(&trace),
        Value::Text(&last.spec_rev),
        Value::Text(&salt),
    ];
    let [seq] = tx.ints(sql, &values).await?;
    Ok(seq.unwrap_or_default())
}

/// Puts entries in the place of those with the same numbers.
async fn store(log: &Log<'_>, tx: &mut Tx, changed: &[Entry]) -> Result<()> {
    let json = match log.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "::text::jsonb",
    };
    let update = format!(
        "UPDATE {} SET before = $1{json}, after = $2{json}, note = $3, salt = $4 WHERE seq = $5",
        quote(log.name)
    );
    for entry in changed {
        let values = [
            Value::OptText(entry.before.as_deref()),
            Value::OptText(entry.after.as_deref()),
            Value::OptText(entry.note.as_deref()),
            Value::Text(&entry.salt),
            Value::Int(entry.seq),
        ];
        tx.execute(update.clone(), &values).await?;
    }
    Ok(())
}

/// The fields that order a history, and are never taken out.
fn kept(log: &Log<'_>, kind: &str) -> BTreeSet<String> {
    let table = log.audited().find(|table| table.audited.kind == kind);
    let mut kept = BTreeSet::new();
    if let Some(table) = table {
        kept.extend(table.audited.key.iter().cloned());
        if let Numbering::Version(column) = &table.audited.numbering {
            kept.insert(column.clone());
        }
    }
    kept
}
