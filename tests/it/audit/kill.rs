//! Writers that are killed at any moment: what they had committed is there with its entry, and
//! nothing else is.
//!
//! The writer is this test's own executable, started again with [`writer`] as its only test.

use std::env;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use cwom::prelude::*;
use cwom::{Agent, AgentStatus, Issue, IssueBlock, IssueType, Repo, Source};
use cwom_testkit::{Postgres, Sqlite};
use cwom_tests::{Database, context};

use super::ledger::Ledger;
use super::shell::Shell;
use super::{is_long, model, tables};
use crate::specs::random::Random;

/// Says to [`writer`] where to write.
const DATABASE: &str = "CWOM_TEST_WRITER";
/// What the writer says when it begins.
const BEGINS: &str = "the writer writes";

/// No test of its own: writes until it is killed, where [`kill_writers`] started it.
#[tokio::test]
#[ignore = "the tests that kill it start it"]
async fn writer() {
    let Ok(url) = env::var(DATABASE) else { return };
    if url.starts_with("postgres") {
        write_on(Store::<Postgres>::connect(&url).await.expect("it answers")).await;
    } else {
        write_on(Store::<Sqlite>::open(&url).await.expect("it opens")).await;
    }
}

/// Writes alone and in transactions, without an end.
async fn write_on<D: Dialect>(store: Store<D>) {
    println!("{BEGINS}");
    let name = std::process::id();
    let mut number = 0;
    loop {
        number += 1;
        let slug = format!("killed/{name}-{number}");
        write_once(&store, &slug)
            .await
            .expect("nothing else is in the way");
    }
}

/// One round of writes, alone and together.
pub(super) async fn write_once<D: Dialect>(store: &Store<D>, slug: &str) -> Result<()> {
    let ctx = Context::agent("killed");
    let write = store.write(&ctx);
    let repo = write
        .create(Repo::new("Tower", slug, Source::new("local")))
        .await?;
    let repo = write.update(&repo).set(Repo::NAME, "Other").await?;

    let mut tx = store.begin(&ctx).await?;
    let one = tx
        .create(Issue::new(repo.id, "One", IssueType::Bug))
        .await?;
    let two = tx
        .create(Issue::new(repo.id, "Two", IssueType::Bug))
        .await?;
    tx.create(IssueBlock::new(one.id, two.id)).await?;
    let mut scope = tx.savepoint().await?;
    scope.delete::<IssueBlock>((one.id, two.id)).await?;
    scope.rollback().await?;
    tx.update(&one).set(Issue::TITLE, "First").await?;
    tx.commit().await?;

    let agent = write.create(Agent::new(slug, "killed")).await?;
    let agent = write.transition(agent, AgentStatus::Starting).await?;
    write.delete::<IssueBlock>((one.id, two.id)).await?;
    write.delete::<Agent>(agent.id).await
}

/// A writer that has begun.
fn start(url: &str) -> Child {
    let program = env::current_exe().expect("this executable");
    let mut child = Command::new(program)
        .args(["audit::kill::writer", "--exact", "--nocapture", "--ignored"])
        .env(DATABASE, url)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let output = BufReader::new(child.stdout.take().expect("its output"));
    let begins = output
        .lines()
        .map_while(|line| line.ok())
        .any(|line| line.contains(BEGINS));
    assert!(begins, "the writer ended before it began");
    child
}

async fn kill_writers<D: Shell>(database: Database<D>) {
    let filled = model::fill(&database.store, &context()).await;
    filled.expect("the rows");
    let rounds = if is_long() { 200 } else { 10 };
    let mut random = Random::new(7);
    let mut session = D::open(&database.url).await;
    let mut written = 0;
    let mut idle = 0;
    for round in 1..=rounds {
        // Two of them, so that one is often killed while it waits for the other.
        let mut writers = [start(&database.url), start(&database.url)];
        let millis = random.below(60) as u64;
        tokio::time::sleep(Duration::from_millis(millis)).await;
        for writer in &mut writers {
            // SIGKILL, which nobody can put off.
            writer.kill().expect("it runs");
            writer.wait().expect("it ended");
        }
        if round % 10 == 0 || !is_long() {
            let ledger = Ledger::read::<D>(tables(), &mut session).await;
            ledger.assert_sound(tables());
            idle += usize::from(ledger.entries.len() == written);
            written = ledger.entries.len();
        }
        let left = D::SQL == cwom_schema::schema::Dialect::Sqlite;
        if left {
            let left = D::column(&mut session, "SELECT actor_id FROM audit_log_context").await;
            assert_eq!(left.expect("the row"), [""; 0]);
            let gaps = "SELECT seq || '' FROM audit_log AS l WHERE seq > 1 \
                        AND NOT EXISTS (SELECT 1 FROM audit_log AS p WHERE p.seq = l.seq - 1)";
            let gaps = D::column(&mut session, gaps).await;
            assert_eq!(gaps.expect("the log"), [""; 0], "an entry is missing");
        }
    }
    assert!(
        idle * 2 < rounds,
        "most writers were killed before they wrote"
    );
    let check = "PRAGMA integrity_check";
    if D::SQL == cwom_schema::schema::Dialect::Sqlite {
        assert_eq!(
            D::column(&mut session, check).await.expect("a check"),
            ["ok"]
        );
    }
    // The next writer goes on.
    write_once(&database.store, "after/all")
        .await
        .expect("as before");
    eprintln!("{}: {rounds} rounds, {written} entries", D::NAME);
}

mod on {
    cwom_tests::on_both!(kill_writers);
}
