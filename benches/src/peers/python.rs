//! The Python that the peers written in it are installed for.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The interpreter that can import a module: that of `target/peers/venv`, or the system's.
pub(super) fn find(module: &str) -> Option<PathBuf> {
    let own = super::directory().join("venv/bin/python");
    [own, PathBuf::from("python3")]
        .into_iter()
        .find(|python| can_import(python, module))
}

fn can_import(python: &Path, module: &str) -> bool {
    Command::new(python)
        .args(["-c", &format!("import {module}")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
