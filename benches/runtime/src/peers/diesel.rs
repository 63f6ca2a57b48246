//! Diesel: its own types for what the drivers have none for, and one model for each engine, since a
//! table of Diesel has types of SQL.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use std::fmt::Debug;
use std::io::Write as _;

use cwom::prelude::*;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Jsonb, Text};
use diesel::sqlite::Sqlite;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value in JSON.
#[derive(Debug, Clone, Serialize, FromSqlRow, AsExpression)]
#[diesel(sql_type = Text)]
#[diesel(sql_type = Jsonb)]
#[serde(transparent)]
pub(crate) struct Json<T: Debug>(pub(crate) T);

impl<T: Debug + Serialize> ToSql<Text, Sqlite> for Json<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(serde_json::to_string(&self.0)?);
        Ok(IsNull::No)
    }
}

impl<T: Debug + DeserializeOwned> FromSql<Text, Sqlite> for Json<T> {
    fn from_sql(bytes: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Sqlite>>::from_sql(bytes)?;
        Ok(Self(serde_json::from_str(&text)?))
    }
}

/// What comes first in binary `jsonb`.
const VERSION: u8 = 1;

impl<T: Debug + Serialize> ToSql<Jsonb, Pg> for Json<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&[VERSION])?;
        serde_json::to_writer(out, &self.0)?;
        Ok(IsNull::No)
    }
}

impl<T: Debug + DeserializeOwned> FromSql<Jsonb, Pg> for Json<T> {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        match value.as_bytes() {
            [VERSION, json @ ..] => Ok(Self(serde_json::from_slice(json)?)),
            _ => Err("this is another version of jsonb".into()),
        }
    }
}

/// A value of an enum.
#[derive(Debug, Clone, Copy, Serialize, FromSqlRow, AsExpression)]
#[diesel(sql_type = Text)]
#[serde(transparent)]
pub(crate) struct Symbol<T: Debug>(pub(crate) T);

impl<T: Debug + EnumValue, DB: Backend> ToSql<Text, DB> for Symbol<T>
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.as_str().to_sql(out)
    }
}

impl<T: Debug + EnumValue, DB: Backend> FromSql<Text, DB> for Symbol<T>
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let text = String::from_sql(bytes)?;
        let value = T::parse(&text).ok_or("not a value of the enum")?;
        Ok(Self(value))
    }
}

/// The tables, rows and statements of an engine whose `types` are in scope.
macro_rules! model {
    () => {
        use std::hint::black_box;

        use anyhow::{Result, ensure};
        use cwom::{
            Acceptance, Actor, Cost, Executor, Failure, IssueType, Priority, RunMode, RunOutputs,
            RunPlan, Status, Telemetry,
        };
        use diesel::dsl::insert_into;
        use diesel::Connection as _;
        use diesel::prelude::*;
        use serde::Serialize;
        use serde_json::{Map, Value};
        use uuid::Uuid;

        use super::{Json, Symbol};
        use crate::model::{self, ACTOR, Draft, KIND, SALT};
        use crate::peer::Peer;
        use crate::workload::Workload;
        use schema::{audit_log, cwom_issues, cwom_run_doctrine_refs, cwom_runs};

        pub(in crate::peers) mod schema {
            diesel::table! {
                use super::super::types::*;
                cwom_issues (id) {
                    id -> KeySql,
                    repo_id -> KeySql,
                    repo_role -> Nullable<Text>,
                    parent_id -> Nullable<KeySql>,
                    title -> Text,
                    description -> Text,
                    #[sql_name = "type"]
                    issue_type -> Text,
                    priority -> Text,
                    status -> Text,
                    due_at -> Nullable<MomentSql>,
                    assignees -> JsonSql,
                    watchers -> JsonSql,
                    acceptance -> JsonSql,
                    trace_id -> Nullable<KeySql>,
                    tags -> JsonSql,
                    meta -> JsonSql,
                    row_version -> BigInt,
                    created_at -> MomentSql,
                    updated_at -> MomentSql,
                }
            }

            diesel::table! {
                use super::super::types::*;
                cwom_runs (id) {
                    id -> KeySql,
                    for_issue_id -> KeySql,
                    for_issue_role -> Nullable<Text>,
                    repo_id -> KeySql,
                    repo_role -> Nullable<Text>,
                    status -> Text,
                    mode -> Text,
                    executor -> JsonSql,
                    constraint_snapshot_id -> Nullable<KeySql>,
                    constraint_snapshot_role -> Nullable<Text>,
                    plan -> JsonSql,
                    telemetry -> JsonSql,
                    cost -> JsonSql,
                    outputs -> JsonSql,
                    failure -> Nullable<JsonSql>,
                    artifact_root_uri -> Nullable<Text>,
                    trace_id -> Nullable<KeySql>,
                    tags -> JsonSql,
                    meta -> JsonSql,
                    row_version -> BigInt,
                    created_at -> MomentSql,
                    updated_at -> MomentSql,
                }
            }

            diesel::table! {
                use super::super::types::*;
                cwom_run_doctrine_refs (run_id, doctrine_ref_id) {
                    run_id -> KeySql,
                    doctrine_ref_id -> KeySql,
                }
            }

            diesel::table! {
                use super::super::types::*;
                audit_log (seq) {
                    seq -> BigInt,
                    ts -> MomentSql,
                    actor_kind -> Text,
                    actor_id -> Text,
                    action -> Text,
                    entity_kind -> Text,
                    entity_id -> Text,
                    entity_version -> Nullable<BigInt>,
                    before -> Nullable<JsonSql>,
                    after -> Nullable<JsonSql>,
                    note -> Nullable<Text>,
                    trace_id -> Nullable<KeySql>,
                    spec_rev -> Text,
                    salt -> Text,
                }
            }

            diesel::joinable!(cwom_run_doctrine_refs -> cwom_runs (run_id));
            diesel::allow_tables_to_appear_in_same_query!(cwom_runs, cwom_run_doctrine_refs);
        }

        /// A unit of intent.
        #[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable)]
        #[diesel(table_name = cwom_issues, treat_none_as_default_value = false)]
        #[expect(clippy::struct_field_names, reason = "the columns are called so")]
        pub(in crate::peers) struct Issue {
            pub(in crate::peers) id: Key,
            pub(in crate::peers) repo_id: Key,
            pub(in crate::peers) repo_role: Option<String>,
            pub(in crate::peers) parent_id: Option<Key>,
            pub(in crate::peers) title: String,
            pub(in crate::peers) description: String,
            #[serde(rename = "type")]
            pub(in crate::peers) issue_type: Symbol<IssueType>,
            pub(in crate::peers) priority: Symbol<Priority>,
            pub(in crate::peers) status: Symbol<Status>,
            pub(in crate::peers) due_at: Option<Moment>,
            pub(in crate::peers) assignees: Json<Vec<Actor>>,
            pub(in crate::peers) watchers: Json<Vec<Actor>>,
            pub(in crate::peers) acceptance: Json<Acceptance>,
            pub(in crate::peers) trace_id: Option<Key>,
            pub(in crate::peers) tags: Json<Vec<String>>,
            pub(in crate::peers) meta: Json<Map<String, Value>>,
            pub(in crate::peers) row_version: i64,
            pub(in crate::peers) created_at: Moment,
            pub(in crate::peers) updated_at: Moment,
        }

        /// An attempt to carry out an issue; nothing but read here.
        #[derive(Debug, Clone, Queryable, Selectable)]
        #[diesel(table_name = cwom_runs)]
        #[expect(dead_code, reason = "what counts is that every column was decoded")]
        pub(in crate::peers) struct Run {
            id: Key,
            for_issue_id: Key,
            for_issue_role: Option<String>,
            repo_id: Key,
            repo_role: Option<String>,
            status: Symbol<Status>,
            mode: Symbol<RunMode>,
            executor: Json<Executor>,
            constraint_snapshot_id: Option<Key>,
            constraint_snapshot_role: Option<String>,
            plan: Json<RunPlan>,
            telemetry: Json<Telemetry>,
            cost: Json<Cost>,
            outputs: Json<RunOutputs>,
            failure: Option<Json<Failure>>,
            artifact_root_uri: Option<String>,
            trace_id: Option<Key>,
            tags: Json<Vec<String>>,
            meta: Json<Map<String, Value>>,
            row_version: i64,
            created_at: Moment,
            updated_at: Moment,
        }

        /// An entry of the log that is written.
        #[derive(Debug, Insertable)]
        #[diesel(table_name = audit_log, treat_none_as_default_value = false)]
        pub(in crate::peers) struct NewEntry<'a> {
            ts: Moment,
            actor_kind: &'static str,
            actor_id: &'static str,
            action: &'static str,
            entity_kind: &'static str,
            entity_id: String,
            entity_version: i64,
            before: Option<Json<&'a Issue>>,
            after: Json<&'a Issue>,
            note: Option<String>,
            trace_id: Option<Key>,
            spec_rev: &'static str,
            salt: &'static str,
        }

        impl<'a> NewEntry<'a> {
            pub(in crate::peers) fn new(
                action: &'static str,
                before: Option<&'a Issue>,
                after: &'a Issue,
            ) -> Self {
                Self {
                    ts: moment(model::now()),
                    actor_kind: "system",
                    actor_id: ACTOR,
                    action,
                    entity_kind: KIND,
                    entity_id: after.id.to_string(),
                    entity_version: after.row_version,
                    before: before.map(Json),
                    after: Json(after),
                    note: None,
                    trace_id: None,
                    spec_rev: "hand",
                    salt: SALT,
                }
            }
        }

        impl Issue {
            pub(in crate::peers) fn new(draft: Draft) -> Self {
                let row = draft.into_row();
                Self {
                    id: key(row.id),
                    repo_id: key(row.repo_id),
                    repo_role: row.repo_role,
                    parent_id: row.parent_id.map(key),
                    title: row.title,
                    description: row.description,
                    issue_type: Symbol(row.issue_type),
                    priority: Symbol(row.priority),
                    status: Symbol(row.status),
                    due_at: row.due_at.map(moment),
                    assignees: Json(row.assignees),
                    watchers: Json(row.watchers),
                    acceptance: Json(row.acceptance),
                    trace_id: row.trace_id.map(key),
                    tags: Json(row.tags),
                    meta: Json(row.meta),
                    row_version: row.row_version,
                    created_at: moment(row.created_at),
                    updated_at: moment(row.updated_at),
                }
            }

            pub(in crate::peers) fn moved(&self, status: Status) -> Self {
                Self {
                    status: Symbol(status),
                    row_version: self.row_version + 1,
                    updated_at: moment(model::now()),
                    ..self.clone()
                }
            }
        }

        /// One connection.
        pub(crate) struct Diesel {
            connection: Connection,
        }

        impl Peer for Diesel {
            const WORKLOADS: &'static [Workload] = &Workload::OF_ROWS;

            async fn create(&mut self, draft: Draft) -> Result<()> {
                let issue = Issue::new(draft);
                transaction(&mut self.connection, |connection| {
                    insert_into(cwom_issues::table)
                        .values(&issue)
                        .execute(connection)?;
                    insert_into(audit_log::table)
                        .values(NewEntry::new("created", None, &issue))
                        .execute(connection)?;
                    Ok(())
                })?;
                black_box(issue);
                Ok(())
            }

            async fn change(&mut self, id: Uuid, to: Status) -> Result<()> {
                transaction(&mut self.connection, |connection| {
                    let row = cwom_issues::table.find(key(id));
                    let before: Issue = row.select(Issue::as_select()).first(connection)?;
                    let after = before.moved(to);
                    let same = cwom_issues::row_version.eq(before.row_version);
                    let changed = diesel::update(row.filter(same))
                        .set((
                            cwom_issues::status.eq(after.status),
                            cwom_issues::row_version.eq(after.row_version),
                            cwom_issues::updated_at.eq(after.updated_at),
                        ))
                        .execute(connection)?;
                    ensure!(changed == 1, "somebody else changed the row");
                    insert_into(audit_log::table)
                        .values(NewEntry::new("status_changed", Some(&before), &after))
                        .execute(connection)?;
                    black_box(after);
                    Ok(())
                })
            }

            async fn get(&mut self, id: Uuid) -> Result<usize> {
                let row = cwom_issues::table.find(key(id));
                let issue: Issue = row
                    .select(Issue::as_select())
                    .first(&mut self.connection)?;
                black_box(issue);
                Ok(1)
            }

            async fn list(&mut self, repo: Uuid) -> Result<usize> {
                let issues: Vec<Issue> = cwom_issues::table
                    .filter(cwom_issues::repo_id.eq(key(repo)))
                    .order((cwom_issues::created_at.desc(), cwom_issues::id.desc()))
                    .limit(100)
                    .select(Issue::as_select())
                    .load(&mut self.connection)?;
                Ok(black_box(issues).len())
            }

            async fn join(&mut self, doctrine: Uuid) -> Result<usize> {
                let runs: Vec<Run> = cwom_runs::table
                    .inner_join(cwom_run_doctrine_refs::table)
                    .filter(cwom_run_doctrine_refs::doctrine_ref_id.eq(key(doctrine)))
                    .order((cwom_runs::created_at.desc(), cwom_runs::id.desc()))
                    .limit(100)
                    .select(Run::as_select())
                    .load(&mut self.connection)?;
                Ok(black_box(runs).len())
            }

            async fn bulk(&mut self, drafts: Vec<Draft>) -> Result<()> {
                let issues: Vec<Issue> = drafts.into_iter().map(Issue::new).collect();
                let entries = issues.iter().map(|issue| NewEntry::new("created", None, issue));
                let entries: Vec<NewEntry<'_>> = entries.collect();
                transaction(&mut self.connection, |connection| {
                    insert_into(cwom_issues::table)
                        .values(&issues)
                        .execute(connection)?;
                    insert_into(audit_log::table)
                        .values(&entries)
                        .execute(connection)?;
                    Ok(())
                })
            }
        }
    };
}
pub(crate) use model;
