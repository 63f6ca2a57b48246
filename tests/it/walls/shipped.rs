//! The shipped model: what happened, what was decided and what was known stay as they are.

use cwom::{
    ActorKind, Agent, ConstraintScope, ConstraintSnapshot, ContextPacket, Executor, Issue,
    IssueBlock, IssueType, Repo, Run, RunContextPacket, RunMode, Source,
};
use cwom_tests::{Database, Engine, context};

use super::Wall::{Both, Constraint, Rule};
use super::{Attack, fall_with_the_triggers, filled, hold, pass};

/// Statements that both engines know.
const ATTACKS: &[Attack] = &[
    // An immutable entity.
    (Rule, "UPDATE cwom_context_packets SET summary = 'forged'"),
    (
        Rule,
        "UPDATE cwom_context_packets SET summary = 'forged', row_version = row_version + 1",
    ),
    (
        Rule,
        "UPDATE cwom_context_packets SET id = '{new}' WHERE id = '{loose}'",
    ),
    (
        Rule,
        "DELETE FROM cwom_context_packets WHERE id = '{loose}'",
    ),
    (Rule, "DELETE FROM cwom_constraint_snapshots"),
    (
        Constraint,
        "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{packet}', '{issue}', '2.0', 'forged')",
    ),
    (
        Constraint,
        "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{new}', '{issue}', '1.0', 'forged')",
    ),
    (
        Rule,
        "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{packet}', '{issue}', '1.0', 'forged') ON CONFLICT (id) DO UPDATE SET summary = excluded.summary",
    ),
    (
        Rule,
        "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{new}', '{issue}', '1.0', 'forged') ON CONFLICT (for_issue_id, version) DO UPDATE SET summary = excluded.summary",
    ),
    (
        Constraint,
        "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{packet}', '{issue}', '1.0', 'forged') ON CONFLICT DO NOTHING",
    ),
    (
        Rule,
        "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary, row_version) VALUES ('{new}', '{issue}', '2.0', 'x', 2)",
    ),
    // An append-only link.
    (Rule, "UPDATE cwom_run_context_packets SET role = 'forged'"),
    (
        Rule,
        "UPDATE cwom_run_context_packets SET run_id = '{bare}'",
    ),
    (Rule, "DELETE FROM cwom_run_context_packets"),
    (
        Constraint,
        "INSERT INTO cwom_run_context_packets (run_id, context_packet_id, role) VALUES ('{run}', '{packet}', 'forged')",
    ),
    (
        Rule,
        "INSERT INTO cwom_run_context_packets (run_id, context_packet_id) VALUES ('{run}', '{packet}') ON CONFLICT (run_id, context_packet_id) DO UPDATE SET role = 'forged'",
    ),
    // The audit log.
    (Rule, "UPDATE audit_log SET actor_id = 'forged'"),
    (Rule, "DELETE FROM audit_log"),
    (
        Constraint,
        "INSERT INTO audit_log (actor_kind, actor_id, action, entity_kind, entity_id, spec_rev, salt) VALUES ('human', 'forged', 'created', 'x', 'x', 'x', 'x')",
    ),
    // Fields that stay.
    (
        Rule,
        "UPDATE cwom_repos SET slug = 'other/name', row_version = row_version + 1 WHERE id = '{repo}'",
    ),
    (
        Rule,
        "UPDATE cwom_repos SET id = '{new}', row_version = row_version + 1 WHERE id = '{free}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET created_at = '2020-01-01T00:00:00.000000Z', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_runs SET for_issue_id = '{other}', row_version = row_version + 1 WHERE id = '{run}'",
    ),
    (
        Rule,
        "INSERT INTO cwom_repos (id, name, slug, source) VALUES ('{repo}', 'x', 'other/name', '{\"system\": \"x\"}') ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, row_version = cwom_repos.row_version + 1",
    ),
    (
        Constraint,
        "INSERT INTO cwom_repos (id, name, slug, source) VALUES ('{new}', 'x', 'harbour/tower', '{\"system\": \"x\"}')",
    ),
    (
        Constraint,
        "UPDATE agents SET name = 'second', row_version = row_version + 1 WHERE name = 'first'",
    ),
    // The link's ends, and the moment of linking.
    (Rule, "UPDATE cwom_issue_blocks SET blocked_id = '{third}'"),
    (
        Rule,
        "UPDATE cwom_issue_blocks SET created_at = '2020-01-01T00:00:00.000000Z'",
    ),
    // The version and the moment of the change.
    (
        Rule,
        "UPDATE cwom_issues SET title = 'x' WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET title = 'x', row_version = row_version + 2 WHERE id = '{issue}'",
    ),
    (
        Both,
        "UPDATE cwom_issues SET title = 'x', row_version = row_version - 1 WHERE id = '{issue}'",
    ),
    (
        Both,
        "UPDATE cwom_issues SET title = 'x', row_version = NULL WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET updated_at = '2020-01-01T00:00:00.000000Z', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "INSERT INTO cwom_issues (id, repo_id, title, type, row_version) VALUES ('{new}', '{repo}', 'x', 'bug', 7)",
    ),
    // States.
    (
        Rule,
        "UPDATE cwom_runs SET status = 'done', constraint_snapshot_id = '{snapshot}', row_version = row_version + 1 WHERE id = '{run}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET status = 'ready', row_version = row_version + 1 WHERE id = '{canceled}'",
    ),
    (
        Both,
        "UPDATE cwom_issues SET status = NULL, row_version = row_version + 1 WHERE id = '{canceled}'",
    ),
    (
        Rule,
        "INSERT INTO cwom_runs (id, for_issue_id, repo_id, mode, executor, constraint_snapshot_id, status) VALUES ('{new}', '{issue}', '{repo}', 'agent', '{\"actor\": {\"actor_kind\": \"agent\", \"actor_id\": \"a\"}, \"runtime\": \"x\"}', '{snapshot}', 'done')",
    ),
    (
        Rule,
        "INSERT INTO tasks (id, requested_by_kind, requested_by_id, objective, operation, target_repo, status, queued_at) VALUES ('{new}', 'human', 'ada', 'a long objective', 'docs', 'a/b', 'queued', '2026-01-01T00:00:00.000000Z')",
    ),
    (
        Rule,
        "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{canceled}', '{repo}', 'x', 'bug') ON CONFLICT (id) DO UPDATE SET status = 'ready', row_version = cwom_issues.row_version + 1",
    ),
    // A link that a state requires.
    (
        Rule,
        "UPDATE cwom_runs SET status = 'running', constraint_snapshot_id = '{snapshot}', row_version = row_version + 1 WHERE id = '{bare}'",
    ),
    // Relations that never come back: in one step, in two, and within one statement.
    (
        Rule,
        "UPDATE cwom_issues SET parent_id = '{other}', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Constraint,
        "UPDATE cwom_issues SET parent_id = id, row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "INSERT INTO cwom_issues (id, repo_id, title, type, parent_id) VALUES ('{new}', '{repo}', 'x', 'bug', '{newer}'), ('{newer}', '{repo}', 'x', 'bug', '{new}')",
    ),
    (
        Rule,
        "INSERT INTO cwom_issue_blocks (issue_id, blocked_id) VALUES ('{third}', '{issue}')",
    ),
    // What is inside lists and maps.
    (
        Rule,
        "UPDATE cwom_issues SET assignees = '[{\"actor_kind\": \"robot\", \"actor_id\": \"x\"}]', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET assignees = '[{\"actor_kind\": \"human\"}]', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET assignees = '[\"ada\"]', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET tags = '[\"x\", 1]', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET tags = '[null]', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET acceptance = '{\"criteria\": [7]}', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary, inputs) VALUES ('{new}', '{issue}', '2.0', 'x', '{\"data_blobs\": [{\"name\": \"x\", \"media_type\": \"x\"}]}')",
    ),
    (
        Rule,
        "INSERT INTO events (id, type, source, data, tags) VALUES ('{new}', 'x', 'x', '{}', '{\"x\": 1}')",
    ),
    // What the engines keep by themselves.
    (
        Constraint,
        "UPDATE cwom_issues SET title = '', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Constraint,
        "UPDATE cwom_issues SET priority = 'P9', row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Constraint,
        "INSERT INTO cwom_issues (id, repo_id, title, type) VALUES ('{new}', '{newer}', 'x', 'bug')",
    ),
    (Constraint, "DELETE FROM cwom_repos"),
    (
        Constraint,
        "INSERT INTO cwom_runs (id, for_issue_id, repo_id, mode, executor) VALUES ('{new}', '{issue}', '{strange}', 'agent', '{\"actor\": {\"actor_kind\": \"agent\", \"actor_id\": \"a\"}, \"runtime\": \"x\"}')",
    ),
];

/// Statements that only SQLite knows.
const SQLITE: &[Attack] = &[
    (
        Rule,
        "REPLACE INTO cwom_context_packets (id, for_issue_id, version, summary) VALUES ('{packet}', '{issue}', '1.0', 'forged')",
    ),
    (
        Both,
        "REPLACE INTO cwom_repos (id, name, slug, source) SELECT '{new}', name, slug, source FROM cwom_repos WHERE id = '{repo}'",
    ),
    (
        Both,
        "INSERT INTO cwom_context_packets (_rowid_, id, for_issue_id, version, summary) SELECT _rowid_, '{new}', '{issue}', '2.0', 'forged' FROM cwom_context_packets",
    ),
    (
        Both,
        "INSERT INTO cwom_issues (rowid, id, repo_id, title, type) VALUES (-1, '{new}', '{repo}', 'x', 'bug')",
    ),
    (
        Both,
        "INSERT INTO cwom_issues (rowid, id, repo_id, title, type) SELECT rowid, '{new}', '{repo}', 'x', 'bug' FROM cwom_issues WHERE id = '{issue}'",
    ),
    (
        Both,
        "UPDATE cwom_issues SET rowid = (SELECT rowid FROM cwom_issues WHERE id = '{other}'), row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_issues SET oid = 99, row_version = row_version + 1 WHERE id = '{issue}'",
    ),
    (
        Rule,
        "UPDATE cwom_context_packets SET _rowid_ = 99 WHERE id = '{loose}'",
    ),
    (
        Both,
        "UPDATE agents SET name = (SELECT name FROM agents WHERE name = 'second'), row_version = row_version + 1 WHERE name = 'first'",
    ),
];

/// Statements that only PostgreSQL knows.
const POSTGRES: &[Attack] = &[
    (Rule, "TRUNCATE cwom_context_packets CASCADE"),
    (Rule, "TRUNCATE cwom_issues CASCADE"),
    (Rule, "TRUNCATE cwom_run_context_packets"),
    (Rule, "TRUNCATE audit_log"),
    (
        Rule,
        "MERGE INTO cwom_context_packets AS t USING (SELECT 1) AS s ON true WHEN MATCHED THEN UPDATE SET summary = 'forged'",
    ),
    (
        Rule,
        "MERGE INTO cwom_context_packets AS t USING (SELECT 1) AS s ON t.id = '{loose}' WHEN MATCHED THEN DELETE",
    ),
    (
        Rule,
        "MERGE INTO cwom_runs AS t USING (SELECT 1) AS s ON t.id = '{run}' WHEN MATCHED THEN UPDATE SET status = 'done', constraint_snapshot_id = '{snapshot}', row_version = row_version + 1",
    ),
    (
        Rule,
        "COPY cwom_issues (id, repo_id, title, type, row_version) FROM PROGRAM 'echo {new},{repo},x,bug,2' WITH (FORMAT csv)",
    ),
    (
        Rule,
        "WITH gone AS (DELETE FROM cwom_context_packets WHERE id = '{loose}' RETURNING id) SELECT count(*) FROM gone",
    ),
    (
        Rule,
        "CREATE TEMP TABLE cwom_run_context_packets AS SELECT '{bare}'::uuid AS run_id; UPDATE cwom_runs SET status = 'running', constraint_snapshot_id = '{snapshot}', row_version = row_version + 1 WHERE id = '{bare}'",
    ),
];

/// Statements that break no rule, in this order: what refuses everything proves nothing.
const SOUND: &[&str] = &[
    "INSERT INTO cwom_context_packets (id, for_issue_id, version, summary, inputs) VALUES ('{new}', '{issue}', '2.0', 'x', '{\"data_blobs\": [{\"name\": \"x\", \"media_type\": \"x\", \"uri\": \"file:x\"}]}')",
    "INSERT INTO cwom_run_context_packets (run_id, context_packet_id, role) VALUES ('{bare}', '{packet}', 'late')",
    "UPDATE cwom_runs SET status = 'running', constraint_snapshot_id = '{snapshot}', row_version = row_version + 1 WHERE id = '{bare}'",
    "UPDATE cwom_runs SET status = 'running', telemetry = '{\"duration_s\": 1.5}', row_version = row_version + 1 WHERE id = '{bare}'",
    "UPDATE cwom_runs SET status = 'failed', failure = '{\"category\": \"test\", \"message\": \"red\"}', row_version = row_version + 1, updated_at = '2999-01-01T00:00:00.000000Z' WHERE id = '{bare}'",
    "UPDATE cwom_repos SET name = 'Other', slug = slug, row_version = row_version + 1 WHERE id = '{repo}'",
    "UPDATE cwom_issues SET parent_id = '{third}', row_version = row_version + 1 WHERE id = '{issue}'",
    "INSERT INTO cwom_issue_blocks (issue_id, blocked_id) VALUES ('{issue}', '{other}')",
    "UPDATE cwom_issue_blocks SET issue_id = issue_id, created_at = created_at",
    "UPDATE cwom_issues SET assignees = '[{\"actor_kind\": \"human\", \"actor_id\": \"x\", \"display\": null}]', tags = '[\"x\"]', acceptance = '{\"criteria\": [\"7\"], \"tests_expected\": null}', row_version = row_version + 1 WHERE id = '{issue}'",
    "INSERT INTO events (id, type, source, data, tags) VALUES ('{new}', 'x', 'x', '{}', '{\"x\": \"1\", \"a.b\": \"2\", \"\": \"3\"}')",
    "INSERT INTO workflows (id, name, steps) VALUES ('{new}', 'x', '[1, \"x\", {\"y\": [null]}, true]')",
    "UPDATE agents SET name = 'third', row_version = row_version + 1 WHERE name = 'first'",
    "DELETE FROM cwom_issue_blocks",
    "INSERT INTO cwom_issue_blocks (issue_id, blocked_id) VALUES ('{third}', '{issue}'), ('{issue}', '{other}')",
    "DELETE FROM agents WHERE name = 'second'",
    "INSERT INTO cwom_repos (id, name, slug, source) VALUES ('{newer}', 'x', 'x', '{\"system\": \"x\"}') ON CONFLICT (id) DO NOTHING",
];

/// One row of each sort, and their ids by the names that the statements use.
async fn rows<D: Engine>(database: &Database<D>) -> Vec<(&'static str, String)> {
    let ctx = context();
    let writer = database.store.write(&ctx);
    let repo = writer
        .create(Repo::new("Tower", "harbour/tower", Source::new("local")))
        .await
        .expect("a repo");
    let strange = writer
        .create(Repo::new("Other", "harbour/other", Source::new("local")))
        .await
        .expect("a repo");
    let issue = |title: &str| Issue::new(repo.id, title, IssueType::Bug);
    let first = writer.create(issue("first")).await.expect("an issue");
    let other = writer
        .create(issue("second").parent(first.id))
        .await
        .expect("an issue");
    let third = writer.create(issue("third")).await.expect("an issue");
    let canceled = writer
        .create(issue("given up").status(cwom::Status::Canceled))
        .await
        .expect("an issue may come in any state");
    for (from, to) in [(first.id, other.id), (other.id, third.id)] {
        writer
            .create(IssueBlock::new(from, to))
            .await
            .expect("a link");
    }
    let packet = writer
        .create(ContextPacket::new(first.id, "1.0", "all there is"))
        .await
        .expect("a packet");
    let loose = writer
        .create(ContextPacket::new(third.id, "1.0", "nobody has it"))
        .await
        .expect("a packet");
    let free = writer
        .create(Repo::new("Free", "harbour/free", Source::new("local")))
        .await
        .expect("a repo");
    let human = cwom::Actor::new(ActorKind::Human, "ada");
    let snapshot = writer
        .create(ConstraintSnapshot::new(ConstraintScope::Repo, human))
        .await
        .expect("a snapshot");
    let new_run = || {
        let agent = cwom::Actor::new(ActorKind::Agent, "agent-7");
        Run::new(&first, RunMode::Agent, Executor::new(agent, "container"))
    };
    let run = writer.create(new_run()).await.expect("a run");
    let bare = writer.create(new_run()).await.expect("a run");
    writer
        .create(RunContextPacket::new(run.id, packet.id))
        .await
        .expect("a link");
    for name in ["first", "second"] {
        writer
            .create(Agent::new(name, "x"))
            .await
            .expect("an agent");
    }
    vec![
        ("repo", repo.id.to_string()),
        ("strange", strange.id.to_string()),
        ("issue", first.id.to_string()),
        ("other", other.id.to_string()),
        ("third", third.id.to_string()),
        ("canceled", canceled.id.to_string()),
        ("packet", packet.id.to_string()),
        ("loose", loose.id.to_string()),
        ("free", free.id.to_string()),
        ("snapshot", snapshot.id.to_string()),
        ("run", run.id.to_string()),
        ("bare", bare.id.to_string()),
        ("new", "01900000-0000-7000-8000-000000000001".to_owned()),
        ("newer", "01900000-0000-7000-8000-000000000002".to_owned()),
    ]
}

fn attacks<D: Engine>(values: &[(&str, String)]) -> Vec<(super::Wall, String)> {
    let own = if D::NAME == "sqlite" {
        SQLITE
    } else {
        POSTGRES
    };
    let all = ATTACKS.iter().chain(own);
    all.map(|(wall, sql)| (*wall, filled(sql, values)))
        .collect()
}

async fn every_statement_meets_the_wall<D: Engine>(database: Database<D>) {
    let values = rows(&database).await;
    hold(&database, &attacks::<D>(&values)).await;
}

async fn walls_fall_with_the_triggers<D: Engine>(database: Database<D>) {
    let values = rows(&database).await;
    fall_with_the_triggers(&database, &attacks::<D>(&values)).await;
}

async fn sound_statements_pass<D: Engine>(database: Database<D>) {
    let values = rows(&database).await;
    let statements: Vec<String> = SOUND.iter().map(|sql| filled(sql, &values)).collect();
    // Links within a chain are taken away first, so that some of them can be turned around.
    let (before, after) = statements.split_at(7);
    pass(&database, &before[..6]).await;
    database
        .execute_as("DELETE FROM cwom_issue_blocks")
        .await
        .expect("links of an issue come and go");
    pass(&database, &before[6..]).await;
    pass(&database, &after[..1]).await;
    database
        .execute_as(&after[1])
        .await
        .expect("nothing changes");
    pass(&database, &after[2..]).await;
}

mod on {
    cwom_tests::on_both!(
        every_statement_meets_the_wall,
        walls_fall_with_the_triggers,
        sound_statements_pass
    );
}
