//! The spec that ships as a project that is measured.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::measure::Workload;

/// The spec that ships, in a directory of its own, with its output.
pub(crate) fn project(edited: bool) -> Result<tempfile::TempDir> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let directory = tempfile::tempdir()?;
    let spec = fs::read_to_string(root.join("cwom-spec.toml"))?;
    let spec = if edited { with_a_field(&spec)? } else { spec };
    fs::write(directory.path().join("cwom-spec.toml"), spec)?;
    copy(&root.join("generated"), &directory.path().join("generated"))?;
    Ok(directory)
}

/// The spec with one more field in its first entity.
fn with_a_field(spec: &str) -> Result<String> {
    let start = spec.find(".fields]\n").context("no entity has fields")?;
    let (head, rest) = spec.split_at(start + ".fields]\n".len());
    Ok(format!("{head}measured_field = \"i32(0..)?\"\n{rest}"))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// A verb of `cargo cwom` that succeeds.
pub(crate) fn task(program: &Path, arguments: &[&str]) -> Workload {
    let mut command = vec![program.as_os_str().to_owned(), OsString::from("cwom")];
    command.extend(arguments.iter().map(OsString::from));
    Workload {
        command,
        expected: 0,
    }
}
