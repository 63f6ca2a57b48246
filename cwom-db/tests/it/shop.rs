//! A small model, a database with a story in it, and the binary.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;
use cwom_testkit::{Database, Engine, Postgres, Sqlite};

pub(crate) const SPEC: &str = r#"
format = 1

[model]
name = "shop"
doc = "What is lent, and to whom."

[generate]
path = "generated"
command = "cargo cwom gen"

[defaults]
timestamps = "none"

[audit]
sensitive = "mark"
partitions = "month"

[entity.Parcel]
doc = "A parcel."
table = "parcels"
id = "text(64)"
[entity.Parcel.fields]
title = "string(1..200)"
meta = "json"
receiver = { type = "string(1..100)?", sensitive = true }
[entity.Parcel.links]
labels.to = "Label"
labels.table = "parcel_labels"
labels.inverse = "parcels"

[entity.Label]
doc = "A label, whose images hold what changed."
table = "labels"
id = "text(64)"
images = "diff"
[entity.Label.fields]
name = "string(1..100)"
colour = "string(1..20)?"
"#;

/// The chain of work of the story.
pub(crate) const TRACE: &str = "0198c0de-7000-7000-8000-000000000001";
/// An id that is long enough to be shortened.
pub(crate) const LONG_ID: &str = "parcel-0000-0000-deadbeef";

/// An engine that these tests run on.
pub(crate) trait Shop: Engine {
    const DIALECT: Dialect;

    /// A script that runs in one transaction with somebody stated.
    fn by(actor: &str, note: &str, script: &str) -> String;
}

impl Shop for Sqlite {
    const DIALECT: Dialect = Dialect::Sqlite;

    fn by(actor: &str, note: &str, script: &str) -> String {
        format!(
            "BEGIN IMMEDIATE; REPLACE INTO audit_log_context (k, actor_kind, actor_id, trace_id, \
             note) VALUES (1, 'human', '{actor}', '{TRACE}', '{note}'); {script}; \
             DELETE FROM audit_log_context; COMMIT;"
        )
    }
}

impl Shop for Postgres {
    const DIALECT: Dialect = Dialect::Postgres;

    fn by(actor: &str, note: &str, script: &str) -> String {
        format!(
            "BEGIN; SELECT set_config('cwom.actor_kind', 'human', true), \
             set_config('cwom.actor_id', '{actor}', true), \
             set_config('cwom.trace_id', '{TRACE}', true), \
             set_config('cwom.note', '{note}', true), \
             set_config('cwom.xid', pg_current_xact_id()::text, true); {script}; COMMIT;"
        )
    }
}

/// A database with a story in it.
pub(crate) struct Place<D: Shop> {
    pub(crate) database: Database<D>,
    directory: tempfile::TempDir,
}

impl<D: Shop> Place<D> {
    /// Two parcels, a label, a link; one parcel changes twice, the other goes.
    pub(crate) async fn open() -> Option<Self> {
        let place = Self::empty().await?;
        let (schema, diagnostics) = cwom_schema::parse(SPEC);
        let schema = schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"));
        place
            .execute(&cwom_sql::ddl::create_all(
                &lower_tables(&schema),
                D::DIALECT,
            ))
            .await;
        let story = [
            (
                "ada",
                "as asked",
                format!(
                    "INSERT INTO parcels (id, title, meta, receiver, row_version) VALUES \
                     ('p1', 'Books', '{{\"n\": 1, \"tags\": [\"a\"]}}', 'Grace', 1), \
                     ('{LONG_ID}', 'Pens', '{{}}', NULL, 1); \
                     INSERT INTO labels (id, name, colour, row_version) \
                     VALUES ('l1', 'fragile', NULL, 1)"
                ),
            ),
            (
                "bob",
                "louder",
                "UPDATE parcels SET title = 'Old books', meta = '{\"n\": 2, \"tags\": [\"a\"]}', \
                 row_version = 2 WHERE id = 'p1'; \
                 UPDATE labels SET colour = 'red', row_version = 2 WHERE id = 'l1'"
                    .to_owned(),
            ),
            (
                "ada",
                "gone",
                format!(
                    "INSERT INTO parcel_labels (parcel_id, label_id) VALUES ('p1', 'l1'); \
                     DELETE FROM parcels WHERE id = '{LONG_ID}'"
                ),
            ),
            (
                "ada",
                "moved",
                "UPDATE parcels SET receiver = 'Alan', row_version = 3 WHERE id = 'p1'".to_owned(),
            ),
        ];
        for (actor, note, script) in story {
            place.execute(&D::by(actor, note, &script)).await;
        }
        place.settle().await;
        Some(place)
    }

    /// Waits until everything can be sealed: other tests on the same server run transactions too.
    pub(crate) async fn settle(&self) {
        if D::DIALECT == Dialect::Sqlite {
            return;
        }
        let sql = "SELECT (coalesce(max(xid), 0) < \
                   pg_snapshot_xmin(pg_current_snapshot())::text::bigint)::text FROM audit_log";
        for _ in 0..600 {
            let answer = self.database.texts(sql).await.expect("the log is read");
            if answer == ["true"] {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("a transaction has been open on this server for a minute");
    }

    /// A database that nobody migrated.
    pub(crate) async fn empty() -> Option<Self> {
        let database = D::fresh().await?;
        let directory = tempfile::tempdir().expect("a temporary directory");
        std::fs::write(directory.path().join("cwom-spec.toml"), SPEC).expect("the spec is written");
        Some(Self {
            database,
            directory,
        })
    }

    pub(crate) async fn execute(&self, sql: &str) {
        let done = self.database.execute(sql).await;
        done.unwrap_or_else(|error| panic!("{error}: {sql}"));
    }

    /// A file beside the spec.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// The binary in the directory of the spec.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cwom-db"));
        command.arg("audit");
        command
            .current_dir(self.directory.path())
            .env("DATABASE_URL", &self.database.url)
            .env_remove("CLICOLOR_FORCE")
            .stdin(Stdio::null())
            .args(arguments);
        command
    }

    /// Runs the binary.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        let output = self.command(arguments).output().expect("the binary starts");
        Outcome::of(arguments, &output)
    }
}

/// What a run of the binary came to.
pub(crate) struct Outcome {
    line: String,
    code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    pub(crate) fn of(arguments: &[&str], output: &Output) -> Self {
        Self {
            line: arguments.join(" "),
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "{}\n{}\n{}",
            self.line,
            self.stdout,
            self.stderr
        );
        assert!(
            !self.stderr.contains("panicked"),
            "{}\n{}",
            self.line,
            self.stderr
        );
        self
    }

    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let said = self.stdout.contains(text) || self.stderr.contains(text);
        assert!(
            said,
            "{} does not say `{text}`\n{}\n{}",
            self.line, self.stdout, self.stderr
        );
        self
    }

    /// Standard output with ages and moments made equal.
    pub(crate) fn normalised(&self) -> String {
        let mut text = String::new();
        for line in self.stdout.lines() {
            let words = line.split(' ').map(|word| {
                let is_moment = word.len() == 27 && word.ends_with('Z') && word.contains('T');
                let number = word.strip_suffix(['s', 'm']);
                let is_age = number.is_some_and(|number| number.parse::<u32>().is_ok());
                match (is_moment, is_age) {
                    (true, _) => "TIME",
                    (_, true) => "0s",
                    _ => word,
                }
            });
            text.push_str(&words.collect::<Vec<_>>().join(" "));
            text.push('\n');
        }
        text
    }

    /// The objects of standard output, one in each line.
    pub(crate) fn objects(&self) -> Vec<serde_json::Value> {
        let lines = self.stdout.lines();
        lines
            .map(|line| {
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
            })
            .collect()
    }
}

/// A test for each engine, from a function that is generic over it.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {$(
            #[tokio::test]
            async fn $name() {
                super::$name::<cwom_testkit::Sqlite>().await;
            }
        )*}
        mod postgres {$(
            #[tokio::test]
            async fn $name() {
                super::$name::<cwom_testkit::Postgres>().await;
            }
        )*}
    };
}
pub(crate) use on_both;
