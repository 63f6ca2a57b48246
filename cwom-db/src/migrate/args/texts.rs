//! What stands below the flags in the help of each verb; `{program}` is the front door.

pub(super) const GENERAL: &str = "\
Examples:
  {program} status                   what is applied, what is pending?
  {program} plan                     what would run?
  {program} up                       run it
  {program} down                     take the last plan back

The database is named by --database-url or DATABASE_URL. Files are those of the nearest spec, below
its output directory in migrations/sqlite or migrations/postgres, or those of --source; where there
is a cwom.lock, they have to be what it says. What is applied is recorded as sqlx records it, so that
`sqlx migrate run` and these verbs may take turns.

Exit codes:
  0 done, or nothing to do   1 pending (status --check)   2 the history differs: an edited, unknown,
  interrupted or late migration, or files that are not those of cwom.lock   3 could not
  64 the command line is wrong

Colour follows the terminal; NO_COLOR=1 turns it off, CLICOLOR_FORCE=1 on.";

/// The verbs, each with its text.
pub(super) const VERBS: [(&str, &str); 8] = [
    ("up", UP),
    ("down", DOWN),
    ("redo", REDO),
    ("to", TO),
    ("status", STATUS),
    ("plan", PLAN),
    ("baseline", BASELINE),
    ("backfill", BACKFILL),
];

const UP: &str = "\
Examples:
  {program} up
  {program} up --dry-run                    what would run?
  {program} up --to 20261122072500          up to this plan, and no further
  {program} up --patience 10m               wait longer for another deployer

Any number of deployers may do this at once: one works, the others wait and find nothing to do. What
is applied before a failure stays, and the next run goes on there.

Keys of the JSON object, of all verbs that migrate: steps (version, name, half, elapsed_ms), error
(message, advice, version, line, statement), exit; with --dry-run: files (plan, version, name, half,
transactional, sql), exit.";

const DOWN: &str = "\
Examples:
  {program} down                            the plan that was applied last
  {program} down --plans 2
  {program} down --to 20261122072500        everything after it
  {program} down --to 0 --yes               everything, without being asked

A plan of several files is reverted whole, from its last file to its first. Rows that have no way back
are refused by the migration itself, before it changes anything.";

const REDO: &str = "\
Examples:
  {program} redo --yes                      while a migration is being written";

const TO: &str = "\
Examples:
  {program} to 20261122072500
  {program} to 20261122072500_order_status
  {program} to 0 --yes                      back to an empty database";

const STATUS: &str = "\
Examples:
  {program} status
  {program} status --check                  for scripts: exit 1 if anything is pending
  {program} status --format json | jq .pending

It changes nothing. Keys of the JSON object: plans (stem, files: version, name, state, applied_at,
elapsed_ms, statements, half), unknown (version, name), pending, problems (message, advice), catalog
(version, server, digest, at), exit.";

const PLAN: &str = "\
Examples:
  {program} plan                            the SQL of everything that is pending
  {program} plan --to 0                     the SQL of the way back to nothing
  {program} plan --format json | jq '.files[].version'";

const BASELINE: &str = "\
Examples:
  {program} baseline 20260101000000 --dry-run
  {program} baseline 20260101000000         the database already has what this plan makes
  {program} baseline 20260101000000 --unchecked

A database is made from the migrations, in memory on SQLite, for a moment on the same server on
PostgreSQL, and compared with the real one. What differs is printed, and nothing is recorded then.";

const BACKFILL: &str = "\
Examples:
  {program} backfill full_name --table people --sql \\
      'UPDATE people SET full_name = first || last, row_version = row_version + 1
       WHERE id BETWEEN :first AND :last AND full_name IS NULL'
  {program} backfill full_name --table people --file fill.sql --batch 500 --pause 1s
  {program} backfill full_name --table people --file fill.sql --most 10

Each batch is a transaction; interrupted at any moment, the same command goes on behind the last
batch. Where the model audits, the entries say that `system:backfill` did it, and all batches are one
chain of work. A statement that changes versioned rows raises `row_version` itself, as in the first
example. Rows that come in behind the place where it is are not seen: deploy the program that fills
them first.

Keys of the JSON object: batches, keys, changed, finished, exit.";
