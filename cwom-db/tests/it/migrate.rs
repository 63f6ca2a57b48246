//! `migrate` as people run it: the binary, a project's files, databases of both engines.

mod backfill;
mod baseline;
mod history;
mod moving;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use cwom_migrate::lock::{Lock, LockedPlan};
use cwom_schema::tables::{Tables, lower_tables};
use cwom_testkit::Database;

use crate::shop::{Outcome, SPEC, Shop};

/// The first plan: the tables of the spec.
pub(crate) const INIT: &str = "20260101000000_init";
/// The second: three files, the one in the middle outside of a transaction.
pub(crate) const TITLES: &str = "20260102000000_titles";

/// A project with migrations of both dialects, and a database of one.
pub(crate) struct Project<D: Shop> {
    pub(crate) database: Database<D>,
    directory: tempfile::TempDir,
}

pub(crate) fn tables() -> Tables {
    let (schema, diagnostics) = cwom_schema::parse(SPEC);
    lower_tables(&schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}")))
}

impl<D: Shop> Project<D> {
    pub(crate) async fn new() -> Option<Self> {
        let database = D::fresh().await?;
        let directory = tempfile::tempdir().expect("a temporary directory");
        let project = Self {
            database,
            directory,
        };
        fs::write(project.path("cwom-spec.toml"), SPEC).expect("it can be written");
        project.write_plans();
        Some(project)
    }

    fn write_plans(&self) {
        use cwom_schema::schema::Dialect;
        let tables = tables();
        for dialect in [Dialect::Sqlite, Dialect::Postgres] {
            let write = |stem: &str, half: &str, text: &str| {
                self.write(&format!("{}/{stem}.{half}.sql", dialect.name()), text);
            };
            write(INIT, "up", &cwom_sql::ddl::create_all(&tables, dialect));
            write(INIT, "down", &cwom_sql::ddl::drop_all(&tables, dialect));
            let header = |number: usize, half: &str| {
                format!(
                    "-- cwom {TITLES} {} {half} {number}/3 phase=expand online\n",
                    dialect.name()
                )
            };
            let alone = |number, half: &str| format!("-- no-transaction\n{}", header(number, half));
            let how = if dialect == Dialect::Postgres {
                "CONCURRENTLY "
            } else {
                ""
            };
            let halves = [
                (
                    "",
                    header(1, "up") + "CREATE TABLE extra (a INTEGER);\n",
                    header(1, "down") + "DROP TABLE extra;\n",
                ),
                (
                    "_index",
                    format!(
                        "{}CREATE INDEX {how}IF NOT EXISTS ix_extra ON extra (a);\n",
                        alone(2, "up")
                    ),
                    format!("{}DROP INDEX {how}IF EXISTS ix_extra;\n", alone(2, "down")),
                ),
                (
                    "_gate",
                    header(3, "up") + "CREATE TABLE gate (a INTEGER);\n",
                    header(3, "down") + "DROP TABLE gate;\n",
                ),
            ];
            self.write(&format!("plans/{INIT}.toml"), "format = 1\n");
            for (number, (suffix, up, down)) in halves.iter().enumerate() {
                let stem = format!("2026010200000{number}_titles{suffix}");
                write(&stem, "up", up);
                write(&stem, "down", down);
            }
        }
    }

    /// A path in the project.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Writes a file below the directory of migrations.
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path("generated/migrations").join(name);
        fs::create_dir_all(path.parent().expect("a directory")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }

    /// Adds a plan of one file to the dialect of the database.
    pub(crate) fn add(&self, stem: &str, up: &str, down: &str) {
        let dialect = D::DIALECT.name();
        self.write(&format!("{dialect}/{stem}.up.sql"), up);
        self.write(&format!("{dialect}/{stem}.down.sql"), down);
    }

    /// Locks the files as they are.
    pub(crate) fn lock(&self) {
        let mut files = Vec::new();
        for below in ["plans", "sqlite", "postgres"] {
            let directory = self.path("generated/migrations").join(below);
            for entry in fs::read_dir(directory).expect("the directory") {
                let entry = entry.expect("an entry");
                let name = entry.file_name().into_string().expect("a name");
                let bytes = fs::read(entry.path()).expect("the file");
                files.push((format!("{below}/{name}"), bytes));
            }
        }
        let plans = [INIT, TITLES].map(|stem| {
            let of_plan = files
                .iter()
                .filter(|(path, _)| path.contains(INIT) == (stem == INIT));
            let files = of_plan.map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
            LockedPlan::new(stem.to_owned(), "sha256:00".to_owned(), files)
        });
        let lock = Lock {
            unreleased: false,
            plans: plans.into(),
        };
        self.write("cwom.lock", &lock.to_string());
    }

    /// Runs the binary in the project.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_with(arguments, &self.database.url)
    }

    /// Runs the binary in the project, on another database.
    pub(crate) fn run_with(&self, arguments: &[&str], url: &str) -> Outcome {
        let output = Command::new(env!("CARGO_BIN_EXE_cwom-db"))
            .arg("migrate")
            .args(arguments)
            .current_dir(self.directory.path())
            .env("DATABASE_URL", url)
            .env_remove("CLICOLOR_FORCE")
            .stdin(Stdio::null())
            .output()
            .expect("the binary starts");
        Outcome::of(arguments, &output)
    }

    /// The rows of a query of one column.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        self.database.texts(sql).await.expect("a query")
    }
}
