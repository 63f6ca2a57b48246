//! The proof of a migration before it is written, which needs databases: what is asked, and what is
//! shown of the answer.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use cwom_migrate::{New, Op, Proposal, Severity};
use serde_json::{Value, json};

use crate::args::GenArgs;
use crate::database::{self, Database};
use crate::output::{self, CYAN, GREEN, YELLOW, paint};
use crate::patience::with_patience;
use crate::source::Source;

/// A list longer than this is counted.
const SHOWN: usize = 12;
/// A proof that takes longer says that it is one.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who proves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prover<'a> {
    /// The front door.
    pub(crate) program: &'a str,
    /// The part with the drivers, where it is linked in.
    pub(crate) database: Option<Database>,
}

/// A migration that is new, for people and machines.
#[derive(Debug)]
pub(crate) struct Migration {
    stem: String,
    custom: bool,
    operations: Vec<String>,
    hazards: Vec<(Severity, String)>,
    tiers: Vec<String>,
    notes: Vec<String>,
    proofs: Vec<Value>,
}

impl Prover<'_> {
    /// Proves what is new or changed in the proposal. An error says which invariant does not hold,
    /// and where; nothing is written then.
    pub(crate) fn prove(
        self,
        source: &Source,
        proposal: &Proposal,
        args: &GenArgs,
    ) -> Result<Option<Migration>> {
        let is_changed = proposal.new.is_some() || !proposal.relocked.is_empty();
        if !is_changed {
            return Ok(None);
        }
        let question = question(source, proposal, args);
        let operations = proposal.new.as_ref().map_or(0, |new| new.ops.len());
        let tell = move || {
            let operations = output::count(operations, "operation");
            output::print_note(&format!(
                "the migration is being proved, up, down and up again: {operations}. A first one of \
                 many hundred tables takes minutes; nothing is written before it is proved"
            ));
        };
        let ask = || database::ask(&question.to_string(), self.program, self.database);
        let answer = with_patience(PATIENCE, tell, ask)
            .context("the migration could not be proved, and nothing was written")?;
        let answer: Value = serde_json::from_str(&answer).context("the proof cannot be read")?;
        let failures = answer["failures"].as_array().cloned().unwrap_or_default();
        if !failures.is_empty() {
            bail!(refusal(proposal, &failures));
        }
        let Some(new) = &proposal.new else {
            return Ok(None);
        };
        let mut migration = Migration::new(new);
        migration.proofs = answer["proofs"].as_array().cloned().unwrap_or_default();
        Ok(Some(migration))
    }
}

fn question(source: &Source, proposal: &Proposal, args: &GenArgs) -> Value {
    let kept = proposal.new.iter().flat_map(|new| &new.kept);
    let kept: Vec<Value> = kept
        .map(|it| {
            json!({
                "dialect": it.dialect.name(),
                "old": it.old,
                "new": it.new,
                "columns": it.columns,
                "there": it.there,
                "grows": it.grows,
            })
        })
        .collect();
    let migrations = proposal.files.iter();
    let migrations = migrations.map(|(path, text)| (path.as_str(), text.as_str()));
    let migrations: BTreeMap<&str, &str> = migrations.collect();
    let parent_spec = proposal.parent_spec.as_ref();
    let parent_spec =
        parent_spec.map(|spec| json!({ "text": spec.text, "is_exact": spec.is_exact }));
    json!({
        "question": "prove",
        "spec": source.text,
        "parent_spec": parent_spec,
        "touched": proposal.new.as_ref().map_or_else(Vec::new, touched),
        "migrations": migrations,
        "new": proposal.new.as_ref().map(|new| &new.stem),
        "kept": kept,
        "postgres": args.migration.postgres,
    })
}

/// The tables that change, by all their names.
fn touched(new: &New) -> Vec<String> {
    let mut names: Vec<String> = new
        .ops
        .iter()
        .flat_map(Op::tables)
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names
}

fn refusal(proposal: &Proposal, failures: &[Value]) -> String {
    let what = proposal
        .new
        .as_ref()
        .map_or("a migration written by hand", |new| &new.stem);
    let mut text = format!("the proof of {what} fails; nothing was written");
    for failure in failures {
        let part = |key: &str| failure[key].as_str().unwrap_or_default().to_owned();
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "\n{} on {}: {}",
            part("invariant"),
            part("dialect"),
            part("message")
        );
    }
    text
}

impl Migration {
    /// A migration without a proof.
    pub(crate) fn new(new: &New) -> Self {
        let plans = new.plans.iter();
        Self {
            stem: new.stem.clone(),
            custom: new.custom,
            operations: new.ops.iter().map(ToString::to_string).collect(),
            hazards: new
                .hazards
                .iter()
                .map(|it| (it.severity, format!("{} {}: {}", it.id, it.on, it.message)))
                .collect(),
            tiers: plans
                .map(|plan| {
                    let files = output::count(plan.scripts, "file");
                    format!("{} {files}, {}", plan.dialect.name(), plan.tier)
                })
                .collect(),
            notes: new
                .unused
                .iter()
                .map(|it| format!("a decision was not asked for: {it:?}"))
                .collect(),
            proofs: Vec::new(),
        }
    }

    /// Lines for people.
    pub(crate) fn render(&self) -> String {
        let mut text = format!("migration {}\n", paint(GREEN, &self.stem));
        // Writing to a String cannot fail.
        for operation in self.operations.iter().take(SHOWN) {
            let _ = writeln!(text, "    {operation}");
        }
        if self.operations.len() > SHOWN {
            let more = output::thousands(self.operations.len() - SHOWN);
            let _ = writeln!(text, "    … and {more} more");
        }
        if self.custom {
            text.push_str(
                "    write its files by hand, then generate again: they are proved and locked\n",
            );
        }
        for tier in &self.tiers {
            let _ = writeln!(text, "    {tier}");
        }
        for (severity, hazard) in &self.hazards {
            let (word, style) = match severity {
                Severity::Error => ("accepted", YELLOW),
                Severity::Warning => ("warning", YELLOW),
                Severity::Avoided => ("avoided", CYAN),
            };
            let _ = writeln!(text, "    {} {hazard}", paint(style, word));
        }
        for note in &self.notes {
            let _ = writeln!(text, "    {} {note}", paint(CYAN, "note"));
        }
        for proof in &self.proofs {
            let _ = writeln!(text, "    {}", proof_line(proof));
        }
        text
    }

    /// The same for machines.
    pub(crate) fn to_json(&self) -> Value {
        let hazards = self.hazards.iter();
        json!({
            "stem": self.stem,
            "custom": self.custom,
            "operations": self.operations,
            "hazards": hazards.map(|(_, text)| text).collect::<Vec<_>>(),
            "files": self.tiers,
            "notes": self.notes,
            "proofs": self.proofs,
        })
    }
}

fn proof_line(proof: &Value) -> String {
    let text = |key: &str| proof[key].as_str().unwrap_or_default();
    let rows = proof["rows"].as_u64().unwrap_or_default();
    let rows = usize::try_from(rows).unwrap_or(usize::MAX);
    let mut line = format!(
        "{} on {}: {}, {}, in {} ms",
        paint(GREEN, "proved"),
        text("engine"),
        text("ways"),
        output::count(rows, "row"),
        proof["elapsed_ms"]
    );
    if let Some(refused) = proof["refused"].as_str() {
        let _ = write!(
            line,
            "; {} rows that do not fit: {refused}",
            paint(YELLOW, "refuses")
        );
    }
    let empty = proof["empty"].as_array().map_or(0, Vec::len);
    if empty > 0 {
        let _ = write!(line, " ({} without rows)", output::count(empty, "table"));
    }
    line
}
