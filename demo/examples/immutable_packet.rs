//! A context packet for an issue: once written, it never changes.
//!
//! `cargo run -p cwom-demo --example immutable_packet [DATABASE_URL]`; a database in memory by default.

use cwom::prelude::*;
use cwom::{ContextPacket, Issue, IssueType, MIGRATIONS, Repo, Source};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let url = std::env::args().nth(1);
    let url = url.unwrap_or_else(|| "sqlite::memory:".to_owned());
    cwom::with_store!(url, |store| story(&store).await)?
}

pub(crate) async fn story<D: Dialect>(store: &Store<D>) -> Result<()> {
    store.migrate(&MIGRATIONS).await?;
    let ctx = Context::human("ada");
    let mut tx = store.begin(&ctx).await?;
    let slug = format!("harbour/{}", Uuid::new_v4());
    let repo = tx
        .create(Repo::new("Tower", slug, Source::new("github")))
        .await?;
    let issue = tx
        .create(Issue::new(repo.id, "Login fails", IssueType::Bug))
        .await?;
    let packet = tx
        .create(ContextPacket::new(issue.id, "1.0", "Steps to reproduce"))
        .await?;
    tx.link(Issue::CONTEXT_PACKETS, issue.id, packet.id)
        .with(|link| link.role("primary_context"))
        .await?;
    tx.commit().await?;

    // `tx.update(&packet)` does not compile: what is immutable has no update. A new version is a
    // new packet.
    let next = store
        .write(&ctx)
        .create(ContextPacket::new(issue.id, "1.1", "Only on Mondays"))
        .await?;

    // The database refuses what the types cannot: the same version again.
    let again = store
        .write(&ctx)
        .create(ContextPacket::new(issue.id, "1.1", "Only on Tuesdays"))
        .await;
    assert!(matches!(again, Err(Error::Unique { .. })), "{again:?}");
    let packets = store.load(&[issue], Issue::PACKETS).await?;
    assert_eq!(packets, [vec![packet, next]]);
    Ok(())
}
