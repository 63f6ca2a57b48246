//! The proven defects of the system that this one replaces, one test each, named by its number.
//!
//! Each test shows on both engines that the defect cannot occur, or, where it is about history or
//! process, that a verb reports it. The sentence above a test says how; [`table`] makes
//! `docs/control-tower-defects.md` of these sentences, so that it stays true.

#[macro_use]
mod never;

mod a;
mod b;
mod c;
mod catalog;
mod d;
mod door;
mod e;
mod f;
mod g;
mod list;
mod project;
mod shell;
mod table;
mod world;

use std::path::{Path, PathBuf};

/// The root of the workspace, where the spec is.
fn workspace_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package is in the workspace")
        .to_path_buf()
}
