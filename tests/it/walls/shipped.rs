//! The shipped model: what happened, what was decided and what was known stay as they are. One
//! file for each rule; the matrix says that none of them lacks a statement.

mod append_only;
mod check;
mod cycle;
mod immutable;
mod matrix;
mod reference;
mod sound;
mod transition;
mod version;

use cwom::{
    ActorKind, Agent, ConstraintScope, ConstraintSnapshot, ContextPacket, Executor, Issue,
    IssueBlock, IssueType, Repo, Run, RunContextPacket, RunMode, Source,
};
use cwom_tests::{Database, Engine, context};

use super::{Attack, Wall, fall_with_the_triggers, filled, hold, holes, pass, without_triggers};

/// What is tried against one rule.
struct Attacks {
    /// Statements that both engines know.
    both: &'static [Attack],
    /// Statements that only SQLite knows.
    sqlite: &'static [Attack],
    /// Statements that only PostgreSQL knows.
    postgres: &'static [Attack],
}

impl Attacks {
    /// Those that an engine knows.
    fn of<D: Engine>(&self) -> impl Iterator<Item = &'static Attack> {
        let own = if D::NAME == "sqlite" {
            self.sqlite
        } else {
            self.postgres
        };
        self.both.iter().chain(own)
    }
}

/// What is tried against every rule.
const ALL: [&Attacks; 7] = [
    &immutable::ATTACKS,
    &append_only::ATTACKS,
    &version::ATTACKS,
    &transition::ATTACKS,
    &reference::ATTACKS,
    &check::ATTACKS,
    &cycle::ATTACKS,
];

/// One row of each sort, and their ids by the names that the statements use.
async fn rows<D: Engine>(database: &Database<D>) -> Vec<(&'static str, String)> {
    let ctx = context();
    let writer = database.store.write(&ctx);
    let repo = writer
        .create(Repo::new("Tower", "harbour/tower", Source::new("local")))
        .await
        .expect("a repo");
    let strange = writer
        .create(Repo::new("Other", "harbour/other", Source::new("local")))
        .await
        .expect("a repo");
    let issue = |title: &str| Issue::new(repo.id, title, IssueType::Bug);
    let first = writer.create(issue("first")).await.expect("an issue");
    let other = writer
        .create(issue("second").parent(first.id))
        .await
        .expect("an issue");
    let third = writer.create(issue("third")).await.expect("an issue");
    let canceled = writer
        .create(issue("given up").status(cwom::Status::Canceled))
        .await
        .expect("an issue may come in any state");
    for (from, to) in [(first.id, other.id), (other.id, third.id)] {
        writer
            .create(IssueBlock::new(from, to))
            .await
            .expect("a link");
    }
    let packet = writer
        .create(ContextPacket::new(first.id, "1.0", "all there is"))
        .await
        .expect("a packet");
    let loose = writer
        .create(ContextPacket::new(third.id, "1.0", "nobody has it"))
        .await
        .expect("a packet");
    let free = writer
        .create(Repo::new("Free", "harbour/free", Source::new("local")))
        .await
        .expect("a repo");
    let human = cwom::Actor::new(ActorKind::Human, "ada");
    let snapshot = writer
        .create(ConstraintSnapshot::new(ConstraintScope::Repo, human))
        .await
        .expect("a snapshot");
    let new_run = || {
        let agent = cwom::Actor::new(ActorKind::Agent, "agent-7");
        Run::new(&first, RunMode::Agent, Executor::new(agent, "container"))
    };
    let run = writer.create(new_run()).await.expect("a run");
    let bare = writer.create(new_run()).await.expect("a run");
    writer
        .create(RunContextPacket::new(run.id, packet.id))
        .await
        .expect("a link");
    for name in ["first", "second"] {
        writer
            .create(Agent::new(name, "x"))
            .await
            .expect("an agent");
    }
    vec![
        ("repo", repo.id.to_string()),
        ("strange", strange.id.to_string()),
        ("issue", first.id.to_string()),
        ("other", other.id.to_string()),
        ("third", third.id.to_string()),
        ("canceled", canceled.id.to_string()),
        ("packet", packet.id.to_string()),
        ("loose", loose.id.to_string()),
        ("free", free.id.to_string()),
        ("snapshot", snapshot.id.to_string()),
        ("run", run.id.to_string()),
        ("bare", bare.id.to_string()),
        ("new", "01900000-0000-7000-8000-000000000001".to_owned()),
        ("newer", "01900000-0000-7000-8000-000000000002".to_owned()),
    ]
}

fn attacks<D: Engine>(values: &[(&str, String)]) -> Vec<(Wall, String)> {
    ALL.iter()
        .flat_map(|attacks| attacks.of::<D>())
        .map(|(wall, sql)| (*wall, filled(sql, values)))
        .collect()
}

async fn every_statement_meets_the_wall<D: Engine>(database: Database<D>) {
    let values = rows(&database).await;
    hold(&database, &attacks::<D>(&values)).await;
}

/// Whoever watches sees what comes through, on a connection that earlier attacks had, too.
async fn holes_are_seen<D: Engine>(database: Database<D>) {
    let values = rows(&database).await;
    let of = |attacks: &Attacks, wall: Wall| {
        let mut known = attacks.of::<D>();
        let found = known.find(|(is, sql)| *is == wall && sql.starts_with("UPDATE "));
        let (wall, sql) = found.expect("there is one");
        (*wall, filled(sql, &values))
    };
    // A CHECK stands without triggers, too.
    let tried = [
        of(&check::ATTACKS, Wall::Constraint),
        of(&immutable::ATTACKS, Wall::Rule),
    ];
    without_triggers(&database).await;
    let holes = holes(&database, &tried).await;
    let of = |word: &str| holes.iter().find(|hole| hole.starts_with(word));
    for word in ["accepted", "changed something"] {
        assert!(
            of(word).is_some_and(|hole| hole.ends_with(&tried[1].1)),
            "{holes:?}"
        );
    }
    assert!(
        !holes.iter().any(|hole| hole.contains(&tried[0].1)),
        "{holes:?}"
    );
}

async fn walls_fall_with_the_triggers<D: Engine>(database: Database<D>) {
    let values = rows(&database).await;
    fall_with_the_triggers(&database, &attacks::<D>(&values)).await;
}

async fn sound_statements_pass<D: Engine>(database: Database<D>) {
    let values = rows(&database).await;
    let statements: Vec<String> = sound::SOUND
        .iter()
        .map(|sql| filled(sql, &values))
        .collect();
    // Links within a chain are taken away first, so that some of them can be turned around.
    let (before, after) = statements.split_at(7);
    pass(&database, &before[..6]).await;
    database
        .execute_as("DELETE FROM cwom_issue_blocks")
        .await
        .expect("links of an issue come and go");
    pass(&database, &before[6..]).await;
    pass(&database, &after[..1]).await;
    database
        .execute_as(&after[1])
        .await
        .expect("nothing changes");
    pass(&database, &after[2..]).await;
}

mod on {
    cwom_tests::on_both!(
        every_statement_meets_the_wall,
        holes_are_seen,
        walls_fall_with_the_triggers,
        sound_statements_pass
    );
}
