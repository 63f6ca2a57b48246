//! What breaks no rule passes.

/// Statements that break no rule, in this order: what refuses everything proves nothing.
pub(super) const SOUND: &[&str] = &[
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
