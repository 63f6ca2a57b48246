//! Running one half of one file, with its row in the record.

use std::time::{Duration, Instant};

use sqlx::Connection;

use super::chain::{Chain, MigrationFile};
use super::goal::Errand;
use super::notice::Notice;
use super::patience::Patience;
use super::record::{self, Begun};
use super::script::{self, Statement};
use crate::backend::ConnectionOf;
use crate::store::explain;
use crate::{Dialect, Error, Half, MigrationError, Place, Result, Step};

/// What running needs to know besides the connection.
#[derive(Clone, Copy)]
pub(super) struct Running<'r> {
    pub(super) chain: &'r Chain,
    /// How long others may be in the way.
    pub(super) patience: Duration,
    /// Whether a file may run though an earlier one was not applied.
    pub(super) any_order: bool,
    pub(super) tell: &'r (dyn Fn(&Notice<'_>) + Send + Sync),
}

impl Running<'_> {
    /// Runs a task to its end, or none where somebody else did it meanwhile. What failed for a lock
    /// is tried again, as long as there is patience.
    pub(super) async fn run<D: Dialect>(
        self,
        connection: &mut ConnectionOf<D>,
        task: Errand,
    ) -> Result<Option<Step>> {
        let file = &self.chain.files()[task.file];
        let mut patience = Patience::new(self.patience);
        loop {
            let error = match self.attempt::<D>(connection, task).await {
                Ok(None) => return Ok(None),
                Ok(Some(())) => {
                    return Ok(Some(Step {
                        version: file.version,
                        name: file.name.clone().into_owned(),
                        half: task.half,
                        elapsed: patience.elapsed(),
                    }));
                }
                Err(error) => error,
            };
            let tell = |pause, reason: &str| {
                (self.tell)(&Notice::Retries {
                    version: file.version,
                    pause,
                    reason,
                });
            };
            patience.bear_migrating::<D>(error, tell).await?;
        }
    }

    async fn attempt<D: Dialect>(
        self,
        connection: &mut ConnectionOf<D>,
        task: Errand,
    ) -> Result<Option<()>> {
        if self.chain.files()[task.file].is_transactional(task.half) {
            return self.within::<D>(connection, task).await;
        }
        let done = self.alone::<D>(connection, task).await;
        if done.is_err() {
            // A transaction that the file began itself ends with the failure, and the notes of what
            // was through in it. Mostly there is none, which is no news.
            let _ = D::run_script(connection, "ROLLBACK").await;
        }
        done
    }

    /// A file and its row in one transaction: both or neither.
    async fn within<D: Dialect>(
        self,
        connection: &mut ConnectionOf<D>,
        task: Errand,
    ) -> Result<Option<()>> {
        let file = &self.chain.files()[task.file];
        let began = connection.begin_with(D::BEGIN).await;
        let mut transaction = began.map_err(explain::plain::<D>)?;
        let done = self.within_transaction::<D>(&mut transaction, task).await;
        if !matches!(done, Ok(Some(()))) {
            D::before_rollback(&mut transaction).await;
            // What failed says more than that the connection is gone.
            let _ = transaction.rollback().await;
            return done;
        }
        let committed = transaction.commit().await;
        committed.map_err(|source| failed(file, task.half, None, source))?;
        Ok(Some(()))
    }

    async fn within_transaction<D: Dialect>(
        self,
        connection: &mut ConnectionOf<D>,
        task: Errand,
    ) -> Result<Option<()>> {
        let began = Instant::now();
        let file = &self.chain.files()[task.file];
        D::prepare_migration(connection, true)
            .await
            .map_err(explain::plain::<D>)?;
        let Some(was) = self.look::<D>(connection, task).await? else {
            return Ok(None);
        };
        let text = file.text(task.half).unwrap_or_default();
        let statements = script::statements(text, D::SYNTAX);
        for (number, statement) in statements.iter().enumerate() {
            self.announce(file, number, statements.len(), statement);
            let done = D::run_script(connection, statement.text).await;
            done.map_err(|source| failed_at::<D>(file, task.half, statement, source))?;
            self.announce_end(file, number);
        }
        self.record::<D>(connection, task, was, began).await?;
        Ok(Some(()))
    }

    /// A file outside of any transaction, statement by statement. Each that is through is noted, so
    /// that the next run goes on behind it. Between a statement and the note the process may end:
    /// the statement has to bear being run again.
    async fn alone<D: Dialect>(
        self,
        connection: &mut ConnectionOf<D>,
        task: Errand,
    ) -> Result<Option<()>> {
        let began = Instant::now();
        let file = &self.chain.files()[task.file];
        D::prepare_migration(connection, false)
            .await
            .map_err(explain::plain::<D>)?;
        let Some(was) = self.look::<D>(connection, task).await? else {
            return Ok(None);
        };
        record::create_state::<D>(connection).await?;
        let subject = record::subject(file.version);
        let mut note = Begun {
            version: file.version,
            up: task.half == Half::Up,
            text: file.fingerprint(task.half),
            statements: 0,
        };
        if let Some(begun) = was
            .begun
            .as_ref()
            .filter(|begun| begun.half() == task.half && begun.text == note.text)
        {
            note.statements = begun.statements;
        }
        record::put::<D>(connection, &subject, &note).await?;
        let text = file.text(task.half).unwrap_or_default();
        let statements = script::statements(text, D::SYNTAX);
        let through = note.statements;
        for (number, statement) in statements.iter().enumerate() {
            // What is set for the connection was set for that of an earlier run.
            if number < through && !statement.is_setting() {
                continue;
            }
            let at = |source| failed_at::<D>(file, task.half, statement, source);
            let dropped = D::drop_half_built(connection, statement.text).await;
            if let Some(index) = dropped.map_err(at)? {
                (self.tell)(&Notice::Dropping { index: &index });
            }
            self.announce(file, number, statements.len(), statement);
            D::run_script(connection, statement.text)
                .await
                .map_err(at)?;
            self.announce_end(file, number);
            note.statements = through.max(number + 1);
            record::put::<D>(connection, &subject, &note).await?;
        }
        let opened = connection.begin_with(D::BEGIN).await;
        let mut transaction = opened.map_err(explain::plain::<D>)?;
        // Where nothing kept others out meanwhile, one of them may have been faster.
        let recorded = record::list::<D>(&mut transaction).await?;
        let was = Was {
            is_recorded: recorded.iter().any(|row| row.version == file.version),
            begun: was.begun,
        };
        self.record::<D>(&mut transaction, task, was, began).await?;
        let committed = transaction.commit().await;
        committed.map_err(|source| failed(file, task.half, None, source))?;
        Ok(Some(()))
    }

    /// Looks whether a task is still to be done. Others may have done it, where no lock is held
    /// between two files.
    async fn look<D: Dialect>(
        self,
        connection: &mut ConnectionOf<D>,
        task: Errand,
    ) -> Result<Option<Was>> {
        let files = self.chain.files();
        let version = files[task.file].version;
        let recorded = record::list::<D>(connection).await?;
        let has = |version: i64| recorded.iter().any(|row| row.version == version);
        let is_recorded = has(version);
        let begun = if record::tables::<D>(connection).await?.state {
            let begun = record::begun::<D>(connection).await?;
            begun.into_iter().find(|begun| begun.version == version)
        } else {
            None
        };
        let half = begun.as_ref().map(Begun::half);
        let is_to_be_done = match task.half {
            Half::Up => !is_recorded || half == Some(Half::Down),
            Half::Down => is_recorded || half == Some(Half::Up),
        };
        if !is_to_be_done {
            return Ok(None);
        }
        let crosses = match task.half {
            Half::Up => !self.any_order && files[..task.file].iter().any(|file| !has(file.version)),
            Half::Down => files[task.file + 1..].iter().any(|file| has(file.version)),
        };
        if crosses {
            return Err(MigrationError::Crossed { version }.into());
        }
        Ok(Some(Was { is_recorded, begun }))
    }

    /// Writes down that a task is done.
    async fn record<D: Dialect>(
        self,
        connection: &mut ConnectionOf<D>,
        task: Errand,
        was: Was,
        began: Instant,
    ) -> Result<()> {
        let file = &self.chain.files()[task.file];
        let version = file.version;
        (self.tell)(&Notice::Recording { version });
        if was.is_recorded {
            record::delete::<D>(connection, version).await?;
        }
        if task.half == Half::Up {
            let nanos = i64::try_from(began.elapsed().as_nanos()).unwrap_or(i64::MAX);
            record::insert::<D>(connection, file, nanos).await?;
        }
        if was.begun.is_some() || !file.is_transactional(task.half) {
            record::remove::<D>(connection, &record::subject(version)).await?;
        }
        Ok(())
    }

    fn announce(self, file: &MigrationFile, number: usize, of: usize, statement: &Statement<'_>) {
        (self.tell)(&Notice::Statement {
            version: file.version,
            number: number + 1,
            of,
            line: statement.line,
        });
    }

    fn announce_end(self, file: &MigrationFile, number: usize) {
        (self.tell)(&Notice::Ran {
            version: file.version,
            number: number + 1,
        });
    }
}

fn failed_at<D: Dialect>(
    file: &MigrationFile,
    half: Half,
    statement: &Statement<'_>,
    source: sqlx::Error,
) -> Error {
    let position = source.as_database_error().and_then(D::position);
    let place = Place {
        line: statement.line_at(position),
        statement: statement.shown(),
    };
    failed(file, half, Some(Box::new(place)), source)
}

/// What was known of a file before it ran.
struct Was {
    is_recorded: bool,
    begun: Option<Begun>,
}

fn failed(file: &MigrationFile, half: Half, at: Option<Box<Place>>, source: sqlx::Error) -> Error {
    MigrationError::Failed {
        version: file.version,
        name: file.name.clone().into_owned(),
        half,
        at,
        source,
    }
    .into()
}
