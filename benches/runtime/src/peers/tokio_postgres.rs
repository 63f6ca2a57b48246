//! tokio-postgres: the floor of PostgreSQL. Statements prepared once, columns by position, and a trip
//! for each statement, as code that reads line by line has it.

use std::fmt::Display;
use std::hint::black_box;
use std::str::FromStr;
use std::sync::Arc;

use anyhow::{Result, anyhow, ensure};
use cwom::prelude::*;
use tokio_postgres::types::Json;
use tokio_postgres::{Client, NoTls, Row, Statement};

use crate::model::{ACTOR, Draft, ENTRY, Entry, ISSUE, Issue, KIND, RUN, Run, SALT, now};
use crate::peer::Peer;
use crate::workload::Workload;

/// One connection or several.
pub(crate) struct TokioPostgres {
    sessions: Vec<Arc<Session>>,
}

/// A connection with its statements.
struct Session {
    client: Client,
    insert: Statement,
    entry: Statement,
    update: Statement,
    get: Statement,
    list: Statement,
    join: Statement,
    history: Statement,
    as_of: Statement,
}

impl TokioPostgres {
    pub(crate) async fn connect(url: &str, connections: usize) -> Result<Self> {
        let mut sessions = Vec::with_capacity(connections);
        for _ in 0..connections {
            sessions.push(Arc::new(Session::connect(url).await?));
        }
        Ok(Self { sessions })
    }
}

impl Session {
    async fn connect(url: &str) -> Result<Self> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        let places = |count: usize| {
            let places: Vec<String> = (1..=count).map(|place| format!("${place}")).collect();
            places.join(", ")
        };
        let prepare = async |sql: String| client.prepare(&sql).await;
        Ok(Self {
            insert: prepare(format!(
                "INSERT INTO cwom_issues ({ISSUE}) VALUES ({})",
                places(19)
            ))
            .await?,
            entry: prepare(format!(
                "INSERT INTO audit_log ({ENTRY}) VALUES ({})",
                places(13)
            ))
            .await?,
            update: prepare(
                "UPDATE cwom_issues SET status = $1, row_version = $2, updated_at = $3 \
                 WHERE id = $4 AND row_version = $5"
                    .to_owned(),
            )
            .await?,
            get: prepare(format!("SELECT {ISSUE} FROM cwom_issues WHERE id = $1")).await?,
            list: prepare(format!(
                "SELECT {ISSUE} FROM cwom_issues WHERE repo_id = $1 \
                 ORDER BY created_at DESC, id DESC LIMIT 100"
            ))
            .await?,
            join: prepare(format!(
                "SELECT {RUN} FROM cwom_runs r JOIN cwom_run_doctrine_refs l ON l.run_id = r.id \
                 WHERE l.doctrine_ref_id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT 100"
            ))
            .await?,
            history: prepare(
                "SELECT seq, ts, actor_kind, actor_id, action, entity_version, before, after, \
                 note, trace_id FROM audit_log WHERE entity_kind = $1 AND entity_id = $2 \
                 ORDER BY seq DESC LIMIT 50"
                    .to_owned(),
            )
            .await?,
            as_of: prepare(
                "SELECT after FROM audit_log \
                 WHERE entity_kind = $1 AND entity_id = $2 AND entity_version <= 1 \
                 ORDER BY entity_version DESC LIMIT 1"
                    .to_owned(),
            )
            .await?,
            client,
        })
    }

    async fn create(&self, draft: Draft) -> Result<()> {
        let issue = draft.into_row();
        self.client.batch_execute("BEGIN").await?;
        self.insert(&issue).await?;
        self.client.batch_execute("COMMIT").await?;
        black_box(issue);
        Ok(())
    }

    async fn insert(&self, issue: &Issue) -> Result<()> {
        self.client
            .execute(
                &self.insert,
                &[
                    &issue.id,
                    &issue.repo_id,
                    &issue.repo_role,
                    &issue.parent_id,
                    &issue.title,
                    &issue.description,
                    &issue.issue_type.as_str(),
                    &issue.priority.as_str(),
                    &issue.status.as_str(),
                    &issue.due_at,
                    &Json(&issue.assignees),
                    &Json(&issue.watchers),
                    &Json(&issue.acceptance),
                    &issue.trace_id,
                    &Json(&issue.tags),
                    &Json(&issue.meta),
                    &issue.row_version,
                    &issue.created_at,
                    &issue.updated_at,
                ],
            )
            .await?;
        self.enter("created", None, issue).await
    }

    async fn enter(&self, action: &str, before: Option<&Issue>, after: &Issue) -> Result<()> {
        self.client
            .execute(
                &self.entry,
                &[
                    &now(),
                    &"system",
                    &ACTOR,
                    &action,
                    &KIND,
                    &after.id.to_string(),
                    &after.row_version,
                    &before.map(Json),
                    &Json(after),
                    &None::<&str>,
                    &None::<Uuid>,
                    &"hand",
                    &SALT,
                ],
            )
            .await?;
        Ok(())
    }

    async fn read(&self, id: Uuid) -> Result<Issue> {
        issue(&self.client.query_one(&self.get, &[&id]).await?)
    }
}

impl Peer for TokioPostgres {
    const WORKLOADS: &'static [Workload] = &Workload::ALL;

    async fn create(&mut self, draft: Draft) -> Result<()> {
        self.sessions[0].create(draft).await
    }

    async fn change(&mut self, id: Uuid, to: cwom::Status) -> Result<()> {
        let session = &self.sessions[0];
        session.client.batch_execute("BEGIN").await?;
        let before = session.read(id).await?;
        let after = before.moved(to);
        let changed = session
            .client
            .execute(
                &session.update,
                &[
                    &to.as_str(),
                    &after.row_version,
                    &after.updated_at,
                    &id,
                    &before.row_version,
                ],
            )
            .await?;
        ensure!(changed == 1, "somebody else changed the row");
        session
            .enter("status_changed", Some(&before), &after)
            .await?;
        session.client.batch_execute("COMMIT").await?;
        black_box(after);
        Ok(())
    }

    async fn get(&mut self, id: Uuid) -> Result<usize> {
        black_box(self.sessions[0].read(id).await?);
        Ok(1)
    }

    async fn list(&mut self, repo: Uuid) -> Result<usize> {
        let session = &self.sessions[0];
        let rows = session.client.query(&session.list, &[&repo]).await?;
        let issues = rows.iter().map(issue).collect::<Result<Vec<Issue>>>()?;
        Ok(black_box(issues).len())
    }

    async fn join(&mut self, doctrine: Uuid) -> Result<usize> {
        let session = &self.sessions[0];
        let rows = session.client.query(&session.join, &[&doctrine]).await?;
        let runs = rows.iter().map(run).collect::<Result<Vec<Run>>>()?;
        Ok(black_box(runs).len())
    }

    async fn bulk(&mut self, drafts: Vec<Draft>) -> Result<()> {
        let session = &self.sessions[0];
        session.client.batch_execute("BEGIN").await?;
        for draft in drafts {
            session.insert(&draft.into_row()).await?;
        }
        session.client.batch_execute("COMMIT").await?;
        Ok(())
    }

    async fn writers(&mut self, shares: Vec<Vec<Draft>>) -> Result<()> {
        ensure!(shares.len() == self.sessions.len(), "a connection for each");
        let tasks: Vec<_> = shares
            .into_iter()
            .zip(&self.sessions)
            .map(|(drafts, session)| {
                let session = Arc::clone(session);
                tokio::spawn(async move {
                    for draft in drafts {
                        session.create(draft).await?;
                    }
                    anyhow::Ok(())
                })
            })
            .collect();
        for task in tasks {
            task.await??;
        }
        Ok(())
    }

    async fn history(&mut self, id: Uuid) -> Result<usize> {
        let session = &self.sessions[0];
        let parameters: [&(dyn tokio_postgres::types::ToSql + Sync); 2] = [&KIND, &id.to_string()];
        let rows = session.client.query(&session.history, &parameters).await?;
        let entries = rows.iter().map(entry).collect::<Result<Vec<Entry>>>()?;
        Ok(black_box(entries).len())
    }

    async fn as_of(&mut self, id: Uuid) -> Result<usize> {
        let session = &self.sessions[0];
        let parameters: [&(dyn tokio_postgres::types::ToSql + Sync); 2] = [&KIND, &id.to_string()];
        let row = session
            .client
            .query_one(&session.as_of, &parameters)
            .await?;
        let Json(image): Json<Issue> = row.try_get(0)?;
        black_box(image);
        Ok(1)
    }
}

fn issue(row: &Row) -> Result<Issue> {
    Ok(Issue {
        id: row.try_get(0)?,
        repo_id: row.try_get(1)?,
        repo_role: row.try_get(2)?,
        parent_id: row.try_get(3)?,
        title: row.try_get(4)?,
        description: row.try_get(5)?,
        issue_type: parsed(row, 6)?,
        priority: parsed(row, 7)?,
        status: parsed(row, 8)?,
        due_at: row.try_get(9)?,
        assignees: row.try_get::<_, Json<_>>(10)?.0,
        watchers: row.try_get::<_, Json<_>>(11)?.0,
        acceptance: row.try_get::<_, Json<_>>(12)?.0,
        trace_id: row.try_get(13)?,
        tags: row.try_get::<_, Json<_>>(14)?.0,
        meta: row.try_get::<_, Json<_>>(15)?.0,
        row_version: row.try_get(16)?,
        created_at: row.try_get(17)?,
        updated_at: row.try_get(18)?,
    })
}

fn run(row: &Row) -> Result<Run> {
    Ok(Run {
        id: row.try_get(0)?,
        for_issue_id: row.try_get(1)?,
        for_issue_role: row.try_get(2)?,
        repo_id: row.try_get(3)?,
        repo_role: row.try_get(4)?,
        status: parsed(row, 5)?,
        mode: parsed(row, 6)?,
        executor: row.try_get::<_, Json<_>>(7)?.0,
        constraint_snapshot_id: row.try_get(8)?,
        constraint_snapshot_role: row.try_get(9)?,
        plan: row.try_get::<_, Json<_>>(10)?.0,
        telemetry: row.try_get::<_, Json<_>>(11)?.0,
        cost: row.try_get::<_, Json<_>>(12)?.0,
        outputs: row.try_get::<_, Json<_>>(13)?.0,
        failure: row.try_get::<_, Option<Json<_>>>(14)?.map(|json| json.0),
        artifact_root_uri: row.try_get(15)?,
        trace_id: row.try_get(16)?,
        tags: row.try_get::<_, Json<_>>(17)?.0,
        meta: row.try_get::<_, Json<_>>(18)?.0,
        row_version: row.try_get(19)?,
        created_at: row.try_get(20)?,
        updated_at: row.try_get(21)?,
    })
}

fn entry(row: &Row) -> Result<Entry> {
    Ok(Entry {
        seq: row.try_get(0)?,
        ts: row.try_get(1)?,
        actor_kind: parsed(row, 2)?,
        actor_id: row.try_get(3)?,
        action: row.try_get(4)?,
        entity_version: row.try_get(5)?,
        before: row.try_get::<_, Option<Json<_>>>(6)?.map(|json| json.0),
        after: row.try_get::<_, Option<Json<_>>>(7)?.map(|json| json.0),
        note: row.try_get(8)?,
        trace_id: row.try_get(9)?,
    })
}

fn parsed<T: FromStr>(row: &Row, index: usize) -> Result<T>
where
    T::Err: Display,
{
    let text: &str = row.try_get(index)?;
    text.parse()
        .map_err(|error| anyhow!("column {index}: {error}"))
}
