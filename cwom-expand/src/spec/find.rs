//! Where the spec of a struct is.

use std::path::PathBuf;

use syn::LitStr;

const DEFAULT: &str = "cwom-spec.toml";

/// A file, and the name that messages have for it: as written, so that they read the same on every
/// machine.
pub(super) struct Place {
    /// The absolute path.
    pub(super) file: PathBuf,
    /// The name in messages.
    pub(super) name: String,
}

/// The file that `spec = "…"` names, or the package's own.
pub(super) fn find(written: Option<&LitStr>) -> Result<Place, String> {
    let Some(written) = written else {
        return package_spec();
    };
    let name = written.value();
    // A path in source code is relative to the file that it stands in, as in `include_str!`. An
    // editor that cannot tell the file gets the package's directory.
    let source = proc_macro::is_available()
        .then(|| written.span().unwrap().local_file())
        .flatten();
    let directory = match source.as_ref().and_then(|source| source.parent()) {
        Some(parent) => working_directory().join(parent),
        None => manifest_directory(),
    };
    let file = directory.join(&name);
    if file.is_file() {
        Ok(Place { file, name })
    } else {
        Err(format!("there is no file `{name}` beside this source file"))
    }
}

fn package_spec() -> Result<Place, String> {
    let file = manifest_directory().join(DEFAULT);
    if file.is_file() {
        return Ok(Place {
            file,
            name: DEFAULT.to_owned(),
        });
    }
    Err(format!(
        "this package has no `{DEFAULT}` beside its Cargo.toml\n\
         help: name the file: `spec = \"path/from/this/source/file.toml\"`\n\
         help: for a view of an entity of another crate, name the crate: \
         `entity = \"that_crate::Name\", view`",
    ))
}

/// Empty without cargo, which leaves the working directory.
fn manifest_directory() -> PathBuf {
    working_directory().join(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default())
}

/// The compiler's own directory, which relative paths of source files start from.
fn working_directory() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}
