//! Filling rows batch by batch, beside the program that uses them.
//!
//! A migration that changes a hundred million rows in one transaction keeps others out for as long
//! as it takes. This changes some thousand rows in each of many transactions, with pauses between
//! them, and knows where it stopped.

mod keys;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use keys::{FIRST, LAST, filled, places, range};

use super::chain::fingerprint;
use super::patience::Patience;
use super::record;
use crate::store::explain;
use crate::{AuditLog, Context, Dialect, Error, MigrationError, Result, Store, TraceId};

/// A change of many rows, to be done in batches; see [`Store::backfill`].
#[derive(Debug, Clone)]
#[must_use = "nothing runs yet"]
pub struct Backfill {
    name: String,
    table: String,
    key: String,
    statement: String,
    size: u32,
    pause: Duration,
    patience: Duration,
    most: Option<u64>,
    log: Option<AuditLog>,
    restart: bool,
}

/// What a batch did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its number, counted from the beginning of the backfill, from 1.
    pub number: u64,
    /// How many keys were in it.
    pub keys: u64,
    /// How many rows its statement changed.
    pub changed: u64,
    /// The last key, from which the next one goes on.
    pub last: String,
}

/// What a backfill did, all runs of it together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackfillReport {
    /// How many batches there were.
    pub batches: u64,
    /// How many keys they had.
    pub keys: u64,
    /// How many rows were changed.
    pub changed: u64,
    /// Whether the last key was reached.
    pub is_finished: bool,
}

/// What is kept of it between batches.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Progress {
    text: String,
    trace: String,
    last: Option<String>,
    batches: u64,
    keys: u64,
    changed: u64,
    is_finished: bool,
}

impl Backfill {
    /// A statement for the rows of a table with keys from `:first` to `:last`:
    /// `UPDATE t SET a = b WHERE id BETWEEN :first AND :last AND a IS NULL`.
    ///
    /// The name tells it from other backfills; what was begun under it goes on under it.
    pub fn new(
        name: impl Into<String>,
        table: impl Into<String>,
        key: impl Into<String>,
        statement: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            table: table.into(),
            key: key.into(),
            statement: statement.into(),
            size: 1000,
            pause: Duration::from_millis(100),
            patience: Duration::from_mins(1),
            most: None,
            log: None,
            restart: false,
        }
    }

    /// How many keys a batch has: a thousand without it.
    pub fn size(mut self, size: u32) -> Self {
        self.size = size.max(1);
        self
    }

    /// How long to pause between two batches: a tenth of a second without it.
    pub fn pause(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// How long a batch is tried again when others are in the way: a minute without it.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Stops after so many batches, to go on another time.
    pub fn most(mut self, batches: u64) -> Self {
        self.most = Some(batches);
        self
    }

    /// The log that has to know who writes, where the table is audited. The actor is
    /// `system:backfill`, and all batches are one chain of work.
    pub fn audited(mut self, log: AuditLog) -> Self {
        self.log = Some(log);
        self
    }

    /// Begins anew, whatever was done before under the name.
    pub fn restart(mut self, restart: bool) -> Self {
        self.restart = restart;
        self
    }

    fn subject(&self) -> String {
        format!("backfill {}", self.name)
    }

    fn text(&self) -> String {
        fingerprint(&format!("{}\n{}\n{}", self.table, self.key, self.statement))
    }

    fn failed(&self, first: &str, last: &str, source: sqlx::Error) -> Error {
        MigrationError::Backfill {
            name: self.name.clone(),
            first: first.into(),
            last: last.into(),
            source,
        }
        .into()
    }
}

impl<D: Dialect> Store<D> {
    /// Changes rows batch by batch, in the order of their keys, each batch a transaction in which
    /// its progress is written down. Interrupted at any moment, the next call goes on behind the
    /// last batch that was committed; two at once share the work.
    ///
    /// Rows that come in behind the place where it is are not seen: whoever writes them fills them.
    pub async fn backfill(
        &self,
        backfill: &Backfill,
        mut watch: impl FnMut(&Batch) + Send,
    ) -> Result<BackfillReport> {
        check(backfill)?;
        let mut progress = self.begin_backfill(backfill).await?;
        let mut batches = 0;
        while !progress.is_finished && backfill.most.is_none_or(|most| batches < most) {
            if batches > 0 {
                sqlx::__rt::sleep(backfill.pause).await;
            }
            let (next, batch) = self.next_batch(backfill).await?;
            progress = next;
            if let Some(batch) = batch {
                batches += 1;
                watch(&batch);
            }
        }
        Ok(BackfillReport {
            batches: progress.batches,
            keys: progress.keys,
            changed: progress.changed,
            is_finished: progress.is_finished,
        })
    }

    /// What is known of it, and a row to keep it in.
    async fn begin_backfill(&self, backfill: &Backfill) -> Result<Progress> {
        let acquired = self.writers().acquire().await;
        let mut connection = acquired.map_err(explain::plain::<D>)?;
        record::create_state::<D>(&mut connection).await?;
        let subject = backfill.subject();
        let known = record::get::<D, Progress>(&mut connection, &subject).await?;
        let text = backfill.text();
        match known {
            Some((progress, _)) if !backfill.restart => {
                if progress.text != text {
                    return Err(MigrationError::OtherBackfill {
                        name: backfill.name.clone(),
                    }
                    .into());
                }
                Ok(progress)
            }
            known => {
                let progress = Progress {
                    text,
                    trace: TraceId::new().to_string(),
                    ..Progress::default()
                };
                if known.is_some() {
                    record::put::<D>(&mut connection, &subject, &progress).await?;
                } else {
                    // Whoever begins at the same moment shares it.
                    record::put_new::<D>(&mut connection, &subject, &progress).await?;
                }
                Ok(progress)
            }
        }
    }

    /// The next batch. What failed for a lock is tried again, as long as there is patience.
    async fn next_batch(&self, backfill: &Backfill) -> Result<(Progress, Option<Batch>)> {
        let mut patience = Patience::new(backfill.patience);
        loop {
            match self.try_batch(backfill).await {
                Ok(done) => return Ok(done),
                Err(error) => patience.bear::<D>(error, |_, _| ()).await?,
            }
        }
    }

    async fn try_batch(&self, backfill: &Backfill) -> Result<(Progress, Option<Batch>)> {
        let note = format!("backfill {}", backfill.name);
        let mut context = Context::system("backfill").note(note);
        // The chain of work was settled when it began.
        let acquired = self.writers().acquire().await;
        let mut connection = acquired.map_err(explain::plain::<D>)?;
        let subject = backfill.subject();
        if let Some((known, _)) = record::get::<D, Progress>(&mut connection, &subject).await?
            && let Ok(trace) = known.trace.parse()
        {
            context = context.trace(trace);
        }
        drop(connection);

        let mut tx = self.begin(&context).await?;
        let done = async {
            let connection = tx.raw();
            D::prepare_migration(connection, true)
                .await
                .map_err(explain::plain::<D>)?;
            // Whoever else is at it waits here.
            record::touch::<D>(connection, &subject).await?;
            let known = record::get::<D, Progress>(connection, &subject).await?;
            let mut progress = known.map(|(progress, _)| progress).unwrap_or_default();
            let Some((first, last, keys)) = range::<D>(connection, backfill, &progress).await?
            else {
                progress.is_finished = true;
                record::put::<D>(connection, &subject, &progress).await?;
                return Ok((progress, None));
            };
            if let Some(log) = &backfill.log {
                tx.state_to(log).await?;
            }
            let connection = tx.raw();
            let sql = filled(&backfill.statement, &first, &last);
            let changed = D::run_script(connection, &sql).await;
            let changed = changed.map_err(|source| backfill.failed(&first, &last, source))?;
            progress.batches += 1;
            progress.keys += keys;
            progress.changed += changed;
            progress.last = Some(last.clone());
            record::put::<D>(connection, &subject, &progress).await?;
            let batch = Batch {
                number: progress.batches,
                keys,
                changed,
                last,
            };
            Ok((progress, Some(batch)))
        }
        .await;
        let done = tx.remember(done)?;
        tx.commit().await?;
        Ok(done)
    }
}

/// Whether the statement can be one of a backfill.
fn check(backfill: &Backfill) -> Result<()> {
    let lacks = |mark: &str| {
        places(&backfill.statement)
            .iter()
            .all(|(_, found)| *found != mark)
    };
    if lacks(FIRST) || lacks(LAST) {
        return Err(MigrationError::BackfillWithoutKeys {
            name: backfill.name.clone(),
            key: backfill.key.clone(),
        }
        .into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_without_keys_is_refused() {
        for statement in ["", "UPDATE t SET a = 1", "DELETE FROM t WHERE a > :first"] {
            let backfill = Backfill::new("a", "t", "id", statement);
            let error = check(&backfill).unwrap_err().to_string();
            assert!(error.contains("BETWEEN :first AND :last"), "{error}");
        }
    }
}
