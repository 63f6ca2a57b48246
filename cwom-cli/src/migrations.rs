//! Where a project keeps its migrations, for a program that runs them.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::source::{find_spec, normalized};
use crate::{Model, read_model};

/// The directory below the output directory that holds them, a directory for each dialect in it.
const DIRECTORY: &str = "migrations";

/// The directory of the migrations of the given spec, or of the nearest one, and the spec itself.
pub fn find_migrations(given: Option<&Path>, program: &str) -> Result<(PathBuf, Model)> {
    let spec = find_spec(given)?;
    let model = read_model(Some(&spec), program)?;
    let directory = spec.parent().unwrap_or(&spec);
    let output = normalized(&directory.join(&model.schema.generate.path));
    Ok((output.join(DIRECTORY), model))
}
