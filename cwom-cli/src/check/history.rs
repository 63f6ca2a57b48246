//! The leg `history`: the migrations are those that were locked, in one line from nothing to the
//! head, and the head is what the spec describes.

mod broken;

use std::path::Path;

use anyhow::Result;
use cwom_migrate::chain::{Chain, ChainError, is_history};
use cwom_migrate::{MissingDecision, New, Op, Proposal};

use super::place::Places;
use super::{Finding, Leg};
use crate::Model;
use crate::args::LegName;
use crate::exit::Exit;
use crate::files::display_path;
use crate::files::lock::lock_for_reading;
use crate::generate::note_waiting;
use crate::migrations::{self, DIRECTORY, Files, Trouble, read_files};
use crate::output::count;
use crate::pipeline;
use crate::source::Source;

pub(super) fn check(source: &Source, model: &Model) -> Result<Leg> {
    let root = pipeline::output_directory(source, &model.schema);
    let _lock = lock_for_reading(&root, || note_waiting(&root));
    let files = read_files(&root)?;
    let directory = root.join(DIRECTORY);
    let chain = match Chain::read(files.clone()) {
        Ok(chain) => chain,
        Err(error) => return Ok(broken(&directory, &[error])),
    };
    let errors = chain.verify_beside();
    if !errors.is_empty() {
        return Ok(broken(&directory, &errors));
    }
    let mut findings = match migrations::as_it_stands(&chain, model) {
        Ok(proposal) => of_proposal(source, model, &directory, &files, &proposal),
        Err(Trouble::Undecided(missing)) => of_questions(source, model, &missing),
        Err(Trouble::History(error)) => return Ok(broken(&directory, &[error])),
        Err(Trouble::Other(error)) => return Err(error),
    };
    if chain.lacks_parent_spec() {
        let path = directory.join("parent/spec.toml");
        let message = "the spec of the revision before the head is not kept; `gen --amend` proves \
                       without the rows that it would make";
        findings.push(Finding::new("parent_spec", display_path(&path), message).into_note());
    }
    Ok(Leg::new(
        LegName::History,
        compared(&directory, &chain),
        findings,
    ))
}

fn compared(directory: &Path, chain: &Chain) -> String {
    let Some(head) = chain.lock.plans.last() else {
        return format!("{}: no migration yet", display_path(directory));
    };
    let state = if chain.lock.unreleased {
        "unreleased"
    } else {
        "released"
    };
    format!(
        "{}: {} in {}, head {} ({state})",
        display_path(directory),
        count(chain.lock.plans.len(), "migration"),
        count(chain.files.len(), "file"),
        head.stem
    )
}

/// A history that is not the one that was locked: what it leads to cannot be said.
fn broken(directory: &Path, errors: &[ChainError]) -> Leg {
    let findings = errors
        .iter()
        .flat_map(|error| broken::findings(directory, error));
    Leg {
        exit: Exit::Broken,
        ..Leg::new(
            LegName::History,
            format!("{}: broken", display_path(directory)),
            findings.collect(),
        )
    }
}

fn of_proposal(
    source: &Source,
    model: &Model,
    directory: &Path,
    files: &Files,
    proposal: &Proposal,
) -> Vec<Finding> {
    if let Some(new) = &proposal.new {
        return of_new(source, model, new);
    }
    let relocked = proposal.relocked.iter().map(|path| {
        Finding::new(
            "unlocked",
            display_path(&directory.join(path)),
            "was written by hand, and is not locked yet".to_owned(),
        )
    });
    relocked
        .chain(of_files(directory, files, proposal))
        .chain(of_leftovers(directory, files, proposal))
        .collect()
}

/// What the spec says and no migration does.
fn of_new(source: &Source, model: &Model, new: &New) -> Vec<Finding> {
    let places = Places::new(model);
    let of_op = |op: &Op| {
        Finding::new(
            "not_migrated",
            source.shown.clone(),
            format!("no migration does what the spec says: {op}"),
        )
        .at(places.of_op(op))
    };
    let mut findings: Vec<Finding> = new.ops.iter().map(of_op).collect();
    if findings.is_empty() {
        findings.push(Finding::new(
            "not_migrated",
            source.shown.clone(),
            "there is no migration for what the spec says".to_owned(),
        ));
    }
    findings
}

fn of_questions(source: &Source, model: &Model, missing: &[MissingDecision]) -> Vec<Finding> {
    let places = Places::new(model);
    let question = |it: &MissingDecision| {
        Finding::new(
            "undecided",
            source.shown.clone(),
            format!("{} {}: {}", it.hazard, it.on, it.question),
        )
        .at(places.of_words(&it.on))
    };
    missing.iter().map(question).collect()
}

/// Files beside the migrations, which follow from them, and migrations of which only the line ends
/// differ.
fn of_files(directory: &Path, files: &Files, proposal: &Proposal) -> Vec<Finding> {
    let differs = proposal.files.iter().filter_map(|(path, text)| {
        let (kind, message) = match files.get(path) {
            None => ("missing", "missing"),
            Some(bytes) if bytes == text.as_bytes() => return None,
            Some(bytes) if without_cr(bytes) == text.as_bytes() => (
                "line_endings",
                "differs only by line endings; `* text eol=lf` in .gitattributes keeps them",
            ),
            Some(_) => ("outdated", "not what the migrations lead to"),
        };
        let shown = display_path(&directory.join(path));
        Some(Finding::new(kind, shown, message))
    });
    differs.collect()
}

/// Files that look like history and belong to none.
fn of_leftovers(directory: &Path, files: &Files, proposal: &Proposal) -> Vec<Finding> {
    let left = files
        .keys()
        .filter(|path| is_history(path) && !proposal.files.contains_key(*path));
    let finding = |path: &String| {
        Finding::new(
            "stale",
            display_path(&directory.join(path)),
            "belongs to no migration that is unreleased; the next `gen` removes what it wrote",
        )
    };
    left.map(finding).collect()
}

fn without_cr(bytes: &[u8]) -> Vec<u8> {
    let kept = bytes.iter().copied().filter(|byte| *byte != b'\r');
    kept.collect()
}
