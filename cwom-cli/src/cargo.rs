//! Other packages of this repository, run through cargo as processes of their own.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result};

use crate::exit::Exit;

/// Runs a package's binary with these arguments, passing its output through.
pub(crate) fn run_package(package: &str, release: bool, arguments: &[OsString]) -> Result<Exit> {
    // The cargo that started us, so that the toolchain is the same.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(&cargo);
    command.args(["run", "--quiet", "--package", package]);
    if release {
        command.arg("--release");
    }
    let status = command
        .arg("--")
        .args(arguments)
        .status()
        .with_context(|| format!("could not start `{}`", cargo.to_string_lossy()))?;
    // Cargo and the program have said what is wrong. A program that a signal ended has no number.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(match code {
        Some(0) => Exit::Ok,
        Some(code) => Exit::Of(code),
        None => Exit::CouldNot,
    })
}
