//! Redaction: values go out of the entries of one thing, by a change that is itself an entry.

use std::collections::BTreeSet;

use cwom_runtime::{Context, Timestamp, Uuid};
use cwom_schema::schema::Dialect;
use cwom_schema::tables::Numbering;
use cwom_sql::quote;

use crate::database::Value;
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
    let kept = kept(log, kind);
    let fields = match fields {
        Fields::Named(names) => {
            if let Some(field) = names.iter().find(|name| kept.contains(*name)) {
                return Err(Error::NotRedactable {
                    kind: kind.to_owned(),
                    field: field.clone(),
                    reason: "it tells which thing and which change the entry is about",
                });
            }
            fields.clone()
        }
        Fields::AllBut(names) => Fields::AllBut(names.union(&kept).cloned().collect()),
    };
    let mut tx = log.database.write().await?;
    log.lock(&mut tx).await?;
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
        if entry.redact(&fields) {
            let now = entry.redacted();
            gone.extend(now.into_iter().filter(|name| !before.contains(name)));
            changed.push(entry);
        }
        Ok(())
    })
    .await?;
    let Some(last) = changed.last() else {
        return Err(Error::NothingToRedact {
            kind: kind.to_owned(),
            id: id.to_owned(),
        });
    };
    let redaction = Redaction {
        entries: changed.iter().map(|entry| entry.seq).collect(),
        fields: gone.into_iter().collect(),
    };
    // Recorded first: an entry changes only where a redaction lists it.
    let after = serde_json::to_string(&redaction).unwrap_or_default();
    let (ts, trace) = (Timestamp::now().to_string(), context.trace.to_string());
    let salt = Uuid::new_v4().simple().to_string();
    let (moment, json, uuid) = match dialect {
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
        Value::Text(kind),
        Value::Text(id),
        Value::Text(&after),
        Value::Text(why),
        Value::Text(&trace),
        Value::Text(&last.spec_rev),
        Value::Text(&salt),
    ];
    let [seq] = tx.ints(sql, &values).await?;
    let update = format!(
        "UPDATE {} SET before = $1{json}, after = $2{json}, note = $3, salt = $4 WHERE seq = $5",
        quote(log.name)
    );
    for entry in &changed {
        let values = [
            Value::OptText(entry.before.as_deref()),
            Value::OptText(entry.after.as_deref()),
            Value::OptText(entry.note.as_deref()),
            Value::Text(&entry.salt),
            Value::Int(entry.seq),
        ];
        tx.execute(update.clone(), &values).await?;
    }
    tx.commit().await?;
    Ok(Redacted {
        seq: seq.unwrap_or_default(),
        entries: redaction.entries,
        fields: redaction.fields,
    })
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
