//! The rows as somebody would write them by hand for drivers that have no opinion: plain structs, the
//! value types of the model for what stands in JSON, and one image for the audit log.

use chrono::{DateTime, SecondsFormat, SubsecRound as _, Utc};
use cwom::{
    Acceptance, Actor, ActorKind, Cost, Executor, Failure, IssueType, Priority, RunMode,
    RunOutputs, RunPlan, Status, Telemetry,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The columns of an issue, in the order of every statement here.
pub(crate) const ISSUE: &str = "id, repo_id, repo_role, parent_id, title, description, type, \
     priority, status, due_at, assignees, watchers, acceptance, trace_id, tags, meta, row_version, \
     created_at, updated_at";

/// The columns of a run that is read through a join as `r`.
pub(crate) const RUN: &str = "r.id, r.for_issue_id, r.for_issue_role, r.repo_id, r.repo_role, \
     r.status, r.mode, r.executor, r.constraint_snapshot_id, r.constraint_snapshot_role, r.plan, \
     r.telemetry, r.cost, r.outputs, r.failure, r.artifact_root_uri, r.trace_id, r.tags, r.meta, \
     r.row_version, r.created_at, r.updated_at";

/// The columns of an entry that whoever writes one states.
pub(crate) const ENTRY: &str = "ts, actor_kind, actor_id, action, entity_kind, entity_id, \
     entity_version, before, after, note, trace_id, spec_rev, salt";

/// What is given for a new issue.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) repo: Uuid,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) assignees: Vec<Actor>,
    pub(crate) watchers: Vec<Actor>,
    pub(crate) acceptance: Acceptance,
    pub(crate) tags: Vec<String>,
    pub(crate) meta: Map<String, Value>,
}

/// A unit of intent.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "the columns are called so")]
pub(crate) struct Issue {
    pub(crate) id: Uuid,
    pub(crate) repo_id: Uuid,
    pub(crate) repo_role: Option<String>,
    pub(crate) parent_id: Option<Uuid>,
    pub(crate) title: String,
    pub(crate) description: String,
    #[serde(rename = "type")]
    pub(crate) issue_type: IssueType,
    pub(crate) priority: Priority,
    pub(crate) status: Status,
    pub(crate) due_at: Option<DateTime<Utc>>,
    pub(crate) assignees: Vec<Actor>,
    pub(crate) watchers: Vec<Actor>,
    pub(crate) acceptance: Acceptance,
    pub(crate) trace_id: Option<Uuid>,
    pub(crate) tags: Vec<String>,
    pub(crate) meta: Map<String, Value>,
    pub(crate) row_version: i64,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// An attempt to carry out an issue; nothing but read here.
#[derive(Debug, Clone)]
#[expect(dead_code, reason = "what counts is that every column was decoded")]
pub(crate) struct Run {
    pub(crate) id: Uuid,
    pub(crate) for_issue_id: Uuid,
    pub(crate) for_issue_role: Option<String>,
    pub(crate) repo_id: Uuid,
    pub(crate) repo_role: Option<String>,
    pub(crate) status: Status,
    pub(crate) mode: RunMode,
    pub(crate) executor: Executor,
    pub(crate) constraint_snapshot_id: Option<Uuid>,
    pub(crate) constraint_snapshot_role: Option<String>,
    pub(crate) plan: RunPlan,
    pub(crate) telemetry: Telemetry,
    pub(crate) cost: Cost,
    pub(crate) outputs: RunOutputs,
    pub(crate) failure: Option<Failure>,
    pub(crate) artifact_root_uri: Option<String>,
    pub(crate) trace_id: Option<Uuid>,
    pub(crate) tags: Vec<String>,
    pub(crate) meta: Map<String, Value>,
    pub(crate) row_version: i64,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// An entry of the log as it is read.
#[derive(Debug, Clone)]
#[expect(dead_code, reason = "what counts is that every column was decoded")]
pub(crate) struct Entry {
    pub(crate) seq: i64,
    pub(crate) ts: DateTime<Utc>,
    pub(crate) actor_kind: ActorKind,
    pub(crate) actor_id: String,
    pub(crate) action: String,
    pub(crate) entity_version: Option<i64>,
    pub(crate) before: Option<Issue>,
    pub(crate) after: Option<Issue>,
    pub(crate) note: Option<String>,
    pub(crate) trace_id: Option<Uuid>,
}

/// Who writes, in every entry of a peer.
pub(crate) const ACTOR: &str = "bench";

/// A salt, which the column wants. Ours is random for each entry; a peer saves the time for it.
pub(crate) const SALT: &str = "00000000000000000000000000000000";

/// What the log calls an issue.
pub(crate) const KIND: &str = "Issue";

impl Draft {
    /// A draft like thousands of others: two actors, two criteria, three tags, and a paragraph that
    /// makes the image in the log about 1.3 KB.
    pub(crate) fn new(repo: Uuid, number: usize) -> Self {
        let actor = |id: &str| Actor::new(ActorKind::Human, id);
        let mut meta = Map::new();
        meta.insert("github.number".to_owned(), json!(number));
        meta.insert("github.labels".to_owned(), json!(["triage", "backend"]));
        Self {
            repo,
            title: format!("Login fails for accounts with a long name, case {number}"),
            description: DESCRIPTION.to_owned(),
            assignees: vec![actor("u-4711")],
            watchers: vec![actor("u-17"), actor("u-21")],
            acceptance: Acceptance::default()
                .criteria([
                    "An account with a name of 64 characters logs in",
                    "The old error page is no longer reachable",
                ])
                .tests_expected(["login::long_names", "login::old_page_is_gone"]),
            tags: ["login", "session", "regression"].map(str::to_owned).into(),
            meta,
        }
    }

    /// The row that is written for it.
    pub(crate) fn into_row(self) -> Issue {
        let now = now();
        Issue {
            id: Uuid::now_v7(),
            repo_id: self.repo,
            repo_role: None,
            parent_id: None,
            title: self.title,
            description: self.description,
            issue_type: IssueType::Bug,
            priority: Priority::P1,
            status: Status::Planned,
            due_at: None,
            assignees: self.assignees,
            watchers: self.watchers,
            acceptance: self.acceptance,
            trace_id: None,
            tags: self.tags,
            meta: self.meta,
            row_version: 1,
            created_at: now,
            updated_at: now,
        }
    }
}

impl Issue {
    /// The row after a change of its status.
    pub(crate) fn moved(&self, status: Status) -> Self {
        Self {
            status,
            row_version: self.row_version + 1,
            updated_at: now(),
            ..self.clone()
        }
    }
}

/// This moment, in the microseconds that both databases keep.
pub(crate) fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

/// A moment as it stands in a database that has no type for it.
pub(crate) fn moment_text(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Micros, true)
}

const DESCRIPTION: &str = "Since the release of Tuesday, accounts whose display name has more than \
     forty characters are sent back to the login page without a message. The session is created, \
     and the cookie is there, but the redirect looks up the profile by a shortened name and finds \
     none. It can be seen in the staging environment with any of the accounts of the fixture. The \
     support desk had nineteen tickets so far; the workaround is to shorten the name.";
