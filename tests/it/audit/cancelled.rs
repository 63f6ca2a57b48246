//! Writes that are dropped on the way: whichever await they were at, the row and its entry are both
//! there or neither is, and the connection goes on with nobody's name on it.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use cwom::prelude::*;
use cwom::{IssueBlock, Repo, Source};
use cwom_tests::{Database, context};

use super::ledger::Ledger;
use super::shell::Shell;
use super::{model, tables};

/// Polls at most so often; `None` when it was not ready by then and is dropped.
async fn within<F: Future>(future: F, mut polls: u32) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(|context| {
        if polls == 0 {
            return Poll::Ready(None);
        }
        polls -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

fn repo(number: u32) -> cwom::NewRepo {
    Repo::new(
        "Tower",
        format!("harbour/dropped-{number}"),
        Source::new("local"),
    )
}

/// Drops the future of `work` at every await until it comes through, and looks after each.
async fn at_every_await<D: Shell, W, F>(database: &Database<D>, mut work: W)
where
    W: FnMut(Store<D>, u32) -> F,
    F: Future<Output = Result<()>>,
{
    let mut session = D::open(&database.url).await;
    let (mut cancelled, mut streak, mut polls) = (0, 0, 0);
    for round in 1..400 {
        polls += 1;
        let outcome = within(work(database.store.clone(), round), polls).await;
        let after = Context::human("after");
        let after = database
            .store
            .write(&after)
            .create(repo(round + 1000))
            .await;
        after.expect("the pool goes on");
        let ledger = Ledger::read::<D>(tables(), &mut session).await;
        ledger.assert_sound(tables());
        let last = ledger.entries.last().expect("an entry");
        assert_eq!(last.actor_id, "after", "the next write is its own");
        let unnamed = database
            .execute("DELETE FROM cwom_repos WHERE slug LIKE '%-1001'")
            .await;
        unnamed.expect_err("nobody said who");
        match outcome {
            None => {
                cancelled += 1;
                streak = 0;
            }
            Some(done) => {
                done.expect("nothing else is in the way");
                streak += 1;
            }
        }
        if streak == 5 {
            if cancelled > 0 {
                return;
            }
            // The database was faster than the first look at it; again from the start.
            (streak, polls) = (0, 0);
        }
    }
    panic!("{cancelled} drops, and it never went through after them");
}

async fn single_write<D: Shell>(database: Database<D>) {
    at_every_await(&database, |store: Store<D>, round| async move {
        let ctx = Context::human("dropped");
        store.write(&ctx).create(repo(round)).await.map(drop)
    })
    .await;
}

async fn update_and_delete<D: Shell>(database: Database<D>) {
    at_every_await(&database, |store: Store<D>, round| async move {
        let ctx = Context::human("dropped");
        let write = store.write(&ctx);
        let repo = write.create(repo(round)).await?;
        let repo = write.update(&repo).set(Repo::NAME, "Other").await?;
        write.delete::<Repo>(repo.id).await
    })
    .await;
}

async fn transaction<D: Shell>(database: Database<D>) {
    let rows = model::fill(&database.store, &context())
        .await
        .expect("the rows");
    let pair = (rows.issue.id, rows.other.id);
    at_every_await(&database, |store: Store<D>, round| async move {
        let ctx = Context::human("dropped");
        let mut tx = store.begin(&ctx).await?;
        let made = tx.create(repo(round)).await?;
        let mut scope = tx.savepoint().await?;
        scope.delete::<IssueBlock>(pair).await?;
        scope.create(IssueBlock::new(pair.0, pair.1)).await?;
        scope.commit().await?;
        tx.update(&made).set(Repo::NAME, "Other").await?;
        tx.commit().await
    })
    .await;
}

mod on {
    cwom_tests::on_both!(single_write, update_and_delete, transaction);
}
