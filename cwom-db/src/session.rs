//! An open database with its model, and what people name in it.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use cwom_audit::{Database, Log, read};
use cwom_cli::{Model, read_model};
use cwom_schema::suggest::distance;
use cwom_schema::tables::{Audited, Tables};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{ConnectOptions as _, Connection as _};

use crate::args::Where;

/// How long a server or a writer of SQLite may keep us waiting.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much of an id must be given at least.
const SHORTEST_END: usize = 4;

/// An open database with its model.
pub(crate) struct Session {
    model: Model,
    database: Database,
}

impl Session {
    /// Reads the spec and opens the database. A file that is not there is not made.
    pub(crate) async fn open(place: &Where, program: &str) -> Result<Self> {
        let model = read_model(place.spec.spec.as_deref(), front_door(program))?;
        let database = connect(&place.database_url).await?;
        Ok(Self { model, database })
    }

    /// The log.
    pub(crate) fn log(&self) -> Result<Log<'_>> {
        Ok(Log::new(self.model.tables(), self.database.clone())?)
    }

    /// How changes of a kind are recorded; none where the spec has it no more.
    pub(crate) fn audited(&self, kind: &str) -> Option<&Audited> {
        kinds(self.model.tables()).find(|audited| audited.kind == kind)
    }

    /// Makes sure that a kind is one of the spec, or was one when something was recorded.
    pub(crate) async fn check_kind(&self, kind: &str) -> Result<()> {
        if self.audited(kind).is_some() || read::has_kind(&self.log()?, kind).await? {
            return Ok(());
        }
        let names = || kinds(self.model.tables()).map(|audited| audited.kind.as_str());
        let near = names().map(|name| (distance(kind, name), name)).min();
        let limit = (kind.chars().count() / 3).clamp(1, 4);
        match near {
            Some((distance, name)) if distance <= limit => {
                bail!("nothing audited is called `{kind}`; did you mean `{name}`?")
            }
            _ => {
                let all: Vec<String> = names().map(|name| format!("`{name}`")).collect();
                bail!(
                    "nothing audited is called `{kind}`; there are {}",
                    all.join(", ")
                )
            }
        }
    }

    /// The id that somebody means: the one given, or the only one that ends so.
    pub(crate) async fn resolve_id(&self, kind: &str, given: &str) -> Result<String> {
        let log = self.log()?;
        let exact = read::Select {
            kind: Some(kind.to_owned()),
            id: Some(given.to_owned()),
            limit: Some(1),
            ..read::Select::default()
        };
        if !read::entries(&log, &exact).await?.is_empty() {
            return Ok(given.to_owned());
        }
        let end = given.trim_start_matches('…');
        if end.chars().count() < SHORTEST_END {
            bail!("the log has no entry of {kind} `{given}`");
        }
        let found = read::ids_ending(&log, kind, end, 5).await?;
        match found.as_slice() {
            [] => bail!("the log has no entry of {kind} `{given}`"),
            [only] => Ok(only.clone()),
            several => bail!(
                "several {kind} have ids that end with `{end}`: {}",
                several.join(", ")
            ),
        }
    }
}

/// What people type before a verb that is not one of the audit log's.
pub(crate) fn front_door(program: &str) -> &str {
    program.strip_suffix(" audit").unwrap_or(program)
}

fn kinds(tables: &Tables) -> impl Iterator<Item = &Audited> {
    tables
        .tables
        .iter()
        .filter_map(|table| table.audited.as_ref())
}

/// Whether there is a server that lets us in. A pool would go on asking one that refuses, until its
/// patience ends.
async fn answers(options: &PgConnectOptions) -> sqlx::Result<()> {
    let connection = tokio::time::timeout(PATIENCE, options.connect());
    let connection = connection.await.map_err(|_| sqlx::Error::PoolTimedOut)?;
    connection?.close().await
}

async fn connect(url: &str) -> Result<Database> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        let options: PgConnectOptions = url.parse().context("the database URL is not one")?;
        let pool = PgPoolOptions::new()
            .max_connections(4)
            .acquire_timeout(PATIENCE);
        answers(&options)
            .await
            .context("could not open the database")?;
        return Ok(pool.connect_lazy_with(options).into());
    }
    let Some(path) = url.strip_prefix("sqlite:") else {
        bail!(
            "the database URL is neither `postgres://…` nor `sqlite:PATH`; \
             a file is named `sqlite:` and its path"
        );
    };
    let path = path.strip_prefix("//").unwrap_or(path);
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    if !Path::new(path).is_file() {
        bail!("there is no database `{path}`");
    }
    let options: SqliteConnectOptions = url.parse().context("the database URL is not one")?;
    let options = options
        .create_if_missing(false)
        .foreign_keys(true)
        .busy_timeout(PATIENCE);
    let pool = SqlitePoolOptions::new().max_connections(2);
    let opened = pool.connect_with(options).await;
    Ok(opened.context("could not open the database")?.into())
}
