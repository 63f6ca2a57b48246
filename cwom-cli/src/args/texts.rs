//! What stands below the flags in the help of each verb; `{program}` is the front door.

pub(super) const GENERAL: &str = "\
Examples:
  {program} init shelf --name shelf   start a project with a small spec
  {program} gen                       write what the spec yields
  {program} check                     is everything in step?
  {program} verify                    do fresh databases come out as the spec says?
  {program} migrate status            what has the database of DATABASE_URL?
  {program} explain unknown-entity    what does this code mean?

Exit codes:
  0 done, or in step   1 drift   2 history of migrations broken
  3 could not: a bad spec, a disk error   64 the command line is wrong

Colour follows the terminal; NO_COLOR=1 turns it off, CLICOLOR_FORCE=1 on.";

pub(super) const GEN: &str = "\
Examples:
  {program} gen                    write what differs, nothing else
  {program} gen --dry-run          show what would be written, as a diff
  {program} gen --check            for scripts: exit 1 if anything would be written
  {program} gen --format json      one object on standard output

  {program} gen --decide '[…]'     decide what the spec leaves open; the question prints the JSON
  {program} gen --amend            make the last migration anew, as long as it is not released
  {program} gen --release          freeze the last migration
  {program} gen --onto main        after a merge: main's history first, ours made anew behind it
  {program} gen --custom --name x  add a migration to write by hand

All files are written or none. Files that nobody generated are never touched. A run that was
killed half-way is undone by the next one.

A spec that says something new adds a migration, which is proved before it is written: on an SQLite
in memory, and with --postgres on a server, it goes up, down and up again with rows in every table.
Nothing is guessed: what could be a rename or a loss has to be decided.

Keys of the JSON object: spec, diagnostics (code, severity, message, file, line, column, end_line,
end_column, help), files (added, changed, removed: paths; unchanged: how many), migration (stem,
custom, operations, hazards, files, notes, proofs), written, notes, error, elapsed_ms, exit.";

pub(super) const CHECK: &str = "\
Legs that exist:
  spec     the spec parses, and every rule about it holds
  code     regenerated in memory, every file is equal to the one on disk, byte for byte
  history  the migrations are those that were locked, and lead to what the spec says
  replay   the migrations from nothing make what the spec makes at once, on an SQLite in memory and
           with --postgres on a server, and each way back undoes its way there; what was replayed
           before from the same files is remembered
  parity   the heads of a replay on both engines mean the same: columns, keys, references, indexes;
           for want of --postgres it says so
  live     the database of --database-url holds what the migrations up to its version make, object by
           object; nothing is written to it

Examples:
  {program} check                    every leg
  {program} check live --database-url postgres://reader@db/shop
  {program} check spec               only the spec
  {program} check --verbose          notes, longer diffs, all findings
  {program} check --format github    annotations in a workflow's log
  {program} check --sarif a.sarif    SARIF for code scanning, besides what is printed
  {program} check --write-baseline known.toml --reason 'before the gate' --expires 2027-01-31
  {program} check --baseline known.toml

A baseline accepts findings for a while, each with a reason and a last day. Accepted ones are counted
and do not count; a broken history is never accepted.

Keys of the JSON object: spec, legs (leg, compared, ok, findings: kind, weight, path, line, message,
diff, spec, object), diagnostics (as of gen), baseline (file, accepted, findings), repair, error,
elapsed_ms, exit. docs/check.schema.json is its JSON Schema, docs/check.md tells the rest.

Exit codes: 0 in step, 1 drift, 2 history of migrations broken, 3 could not check.";

pub(super) const VERIFY: &str = "\
On an SQLite in memory, and with --postgres on a server, in databases of their own: every migration
up, the tables beside those of the spec, every migration down to what was before it, and up again.
Then every table takes rows that its rules allow, and raw SQL tries what they forbid.

Examples:
  {program} verify
  {program} verify --postgres postgres://postgres@localhost/postgres --require postgres
  {program} verify --format json

Keys of the JSON object: spec, migrations, dialects (dialect, engine, plans, files, tables, steps,
probes: rows, tried; elapsed_ms), skipped, missing_tables, findings (dialect, plan, message),
elapsed_ms, exit.";

pub(super) const EXPLAIN: &str = "\
Examples:
  {program} explain unknown-entity
  {program} explain --list";

pub(super) const INIT: &str = "\
Examples:
  {program} init --name shelf             in the current directory
  {program} init projects/shelf --name shelf";

pub(super) const BENCH: &str = "\
Examples:
  {program} bench gen                      20, 200 and 2,000 entities
  {program} bench gen --quick              fewer runs, a rough figure
  {program} bench gen --entities 20,200

It builds and runs the package `cwom-bench` with optimisation, and writes benches/gen.md and
benches/gen.json.";

pub(super) const BENCH_AUDIT: &str = "\
Examples:
  {program} bench audit
  {program} bench audit --quick            fewer rounds, a rough figure

It builds and runs the package `cwom-bench` with optimisation, and writes benches/audit.md and
benches/audit.json.";

pub(super) const BENCH_STORE: &str = "\
Examples:
  {program} bench store
  {program} bench store --quick            fewer rounds and entries, a rough figure

It builds and runs the package `cwom-bench` with optimisation, and writes benches/store.md and
benches/store.json.";

pub(super) const BENCH_COMPILE: &str = "\
Examples:
  {program} bench compile                  20 and 200 entities
  {program} bench compile --quick          20 entities, fewer rounds, a rough figure
  {program} bench compile --entities 20,50
  {program} bench compile --quick --entities 200     without optimised builds, which take long

It builds and runs the package `cwom-bench` with optimisation, and writes benches/compile.md and
benches/compile.json. The crate that `gen` writes, and the same models in Diesel and SeaORM, are
built in a temporary directory, dependencies and all, which takes some gigabytes there.";

pub(super) const BENCH_RUNTIME: &str = "\
Examples:
  {program} bench runtime
  {program} bench runtime --rows 1000000   a large table, in a report of its own
  {program} bench runtime --quick          beside the committed ratios

It builds and runs the package `cwom-bench-runtime` with optimisation, and writes
benches/runtime.md and benches/runtime.json. With --quick it writes nothing, leaves Diesel and
SeaORM out, and ends with 1 when a ratio is more than 15 % worse than the committed one, again and
again; with 2 when it could not be measured.";
