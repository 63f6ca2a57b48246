//! Databases that a proof made on a server and could not drop, because its process was killed.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use cwom_sql::Ident;
use sqlx::{AssertSqlSafe, Executor as _, PgConnection};

/// What their names begin with.
const PREFIX: &str = "cwom_proof_";
/// So old that nobody is still at it, whatever the clocks of two machines say.
const OLD: Duration = Duration::from_hours(24);

/// The name of the database number `count` of this process. It says when it was made, which a
/// server does not.
pub(super) fn name(count: usize) -> String {
    let now = since_epoch().as_secs();
    format!("{PREFIX}{now}_{}_{count}", std::process::id())
}

/// Drops those that are old and that nobody is connected to. One that cannot be dropped, which
/// another role may have made, stays.
pub(super) async fn drop_leftovers(server: &mut PgConnection) -> Result<()> {
    let sql = "SELECT datname::text FROM pg_catalog.pg_database AS d \
               WHERE starts_with(datname::text, $1) AND NOT EXISTS (\
               SELECT FROM pg_catalog.pg_stat_activity AS a WHERE a.datid = d.oid)";
    let names: Vec<String> = sqlx::query_scalar(sql)
        .bind(PREFIX)
        .fetch_all(&mut *server)
        .await?;
    for name in names.iter().filter(|name| is_old(name)) {
        let sql = format!("DROP DATABASE IF EXISTS {}", Ident(name));
        let _ = server.execute(AssertSqlSafe(sql)).await;
    }
    Ok(())
}

fn is_old(name: &str) -> bool {
    let made = name.strip_prefix(PREFIX).and_then(|rest| {
        let (made, _) = rest.split_once('_')?;
        made.parse().ok().map(Duration::from_secs)
    });
    made.is_some_and(|made| made + OLD < since_epoch())
}

fn since_epoch() -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use cwom_sql::Ident;
    use cwom_testkit::{Engine as _, Postgres};
    use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

    use super::{drop_leftovers, is_old, name};

    #[test]
    fn age_is_read_from_the_name() {
        assert!(!is_old(&name(0)), "made this moment");
        assert!(is_old("cwom_proof_1700000000_12_0"));
        assert!(is_old("cwom_proof_12_0"), "a toolkit did not say when");
        for other in ["cwom_proof_", "cwom_proof_x_1_0", "shop"] {
            assert!(!is_old(other), "{other}");
        }
    }

    #[tokio::test]
    async fn a_database_of_a_killed_proof_goes_and_a_young_one_stays() {
        let Some(database) = Postgres::fresh().await else {
            return;
        };
        let mut server = PgConnection::connect(&database.url).await.unwrap();
        let process = std::process::id();
        let (old, young) = (format!("cwom_proof_1700000000_{process}_9"), name(9));
        for name in [&old, &young] {
            let sql = format!("CREATE DATABASE {} TEMPLATE template0", Ident(name));
            server.execute(AssertSqlSafe(sql)).await.unwrap();
        }
        drop_leftovers(&mut server).await.unwrap();
        let left: Vec<String> = sqlx::query_scalar(
            "SELECT datname::text FROM pg_catalog.pg_database WHERE datname IN ($1, $2)",
        )
        .bind(&old)
        .bind(&young)
        .fetch_all(&mut server)
        .await
        .unwrap();
        let sql = format!("DROP DATABASE {}", Ident(&young));
        server.execute(AssertSqlSafe(sql)).await.unwrap();
        assert_eq!(left, [young]);
    }
}
