//! What `explain` knows besides the codes of spec mistakes: what a database says when it refuses.

/// A name, and what it stands for.
pub(super) const TOPICS: [(&str, &str); 3] = [
    (
        "audit-context",
        "A change of an audited row does not say who makes it. The database writes an entry for \
         every change, and an entry without an actor would be worth nothing, so the change is \
         refused, by raw SQL too. The store states the actor with every write.

In a shell, state it first, in the transaction that writes:

    -- PostgreSQL
    BEGIN;
    SELECT set_config('cwom.actor_kind', 'human', true),
           set_config('cwom.actor_id', 'ada', true),
           set_config('cwom.trace_id', '', true),
           set_config('cwom.note', 'why', true),
           set_config('cwom.xid', pg_current_xact_id()::text, true);
    UPDATE ...;
    COMMIT;

    -- SQLite, where the log is called audit_log
    BEGIN IMMEDIATE;
    REPLACE INTO audit_log_context (k, actor_kind, actor_id, note)
    VALUES (1, 'human', 'ada', 'why');
    UPDATE ...;
    DELETE FROM audit_log_context;
    COMMIT;

The settings hold for one transaction: one that was left behind is refused like none at all. On \
         SQLite a transaction that leaves its context behind cannot be committed.",
    ),
    (
        "audit-version",
        "A change of a row does not state the version after the one that the row has. Whoever \
         read an older row would overwrite what someone else wrote meanwhile. Read the row again, \
         and state `row_version = <what you read> + 1` (or what the spec calls that column) in \
         the UPDATE. The store does so with every write.",
    ),
    (
        "audit-append-only",
        "An entry of the audit log was to be changed or removed. Entries are only ever added. \
         There are two ways out, both recorded: `audit redact` erases values that must not be \
         kept, and `audit archive` exports entries before it removes them.",
    ),
];
