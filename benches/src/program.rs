//! The program that is measured, built as it is shipped.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Builds `cargo-cwom` with optimisation and says where it is.
pub(crate) fn build() -> Result<PathBuf> {
    build_packages(&["--release"], &["cargo-cwom"])
}

/// Builds `xtask` as it is built for every day, with the part that has the drivers.
pub(crate) fn build_for_every_day() -> Result<PathBuf> {
    build_packages(&[], &["xtask", "cwom-db"])
}

/// Builds packages; the program of the first is where this says.
fn build_packages(flags: &[&str], packages: &[&str]) -> Result<PathBuf> {
    let name = packages.first().context("no package to build")?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(cargo)
        .args(["build", "--quiet"])
        .args(flags)
        .args(packages.iter().flat_map(|package| ["--package", package]))
        .args(["--message-format", "json-render-diagnostics"])
        .stderr(Stdio::inherit())
        .output()
        .context("could not start cargo")?;
    if !output.status.success() {
        bail!("`{name}` does not build");
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == *name)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .with_context(|| format!("cargo did not say where it put `{name}`"))
}
