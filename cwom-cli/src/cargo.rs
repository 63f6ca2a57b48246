//! Other packages of this repository, run through cargo as processes of their own.

mod fresh;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::exit::Exit;

/// A package with a binary, and how it is built.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Package {
    name: &'static str,
    release: bool,
    features: Option<&'static str>,
}

impl Package {
    /// As for every day.
    pub(crate) const fn new(name: &'static str) -> Self {
        Self {
            name,
            release: false,
            features: None,
        }
    }

    /// As for users.
    pub(crate) const fn optimised(name: &'static str) -> Self {
        Self {
            release: true,
            ..Self::new(name)
        }
    }

    /// With these features, separated by commas.
    pub(crate) const fn with(self, features: &'static str) -> Self {
        Self {
            features: Some(features),
            ..self
        }
    }
}

/// Runs a package's binary with these arguments, passing its output through.
pub(crate) fn run_package(package: &Package, arguments: &[OsString]) -> Result<Exit> {
    let mut command = command_of(package);
    let status = command
        .args(arguments)
        .status()
        .with_context(|| could_not_start(&command))?;
    // Cargo and the program have said what is wrong. A program that a signal ended has no number.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(match code {
        Some(0) => Exit::Ok,
        Some(code) => Exit::Of(code),
        None => Exit::CouldNot,
    })
}

/// Runs a package's binary, which reads `input` and whose output is the answer. What it has to say
/// meanwhile it says to standard error.
pub(crate) fn ask_package(
    package: &'static str,
    arguments: &[&str],
    input: &str,
) -> Result<String> {
    let mut command = command_of(&Package::new(package));
    command.args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| could_not_start(&command))?;
    let written = match child.stdin.take() {
        Some(mut stdin) => stdin.write_all(input.as_bytes()),
        None => Ok(()),
    };
    let output = child.wait_with_output()?;
    // A program that ended early has said why; that it did not read to the end is no news then.
    if !output.status.success() {
        bail!("`{package}` ended without an answer");
    }
    written?;
    String::from_utf8(output.stdout).with_context(|| format!("the answer of `{package}`"))
}

/// What starts a package's program, before its arguments: the program itself where it is fresh,
/// cargo otherwise.
fn command_of(package: &Package) -> Command {
    let plain = !package.release && package.features.is_none();
    let fresh = plain.then(|| fresh::program(package.name)).flatten();
    fresh.map_or_else(|| cargo_run(package), Command::new)
}

/// The cargo that started us, so that the toolchain is the same.
fn cargo_run(package: &Package) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--package", package.name]);
    if package.release {
        command.arg("--release");
    }
    if let Some(features) = package.features {
        command.args(["--features", features]);
    }
    command.arg("--");
    command
}

fn could_not_start(command: &Command) -> String {
    format!(
        "could not start `{}`",
        command.get_program().to_string_lossy()
    )
}
