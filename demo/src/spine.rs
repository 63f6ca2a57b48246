//! The causality spine: repo → issue → context packet, constraint snapshot, doctrine → run →
//! artifact, each written by who would write it, in one chain of work.

use cwom::prelude::*;
use cwom::{
    Artifact, ConstraintSnapshot, ContextPacket, ContextPacketDoctrineRef, DoctrineRef, Issue,
    IssueContextPacket, IssueDoctrineRef, Repo, Run, Status,
};

use crate::data::{ArtifactData, Incident};

/// The rows of one incident.
pub(crate) struct Spine {
    pub(crate) trace: TraceId,
    pub(crate) repo: Repo,
    pub(crate) issue: Issue,
    pub(crate) doctrine: Vec<DoctrineRef>,
    pub(crate) limits: ConstraintSnapshot,
    pub(crate) packet: ContextPacket,
    pub(crate) run: Run,
    pub(crate) artifacts: Vec<Artifact>,
}

/// Writes an incident in two transactions: a person plans, then an agent works.
pub(crate) async fn write<D: Dialect>(store: &Store<D>, incident: &Incident) -> Result<Spine> {
    let trace = TraceId::new();
    let ada = Context::human("ada")
        .trace(trace)
        .note("people cannot sign in");
    let mut tx = store.begin(&ada).await?;
    let repo = tx.create(new_repo(incident)).await?;
    let mut doctrine = Vec::new();
    for rule in &incident.doctrine {
        let mut new = DoctrineRef::new(
            &rule.namespace,
            &rule.name,
            &rule.version,
            rule.doctrine_type,
            &rule.statement,
        )
        .priority(rule.priority);
        if let Some(rationale) = &rule.rationale {
            new = new.rationale(rationale);
        }
        doctrine.push(tx.create(new).await?);
    }
    let issue = tx.create(new_issue(&repo, incident)).await?;
    let limits = tx
        .create(
            ConstraintSnapshot::new(incident.limits.scope, incident.limits.owner.clone())
                .constraints(incident.limits.constraints.clone()),
        )
        .await?;
    let packet = tx.create(new_packet(&issue, &limits, incident)).await?;
    tx.create(IssueContextPacket::new(issue.id, packet.id).role("primary_context"))
        .await?;
    for rule in &doctrine {
        tx.create(IssueDoctrineRef::new(issue.id, rule.id).role("governing_doctrine"))
            .await?;
        tx.create(ContextPacketDoctrineRef::new(packet.id, rule.id))
            .await?;
    }
    tx.commit().await?;

    let agent = Context::agent("agent-7").trace(trace).note("first attempt");
    let mut tx = store.begin(&agent).await?;
    let issue = tx.transition(issue, Status::Running).await?;
    let run = tx
        .create(
            Run::new(&issue, incident.run.mode, incident.run.executor.clone())
                .constraint_snapshot(limits.id)
                .plan(incident.run.plan.clone())
                .context_packets([packet.id])
                .doctrine_refs(doctrine.iter().map(|rule| rule.id)),
        )
        .await?;
    let run = tx.transition(run, Status::Running).await?;
    let mut artifacts = Vec::new();
    for output in &incident.artifacts {
        artifacts.push(tx.create(new_artifact(&run, output)).await?);
    }
    let run = tx
        .transition(run, Status::Done)
        .set(Run::OUTPUTS, incident.run.outputs.clone())
        .await?;
    let issue = tx.transition(issue, Status::UnderReview).await?;
    tx.commit().await?;
    Ok(Spine {
        trace,
        repo,
        issue,
        doctrine,
        limits,
        packet,
        run,
        artifacts,
    })
}

/// The same rows, read from the database again: the story is told from what is stored.
pub(crate) async fn read_back<D: Dialect>(store: &Store<D>, spine: &Spine) -> Result<Spine> {
    let mut doctrine = Vec::new();
    for rule in &spine.doctrine {
        doctrine.push(store.get::<DoctrineRef>(rule.id).await?);
    }
    let mut artifacts = Vec::new();
    for artifact in &spine.artifacts {
        artifacts.push(store.get::<Artifact>(artifact.id).await?);
    }
    Ok(Spine {
        trace: spine.trace,
        repo: store.get(spine.repo.id).await?,
        issue: store.get(spine.issue.id).await?,
        doctrine,
        limits: store.get(spine.limits.id).await?,
        packet: store.get(spine.packet.id).await?,
        run: store.get(spine.run.id).await?,
        artifacts,
    })
}

fn new_repo(incident: &Incident) -> cwom::NewRepo {
    let data = &incident.repo;
    Repo::new(&data.name, &data.slug, data.source.clone())
        .default_branch(&data.default_branch)
        .owners(data.owners.clone())
        .links(data.links.clone())
}

fn new_issue(repo: &Repo, incident: &Incident) -> cwom::NewIssue {
    let data = &incident.issue;
    Issue::new(repo.id, &data.title, data.issue_type)
        .description(&data.description)
        .priority(data.priority)
        .assignees(data.assignees.clone())
        .watchers(data.watchers.clone())
        .acceptance(data.acceptance.clone())
        .tags(data.tags.clone())
}

fn new_packet(
    issue: &Issue,
    limits: &ConstraintSnapshot,
    incident: &Incident,
) -> cwom::NewContextPacket {
    let data = &incident.packet;
    ContextPacket::new(issue.id, &data.version, &data.summary)
        .inputs(data.inputs.clone())
        .assumptions(data.assumptions.clone())
        .open_questions(data.open_questions.clone())
        .instructions(&data.instructions)
        .constraint_snapshot(limits.id)
}

fn new_artifact(run: &Run, data: &ArtifactData) -> cwom::NewArtifact {
    let mut new = Artifact::new(run, data.artifact_type, &data.title, &data.uri);
    if let Some(digest) = &data.digest {
        new = new.digest(digest);
    }
    if let Some(media_type) = &data.media_type {
        new = new.media_type(media_type);
    }
    if let Some(size) = data.size_bytes {
        new = new.size_bytes(size);
    }
    if let Some(preview) = &data.preview {
        new = new.preview(preview);
    }
    new
}
