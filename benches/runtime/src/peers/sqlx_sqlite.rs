//! sqlx on SQLite, written by hand: `FromRow` by column names as its derive makes it, and a
//! transaction with a statement after the other.

use std::fmt::Display;
use std::hint::black_box;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Result, ensure};
use cwom::prelude::*;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteRow, SqliteSynchronous};
use sqlx::types::Json;
use sqlx::{FromRow, Row, SqliteConnection, SqlitePool};
use uuid::fmt::Hyphenated;

use crate::model::{ACTOR, Draft, Entry, Issue, KIND, Run, SALT, moment_text, now};
use crate::peer::Peer;
use crate::workload::Workload;

/// Pools with the settings of our store: one connection that writes, several that read.
pub(crate) struct SqlxSqlite {
    writers: SqlitePool,
    readers: SqlitePool,
}

impl SqlxSqlite {
    pub(crate) async fn open(path: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .synchronous(SqliteSynchronous::Normal);
        let pool = |connections| {
            SqlitePoolOptions::new()
                .max_connections(connections)
                .test_before_acquire(false)
        };
        Ok(Self {
            writers: pool(1).connect_with(options.clone()).await?,
            readers: pool(8).connect_with(options).await?,
        })
    }
}

const INSERT: &str = "INSERT INTO cwom_issues (id, repo_id, repo_role, parent_id, title, description, type, \
     priority, status, due_at, assignees, watchers, acceptance, trace_id, tags, meta, \
     row_version, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \
     ?, ?, ?, ?, ?)";

const ENTER: &str = "INSERT INTO audit_log (ts, actor_kind, actor_id, action, entity_kind, entity_id, \
     entity_version, before, after, note, trace_id, spec_rev, salt) VALUES (?, ?, ?, ?, ?, ?, \
     ?, ?, ?, ?, ?, ?, ?)";

const UPDATE: &str = "UPDATE cwom_issues SET status = ?, row_version = ?, updated_at = ? WHERE id = ? AND \
     row_version = ?";

const GET: &str = "SELECT id, repo_id, repo_role, parent_id, title, description, type, priority, status, \
     due_at, assignees, watchers, acceptance, trace_id, tags, meta, row_version, created_at, \
     updated_at FROM cwom_issues WHERE id = ?";

const LIST: &str = "SELECT id, repo_id, repo_role, parent_id, title, description, type, priority, status, \
     due_at, assignees, watchers, acceptance, trace_id, tags, meta, row_version, created_at, \
     updated_at FROM cwom_issues WHERE repo_id = ? ORDER BY created_at DESC, id DESC LIMIT \
     100";

const JOIN: &str = "SELECT r.id, r.for_issue_id, r.for_issue_role, r.repo_id, r.repo_role, r.status, r.mode, \
     r.executor, r.constraint_snapshot_id, r.constraint_snapshot_role, r.plan, r.telemetry, \
     r.cost, r.outputs, r.failure, r.artifact_root_uri, r.trace_id, r.tags, r.meta, \
     r.row_version, r.created_at, r.updated_at FROM cwom_runs r JOIN cwom_run_doctrine_refs l \
     ON l.run_id = r.id WHERE l.doctrine_ref_id = ? ORDER BY r.created_at DESC, r.id DESC \
     LIMIT 100";

const HISTORY: &str = "SELECT seq, ts, actor_kind, actor_id, action, entity_version, before, after, note, \
     trace_id FROM audit_log WHERE entity_kind = ? AND entity_id = ? ORDER BY seq DESC LIMIT \
     50";

const AS_OF: &str = "SELECT after FROM audit_log WHERE entity_kind = ? AND entity_id = ? AND entity_version \
     <= 1 ORDER BY entity_version DESC LIMIT 1";

async fn create(pool: &SqlitePool, draft: Draft) -> Result<()> {
    let issue = draft.into_row();
    let mut tx = pool.begin().await?;
    insert(&mut tx, &issue).await?;
    tx.commit().await?;
    black_box(issue);
    Ok(())
}

async fn insert(connection: &mut SqliteConnection, issue: &Issue) -> Result<()> {
    sqlx::query(INSERT)
        .bind(issue.id.hyphenated())
        .bind(issue.repo_id.hyphenated())
        .bind(&issue.repo_role)
        .bind(issue.parent_id.map(Uuid::hyphenated))
        .bind(&issue.title)
        .bind(&issue.description)
        .bind(issue.issue_type.as_str())
        .bind(issue.priority.as_str())
        .bind(issue.status.as_str())
        .bind(issue.due_at.map(moment_text))
        .bind(Json(&issue.assignees))
        .bind(Json(&issue.watchers))
        .bind(Json(&issue.acceptance))
        .bind(issue.trace_id.map(Uuid::hyphenated))
        .bind(Json(&issue.tags))
        .bind(Json(&issue.meta))
        .bind(issue.row_version)
        .bind(moment_text(issue.created_at))
        .bind(moment_text(issue.updated_at))
        .execute(&mut *connection)
        .await?;
    enter(connection, "created", None, issue).await
}

async fn enter(
    connection: &mut SqliteConnection,
    action: &str,
    before: Option<&Issue>,
    after: &Issue,
) -> Result<()> {
    sqlx::query(ENTER)
        .bind(moment_text(now()))
        .bind("system")
        .bind(ACTOR)
        .bind(action)
        .bind(KIND)
        .bind(after.id.to_string())
        .bind(after.row_version)
        .bind(before.map(Json))
        .bind(Json(after))
        .bind(None::<&str>)
        .bind(None::<&str>)
        .bind("hand")
        .bind(SALT)
        .execute(connection)
        .await?;
    Ok(())
}

impl Peer for SqlxSqlite {
    const WORKLOADS: &'static [Workload] = &Workload::ALL_BUT_WRITERS;

    async fn create(&mut self, draft: Draft) -> Result<()> {
        create(&self.writers, draft).await
    }

    async fn change(&mut self, id: Uuid, to: cwom::Status) -> Result<()> {
        let mut tx = self.writers.begin().await?;
        let before: Issue = sqlx::query_as(GET)
            .bind(id.hyphenated())
            .fetch_one(&mut *tx)
            .await?;
        let after = before.moved(to);
        let changed = sqlx::query(UPDATE)
            .bind(to.as_str())
            .bind(after.row_version)
            .bind(moment_text(after.updated_at))
            .bind(id.hyphenated())
            .bind(before.row_version)
            .execute(&mut *tx)
            .await?;
        ensure!(
            changed.rows_affected() == 1,
            "somebody else changed the row"
        );
        enter(&mut tx, "status_changed", Some(&before), &after).await?;
        tx.commit().await?;
        black_box(after);
        Ok(())
    }

    async fn get(&mut self, id: Uuid) -> Result<usize> {
        let issue: Issue = sqlx::query_as(GET)
            .bind(id.hyphenated())
            .fetch_one(&self.readers)
            .await?;
        black_box(issue);
        Ok(1)
    }

    async fn list(&mut self, repo: Uuid) -> Result<usize> {
        let issues: Vec<Issue> = sqlx::query_as(LIST)
            .bind(repo.hyphenated())
            .fetch_all(&self.readers)
            .await?;
        Ok(black_box(issues).len())
    }

    async fn join(&mut self, doctrine: Uuid) -> Result<usize> {
        let runs: Vec<Run> = sqlx::query_as(JOIN)
            .bind(doctrine.hyphenated())
            .fetch_all(&self.readers)
            .await?;
        Ok(black_box(runs).len())
    }

    async fn bulk(&mut self, drafts: Vec<Draft>) -> Result<()> {
        let mut tx = self.writers.begin().await?;
        for draft in drafts {
            insert(&mut tx, &draft.into_row()).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn history(&mut self, id: Uuid) -> Result<usize> {
        let entries: Vec<Entry> = sqlx::query_as(HISTORY)
            .bind(KIND)
            .bind(id.to_string())
            .fetch_all(&self.readers)
            .await?;
        Ok(black_box(entries).len())
    }

    async fn as_of(&mut self, id: Uuid) -> Result<usize> {
        let Json(image): Json<Issue> = sqlx::query_scalar(AS_OF)
            .bind(KIND)
            .bind(id.to_string())
            .fetch_one(&self.readers)
            .await?;
        black_box(image);
        Ok(1)
    }
}

impl FromRow<'_, SqliteRow> for Issue {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.try_get::<Hyphenated, _>("id")?.into_uuid(),
            repo_id: row.try_get::<Hyphenated, _>("repo_id")?.into_uuid(),
            repo_role: row.try_get("repo_role")?,
            parent_id: row
                .try_get::<Option<Hyphenated>, _>("parent_id")?
                .map(Hyphenated::into_uuid),
            title: row.try_get("title")?,
            description: row.try_get("description")?,
            issue_type: parsed(row, "type")?,
            priority: parsed(row, "priority")?,
            status: parsed(row, "status")?,
            due_at: parsed_opt(row, "due_at")?,
            assignees: row.try_get::<Json<_>, _>("assignees")?.0,
            watchers: row.try_get::<Json<_>, _>("watchers")?.0,
            acceptance: row.try_get::<Json<_>, _>("acceptance")?.0,
            trace_id: row
                .try_get::<Option<Hyphenated>, _>("trace_id")?
                .map(Hyphenated::into_uuid),
            tags: row.try_get::<Json<_>, _>("tags")?.0,
            meta: row.try_get::<Json<_>, _>("meta")?.0,
            row_version: row.try_get("row_version")?,
            created_at: parsed(row, "created_at")?,
            updated_at: parsed(row, "updated_at")?,
        })
    }
}

impl FromRow<'_, SqliteRow> for Run {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.try_get::<Hyphenated, _>("id")?.into_uuid(),
            for_issue_id: row.try_get::<Hyphenated, _>("for_issue_id")?.into_uuid(),
            for_issue_role: row.try_get("for_issue_role")?,
            repo_id: row.try_get::<Hyphenated, _>("repo_id")?.into_uuid(),
            repo_role: row.try_get("repo_role")?,
            status: parsed(row, "status")?,
            mode: parsed(row, "mode")?,
            executor: row.try_get::<Json<_>, _>("executor")?.0,
            constraint_snapshot_id: row
                .try_get::<Option<Hyphenated>, _>("constraint_snapshot_id")?
                .map(Hyphenated::into_uuid),
            constraint_snapshot_role: row.try_get("constraint_snapshot_role")?,
            plan: row.try_get::<Json<_>, _>("plan")?.0,
            telemetry: row.try_get::<Json<_>, _>("telemetry")?.0,
            cost: row.try_get::<Json<_>, _>("cost")?.0,
            outputs: row.try_get::<Json<_>, _>("outputs")?.0,
            failure: row
                .try_get::<Option<Json<_>>, _>("failure")?
                .map(|json| json.0),
            artifact_root_uri: row.try_get("artifact_root_uri")?,
            trace_id: row
                .try_get::<Option<Hyphenated>, _>("trace_id")?
                .map(Hyphenated::into_uuid),
            tags: row.try_get::<Json<_>, _>("tags")?.0,
            meta: row.try_get::<Json<_>, _>("meta")?.0,
            row_version: row.try_get("row_version")?,
            created_at: parsed(row, "created_at")?,
            updated_at: parsed(row, "updated_at")?,
        })
    }
}

impl FromRow<'_, SqliteRow> for Entry {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            seq: row.try_get("seq")?,
            ts: parsed(row, "ts")?,
            actor_kind: parsed(row, "actor_kind")?,
            actor_id: row.try_get("actor_id")?,
            action: row.try_get("action")?,
            entity_version: row.try_get("entity_version")?,
            before: row
                .try_get::<Option<Json<_>>, _>("before")?
                .map(|json| json.0),
            after: row
                .try_get::<Option<Json<_>>, _>("after")?
                .map(|json| json.0),
            note: row.try_get("note")?,
            trace_id: row
                .try_get::<Option<Hyphenated>, _>("trace_id")?
                .map(Hyphenated::into_uuid),
        })
    }
}

fn parsed<T: FromStr>(row: &SqliteRow, name: &str) -> sqlx::Result<T>
where
    T::Err: Display,
{
    let text: &str = row.try_get(name)?;
    text.parse().map_err(|error| refused(name, error))
}

fn parsed_opt<T: FromStr>(row: &SqliteRow, name: &str) -> sqlx::Result<Option<T>>
where
    T::Err: Display,
{
    let text: Option<&str> = row.try_get(name)?;
    text.map(str::parse)
        .transpose()
        .map_err(|error| refused(name, error))
}

fn refused(name: &str, error: impl Display) -> sqlx::Error {
    sqlx::Error::ColumnDecode {
        index: name.to_owned(),
        source: error.to_string().into(),
    }
}
