//! `compile`: what a generated crate costs whoever compiles it, beside the same models written by
//! hand with Diesel and SeaORM.

mod cargo;
mod diesel;
mod figures;
mod ours;
mod project;
mod report;
mod sea_orm;
mod sources;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::machine::Machine;
use crate::program;
use figures::{Findings, Step, Subject};
use project::{Ground, Peer, Project};
use report::Report;

/// Ours first: the report compares all with it.
const PEERS: [&Peer; 3] = [&ours::PEER, &diesel::PEER, &sea_orm::PEER];

/// The most entities of which a quick run builds everything with optimisation, too.
const QUICK_RELEASE: u32 = 50;

/// Runs the benchmark and writes its report beside the sources of this package.
pub(crate) fn run(quick: bool, everybody: bool, sizes: &[u32]) -> Result<()> {
    let rounds = if quick { 3 } else { 5 };
    let sizes = match (sizes, quick) {
        ([], true) => &[20],
        ([], false) => &[20, 200][..],
        _ => sizes,
    };
    // Figures of other sizes do not take the place of the usual ones.
    let name = match sizes {
        [20] | [20, 200] => "compile".to_owned(),
        _ => {
            let sizes: Vec<String> = sizes.iter().map(u32::to_string).collect();
            format!("compile-{}", sizes.join("-"))
        }
    };
    let machine = Machine::look();
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ground = Ground {
        toolkit: package.join("..").canonicalize()?,
        program: program::build()?,
    };
    let mut report = Report::new(machine, rounds);
    for &entities in sizes {
        let peers = PEERS.into_iter().filter(|peer| {
            let fits = peer.most.is_none_or(|most| entities <= most);
            everybody || fits
        });
        let with_release = !quick || entities <= QUICK_RELEASE;
        let findings = measure(&ground, peers, entities, rounds, with_release)?;
        report.findings.push(findings);
        // What is known is kept: the next size takes an hour.
        write(&report, &package.join(&name))?;
    }
    print!("{}", report.to_markdown());
    Ok(())
}

fn write(report: &Report, path: &Path) -> Result<()> {
    for (extension, text) in [("md", report.to_markdown()), ("json", report.to_json())] {
        let path = path.with_extension(extension);
        let shown = path.display();
        fs::write(&path, text).with_context(|| format!("could not write `{shown}`"))?;
    }
    Ok(())
}

/// Everything that is measured of models of one size.
fn measure(
    ground: &Ground,
    peers: impl Iterator<Item = &'static Peer>,
    entities: u32,
    rounds: usize,
    with_release: bool,
) -> Result<Findings> {
    let directory = tempfile::tempdir().context("could not make a temporary directory")?;
    let mut projects = Vec::new();
    let mut findings = Findings::new(entities);
    for peer in peers {
        let project = Project::write(peer, ground, entities, directory.path())
            .with_context(|| format!("could not write the project of {}", peer.name))?;
        findings.subjects.push(Subject::of(&project)?);
        projects.push(project);
    }
    let mut field = Field {
        projects,
        findings,
        rounds,
        with_release,
    };
    field.build_everything()?;
    field.build_models()?;
    field.build_edits()?;
    Ok(field.findings)
}

/// The projects of one size, and what is known of them.
struct Field<'g> {
    projects: Vec<Project<'g>>,
    findings: Findings,
    rounds: usize,
    with_release: bool,
}

impl Field<'_> {
    /// From an empty target directory to a program, in both profiles unless that takes too long; each
    /// program is run.
    fn build_everything(&mut self) -> Result<()> {
        for turn in 0..self.projects.len() {
            self.say(turn, "everything");
            self.take(turn, Step::Everything, "build", &[])?;
            let program = self.projects[turn].run_app("debug")?;
            self.findings.subjects[turn].program_dev = program;
            if self.with_release {
                self.take(turn, Step::Release, "build", &["--release"])?;
                let program = self.projects[turn].run_app("release")?;
                self.findings.subjects[turn].program_release = Some(program);
            }
        }
        Ok(())
    }

    /// The models alone, from nothing, beside dependencies that were built before.
    fn build_models(&mut self) -> Result<()> {
        for turn in 0..self.projects.len() {
            // Dependencies are checked, too, before the first check that counts.
            self.projects[turn].check_models()?;
        }
        for round in 0..self.rounds {
            for turn in order(round, self.projects.len()) {
                self.say(turn, "models alone");
                self.projects[turn].forget_models()?;
                let flags = self.projects[turn].flags();
                self.take(turn, Step::Check, "check", &flags)?;
                self.take(turn, Step::Build, "build", &flags)?;
            }
        }
        Ok(())
    }

    /// The same after an edit of one entity, which every second round takes back.
    fn build_edits(&mut self) -> Result<()> {
        for turn in 0..self.projects.len() {
            self.projects[turn].build_program()?;
        }
        for round in 0..self.rounds {
            for turn in order(round, self.projects.len()) {
                self.say(turn, "one edit");
                if round % 2 == 0 {
                    let generated = self.projects[turn].edit()?;
                    let subject = &mut self.findings.subjects[turn];
                    subject.note(Step::Generate, generated);
                } else {
                    self.projects[turn].revert()?;
                }
                let flags = self.projects[turn].flags();
                self.take(turn, Step::EditCheck, "check", &flags)?;
                self.take(turn, Step::EditBuild, "build", &flags)?;
                self.take(turn, Step::EditProgram, "build", &[])?;
            }
        }
        Ok(())
    }

    fn take(&mut self, turn: usize, step: Step, verb: &str, arguments: &[&str]) -> Result<()> {
        let project = &self.projects[turn];
        let sample = project
            .cargo
            .measure(verb, arguments)
            .with_context(|| format!("the project of {} does not build", project.peer.name))?;
        self.findings.subjects[turn].note(step, Some(sample));
        Ok(())
    }

    fn say(&self, turn: usize, what: &str) {
        let name = self.projects[turn].peer.name;
        eprintln!("{} entities: {name}, {what}", self.findings.entities);
    }
}

/// Who takes which turn: another one first in each round, and every second round backwards.
fn order(round: usize, peers: usize) -> Vec<usize> {
    let mut turns: Vec<usize> = (0..peers).collect();
    turns.rotate_left(round % peers);
    if round % 2 == 1 {
        turns.reverse();
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::{PEERS, order};
    use crate::compile::project::lines_per_entity;

    #[test]
    fn everybody_has_a_turn_and_nobody_is_always_first() {
        let rounds: Vec<Vec<usize>> = (0..6).map(|round| order(round, 3)).collect();
        for peer in 0..3 {
            assert!(rounds.iter().all(|turns| turns.contains(&peer)));
            assert!(rounds.iter().any(|turns| turns[0] == peer));
        }
    }

    #[test]
    fn an_edit_adds_the_same_field_everywhere() {
        for peer in PEERS {
            let text = |edited| {
                let sources = (peer.models)(3, edited);
                let texts: Vec<String> = sources.iter().map(|one| one.text().to_owned()).collect();
                texts.concat()
            };
            assert!(!text(false).contains("remark"), "{}", peer.name);
            assert!(text(true).contains("remark"), "{}", peer.name);
        }
    }

    #[test]
    fn a_spec_is_shorter_than_code() {
        let lines: Vec<usize> = PEERS.into_iter().map(lines_per_entity).collect();
        assert!(lines[0] < lines[1] && lines[0] < lines[2], "{lines:?}");
    }
}
