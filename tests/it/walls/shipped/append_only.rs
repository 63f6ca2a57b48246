//! What is appended stays: links of that kind, and the audit log.

use super::Attacks;
use crate::walls::Wall::{Constraint, Rule};

/// The statements.
pub(super) const ATTACKS: Attacks = Attacks {
    both: &[
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
        (
            Constraint,
            "INSERT INTO cwom_run_context_packets (run_id, context_packet_id, role) VALUES ('{run}', '{packet}', 'forged') ON CONFLICT DO NOTHING",
        ),
    ],
    sqlite: &[(
        Rule,
        "REPLACE INTO cwom_run_context_packets (run_id, context_packet_id, role) VALUES ('{run}', '{packet}', 'forged')",
    )],
    postgres: &[
        (Rule, "TRUNCATE cwom_run_context_packets"),
        (Rule, "TRUNCATE audit_log"),
        (
            Constraint,
            "COPY cwom_run_context_packets (run_id, context_packet_id, role) FROM PROGRAM 'echo {run},{packet},forged' WITH (FORMAT csv)",
        ),
        (
            Rule,
            "MERGE INTO cwom_run_context_packets AS t USING (SELECT 1) AS s ON true WHEN MATCHED THEN UPDATE SET role = 'forged'",
        ),
        (
            Rule,
            "MERGE INTO cwom_run_context_packets AS t USING (SELECT 1) AS s ON true WHEN MATCHED THEN DELETE",
        ),
    ],
};
