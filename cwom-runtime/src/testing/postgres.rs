//! PostgreSQL: a database of its own on the server that is there, copied from a template.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};

use super::database::{Guard, Place, TestEngine, digest};
use super::skip;
use crate::{Migrations, Postgres, Store};

/// The beginning of a template's name; a digest of its migrations follows.
const TEMPLATE: &str = "cwom_template_";
/// How long a template of other migrations is left, since another project may use it.
const KEPT_DAYS: u32 = 3;
/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The server's maintenance database: `CWOM_TEST_POSTGRES`, or the usual local one.
pub fn postgres_url() -> String {
    std::env::var("CWOM_TEST_POSTGRES")
        .unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/postgres".to_owned())
}

impl TestEngine for Postgres {
    async fn empty() -> Option<Place<Self>> {
        let mut server = reachable().await?;
        let made = create(&mut server, "template0").await;
        made.expect("CREATE DATABASE")
    }

    async fn migrated(migrations: &Migrations) -> Option<Place<Self>> {
        let mut server = reachable().await?;
        // Another process may have taken the template for an old one.
        for _ in 0..3 {
            let template = template(migrations);
            match create(&mut server, &template).await {
                Ok(place) => return place,
                Err(error) if is_missing(&error) => forget(migrations),
                Err(error) => panic!("a database begins as a copy of {template}: {error}"),
            }
        }
        panic!("the template of the migrations goes away as soon as it is made");
    }
}

async fn create(
    server: &mut PgConnection,
    template: &str,
) -> sqlx::Result<Option<Place<Postgres>>> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    // Another machine may have a process of this number on the same server.
    let random = sqlx::types::Uuid::new_v4().as_fields().0;
    let name = format!("cwom_test_{}_{number}_{random:08x}", std::process::id());
    let strategy = strategy(server).await?;
    run(
        server,
        format!("CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'{strategy}"),
    )
    .await?;
    let url = with_database(&postgres_url(), &name);
    let guard = Guard::server(DropDatabase { name });
    let store = Store::<Postgres>::connect(&url).await;
    Ok(Some(Place {
        store: store.expect("the new database answers"),
        url,
        guard,
    }))
}

/// How the template is copied. A server that writes for good copies by its log; one that is thrown away
/// anyway is three times as fast with files, since it need not wait for them to reach a disk.
async fn strategy(server: &mut PgConnection) -> sqlx::Result<&'static str> {
    static KNOWN: OnceLock<&str> = OnceLock::new();

    if let Some(known) = KNOWN.get() {
        return Ok(known);
    }
    let copies_files: bool = sqlx::query_scalar(
        "SELECT current_setting('fsync') = 'off' \
         AND current_setting('server_version_num')::integer >= 150000",
    )
    .fetch_one(server)
    .await?;
    Ok(KNOWN.get_or_init(|| {
        if copies_files {
            " STRATEGY file_copy"
        } else {
            ""
        }
    }))
}

/// Drops a database when the test is over, whatever became of it.
#[derive(Debug)]
pub(super) struct DropDatabase {
    name: String,
}

impl Drop for DropDatabase {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // A test's own runtime cannot be blocked on from inside it, so the drop has a thread.
        let dropped = std::thread::spawn(move || {
            sqlx::test_block_on(async {
                if let Ok(mut server) = connect(&postgres_url()).await {
                    let _ = run(&mut server, sql).await;
                }
            });
        });
        let _ = dropped.join();
    }
}

/// The templates that this process knows to be there, by what they were made from.
static READY: Mutex<Option<HashMap<u64, String>>> = Mutex::new(None);

/// The name of a database with the migrations applied, which is made where it is missing.
fn template(migrations: &Migrations) -> String {
    let digest = digest(migrations.postgres);
    let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
    let known = ready.get_or_insert_default();
    let name = known.entry(digest).or_insert_with(|| {
        let name = format!("{TEMPLATE}{digest:016x}");
        std::thread::scope(|scope| {
            let made = scope.spawn(|| sqlx::test_block_on(provide(&name, migrations)));
            made.join().expect("the migrations apply");
        });
        name
    });
    name.clone()
}

fn forget(migrations: &Migrations) {
    let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = ready.as_mut() {
        known.remove(&digest(migrations.postgres));
    }
}

/// Makes the template, unless another process did; one does, the others wait.
async fn provide(name: &str, migrations: &Migrations) {
    const LOCK: i64 = 0x6377_6f6d_7465_7374;

    let mut server = connect(&postgres_url()).await.expect("the server answers");
    run(&mut server, format!("SELECT pg_advisory_lock({LOCK})"))
        .await
        .expect("the lock of the templates");
    let there: Option<i32> = sqlx::query_scalar("SELECT 1 FROM pg_database WHERE datname = $1")
        .bind(name)
        .fetch_optional(&mut server)
        .await
        .expect("the databases are listed");
    if there.is_none() {
        drop_old(&mut server).await.expect("old templates go");
        make(&mut server, name, migrations).await;
    }
    // The lock goes with the connection.
    let _ = server.close().await;
}

async fn make(server: &mut PgConnection, name: &str, migrations: &Migrations) {
    let draft = format!("{name}_draft");
    for sql in [
        format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)"),
        format!("CREATE DATABASE {draft} TEMPLATE template0 ENCODING 'UTF8'"),
    ] {
        run(server, sql).await.expect("CREATE DATABASE");
    }
    let store = Store::<Postgres>::connect(&with_database(&postgres_url(), &draft)).await;
    let store = store.expect("the new database answers");
    let migrated = store.migrate(migrations).await;
    store.close().await;
    migrated.expect("the migrations apply");
    for sql in [
        // Nobody may be connected to what is copied.
        format!("ALTER DATABASE {draft} WITH ALLOW_CONNECTIONS false"),
        format!("COMMENT ON DATABASE {draft} IS 'for tests of a model; may be dropped'"),
        format!("ALTER DATABASE {draft} RENAME TO {name}"),
    ] {
        run(server, sql).await.expect("the template is finished");
    }
}

/// Drops the templates of days before: the migrations of most have changed since.
async fn drop_old(server: &mut PgConnection) -> sqlx::Result<()> {
    let old: Vec<String> = sqlx::query_scalar(
        "SELECT datname::text FROM pg_database \
         WHERE starts_with(datname, $1) AND NOT datname LIKE '%\\_draft' \
         AND (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification \
             < now() - make_interval(days => $2)",
    )
    .bind(TEMPLATE)
    .bind(i32::try_from(KEPT_DAYS).unwrap_or(3))
    .fetch_all(&mut *server)
    .await
    // Who is no superuser may not look at files, and keeps them.
    .unwrap_or_default();
    for name in old {
        run(server, format!("DROP DATABASE IF EXISTS {name}")).await?;
    }
    Ok(())
}

/// A connection to the server, or `None` when there is none: said, and refused in CI.
async fn reachable() -> Option<PgConnection> {
    let error = match sqlx::__rt::timeout(PATIENCE, connect(&postgres_url())).await {
        Ok(Ok(connection)) => return Some(connection),
        Ok(Err(error)) => error.to_string(),
        Err(_) => format!("no answer in {} s", PATIENCE.as_secs()),
    };
    assert!(
        std::env::var_os("CWOM_REQUIRE_POSTGRES").is_none(),
        "PostgreSQL tests must run here, and the server does not answer: {error}"
    );
    skip::note(&format!("no server answers ({error})"));
    None
}

async fn connect(url: &str) -> sqlx::Result<PgConnection> {
    url.parse::<PgConnectOptions>()?.connect().await
}

async fn run(server: &mut PgConnection, sql: String) -> sqlx::Result<()> {
    let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(server).await;
    done.map(drop)
}

/// Whether the template is not there.
fn is_missing(error: &sqlx::Error) -> bool {
    const INVALID_CATALOG_NAME: &str = "3D000";

    let Some(error) = error.as_database_error() else {
        return false;
    };
    error.code().as_deref() == Some(INVALID_CATALOG_NAME)
}

/// The same server, another database.
fn with_database(url: &str, name: &str) -> String {
    let (base, query) = url
        .split_once('?')
        .map_or((url, None), |(base, query)| (base, Some(query)));
    let server = base.rsplit_once('/').map_or(base, |(server, _)| server);
    match query {
        Some(query) => format!("{server}/{name}?{query}"),
        None => format!("{server}/{name}"),
    }
}
