//! What stands below the flags in the help of each verb; `{program}` is the front door.

pub(super) const GENERAL: &str = "\
Examples:
  {program} log --since 2h                  what happened lately?
  {program} show KIND ID                    what happened to this, and who did it?
  {program} trace TRACE                     as part of what?
  {program} verify --anchor anchors.jsonl   can the answer be trusted?

The database is named by --database-url or DATABASE_URL.

Exit codes:
  0 done, or clean   1 tampered, or a proof that does not hold   2 incomplete: nothing speaks
  against it, and not everything could be looked at   3 could not   64 the command line is wrong

Colour follows the terminal; NO_COLOR=1 turns it off, CLICOLOR_FORCE=1 on.";

/// The verbs, each with its text.
pub(super) const VERBS: [(&str, &str); 16] = [
    ("log", LOG),
    ("show", SHOW),
    ("trace", TRACE),
    ("as-of", AS_OF),
    ("diff", DIFF),
    ("verify", VERIFY),
    ("seal", SEAL),
    ("keygen", KEYGEN),
    ("archive", ARCHIVE),
    ("redact", REDACT),
    ("prove", PROVE),
    ("check-proof", CHECK_PROOF),
    ("doctor", DOCTOR),
    ("partitions", PARTITIONS),
    ("grants", GRANTS),
    ("rebase", REBASE),
];

const LOG: &str = "\
Examples:
  {program} log --since 2h --actor human:ada
  {program} log --kind KIND --action deleted --limit 10
  {program} log --format json | jq .changed

--format json prints one object per line, the newest first. Its keys: seq, ts, actor (kind, id),
action, kind, id, version, changed (field, before, after), before, after, note, trace, revision,
redacted, transaction, role. The next page is `--after` the last `seq`.";

const SHOW: &str = "\
Examples:
  {program} show KIND ID
  {program} show KIND 5b1c22d0          the end of an id is enough where it is the only one
  {program} show KIND ID --version 3

--format json prints the objects of `log`, the oldest first.";

const TRACE: &str = "\
Examples:
  {program} trace 0198c0de-7000-7000-8000-000000000001

--format json prints the objects of `log`, the oldest first.";

const AS_OF: &str = "\
Examples:
  {program} as-of KIND ID --version 2
  {program} as-of KIND ID --at 2026-11-01T02:00:00Z
  {program} as-of KIND --at 2h                   everything of the kind that was there

--format json prints one object per line: kind, id, version, ts, complete, image. `complete` is
false where earlier entries were archived and the image holds only what is known since.";

const DIFF: &str = "\
Examples:
  {program} diff KIND ID 1 4

--format json prints one object: kind, id, from, to, changed (field, before, after).";

const VERIFY: &str = "\
Examples:
  {program} verify
  {program} verify --anchor anchors.jsonl --public-key KEY
  {program} verify --since 1200                  every night; --full now and then
  {program} verify --archive archive/*.jsonl

Exit codes: 0 clean, 1 tampered, 2 incomplete, 3 could not verify.

Keys of the JSON object: outcome, findings (problem, place, detail), more, incomplete, notices,
checkpoints, hashed, entries, rows, error.";

const SEAL: &str = "\
Examples:
  {program} seal --key audit.key --anchor anchors.jsonl
  {program} seal >> anchors.jsonl                without a file, anchors go to standard output

Keep the anchor file where whoever can write the database cannot write. A run adds what an
interrupted one left out.

--format json prints one object: entries, checkpoints, waiting, waiting_seconds, anchors (the lines of
the anchor file), anchor_file, error. Of a failure, `error` is the only key.";

const KEYGEN: &str = "\
Examples:
  {program} keygen audit.key

Prints the public key, which `verify` and `check-proof` take.";

const ARCHIVE: &str = "\
Examples:
  {program} archive --before 90d --directory archive --key audit.key --anchor anchors.jsonl
  {program} archive --through 120

Only what is sealed can go. `verify --archive FILE` reads it again.

--format json prints one object: entries, file (null where nothing is as old as that), partitions,
anchors, anchor_file, error. Of a failure, `error` is the only key.";

const REDACT: &str = "\
Examples:
  {program} redact KIND ID --field title --why 'asked to' --actor human:ada         tells what would go
  {program} redact KIND ID --field title --why 'asked to' --actor human:ada --yes   does it

It cannot be taken back. The row itself is left as it is, and so are archives and backups.

--format json prints one object: kind, id, fields, entries, recorded (the number of the entry that
records it; null without --yes), error. Of a failure, `error` is the only key.";

const PROVE: &str = "\
Examples:
  {program} prove 1042 > proof.json
  {program} prove 1042 --only title status > proof.json";

const CHECK_PROOF: &str = "\
Examples:
  {program} check-proof proof.json --public-key KEY
  {program} check-proof - --anchor anchors.jsonl < proof.json

Without a key or an anchor file, it shows only that the entry belongs to the checkpoint in the
proof, and nothing about that checkpoint.

Exit codes: 0 it holds, 1 it does not, 3 it could not be read.";

const DOCTOR: &str = "\
Examples:
  {program} doctor

Exit codes: 0 as the spec has it, 1 something differs, 3 could not look.";

const PARTITIONS: &str = "\
Examples:
  {program} partitions --ahead 6                 from a timer, once a week

--format json prints one object: created, blocked, in_default, error. Of a failure, `error` is the
only key.";

const GRANTS: &str = "\
Examples:
  {program} grants --app web | psql";

const REBASE: &str = "\
Examples:
  {program} rebase --key audit.key --anchor anchors.jsonl

Only after a backup was restored on another server, when `seal` says so.

--format json prints one object: checkpoint, anchors, anchor_file, error. Of a failure, `error` is the
only key.";
