//! Cargo, as a person would call it in the measured project.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::measure::{Sample, Workload};

/// Variables that would have one project built otherwise than its manifests say.
const FOREIGN: [&str; 5] = [
    "RUSTFLAGS",
    "RUSTC_WRAPPER",
    "RUSTC_WORKSPACE_WRAPPER",
    "LIBSQLITE3_FLAGS",
    "CFLAGS",
];

/// Cargo in a workspace, with a target directory of its own.
pub(super) struct Cargo {
    program: OsString,
    root: PathBuf,
    target: PathBuf,
}

impl Cargo {
    pub(super) fn new(root: PathBuf, target: PathBuf) -> Self {
        let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        Self {
            program,
            root,
            target,
        }
    }

    /// Downloads what the workspace depends on; nothing after it asks the network.
    pub(super) fn fetch(&self) -> Result<()> {
        self.output(&["fetch", "--quiet"]).map(drop)
    }

    /// How many packages a build takes, those of the workspace included.
    pub(super) fn packages(&self) -> Result<usize> {
        let arguments = "tree --offline --package app --edges normal,build --prefix none";
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let text = self.output(&arguments)?;
        let mut packages: Vec<(&str, &str)> = text
            .lines()
            .filter_map(|line| line.split_once(' '))
            .map(|(name, rest)| (name, rest.split(' ').next().unwrap_or_default()))
            .collect();
        packages.sort_unstable();
        packages.dedup();
        Ok(packages.len())
    }

    /// The version of a package that the workspace depends on.
    pub(super) fn version(&self, package: &str) -> Result<String> {
        let lock = fs::read_to_string(self.root.join("Cargo.lock"))
            .context("the project has no Cargo.lock")?;
        let (_, after) = lock
            .split_once(&format!("\nname = \"{package}\"\nversion = \""))
            .with_context(|| format!("the project does not depend on {package}"))?;
        Ok(after.split('"').next().unwrap_or_default().to_owned())
    }

    /// Runs `build` or `check` with more arguments, offline, and measures it.
    pub(super) fn measure(&self, verb: &str, arguments: &[&str]) -> Result<Sample> {
        let words = [verb, "--offline", "--quiet"];
        let words = words.iter().chain(arguments).map(OsString::from);
        let workload = Workload {
            command: std::iter::once(self.program.clone()).chain(words).collect(),
            expected: 0,
        };
        workload.measure_as(&self.root, |process| self.settle(process))
    }

    /// Forgets everything that was built of one package, its incremental state included.
    pub(super) fn forget(&self, package: &str) -> Result<()> {
        self.output(&["clean", "--offline", "--quiet", "--package", package])
            .map(drop)
    }

    /// The program of the package `app` in a profile's directory.
    pub(super) fn app(&self, profile: &str) -> PathBuf {
        let name = format!("app{}", std::env::consts::EXE_SUFFIX);
        self.target.join(profile).join(name)
    }

    fn output(&self, arguments: &[&str]) -> Result<String> {
        let mut process = Command::new(&self.program);
        process
            .args(arguments)
            .current_dir(&self.root)
            .stderr(Stdio::piped());
        self.settle(&mut process);
        let output = process.output().context("could not start cargo")?;
        if !output.status.success() {
            bail!(
                "`cargo {}` failed:\n{}",
                arguments.join(" "),
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// An environment that decides nothing but where the output goes: this program was itself
    /// started by cargo, with settings of the toolkit's workspace.
    fn settle(&self, process: &mut Command) {
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            let is_cargos = name.starts_with("CARGO_") && name != "CARGO_HOME";
            if is_cargos || FOREIGN.contains(&&*name) {
                process.env_remove(&*name);
            }
        }
        process.env("CARGO_TARGET_DIR", &self.target);
    }
}
