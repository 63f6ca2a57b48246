//! A measured project: a workspace of two packages, `bench` with the models, and `app`, a program
//! that uses them. Nothing but these differs in how the projects are laid out and built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::cargo::Cargo;
use super::sources::{self, Source, Sources};
use crate::measure::Sample;

/// The models as one library wants them.
pub(super) struct Peer {
    /// The library's name.
    pub(super) name: &'static str,
    /// Its package, whose version decides the figures.
    pub(super) library: &'static str,
    /// The directory of the package `bench`.
    pub(super) directory: &'static str,
    /// How `bench` is built alone, so that what it depends on is built as for `app`.
    pub(super) flags: &'static [&'static str],
    /// With more entities than this it takes part only where all have to: a build of many takes
    /// minutes.
    pub(super) most: Option<u32>,
    /// Writes everything but the models: manifests, what is written once, the program.
    pub(super) frame: fn(&Ground, &Path, u32) -> Result<()>,
    /// What depends on the entities, as a person writes it: so many, and with one field more in the
    /// last of them.
    pub(super) models: fn(u32, bool) -> Vec<Source>,
    /// Makes code of it, where it is no code itself.
    pub(super) generate: Option<fn(&Ground, &Path) -> Result<Sample>>,
}

/// What the projects are written with.
pub(super) struct Ground {
    /// The toolkit's root.
    pub(super) toolkit: PathBuf,
    /// The program `cargo-cwom`.
    pub(super) program: PathBuf,
}

/// A project on the disk.
pub(super) struct Project<'g> {
    pub(super) peer: &'static Peer,
    pub(super) cargo: Cargo,
    entities: u32,
    root: PathBuf,
    ground: &'g Ground,
    /// Everything as it was before the edit.
    before: Sources,
}

/// The package with the models.
const MODELS: &str = "bench";

const WORKSPACE: &str = r#"[workspace]
resolver = "3"
members = ["{directory}", "app"]

[profile.release]
opt-level = 3
strip = true
"#;

impl<'g> Project<'g> {
    /// Writes a project below `parent` and gets what it depends on, in the versions of the toolkit.
    pub(super) fn write(
        peer: &'static Peer,
        ground: &'g Ground,
        entities: u32,
        parent: &Path,
    ) -> Result<Self> {
        let root = parent.join(format!("{}-{entities}", peer.library));
        let manifest = WORKSPACE.replace("{directory}", peer.directory);
        sources::write(&root, &[Source::new("Cargo.toml", manifest)])?;
        fs::copy(ground.toolkit.join("Cargo.lock"), root.join("Cargo.lock"))
            .context("could not copy the toolkit's Cargo.lock")?;
        (peer.frame)(ground, &root, entities)?;
        sources::write(&root, &(peer.models)(entities, false))?;
        if let Some(generate) = peer.generate {
            generate(ground, &root)?;
        }
        let target = parent.join(format!("{}-{entities}-target", peer.library));
        let cargo = Cargo::new(root.clone(), target);
        cargo.fetch()?;
        Ok(Self {
            peer,
            cargo,
            entities,
            ground,
            before: Sources::read(&root)?,
            root,
        })
    }

    /// How the models are built alone.
    pub(super) fn flags(&self) -> Vec<&'static str> {
        [&["--package", MODELS], self.peer.flags].concat()
    }

    /// Checks the models, and what they depend on.
    pub(super) fn check_models(&self) -> Result<()> {
        self.cargo.measure("check", &self.flags()).map(drop)
    }

    /// Builds everything.
    pub(super) fn build_program(&self) -> Result<()> {
        self.cargo.measure("build", &[]).map(drop)
    }

    /// Forgets what was built of the models.
    pub(super) fn forget_models(&self) -> Result<()> {
        self.cargo.forget(MODELS)
    }

    /// How many bytes of migrations are part of the program.
    pub(super) fn migrations(&self) -> u64 {
        self.before.bytes(|path| {
            let directory = path.parent().and_then(Path::file_name);
            let is_of_engine = directory.is_some_and(|name| name == "sqlite" || name == "postgres");
            is_of_engine && path.extension().is_some_and(|extension| extension == "sql")
        })
    }

    /// Adds a field to the last entity; says what generating took, where that is a step.
    pub(super) fn edit(&self) -> Result<Option<Sample>> {
        sources::write(&self.root, &(self.peer.models)(self.entities, true))?;
        let generate = self.peer.generate;
        generate
            .map(|generate| generate(self.ground, &self.root))
            .transpose()
    }

    /// Takes the edit back.
    pub(super) fn revert(&self) -> Result<()> {
        self.before.restore(&self.root)
    }

    /// Runs the program of a profile on a database of its own, and says how large it is.
    pub(super) fn run_app(&self, profile: &str) -> Result<u64> {
        let program = self.cargo.app(profile);
        let directory = tempfile::tempdir().context("could not make a temporary directory")?;
        let output = Command::new(&program)
            .arg(directory.path().join("app.db"))
            .output()
            .with_context(|| format!("could not start the program of {}", self.peer.name))?;
        ensure!(
            output.status.success() && output.stdout == b"read back\n",
            "the program of {} did not read back what it wrote:\n{}",
            self.peer.name,
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(fs::metadata(&program)?.len())
    }
}

/// How many lines a person writes for one more entity; empty ones do not count.
pub(super) fn lines_per_entity(peer: &Peer) -> usize {
    let lines = |entities| -> usize {
        let sources = (peer.models)(entities, false);
        sources.iter().map(Source::lines).sum()
    };
    lines(3) - lines(2)
}
