//! `gen`: write what the spec yields. (The word itself is reserved in this edition.)

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use cwom_schema::diagnostics::Diagnostics;

use crate::args::{GenArgs, GenFormat};
use crate::exit::Exit;
use crate::files::lock::{Lock, lock_for_reading, lock_for_writing};
use crate::files::recover::{interrupted, recover};
use crate::files::transaction::write;
use crate::files::{Comparison, DriftKind, RealDisk, compare, display_path};
use crate::pipeline::{self, Generated};
use crate::report::{Change, changes_of, render_changes};
use crate::source::{Source, find_spec, read_spec};
use crate::{json, output};

/// How often the spec is read anew because somebody saved it meanwhile.
const ATTEMPTS: usize = 5;

/// What a run found and did, for whatever format it is printed in.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The spec, once it was read.
    pub(crate) source: Option<Source>,
    /// What is wrong with it.
    pub(crate) diagnostics: Diagnostics,
    /// What the command of this spec is called, once it is known.
    pub(crate) command: Option<String>,
    /// What differed.
    pub(crate) comparison: Option<Comparison>,
    /// The same for people.
    pub(crate) changes: Vec<Change>,
    /// Whether what differed was written.
    pub(crate) written: bool,
    /// Remarks on the way.
    pub(crate) notes: Vec<String>,
}

impl Outcome {
    fn note(&mut self, text: String) {
        output::print_note(&text);
        self.notes.push(text);
    }
}

/// Runs the verb.
pub(crate) fn run(args: &GenArgs, program: &str, started: Instant) -> Result<Exit> {
    let mut outcome = Outcome::default();
    let result = generate(args, &mut outcome);
    let elapsed = started.elapsed();
    if args.format == GenFormat::Json {
        let exit = *result.as_ref().unwrap_or(&Exit::CouldNot);
        let error = result.as_ref().err().map(output::error_text);
        output::print(&json::render_gen(&outcome, error.as_deref(), elapsed, exit))?;
        return Ok(exit);
    }
    if let Some(source) = &outcome.source {
        pipeline::print_diagnostics(source, &outcome.diagnostics, program);
    }
    let exit = result?;
    if outcome.comparison.is_some() {
        output::print(&render_summary(args, &outcome, elapsed))?;
    }
    Ok(exit)
}

fn generate(args: &GenArgs, outcome: &mut Outcome) -> Result<Exit> {
    let path = find_spec(args.spec.spec.as_deref())?;
    for _ in 0..ATTEMPTS {
        let source = outcome.source.insert(read_spec(&path)?);
        let parsed = pipeline::parse(source);
        outcome.diagnostics = parsed.diagnostics;
        let Some(schema) = parsed.schema else {
            let mistakes = pipeline::count_mistakes(&outcome.diagnostics);
            bail!("nothing was written: the spec has {mistakes}");
        };
        outcome.command = Some(schema.generate.command.clone());
        let generated = pipeline::generate(source, &schema)?;
        if args.check || args.dry_run {
            return look(args, &generated, outcome);
        }
        let lock = lock(&generated.root, outcome)?;
        // Whoever held the lock may have waited for an editor; what is written is the spec's
        // present text, never an older one.
        if outcome.source.as_ref() == Some(&read_spec(&path)?) {
            let exit = write_changes(&generated, outcome)?;
            drop(lock);
            // As for the tables: the system takes this back faster.
            std::mem::forget((schema, generated));
            return Ok(exit);
        }
    }
    bail!("the spec changes faster than it can be read; run it again when it is saved")
}

/// Compares and writes nothing.
fn look(args: &GenArgs, generated: &Generated, outcome: &mut Outcome) -> Result<Exit> {
    let _lock = lock_for_reading(&generated.root, || note_waiting(&generated.root));
    let left = interrupted(&generated.root)?;
    for name in &left {
        let shown = display_path(&generated.root.join(name));
        outcome.note(format!(
            "an interrupted run left `{shown}`; the next `gen` undoes it first"
        ));
    }
    let comparison = compare(&generated.root, &generated.wanted())?;
    refuse_if_blocked(generated, &comparison)?;
    outcome.changes = changes_of(generated, &comparison, args.dry_run)?;
    let in_step = comparison.in_step() && left.is_empty();
    outcome.comparison = Some(comparison);
    Ok(if args.check && !in_step {
        Exit::Drift
    } else {
        Exit::Ok
    })
}

/// Undoes what an interrupted run left, compares and writes. The caller holds the lock.
fn write_changes(generated: &Generated, outcome: &mut Outcome) -> Result<Exit> {
    for sentence in recover(&RealDisk, &generated.root)? {
        outcome.note(sentence);
    }
    let wanted = generated.wanted();
    let comparison = compare(&generated.root, &wanted)?;
    refuse_if_blocked(generated, &comparison)?;
    let written = write(&RealDisk, &generated.root, &wanted, &comparison)?;
    outcome.written = !comparison.drifts.is_empty();
    for note in written.notes {
        outcome.note(note);
    }
    outcome.changes = changes_of(generated, &comparison, false)?;
    outcome.comparison = Some(comparison);
    Ok(Exit::Ok)
}

fn lock(root: &Path, outcome: &mut Outcome) -> Result<Lock> {
    let lock = lock_for_writing(root, || note_waiting(root))?;
    for note in &lock.notes {
        outcome.note(note.clone());
    }
    Ok(lock)
}

/// Says why nothing happens for a while.
pub(crate) fn note_waiting(root: &Path) {
    let shown = display_path(root);
    output::print_note(&format!("waiting: another `gen` is writing to `{shown}`"));
}

/// Files that are not ours are nobody's to overwrite.
fn refuse_if_blocked(generated: &Generated, comparison: &Comparison) -> Result<()> {
    const SHOWN: usize = 20;
    if comparison.blocked.is_empty() {
        return Ok(());
    }
    let mut lines: Vec<String> = comparison
        .blocked
        .iter()
        .take(SHOWN)
        .map(|blocked| format!("`{}` {}", generated.shown(&blocked.path), blocked.obstacle))
        .collect();
    if comparison.blocked.len() > SHOWN {
        lines.push(format!("… and {} more", comparison.blocked.len() - SHOWN));
    }
    bail!(
        "{}\nnothing was written; move away what is not generated, or change `path` under \
         `[generate]` in the spec",
        lines.join("\n")
    )
}

fn render_summary(args: &GenArgs, outcome: &Outcome, elapsed: Duration) -> String {
    let Some(comparison) = &outcome.comparison else {
        return String::new();
    };
    let mut text = render_changes(&outcome.changes, |change| match change.kind {
        DriftKind::LineEndings => " (line endings)".to_owned(),
        _ => String::new(),
    });
    let files = output::count(
        comparison.unchanged + comparison.drifts.len()
            - comparison.paths(&[DriftKind::Stale]).len(),
        "file",
    );
    let changed = comparison.drifts.len();
    let elapsed = elapsed.as_millis();
    let only_looked = args.check || args.dry_run;
    // Writing to a String cannot fail.
    let _ = match (changed, only_looked) {
        (0, _) => writeln!(
            text,
            "nothing to do: {files}, all as the spec yields, in {elapsed} ms"
        ),
        (_, false) => {
            writeln!(
                text,
                "{files}, {} changed, in {elapsed} ms",
                output::thousands(changed)
            )
        }
        (_, true) => writeln!(
            text,
            "{files}, {} would change, in {elapsed} ms",
            output::thousands(changed)
        ),
    };
    if args.check && changed > 0 {
        let command = outcome.command.as_deref().unwrap_or("gen");
        text.push_str(&output::help_line(&format!("run `{command}`")));
    }
    text
}
