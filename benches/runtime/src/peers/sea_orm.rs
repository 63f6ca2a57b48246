//! SeaORM 2: active models that come back from an insert, and one set of entities for each engine,
//! since a key and a moment are text on SQLite.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use cwom::prelude::EnumValue as _;
use cwom::{Acceptance, Actor, Cost, Executor, Failure, RunOutputs, RunPlan, Telemetry};
use sea_orm::entity::prelude::*;
use sea_orm::{DeriveActiveEnum, EnumIter, FromJsonQueryResult, Iterable as _};
use serde::{Deserialize, Serialize};
use serde_json::Map;

/// Types of one value that stands in JSON.
macro_rules! in_json {
    ($($name:ident($of:ty);)*) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
        #[serde(transparent)]
        pub struct $name(pub(crate) $of);
    )*};
}

in_json! {
    Actors(Vec<Actor>);
    Accepted(Acceptance);
    Texts(Vec<String>);
    Meta(Map<String, serde_json::Value>);
    ExecutedBy(Executor);
    Plan(RunPlan);
    Measured(Telemetry);
    Spent(Cost);
    Said(RunOutputs);
    Failed(Failure);
}

/// Enums as SeaORM stores them, made from those of the model.
macro_rules! active_enum {
    ($($name:ident = $of:ty { $($variant:ident = $text:literal),* $(,)? })*) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, EnumIter, DeriveActiveEnum)]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $(
                #[sea_orm(string_value = $text)]
                #[serde(rename = $text)]
                $variant,
            )*
        }

        impl From<$of> for $name {
            fn from(value: $of) -> Self {
                let found = Self::iter().find(|known| known.to_value() == value.as_str());
                found.expect("both have the same values")
            }
        }
    )*};
}

active_enum! {
    IssueType = cwom::IssueType {
        Feature = "feature",
        Bug = "bug",
        Chore = "chore",
        Research = "research",
        Ops = "ops",
        Doc = "doc",
        Incident = "incident",
    }
    Priority = cwom::Priority { P0 = "P0", P1 = "P1", P2 = "P2", P3 = "P3", P4 = "P4" }
    Status = cwom::Status {
        Planned = "planned",
        Ready = "ready",
        Running = "running",
        Blocked = "blocked",
        UnderReview = "under_review",
        Done = "done",
        Failed = "failed",
        Canceled = "canceled",
    }
    Mode = cwom::RunMode {
        Human = "human",
        Agent = "agent",
        Hybrid = "hybrid",
        System = "system",
    }
}

/// The entities and statements of an engine whose `Key` and `Moment` are in scope.
macro_rules! model {
    () => {
        use std::hint::black_box;

        use anyhow::{Context as _, Result, ensure};
        use sea_orm::{
            ColumnTrait as _, ConnectOptions, Database, DatabaseConnection, DatabaseTransaction,
            EntityTrait as _, IntoActiveModel as _, JoinType, QueryFilter as _, QueryOrder as _,
            QuerySelect as _, RelationTrait as _, Set, TransactionTrait as _,
        };

        use crate::model::{self, ACTOR, Draft, KIND, SALT};
        use crate::peer::Peer;
        use crate::workload::Workload;

        mod issue {
            use sea_orm::entity::prelude::*;
            use serde::Serialize;

            use super::super::{Accepted, Actors, IssueType, Meta, Priority, Status, Texts};
            use super::{Key, Moment};

            /// A unit of intent.
            #[derive(Debug, Clone, PartialEq, Serialize, DeriveEntityModel)]
            #[sea_orm(table_name = "cwom_issues")]
            pub struct Model {
                #[sea_orm(primary_key, auto_increment = false)]
                pub(crate) id: Key,
                pub(crate) repo_id: Key,
                pub(crate) repo_role: Option<String>,
                pub(crate) parent_id: Option<Key>,
                pub(crate) title: String,
                pub(crate) description: String,
                #[sea_orm(column_name = "type")]
                #[serde(rename = "type")]
                pub(crate) issue_type: IssueType,
                pub(crate) priority: Priority,
                pub(crate) status: Status,
                pub(crate) due_at: Option<Moment>,
                pub(crate) assignees: Actors,
                pub(crate) watchers: Actors,
                pub(crate) acceptance: Accepted,
                pub(crate) trace_id: Option<Key>,
                pub(crate) tags: Texts,
                pub(crate) meta: Meta,
                pub(crate) row_version: i64,
                pub(crate) created_at: Moment,
                pub(crate) updated_at: Moment,
            }

            #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }

        mod run {
            use sea_orm::entity::prelude::*;

            use super::super::{
                ExecutedBy, Failed, Measured, Meta, Mode, Plan, Said, Spent, Status, Texts,
            };
            use super::{Key, Moment};

            /// An attempt to carry out an issue; nothing but read here.
            #[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = "cwom_runs")]
            pub struct Model {
                #[sea_orm(primary_key, auto_increment = false)]
                pub(crate) id: Key,
                pub(crate) for_issue_id: Key,
                pub(crate) for_issue_role: Option<String>,
                pub(crate) repo_id: Key,
                pub(crate) repo_role: Option<String>,
                pub(crate) status: Status,
                pub(crate) mode: Mode,
                pub(crate) executor: ExecutedBy,
                pub(crate) constraint_snapshot_id: Option<Key>,
                pub(crate) constraint_snapshot_role: Option<String>,
                pub(crate) plan: Plan,
                pub(crate) telemetry: Measured,
                pub(crate) cost: Spent,
                pub(crate) outputs: Said,
                pub(crate) failure: Option<Failed>,
                pub(crate) artifact_root_uri: Option<String>,
                pub(crate) trace_id: Option<Key>,
                pub(crate) tags: Texts,
                pub(crate) meta: Meta,
                pub(crate) row_version: i64,
                pub(crate) created_at: Moment,
                pub(crate) updated_at: Moment,
            }

            #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
            pub enum Relation {
                #[sea_orm(has_many = "super::link::Entity")]
                Link,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        mod link {
            use sea_orm::entity::prelude::*;

            use super::Key;

            /// A rule that a run refers to.
            #[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = "cwom_run_doctrine_refs")]
            pub struct Model {
                #[sea_orm(primary_key, auto_increment = false)]
                pub(crate) run_id: Key,
                #[sea_orm(primary_key, auto_increment = false)]
                pub(crate) doctrine_ref_id: Key,
            }

            #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
            pub enum Relation {
                #[sea_orm(
                    belongs_to = "super::run::Entity",
                    from = "Column::RunId",
                    to = "super::run::Column::Id"
                )]
                Run,
            }

            impl Related<super::run::Entity> for Entity {
                fn to() -> RelationDef {
                    Relation::Run.def()
                }
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        mod entry {
            use sea_orm::entity::prelude::*;

            use super::{Key, Moment};

            /// An entry of the log.
            #[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = "audit_log")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub(crate) seq: i64,
                pub(crate) ts: Moment,
                pub(crate) actor_kind: String,
                pub(crate) actor_id: String,
                pub(crate) action: String,
                pub(crate) entity_kind: String,
                pub(crate) entity_id: String,
                pub(crate) entity_version: Option<i64>,
                pub(crate) before: Option<Json>,
                pub(crate) after: Option<Json>,
                pub(crate) note: Option<String>,
                pub(crate) trace_id: Option<Key>,
                pub(crate) spec_rev: String,
                pub(crate) salt: String,
            }

            #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }

        /// A pool.
        pub(crate) struct SeaOrm {
            connection: DatabaseConnection,
        }

        fn new_issue(draft: Draft) -> issue::ActiveModel {
            let row = draft.into_row();
            issue::ActiveModel {
                id: Set(key(row.id)),
                repo_id: Set(key(row.repo_id)),
                repo_role: Set(row.repo_role),
                parent_id: Set(row.parent_id.map(key)),
                title: Set(row.title),
                description: Set(row.description),
                issue_type: Set(row.issue_type.into()),
                priority: Set(row.priority.into()),
                status: Set(row.status.into()),
                due_at: Set(row.due_at.map(moment)),
                assignees: Set(super::Actors(row.assignees)),
                watchers: Set(super::Actors(row.watchers)),
                acceptance: Set(super::Accepted(row.acceptance)),
                trace_id: Set(row.trace_id.map(key)),
                tags: Set(super::Texts(row.tags)),
                meta: Set(super::Meta(row.meta)),
                row_version: Set(row.row_version),
                created_at: Set(moment(row.created_at)),
                updated_at: Set(moment(row.updated_at)),
            }
        }

        fn new_entry(
            action: &str,
            before: Option<&issue::Model>,
            after: &issue::Model,
        ) -> Result<entry::ActiveModel> {
            Ok(entry::ActiveModel {
                ts: Set(moment(model::now())),
                actor_kind: Set("system".to_owned()),
                actor_id: Set(ACTOR.to_owned()),
                action: Set(action.to_owned()),
                entity_kind: Set(KIND.to_owned()),
                entity_id: Set(after.id.to_string()),
                entity_version: Set(Some(after.row_version)),
                before: Set(before.map(serde_json::to_value).transpose()?),
                after: Set(Some(serde_json::to_value(after)?)),
                note: Set(None),
                trace_id: Set(None),
                spec_rev: Set("hand".to_owned()),
                salt: Set(SALT.to_owned()),
                ..Default::default()
            })
        }

        async fn enter(tx: &DatabaseTransaction, entries: Vec<entry::ActiveModel>) -> Result<()> {
            entry::Entity::insert_many(entries)
                .exec_without_returning(tx)
                .await?;
            Ok(())
        }

        impl Peer for SeaOrm {
            const WORKLOADS: &'static [Workload] = &Workload::OF_ROWS;

            async fn create(&mut self, draft: Draft) -> Result<()> {
                use sea_orm::ActiveModelTrait as _;

                let tx = self.connection.begin().await?;
                let issue = new_issue(draft).insert(&tx).await?;
                enter(&tx, vec![new_entry("created", None, &issue)?]).await?;
                tx.commit().await?;
                black_box(issue);
                Ok(())
            }

            async fn change(&mut self, id: uuid::Uuid, to: cwom::Status) -> Result<()> {
                let tx = self.connection.begin().await?;
                let row = issue::Entity::find_by_id(key(id));
                let before = row.one(&tx).await?.context("no such row")?;
                let after = issue::Model {
                    status: to.into(),
                    row_version: before.row_version + 1,
                    updated_at: moment(model::now()),
                    ..before.clone()
                };
                let mut change = before.clone().into_active_model();
                change.status = Set(after.status);
                change.row_version = Set(after.row_version);
                change.updated_at = Set(after.updated_at.clone());
                let changed = issue::Entity::update_many()
                    .set(change)
                    .filter(issue::Column::Id.eq(key(id)))
                    .filter(issue::Column::RowVersion.eq(before.row_version))
                    .exec(&tx)
                    .await?;
                ensure!(changed.rows_affected == 1, "somebody else changed the row");
                enter(
                    &tx,
                    vec![new_entry("status_changed", Some(&before), &after)?],
                )
                .await?;
                tx.commit().await?;
                black_box(after);
                Ok(())
            }

            async fn get(&mut self, id: uuid::Uuid) -> Result<usize> {
                let row = issue::Entity::find_by_id(key(id));
                let issue = row.one(&self.connection).await?;
                Ok(usize::from(black_box(issue).is_some()))
            }

            async fn list(&mut self, repo: uuid::Uuid) -> Result<usize> {
                let issues = issue::Entity::find()
                    .filter(issue::Column::RepoId.eq(key(repo)))
                    .order_by_desc(issue::Column::CreatedAt)
                    .order_by_desc(issue::Column::Id)
                    .limit(100)
                    .all(&self.connection)
                    .await?;
                Ok(black_box(issues).len())
            }

            async fn join(&mut self, doctrine: uuid::Uuid) -> Result<usize> {
                let runs = run::Entity::find()
                    .join(JoinType::InnerJoin, run::Relation::Link.def())
                    .filter(link::Column::DoctrineRefId.eq(key(doctrine)))
                    .order_by_desc(run::Column::CreatedAt)
                    .order_by_desc(run::Column::Id)
                    .limit(100)
                    .all(&self.connection)
                    .await?;
                Ok(black_box(runs).len())
            }

            async fn bulk(&mut self, drafts: Vec<Draft>) -> Result<()> {
                use sea_orm::TryIntoModel as _;

                let issues: Vec<issue::ActiveModel> = drafts.into_iter().map(new_issue).collect();
                let entries = issues.iter().map(|issue| {
                    let row: issue::Model = issue.clone().try_into_model()?;
                    new_entry("created", None, &row)
                });
                let entries = entries.collect::<Result<Vec<entry::ActiveModel>>>()?;
                let tx = self.connection.begin().await?;
                issue::Entity::insert_many(issues)
                    .exec_without_returning(&tx)
                    .await?;
                enter(&tx, entries).await?;
                tx.commit().await?;
                Ok(())
            }
        }
    };
}
pub(crate) use model;
