//! Running migrations, hand in hand with `sqlx migrate`: same table, same checksums, same lock.
//!
//! In reading order: `constants` is what generated code holds, `chain` puts files in order and
//! finds plans, `record` is what the database keeps, `status` compares the two, `goal` says which
//! files lead where, `step` runs one, `runner` is the whole; `script` splits a file into
//! statements, `session` has connection and lock.

mod backfill;
mod catalog;
mod chain;
mod constants;
mod error;
mod goal;
mod guard;
mod notice;
mod patience;
mod record;
mod runner;
mod script;
mod session;
mod status;
mod step;
#[cfg(feature = "verify")]
mod verify;

use crate::store::explain;
use crate::{Dialect, Result, Store};

pub use backfill::{Backfill, BackfillReport, Batch};
pub use catalog::{CatalogImage, CatalogRecord, Imaging};
pub use chain::{Chain, MigrationFile, Plan};
pub use constants::{AppliedMigration, Half, Migration, Migrations, Report, Step};
pub use error::{MigrationError, Place};
pub use goal::Goal;
pub use guard::guard_says;
pub use notice::Notice;
pub use runner::{Planned, Runner};
pub use status::{FileState, FileStatus, PlanStatus, Status};
#[cfg(feature = "verify")]
pub use verify::{Verification, VerifiedBy};

/// The statements of a file of migrations, as the runner takes it apart: each to its semicolon.
pub fn statements_of<D: Dialect>(file: &str) -> impl Iterator<Item = &str> {
    let statements = script::statements(file, D::SYNTAX);
    statements.into_iter().map(|statement| statement.text)
}

impl<D: Dialect> Store<D> {
    /// Applies every migration that the database does not have yet. Safe to call from several
    /// processes at once: one applies, the others wait and find nothing left to do.
    ///
    /// [`Store::runner`] has more to choose.
    pub async fn migrate(&self, migrations: &Migrations) -> Result<Report> {
        self.runner(migrations).run(Goal::Head).await
    }

    /// Reverts every migration after version `target`, the last one first; 0 reverts all.
    pub async fn migrate_down(&self, migrations: &Migrations, target: i64) -> Result<Report> {
        self.runner(migrations).run(Goal::DownTo(target)).await
    }

    /// A runner of migrations that are compiled in.
    pub fn runner(&self, migrations: &Migrations) -> Runner<D> {
        self.runner_of(D::migrations(migrations).into())
    }

    /// A runner of any migrations, such as those of a directory.
    pub fn runner_of(&self, chain: Chain) -> Runner<D> {
        Runner::new(self.clone(), chain)
    }

    /// The migrations that the database has, in order. Changes nothing.
    pub async fn applied(&self) -> Result<Vec<AppliedMigration>> {
        let acquired = self.writers().acquire().await;
        let mut connection = acquired.map_err(explain::plain::<D>)?;
        if !record::tables::<D>(&mut connection).await?.applied {
            return Ok(Vec::new());
        }
        let recorded = record::list::<D>(&mut connection).await?;
        let applied = recorded.into_iter().filter(|row| row.success);
        Ok(applied
            .map(|row| AppliedMigration {
                version: row.version,
                name: row.description,
            })
            .collect())
    }
}
