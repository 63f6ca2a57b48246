//! rusqlite: the floor of SQLite. No thread between, cached statements, columns by position.

use std::fmt::Display;
use std::hint::black_box;
use std::path::Path;
use std::str::FromStr;

use anyhow::{Result, ensure};
use chrono::{DateTime, Utc};
use cwom::prelude::*;
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{
    ACTOR, Draft, ENTRY, Entry, ISSUE, Issue, KIND, RUN, Run, SALT, moment_text, now,
};
use crate::peer::Peer;
use crate::workload::Workload;

/// One connection.
pub(crate) struct Rusqlite {
    connection: Connection,
    sql: Sql,
}

/// Texts that are made once.
struct Sql {
    insert: String,
    entry: String,
    get: String,
    list: String,
    join: String,
}

impl Rusqlite {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;",
        )?;
        let places = |count: usize| vec!["?"; count].join(", ");
        Ok(Self {
            connection,
            sql: Sql {
                insert: format!("INSERT INTO cwom_issues ({ISSUE}) VALUES ({})", places(19)),
                entry: format!("INSERT INTO audit_log ({ENTRY}) VALUES ({})", places(13)),
                get: format!("SELECT {ISSUE} FROM cwom_issues WHERE id = ?"),
                list: format!(
                    "SELECT {ISSUE} FROM cwom_issues WHERE repo_id = ? \
                     ORDER BY created_at DESC, id DESC LIMIT 100"
                ),
                join: format!(
                    "SELECT {RUN} FROM cwom_runs r JOIN cwom_run_doctrine_refs l ON l.run_id = r.id \
                     WHERE l.doctrine_ref_id = ? ORDER BY r.created_at DESC, r.id DESC LIMIT 100"
                ),
            },
        })
    }

    fn say(&self, sql: &str) -> Result<()> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn insert(&self, issue: &Issue) -> Result<()> {
        self.connection
            .prepare_cached(&self.sql.insert)?
            .execute(params![
                issue.id.to_string(),
                issue.repo_id.to_string(),
                issue.repo_role,
                text(issue.parent_id),
                issue.title,
                issue.description,
                issue.issue_type.as_str(),
                issue.priority.as_str(),
                issue.status.as_str(),
                issue.due_at.map(moment_text),
                json(&issue.assignees)?,
                json(&issue.watchers)?,
                json(&issue.acceptance)?,
                text(issue.trace_id),
                json(&issue.tags)?,
                json(&issue.meta)?,
                issue.row_version,
                moment_text(issue.created_at),
                moment_text(issue.updated_at),
            ])?;
        self.enter("created", None, issue)
    }

    fn enter(&self, action: &str, before: Option<&Issue>, after: &Issue) -> Result<()> {
        self.connection
            .prepare_cached(&self.sql.entry)?
            .execute(params![
                moment_text(now()),
                "system",
                ACTOR,
                action,
                KIND,
                after.id.to_string(),
                after.row_version,
                before.map(json).transpose()?,
                json(after)?,
                None::<&str>,
                None::<&str>,
                "hand",
                SALT,
            ])?;
        Ok(())
    }

    fn read(&self, id: Uuid) -> Result<Issue> {
        let mut statement = self.connection.prepare_cached(&self.sql.get)?;
        Ok(statement.query_row([id.to_string()], issue)?)
    }
}

impl Peer for Rusqlite {
    const WORKLOADS: &'static [Workload] = &Workload::ALL_BUT_WRITERS;

    async fn create(&mut self, draft: Draft) -> Result<()> {
        let issue = draft.into_row();
        self.say("BEGIN IMMEDIATE")?;
        self.insert(&issue)?;
        self.say("COMMIT")?;
        black_box(issue);
        Ok(())
    }

    async fn change(&mut self, id: Uuid, to: cwom::Status) -> Result<()> {
        self.say("BEGIN IMMEDIATE")?;
        let before = self.read(id)?;
        let after = before.moved(to);
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE cwom_issues SET status = ?, row_version = ?, updated_at = ? \
                 WHERE id = ? AND row_version = ?",
            )?
            .execute(params![
                to.as_str(),
                after.row_version,
                moment_text(after.updated_at),
                id.to_string(),
                before.row_version,
            ])?;
        ensure!(changed == 1, "somebody else changed the row");
        self.enter("status_changed", Some(&before), &after)?;
        self.say("COMMIT")?;
        black_box(after);
        Ok(())
    }

    async fn get(&mut self, id: Uuid) -> Result<usize> {
        black_box(self.read(id)?);
        Ok(1)
    }

    async fn list(&mut self, repo: Uuid) -> Result<usize> {
        let mut statement = self.connection.prepare_cached(&self.sql.list)?;
        let rows = statement.query_map([repo.to_string()], issue)?;
        let issues = rows.collect::<rusqlite::Result<Vec<Issue>>>()?;
        Ok(black_box(issues).len())
    }

    async fn join(&mut self, doctrine: Uuid) -> Result<usize> {
        let mut statement = self.connection.prepare_cached(&self.sql.join)?;
        let rows = statement.query_map([doctrine.to_string()], run)?;
        let runs = rows.collect::<rusqlite::Result<Vec<Run>>>()?;
        Ok(black_box(runs).len())
    }

    async fn bulk(&mut self, drafts: Vec<Draft>) -> Result<()> {
        self.say("BEGIN IMMEDIATE")?;
        for draft in drafts {
            self.insert(&draft.into_row())?;
        }
        self.say("COMMIT")
    }

    async fn history(&mut self, id: Uuid) -> Result<usize> {
        let mut statement = self.connection.prepare_cached(
            "SELECT seq, ts, actor_kind, actor_id, action, entity_version, before, after, note, \
             trace_id FROM audit_log WHERE entity_kind = ? AND entity_id = ? \
             ORDER BY seq DESC LIMIT 50",
        )?;
        let rows = statement.query_map([KIND, &id.to_string()], entry)?;
        let entries = rows.collect::<rusqlite::Result<Vec<Entry>>>()?;
        Ok(black_box(entries).len())
    }

    async fn as_of(&mut self, id: Uuid) -> Result<usize> {
        let mut statement = self.connection.prepare_cached(
            "SELECT after FROM audit_log \
             WHERE entity_kind = ? AND entity_id = ? AND entity_version <= 1 \
             ORDER BY entity_version DESC LIMIT 1",
        )?;
        let image: Issue = statement.query_row([KIND, &id.to_string()], |row| json_at(row, 0))?;
        black_box(image);
        Ok(1)
    }
}

fn issue(row: &Row<'_>) -> rusqlite::Result<Issue> {
    Ok(Issue {
        id: parsed(row, 0)?,
        repo_id: parsed(row, 1)?,
        repo_role: row.get(2)?,
        parent_id: parsed_opt(row, 3)?,
        title: row.get(4)?,
        description: row.get(5)?,
        issue_type: parsed(row, 6)?,
        priority: parsed(row, 7)?,
        status: parsed(row, 8)?,
        due_at: parsed_opt::<DateTime<Utc>>(row, 9)?,
        assignees: json_at(row, 10)?,
        watchers: json_at(row, 11)?,
        acceptance: json_at(row, 12)?,
        trace_id: parsed_opt(row, 13)?,
        tags: json_at(row, 14)?,
        meta: json_at(row, 15)?,
        row_version: row.get(16)?,
        created_at: parsed(row, 17)?,
        updated_at: parsed(row, 18)?,
    })
}

fn run(row: &Row<'_>) -> rusqlite::Result<Run> {
    Ok(Run {
        id: parsed(row, 0)?,
        for_issue_id: parsed(row, 1)?,
        for_issue_role: row.get(2)?,
        repo_id: parsed(row, 3)?,
        repo_role: row.get(4)?,
        status: parsed(row, 5)?,
        mode: parsed(row, 6)?,
        executor: json_at(row, 7)?,
        constraint_snapshot_id: parsed_opt(row, 8)?,
        constraint_snapshot_role: row.get(9)?,
        plan: json_at(row, 10)?,
        telemetry: json_at(row, 11)?,
        cost: json_at(row, 12)?,
        outputs: json_at(row, 13)?,
        failure: json_opt(row, 14)?,
        artifact_root_uri: row.get(15)?,
        trace_id: parsed_opt(row, 16)?,
        tags: json_at(row, 17)?,
        meta: json_at(row, 18)?,
        row_version: row.get(19)?,
        created_at: parsed(row, 20)?,
        updated_at: parsed(row, 21)?,
    })
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        seq: row.get(0)?,
        ts: parsed(row, 1)?,
        actor_kind: parsed(row, 2)?,
        actor_id: row.get(3)?,
        action: row.get(4)?,
        entity_version: row.get(5)?,
        before: json_opt(row, 6)?,
        after: json_opt(row, 7)?,
        note: row.get(8)?,
        trace_id: parsed_opt(row, 9)?,
    })
}

fn text(id: Option<Uuid>) -> Option<String> {
    id.map(|id| id.to_string())
}

fn json(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

fn parsed<T: FromStr>(row: &Row<'_>, index: usize) -> rusqlite::Result<T>
where
    T::Err: Display,
{
    let text = row.get_ref(index)?.as_str()?;
    text.parse().map_err(|error| refused(index, error))
}

fn parsed_opt<T: FromStr>(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<T>>
where
    T::Err: Display,
{
    let text = row.get_ref(index)?.as_str_or_null()?;
    text.map(str::parse)
        .transpose()
        .map_err(|error| refused(index, error))
}

fn json_at<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<T> {
    let text = row.get_ref(index)?.as_str()?;
    serde_json::from_str(text).map_err(|error| refused(index, error))
}

fn json_opt<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<T>> {
    let text = row.get_ref(index)?.as_str_or_null()?;
    text.map(serde_json::from_str)
        .transpose()
        .map_err(|error| refused(index, error))
}

fn refused(index: usize, error: impl Display) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, error.to_string().into())
}
