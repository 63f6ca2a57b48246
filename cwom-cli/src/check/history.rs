//! The leg `history`: the migrations are those that were locked, in one line from nothing to the
//! head, and the head is what the spec describes.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use cwom_migrate::chain::{Chain, ChainError};
use cwom_migrate::lock::Finding as Broken;
use cwom_migrate::{MissingDecision, New, Proposal};
use cwom_schema::Schema;

use super::{Finding, Leg};
use crate::args::LegName;
use crate::exit::Exit;
use crate::files::display_path;
use crate::files::lock::lock_for_reading;
use crate::generate::note_waiting;
use crate::migrations::{self, DIRECTORY, Files, Trouble, read_files};
use crate::output::count;
use crate::pipeline;
use crate::source::Source;

pub(super) fn check(source: &Source, schema: &Schema) -> Result<Leg> {
    let root = pipeline::output_directory(source, schema);
    let _lock = lock_for_reading(&root, || note_waiting(&root));
    let files = read_files(&root)?;
    let directory = root.join(DIRECTORY);
    let chain = match Chain::read(&files) {
        Ok(chain) => chain,
        Err(error) => return Ok(broken(&directory, &error)),
    };
    let findings = match migrations::as_it_stands(&chain, schema) {
        Ok(proposal) => of_proposal(source, &directory, &files, &proposal),
        Err(Trouble::Undecided(missing)) => of_questions(source, &missing),
        Err(Trouble::History(error)) => return Ok(broken(&directory, &error)),
        Err(Trouble::Other(error)) => return Err(error),
    };
    let exit = if findings.is_empty() {
        Exit::Ok
    } else {
        Exit::Drift
    };
    Ok(Leg {
        name: LegName::History,
        compared: compared(&directory, &chain),
        findings,
        exit,
    })
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
fn broken(directory: &Path, error: &ChainError) -> Leg {
    let finding = |path: String, message: String| Finding::new("history", path, message);
    let shown = |path: &str| display_path(&directory.join(path));
    let findings = match error {
        ChainError::Files(all) => all
            .iter()
            .map(|it| finding(shown(path_of(it)), it.to_string()))
            .collect(),
        other => vec![finding(display_path(directory), other.to_string())],
    };
    Leg {
        name: LegName::History,
        compared: format!("{}: broken", display_path(directory)),
        findings,
        exit: Exit::Broken,
    }
}

fn path_of(finding: &Broken) -> &str {
    match finding {
        Broken::Edited(path)
        | Broken::LineEnds(path)
        | Broken::Removed(path)
        | Broken::Added(path)
        | Broken::OutOfOrder(path)
        | Broken::MissingHalf(path)
        | Broken::DuplicateVersion(path)
        | Broken::NotAVersion(path)
        | Broken::NotTheFold(path)
        | Broken::Fork { plan: path, .. } => path,
    }
}

fn of_proposal(
    source: &Source,
    directory: &Path,
    files: &Files,
    proposal: &Proposal,
) -> Vec<Finding> {
    if let Some(new) = &proposal.new {
        return of_new(source, new);
    }
    let relocked = proposal.relocked.iter().map(|path| {
        Finding::new(
            "unlocked",
            display_path(&directory.join(path)),
            "was written by hand, and is not locked yet".to_owned(),
        )
    });
    relocked
        .chain(of_files(directory, files, &proposal.files))
        .collect()
}

/// What the spec says and no migration does.
fn of_new(source: &Source, new: &New) -> Vec<Finding> {
    let operations = new.ops.iter();
    let mut findings: Vec<Finding> = operations
        .map(|op| {
            Finding::new(
                "not_migrated",
                source.shown.clone(),
                format!("no migration does what the spec says: {op}"),
            )
        })
        .collect();
    if findings.is_empty() {
        findings.push(Finding::new(
            "not_migrated",
            source.shown.clone(),
            "there is no migration for what the spec says".to_owned(),
        ));
    }
    findings
}

fn of_questions(source: &Source, missing: &[MissingDecision]) -> Vec<Finding> {
    let question = |it: &MissingDecision| {
        Finding::new(
            "undecided",
            source.shown.clone(),
            format!("{} {}: {}", it.hazard, it.on, it.question),
        )
    };
    missing.iter().map(question).collect()
}

/// Files beside the migrations, which follow from them.
fn of_files(directory: &Path, files: &Files, wanted: &BTreeMap<String, String>) -> Vec<Finding> {
    let differs = wanted.iter().filter_map(|(path, text)| {
        let message = match files.get(path) {
            None => "missing",
            Some(bytes) if bytes == text.as_bytes() => return None,
            Some(_) => "not what the migrations lead to",
        };
        Some(Finding::new(
            "outdated",
            display_path(&directory.join(path)),
            message.to_owned(),
        ))
    });
    differs.collect()
}
