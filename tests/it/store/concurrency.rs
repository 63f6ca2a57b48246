//! Many writers at once lose nothing.

use cwom::Issue;
use cwom::prelude::*;
use cwom_tests::{Database, Engine, context};

use super::repo_and_issue;

/// Adds one line to the description, reading again as often as others were faster.
async fn add_line<D: Engine>(store: Store<D>, id: Id<Issue>, line: usize) -> Result<()> {
    let ctx = context();
    loop {
        let issue: Issue = store.get(id).await?;
        let text = format!("{}{line}\n", issue.description);
        let changed = store
            .write(&ctx)
            .update(&issue)
            .set(Issue::DESCRIPTION, text)
            .await;
        match changed {
            Err(Error::Stale { .. }) => {}
            other => return other.map(drop),
        }
    }
}

async fn no_update_of_sixteen_writers_is_lost<D: Engine>(database: Database<D>) {
    const WRITERS: usize = 16;
    const ROUNDS: usize = 4;

    let (_, issue) = repo_and_issue(&database.store).await;
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let store = database.store.clone();
        writers.spawn(async move {
            for round in 0..ROUNDS {
                add_line(store.clone(), issue.id, writer * ROUNDS + round).await?;
            }
            Ok::<_, Error>(())
        });
    }
    for outcome in writers.join_all().await {
        outcome.expect("every line is written in the end");
    }
    let issue: Issue = database.store.get(issue.id).await.expect("the issue");
    let mut lines: Vec<usize> = issue
        .description
        .lines()
        .map(|line| line.parse().expect("a number"))
        .collect();
    lines.sort_unstable();
    assert_eq!(lines, (0..WRITERS * ROUNDS).collect::<Vec<_>>());
    assert_eq!(
        issue.row_version,
        1 + i64::try_from(lines.len()).expect("few")
    );
}

mod on {
    cwom_tests::on_both!(no_update_of_sixteen_writers_is_lost);
}
