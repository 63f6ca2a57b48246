//! The writer under faults: every operation fails once, and the process dies before every one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::faulty::{Fault, FaultyDisk};
use super::{before, borrowed, fill, tree};
use crate::files::recover::{interrupted, recover};
use crate::files::transaction::write;
use crate::files::{Comparison, Disk, DriftKind, RealDisk, Wanted, compare};

fn run(disk: &dyn Disk, root: &Path, wanted: &Wanted<'_>) -> anyhow::Result<Comparison> {
    let comparison = compare(root, wanted)?;
    write(disk, root, wanted, &comparison)?;
    Ok(comparison)
}

/// How many operations a write without faults takes.
fn operations() -> usize {
    let (root, files) = before();
    let disk = FaultyDisk::new(Fault::Once, usize::MAX);
    run(&disk, root.path(), &borrowed(&files)).unwrap();
    disk.operations()
}

/// What the directory holds after a write without faults.
fn after() -> BTreeMap<String, Option<Vec<u8>>> {
    let (root, files) = before();
    run(&RealDisk, root.path(), &borrowed(&files)).unwrap();
    tree(root.path())
}

#[test]
fn a_write_makes_the_directory_what_it_should_be() {
    let (root, files) = before();
    let comparison = run(&RealDisk, root.path(), &borrowed(&files)).unwrap();
    assert_eq!(comparison.unchanged, 1);
    assert_eq!(comparison.paths(&[DriftKind::Stale]), ["src/loans/gone.rs"]);
    assert_eq!(
        comparison.paths(&[DriftKind::Differs]),
        ["src/book.rs", "src/lib.rs"]
    );
    assert!(compare(root.path(), &borrowed(&files)).unwrap().in_step());
    assert!(
        !root.path().join("src/loans").exists(),
        "an emptied directory goes too"
    );
    assert!(
        root.path().join("Cargo.toml").exists(),
        "what is not ours stays"
    );
    assert_eq!(interrupted(root.path()).unwrap(), [""; 0]);
}

#[test]
fn any_operation_that_fails_leaves_all_or_nothing() {
    let done = after();
    for fails_at in 0..operations() {
        let (root, files) = before();
        let previous = tree(root.path());
        let disk = FaultyDisk::new(Fault::Once, fails_at);
        let outcome = run(&disk, root.path(), &borrowed(&files));
        let place = format!("operation {fails_at}");
        if let Err(error) = outcome {
            assert_eq!(tree(root.path()), previous, "{place}: {error:#}");
            let told = format!("{error:#}");
            assert!(
                told.contains("nothing was changed") || told.contains("put back"),
                "{place}: {told}"
            );
        } else {
            // Sweeping failed. An empty directory that
            // cannot be deleted is no reason to fail.
            recover(&RealDisk, root.path()).unwrap();
            let mut left = tree(root.path());
            left.remove("src/loans");
            assert_eq!(left, done, "{place}");
        }
    }
}

#[test]
fn a_killed_process_leaves_all_or_nothing_to_the_next_run() {
    let done = after();
    let mut outcomes = [0, 0];
    for fails_at in 0..operations() {
        let (root, files) = before();
        let previous = tree(root.path());
        let disk = FaultyDisk::new(Fault::Death, fails_at);
        let finished = run(&disk, root.path(), &borrowed(&files)).is_ok();
        recover(&RealDisk, root.path()).unwrap();
        let left = tree(root.path());
        let place = format!("death at {fails_at}");
        if finished {
            assert_eq!(left, done, "{place}");
        } else {
            assert_eq!(left, previous, "{place}");
        }
        outcomes[usize::from(finished)] += 1;
        run(&RealDisk, root.path(), &borrowed(&files)).unwrap();
        assert_eq!(tree(root.path()), done, "{place}: the next run");
    }
    assert!(
        outcomes.iter().all(|count| *count > 1),
        "both outcomes are met: {outcomes:?}"
    );
}

#[test]
fn a_recovery_that_is_killed_is_finished_by_the_next() {
    for fails_at in 0..operations() {
        for recovery_fails_at in 0..8 {
            let (root, files) = before();
            let previous = tree(root.path());
            let disk = FaultyDisk::new(Fault::Death, fails_at);
            if run(&disk, root.path(), &borrowed(&files)).is_ok() {
                continue;
            }
            let dying = FaultyDisk::new(Fault::Death, recovery_fails_at);
            let _ = recover(&dying, root.path());
            recover(&RealDisk, root.path()).unwrap();
            assert_eq!(
                tree(root.path()),
                previous,
                "{fails_at}, then {recovery_fails_at}"
            );
        }
    }
}

#[test]
fn a_damaged_journal_is_told_and_touches_nothing() {
    let (root, _) = before();
    fill(
        root.path(),
        &[
            (
                ".cwom-staging-1/journal",
                "cwom-journal 1\nreplace src/lib.rs\n",
            ),
            (".cwom-staging-1/previous/0", "old"),
        ],
    );
    let previous = tree(root.path());
    let error = format!("{:#}", recover(&RealDisk, root.path()).unwrap_err());
    assert!(
        error.contains("cut short") && error.contains(".cwom-staging-1/previous"),
        "{error}"
    );
    assert_eq!(tree(root.path()), previous);
}

#[test]
fn a_journal_cannot_reach_out_of_the_directory() {
    let outer = tempfile::tempdir().unwrap();
    let root = outer.path().join("out");
    fill(outer.path(), &[("precious", "kept")]);
    fill(
        &root,
        &[
            (
                ".cwom-staging-1/journal",
                "cwom-journal 1\ncreate ../precious\nend\n",
            ),
            (".cwom-staging-1/previous/0", ""),
        ],
    );
    recover(&RealDisk, &root).unwrap_err();
    assert_eq!(
        fs::read_to_string(outer.path().join("precious")).unwrap(),
        "kept"
    );
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_permissions_and_an_unchanged_one_its_time() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let (root, files) = before();
    let book = root.path().join("src/book.rs");
    fs::set_permissions(&book, fs::Permissions::from_mode(0o600)).unwrap();
    let same = root.path().join("src/same.rs");
    let inode = fs::metadata(&same).unwrap().ino();
    run(&RealDisk, root.path(), &borrowed(&files)).unwrap();
    assert_eq!(
        fs::metadata(&book).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(fs::metadata(&same).unwrap().ino(), inode);
}
