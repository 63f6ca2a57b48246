//! What was applied, compared with the migrations at hand.

use std::collections::BTreeMap;

use super::catalog::{self, CatalogRecord};
use super::chain::Chain;
use super::record::{self, Begun, Recorded};
use crate::store::explain;
use crate::{AppliedMigration, Dialect, Half, MigrationError, Result};

/// Where a database stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The plans at hand, in order.
    pub plans: Vec<PlanStatus>,
    /// What was applied and is not at hand.
    pub unknown: Vec<AppliedMigration>,
    /// What the catalog was after the last run of this crate, where one recorded it.
    pub catalog: Option<CatalogRecord>,
    /// Whether there is a record of migrations at all.
    pub has_record: bool,
}

/// Where a plan stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanStatus {
    /// Version and name.
    pub stem: String,
    /// Its files, in order.
    pub files: Vec<FileStatus>,
}

/// Where a file stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStatus {
    /// Which one.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub state: FileState,
    /// When it was applied, as RFC 3339 in UTC.
    pub applied_at: Option<String>,
    /// How long that took, in nanoseconds, where somebody measured it.
    pub nanos: Option<i64>,
}

/// Where a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileState {
    /// It was applied, with the text at hand.
    Applied,
    /// It was not applied.
    Pending,
    /// It was not applied, and a later one was.
    OutOfOrder,
    /// It was applied with another text.
    Edited {
        /// Whether nothing but the line endings differs.
        line_endings: bool,
    },
    /// Somebody recorded that it failed half-way.
    Dirty,
    /// It runs outside of a transaction, and was begun and not recorded. The next run goes on.
    Unfinished {
        /// Into which direction.
        half: Half,
        /// How many of its statements are through.
        statements: usize,
    },
}

impl Status {
    /// Reads it on a connection that may do no more than read, in the transaction that is open.
    pub async fn read<D: Dialect>(
        chain: &Chain,
        connection: &mut <D::Database as sqlx::Database>::Connection,
    ) -> Result<Self> {
        chain.check()?;
        let tables = record::tables::<D>(connection).await?;
        let (mut recorded, mut begun, mut catalog) = (Vec::new(), Vec::new(), None);
        if tables.applied {
            recorded = record::list::<D>(connection).await?;
        }
        if tables.state {
            begun = record::begun::<D>(connection).await?;
            catalog = catalog::read::<D>(connection).await?;
        }
        let mut status = Self::new(chain, &recorded, &begun, catalog);
        status.has_record = tables.applied;
        Ok(status)
    }

    /// Who migrates the database right now, as far as the engine knows and tells.
    pub async fn migrating<D: Dialect>(
        connection: &mut <D::Database as sqlx::Database>::Connection,
    ) -> Result<Option<String>> {
        let holder = D::migration_lock_holder(connection).await;
        holder.map_err(explain::plain::<D>)
    }

    pub(super) fn new(
        chain: &Chain,
        recorded: &[Recorded],
        begun: &[Begun],
        catalog: Option<CatalogRecord>,
    ) -> Self {
        let rows: BTreeMap<i64, &Recorded> =
            recorded.iter().map(|row| (row.version, row)).collect();
        let last = recorded.iter().map(|row| row.version).max();
        let file = |position: usize| {
            let file = &chain.files()[position];
            let row = rows.get(&file.version).copied();
            let begun = begun.iter().find(|begun| begun.version == file.version);
            let state = match (row, begun) {
                (Some(row), _) if !row.success => FileState::Dirty,
                (Some(row), _) if row.checksum != file.checksum() => FileState::Edited {
                    line_endings: file.differs_in_line_endings(&row.checksum),
                },
                // One that sqlx finished meanwhile is finished.
                (Some(_), Some(begun)) if begun.half() == Half::Down => unfinished(begun),
                (Some(_), _) => FileState::Applied,
                (None, Some(begun)) if begun.half() == Half::Up => unfinished(begun),
                (None, _) if last > Some(file.version) => FileState::OutOfOrder,
                (None, _) => FileState::Pending,
            };
            FileStatus {
                version: file.version,
                name: file.name.clone().into_owned(),
                state,
                applied_at: row.and_then(|row| row.at.clone()),
                nanos: row.map(|row| row.nanos).filter(|nanos| *nanos >= 0),
            }
        };
        let plans = chain.plans().iter().map(|plan| PlanStatus {
            stem: plan.stem.clone(),
            files: plan.files.clone().map(file).collect(),
        });
        let is_known =
            |row: &&Recorded| chain.files().iter().any(|file| file.version == row.version);
        let unknown = recorded.iter().filter(|row| !is_known(row));
        Self {
            plans: plans.collect(),
            unknown: unknown
                .map(|row| AppliedMigration {
                    version: row.version,
                    name: row.description.clone(),
                })
                .collect(),
            catalog,
            has_record: !recorded.is_empty(),
        }
    }

    /// The files of all plans, in order.
    pub fn files(&self) -> impl DoubleEndedIterator<Item = &FileStatus> {
        self.plans.iter().flat_map(|plan| &plan.files)
    }

    /// How many files the next run applies or finishes.
    pub fn pending(&self) -> usize {
        let is_pending = |file: &&FileStatus| !matches!(file.state, FileState::Applied);
        self.files().filter(is_pending).count()
    }

    /// The version that was applied last.
    pub fn last_applied(&self) -> Option<i64> {
        let has_row = |file: &&FileStatus| file.applied_at.is_some();
        let known = self.files().filter(has_row).map(|file| file.version);
        known
            .chain(self.unknown.iter().map(|row| row.version))
            .max()
    }

    /// What contradicts the migrations at hand, from the first version to the last.
    pub fn problems(&self) -> Vec<MigrationError> {
        let after = self.last_applied().unwrap_or_default();
        let mut problems: Vec<(i64, MigrationError)> = Vec::new();
        for FileStatus {
            version,
            name,
            state,
            ..
        } in self.files()
        {
            let (version, name) = (*version, name.clone());
            let problem = match *state {
                FileState::Dirty => MigrationError::Dirty { version },
                FileState::Edited { line_endings } => MigrationError::Changed {
                    version,
                    name,
                    line_endings,
                },
                FileState::OutOfOrder => MigrationError::OutOfOrder {
                    version,
                    name,
                    after,
                },
                FileState::Applied | FileState::Pending | FileState::Unfinished { .. } => continue,
            };
            problems.push((version, problem));
        }
        for AppliedMigration { version, name } in &self.unknown {
            let (version, name) = (*version, name.clone());
            problems.push((version, MigrationError::Unknown { version, name }));
        }
        problems.sort_by_key(|(version, _)| *version);
        problems.into_iter().map(|(_, problem)| problem).collect()
    }
}

fn unfinished(begun: &Begun) -> FileState {
    FileState::Unfinished {
        half: begun.half(),
        statements: begun.statements,
    }
}
