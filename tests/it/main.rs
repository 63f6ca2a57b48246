//! Tests of the whole: the shipped spec, the generated crate and real databases of both engines.

mod audit;
mod cost;
mod freshness;
mod history;
mod json;
mod names;
mod past;
mod readme;
mod relations;
mod round_trip;
mod rules;
mod specs;
mod store;
mod tables;
mod views;
mod walls;

use std::path::{Path, PathBuf};

/// The root of the workspace, where the spec is.
fn workspace_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package is in the workspace")
        .to_path_buf()
}
