//! E: immutability is a rule of the database, for whoever writes.

use cwom::prelude::*;
use cwom::{ConstraintSnapshot, ContextPacket, DoctrineRef, DoctrineType, Repo};
use cwom_runtime::{Column, Set};
use cwom_schema::tables::Check;
use cwom_sql::render_check;
use cwom_tests::Database;

use crate::catalog::{Catalog, TABLES};
use crate::door::verb;
use crate::shell::{Shell, count, refused};
use crate::world;

/// Every rule of the spec is a CHECK, a key or a trigger of the database, on every table of the
/// model.
async fn e1_every_table_has_its_rules<D: Catalog>(database: Database<D>) {
    let catalog = D::catalog(&database).await;
    let mut checks = 0;
    for table in TABLES.of_dialect(D::SQL) {
        let real = &catalog.tables[&table.name];
        // What the type of a column keeps by itself needs no rule on that engine.
        let is_rule = |check: &&Check| render_check(&check.rule, D::SQL, table).is_some();
        for check in table.checks.iter().filter(is_rule) {
            let there = real.checks.contains_key(&check.name);
            assert!(there, "{} is missing", check.name);
            checks += 1;
        }
        if table.audited.is_some() {
            assert!(!real.triggers.is_empty(), "{} has no trigger", table.name);
        }
    }
    assert!(checks > 200, "{checks}");
}

/// Raw SQL that tries what a table forbids: an update, a delete and each way around them.
async fn never_changes<D: Shell>(database: &Database<D>, table: &str, column: &str) {
    let rows = format!("SELECT id || {column} FROM {table} ORDER BY id");
    let before = database.texts(&rows).await.expect("read");
    assert!(!before.is_empty(), "an empty table proves nothing");
    let update = format!("UPDATE {table} SET {column} = 'else', row_version = row_version + 1");
    refused(database, update, &format!("cwom:immutable:{table}")).await;
    refused(
        database,
        format!("DELETE FROM {table}"),
        &format!("cwom:immutable:{table}"),
    )
    .await;
    let around = match D::NAME {
        "sqlite" => format!("REPLACE INTO {table} SELECT * FROM {table}"),
        _ => format!("TRUNCATE {table} CASCADE"),
    };
    refused(database, around, "cwom:").await;
    assert_eq!(database.texts(&rows).await.expect("read"), before);
}

/// A briefing has no changes in Rust, so an update does not compile, and triggers refuse raw SQL.
async fn e2_briefing_never_changes<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let issue = world::issue(store, "harbour/tower").await;
    let packet = world::packet(store, &issue, "1.0").await;
    never!(ContextPacket: Updatable);
    never_changes(&database, "cwom_context_packets", "instructions").await;
    never_changes(&database, "cwom_context_packets", "summary").await;
    assert_eq!(
        store.get::<ContextPacket>(packet.id).await.expect("it"),
        packet
    );
    let history = store.audit(cwom::AUDIT).history(packet.id).newest(10).await;
    assert_eq!(
        history.expect("the log").rows.len(),
        1,
        "created, and nothing since"
    );
}

/// A snapshot of limits is neither changed nor deleted: neither compiles, and triggers refuse both
/// and the ways around them.
async fn e3_limits_stay<D: Catalog>(database: Database<D>) {
    world::snapshot(&database.store).await;
    never!(ConstraintSnapshot: Updatable);
    never!(ConstraintSnapshot: Deletable);
    never_changes(&database, "cwom_constraint_snapshots", "owner_id").await;
}

/// A doctrine is immutable with its version; another text is another version, and the old one
/// stays what it was.
async fn e4_doctrine_stays_under_its_version<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let first = world::doctrine(store).await;
    never!(DoctrineRef: Updatable);
    never_changes(&database, "cwom_doctrine_refs", "statement").await;
    let new = DoctrineRef::new("org", "tests", "2", DoctrineType::Policy, "Test it twice.");
    let second = world::create(store, new).await;
    assert_eq!(store.get::<DoctrineRef>(first.id).await.expect("it"), first);
    assert_ne!(first.id, second.id);
    let ctx = cwom_tests::context();
    let again = DoctrineRef::new("org", "tests", "1", DoctrineType::Policy, "Do not.");
    let error = store.write(&ctx).create(again).await;
    assert!(
        matches!(
            error,
            Err(Error::Unique {
                entity: "DoctrineRef",
                ..
            })
        ),
        "{error:?}"
    );
}

/// The slug is no column that an update takes, and a trigger refuses raw SQL; the name beside it
/// may change.
async fn e5_slug_never_changes<D: Catalog>(database: Database<D>) {
    let store = &database.store;
    let repo = world::repo(store, "harbour/tower").await;
    never!(Column<Repo, String>: Set<Repo>);
    let _: Column<Repo, String> = Repo::SLUG;
    let sql = "UPDATE cwom_repos SET slug = 'harbour/else', row_version = 2";
    refused(&database, sql, "cwom:immutable:cwom_repos:slug").await;
    let ctx = cwom_tests::context();
    let renamed = store
        .write(&ctx)
        .update(&repo)
        .set(Repo::NAME, "Lighthouse")
        .await;
    assert_eq!(renamed.expect("a name").slug, "harbour/tower");
}

/// Triggers refuse changes of the log, and who takes the triggers away is found out: `audit verify`
/// names the row whose history has a hole.
async fn e6_log_is_kept_and_tampering_is_found<D: Unguarded>(database: Database<D>) {
    let store = &database.store;
    let repo = world::repo(store, "harbour/tower").await;
    world::repo(store, "harbour/crane").await;
    for sql in [
        "UPDATE audit_log SET actor_id = 'nobody'",
        "DELETE FROM audit_log WHERE entity_kind = 'Repo'",
        "DELETE FROM audit_log",
    ] {
        let error = database.execute(sql).await.expect_err(sql);
        assert!(error.contains("cwom:append_only:audit_log"), "{error}");
    }
    if D::NAME == "postgres" {
        let error = database
            .execute("TRUNCATE audit_log")
            .await
            .expect_err("refused");
        assert!(error.contains("cwom:"), "{error}");
    }
    assert_eq!(count(&database, "audit_log").await, 2);
    let spec = crate::workspace_root()
        .join("cwom-spec.toml")
        .display()
        .to_string();
    let (spec, url) = (["--spec", &spec], ["--database-url", &database.url]);
    let verify = [&["audit", "verify"], &spec[..], &url[..]].concat();
    // 1 is `tampered`; that nothing is sealed yet is another code.
    assert_ne!(verb(&verify).code, 1);
    // As an owner may: the rules away, the first entry, too.
    for sql in D::unguard(&database).await {
        database.execute(&sql).await.expect("an owner may");
    }
    let first = "DELETE FROM audit_log WHERE seq = (SELECT min(seq) FROM audit_log)";
    database.execute(first).await.expect("nothing refuses it");
    verb(&verify).ends_with(1).says(&repo.id.to_string());
}

/// An engine whose rules can be taken away.
trait Unguarded: Catalog {
    /// The statements that take away what guards the log.
    async fn unguard(database: &Database<Self>) -> Vec<String>;
}

impl Unguarded for Sqlite {
    async fn unguard(database: &Database<Self>) -> Vec<String> {
        let drops = "SELECT format('DROP TRIGGER \"%w\"', name) FROM sqlite_schema \
                     WHERE type = 'trigger' AND tbl_name = 'audit_log'";
        database.texts(drops).await.expect("the catalog")
    }
}

impl Unguarded for Postgres {
    async fn unguard(database: &Database<Self>) -> Vec<String> {
        let disables = "SELECT DISTINCT \
                        format('ALTER TABLE %s DISABLE TRIGGER USER', tgrelid::regclass) \
                        FROM pg_trigger WHERE tgrelid::regclass::text LIKE 'audit_log%'";
        database.texts(disables).await.expect("the catalog")
    }
}

mod on {
    cwom_tests::on_both!(
        e1_every_table_has_its_rules,
        e2_briefing_never_changes,
        e3_limits_stay,
        e4_doctrine_stays_under_its_version,
        e5_slug_never_changes,
        e6_log_is_kept_and_tampering_is_found,
    );
}
