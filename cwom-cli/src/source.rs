//! The spec as a file: where it is, and its text.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::files::{display_path, is_marked};

/// Name of a spec, unless `--spec` says otherwise.
pub(crate) const SPEC_FILE: &str = "cwom-spec.toml";

/// A spec of 2,000 entities has about one million bytes.
const LARGEST: u64 = 16 << 20;

/// A spec that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// Where it is, absolute.
    pub(crate) path: PathBuf,
    /// How messages name it.
    pub(crate) shown: String,
    /// Its text, with LF at the end of lines.
    pub(crate) text: String,
}

/// Finds the spec: the given one, or the nearest from the current directory upwards.
pub(crate) fn find_spec(given: Option<&Path>) -> Result<PathBuf> {
    let current = std::env::current_dir().context("could not tell the current directory")?;
    match given {
        Some(path) => Ok(normalized(&current.join(path))),
        None => find_upwards(&current),
    }
}

fn find_upwards(start: &Path) -> Result<PathBuf> {
    for directory in start.ancestors() {
        let path = directory.join(SPEC_FILE);
        // A generated crate carries a copy; whoever stands in that crate means the original.
        if path.is_file() && !is_copy(&path) {
            return Ok(path);
        }
    }
    bail!(
        "there is no `{SPEC_FILE}` here or in any directory above; name one with `--spec PATH`, \
         or start a project with `init`"
    )
}

fn is_copy(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(512).read_to_end(&mut head));
    read.is_ok() && is_marked(&head)
}

/// Reads the spec. Line ends are taken as LF, so that a checkout with CRLF yields the same files.
pub(crate) fn read_spec(path: &Path) -> Result<Source> {
    let shown = display_path(path);
    let bytes = read_bytes(path, &shown)?;
    if is_marked(&bytes) {
        bail!("`{shown}` is a generated copy; edit and name the spec that its first line names");
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let before = &error.as_bytes()[..offset];
        let line = before.split(|byte| *byte == b'\n').count();
        let byte = error.as_bytes()[offset];
        anyhow::anyhow!(
            "`{shown}` is not UTF-8: line {line} holds the byte 0x{byte:02X}; save it as UTF-8"
        )
    })?;
    // It would stand in the middle of the copy that the generated crate carries.
    if text.starts_with('\u{feff}') {
        bail!("`{shown}` starts with a byte order mark; save it as UTF-8 without one");
    }
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n")
    } else {
        text
    };
    Ok(Source {
        path: path.to_path_buf(),
        shown,
        text,
    })
}

fn read_bytes(path: &Path, shown: &str) -> Result<Vec<u8>> {
    let could_not = || format!("could not read `{shown}`");
    let metadata = fs::metadata(path).with_context(could_not)?;
    if metadata.is_dir() {
        bail!("`{shown}` is a directory; name the spec in it, `{shown}/{SPEC_FILE}`");
    }
    let mut bytes = Vec::new();
    // The length of a pipe is not known beforehand, so that the limit counts what arrives.
    File::open(path)
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .with_context(could_not)?;
    if bytes.len() as u64 > LARGEST {
        bail!(
            "`{shown}` is larger than {} MiB, which no spec is",
            LARGEST >> 20
        );
    }
    Ok(bytes)
}

/// The absolute path without `.` and `..`, by its words alone.
pub(crate) fn normalized(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                result.pop();
            }
            other => result.push(other),
        }
    }
    result
}

/// How to get from a directory to a file, with `/` between the parts; both are absolute.
pub(crate) fn relative_path(from: &Path, to: &Path) -> String {
    let from: Vec<Component<'_>> = from.components().collect();
    let to: Vec<Component<'_>> = to.components().collect();
    let common = from
        .iter()
        .zip(&to)
        .take_while(|(left, right)| left == right)
        .count();
    let up = std::iter::repeat_n("..".to_owned(), from.len() - common);
    let down = to[common..]
        .iter()
        .map(|component| component.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{LARGEST, find_upwards, normalized, read_spec, relative_path};

    #[test]
    fn relative_paths_go_up_and_down() {
        let check = |from: &str, to: &str| relative_path(Path::new(from), Path::new(to));
        assert_eq!(
            check("/p/generated", "/p/cwom-spec.toml"),
            "../cwom-spec.toml"
        );
        assert_eq!(check("/p/a/b", "/p/cwom-spec.toml"), "../../cwom-spec.toml");
        assert_eq!(check("/out", "/p/cwom-spec.toml"), "../p/cwom-spec.toml");
        assert_eq!(check("/p", "/p/cwom-spec.toml"), "cwom-spec.toml");
    }

    #[test]
    fn dots_are_taken_out() {
        assert_eq!(normalized(Path::new("/a/./b/../c")), Path::new("/a/c"));
    }

    #[test]
    fn the_nearest_spec_is_found_and_a_copy_is_not() {
        let root = tempfile::tempdir().unwrap();
        let inner = root.path().join("generated/src");
        fs::create_dir_all(&inner).unwrap();
        fs::write(root.path().join("cwom-spec.toml"), "format = 1\n").unwrap();
        fs::write(
            root.path().join("generated/cwom-spec.toml"),
            "# @generated by `gen`\nformat = 1\n",
        )
        .unwrap();
        assert_eq!(
            find_upwards(&inner).unwrap(),
            root.path().join("cwom-spec.toml")
        );
        let error = read_spec(&root.path().join("generated/cwom-spec.toml")).unwrap_err();
        assert!(error.to_string().contains("generated copy"), "{error}");
    }

    #[test]
    fn line_ends_are_taken_as_lf() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("spec.toml");
        fs::write(&path, "format = 1\r\n[model]\r\n").unwrap();
        assert_eq!(read_spec(&path).unwrap().text, "format = 1\n[model]\n");
    }

    #[test]
    fn what_cannot_be_read_is_told_with_a_place() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("spec.toml");
        let told = |path: &Path| format!("{:#}", read_spec(path).unwrap_err());

        assert!(told(&path).contains("could not read"), "{}", told(&path));
        assert!(
            told(root.path()).contains("is a directory"),
            "{}",
            told(root.path())
        );
        fs::write(&path, b"format = 1\nname = \"caf\xE9\"\n").unwrap();
        assert!(
            told(&path).contains("line 2 holds the byte 0xE9"),
            "{}",
            told(&path)
        );
        fs::write(&path, "\u{feff}format = 1\n").unwrap();
        assert!(told(&path).contains("byte order mark"), "{}", told(&path));
        let huge = fs::File::create(&path).unwrap();
        huge.set_len(LARGEST + 1).unwrap();
        assert!(
            told(&path).contains("larger than 16 MiB"),
            "{}",
            told(&path)
        );
    }
}
