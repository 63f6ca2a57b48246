//! C: both engines mean the same.

use cwom::prelude::*;
use cwom::{
    Artifact, ArtifactType, ContextPacket, ContextPacketDoctrineRef, Event, EventPriority,
    EventStatus, Issue, IssueType, Repo, Run, RunContextPacket, Task, Workflow,
};
use cwom_schema::schema::Dialect;
use cwom_tests::{Database, context};

use crate::catalog::Catalog;
use crate::shell::{count, refused};
use crate::world;

/// A boolean is a boolean: `false` as a default is 0 with a rule on SQLite and FALSE on PostgreSQL,
/// and no text that would count as true.
async fn c1_false_is_false<D: Catalog>(database: Database<D>) {
    let id: Id<Task> = world::SOME.parse().expect("an id");
    let sql = format!(
        "INSERT INTO tasks (id, requested_by_kind, requested_by_id, objective, operation, \
         target_repo) VALUES ('{id}', 'human', 'ada', 'Repair it', 'docs', 'harbour/tower')"
    );
    database
        .execute_as(&sql)
        .await
        .expect("the rest has defaults");
    let task: Task = database.store.get(id).await.expect("read");
    assert_eq!((task.allow_network, task.allow_secrets), (false, false));
    let text = "UPDATE tasks SET allow_network = 'maybe', row_version = 2";
    let reason = if D::NAME == "sqlite" {
        "allow_network"
    } else {
        "boolean"
    };
    refused(&database, text, reason).await;
}

/// The store's connections have foreign keys on, and every reference of the spec is one, so
/// nothing can point at a row that is not there, on either engine.
async fn c2_nothing_is_orphaned<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let ctx = context();
    let write = store.write(&ctx);
    let lost = Issue::new(world::nowhere(), "Lost", IssueType::Bug);
    let error = write.create(lost).await;
    assert!(
        matches!(error, Err(Error::ReferenceMissing { target: "Repo", .. })),
        "{error:?}"
    );
    let error = write.delete::<Repo>(issue.repo_id).await;
    assert!(
        matches!(error, Err(Error::StillReferenced { by: "Issue", .. })),
        "{error:?}"
    );
    let (some, nowhere) = (world::SOME, world::NOWHERE);
    let lost = format!(
        "INSERT INTO cwom_issues (id, repo_id, title, type) \
         VALUES ('{some}', '{nowhere}', 'Lost', 'bug')"
    );
    refused(&database, lost, "foreign key").await;
    refused(&database, "DELETE FROM cwom_repos", "foreign key").await;
}

/// Every column of an enum has a rule with its values on both engines, and so has one inside of
/// JSON.
async fn c3_values_of_enums_are_checked<D: Catalog>(database: Database<D>) {
    world::issue(&database.store, "harbour/tower").await;
    for (column, value) in [("priority", "P9"), ("priority", "p1"), ("type", "epic")] {
        let sql = format!("UPDATE cwom_issues SET {column} = '{value}', row_version = 2");
        refused(&database, sql, &format!("ck_cwom_issues_{column}_values")).await;
    }
    let robot = r#"[{"actor_kind": "robot", "actor_id": "r2"}]"#;
    let robot = format!("UPDATE cwom_issues SET assignees = '{robot}', row_version = 2");
    refused(&database, robot, "assignees").await;
}

/// An ordered enum sorts by its place in the spec on both engines, by one expression that indexes
/// have, too.
async fn c4_enums_sort_by_rank<D: Catalog>(database: Database<D>) {
    use EventPriority::{Critical, High, Low, Medium};

    let store = &database.store;
    for priority in [Medium, Critical, Low, High] {
        let new = Event::new("task.completed", "worker").priority(priority);
        world::create(store, new).await;
    }
    let pending = store
        .find::<Event>()
        .filter(Event::STATUS.eq(EventStatus::Pending))
        .order_by(Event::PRIORITY.desc());
    let events = pending.all().await.expect("events");
    let order: Vec<EventPriority> = events.iter().map(|event| event.priority).collect();
    assert_eq!(order, [Critical, High, Medium, Low]);
    let urgent = store.find::<Event>().filter(Event::PRIORITY.ge(High));
    assert_eq!(urgent.count().await.expect("a count"), 2);
}

/// A list is searched by an operator of the typed API, which compares whole items on both engines
/// and is no search in a text.
async fn c5_lists_are_searched_by_item<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    for (name, events) in [
        ("first", vec!["a.b"]),
        ("second", vec!["x.y", "a.b"]),
        ("near", vec!["a.bc", "%", "aXb"]),
    ] {
        let new = Workflow::new(name).trigger_events(events);
        world::create(store, new).await;
    }
    let triggered = store
        .find::<Workflow>()
        .filter(Workflow::TRIGGER_EVENTS.contains("a.b"))
        .order_by(Workflow::NAME.asc());
    let triggered = triggered.all().await.expect("workflows");
    let names: Vec<&str> = triggered.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["first", "second"]);
}

/// The spec says how wide an integer is, and both engines keep it: 64 bits hold an artifact of
/// 3 GiB, 32 bits refuse one more than they can hold.
async fn c6_integers_have_one_width<D: Catalog>(database: Database<D>) {
    const GIB_3: i64 = 3 * 1024 * 1024 * 1024;

    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::create(store, world::new_run(&issue)).await;
    let new =
        Artifact::new(&run, ArtifactType::Dataset, "a dataset", "file:data").size_bytes(GIB_3);
    let artifact = world::create(store, new).await;
    let artifact: Artifact = store.get(artifact.id).await.expect("read");
    assert_eq!(artifact.size_bytes, Some(GIB_3));
    world::create(store, Workflow::new("nightly")).await;
    let wide = "UPDATE workflows SET execution_count = 2147483648, row_version = 2";
    let reason = if D::NAME == "sqlite" {
        "execution_count"
    } else {
        "integer out of range"
    };
    refused(&database, wide, reason).await;
}

/// Lengths are rules on both engines, and broken ones are found before anything is sent, with the
/// field's name.
async fn c7_lengths_hold<D: Catalog>(database: Database<D>) {
    let issue = world::issue(&database.store, "harbour/tower").await;
    let ctx = context();
    let long = Repo::new("x".repeat(400), "harbour/long", cwom::Source::new("local"));
    let error = database
        .store
        .write(&ctx)
        .create(long)
        .await
        .expect_err("too long");
    assert!(
        matches!(error, Error::Invalid(_)) && error.to_string().contains("name"),
        "{error}"
    );
    let long = format!(
        "UPDATE cwom_repos SET name = '{}', row_version = 2",
        "x".repeat(400)
    );
    refused(&database, long, "ck_cwom_repos_name_length").await;
    let trace = "x".repeat(50);
    assert!(trace.parse::<TraceId>().is_err());
    let sql = format!(
        "UPDATE cwom_issues SET trace_id = '{trace}', row_version = 2 WHERE id = '{}'",
        issue.id
    );
    let reason = if D::NAME == "sqlite" {
        "trace_id"
    } else {
        "uuid"
    };
    refused(&database, sql, reason).await;
}

/// JSON columns hold JSON of their type: `jsonb` on PostgreSQL, text with a rule on SQLite; values
/// compare, and no column has PostgreSQL's `json`.
async fn c8_json_is_json<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    world::issue(store, "harbour/tower").await;
    refused(
        &database,
        "UPDATE cwom_issues SET meta = 'not json', row_version = 2",
        "json",
    )
    .await;
    refused(
        &database,
        "UPDATE cwom_issues SET meta = '[]', row_version = 2",
        "ck_cwom_issues_meta_json",
    )
    .await;
    let catalog = D::catalog(&database).await;
    let columns = catalog
        .tables
        .values()
        .flat_map(|table| table.columns.values());
    assert!(columns.into_iter().all(|column| column.data_type != "json"));
    world::repo(store, "harbour/crane").await;
    assert_eq!(
        count(
            &database,
            "(SELECT DISTINCT meta, tags FROM cwom_repos) AS d"
        )
        .await,
        1
    );
}

/// A moment is one instant in UTC with its zone written out: what is created is what is read, and
/// its JSON is the same whichever engine kept it.
async fn c9_moments_keep_their_zone<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let due: Timestamp = "2026-03-29T02:30:00.123456+02:00"
        .parse()
        .expect("a moment");
    let repo = world::repo(store, "harbour/tower").await;
    let new = Issue::new(repo.id, "Late", IssueType::Bug).due_at(due);
    let issue = world::create(store, new).await;
    let read: Issue = store.get(issue.id).await.expect("read");
    assert_eq!(
        (read.due_at, read.created_at),
        (Some(due), issue.created_at)
    );
    let json = serde_json::to_value(&read).expect("JSON");
    assert_eq!(json["due_at"], "2026-03-29T00:30:00.123456Z");
    assert!(
        json["created_at"]
            .as_str()
            .is_some_and(|text| text.ends_with('Z')),
        "{json}"
    );
    let stored = match D::SQL {
        Dialect::Sqlite => "SELECT due_at FROM cwom_issues",
        Dialect::Postgres => {
            "SELECT to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') \
             FROM cwom_issues"
        }
    };
    let stored = database.texts(stored).await.expect("read");
    assert_eq!(stored, ["2026-03-29T00:30:00.123456Z"]);
}

/// Links given at creation are made with it, in one transaction: one that dangles takes everything
/// back and is named, on both engines.
async fn c10_dangling_link_takes_all_back<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let packet = world::packet(store, &issue, "1.0").await;
    let ctx = context();
    let new = world::new_run(&issue).context_packets([packet.id, world::nowhere()]);
    let error = store.write(&ctx).create(new).await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                target: "ContextPacket",
                ..
            })
        ),
        "{error:?}"
    );
    assert_eq!(store.find::<Run>().count().await.expect("a count"), 0);
    let links: Vec<RunContextPacket> = store.list(None, 10).await.expect("links");
    assert_eq!(links, []);

    let doctrine = world::doctrine(store).await;
    let new =
        ContextPacket::new(issue.id, "2.0", "More").doctrine_refs([doctrine.id, world::nowhere()]);
    let error = store.write(&ctx).create(new).await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                target: "DoctrineRef",
                ..
            })
        ),
        "{error:?}"
    );
    assert_eq!(
        store
            .find::<ContextPacket>()
            .count()
            .await
            .expect("a count"),
        1
    );
    let links: Vec<ContextPacketDoctrineRef> = store.list(None, 10).await.expect("links");
    assert_eq!(links, []);
}

mod on {
    cwom_tests::on_both!(
        c1_false_is_false,
        c2_nothing_is_orphaned,
        c3_values_of_enums_are_checked,
        c4_enums_sort_by_rank,
        c5_lists_are_searched_by_item,
        c6_integers_have_one_width,
        c7_lengths_hold,
        c8_json_is_json,
        c9_moments_keep_their_zone,
        c10_dangling_link_takes_all_back,
    );
}
