//! The store of the generated crate, as its users have it.

use std::collections::HashMap;
use std::hint::black_box;

use anyhow::{Context as _, Result};
use cwom::prelude::*;
use cwom::{AUDIT, Issue, Run, Status};

use crate::ground;
use crate::model::{ACTOR, Draft};
use crate::peer::Peer;
use crate::workload::{PAGE, Workload};

/// The store, and what somebody has in hand.
pub(crate) struct Ours<D: Dialect> {
    store: Store<D>,
    context: Context,
    in_hand: HashMap<Uuid, Issue>,
}

impl<D: Dialect> Ours<D> {
    pub(crate) fn new(store: Store<D>) -> Self {
        Self {
            store,
            context: Context::system(ACTOR),
            in_hand: HashMap::new(),
        }
    }
}

/// As many rows as a page has.
const ROWS: u32 = 100;
const _: () = assert!(ROWS as usize == PAGE);

impl<D: Dialect> Peer for Ours<D> {
    const WORKLOADS: &'static [Workload] = &Workload::ALL;

    async fn create(&mut self, draft: Draft) -> Result<()> {
        let write = self.store.write(&self.context);
        black_box(write.create(ground::issue(draft)).await?);
        Ok(())
    }

    async fn take_in_hand(&mut self, ids: &[Uuid]) -> Result<()> {
        self.in_hand.clear();
        for id in ids {
            let issue = self.store.get(Id::from_uuid(*id)).await?;
            self.in_hand.insert(*id, issue);
        }
        Ok(())
    }

    async fn change(&mut self, id: Uuid, to: Status) -> Result<()> {
        let issue = self.in_hand.remove(&id).context("it is not in hand")?;
        let write = self.store.write(&self.context);
        black_box(write.transition(issue, to).await?);
        Ok(())
    }

    async fn change_by_id(&mut self, id: Uuid, to: Status) -> Result<()> {
        let issue: Issue = self.store.get(Id::from_uuid(id)).await?;
        let write = self.store.write(&self.context);
        black_box(write.transition(issue, to).await?);
        Ok(())
    }

    async fn get(&mut self, id: Uuid) -> Result<usize> {
        black_box(self.store.get::<Issue>(Id::from_uuid(id)).await?);
        Ok(1)
    }

    async fn list(&mut self, repo: Uuid) -> Result<usize> {
        let issues = self
            .store
            .find::<Issue>()
            .filter(Issue::REPO.eq(Id::from_uuid(repo)))
            .order_by(Issue::CREATED_AT.desc())
            .limit(ROWS)
            .all()
            .await?;
        Ok(black_box(issues).len())
    }

    async fn join(&mut self, doctrine: Uuid) -> Result<usize> {
        let runs = self
            .store
            .find::<Run>()
            .linked(Run::DOCTRINE_REFS, Id::from_uuid(doctrine))
            .order_by(Run::CREATED_AT.desc())
            .limit(ROWS)
            .all()
            .await?;
        Ok(black_box(runs).len())
    }

    async fn bulk(&mut self, drafts: Vec<Draft>) -> Result<()> {
        let write = self.store.write(&self.context);
        black_box(
            write
                .create_all(drafts.into_iter().map(ground::issue))
                .await?,
        );
        Ok(())
    }

    async fn writers(&mut self, shares: Vec<Vec<Draft>>) -> Result<()> {
        let tasks: Vec<_> = shares
            .into_iter()
            .map(|drafts| {
                let (store, context) = (self.store.clone(), self.context.clone());
                tokio::spawn(async move {
                    for draft in drafts {
                        black_box(store.write(&context).create(ground::issue(draft)).await?);
                    }
                    anyhow::Ok(())
                })
            })
            .collect();
        for task in tasks {
            task.await??;
        }
        Ok(())
    }

    async fn history(&mut self, id: Uuid) -> Result<usize> {
        let id: Id<Issue> = Id::from_uuid(id);
        let entries = self.store.audit(AUDIT).history(id).newest(50).await?;
        Ok(black_box(entries.rows).len())
    }

    async fn as_of(&mut self, id: Uuid) -> Result<usize> {
        let id: Id<Issue> = Id::from_uuid(id);
        let then = self.store.audit(AUDIT).as_of(id, AsOf::Version(1)).await?;
        Ok(usize::from(black_box(then).is_some()))
    }
}
