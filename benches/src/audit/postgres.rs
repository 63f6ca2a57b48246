//! PostgreSQL: one client whose commits do not wait, and eight whose commits do.

use std::time::Instant;

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};
use cwom_schema::schema::Dialect;
use sqlx::postgres::{PgArguments, PgConnectOptions};
use sqlx::query::Query;
use sqlx::{AssertSqlSafe, ConnectOptions as _, PgConnection, Postgres};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::Scale;
use super::report::{Report, median};
use super::sqlite::micros;
use super::variant::{BODY, Model, Variant};

const ENGINE: &str = "PostgreSQL";
const CLIENTS: usize = 8;

/// A schema of a variant, and who writes there.
struct Client {
    model: Model,
    variant: Variant,
    connection: PgConnection,
    ids: Vec<Uuid>,
}

pub(super) async fn measure(scale: Scale, url: &str, report: &mut Report) -> Result<()> {
    let mut clients = Vec::new();
    for variant in Variant::ALL {
        let model = Model::of(variant, Dialect::Postgres)?;
        let database = format!("bench_{}", format!("{variant:?}").to_lowercase());
        let mut server = connect(url, None).await?;
        let create = sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {database}")));
        create.execute(&mut server).await?;
        let mut connection = connect(url, Some(&database)).await?;
        let create = sqlx::raw_sql(AssertSqlSafe(model.create.as_str()));
        create
            .execute(&mut connection)
            .await
            .context("the tables cannot be made")?;
        let off = sqlx::raw_sql("SET synchronous_commit = off");
        off.execute(&mut connection).await?;
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
    for round in 0..=scale.rounds {
        for client in &mut clients {
            let figure = beside(scale, url, client).await?;
            if round > 0 {
                report.note(
                    ENGINE,
                    "8 clients, 1 ms commit: create",
                    client.variant,
                    figure,
                );
            }
        }
    }
    Ok(())
}

/// The median latency of clients that write rows of their own beside each other.
async fn beside(scale: Scale, url: &str, client: &Client) -> Result<f64> {
    let mut writers: JoinSet<sqlx::Result<Vec<f64>>> = JoinSet::new();
    for _ in 0..CLIENTS {
        let database = format!("bench_{}", format!("{:?}", client.variant).to_lowercase());
        let mut connection = connect(url, Some(&database)).await?;
        let model = client.model.clone();
        writers.spawn(async move {
            let mut latencies = Vec::new();
            let begin = Instant::now();
            while begin.elapsed() < scale.span {
                let one = Instant::now();
                let query = row(&model, &model.insert, Uuid::now_v7());
                let query = if model.is_audited { who(query) } else { query };
                query.execute(&mut connection).await?;
                latencies.push(micros(one, 1));
            }
            Ok(latencies)
        });
    }
    let mut all = Vec::new();
    for latencies in writers.join_all().await {
        all.extend(latencies?);
    }
    Ok(median(&all))
}

async fn connect(url: &str, database: Option<&str>) -> Result<PgConnection> {
    let options = url.parse::<PgConnectOptions>()?;
    let options = match database {
        Some(database) => options.database(database),
        None => options,
    };
    options
        .connect()
        .await
        .context("PostgreSQL does not answer")
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
                    "updated_at" => query.bind(Utc::now()),
                    _ => query.bind("Another title"),
                };
            }
            let query = query.bind(*id).bind(1_i64);
            let query = if self.model.is_audited {
                who(query)
            } else {
                query
            };
            let done = query.execute(&mut self.connection).await?;
            if done.rows_affected() != 1 {
                bail!("an update changed {} rows", done.rows_affected());
            }
            latencies.push(micros(begin, 1));
        }
        Ok(median(&latencies))
    }

    async fn batch(&mut self, rows: usize) -> Result<f64> {
        let begin = Instant::now();
        sqlx::raw_sql("BEGIN").execute(&mut self.connection).await?;
        if let Some(state) = &self.model.state {
            who(sqlx::query(AssertSqlSafe(state.as_str())))
                .execute(&mut self.connection)
                .await?;
        }
        for _ in 0..rows {
            let query = row(&self.model, &self.model.insert_within, Uuid::now_v7());
            query.execute(&mut self.connection).await?;
        }
        sqlx::raw_sql("COMMIT")
            .execute(&mut self.connection)
            .await?;
        Ok(micros(begin, rows))
    }
}

/// The parameters of a row.
fn row<'q>(model: &'q Model, sql: &'q str, id: Uuid) -> Query<'q, Postgres, PgArguments> {
    let now: DateTime<Utc> = Utc::now();
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for column in &model.columns {
        query = match column.as_str() {
            "id" => query.bind(id),
            "body" => query.bind(BODY),
            "priority" => query.bind(1_i32),
            "row_version" => query.bind(1_i64),
            "weight" => query.bind(0.1_f64),
            "done" => query.bind(false),
            "labels" => query.bind(serde_json::json!(["login", "session"])),
            "created_at" | "updated_at" => query.bind(now),
            _ => query.bind("open"),
        };
    }
    query
}

/// The parameters that say who writes.
fn who(query: Query<'_, Postgres, PgArguments>) -> Query<'_, Postgres, PgArguments> {
    query
        .bind("agent")
        .bind("agent-7")
        .bind(Uuid::now_v7())
        .bind("triage")
}
