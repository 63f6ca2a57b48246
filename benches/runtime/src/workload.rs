//! What is measured, and how much of it in one turn.

use anyhow::Result;
use cwom::Status;

use crate::ground::Ground;
use crate::model::Draft;
use crate::peer::Turn;

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Workload {
    Create,
    Change,
    ChangeById,
    Get,
    List,
    Join,
    Bulk,
    Writers,
    History,
    AsOf,
}

/// How many tasks write at the same time.
pub(crate) const WRITERS: usize = 16;

/// Rows of a page and of a join.
pub(crate) const PAGE: usize = 100;

/// Rows of a batch.
pub(crate) const BATCH: usize = 1000;

impl Workload {
    /// All of them, in the order of the report.
    pub(crate) const ALL: [Self; 10] = [
        Self::Create,
        Self::Change,
        Self::ChangeById,
        Self::Get,
        Self::List,
        Self::Join,
        Self::Bulk,
        Self::Writers,
        Self::History,
        Self::AsOf,
    ];

    /// What one connection can do.
    pub(crate) const ALL_BUT_WRITERS: [Self; 9] = [
        Self::Create,
        Self::Change,
        Self::ChangeById,
        Self::Get,
        Self::List,
        Self::Join,
        Self::Bulk,
        Self::History,
        Self::AsOf,
    ];

    /// What peers without a reader of the log can do.
    #[cfg(feature = "orms")]
    pub(crate) const OF_ROWS: [Self; 7] = [
        Self::Create,
        Self::Change,
        Self::ChangeById,
        Self::Get,
        Self::List,
        Self::Join,
        Self::Bulk,
    ];

    /// What peers of the comparison in CI are measured by.
    pub(crate) const QUICK: [Self; 6] = [
        Self::Create,
        Self::Change,
        Self::Get,
        Self::List,
        Self::Join,
        Self::Bulk,
    ];

    /// Its name in reports.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Create => "audited create",
            Self::Change => "audited status change",
            Self::ChangeById => "status change by id",
            Self::Get => "get by id",
            Self::List => "list 100",
            Self::Join => "join 100",
            Self::Bulk => "bulk audited create 1,000",
            Self::Writers => "16 writers",
            Self::History => "history",
            Self::AsOf => "as of",
        }
    }

    /// The workload of this name.
    pub(crate) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    /// Whether it adds or changes rows.
    pub(crate) const fn writes(self) -> bool {
        matches!(
            self,
            Self::Create | Self::Change | Self::ChangeById | Self::Bulk | Self::Writers
        )
    }

    /// Operations of one turn: some 10 to 50 ms of them, so that a turn is longer than a time slice.
    pub(crate) const fn operations(self) -> usize {
        match self {
            Self::Create | Self::Change | Self::ChangeById => 100,
            Self::Get | Self::AsOf => 200,
            Self::List | Self::Join => 20,
            Self::Bulk => BATCH,
            Self::Writers => WRITERS * 25,
            Self::History => 50,
        }
    }

    /// Its turn in this round, the same for every peer.
    pub(crate) fn turn(self, ground: &Ground, round: usize) -> Result<Turn> {
        let count = self.operations();
        let drafts = |count: usize| -> Vec<Draft> {
            (0..count)
                .map(|number| Draft::new(ground.inbox, number))
                .collect()
        };
        // There and back again: each round changes the same rows.
        let to = if round.is_multiple_of(2) {
            Status::Ready
        } else {
            Status::Planned
        };
        Ok(match self {
            Self::Create => Turn::Create(drafts(count)),
            Self::Change => Turn::Change(ground.changed(0, count)?, to),
            Self::ChangeById => Turn::ChangeById(ground.changed(1, count)?, to),
            Self::Get => Turn::Get(ground.issues(round, count)),
            Self::List => Turn::List(ground.repos(round, count), PAGE),
            Self::Join => Turn::Join(ground.doctrine(round, count), PAGE),
            Self::Bulk => Turn::Bulk(drafts(count)),
            Self::Writers => Turn::Writers((0..WRITERS).map(|_| drafts(count / WRITERS)).collect()),
            Self::History => Turn::History(ground.changed(2, count)?, ground.history),
            Self::AsOf => Turn::AsOf(ground.changed(2, count.min(100))?.repeat(2)),
        })
    }
}
