//! Rows and entries, side by side in one pass over both: each thing has entries 1 to n, each entry
//! begins where the one before ended, and the row is what the last one says.

use std::collections::BTreeSet;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Audited, Numbering};
use cwom_sql::audit::{MIGRATION_ACTOR, render_entry_id, render_image};
use cwom_sql::{quote, quote_text};

use super::archives::History;
use super::finding::{Incomplete, Place, Problem, Report};
use super::fold::{Misfit, State, Step};
use super::{Stage, Verify};
use crate::database::{Row, Tx};
use crate::entry::Salts;
use crate::error::Result;
use crate::log::{AuditedTable, Log};

pub(super) async fn check(
    log: &Log<'_>,
    tx: &mut Tx,
    verify: &mut Verify<'_>,
    history: &History,
    report: &mut Report,
) -> Result<()> {
    let mut done = 0;
    let mut without_history = 0;
    for table in log.audited() {
        let mut walk = Walk {
            audited: table.audited,
            history_may_be_cut: history.is_cut(),
            id: None,
            state: State::default(),
            last: None,
            without_history: 0,
            report,
        };
        tx.each(side_by_side(log, &table, history), &[], |row| {
            done += 1;
            verify.tell(Stage::Comparing, done, None);
            walk.step(row);
            Ok(())
        })
        .await?;
        walk.leave();
        without_history += walk.without_history;
    }
    if without_history > 0 {
        report
            .incomplete
            .push(Incomplete::RowsWithoutHistory(without_history));
    }
    unknown_kinds(log, tx, report).await
}

/// Entries and rows of one table, by id, the row after its entries.
fn side_by_side(log: &Log<'_>, table: &AuditedTable<'_>, history: &History) -> String {
    const LAST: i64 = i64::MAX;
    let audited = table.audited;
    let dialect = log.dialect();
    let name = quote(&table.table.name);
    let id = render_entry_id(audited, &name, dialect);
    let image = render_image(table.table, audited, &name, dialect);
    let version = match &audited.numbering {
        Numbering::Version(column) => format!("{name}.{}", quote(column)),
        Numbering::Counted => "NULL".to_owned(),
    };
    let kind = quote_text(&audited.kind);
    let (text, int, json) = match dialect {
        Dialect::Sqlite => ("", "", ""),
        Dialect::Postgres => ("::text", "::bigint", "::text"),
    };
    let mut arms: Vec<String> = history
        .sources(log)
        .into_iter()
        .map(|source| {
            format!(
                "SELECT entity_id AS id, entity_version AS place, seq{text} AS seq, \
                 entity_version{text} AS version, action, before{json} AS before, \
                 after{json} AS after, spec_rev, salt, actor_kind, actor_id FROM {} WHERE entity_kind = {kind} \
                 AND (entity_version IS NOT NULL OR action NOT IN ('noted', 'redacted'))",
                quote(source)
            )
        })
        .collect();
    arms.push(format!(
        "SELECT {id}, {LAST}{int}, NULL{text}, {version}{text}, NULL{text}, NULL{text}, \
         ({image}){json}, NULL{text}, NULL{text}, NULL{text}, NULL{text} FROM {name}"
    ));
    let arms = arms.join(" UNION ALL ");
    match dialect {
        Dialect::Sqlite => format!("{arms} ORDER BY 1, 2, 3"),
        Dialect::Postgres => format!(
            "SELECT id, NULL::text, seq, version, action, before, after, spec_rev, salt, \
             actor_kind, actor_id \
             FROM ({arms}) AS u ORDER BY id COLLATE \"C\", place, seq::bigint"
        ),
    }
}

/// One pass over the things of a table.
struct Walk<'a> {
    audited: &'a Audited,
    /// Whether the first entries of a thing may be in an archive.
    history_may_be_cut: bool,
    id: Option<String>,
    state: State,
    /// The last entry: its number and version.
    last: Option<(i64, i64)>,
    without_history: u64,
    report: &'a mut Report,
}

impl Walk<'_> {
    fn step(&mut self, mut row: Row) {
        let id = row.required();
        let _ = row.text();
        let seq = row.int();
        let version = row.int();
        if self.id.as_ref() != Some(&id) {
            self.leave();
            self.id = Some(id);
        }
        if let Some(seq) = seq {
            self.entry(seq, version, &mut row);
        } else {
            let _ = (row.text(), row.text());
            let image = row.required();
            self.row(version, &image);
        }
    }

    fn entry(&mut self, seq: i64, version: Option<i64>, row: &mut Row) {
        self.report.entries += 1;
        let action = row.required();
        let (before, after) = (row.text(), row.text());
        let (revision, salt) = (row.required(), row.required());
        let actor = [row.required(), row.required()];
        let Some(version) = version else {
            self.add(
                Problem::EntryMalformed,
                Some(seq),
                None,
                None,
                "a change has no number",
            );
            return;
        };
        let step = Step {
            action: &action,
            before: before.as_deref(),
            after: after.as_deref(),
            revision: &revision,
            salts: Salts::of(&salt),
            by_migration: actor == MIGRATION_ACTOR,
        };
        let cut = self.last.is_none() && version > 1 && self.history_may_be_cut;
        let expected = self.last.map_or(1, |(_, version)| version + 1);
        // Rows that were there before they were audited begin with the version that they have.
        let begins = step.begins() && version >= expected;
        if version != expected && !cut && !begins {
            let detail = format!("its number should be {expected}");
            self.add(Problem::VersionGap, Some(seq), Some(version), None, &detail);
        }
        self.last = Some((seq, version));
        if begins {
            self.state = State::default();
        } else if version != expected {
            self.state = State::before(&step, self.audited);
        }
        for misfit in self.state.apply(&step, self.audited) {
            match misfit {
                Misfit::Field(field) => self.add(
                    Problem::BeforeDiffers,
                    Some(seq),
                    Some(version),
                    Some(field),
                    "what it was before is not what it had become",
                ),
                Misfit::Malformed(detail) => {
                    self.add(
                        Problem::EntryMalformed,
                        Some(seq),
                        Some(version),
                        None,
                        &detail,
                    );
                }
            }
        }
    }

    fn row(&mut self, version: Option<i64>, image: &str) {
        self.report.rows += 1;
        let Some((seq, last)) = self.last else {
            if self.history_may_be_cut {
                self.without_history += 1;
            } else {
                let detail = "a row is there that no entry speaks of";
                self.add(Problem::RowWithoutEntry, None, version, None, detail);
            }
            // Nothing more is to be said of it.
            self.id = None;
            return;
        };
        if !self.state.is_there() {
            let detail = "it is there, though its last entry says that it went";
            self.add(Problem::RowReturned, Some(seq), Some(last), None, detail);
        }
        if let Some(version) = version.filter(|version| *version != last) {
            let detail = format!("the row has version {version}, its last entry {last}");
            self.add(Problem::RowDiffers, Some(seq), Some(last), None, &detail);
        }
        for field in self.state.differences(image, self.audited) {
            let detail = "the row is not what its last entry says";
            self.add(
                Problem::RowDiffers,
                Some(seq),
                Some(last),
                Some(field),
                detail,
            );
        }
        self.forget();
    }

    /// The next thing comes: this one had no row, or it was looked at.
    fn leave(&mut self) {
        if let (Some(_), Some((seq, version))) = (&self.id, self.last)
            && self.state.is_there()
        {
            let detail = "its last entry says that it is there, and it is not";
            self.add(Problem::RowMissing, Some(seq), Some(version), None, detail);
        }
        self.forget();
    }

    fn forget(&mut self) {
        self.state = State::default();
        self.last = None;
    }

    fn add(
        &mut self,
        problem: Problem,
        seq: Option<i64>,
        version: Option<i64>,
        field: Option<String>,
        detail: &str,
    ) {
        let place = Place {
            seq,
            kind: Some(self.audited.kind.clone()),
            id: self.id.clone(),
            version,
            field,
            ..Place::default()
        };
        self.report.add(problem, place, detail);
    }
}

/// A kind that the spec does not know may be that of an entity which is gone.
async fn unknown_kinds(log: &Log<'_>, tx: &mut Tx, report: &mut Report) -> Result<()> {
    let known: BTreeSet<&str> = log.audited().map(|it| it.audited.kind.as_str()).collect();
    let sql = format!(
        "SELECT entity_kind, CAST(count(*) AS text) FROM {} \
         WHERE entity_version IS NOT NULL GROUP BY entity_kind ORDER BY entity_kind",
        quote(log.name)
    );
    tx.each(sql, &[], |mut row| {
        let (kind, entries) = (row.required(), row.required());
        if !known.contains(kind.as_str()) {
            report.notices.push(format!(
                "{entries} entries are of `{kind}`, which the spec does not audit; they were \
                 hashed and not compared with rows"
            ));
        }
        Ok(())
    })
    .await
}
