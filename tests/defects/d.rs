//! D: references are foreign keys, relations are tables, and both are found from either end.

use std::fs;

use cwom::prelude::*;
use cwom::{
    Artifact, ArtifactType, ConstraintSnapshot, ContextPacket, CoreArtifact, DoctrineRef, Issue,
    IssueBlock, IssueDoctrineRef, IssueType, Job, Repo, Run, Source, Status, TaskTarget,
};
use cwom_tests::{Database, Engine as _, context};
use serde_json::json;

use crate::catalog::{Catalog, pairs, ways};
use crate::shell::{Shell, refused};
use crate::world;

/// Inputs are links that are given with the row and made in its transaction; what was accepted is
/// there, from both ends.
async fn d1_inputs_arrive<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let first = world::issue(store, "harbour/tower").await;
    let packet = world::packet(store, &first, "1.0").await;
    let limits = world::snapshot(store).await;
    let doctrine = world::doctrine(store).await;
    let new = Issue::new(first.repo_id, "Again", IssueType::Bug)
        .doctrine_refs([doctrine.id])
        .constraint_snapshots([limits.id])
        .context_packets([packet.id]);
    let issue = world::create(store, new).await;
    let issues = [issue];
    let load = store.load(&issues, Issue::DOCTRINE_REFS).await;
    assert_eq!(load.expect("read"), [vec![doctrine.clone()]]);
    let load = store.load(&issues, Issue::CONSTRAINT_SNAPSHOTS).await;
    assert_eq!(load.expect("read"), [vec![limits.clone()]]);
    let load = store.load(&issues, Issue::CONTEXT_PACKETS).await;
    assert_eq!(load.expect("read"), [vec![packet]]);
    let back = store.load(&[doctrine], DoctrineRef::ISSUES).await;
    assert_eq!(back.expect("read"), [issues.to_vec()]);
}

/// The pinned snapshot is a column with a foreign key, which a state machine asks for before a run
/// may run, and the snapshot finds its runs by it.
async fn d2_run_pins_its_snapshot<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let packet = world::packet(store, &issue, "1.0").await;
    let new = world::new_run(&issue).context_packets([packet.id]);
    let unpinned = world::create(store, new).await;
    let ctx = context();
    let error = store
        .write(&ctx)
        .transition(unpinned.clone(), Status::Running)
        .await;
    assert!(
        matches!(error, Err(Error::CheckFailed { entity: "Run", .. })),
        "{error:?}"
    );
    let limits = world::snapshot(store).await;
    let run = store
        .write(&ctx)
        .transition(unpinned, Status::Running)
        .set(Run::CONSTRAINT_SNAPSHOT, limits.id)
        .await
        .expect("pinned with the move");
    assert_eq!(run.constraint_snapshot_id, Some(limits.id));
    let runs = store.load(&[limits], ConstraintSnapshot::RUNS).await;
    assert_eq!(runs.expect("read"), [vec![run.clone()]]);
    let unpin = format!(
        "UPDATE cwom_runs SET constraint_snapshot_id = NULL, row_version = row_version + 1 \
         WHERE id = '{}'",
        run.id
    );
    refused(&database, unpin, "constraint_snapshot").await;
}

/// A reference is an id of one entity's type, so another kind does not compile; there is no column
/// of a kind to be wrong, and in JSON and raw SQL an id of another kind points at nothing.
async fn d3_reference_is_of_one_kind<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::create(store, world::new_run(&issue)).await;
    never!(Id<Repo>: From<Id<Run>>);
    let catalog = D::catalog(&database).await;
    let columns = catalog.tables["cwom_issues"].columns.keys();
    let kinds: Vec<&String> = columns.filter(|name| name.contains("kind")).collect();
    assert_eq!(kinds, [""; 0]);
    let sql = format!(
        "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{}', '{}', 'Wrong', 'bug')",
        world::SOME,
        run.id
    );
    refused(&database, sql, "foreign key").await;
    let reference = json!({"kind": "Run", "id": run.id});
    let wrong = json!({"repo_id": reference, "title": "Wrong", "type": "bug"});
    assert!(serde_json::from_value::<cwom::NewIssue>(wrong).is_err());
    let wrong = json!({"kind": "Run", "repo_id": issue.repo_id, "title": "Wrong", "type": "bug"});
    let error = serde_json::from_value::<cwom::NewIssue>(wrong).expect_err("another kind");
    assert!(error.to_string().contains("`Run`"), "{error}");
}

/// Parent, blocks and duplicates are a reference and two tables of pairs, with foreign keys and
/// guards against a way back to the start.
async fn d4_relationships_are_checked<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let ctx = context();
    let write = store.write(&ctx);
    let new = || Issue::new(issue.repo_id, "Part", IssueType::Bug);
    let error = write.create(new().parent(world::nowhere())).await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                field: "parent_id",
                ..
            })
        ),
        "{error:?}"
    );
    let error = write.update(&issue).set(Issue::PARENT, issue.id).await;
    let Err(Error::CheckFailed { constraint, .. }) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(*constraint, "ck_cwom_issues_parent_id_distinct");
    let part = world::create(store, new().parent(issue.id).blocks([issue.id])).await;
    let error = write.update(&issue).set(Issue::PARENT, part.id).await;
    assert!(matches!(error, Err(Error::Cycle { .. })), "{error:?}");
    let error = write.create(IssueBlock::new(issue.id, part.id)).await;
    assert!(matches!(error, Err(Error::Cycle { .. })), "{error:?}");
    // A repo is nothing that an issue can block, whatever its id is taken for.
    let sql = format!(
        "INSERT INTO cwom_issue_blocks (issue_id, blocked_id) VALUES ('{}', '{}')",
        issue.id, issue.repo_id
    );
    refused(&database, sql, "foreign key").await;
}

/// A relation has a column with an index or a table with an index for each end, so children and
/// blocked issues are looked up.
async fn d5_relationships_are_found_by_index<D: Catalog>(database: Database<D>) {
    let set = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', \
               current_database()); END $$";
    if D::NAME == "postgres" {
        // As it would choose by itself once there are many rows.
        database.execute(set).await.expect("a setting");
    }
    let parent = world::SOME;
    let explain = if D::NAME == "sqlite" {
        "EXPLAIN QUERY PLAN"
    } else {
        "EXPLAIN"
    };
    for (query, index) in [
        (
            format!("SELECT * FROM cwom_issues WHERE parent_id = '{parent}'"),
            "ix_cwom_issues_parent_id",
        ),
        (
            format!("SELECT issue_id FROM cwom_issue_blocks WHERE blocked_id = '{parent}'"),
            "blocked_id",
        ),
    ] {
        let plan = plan::<D>(&database, &format!("{explain} {query}")).await;
        assert!(plan.contains(index) && !plan.contains("Seq Scan"), "{plan}");
    }
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let part = Issue::new(issue.repo_id, "Part", IssueType::Bug).parent(issue.id);
    let part = world::create(store, part).await;
    let children = store.load(&[issue], Issue::CHILDREN).await;
    assert_eq!(children.expect("read"), [vec![part]]);
}

/// The whole plan of a query. On SQLite the words stand in the last column.
async fn plan<D: Shell>(database: &Database<D>, explain: &str) -> String {
    if D::NAME == "postgres" {
        return database.texts(explain).await.expect("a plan").join("\n");
    }
    let mut connection = Sqlite::open(&database.url).await;
    let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(sqlx::AssertSqlSafe(explain))
        .fetch_all(&mut connection)
        .await
        .expect("a plan");
    steps.into_iter().map(|step| step.3 + "\n").collect()
}

/// Back-links are not stored, but are the same foreign key read from its other end, so none can
/// stay empty.
async fn d6_back_links_are_derived<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::running(store, &issue).await;
    let artifact = Artifact::new(&run, ArtifactType::Log, "a log", "file:log");
    let artifact = world::create(store, artifact).await;
    let issues = [issue];
    let runs = store.load(&issues, Issue::RUNS).await.expect("runs");
    assert_eq!(runs, [vec![run]]);
    let artifacts = store
        .load(&issues, Issue::ARTIFACTS)
        .await
        .expect("artifacts");
    assert_eq!(artifacts, [vec![artifact]]);
    let packets = store.load(&issues, Issue::PACKETS).await.expect("packets");
    assert_eq!(packets[0].len(), 1);
}

/// Rows that belong together share a composite foreign key: a run has its issue's repo and an
/// artifact its run's issue, or it is refused.
async fn d7_rows_that_belong_together_agree<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let other = world::issue(store, "harbour/crane").await;
    let some = world::SOME;
    let actor = r#"{"actor_kind": "human", "actor_id": "ada"}"#;
    let executor = format!(r#"{{"actor": {actor}, "runtime": "local", "toolchain": []}}"#);
    let run = |repo: Id<Repo>| {
        format!(
            "INSERT INTO cwom_runs (id, for_issue_id, repo_id, mode, executor) \
             VALUES ('{some}', '{}', '{repo}', 'human', '{executor}')",
            issue.id
        )
    };
    refused(&database, run(other.repo_id), "foreign key").await;
    database
        .execute_as(&run(issue.repo_id))
        .await
        .expect("its issue's repo");
    let mut strange: Run = store
        .get(some.parse::<Id<Run>>().expect("an id"))
        .await
        .expect("it");
    strange.for_issue_id = other.id;
    let ctx = context();
    let new = Artifact::new(&strange, ArtifactType::Log, "a log", "file:log");
    let error = store.write(&ctx).create(new).await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                entity: "Artifact",
                ..
            })
        ),
        "{error:?}"
    );
}

/// Each foreign key, both of a link's among them, has an index or a key that begins with it; the
/// generator makes it without being asked.
async fn d8_links_are_found_from_both_ends<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    let mut keys = 0;
    for (table, real) in
        pairs::<D>(&catalog).filter(|(table, _)| !table.name.starts_with("audit_log"))
    {
        for (name, key) in &real.foreign_keys {
            let ways = ways(real);
            let leads = ways
                .iter()
                .any(|(_, columns)| columns.first() == key.columns.first());
            assert!(leads, "{}: nothing leads to {name}: {ways:?}", table.name);
            keys += 1;
        }
    }
    assert!(keys > 30, "{keys}");
}

/// An index that another one covers is a warning of the spec, and the shipped one makes none.
async fn d9_no_index_is_superfluous<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    for (table, real) in pairs::<D>(&catalog) {
        let ways = ways(real);
        for name in real.indexes.keys() {
            let Some((_, columns)) = ways.iter().find(|(way, _)| way == name) else {
                continue;
            };
            let covers =
                |(way, other): &&(String, Vec<String>)| way != name && other.starts_with(columns);
            let by = ways.iter().find(covers);
            assert_eq!(by, None, "{} covers {name} of {}", name, table.name);
        }
    }
    let path = crate::workspace_root().join("cwom-spec.toml");
    let text = fs::read_to_string(path).expect("the spec");
    let warns = |text: &str| {
        let (schema, diagnostics) = cwom_schema::parse(text);
        assert!(schema.is_some());
        format!("{diagnostics:?}").contains("RedundantIndex")
    };
    assert!(!warns(&text));
    assert!(warns(&text.replace(
        "indexes = [[\"name\"], [\"visibility\"],",
        "indexes = [[\"name\"], [\"slug\"], [\"visibility\"],"
    )));
}

/// A reference in the spec is a foreign key in the database; there is no other way to write one.
async fn d10_references_are_keys<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let ctx = context();
    let write = store.write(&ctx);
    let error = write.create(Job::new(world::nowhere())).await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                field: "task_id",
                ..
            })
        ),
        "{error:?}"
    );
    let error = write.create(CoreArtifact::new(world::nowhere())).await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                field: "task_id",
                ..
            })
        ),
        "{error:?}"
    );
    let task = world::create(store, world::new_task()).await;
    let error = write
        .create(CoreArtifact::new(task.id).job(world::nowhere()))
        .await;
    assert!(
        matches!(
            error,
            Err(Error::ReferenceMissing {
                field: "job_id",
                ..
            })
        ),
        "{error:?}"
    );
    let (some, nowhere) = (world::SOME, world::NOWHERE);
    let sql = format!(
        "INSERT INTO jobs (id, task_id, trace_id) VALUES ('{some}', '{nowhere}', '{some}')"
    );
    refused(&database, sql, "foreign key").await;
}

/// Issue and version together are a unique key of the packets.
async fn d11_version_of_a_packet_is_unique<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    world::packet(store, &issue, "1.0").await;
    world::packet(store, &issue, "1.1").await;
    let ctx = context();
    let again = ContextPacket::new(issue.id, "1.0", "Something else");
    let error = store.write(&ctx).create(again).await;
    let Err(Error::Unique {
        entity: "ContextPacket",
        fields,
        ..
    }) = &error
    else {
        panic!("{error:?}");
    };
    assert_eq!(*fields, ["for_issue_id", "version"]);
    let sql = format!(
        "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) \
         VALUES ('{}', '{}', '1.0', 'Something else')",
        world::SOME,
        issue.id
    );
    refused(&database, sql, "unique").await;
}

/// A reference or a link with a role has a column of its own for it, which is part of the
/// audit image.
async fn d12_roles_are_kept<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let doctrine = world::doctrine(store).await;
    let limits = world::snapshot(store).await;
    let link = IssueDoctrineRef::new(issue.id, doctrine.id).role("governs");
    world::create(store, link).await;
    let link: IssueDoctrineRef = store.get((issue.id, doctrine.id)).await.expect("it");
    assert_eq!(link.role.as_deref(), Some("governs"));
    let new = world::new_run(&issue)
        .constraint_snapshot(limits.id)
        .constraint_snapshot_role("pinned at start");
    let run = world::create(store, new).await;
    let run: Run = store.get(run.id).await.expect("it");
    assert_eq!(
        run.constraint_snapshot_role.as_deref(),
        Some("pinned at start")
    );
    let entries = store
        .audit(cwom::AUDIT)
        .entries()
        .kind("Issue.doctrine_refs");
    let entries = entries.all().await.expect("the log");
    assert_eq!(
        entries[0].after.as_ref().expect("an image")["role"],
        "governs"
    );
}

/// A value type is one Rust type, one JSON Schema and one rule on the column, which refuses other
/// shapes and numbers out of range from raw SQL, too.
async fn d13_stored_json_is_of_its_type<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let run = world::create(store, world::new_run(&issue)).await;
    let artifact = Artifact::new(&run, ArtifactType::Log, "a log", "file:log");
    world::create(store, artifact).await;
    for (column, value) in [
        ("telemetry", r#""x""#),
        ("executor", "[]"),
        ("cost", r#"{"usd": -5}"#),
        ("outputs", r#"{"result_summary": 7, "decision_log": []}"#),
        ("plan", r#"{"steps": "one", "risk_notes": []}"#),
    ] {
        let sql = format!("UPDATE cwom_runs SET {column} = '{value}', row_version = 2");
        refused(&database, sql, &format!("ck_cwom_runs_{column}")).await;
    }
    let sql = "UPDATE cwom_artifacts SET size_bytes = -1, row_version = 2";
    refused(&database, sql, "ck_cwom_artifacts_size_bytes_range").await;
    let sound = r#"UPDATE cwom_runs SET cost = '{"usd": 5}', row_version = 2"#;
    database
        .execute_as(sound)
        .await
        .expect("what refuses everything proves nothing");
    let run: Run = store.get(run.id).await.expect("it is of its types");
    assert_eq!(run.cost.usd, Some(5.0));
}

/// The spec names the kind of id, version 7 of UUIDs here, and the library makes no other: later
/// rows have greater ids.
async fn d14_ids_are_what_they_are_said_to_be<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let mut ids = Vec::new();
    for slug in ["a/one", "a/two", "a/three"] {
        ids.push(world::repo(store, slug).await.id);
    }
    assert!(ids.is_sorted(), "{ids:?}");
    let stored = database
        .texts("SELECT id || '' FROM cwom_repos ORDER BY id")
        .await
        .expect("read");
    let expected: Vec<String> = ids.iter().map(ToString::to_string).collect();
    assert_eq!(stored, expected);
    // The digit behind the second dash is the version.
    assert!(
        stored.iter().all(|id| id.as_bytes()[14] == b'7'),
        "{stored:?}"
    );
}

/// A slug and a task's target have one pattern, so a repo has one spelling: lower case, without
/// `.git`.
async fn d15_repo_has_one_spelling<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let ctx = context();
    let write = store.write(&ctx);
    for spelling in ["TestOrg/Svc.git", "TestOrg/Svc", "testorg/svc.git"] {
        let error = write
            .create(Repo::new("Svc", spelling, Source::new("github")))
            .await;
        assert!(error.is_err(), "{spelling} was stored as a slug");
        let task = format!(
            "INSERT INTO tasks (id, requested_by_kind, requested_by_id, objective, operation, \
             target_repo) VALUES ('{}', 'human', 'ada', 'Repair it', 'docs', '{spelling}')",
            world::SOME
        );
        refused(&database, task, "target_repo").await;
    }
    let repo = world::repo(store, "testorg/svc").await;
    assert_eq!(repo.slug, TaskTarget::new("testorg/svc").repo);
}

mod on {
    cwom_tests::on_both!(
        d1_inputs_arrive,
        d2_run_pins_its_snapshot,
        d3_reference_is_of_one_kind,
        d4_relationships_are_checked,
        d5_relationships_are_found_by_index,
        d6_back_links_are_derived,
        d7_rows_that_belong_together_agree,
        d8_links_are_found_from_both_ends,
        d9_no_index_is_superfluous,
        d10_references_are_keys,
        d11_version_of_a_packet_is_unique,
        d12_roles_are_kept,
        d13_stored_json_is_of_its_type,
        d14_ids_are_what_they_are_said_to_be,
        d15_repo_has_one_spelling,
    );
}
