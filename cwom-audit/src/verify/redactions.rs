//! Redactions: a value that is gone must have been taken out by a recorded redaction.

use std::collections::{BTreeMap, BTreeSet};

use cwom_schema::schema::Dialect;
use cwom_sql::quote;
use serde::{Deserialize, Serialize};

use super::archives::History;
use super::finding::{Place, Problem, Report};
use crate::database::Tx;
use crate::error::Result;
use crate::log::{Log, entry_of};

/// What a redaction takes out: the `after` of the entry that records it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redaction {
    /// The entries that it changes.
    pub entries: Vec<i64>,
    /// The fields that it takes out of them, the note as [`NOTE`](crate::NOTE).
    pub fields: Vec<String>,
}

/// A redaction that was recorded.
struct Recorded {
    seq: i64,
    kind: String,
    id: String,
    fields: BTreeSet<String>,
}

/// Compares what is gone with what was recorded.
pub(super) async fn check(
    log: &Log<'_>,
    tx: &mut Tx,
    history: &History,
    report: &mut Report,
) -> Result<()> {
    let mut recorded: Vec<Recorded> = Vec::new();
    let mut by_entry: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for source in history.sources(log) {
        let after = match log.dialect() {
            Dialect::Sqlite => "after",
            Dialect::Postgres => "after::text",
        };
        let sql = format!(
            "SELECT CAST(seq AS text) AS place, entity_kind, entity_id, {after} FROM {} \
             WHERE action = 'redacted' ORDER BY seq",
            quote(source)
        );
        tx.each(sql, &[], |mut row| {
            let seq = row.int().unwrap_or_default();
            let (kind, id) = (row.required(), row.required());
            let Ok(said) = serde_json::from_str::<Redaction>(&row.required()) else {
                let place = Place {
                    seq: Some(seq),
                    kind: Some(kind),
                    id: Some(id),
                    ..Place::default()
                };
                let detail = "it does not say what was redacted";
                report.add(Problem::EntryMalformed, place, detail);
                return Ok(());
            };
            for entry in said.entries {
                by_entry.entry(entry).or_default().push(recorded.len());
            }
            recorded.push(Recorded {
                seq,
                kind,
                id,
                fields: said.fields.into_iter().collect(),
            });
            Ok(())
        })
        .await?;
    }
    let dialect = log.dialect();
    let sql = format!(
        "{} WHERE length(salt) <> 32 ORDER BY seq",
        log.select_entries()
    );
    tx.each(sql, &[], |mut row| {
        let entry = entry_of(&mut row, dialect);
        let place = |field: Option<String>| Place {
            seq: Some(entry.seq),
            kind: Some(entry.entity_kind.clone()),
            id: Some(entry.entity_id.clone()),
            version: entry.version(),
            field,
            ..Place::default()
        };
        let gone = entry.redacted();
        if gone.is_empty() {
            let detail = "its salt is none that a trigger or a redaction writes";
            report.add(
                Problem::EntryMalformed,
                place(Some("salt".to_owned())),
                detail,
            );
        }
        let redactions: Vec<&Recorded> = by_entry
            .get(&entry.seq)
            .into_iter()
            .flatten()
            .filter_map(|position| recorded.get(*position))
            .filter(|it| it.seq > entry.seq)
            .filter(|it| it.kind == entry.entity_kind && it.id == entry.entity_id)
            .collect();
        let mut by = BTreeSet::new();
        for field in gone {
            match redactions.iter().find(|it| it.fields.contains(&field)) {
                Some(redaction) => drop(by.insert(redaction.seq)),
                None => report.add(
                    Problem::UnauthorisedRedaction,
                    place(Some(field)),
                    "its value was taken out, and no redaction says so",
                ),
            }
        }
        for by in by {
            let place = place(None);
            report
                .notices
                .push(format!("{place}: redacted (authorised by #{by})"));
        }
        Ok(())
    })
    .await
}
