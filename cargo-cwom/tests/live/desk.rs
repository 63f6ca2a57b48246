//! The example's help desk, migrated to the head on either engine, and the program run against it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use cwom_testkit::{Database, Engine, Postgres, Sqlite};
use serde_json::Value;
use tempfile::TempDir;

/// The spec of the example, whose migrations are the repository's.
pub(crate) fn spec() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/help-desk/cwom-spec.toml")
}

/// How many migrations it has.
pub(crate) fn migrations() -> usize {
    let directory = spec().with_file_name("generated/migrations/sqlite");
    let files = std::fs::read_dir(directory).expect("the migrations are there");
    files
        .filter_map(Result::ok)
        .filter(|file| file.file_name().to_string_lossy().ends_with(".up.sql"))
        .count()
}

/// How a check ended, and what it said.
pub(crate) struct Checked {
    pub(crate) code: i32,
    pub(crate) answer: Value,
}

/// Runs a verb of the program on the example.
pub(crate) fn program(verb: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-cwom"));
    command
        .arg("cwom")
        .args(verb)
        .arg("--spec")
        .arg(spec())
        .env_remove("DATABASE_URL")
        .env_remove("CWOM_SCRATCH_URL")
        .env_remove("CWOM_PROVE_POSTGRES")
        .env_remove("RUST_BACKTRACE");
    command
}

/// Compares the database.
pub(crate) fn check(url: &str, more: &[&str]) -> Checked {
    let mut command = program(&["check", "live", "--format", "json", "--database-url", url]);
    let output = command.args(more).output().expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let answer: Value = serde_json::from_str(&text).unwrap_or_else(|error| {
        let stderr = String::from_utf8_lossy(&output.stderr);
        panic!("{error}\n{text}\n{stderr}")
    });
    let code = output.status.code().unwrap_or(-1);
    assert_eq!(answer["exit"], code, "the object and the process agree");
    assert_valid(&answer);
    Checked { code, answer }
}

/// Whatever is found has the published form.
fn assert_valid(answer: &Value) {
    static VALIDATOR: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        let schema = include_str!("../../../docs/check.schema.json");
        let schema = serde_json::from_str(schema).expect("JSON");
        jsonschema::validator_for(&schema).expect("a schema")
    });

    let mistakes: Vec<String> = VALIDATOR
        .iter_errors(answer)
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect();
    assert!(mistakes.is_empty(), "{mistakes:#?}\n{answer:#}");
}

impl Checked {
    pub(crate) fn findings(&self) -> &[Value] {
        let findings = self.answer["legs"][0]["findings"].as_array();
        findings.map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn compared(&self) -> &str {
        self.answer["legs"][0]["compared"]
            .as_str()
            .unwrap_or_default()
    }

    /// One finding in a line, such as `* column title of books, type`; sorted.
    pub(crate) fn labels(&self) -> Vec<String> {
        let mut labels: Vec<String> = self.findings().iter().map(label).collect();
        labels.sort();
        labels
    }

    /// Nothing differs.
    #[track_caller]
    pub(crate) fn is_in_step(&self) {
        assert_eq!(self.labels(), [""; 0], "{:#}", self.answer);
        assert_eq!(self.code, 0, "{:#}", self.answer);
        assert!(self.compared().contains(" tables, "), "{}", self.compared());
    }
}

fn label(finding: &Value) -> String {
    let object = &finding["object"];
    if object.is_null() {
        let kind = finding["kind"].as_str().unwrap_or_default();
        return format!("! {kind}");
    }
    let text = |key: &str| object[key].as_str().unwrap_or_default();
    let mark = match (text("difference"), text("class")) {
        (_, "information") => "i",
        ("missing", _) => "-",
        ("unexpected", _) => "+",
        _ => "*",
    };
    let mut label = format!("{mark} {} {}", text("kind"), text("name"));
    if object["table"].is_string() && text("table") != text("name") {
        label = format!("{label} of {}", text("table"));
    }
    if mark == "*" {
        label = format!("{label}, {}", text("facet"));
    }
    label
}

/// A change by raw SQL, and the findings that it makes, one in a line.
pub(crate) type Mutation = (&'static str, &'static str);

/// What is wrong with what a check said of a mutated database.
pub(crate) fn judge((sql, expected): &Mutation, checked: &Checked) -> Option<String> {
    let mut wanted: Vec<&str> = expected.lines().collect();
    wanted.sort_unstable();
    let found = checked.labels();
    let drifts = wanted.iter().any(|line| !line.starts_with("i "));
    let code = i32::from(drifts);
    // Each stands in a line of the spec, unless it belongs to the toolkit's own tables.
    let no_line = checked.findings().iter().find(|finding| {
        let about = finding["object"].to_string();
        finding["line"].is_null()
            && finding["weight"] == "drift"
            && !about.contains("audit_log")
            && !about.contains("help_desk")
    });
    if found == wanted && checked.code == code && no_line.is_none() {
        return None;
    }
    Some(format!(
        "{sql}\n  expected {wanted:?} and exit code {code}\n  found    {found:?} and exit code \
         {}\n  without a line: {no_line:?}",
        checked.code
    ))
}

/// A migrated database of SQLite, in a folder of its own.
pub(crate) fn sqlite() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("desk.db").display());
    migrate(&url);
    (folder, url)
}

/// A migrated database of PostgreSQL; none where no server answers.
pub(crate) async fn postgres() -> Option<Database<Postgres>> {
    let database = Postgres::fresh().await?;
    migrate(&database.url);
    database.store.close().await;
    Some(database)
}

pub(crate) fn migrate(url: &str) {
    let mut command = program(&["migrate", "up", "--database-url", url]);
    let output = command.output().expect("the program runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
}

/// Runs statements on a database.
pub(crate) async fn run<E: Engine>(url: &str, sql: &str) -> Result<(), String> {
    let mut session = E::open(url).await;
    let done = E::run(&mut session, sql).await;
    E::close(session).await;
    done
}

/// Runs statements on a database of SQLite.
pub(crate) async fn run_sqlite(url: &str, sql: &str) {
    let done = run::<Sqlite>(url, sql).await;
    done.unwrap_or_else(|error| panic!("{error}: {sql}"));
}
