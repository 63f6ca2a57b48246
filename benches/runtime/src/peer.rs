//! Who takes part: one way to read and write the same rows.

use std::future::Future;
use std::pin::Pin;

use anyhow::{Result, bail, ensure};
use cwom::Status;
use uuid::Uuid;

use crate::model::Draft;
use crate::workload::Workload;

/// A way to read and write, with its connections to a database of its own. What it is not asked for
/// it need not be able to do.
#[expect(
    unused_variables,
    reason = "what a peer cannot do names what it is given"
)]
pub(crate) trait Peer: Send {
    /// Workloads that it can do.
    const WORKLOADS: &'static [Workload];

    /// A new row and its entry in the log, both or none.
    async fn create(&mut self, draft: Draft) -> Result<()> {
        bail!("it creates nothing")
    }

    /// Reads what `change` will have in hand, outside the measured time.
    async fn take_in_hand(&mut self, ids: &[Uuid]) -> Result<()> {
        Ok(())
    }

    /// Another status for a row, with an entry that has it before and after, both or none.
    async fn change(&mut self, id: Uuid, to: Status) -> Result<()> {
        bail!("it changes nothing")
    }

    /// The same by whoever has nothing but the id in hand.
    async fn change_by_id(&mut self, id: Uuid, to: Status) -> Result<()> {
        self.change(id, to).await
    }

    /// A row by its id, every column decoded.
    async fn get(&mut self, id: Uuid) -> Result<usize> {
        bail!("it reads nothing")
    }

    /// The newest hundred rows of a repo; how many there were.
    async fn list(&mut self, repo: Uuid) -> Result<usize> {
        bail!("it lists nothing")
    }

    /// The newest hundred rows at the other end of a join; how many there were.
    async fn join(&mut self, doctrine: Uuid) -> Result<usize> {
        bail!("it joins nothing")
    }

    /// Many new rows with their entries, all or none, as quickly as it can.
    async fn bulk(&mut self, drafts: Vec<Draft>) -> Result<()> {
        bail!("it has no batches")
    }

    /// New rows by several at once, each row a transaction.
    async fn writers(&mut self, shares: Vec<Vec<Draft>>) -> Result<()> {
        bail!("it writes alone")
    }

    /// The entries of a row, newest first; how many there were.
    async fn history(&mut self, id: Uuid) -> Result<usize> {
        bail!("it reads no log")
    }

    /// What a row was at its first version; how many were found.
    async fn as_of(&mut self, id: Uuid) -> Result<usize> {
        bail!("it reads no log")
    }
}

/// What a peer is given at its turn; made before the clock starts.
#[derive(Debug, Clone)]
pub(crate) enum Turn {
    Create(Vec<Draft>),
    Change(Vec<Uuid>, Status),
    ChangeById(Vec<Uuid>, Status),
    Get(Vec<Uuid>),
    List(Vec<Uuid>, usize),
    Join(Vec<Uuid>, usize),
    Bulk(Vec<Draft>),
    Writers(Vec<Vec<Draft>>),
    History(Vec<Uuid>, usize),
    AsOf(Vec<Uuid>),
}

/// A future of a peer, whatever the peer.
pub(crate) type Doing<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// A peer of any type.
pub(crate) trait AnyPeer {
    /// Whether it can do this.
    fn can(&self, workload: Workload) -> bool;

    /// What comes before its turn.
    fn prepare<'a>(&'a mut self, turn: &'a Turn) -> Doing<'a>;

    /// Its turn.
    fn take(&mut self, turn: Turn) -> Doing<'_>;
}

impl<P: Peer> AnyPeer for P {
    fn can(&self, workload: Workload) -> bool {
        P::WORKLOADS.contains(&workload)
    }

    fn prepare<'a>(&'a mut self, turn: &'a Turn) -> Doing<'a> {
        Box::pin(async move {
            match turn {
                Turn::Change(ids, _) => self.take_in_hand(ids).await,
                _ => Ok(()),
            }
        })
    }

    fn take(&mut self, turn: Turn) -> Doing<'_> {
        Box::pin(take(self, turn))
    }
}

/// One after the other, so that what is measured is the wait of one who wants an answer.
async fn take<P: Peer>(peer: &mut P, turn: Turn) -> Result<()> {
    match turn {
        Turn::Create(drafts) => {
            for draft in drafts {
                peer.create(draft).await?;
            }
        }
        Turn::Change(ids, to) => {
            for id in ids {
                peer.change(id, to).await?;
            }
        }
        Turn::ChangeById(ids, to) => {
            for id in ids {
                peer.change_by_id(id, to).await?;
            }
        }
        Turn::Get(ids) => {
            for id in ids {
                expect(peer.get(id).await?, 1)?;
            }
        }
        Turn::List(repos, rows) => {
            for repo in repos {
                expect(peer.list(repo).await?, rows)?;
            }
        }
        Turn::Join(doctrine, rows) => {
            for id in doctrine {
                expect(peer.join(id).await?, rows)?;
            }
        }
        Turn::Bulk(drafts) => peer.bulk(drafts).await?,
        Turn::Writers(shares) => peer.writers(shares).await?,
        Turn::History(ids, least) => {
            for id in ids {
                let entries = peer.history(id).await?;
                ensure!(entries >= least, "a history of {entries} entries");
            }
        }
        Turn::AsOf(ids) => {
            for id in ids {
                expect(peer.as_of(id).await?, 1)?;
            }
        }
    }
    Ok(())
}

fn expect(found: usize, expected: usize) -> Result<()> {
    ensure!(found == expected, "{found} rows instead of {expected}");
    Ok(())
}
