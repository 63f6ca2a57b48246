//! B: migrations go up, down and half-way alike on both engines.

use std::sync::LazyLock;

use cwom::MIGRATIONS;
use cwom::prelude::*;
use cwom_physical::compare;
use cwom_runtime::{Chain, Goal, Half, MigrationError, MigrationFile, Migrations};
use cwom_schema::schema::Dialect;
use cwom_tests::{Database, postgres_url};

use crate::catalog::{Catalog, TABLES};
use crate::project::{LOAN, Project, SPEC};
use crate::shell::{Shell, refused};
use crate::world;

/// The migrations of an engine.
fn shipped<D: Shell>() -> Chain {
    Chain::from(match D::SQL {
        Dialect::Sqlite => MIGRATIONS.sqlite,
        Dialect::Postgres => MIGRATIONS.postgres,
    })
}

/// A file of a chain that is written by hand.
fn by_hand(
    version: i64,
    name: &'static str,
    up: &'static str,
    down: &'static str,
) -> MigrationFile {
    MigrationFile {
        version,
        name: name.into(),
        up: up.into(),
        down: Some(down.into()),
    }
}

/// Where a verb finds this engine.
fn server<D: Shell>() -> Vec<&'static str> {
    static URL: LazyLock<String> = LazyLock::new(postgres_url);
    match D::SQL {
        Dialect::Sqlite => Vec::new(),
        Dialect::Postgres => vec!["--postgres", &URL, "--require", "postgres"],
    }
}

/// Each way back is made by the code that made the way there, so the way down to nothing leaves
/// nothing, and up again makes the very same database.
async fn b1_down_to_nothing_and_up_again<D: Catalog>(database: Database<D>) {
    let before = D::catalog(&database).await;
    let store = &database.store;
    let report = store
        .migrate_down(&MIGRATIONS, 0)
        .await
        .expect("all the way");
    assert_eq!(report.steps.len(), shipped::<D>().files().len());
    let nothing = D::catalog(&database).await;
    assert_eq!(
        (
            nothing.tables.len(),
            nothing.views.len(),
            nothing.functions.len()
        ),
        (0, 0, 0)
    );
    store.migrate(&MIGRATIONS).await.expect("up again");
    assert_eq!(compare(&before, &D::catalog(&database).await), []);
}

/// A migration and its record are one transaction on both engines, so a failure leaves what was
/// there before, the same on both.
async fn b2_failed_step_leaves_what_was_there<D: Catalog>(database: Database<D>) {
    let up = "CREATE TABLE pears (id INTEGER NOT NULL PRIMARY KEY);";
    let down = "DROP TABLE pears;\nDROP INDEX ix_that_was_never_made;\n";
    let last = 29_991_231_000_000;
    let files = shipped::<D>().files().to_vec();
    let chain = Chain::new(files.into_iter().chain([by_hand(last, "pears", up, down)]));
    let runner = database.store.runner_of(chain);
    runner.run(Goal::Head).await.expect("up");
    let before = D::catalog(&database).await;
    let error = runner
        .run(Goal::DownTo(0))
        .await
        .expect_err("no such index");
    let Error::Migration(MigrationError::Failed {
        version, half, at, ..
    }) = &error
    else {
        panic!("{error:?}");
    };
    assert_eq!((*version, *half), (last, Half::Down));
    assert_eq!(
        at.as_ref().map(|place| place.line),
        Some(2),
        "it says where"
    );
    assert_eq!(compare(&before, &D::catalog(&database).await), []);
    let applied = database.store.applied().await.expect("the record");
    assert_eq!(applied.last().map(|it| it.version), Some(last));
}

/// A migration that meets an obstacle leaves nothing behind, and runs through once the obstacle is
/// gone.
async fn b3_failed_upgrade_is_repeated<D: Catalog>(database: Database<D>) {
    let obstacle = "CREATE TABLE cwom_runs (x INTEGER)";
    database.execute(obstacle).await.expect("an obstacle");
    let store = &database.store;
    let error = store.migrate(&MIGRATIONS).await;
    assert!(
        matches!(error, Err(Error::Migration(MigrationError::Failed { .. }))),
        "{error:?}"
    );
    assert_eq!(database.tables().await, ["cwom_runs"], "nothing but it");
    database
        .execute("DROP TABLE cwom_runs")
        .await
        .expect("removed");
    store
        .migrate(&MIGRATIONS)
        .await
        .expect("as if nothing had been");
    let tables = TABLES.of_dialect(D::SQL).count();
    assert!(database.tables().await.len() >= tables);
    assert_eq!(
        store.applied().await.expect("the record").len(),
        shipped::<D>().files().len()
    );
}

/// Down is up with the revisions exchanged: after it, what the step brought is gone, a value of an
/// enum as well, and the catalog is the one from before.
async fn b4_down_is_the_inverse_of_up<D: Catalog>(database: Database<D>) {
    let project = Project::generated();
    project.run("gen", &["--release"]).ends_with(0);
    let more = SPEC.replace(
        "closed = ",
        "reserved = \"Where one reader may.\"\nclosed = ",
    );
    project.spec(&format!("{more}{LOAN}"));
    project.run("gen", &[]).ends_with(0);
    let runner = database.store.runner_of(project.chain(D::SQL));
    runner
        .run(Goal::UpTo(runner.chain().files()[0].version))
        .await
        .expect("the first");
    let first = D::catalog(&database).await;
    let book = |id: u32| {
        format!(
            "INSERT INTO books (id, title, shelf) \
             VALUES ('01900000-0000-7000-8000-{id:012}', 'Emma', 'reserved')"
        )
    };
    let error = database
        .execute(&book(1))
        .await
        .expect_err("not yet a value");
    assert!(error.contains("shelf"), "{error}");
    runner.run(Goal::Head).await.expect("the second");
    assert_ne!(compare(&first, &D::catalog(&database).await), []);
    database.execute(&book(2)).await.expect("a value");
    database
        .execute("DELETE FROM books")
        .await
        .expect("no rows");
    runner.run(Goal::Back(1)).await.expect("a step down");
    assert_eq!(compare(&first, &D::catalog(&database).await), []);
    let error = database
        .execute(&book(3))
        .await
        .expect_err("no value any more");
    assert!(error.contains("shelf"), "{error}");
}

/// `gen` locks no migration whose way back fails, and `verify` takes back every step of the chain,
/// not only the last.
async fn b5_every_step_back_is_tried<D: Catalog>(_: Database<D>) {
    let project = Project::generated();
    project.run("gen", &["--release"]).ends_with(0);
    project.spec(&format!("{SPEC}{LOAN}"));
    project.run("gen", &[]).ends_with(0);
    let custom = ["--custom", "--name", "own"];
    project.run("gen", &custom).ends_with(0);
    let verified = project.run("verify", &server::<D>()).ends_with(0);
    verified.says("down    3 of 3 steps");
    project.append(D::SQL, "_own.down.sql", "\nDROP INDEX ix_never_made;\n");
    let prove: Vec<&str> = server::<D>().into_iter().take(2).collect();
    let refused = project.run("gen", &prove);
    assert_ne!(refused.code, 0, "{refused:?}");
    refused.says("ix_never_made");
}

/// A released migration is frozen by a chain of digests: `check` tells an edit, and a database that
/// ran the old text refuses the new one.
async fn b6_published_migrations_stay<D: Catalog>(database: Database<D>) {
    let mut files = shipped::<D>().files().to_vec();
    files[0].up = format!("{}\n-- Formatting only.\n", files[0].up).into();
    let error = database
        .store
        .runner_of(Chain::new(files))
        .run(Goal::Head)
        .await;
    let Err(Error::Migration(MigrationError::Changed { version, .. })) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(*version, shipped::<D>().files()[0].version);

    let project = Project::generated();
    project.run("gen", &["--release"]).ends_with(0);
    project.run("check", &["history"]).ends_with(0);
    project.append(D::SQL, "_init.up.sql", "-- Formatting only.\n");
    project
        .run("check", &["history"])
        .ends_with(2)
        .says("_init.up.sql");
}

/// `check replay` runs every migration on the engine that it is for and says which one fails; what
/// `gen` writes it has run before.
async fn b7_what_never_ran_is_found<D: Catalog>(_: Database<D>) {
    let project = Project::generated();
    let replay = [&["replay", "--anew"], &server::<D>()[..]].concat();
    project
        .run("gen", &["--custom", "--name", "looks_right"])
        .ends_with(0);
    let statement = "\nCREATE TYPE IF NOT EXISTS requester_kind AS ENUM ('human');\n";
    project.append(D::SQL, "_looks_right.up.sql", statement);
    let said = project.run("check", &replay);
    assert_ne!(said.code, 0, "{said:?}");
    said.says("looks_right").says("syntax error");
}

/// Defaults are values of the spec, quoted by the code that knows the dialect: what raw SQL leaves
/// out reads as it is written there.
async fn b8_default_has_no_quotes_of_its_own<D: Catalog>(database: Database<D>) {
    let id: Id<cwom::Agent> = world::SOME.parse().expect("an id");
    let sql = format!("INSERT INTO agents (id, name, type) VALUES ('{id}', 'fixer', 'security')");
    database
        .execute_as(&sql)
        .await
        .expect("the rest has defaults");
    let stored = "SELECT health_status FROM agents";
    assert_eq!(database.texts(stored).await.expect("read"), ["unknown"]);
    let agent: cwom::Agent = database.store.get(id).await.expect("read");
    assert_eq!(agent.health_status, "unknown");
    // Not one text default of the spec has them.
    let catalog = D::catalog(&database).await;
    let columns = catalog
        .tables
        .values()
        .flat_map(|table| table.columns.values());
    let defaults: Vec<&String> = columns.filter_map(|it| it.default.as_ref()).collect();
    assert!(defaults.len() > 50);
    assert!(
        defaults.iter().all(|default| !default.contains("'''")),
        "{defaults:?}"
    );
    refused(
        &database,
        "UPDATE agents SET health_status = '', row_version = 2",
        "health_status",
    )
    .await;
}

/// Nothing: these tests begin with an empty database.
const NONE: Migrations = Migrations {
    sqlite: &[],
    postgres: &[],
};

mod on {
    cwom_tests::on_both!(
        b1_down_to_nothing_and_up_again,
        b2_failed_step_leaves_what_was_there,
        b6_published_migrations_stay,
        b8_default_has_no_quotes_of_its_own,
    );
}

mod on_empty {
    cwom_testkit::on_both!(
        crate::b::NONE;
        b3_failed_upgrade_is_repeated,
        b4_down_is_the_inverse_of_up,
        b5_every_step_back_is_tried,
        b7_what_never_ran_is_found,
    );
}
