//! The figures as tables for people and as an object for machines.

mod json;

use std::fmt::Write as _;

use super::figures::{Clock, Findings, Step, Subject};
use super::sea_orm;
use crate::audit::median;
use crate::machine::Machine;

/// The most that compiling ours may take, in times of what SeaORM's takes.
const AIM_RATIO: f64 = 1.0;
/// The most seconds that a build after an edit may take.
const AIM_EDIT: f64 = 2.0;

/// What was measured.
pub(super) struct Report {
    pub(super) machine: Machine,
    pub(super) rounds: usize,
    pub(super) findings: Vec<Findings>,
}

/// A promise and what came of it.
struct Aim {
    entities: u32,
    what: &'static str,
    beside: &'static str,
    most: String,
    measured: String,
    is_met: bool,
}

impl Report {
    /// A report with no figures yet.
    pub(super) fn new(machine: Machine, rounds: usize) -> Self {
        Self {
            machine,
            rounds,
            findings: Vec::new(),
        }
    }

    pub(super) fn to_markdown(&self) -> String {
        let machine = &self.machine;
        let subjects = self.findings.first().map_or(&[][..], |one| &one.subjects);
        let versions: Vec<String> = subjects
            .iter()
            .map(|subject| format!("{} {}", subject.peer.library, subject.version))
            .collect();
        let mut text = format!(
            "# Compiling\n\n\
             The crate that `cargo cwom gen` writes, and the same models written by hand with \
             Diesel and SeaORM, each\nfor SQLite and PostgreSQL, each with a program that writes \
             a row and reads it. An entity has 15 fields, an\nid, a version and two moments. \
             Written by `cargo xtask bench compile`;\n\
             [docs/performance.md](../docs/performance.md) says how it is measured.\n\n\
             {} processors, {}; load when it began: {}. {}; {}.\n\n",
            machine.processors,
            machine.model,
            machine.load,
            machine.rustc,
            versions.join(", "),
        );
        self.push_aims(&mut text);
        for findings in &self.findings {
            self.push_times(&mut text, findings);
        }
        self.push_programs(&mut text);
        text
    }

    fn push_aims(&self, text: &mut String) {
        text.push_str(
            "## Aims\n\n| entities | what | beside | aim | measured | |\n\
             |---:|---|---|---:|---:|---|\n",
        );
        for aim in self.findings.iter().flat_map(aims) {
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} | {} |",
                aim.entities,
                aim.what,
                aim.beside,
                aim.most,
                aim.measured,
                if aim.is_met { "met" } else { "**missed**" }
            );
        }
    }

    fn push_times(&self, text: &mut String, findings: &Findings) {
        let _ = write!(
            text,
            "\n## {} entities\n\nSeconds: the median of {} rounds (everything: of one; \
             `gen`: of every second), the least and the most.\nRatios are time of ours to time of \
             the peer, the median over the rounds.\n\n\
             | what | peer | wall, s | processor, s | ratio, wall | ratio, processor |\n\
             |---|---|---:|---:|---:|---:|\n",
            findings.entities, self.rounds,
        );
        for step in Step::ALL {
            let measured = |one: &&Subject| !one.seconds(step, Clock::Wall).is_empty();
            for (position, subject) in findings.subjects.iter().filter(measured).enumerate() {
                let name = subject.peer.name;
                let ratio = |clock| {
                    let ratio = findings.ratio(name, step, clock);
                    ratio
                        .filter(|_| position > 0)
                        .map_or_else(String::new, |ratio| format!("{ratio:.2}"))
                };
                let _ = writeln!(
                    text,
                    "| {} | {name} | {} | {} | {} | {} |",
                    if position == 0 { step.title() } else { "" },
                    spread(&subject.seconds(step, Clock::Wall)),
                    spread(&subject.seconds(step, Clock::Cpu)),
                    ratio(Clock::Wall),
                    ratio(Clock::Cpu),
                );
            }
        }
    }

    fn push_programs(&self, text: &mut String) {
        text.push_str(
            "\n## Sizes\n\nPackages that a build takes, lines that a person writes for one more \
             entity (of the spec, or of Rust;\nempty ones do not count), and the size of the \
             program: of the dev profile with debug information, and with\n`opt-level = 3` and \
             `strip = true`. Ours carries its migrations for both engines, the peers' program \
             one\nstatement that makes one table.\n\n\
             | entities | peer | packages | lines | dev, MB | release, MB | of it migrations, MB |\n\
             |---:|---|---:|---:|---:|---:|---:|\n",
        );
        for findings in &self.findings {
            for subject in &findings.subjects {
                let release = subject.program_release.map_or_else(
                    || "not built".to_owned(),
                    |bytes| format!("{:.2}", megabytes(bytes)),
                );
                let _ = writeln!(
                    text,
                    "| {} | {} | {} | {} | {:.1} | {release} | {:.2} |",
                    findings.entities,
                    subject.peer.name,
                    subject.packages,
                    subject.lines,
                    megabytes(subject.program_dev),
                    megabytes(subject.migrations),
                );
            }
        }
    }
}

/// The promises about models of one size.
fn aims(findings: &Findings) -> Vec<Aim> {
    let mut aims = Vec::new();
    for clock in [Clock::Wall, Clock::Cpu] {
        let peer = sea_orm::PEER.name;
        if let Some(ratio) = findings.ratio(peer, Step::Build, clock) {
            aims.push(Aim {
                entities: findings.entities,
                what: match clock {
                    Clock::Wall => "models alone, `cargo build`, wall time",
                    Clock::Cpu => "models alone, `cargo build`, processor time",
                },
                beside: peer,
                most: format!("≤ {AIM_RATIO:.2}"),
                measured: format!("{ratio:.2}"),
                is_met: ratio <= AIM_RATIO,
            });
        }
    }
    let ours = findings.subjects.first();
    let edits = ours.map_or_else(Vec::new, |one| one.seconds(Step::EditBuild, Clock::Wall));
    if !edits.is_empty() {
        aims.push(Aim {
            entities: findings.entities,
            what: "one edit, `cargo build`, wall time",
            beside: "",
            most: format!("< {AIM_EDIT:.0} s"),
            measured: format!("{} s", spread(&edits)),
            is_met: median(&edits) < AIM_EDIT,
        });
    }
    aims
}

/// The median, and of several figures the least and the most.
fn spread(figures: &[f64]) -> String {
    let middle = median(figures);
    if figures.len() == 1 {
        return format!("{middle:.2}");
    }
    let least = figures.iter().copied().fold(f64::INFINITY, f64::min);
    let most = figures.iter().copied().fold(0.0, f64::max);
    format!("{middle:.2} ({least:.2} – {most:.2})")
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
