//! `gen`: write what the spec yields. (The word itself is reserved in this edition.)

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use cwom_migrate::Proposal;
use cwom_schema::diagnostics::Diagnostics;

use crate::args::{GenArgs, GenFormat};
use crate::database::Database;
use crate::exit::Exit;
use crate::files::lock::{Lock, lock_for_reading, lock_for_writing};
use crate::files::recover::{interrupted, recover};
use crate::files::transaction::write;
use crate::files::{Comparison, DriftKind, RealDisk, compare, display_path};
use crate::migrations::{self, Trouble};
use crate::pipeline::{self, Generated, Model};
use crate::prove::{Migration, Prover};
use crate::report::{Change, changes_of, render_changes};
use crate::settled::Settled;
use crate::source::{Source, find_spec, read_spec};
use crate::{decide, json, output};

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
    /// The migration that is new, with its proof.
    pub(crate) migration: Option<Migration>,
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
pub(crate) fn run(
    args: &GenArgs,
    program: &str,
    database: Option<Database>,
    started: Instant,
) -> Result<Exit> {
    let mut outcome = Outcome::default();
    let prover = Prover { program, database };
    let result = generate(args, prover, &mut outcome, started);
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

fn generate(
    args: &GenArgs,
    prover: Prover<'_>,
    outcome: &mut Outcome,
    started: Instant,
) -> Result<Exit> {
    let path = find_spec(args.spec.spec.as_deref())?;
    for _ in 0..ATTEMPTS {
        let source = outcome.source.insert(read_spec(&path)?).clone();
        let mut settled = Settled::of(&source, args, started);
        if let Some(comparison) = settled.as_ref().and_then(Settled::comparison) {
            outcome.comparison = Some(comparison);
            return Ok(Exit::Ok);
        }
        let parsed = pipeline::parse(&source);
        outcome.diagnostics = parsed.diagnostics;
        let Some(schema) = parsed.schema else {
            let mistakes = pipeline::count_mistakes(&outcome.diagnostics);
            bail!("nothing was written: the spec has {mistakes}");
        };
        let model = Model::of(schema);
        outcome.command = Some(model.schema.generate.command.clone());
        let root = pipeline::output_directory(&source, &model.schema);
        if args.check || args.dry_run {
            let _lock = lock_for_reading(&root, || note_waiting(&root));
            let left = note_interrupted(&root, outcome)?;
            let proposal = propose(&root, &model, args)?;
            let generated = pipeline::generate(&source, &model, &proposal.files)?;
            outcome.migration = proposal.new.as_ref().map(Migration::new);
            let exit = look(args, &generated, &proposal, left, outcome)?;
            leave(model, generated);
            return Ok(exit);
        }
        let lock = lock(&root, outcome)?;
        // What an interrupted run left goes first: the history is read from what is there.
        for sentence in recover(&RealDisk, &root)? {
            outcome.note(sentence);
        }
        if let Some(settled) = &mut settled {
            settled.look(&root)?;
        }
        let proposal = propose(&root, &model, args)?;
        let generated = pipeline::generate(&source, &model, &proposal.files)?;
        // Whoever held the lock may have waited for an editor; what is written is the spec's
        // present text, never an older one.
        if outcome.source.as_ref() == Some(&read_spec(&path)?) {
            outcome.migration = prover.prove(&source, &proposal, args)?;
            let exit = write_changes(&generated, &proposal, outcome)?;
            if let Some(settled) = &settled {
                settled.keep(outcome);
            }
            drop(lock);
            leave(model, generated);
            return Ok(exit);
        }
    }
    bail!("the spec changes faster than it can be read; run it again when it is saved")
}

/// Leaves memory to the system, for the process ends soon: it takes it back faster than millions of
/// small frees do.
fn leave(model: Model, generated: Generated) {
    std::mem::forget((model, generated));
}

/// Whether an interrupted run left something, which is said.
fn note_interrupted(root: &Path, outcome: &mut Outcome) -> Result<bool> {
    let left = interrupted(root)?;
    for name in &left {
        let shown = display_path(&root.join(name));
        outcome.note(format!(
            "an interrupted run left `{shown}`; the next `gen` undoes it first"
        ));
    }
    Ok(!left.is_empty())
}

/// Compares and writes nothing.
fn look(
    args: &GenArgs,
    generated: &Generated,
    proposal: &Proposal,
    left: bool,
    outcome: &mut Outcome,
) -> Result<Exit> {
    let comparison = compare_all(generated, proposal)?;
    outcome.changes = changes_of(generated, &comparison, args.dry_run)?;
    let in_step = comparison.in_step() && !left;
    outcome.comparison = Some(comparison);
    Ok(if args.check && !in_step {
        Exit::Drift
    } else {
        Exit::Ok
    })
}

/// Compares and writes. The caller holds the lock.
fn write_changes(
    generated: &Generated,
    proposal: &Proposal,
    outcome: &mut Outcome,
) -> Result<Exit> {
    let wanted = generated.wanted();
    let comparison = compare_all(generated, proposal)?;
    let written = write(&RealDisk, &generated.root, &wanted, &comparison)?;
    outcome.written = !comparison.drifts.is_empty();
    for note in written.notes {
        outcome.note(note);
    }
    outcome.changes = changes_of(generated, &comparison, false)?;
    outcome.comparison = Some(comparison);
    Ok(Exit::Ok)
}

/// What the spec makes of the migrations that are there.
fn propose(root: &Path, model: &Model, args: &GenArgs) -> Result<Proposal> {
    let mut answers = Vec::new();
    loop {
        let proposal = match &args.migration.onto {
            None => migrations::of_gen(root, model, &args.migration, &answers),
            Some(revision) => migrations::onto(root, revision, model, &args.migration, &answers),
        };
        match proposal {
            Err(Trouble::Undecided(missing)) if decide::is_possible(args) => {
                let Some(answer) = decide::ask(&missing)? else {
                    return Err(Trouble::Undecided(missing).into_error(root));
                };
                answers.push(answer);
            }
            proposal => return proposal.map_err(|trouble| trouble.into_error(root)),
        }
    }
}

/// What differs; files of a migration that is replaced carry no marker, and go by name.
fn compare_all(generated: &Generated, proposal: &Proposal) -> Result<Comparison> {
    let mut comparison = compare(&generated.root, &generated.wanted())?;
    for path in &proposal.removed {
        comparison.remove(&format!("{}/{path}", migrations::DIRECTORY));
    }
    refuse_if_blocked(generated, &comparison)?;
    Ok(comparison)
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
    if let Some(migration) = &outcome.migration {
        text.push_str(&migration.render());
    }
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
