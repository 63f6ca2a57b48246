//! The baseline: findings that are accepted for a while, each with a reason and a last day.
//!
//! A gate can so be introduced where something drifts already. What is accepted is counted and does
//! not count; what expired counts again, and an entry that accepts nothing is worth a note.

mod entry;
mod read;
mod write;

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use chrono::{NaiveDate, Utc};

use super::{Finding, Leg, Outcome, Weight, exit_of};
use crate::args::{BaselineArgs, LegName};
use crate::exit::Exit;
use crate::files::display_path;
use crate::position::Lines;
use entry::{Entry, Place};

/// What came of the baseline.
#[derive(Debug, Default)]
pub(crate) struct Baseline {
    /// The file.
    pub(crate) shown: String,
    /// What was accepted.
    pub(crate) accepted: Vec<Accepted>,
    /// What is to be said about its entries.
    pub(crate) findings: Vec<Finding>,
}

/// A finding that is accepted.
#[derive(Debug)]
pub(crate) struct Accepted {
    /// The leg that found it.
    pub(crate) leg: LegName,
    /// What it found.
    pub(crate) finding: Finding,
    /// Why it is accepted.
    pub(crate) reason: String,
    /// The last day on which it is.
    pub(crate) expires: NaiveDate,
}

/// The entries of a file, not yet held against anything.
#[derive(Debug)]
pub(super) struct Entries {
    shown: String,
    entries: Vec<Entry>,
}

/// Reads the file that the arguments name, where they name one. All its mistakes are told at once.
pub(super) fn read(args: &BaselineArgs) -> Result<Option<Entries>> {
    let Some(path) = &args.baseline else {
        return Ok(None);
    };
    let shown = display_path(path);
    let text =
        std::fs::read_to_string(path).with_context(|| format!("could not read `{shown}`"))?;
    match read::entries(&text) {
        Ok(entries) => Ok(Some(Entries { shown, entries })),
        Err(mistakes) => {
            let lines = Lines::new(&text);
            let told = mistakes.iter().map(|mistake| {
                let (start, _) = lines.range(mistake.span);
                format!(
                    "{shown}:{}:{}: {}",
                    start.line, start.column, mistake.message
                )
            });
            bail!("{}", told.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// Takes out of the legs what the entries accept.
pub(super) fn apply(read: &Entries, outcome: &mut Outcome, spec: &Path) {
    let today = Utc::now().date_naive();
    let mut baseline = outcome.baseline.take().unwrap_or_default();
    baseline.shown.clone_from(&read.shown);
    let mut uses = vec![Use::default(); read.entries.len()];
    for leg in &mut outcome.legs {
        let place = |finding: &Finding| Place::of(finding, spec);
        if leg.exit == Exit::Broken {
            mark_refused(leg, &read.entries, &mut uses, place);
        } else {
            baseline.take(leg, &read.entries, &mut uses, today, place);
        }
    }
    let ran = |name: LegName| {
        let mut legs = outcome.legs.iter();
        legs.any(|leg| leg.name == name && matches!(leg.exit, Exit::Ok | Exit::Drift))
    };
    for (entry, usage) in read.entries.iter().zip(uses) {
        let said = match usage {
            Use { refused: true, .. } => {
                ("refused", "a broken history cannot be accepted".to_owned())
            }
            Use { expired: true, .. } => (
                "expired",
                format!(
                    "expired on {}, and accepts {} no longer",
                    entry.expires,
                    entry.what()
                ),
            ),
            Use { accepts: true, .. } => continue,
            _ if !ran(entry.leg) => continue,
            _ => (
                "unused",
                format!("accepts nothing any more: {}", entry.what()),
            ),
        };
        let finding = Finding {
            line: Some(entry.line),
            ..Finding::new(said.0, read.shown.clone(), said.1)
        };
        baseline.findings.push(match said.0 {
            "unused" => finding.into_note(),
            _ => finding,
        });
    }
    outcome.baseline = Some(baseline);
}

/// Writes a file that accepts all that was found, and accepts it.
pub(super) fn write(args: &BaselineArgs, outcome: &mut Outcome, spec: &Path) -> Result<()> {
    let Some(path) = &args.write_baseline else {
        return Ok(());
    };
    let (Some(reason), Some(expires)) = (&args.reason, args.expires) else {
        bail!("`--write-baseline` needs `--reason` and `--expires`");
    };
    let entries = entries_of(outcome, spec, reason, expires);
    let shown = display_path(path);
    write::new_file(path, &entries)
        .with_context(|| format!("could not write the baseline `{shown}`"))?;
    apply(&Entries { shown, entries }, outcome, spec);
    Ok(())
}

fn entries_of(outcome: &Outcome, spec: &Path, reason: &str, expires: NaiveDate) -> Vec<Entry> {
    let mut entries = Vec::new();
    let legs = outcome.legs.iter().filter(|leg| leg.exit != Exit::Broken);
    for leg in legs {
        let counted = leg.findings.iter().filter(|it| it.weight == Weight::Drift);
        for finding in counted {
            let entry = Entry::of(
                leg.name,
                finding,
                &Place::of(finding, spec),
                reason,
                expires,
            );
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    }
    entries
}

/// What an entry came to.
#[derive(Debug, Clone, Copy, Default)]
struct Use {
    accepts: bool,
    expired: bool,
    refused: bool,
}

fn mark_refused(leg: &Leg, entries: &[Entry], uses: &mut [Use], place: impl Fn(&Finding) -> Place) {
    for (entry, usage) in entries.iter().zip(uses) {
        let mut findings = leg.findings.iter();
        usage.refused |= findings.any(|it| entry.accepts(leg.name, it, &place(it)));
    }
}

impl Baseline {
    /// How many findings are accepted.
    pub(crate) const fn accepted(&self) -> usize {
        self.accepted.len()
    }

    fn take(
        &mut self,
        leg: &mut Leg,
        entries: &[Entry],
        uses: &mut [Use],
        today: NaiveDate,
        place: impl Fn(&Finding) -> Place,
    ) {
        let mut left = Vec::new();
        for finding in std::mem::take(&mut leg.findings) {
            let place = place(&finding);
            let matching: Vec<usize> = (0..entries.len())
                .filter(|index| entries[*index].accepts(leg.name, &finding, &place))
                .collect();
            let valid = matching
                .iter()
                .find(|index| entries[**index].expires >= today);
            if let Some(index) = valid.filter(|_| finding.weight == Weight::Drift) {
                uses[*index].accepts = true;
                self.accepted.push(Accepted {
                    leg: leg.name,
                    finding,
                    reason: entries[*index].reason.clone(),
                    expires: entries[*index].expires,
                });
                continue;
            }
            for index in matching {
                uses[index].expired |= entries[index].expires < today;
            }
            left.push(finding);
        }
        leg.findings = left;
        if leg.exit == Exit::Drift {
            leg.exit = exit_of(&leg.findings);
        }
    }
}
