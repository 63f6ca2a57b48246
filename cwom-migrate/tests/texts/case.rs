//! One case, and its texts.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use cwom_migrate::files::{Migration, Name, files};
use cwom_migrate::{Decisions, Form, MissingDecision, Op, Revision, diff, hazards, plan};
use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use expect_test::expect_file;

/// The version of the migration that makes the tables of the spec before.
pub(crate) const INIT: i64 = 20_260_101_000_000;
/// The version of the migration of the case.
pub(crate) const VERSION: i64 = 20_260_102_000_000;

/// A directory of `tests/cases`.
pub(crate) struct Case {
    pub(crate) directory: PathBuf,
    pub(crate) before: Schema,
    pub(crate) after: Schema,
    pub(crate) decisions: Decisions,
}

/// A schema of a spec that is known to be sound.
pub(crate) fn parse(text: &str) -> Schema {
    let (schema, diagnostics) = cwom_schema::parse(text);
    schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:#?}"))
}

impl Case {
    pub(crate) fn read(name: &str) -> Self {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/cases")
            .join(name);
        let text = |file: &str| fs::read_to_string(directory.join(file));
        let decisions = text("decisions.json").map_or_else(
            |_| Decisions::default(),
            |json| Decisions::from_json(&json).expect("the decisions can be read"),
        );
        Self {
            before: parse(&text("before.toml").expect("there is a spec before")),
            after: parse(&text("after.toml").expect("there is a spec after")),
            decisions,
            directory,
        }
    }

    /// The statements that make the rows. Whoever writes is stated in the words of each dialect, so
    /// that a case of audited rows has a file for each.
    #[allow(dead_code, reason = "`tests/it` has this file, too, and runs them")]
    pub(crate) fn rows(&self, dialect: Dialect) -> String {
        let own = format!("rows.{}.sql", dialect.name());
        let read = |file: &str| fs::read_to_string(self.directory.join(file));
        read(&own).or_else(|_| read("rows.sql")).unwrap_or_default()
    }

    /// The revisions and what leads from one to the other.
    pub(crate) fn diff(&self) -> Result<(Revision, Revision, Vec<Op>), Vec<MissingDecision>> {
        let previous = Revision::new(&self.before);
        let mut next = Revision::new(&self.after);
        let ops = diff(&previous.snapshot, &next.snapshot, &self.decisions)?;
        next.snapshot.adopt_order(&previous.snapshot, &ops);
        Ok((previous, next, ops))
    }

    /// The files of the migration, by path.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let (previous, next, ops) = self.diff().expect("everything is decided");
        let hazards = hazards(&previous.snapshot, &next.snapshot, &ops);
        let plans = Dialect::ALL.map(|dialect| plan(&previous, &next, &ops, dialect, Form::Online));
        let migration = Migration {
            previous: &previous,
            next: &next,
            ops: &ops,
            plans: &plans,
            hazards: &hazards,
            decisions: &self.decisions,
        };
        let name = Name {
            version: VERSION,
            word: "change".to_owned(),
        };
        files(&migration, &name)
    }

    pub(crate) fn check_texts(&self) {
        let file = |name: &str| self.directory.join(name);
        let (previous, next, ops) = match self.diff() {
            Ok(found) => found,
            Err(missing) => {
                expect_file![file("missing.txt")].assert_eq(&questions(&missing));
                return;
            }
        };
        let mut told = String::new();
        for hazard in hazards(&previous.snapshot, &next.snapshot, &ops) {
            let _ = writeln!(told, "{} {}: {}", hazard.id, hazard.on, hazard.message);
            let explanation = cwom_migrate::explain(hazard.id);
            assert!(explanation.is_some(), "{} has no explanation", hazard.id);
        }
        for decision in self.decisions.unused() {
            let _ = writeln!(told, "unused: {decision:?}");
        }
        expect_file![file("hazards.txt")].assert_eq(&told);
        let files = self.files();
        for dialect in Dialect::ALL {
            for half in ["up", "down"] {
                let end = format!(".{half}.sql");
                let of_half = files
                    .iter()
                    .filter(|(path, _)| path.starts_with(dialect.name()) && path.ends_with(&end));
                let mut all = String::new();
                for (path, text) in of_half {
                    let _ = writeln!(all, "-- {path}\n{text}");
                }
                let name = format!("{}.{half}.sql", dialect.name());
                expect_file![file(&name)].assert_eq(&all);
            }
        }
        assert_eq!(files, self.files(), "the same bytes from the same specs");
        let again = diff(
            &next.snapshot,
            &Revision::new(&self.after).snapshot,
            &Decisions::default(),
        );
        assert_eq!(again, Ok(Vec::new()), "nothing is left to do");
    }
}

fn questions(missing: &[MissingDecision]) -> String {
    let mut out = String::new();
    for question in missing {
        let _ = writeln!(
            out,
            "{} {}: {}",
            question.hazard, question.on, question.question
        );
        for choice in &question.choices {
            let _ = writeln!(out, "    {choice}");
        }
        for text in &question.spec {
            let _ = writeln!(out, "    spec:");
            for line in text.lines() {
                let _ = writeln!(out, "        {line}");
            }
        }
    }
    out
}
