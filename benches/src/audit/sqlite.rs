//! SQLite: one client on a file.

use std::time::Instant;

use anyhow::{Context, Result, bail};
use cwom_schema::schema::Dialect;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Sqlite, SqliteConnection};
use uuid::Uuid;

use super::Scale;
use super::report::{Report, median};
use super::variant::{BODY, Model, Variant};

const ENGINE: &str = "SQLite";
const MOMENT: &str = "2026-01-01T00:00:00.000000Z";

/// A database of a variant.
struct Client {
    model: Model,
    variant: Variant,
    connection: SqliteConnection,
    /// The rows that single writes made, for the changes.
    ids: Vec<Uuid>,
}

pub(super) async fn measure(scale: Scale, report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir().context("could not make a temporary directory")?;
    let mut clients = Vec::new();
    for variant in Variant::ALL {
        let model = Model::of(variant, Dialect::Sqlite)?;
        let file = directory.path().join(format!("{variant:?}.db"));
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal);
        let mut connection = options.connect().await.context("SQLite does not open")?;
        let create = sqlx::raw_sql(AssertSqlSafe(model.create.as_str()));
        create
            .execute(&mut connection)
            .await
            .context("the tables cannot be made")?;
        clients.push(Client {
            model,
            variant,
            connection,
            ids: Vec::new(),
        });
    }
    // The first round warms the caches and is not counted.
    for round in 0..=scale.rounds {
        for client in &mut clients {
            let figures = [
                ("create, alone", client.create(scale.writes).await?),
                ("update, alone", client.update(scale.writes).await?),
                (
                    "create, 1000 in a transaction",
                    client.batch(scale.batch).await?,
                ),
            ];
            for (what, micros) in figures {
                if round > 0 {
                    report.note(ENGINE, what, client.variant, micros);
                }
            }
        }
    }
    Ok(())
}

impl Client {
    async fn create(&mut self, writes: usize) -> Result<f64> {
        self.ids = (0..writes).map(|_| Uuid::now_v7()).collect();
        let mut latencies = Vec::with_capacity(writes);
        for id in &self.ids {
            let begin = Instant::now();
            let query = row(&self.model, &self.model.insert, *id);
            let query = if self.model.is_audited {
                who(query)
            } else {
                query
            };
            query.execute(&mut self.connection).await?;
            latencies.push(micros(begin, 1));
        }
        Ok(median(&latencies))
    }

    async fn update(&mut self, writes: usize) -> Result<f64> {
        let mut latencies = Vec::with_capacity(writes);
        for id in &self.ids {
            let begin = Instant::now();
            let mut query = sqlx::query(AssertSqlSafe(self.model.update.as_str()));
            for column in &self.model.changed {
                query = match column.as_str() {
                    "row_version" => query.bind(2_i64),
                    "updated_at" => query.bind(MOMENT),
                    _ => query.bind("Another title"),
                };
            }
            let query = query.bind(id.to_string()).bind(1_i64);
            if self.model.is_audited {
                let rows = who(query).fetch_all(&mut self.connection).await?;
                if rows.len() != 1 {
                    bail!("an update changed {} rows", rows.len());
                }
            } else {
                query.execute(&mut self.connection).await?;
            }
            latencies.push(micros(begin, 1));
        }
        Ok(median(&latencies))
    }

    async fn batch(&mut self, rows: usize) -> Result<f64> {
        let begin = Instant::now();
        sqlx::raw_sql("BEGIN IMMEDIATE")
            .execute(&mut self.connection)
            .await?;
        if let Some(state) = &self.model.state {
            who(sqlx::query(AssertSqlSafe(state.as_str())))
                .execute(&mut self.connection)
                .await?;
        }
        for _ in 0..rows {
            let query = row(&self.model, &self.model.insert_within, Uuid::now_v7());
            query.execute(&mut self.connection).await?;
        }
        if let Some(clear) = &self.model.clear {
            let clear = sqlx::raw_sql(AssertSqlSafe(clear.as_str()));
            clear.execute(&mut self.connection).await?;
        }
        sqlx::raw_sql("COMMIT")
            .execute(&mut self.connection)
            .await?;
        Ok(micros(begin, rows))
    }
}

/// The parameters of a row.
fn row<'q>(model: &'q Model, sql: &'q str, id: Uuid) -> Query<'q, Sqlite, SqliteArguments> {
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for column in &model.columns {
        query = match column.as_str() {
            "id" => query.bind(id.to_string()),
            "body" => query.bind(BODY),
            "priority" | "row_version" => query.bind(1_i64),
            "weight" => query.bind(0.1_f64),
            "done" => query.bind(false),
            "labels" => query.bind("[\"login\",\"session\"]"),
            "created_at" | "updated_at" => query.bind(MOMENT),
            _ => query.bind("open"),
        };
    }
    query
}

/// The parameters that say who writes.
fn who(query: Query<'_, Sqlite, SqliteArguments>) -> Query<'_, Sqlite, SqliteArguments> {
    query
        .bind("agent")
        .bind("agent-7")
        .bind(Uuid::now_v7().to_string())
        .bind("triage")
}

/// Microseconds for each of several writes.
pub(super) fn micros(begin: Instant, writes: usize) -> f64 {
    begin.elapsed().as_secs_f64() * 1e6 / writes as f64
}
