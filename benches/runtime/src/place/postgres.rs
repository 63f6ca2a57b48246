//! Databases on a PostgreSQL server of this benchmark's own.

use anyhow::{Context as _, Result};
use cwom::prelude::{Postgres, Store};
use cwom_testkit::Cluster;
use tokio_postgres::{Client, NoTls};

use super::{Audited, counting};
use crate::ground::Ground;

/// Durability as for the write-ahead log of SQLite: a crash of the machine may lose the last commits,
/// nothing is torn. Vacuum comes when we say so.
const SETTINGS: &str = "-c synchronous_commit=off -c shared_buffers=256MB -c max_wal_size=4GB \
     -c autovacuum=off -c max_connections=200";

/// Beyond, the server's files are too much for memory.
const MOST_ROWS_IN_MEMORY: usize = 100_000;

/// The server, with a database for each peer.
pub(crate) struct Server {
    cluster: Cluster,
}

impl Server {
    /// Starts it, makes the database of our store, and fills it; none where PostgreSQL is not
    /// installed.
    pub(crate) async fn prepare(rows: usize) -> Result<Option<(Self, Ground)>> {
        let cluster = if rows > MOST_ROWS_IN_MEMORY {
            Cluster::new(None)
        } else {
            Cluster::in_memory()
        };
        let Some(cluster) = cluster.context("could not make a PostgreSQL server")? else {
            return Ok(None);
        };
        cluster
            .start(SETTINGS)
            .context("could not start PostgreSQL")?;
        let server = Self { cluster };
        server.say("CREATE DATABASE ours").await?;
        let store = Store::<Postgres>::connect(&server.url("ours")).await?;
        let ground = Ground::prepare(&store, rows).await?;
        store.close().await;
        settle(&server.url("ours")).await?;
        server.copy("ours", "plain").await?;
        drop_triggers(&server.url("plain")).await?;
        Ok(Some((server, ground)))
    }

    /// A database with the same rows and no triggers, for a peer; its URL.
    pub(crate) async fn plain(&self, peer: &str) -> Result<String> {
        self.copy("plain", peer).await?;
        Ok(self.url(peer))
    }

    /// Where a database is.
    pub(crate) fn url(&self, name: &str) -> String {
        let url = self.cluster.url();
        let server = url
            .rsplit_once('/')
            .map_or(url.as_str(), |(server, _)| server);
        format!("{server}/{name}")
    }

    /// What the server says of itself.
    pub(crate) async fn version(&self) -> Result<String> {
        let client = connect(&self.cluster.url()).await?;
        let row = client.query_one("SHOW server_version", &[]).await?;
        Ok(row.try_get(0)?)
    }

    async fn copy(&self, from: &str, to: &str) -> Result<()> {
        self.say(&format!("CREATE DATABASE \"{to}\" TEMPLATE \"{from}\""))
            .await
    }

    async fn say(&self, sql: &str) -> Result<()> {
        let client = connect(&self.cluster.url()).await?;
        Ok(client.batch_execute(sql).await?)
    }
}

/// What the log of a database holds.
pub(crate) async fn audited(url: &str) -> Result<Audited> {
    let client = connect(url).await?;
    let mut counts = [0_u64; 4];
    for (count, sql) in counts.iter_mut().zip(counting("i.id::text")) {
        let found: i64 = client.query_one(&sql, &[]).await?.try_get(0)?;
        *count = u64::try_from(found)?;
    }
    let [entries, without_entry, without_image, image_bytes] = counts;
    Ok(Audited {
        entries,
        without_entry,
        without_image,
        image_bytes,
    })
}

/// Statistics, and nothing left to write for the rows that are there.
async fn settle(url: &str) -> Result<()> {
    let client = connect(url).await?;
    client.batch_execute("VACUUM ANALYZE").await?;
    client.batch_execute("CHECKPOINT").await?;
    Ok(())
}

/// What a hand-written schema would not have: tables, checks and indexes stay as they are.
async fn drop_triggers(url: &str) -> Result<()> {
    let client = connect(url).await?;
    client
        .batch_execute(
            "DO $$ DECLARE t record; BEGIN
                FOR t IN SELECT tgname, tgrelid::regclass AS on_table FROM pg_trigger
                    WHERE NOT tgisinternal AND tgparentid = 0
                LOOP
                    EXECUTE format('DROP TRIGGER %I ON %s', t.tgname, t.on_table);
                END LOOP;
            END $$",
        )
        .await?;
    Ok(())
}

async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
