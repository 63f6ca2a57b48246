//! Whether a package's program is built from what is there now, without asking cargo, which takes
//! longer to say so than many an answer.
//!
//! Cargo leaves a list of sources beside each program. Where none of them, no manifest and not the
//! lock of versions is newer than the program, cargo would have nothing to do. Wherever that cannot
//! be told, cargo is asked.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The package's program beside this one, if it is fresh.
pub(super) fn program(package: &str) -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    let name = format!("{package}{}", std::env::consts::EXE_SUFFIX);
    let program = own.with_file_name(name);
    // Both are of one build, or else the sources in the list are of another one.
    is_fresh(
        &program,
        &own.with_file_name(format!("{package}.d")),
        workspace,
    )
    .then_some(program)
}

fn is_fresh(program: &Path, list: &Path, workspace: &Path) -> bool {
    let (Some(built), Ok(list)) = (modified(program), fs::read_to_string(list)) else {
        return false;
    };
    let Some((_, sources)) = list.trim_end().split_once(": ") else {
        return false;
    };
    let is_old = |path: &Path| modified(path).is_some_and(|at| at <= built);
    let sources = paths(sources);
    let settings = [
        "Cargo.toml",
        "Cargo.lock",
        ".cargo/config.toml",
        "rust-toolchain.toml",
    ];
    let mut settings = settings.iter().map(|name| workspace.join(name));
    !sources.is_empty()
        && settings.all(|path| !path.exists() || is_old(&path))
        && sources.iter().all(|source| {
            let manifest = manifest_of(source, workspace);
            source.starts_with(workspace)
                && is_old(source)
                && manifest.is_some_and(|manifest| is_old(&manifest))
        })
}

/// The manifest of the package that a source belongs to.
fn manifest_of(source: &Path, workspace: &Path) -> Option<PathBuf> {
    let mut directories = source.ancestors().skip(1);
    let found = directories
        .by_ref()
        .take_while(|directory| directory.starts_with(workspace))
        .map(|directory| directory.join("Cargo.toml"));
    found.into_iter().find(|manifest| manifest.exists())
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// Paths of a rule of make: separated by spaces, and a space of their own behind a backslash.
fn paths(list: &str) -> Vec<PathBuf> {
    let mut paths = vec![String::new()];
    let mut characters = list.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if characters.peek() == Some(&' ') => {
                characters.next();
                if let Some(last) = paths.last_mut() {
                    last.push(' ');
                }
            }
            ' ' => paths.push(String::new()),
            other => {
                if let Some(last) = paths.last_mut() {
                    last.push(other);
                }
            }
        }
    }
    paths.retain(|path| !path.is_empty());
    paths.into_iter().map(PathBuf::from).collect()
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::path::{Path, PathBuf};
    use std::time::{Duration, SystemTime};

    use super::{is_fresh, paths};

    fn write(path: &Path, text: &str, age: u64) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        let at = SystemTime::now() - Duration::from_secs(age);
        File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(at)
            .unwrap();
    }

    #[test]
    fn a_program_is_fresh_while_nothing_that_made_it_is_newer() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        let at = |path: &str| root.join(path);
        let source = at("a b/src/main.rs");
        write(&at("Cargo.toml"), "", 90);
        write(&at("a b/Cargo.toml"), "", 90);
        write(&source, "", 90);
        write(&at("target/a"), "", 60);
        let listed = |source: &Path| source.display().to_string().replace(' ', "\\ ");
        let list = format!("{}: {}\n", at("target/a").display(), listed(&source));
        write(&at("target/a.d"), &list, 60);
        let fresh = || is_fresh(&at("target/a"), &at("target/a.d"), root);
        assert!(fresh());
        for path in [
            "Cargo.toml",
            "a b/Cargo.toml",
            "a b/src/main.rs",
            "Cargo.lock",
        ] {
            write(&at(path), "", 30);
            assert!(!fresh(), "{path}");
            write(&at(path), "", 90);
            assert!(fresh(), "{path}");
        }
        fs::remove_file(&source).unwrap();
        assert!(!fresh());
        write(&at("target/a.d"), "target/a: /elsewhere/src/main.rs\n", 60);
        assert!(!fresh(), "the sources of another workspace");
        fs::remove_file(at("target/a.d")).unwrap();
        assert!(!fresh());
    }

    #[test]
    fn spaces_of_a_path_stand_behind_a_backslash() {
        let expected = ["/a b/c", "/d"].map(PathBuf::from);
        assert_eq!(paths("/a\\ b/c  /d"), expected);
    }
}
