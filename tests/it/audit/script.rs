//! The same work on both engines leaves the same history.

use std::collections::BTreeMap;

use cwom::prelude::*;
use cwom::{
    Agent, AgentStatus, Event, EventStatus, Issue, IssueBlock, IssueType, Repo, Source, Status,
    Workflow, WorkflowStatus,
};
use cwom_testkit::{Engine as _, Postgres, Sqlite};
use cwom_tests::Database;
use serde_json::Value;

use super::ledger::Ledger;
use super::shell::Shell;
use super::{model, tables};

/// About sixty calls, some of which are refused, some taken back.
async fn play<D: Dialect>(store: &Store<D>) -> Result<()> {
    let ada = Context::human("ada").note("first \u{1F600}");
    let rows = model::fill(store, &ada).await?;
    let agent = Context::agent("agent-7");
    let write = store.write(&agent);
    let mut workflow = rows.workflow.clone();
    for round in 0..6 {
        let moved = write.transition(workflow, WorkflowStatus::Running);
        let moved = moved
            .set(Workflow::LAST_EXECUTED_AT, Timestamp::now())
            .await?;
        let moved = write.transition(moved, WorkflowStatus::Completed).await?;
        let changed = write
            .update(&moved)
            .set(Workflow::EXECUTION_COUNT, round + 1);
        workflow = changed
            .set(Workflow::LAST_RESULT, serde_json::json!({"n": 0.1}))
            .await?;
        write
            .update(&workflow)
            .set(Workflow::EXECUTION_COUNT, round + 1)
            .await?;
    }
    let stale = write
        .update(&rows.workflow)
        .set(Workflow::NAME, "late")
        .await;
    assert!(stale.is_err());
    let mut tx = store.begin(&ada).await?;
    let mut issues = Vec::new();
    for number in 0..6 {
        let title = format!("Issue {number}");
        issues.push(
            tx.create(Issue::new(rows.repo.id, title, IssueType::Chore))
                .await?,
        );
    }
    for pair in issues.windows(2) {
        tx.create(IssueBlock::new(pair[0].id, pair[1].id)).await?;
    }
    let mut scope = tx.savepoint().await?;
    let circle = scope
        .create(IssueBlock::new(issues[5].id, issues[0].id))
        .await;
    assert!(circle.is_err());
    scope.rollback().await?;
    tx.delete::<IssueBlock>((issues[0].id, issues[1].id))
        .await?;
    tx.create(IssueBlock::new(issues[0].id, issues[1].id))
        .await?;
    tx.delete::<IssueBlock>((issues[0].id, issues[1].id))
        .await?;
    tx.commit().await?;
    for issue in &issues[1..4] {
        let ready = write.transition(issue.clone(), Status::Ready).await?;
        let ready = write.update(&ready).set(Issue::TITLE, "Ready").await?;
        write.transition(ready, Status::Canceled).await?;
    }
    let mut tx = store.begin(&agent).await?;
    tx.create(Repo::new("Gone", "a/gone", Source::new("local")))
        .await?;
    tx.rollback().await?;
    write.delete::<Issue>(issues[0].id).await?;
    let event = write
        .transition(rows.event.clone(), EventStatus::Processing)
        .await?;
    let event = write.transition(event, EventStatus::Completed);
    let event = event.set(Event::PROCESSED_AT, Timestamp::now()).await?;
    assert!(
        write
            .transition(event.clone(), EventStatus::Pending)
            .await
            .is_err()
    );
    write.delete::<Event>(event.id).await?;
    let started = write
        .transition(rows.agent.clone(), AgentStatus::Starting)
        .await?;
    write
        .update(&started)
        .set(Agent::LAST_ERROR, "\u{1D11E} 'q'")
        .await?;
    let ctx = Context::system("clean-up");
    store.write(&ctx).delete::<Agent>(rows.agent.id).await
}

/// The history with ids and moments called by the order in which they appear.
async fn history<D: Shell>(database: &Database<D>) -> Vec<String> {
    play(&database.store).await.expect("the script");
    let mut session = D::open(&database.url).await;
    let ledger = Ledger::read::<D>(tables(), &mut session).await;
    ledger.assert_sound(tables());
    let mut names = Names::default();
    let entries = ledger.entries.iter();
    entries
        .map(|entry| {
            let id: Vec<String> = entry.id.split('/').map(|id| names.of(id)).collect();
            let trace = entry.trace.as_deref().map(|trace| names.of(trace));
            format!(
                "{}:{} {} {} {} {:?} {} {} {:?} {trace:?} {}",
                entry.actor_kind,
                entry.actor_id,
                entry.action,
                entry.kind,
                id.join("/"),
                entry.version,
                names.within(&entry.before),
                names.within(&entry.after),
                entry.note,
                entry.revision
            )
        })
        .collect()
}

/// Names for what is different each time.
#[derive(Default)]
struct Names(BTreeMap<String, usize>);

impl Names {
    fn of(&mut self, text: &str) -> String {
        let is_uuid = text.len() == 36 && text.split('-').count() == 5;
        let is_moment = text.len() == 27 && text.ends_with('Z') && text.as_bytes()[10] == b'T';
        if is_moment {
            return "a moment".to_owned();
        }
        if !is_uuid {
            return text.to_owned();
        }
        let next = self.0.len();
        format!("#{}", self.0.entry(text.to_owned()).or_insert(next))
    }

    fn within(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.of(text)),
            Value::Array(items) => items.iter().map(|item| self.within(item)).collect(),
            Value::Object(object) => {
                let pairs = object.iter();
                pairs
                    .map(|(key, value)| (key.clone(), self.within(value)))
                    .collect()
            }
            other => other.clone(),
        }
    }
}

#[tokio::test]
async fn same_script_has_the_same_history() {
    let sqlite = Sqlite::fresh().await.expect("SQLite is everywhere");
    let Some(postgres) = Postgres::fresh().await else {
        return;
    };
    sqlite
        .store
        .migrate(&cwom::MIGRATIONS)
        .await
        .expect("the tables");
    postgres
        .store
        .migrate(&cwom::MIGRATIONS)
        .await
        .expect("the tables");
    let (one, other) = (history(&sqlite).await, history(&postgres).await);
    assert!(one.len() > 70, "{} entries", one.len());
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one, other);
    }
    assert_eq!(one.len(), other.len());
}
