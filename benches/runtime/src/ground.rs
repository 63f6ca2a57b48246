//! The rows that are there before anything is measured, written by the store of the model itself.

use anyhow::{Result, ensure};
use cwom::prelude::*;
use cwom::{
    ActorKind, DoctrineRef, DoctrineType, Executor, Issue, IssueType, MIGRATIONS, Priority, Repo,
    Run, RunMode, RunPlan, Source, Status,
};

use crate::model::Draft;
use crate::workload::PAGE;

/// Rows of one transaction while the ground is made.
const CHUNK: usize = 10_000;

/// Runs are a tenth of the issues of a large table; a join does not read more of them.
const MOST_RUNS: usize = 100_000;

/// Rows that each change of status is measured on, in three groups.
const CHANGED: usize = 100;

/// What is there, by id.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    /// The repo of all new rows, so that pages of the others keep their length.
    pub(crate) inbox: Uuid,
    /// How many entries the rows have whose history is read.
    pub(crate) history: usize,
    issues: Vec<Uuid>,
    repos: Vec<Uuid>,
    doctrine: Vec<Uuid>,
}

impl Ground {
    /// Migrates the database and fills it: `rows` issues in repos of a hundred, runs, and rules that
    /// a hundred runs each refer to. Every row has its entry in the log.
    pub(crate) async fn prepare<D: Dialect>(store: &Store<D>, rows: usize) -> Result<Self> {
        ensure!(rows >= 1_000, "at least a thousand rows are needed");
        store.migrate(&MIGRATIONS).await?;
        let ctx = Context::system("bench");
        let write = store.write(&ctx);
        let repo = |slug: String| Repo::new("Bench", slug, Source::new("bench"));
        let inbox = write.create(repo("bench/inbox".to_owned())).await?;
        let repos = (0..rows / PAGE).map(|number| repo(format!("bench/{number}")));
        let repos: Vec<Repo> = write.create_all(repos).await?;
        let rules = rows.min(MOST_RUNS) / PAGE;
        let rules = (0..rules).map(|number| {
            let name = format!("rule-{number}");
            DoctrineRef::new("bench", name, "1", DoctrineType::Policy, "Tests first")
        });
        let rules: Vec<DoctrineRef> = write.create_all(rules).await?;
        let mut ground = Self {
            inbox: inbox.id.as_uuid(),
            history: 1,
            issues: Vec::with_capacity(rows),
            repos: repos.iter().map(|repo| repo.id.as_uuid()).collect(),
            doctrine: rules.iter().map(|rule| rule.id.as_uuid()).collect(),
        };
        for first in (0..rows).step_by(CHUNK) {
            let numbers = first..rows.min(first + CHUNK);
            // Repo after repo gets a row, so that the rows of one lie apart.
            let issues = numbers.map(|number| {
                let repo = ground.repos[number % ground.repos.len()];
                issue(Draft::new(repo, number))
            });
            let issues = write.create_all(issues.collect::<Vec<_>>()).await?;
            ground
                .issues
                .extend(issues.iter().map(|issue| issue.id.as_uuid()));
            let wanted = rules.len() * PAGE;
            let runs: Vec<_> = issues
                .iter()
                .enumerate()
                .filter(|(offset, _)| first + offset < wanted)
                .map(|(offset, issue)| {
                    run(issue).doctrine_refs([rules[(first + offset) % rules.len()].id])
                })
                .collect();
            write.create_all(runs).await?;
        }
        ground.make_history(store, &ctx).await?;
        Ok(ground)
    }

    /// Three more versions of the rows whose history is read.
    async fn make_history<D: Dialect>(&mut self, store: &Store<D>, ctx: &Context) -> Result<()> {
        for id in self.changed(2, CHANGED)? {
            let mut issue: Issue = store.get(Id::from_uuid(id)).await?;
            for status in [Status::Ready, Status::Planned, Status::Ready] {
                issue = store.write(ctx).transition(issue, status).await?;
            }
        }
        self.history += 3;
        Ok(())
    }

    /// Issues, other ones each round, from all over the table.
    pub(crate) fn issues(&self, round: usize, count: usize) -> Vec<Uuid> {
        scattered(&self.issues, round, count)
    }

    /// Repos with a hundred issues.
    pub(crate) fn repos(&self, round: usize, count: usize) -> Vec<Uuid> {
        scattered(&self.repos, round, count)
    }

    /// Rules with a hundred runs.
    pub(crate) fn doctrine(&self, round: usize, count: usize) -> Vec<Uuid> {
        scattered(&self.doctrine, round, count)
    }

    /// Issues of a group, the same each round.
    pub(crate) fn changed(&self, group: usize, count: usize) -> Result<Vec<Uuid>> {
        ensure!(count <= CHANGED, "a group has {CHANGED} rows");
        let step = self.issues.len() / CHANGED;
        let ids = self.issues.iter().skip(group).step_by(step);
        Ok(ids.take(count).copied().collect())
    }
}

/// Steps of a prime that is no part of any length here, so that neighbours are not neighbours.
fn scattered(ids: &[Uuid], round: usize, count: usize) -> Vec<Uuid> {
    const STEP: usize = 7919;
    (0..count)
        .map(|position| ids[(round * count + position) * STEP % ids.len()])
        .collect()
}

/// The model's own draft.
pub(crate) fn issue(draft: Draft) -> cwom::NewIssue {
    Issue::new(Id::from_uuid(draft.repo), draft.title, IssueType::Bug)
        .priority(Priority::P1)
        .description(draft.description)
        .assignees(draft.assignees)
        .watchers(draft.watchers)
        .acceptance(draft.acceptance)
        .tags(draft.tags)
        .meta(draft.meta)
}

fn run(issue: &Issue) -> cwom::NewRun {
    let agent = cwom::Actor::new(ActorKind::Agent, "agent-7");
    let plan = RunPlan::default().steps(["reproduce", "repair", "prove"]);
    Run::new(issue, RunMode::Agent, Executor::new(agent, "container")).plan(plan)
}
