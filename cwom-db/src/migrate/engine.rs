//! What the two engines have in common, as far as these verbs need it.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use cwom_runtime::{Dialect, Postgres, Sqlite, Store, Uuid};
use cwom_schema::schema::Dialect as Sql;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};

/// An engine.
pub(crate) trait Engine: Dialect {
    /// Which one it is.
    const SQL: Sql;

    /// Opens a database.
    async fn open(url: &str, missing: Missing) -> Result<Store<Self>>;

    /// Opens an empty database beside another one, for a comparison.
    async fn twin(url: &str) -> Result<Twin<Self>>;
}

/// What a database file that is not there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// A mistake.
    Refused,
    /// A new database.
    Made,
    /// A database in which nothing is applied, as long as nothing is written.
    Empty,
}

/// A database for a comparison. It is to be removed.
pub(crate) struct Twin<E: Dialect> {
    pub(crate) store: Store<E>,
    /// On a server: how to get there, and the name of the database.
    server: Option<(PgConnectOptions, String)>,
}

impl<E: Dialect> Twin<E> {
    /// Takes it away.
    pub(crate) async fn remove(self) -> Result<()> {
        self.store.close().await;
        let Some((options, name)) = self.server else {
            return Ok(());
        };
        let mut server = options.connect().await?;
        let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        let dropped = sqlx::raw_sql(AssertSqlSafe(drop))
            .execute(&mut server)
            .await;
        dropped.with_context(|| format!("could not drop the database `{name}`"))?;
        server.close().await?;
        Ok(())
    }
}

impl Engine for Sqlite {
    const SQL: Sql = Sql::Sqlite;

    async fn open(url: &str, missing: Missing) -> Result<Store<Self>> {
        let path = url.strip_prefix("sqlite:").unwrap_or(url);
        let path = path.strip_prefix("//").unwrap_or(path);
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        if !Path::new(path).is_file() {
            match missing {
                Missing::Refused => bail!("there is no database `{path}`"),
                Missing::Empty => return Ok(Store::<Self>::open("sqlite::memory:").await?),
                Missing::Made => {}
            }
        }
        Ok(Store::<Self>::open(url).await?)
    }

    async fn twin(_: &str) -> Result<Twin<Self>> {
        let store = Store::<Self>::open("sqlite::memory:").await?;
        Ok(Twin {
            store,
            server: None,
        })
    }
}

impl Engine for Postgres {
    const SQL: Sql = Sql::Postgres;

    async fn open(url: &str, _: Missing) -> Result<Store<Self>> {
        let options = Store::<Self>::options().connections(2);
        Ok(options.connect(url).await?)
    }

    async fn twin(url: &str) -> Result<Twin<Self>> {
        let options: PgConnectOptions = url.parse().context("the database URL is not one")?;
        let name = format!("cwom_twin_{}", Uuid::new_v4().simple());
        let mut server = options.connect().await?;
        let create = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        let created = sqlx::raw_sql(AssertSqlSafe(create))
            .execute(&mut server)
            .await;
        created.context(
            "could not make a database to compare with; the role needs CREATEDB, or --unchecked \
             goes without the comparison",
        )?;
        server.close().await?;
        let twin = options.clone().database(&name);
        let opened = Store::<Self>::options()
            .connections(2)
            .connect_with(twin)
            .await;
        Ok(Twin {
            store: opened?,
            server: Some((options, name)),
        })
    }
}
