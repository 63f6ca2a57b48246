//! Who writes: refused when nobody says so, and never taken from somebody else.

use cwom::prelude::*;
use cwom::{Repo, Source};
use cwom_schema::schema::Dialect;
use cwom_testkit::{Postgres, Sqlite};
use cwom_tests::{Database, Engine as _, context};

use super::ledger::{Ledger, audited};
use super::rows::Pattern;
use super::shell::{Shell, clear, run_as, state};
use super::{model, tables};

const RENAME: &str = "UPDATE cwom_repos SET name = 'x', row_version = row_version + 1";

fn repo(slug: &str) -> cwom::NewRepo {
    Repo::new("Tower", slug, Source::new("local"))
}

async fn filled<D: Shell>(database: &Database<D>) -> D::Session {
    let filled = model::fill(&database.store, &context()).await;
    filled.expect("the rows");
    D::open(&database.url).await
}

async fn last_actor<D: Shell>(session: &mut D::Session) -> String {
    let ledger = Ledger::read::<D>(tables(), session).await;
    ledger.assert_sound(tables());
    ledger.entries.last().expect("an entry").actor_id.clone()
}

async fn raw_write_of_nobody_is_refused_and_told_how<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database).await;
    let before = Ledger::read::<D>(tables(), &mut session).await;
    for (table, audited) in audited(tables()) {
        let pattern = Pattern::of::<D>(tables(), table, &mut session).await;
        let fresh = pattern.fresh();
        if let Some(sql) = &fresh.before {
            let refused = D::run(&mut session, sql)
                .await
                .expect_err("nobody said who");
            assert!(refused.contains("explain audit-context"), "{refused}");
            continue;
        }
        let mut sql = vec![pattern.insert("INSERT INTO", &fresh)];
        if audited.changeable {
            sql.push(pattern.update("UPDATE", &pattern.key));
        }
        for sql in sql {
            let refused = D::run(&mut session, &sql)
                .await
                .expect_err("nobody said who");
            assert!(refused.contains("state who writes first"), "{refused}");
            assert!(refused.contains("explain audit-context"), "{refused}");
        }
    }
    assert_eq!(Ledger::read::<D>(tables(), &mut session).await, before);
}

async fn context_ends_with_its_transaction<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database).await;
    run_as::<D>(&mut session, "ada", RENAME)
        .await
        .expect("a change");
    let refused = D::run(&mut session, RENAME)
        .await
        .expect_err("nobody said who");
    assert!(refused.contains("state who writes first"), "{refused}");
    let stated = state::<D>("ada", "", "");
    let rolled = format!("BEGIN; {stated}; ROLLBACK; {RENAME}");
    let refused = D::run(&mut session, &rolled)
        .await
        .expect_err("it was taken back");
    assert!(refused.contains("state who writes first"), "{refused}");
    assert_eq!(last_actor::<D>(&mut session).await, "ada");
}

async fn savepoint_brings_back_who_wrote_before<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database).await;
    let sql = format!(
        "BEGIN; {}; SAVEPOINT s; {}; {RENAME}; ROLLBACK TO s; {RENAME}; {}; COMMIT",
        state::<D>("outer", "", ""),
        state::<D>("inner", "", ""),
        clear::<D>()
    );
    D::run(&mut session, &sql).await.expect("a change");
    assert_eq!(last_actor::<D>(&mut session).await, "outer");
}

async fn open_scopes_know_who_writes<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database).await;
    let ctx = Context::human("outer");
    let mut tx = database.store.begin(&ctx).await.expect("a transaction");
    let mut scope = tx.savepoint().await.expect("a scope");
    scope
        .create(repo("a/one"))
        .await
        .expect("told in the scope");
    scope
        .rollback()
        .await
        .expect("taken back, and what was told with it");
    tx.create(repo("a/two")).await.expect("told again");
    let mut scope = tx.savepoint().await.expect("a scope");
    scope
        .create(repo("a/three"))
        .await
        .expect("told around the scope");
    scope.commit().await.expect("kept");
    tx.commit().await.expect("committed");
    assert_eq!(last_actor::<D>(&mut session).await, "outer");
}

async fn interleaved_writers_keep_their_names<D: Shell>(database: Database<D>) {
    let mut one = filled::<D>(&database).await;
    let mut two = D::open(&database.url).await;
    let begin = |actor| format!("BEGIN; {}", state::<D>(actor, "", ""));
    let other = "UPDATE agents SET is_enabled = NOT is_enabled, row_version = row_version + 1";
    D::run(&mut one, &begin("one"))
        .await
        .expect("a transaction");
    if D::SQL == Dialect::Postgres {
        // SQLite has one writer at a time.
        D::run(&mut two, &begin("two"))
            .await
            .expect("a transaction");
        D::run(&mut two, other).await.expect("a change");
    }
    D::run(&mut one, RENAME).await.expect("a change");
    let end = format!("{}; COMMIT", clear::<D>());
    D::run(&mut one, &end).await.expect("committed");
    assert_eq!(last_actor::<D>(&mut one).await, "one");
    if D::SQL == Dialect::Postgres {
        D::run(&mut two, &end).await.expect("committed");
    }
    D::run(&mut two, other).await.expect_err("nobody said who");
    run_as::<D>(&mut two, "two", other).await.expect("a change");
    assert_eq!(last_actor::<D>(&mut one).await, "two");
    let ctx = Context::human("typed");
    database
        .store
        .write(&ctx)
        .create(repo("a/one"))
        .await
        .expect("a repo");
    assert_eq!(last_actor::<D>(&mut one).await, "typed");
}

async fn settings_of_the_session_count_for_nothing(database: Database<Postgres>) {
    let mut session = filled::<Postgres>(&database).await;
    let stated = state::<Postgres>("stale", "", "");
    let stale = stated.replace(", true)", ", false)");
    Postgres::run(&mut session, &format!("BEGIN; {stale}; {RENAME}; COMMIT"))
        .await
        .expect("it holds in its transaction");
    for sql in [
        RENAME.to_owned(),
        format!("BEGIN; {RENAME}; COMMIT"),
        format!("SET cwom.xid = '1'; {RENAME}"),
        format!("SET cwom.actor_id = 'x'; {RENAME}"),
    ] {
        let refused = Postgres::run(&mut session, &sql)
            .await
            .expect_err("of another one");
        assert!(refused.contains("state who writes first"), "{refused}");
        let _ = Postgres::run(&mut session, "ROLLBACK").await;
    }
    // What is said without a name is nothing said.
    let nameless = stated.replace("'stale'", "''");
    let refused = Postgres::run(&mut session, &format!("BEGIN; {nameless}; {RENAME}")).await;
    refused.expect_err("a name of no letters");
}

async fn context_cannot_be_committed(database: Database<Sqlite>) {
    let mut session = filled::<Sqlite>(&database).await;
    let mut refused = async |sql: &str| {
        let refused = Sqlite::run(&mut session, sql).await;
        let refused = refused.expect_err(sql);
        let _ = Sqlite::run(&mut session, "ROLLBACK").await;
        let left = Sqlite::column(&mut session, "SELECT actor_id FROM audit_log_context").await;
        assert_eq!(left.expect("the row"), [""; 0], "{sql}: {refused}");
        refused
    };
    let stated = state::<Sqlite>("ada", "", "");
    let error = refused(&stated).await;
    assert!(error.contains("FOREIGN KEY"), "{error}");
    refused(&format!("BEGIN; {stated}; COMMIT")).await;
    refused(&format!("BEGIN; {stated}; {RENAME}; COMMIT")).await;
    refused(&format!(
        "BEGIN; {stated}; SAVEPOINT s; {stated}; RELEASE s; COMMIT"
    ))
    .await;
    // Nor does it point at itself, which would fulfil the key.
    for clause in ["", " OR REPLACE", " OR IGNORE", " OR FAIL"] {
        let own = format!(
            "INSERT{clause} INTO audit_log_context (k, actor_kind, actor_id, ends, never) \
             VALUES (1, 'human', 'ada', 1, 1)"
        );
        if clause == " OR IGNORE" {
            continue;
        }
        refused(&own).await;
    }
}

async fn view_leaves_no_context_behind(database: Database<Sqlite>) {
    let mut session = filled::<Sqlite>(&database).await;
    let before = Ledger::read::<Sqlite>(tables(), &mut session).await;
    for (table, _) in audited(tables()) {
        let pattern = Pattern::of::<Sqlite>(tables(), table, &mut session).await;
        for clause in [
            "",
            " OR ABORT",
            " OR FAIL",
            " OR IGNORE",
            " OR REPLACE",
            " OR ROLLBACK",
        ] {
            // The row is there already, so that the write breaks off in the middle.
            let again = pattern.itself();
            let sql = pattern.insert_view(&format!("INSERT{clause} INTO"), &again, "ada");
            let _ = Sqlite::run(&mut session, &sql).await;
            // A context without a name breaks off before it.
            let nameless = pattern.insert_view(&format!("INSERT{clause} INTO"), &again, "");
            let _ = Sqlite::run(&mut session, &nameless).await;
            let left = Sqlite::column(&mut session, "SELECT actor_id FROM audit_log_context");
            assert_eq!(left.await.expect("the row"), [""; 0], "{sql}");
        }
    }
    assert_eq!(Ledger::read::<Sqlite>(tables(), &mut session).await, before);
}

/// A connection that did not look after foreign keys may leave a context; nobody who says who they
/// are is taken for it.
async fn leftover_is_nobody_elses_name(database: Database<Sqlite>) {
    let mut session = filled::<Sqlite>(&database).await;
    let mut careless = Sqlite::open(&database.url).await;
    let off = format!(
        "PRAGMA foreign_keys = OFF; {}",
        state::<Sqlite>("left", "", "")
    );
    Sqlite::run(&mut careless, &off).await.expect("left behind");

    let ctx = Context::human("ada");
    let write = database.store.write(&ctx);
    let one = write.create(repo("a/one")).await.expect("through the view");
    assert_eq!(last_actor::<Sqlite>(&mut session).await, "ada");
    Sqlite::run(&mut careless, &state::<Sqlite>("left", "", ""))
        .await
        .expect("left again");
    write
        .update(&one)
        .set(Repo::NAME, "x")
        .await
        .expect("through the view");
    assert_eq!(last_actor::<Sqlite>(&mut session).await, "ada");

    Sqlite::run(&mut careless, &state::<Sqlite>("left", "", ""))
        .await
        .expect("left again");
    let mut tx = database.store.begin(&ctx).await.expect("a transaction");
    tx.create(repo("a/two")).await.expect("in it");
    tx.delete::<Repo>(one.id).await.expect("in it");
    tx.commit().await.expect("committed");
    assert_eq!(last_actor::<Sqlite>(&mut session).await, "ada");

    Sqlite::run(&mut careless, &state::<Sqlite>("left", "", ""))
        .await
        .expect("left again");
    run_as::<Sqlite>(&mut session, "eve", RENAME)
        .await
        .expect("a shell says who");
    assert_eq!(last_actor::<Sqlite>(&mut session).await, "eve");

    // What is stated over a leftover is held in its transaction as any other is.
    Sqlite::run(&mut careless, &state::<Sqlite>("left", "", ""))
        .await
        .expect("left again");
    let stated = state::<Sqlite>("eve", "", "");
    let kept = Sqlite::run(&mut session, &format!("BEGIN; {stated}; COMMIT")).await;
    kept.expect_err("the context is still set");
}

mod on {
    cwom_tests::on_both!(
        raw_write_of_nobody_is_refused_and_told_how,
        context_ends_with_its_transaction,
        savepoint_brings_back_who_wrote_before,
        open_scopes_know_who_writes,
        interleaved_writers_keep_their_names,
    );
}

macro_rules! on_one {
    ($($name:ident => $test:ident),*) => {$(
        #[tokio::test]
        async fn $test() {
            cwom_testkit::run(&cwom::MIGRATIONS, $name).await;
        }
    )*};
}

on_one!(
    settings_of_the_session_count_for_nothing => session_settings,
    context_cannot_be_committed => committed_context,
    view_leaves_no_context_behind => view_context,
    leftover_is_nobody_elses_name => leftover_context
);
