//! What `explain` knows besides the codes of spec mistakes and the hazards of migrations: what a
//! database says when it refuses, and what is wrong with a history of migrations.

/// A name, and what it stands for.
pub(super) const TOPICS: [(&str, &str); 8] = [
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
    (
        "cw-h01",
        "A file of a migration is not the one that was locked: it was edited, added or removed. \
         Databases that ran it have what it said then, and new ones would get something else. Take \
         it back from version control; what has to change is a new migration. An unreleased head \
         is made anew by `gen --amend`, and one that `gen --custom` made may be edited until it is \
         released: the next `gen` locks it.",
    ),
    (
        "cw-h02",
        "`cwom.lock` is not a chain: two branches met in it, or somebody edited it. After a merge, \
         say in the spec what both want and run `gen --onto REV` with the branch whose migrations \
         come first. Otherwise take the file back from version control.",
    ),
    (
        "cw-h03",
        "A migration is not later than the one that it follows. Databases that are past it would \
         never run it. `gen --onto REV` makes it anew behind the others.",
    ),
    (
        "cw-h04",
        "A file of a migration has no other half, the version of another file, or none at all. \
         Plain sqlx would stop at it or run it without a way back. Each migration has an up and a \
         down file of the same version and name; `gen --custom` makes both.",
    ),
    (
        "cw-h05",
        "The snapshot beside the migrations, or the texts of triggers and functions, are not what \
         the migrations lead to. The next migration would start from something that no database \
         has. Take the files back from version control.",
    ),
];
