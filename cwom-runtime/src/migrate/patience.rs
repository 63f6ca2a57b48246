//! Trying again while others are in the way.

use std::time::{Duration, Instant};

use crate::backend::Violation;
use crate::{Dialect, Error, MigrationError, Result};

/// After the first refusal; each later pause is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(8);

/// How long somebody is willing to try, and how long they have.
#[derive(Debug)]
pub(super) struct Patience {
    limit: Duration,
    began: Instant,
    pause: Duration,
}

impl Patience {
    pub(super) fn new(limit: Duration) -> Self {
        Self {
            limit,
            began: Instant::now(),
            pause: FIRST_PAUSE,
        }
    }

    /// How long it took until now.
    pub(super) fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    /// Pauses where the error may not come again; gives it back where it would, or where patience is
    /// at its end.
    pub(super) async fn bear<D: Dialect>(
        &mut self,
        error: Error,
        tell: impl FnOnce(Duration, &str),
    ) -> Result<()> {
        if !is_contention::<D>(&error) || self.elapsed() + self.pause > self.limit {
            return Err(error);
        }
        tell(self.pause, &error.to_string());
        sqlx::__rt::sleep(self.pause).await;
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
        Ok(())
    }

    /// As [`Patience::bear`], where whoever is in the way can only be somebody else who migrates:
    /// on SQLite transactions are the lock.
    pub(super) async fn bear_migrating<D: Dialect>(
        &mut self,
        error: Error,
        tell: impl FnOnce(Duration, &str),
    ) -> Result<()> {
        let borne = self.bear::<D>(error, tell).await;
        borne.map_err(|error| match error {
            Error::Busy(_) => MigrationError::Locked {
                holder: None,
                waited: self.elapsed(),
            }
            .into(),
            other => other,
        })
    }
}

/// Whether others were in the way, so that a later try may do better.
fn is_contention<D: Dialect>(error: &Error) -> bool {
    let source = match error {
        Error::Migration(
            MigrationError::Failed { source, .. }
            | MigrationError::Backfill { source, .. }
            | MigrationError::Bookkeeping(source),
        ) => source,
        other => return other.is_retryable(),
    };
    let refusal = source.as_database_error().and_then(D::violation);
    matches!(refusal, Some(Violation::Busy | Violation::Serialization))
}
