//! Paths relative to the output directory, and how paths are shown to people.

use std::borrow::Cow;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

/// A path as people see it: relative to the current directory where it lies below it.
pub fn display_path(path: &Path) -> String {
    let shown: Cow<'_, Path> = match std::env::current_dir() {
        Ok(current) => match path.strip_prefix(&current) {
            Ok(relative) if relative.as_os_str().is_empty() => Cow::Borrowed(Path::new(".")),
            Ok(relative) => Cow::Owned(relative.to_path_buf()),
            Err(_) => Cow::Borrowed(path),
        },
        Err(_) => Cow::Borrowed(path),
    };
    shown.display().to_string()
}

/// The directories above a relative path, outermost first: `a/b/c.rs` gives `a` and `a/b`.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(index, _)| &path[..index])
}

/// Joins a relative path of ours to the output directory.
///
/// The path may come from a journal that somebody else put there, so that it is trusted no more
/// than any input: it stays below `root`, by its words and on the disk.
pub(super) fn join_inside(root: &Path, path: &str) -> Result<PathBuf> {
    let plain = Path::new(path)
        .components()
        .all(|component| matches!(component, Component::Normal(_)));
    if path.is_empty() || !plain || path.contains('\\') {
        bail!("`{path}` is not a path inside the output directory");
    }
    for parent in parents(path) {
        let full = root.join(parent);
        if fs::symlink_metadata(&full).is_ok_and(|metadata| metadata.is_symlink()) {
            bail!(
                "`{}` is a symbolic link, and links are not followed out of the output directory",
                display_path(&full)
            );
        }
    }
    Ok(root.join(path))
}

#[cfg(test)]
mod tests {
    use super::{join_inside, parents};

    #[test]
    fn parents_are_listed_from_the_outside() {
        assert_eq!(parents("a/b/c.rs").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(parents("c.rs").count(), 0);
    }

    #[test]
    fn paths_that_leave_the_directory_are_refused() {
        let root = tempfile::tempdir().unwrap();
        for path in ["", "..", "../a", "a/../../b", "/etc/passwd", "./a", "a\\b"] {
            assert!(join_inside(root.path(), path).is_err(), "{path}");
        }
        let inside = join_inside(root.path(), "a/b.rs").unwrap();
        assert_eq!(inside, root.path().join("a/b.rs"));
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_directory_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join("src")).unwrap();
        let error = join_inside(root.path(), "src/a.rs").unwrap_err();
        assert!(error.to_string().contains("symbolic link"), "{error}");
    }
}
