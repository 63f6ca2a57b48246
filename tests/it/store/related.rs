//! Keys and relations: the questions that the roadmap asks of the model, each one query.

use cwom::prelude::*;
use cwom::{
    Actor, ActorKind, Artifact, ArtifactType, ConstraintScope, ConstraintSnapshot, ContextPacket,
    ContextPacketDoctrineRef, DoctrineRef, DoctrineType, Executor, Issue, IssueConstraintSnapshot,
    IssueDoctrineRef, IssueType, Repo, Run, RunContextPacket, RunDoctrineRef, RunMode, Source,
};
use cwom_tests::{Database, Engine, context};

/// Two repos with two issues each; every issue has two runs, every run an artifact. The first issue
/// of each repo, its runs and its packet stand under the doctrine and the limits.
struct World {
    repos: Vec<Repo>,
    issues: Vec<Issue>,
    runs: Vec<Run>,
    packets: Vec<ContextPacket>,
    artifacts: Vec<Artifact>,
    doctrine: DoctrineRef,
    limits: ConstraintSnapshot,
}

async fn world<D: Engine>(store: &Store<D>) -> World {
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let ada = Actor::new(ActorKind::Human, "ada");
    let new = DoctrineRef::new("core", "tests", "1", DoctrineType::Policy, "Test it.");
    let doctrine = tx.create(new).await.expect("doctrine");
    let new = ConstraintSnapshot::new(ConstraintScope::Run, ada.clone());
    let limits = tx.create(new).await.expect("limits");
    let mut world = World {
        repos: Vec::new(),
        issues: Vec::new(),
        runs: Vec::new(),
        packets: Vec::new(),
        artifacts: Vec::new(),
        doctrine,
        limits,
    };
    for slug in ["harbour/tower", "harbour/crane"] {
        let new = Repo::new("Tower", slug, Source::new("local"));
        let repo = tx.create(new).await.expect("a repo");
        for title in ["governed", "free"] {
            let new = Issue::new(repo.id, title, IssueType::Bug);
            let issue = tx.create(new).await.expect("an issue");
            let new = ContextPacket::new(issue.id, "1.0", title);
            let packet = tx.create(new).await.expect("a packet");
            let is_governed = title == "governed";
            if is_governed {
                let (rule, limits) = (world.doctrine.id, world.limits.id);
                let new = IssueDoctrineRef::new(issue.id, rule);
                tx.create(new).await.expect("a link");
                let new = IssueConstraintSnapshot::new(issue.id, limits);
                tx.create(new).await.expect("a link");
                let new = ContextPacketDoctrineRef::new(packet.id, rule);
                tx.create(new).await.expect("a link");
            }
            for _ in 0..2 {
                let executor = Executor::new(ada.clone(), "container");
                let new = Run::new(&issue, RunMode::Agent, executor);
                let run = tx.create(new).await.expect("a run");
                if is_governed {
                    let new = RunDoctrineRef::new(run.id, world.doctrine.id);
                    tx.create(new).await.expect("a link");
                    let new = RunContextPacket::new(run.id, packet.id);
                    tx.create(new).await.expect("a link");
                }
                let new = Artifact::new(&run, ArtifactType::Log, "a log", "file:log");
                world
                    .artifacts
                    .push(tx.create(new).await.expect("an artifact"));
                world.runs.push(run);
            }
            world.packets.push(packet);
            world.issues.push(issue);
        }
        world.repos.push(repo);
    }
    tx.commit().await.expect("committed");
    world
}

fn ids<E: Entity>(rows: &[E]) -> Vec<E::Key> {
    rows.iter().map(Entity::key).collect()
}

fn some<E: Entity>(rows: &[E], positions: &[usize]) -> Vec<E::Key> {
    positions
        .iter()
        .map(|position| rows[*position].key())
        .collect()
}

async fn scenarios_of_the_roadmap<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let world = world(store).await;
    let (rule, limits) = (world.doctrine.id, world.limits.id);

    let issues = store
        .find::<Issue>()
        .filter(Issue::REPO.eq(world.repos[0].id));
    let issues = issues.all().await.expect("issues by repo");
    assert_eq!(ids(&issues), some(&world.issues, &[0, 1]));

    let issues = store
        .find::<Issue>()
        .linked(Issue::CONSTRAINT_SNAPSHOTS, limits);
    let issues = issues.all().await.expect("issues by constraint snapshot");
    assert_eq!(ids(&issues), some(&world.issues, &[0, 2]));

    let issues = store.find::<Issue>().linked(Issue::DOCTRINE_REFS, rule);
    let issues = issues.all().await.expect("issues by doctrine");
    assert_eq!(ids(&issues), some(&world.issues, &[0, 2]));

    let runs = store
        .find::<Run>()
        .linked(Run::DOCTRINE_REFS, rule)
        .order_by(Run::CREATED_AT.desc());
    let runs = runs.all().await.expect("runs by doctrine, newest first");
    assert_eq!(ids(&runs), some(&world.runs, &[5, 4, 1, 0]));

    let runs = store
        .find::<Run>()
        .linked(Run::CONTEXT_PACKETS, world.packets[2].id);
    let runs = runs.all().await.expect("runs by context packet");
    assert_eq!(ids(&runs), some(&world.runs, &[4, 5]));

    let packets = store
        .find::<ContextPacket>()
        .linked(ContextPacket::DOCTRINE_REFS, rule);
    let packets = packets.all().await.expect("packets by doctrine");
    assert_eq!(ids(&packets), some(&world.packets, &[0, 2]));

    let artifacts = store.related(&world.runs[3], Run::ARTIFACTS);
    let artifacts = artifacts.all().await.expect("artifacts by run");
    assert_eq!(ids(&artifacts), some(&world.artifacts, &[3]));

    let artifacts = store.related(&world.issues[1], Issue::ARTIFACTS);
    let artifacts = artifacts.all().await.expect("artifacts by issue");
    assert_eq!(ids(&artifacts), some(&world.artifacts, &[2, 3]));
}

async fn relations_are_followed_from_both_ends<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let world = world(store).await;
    let from_run = store.related(&world.runs[0], Run::DOCTRINE_REFS);
    assert_eq!(from_run.one().await.expect("one rule"), world.doctrine);
    let from_rule = store.related(&world.doctrine, DoctrineRef::RUNS);
    assert_eq!(from_rule.count().await.expect("a count"), 4);
    let page = store
        .related(&world.doctrine, DoctrineRef::RUNS)
        .page(Page::first(3));
    let page = page.await.expect("a page");
    assert_eq!(ids(&page.rows), some(&world.runs, &[0, 1, 4]));
    assert!(page.next.is_some());
    // Across two relations: the issues that have this run.
    let issues = store.find::<Issue>().linked(Issue::RUNS, world.runs[6].id);
    assert_eq!(issues.one().await.expect("its issue"), world.issues[3]);
}

async fn related_rows_of_many_are_loaded_at_once<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let world = world(store).await;
    let runs = store.load(&world.issues, Issue::RUNS).await.expect("runs");
    let runs: Vec<Vec<Id<Run>>> = runs.iter().map(|runs| ids(runs)).collect();
    let pairs = [[0, 1], [2, 3], [4, 5], [6, 7]];
    assert_eq!(runs, pairs.map(|pair| some(&world.runs, &pair)));

    let rules = store
        .load(&world.issues, Issue::DOCTRINE_REFS)
        .await
        .expect("rules");
    let counts: Vec<usize> = rules.iter().map(Vec::len).collect();
    assert_eq!(counts, [1, 0, 1, 0]);

    let repos = store.load(&world.runs, Run::REPO).await.expect("repos");
    let expected = [0, 0, 0, 0, 1, 1, 1, 1];
    assert_eq!(ids(&repos), some(&world.repos, &expected));

    let parents = store
        .load(&world.issues, Issue::PARENT)
        .await
        .expect("parents");
    assert!(parents.iter().all(Option::is_none));

    // Given twice, answered twice; given nothing, answered nothing.
    let twice = [world.issues[0].clone(), world.issues[0].clone()];
    let runs = store.load(&twice, Issue::RUNS).await.expect("runs");
    assert!(runs.len() == 2 && runs[0] == runs[1] && runs[0].len() == 2);
    assert!(
        store
            .load(&[], Issue::RUNS)
            .await
            .expect("nothing")
            .is_empty()
    );

    let mut tx = store.begin(&context()).await.expect("a transaction");
    let inside = tx.load(&world.runs, Run::FOR_ISSUE).await.expect("issues");
    assert_eq!(inside.len(), world.runs.len());
}

async fn unique_keys_find_their_row<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let world = world(store).await;
    let repo = store.get_by(Repo::BY_SLUG, "harbour/crane").await;
    assert_eq!(repo.expect("it is there"), world.repos[1]);
    let none = store.get_by_opt(Repo::BY_SLUG, "harbour/none").await;
    assert_eq!(none.expect("read"), None);
    let error = store.get_by(Repo::BY_SLUG, "harbour/none").await;
    assert!(matches!(error, Err(Error::NotFound { entity: "Repo", .. })));
    let key = (world.issues[2].id, "1.0");
    let packet = store.get_by(ContextPacket::BY_FOR_ISSUE_VERSION, key).await;
    assert_eq!(packet.expect("it is there"), world.packets[2]);
    let error = store.get_by(Repo::BY_SLUG, "nul \0").await;
    assert!(matches!(error, Err(Error::Invalid(_))));
}

async fn many_are_read_in_the_order_of_their_ids<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let world = world(store).await;
    let wanted = some(&world.issues, &[2, 0, 3, 0]);
    let issues = store.get_many::<Issue>(&wanted).await.expect("issues");
    assert_eq!(ids(&issues), wanted);
    assert!(store.get_many::<Issue>(&[]).await.expect("none").is_empty());
    let missing = Id::<Issue>::from_uuid(Uuid::from_u128(7));
    let error = store.get_many::<Issue>(&[wanted[0], missing]).await;
    let Err(Error::NotFound {
        entity: "Issue",
        key,
    }) = error
    else {
        panic!("{error:?}")
    };
    assert_eq!(key, missing.to_string());
}

mod on {
    cwom_tests::on_both!(
        scenarios_of_the_roadmap,
        relations_are_followed_from_both_ends,
        related_rows_of_many_are_loaded_at_once,
        unique_keys_find_their_row,
        many_are_read_in_the_order_of_their_ids,
    );
}
