//! What was measured of the models of one size.

use anyhow::Result;

use super::project::{Peer, Project, lines_per_entity};
use crate::audit::median;
use crate::measure::Sample;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Dependencies, models and program, from an empty target directory.
    Everything,
    /// The same, optimised.
    Release,
    /// The models alone.
    Check,
    Build,
    /// Makes code of an edited spec.
    Generate,
    /// The models after an edit.
    EditCheck,
    EditBuild,
    /// What a program takes once the models are built.
    EditProgram,
}

impl Step {
    pub(super) const ALL: [Self; 8] = [
        Self::Everything,
        Self::Release,
        Self::Check,
        Self::Build,
        Self::Generate,
        Self::EditCheck,
        Self::EditBuild,
        Self::EditProgram,
    ];

    /// Its name for people.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Everything => "everything, `cargo build`",
            Self::Release => "everything, `cargo build --release`",
            Self::Check => "models alone, `cargo check`",
            Self::Build => "models alone, `cargo build`",
            Self::Generate => "one edit: `cargo cwom gen`",
            Self::EditCheck => "one edit, `cargo check`",
            Self::EditBuild => "one edit, `cargo build`",
            Self::EditProgram => "one edit: the program after it",
        }
    }

    /// Its name for machines.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Release => "everything_release",
            Self::Check => "models_check",
            Self::Build => "models_build",
            Self::Generate => "edit_generate",
            Self::EditCheck => "edit_check",
            Self::EditBuild => "edit_build",
            Self::EditProgram => "edit_program",
        }
    }
}

/// What is measured of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    Wall,
    /// Work of processors, which the rest of the machine changes little.
    Cpu,
}

/// A peer's project and what it took.
pub(super) struct Subject {
    pub(super) peer: &'static Peer,
    /// The version of the library.
    pub(super) version: String,
    /// How many packages a build takes.
    pub(super) packages: usize,
    /// How many lines a person writes for an entity.
    pub(super) lines: usize,
    /// The size of the program in bytes, by profile; of the second one where it was built.
    pub(super) program_dev: u64,
    pub(super) program_release: Option<u64>,
    /// How much of it is SQL of migrations.
    pub(super) migrations: u64,
    samples: Vec<(Step, Sample)>,
}

impl Subject {
    /// What is known of a project before it is built.
    pub(super) fn of(project: &Project<'_>) -> Result<Self> {
        let peer = project.peer;
        Ok(Self {
            peer,
            version: project.cargo.version(peer.library)?,
            packages: project.cargo.packages()?,
            lines: lines_per_entity(peer),
            program_dev: 0,
            program_release: None,
            migrations: project.migrations(),
            samples: Vec::new(),
        })
    }

    /// Notes a round of a step, if there was one.
    pub(super) fn note(&mut self, step: Step, sample: Option<Sample>) {
        self.samples.extend(sample.map(|sample| (step, sample)));
    }

    /// The seconds of each round of a step; none where it was not measured.
    pub(super) fn seconds(&self, step: Step, clock: Clock) -> Vec<f64> {
        let of_step = self.samples.iter().filter(|(known, _)| *known == step);
        of_step
            .map(|(_, sample)| match clock {
                Clock::Wall => sample.wall.as_secs_f64(),
                Clock::Cpu => sample.cpu.as_secs_f64(),
            })
            .collect()
    }
}

/// What was measured of the models of one size; ours is the first subject.
pub(super) struct Findings {
    pub(super) entities: u32,
    pub(super) subjects: Vec<Subject>,
}

impl Findings {
    pub(super) fn new(entities: u32) -> Self {
        Self {
            entities,
            subjects: Vec::new(),
        }
    }

    /// Time of ours to time of a peer: the median over the rounds, so that what slowed both down in
    /// a round cancels out.
    pub(super) fn ratio(&self, peer: &str, step: Step, clock: Clock) -> Option<f64> {
        let ours = self.subjects.first()?.seconds(step, clock);
        let subject = self.subjects.iter().find(|one| one.peer.name == peer)?;
        let theirs = subject.seconds(step, clock);
        let rounds = ours.iter().zip(&theirs);
        let ratios: Vec<f64> = rounds.map(|(ours, theirs)| ours / theirs).collect();
        (!ratios.is_empty()).then(|| median(&ratios))
    }
}
