//! The data file: one incident, as people and programs recorded it.

use std::path::Path;

use anyhow::Context as _;
use cwom::{
    Acceptance, Actor, ArtifactType, ConstraintScope, Constraints, ContextInputs, DoctrinePriority,
    DoctrineType, Executor, IssueType, Priority, RunMode, RunOutputs, RunPlan, Source,
};
use serde::Deserialize;

const RECORDED: &str = include_str!("../data/login-loop.json");

/// One incident, from the repo that it concerns to the artifacts that ended it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Incident {
    pub(crate) repo: RepoData,
    pub(crate) doctrine: Vec<DoctrineData>,
    pub(crate) issue: IssueData,
    pub(crate) limits: LimitsData,
    pub(crate) packet: PacketData,
    pub(crate) run: RunData,
    pub(crate) artifacts: Vec<ArtifactData>,
}

impl Incident {
    /// The incident in this file, or the recorded one.
    pub(crate) fn read(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path else {
            return serde_json::from_str(RECORDED).context("the recorded incident");
        };
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} is not an incident", path.display()))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RepoData {
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) source: Source,
    pub(crate) default_branch: String,
    pub(crate) owners: Vec<Actor>,
    pub(crate) links: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DoctrineData {
    pub(crate) namespace: String,
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) doctrine_type: DoctrineType,
    pub(crate) priority: DoctrinePriority,
    pub(crate) statement: String,
    pub(crate) rationale: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssueData {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) issue_type: IssueType,
    pub(crate) priority: Priority,
    pub(crate) assignees: Vec<Actor>,
    pub(crate) watchers: Vec<Actor>,
    pub(crate) acceptance: Acceptance,
    pub(crate) tags: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LimitsData {
    pub(crate) scope: ConstraintScope,
    pub(crate) owner: Actor,
    pub(crate) constraints: Constraints,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PacketData {
    pub(crate) version: String,
    pub(crate) summary: String,
    pub(crate) inputs: ContextInputs,
    pub(crate) assumptions: Vec<String>,
    pub(crate) open_questions: Vec<String>,
    pub(crate) instructions: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RunData {
    pub(crate) mode: RunMode,
    pub(crate) executor: Executor,
    pub(crate) plan: RunPlan,
    pub(crate) outputs: RunOutputs,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArtifactData {
    pub(crate) artifact_type: ArtifactType,
    pub(crate) title: String,
    pub(crate) uri: String,
    pub(crate) digest: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) size_bytes: Option<i64>,
    pub(crate) preview: Option<String>,
}
