//! What the system remembers of a directory's files: enough to say that nobody touched them since.

use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;

use super::Wanted;
use super::walk::{Found, walk};

/// How old the last change of every file has to be. A file system counts in steps, the coarsest of two
/// seconds: within one, a file can change again and look as it did.
const SETTLED: Duration = Duration::from_secs(3);

/// The state of everything below `root`, as a text that is another one after any change: of each file
/// its size, its number, and when its content and its entry were written last, which no program can
/// set back. `None` where the system does not tell that, or something changed a moment before `now`.
pub(crate) fn state(root: &Path, now: SystemTime) -> Result<Option<String>> {
    let Some(settled) = nanoseconds(now.checked_sub(SETTLED)) else {
        return Ok(None);
    };
    let mut text = String::new();
    for (path, found) in walk(root, &Wanted::new())? {
        // Writing to a String cannot fail.
        let _ = write!(text, "{path}\0{found:?}");
        if found == Found::File {
            // Who took it away meanwhile is noticed by whoever reads it.
            let Ok(metadata) = fs::symlink_metadata(root.join(&path)) else {
                return Ok(None);
            };
            let Some(stamp) = stamp(&metadata).filter(|stamp| stamp.last_change() < settled) else {
                return Ok(None);
            };
            let Stamp { size, number, .. } = stamp;
            let (content, entry) = (stamp.content, stamp.entry);
            let _ = write!(text, "\0{size} {number} {content} {entry}");
        }
        text.push('\n');
    }
    Ok(Some(text))
}

fn nanoseconds(moment: Option<SystemTime>) -> Option<i128> {
    let since = moment?.duration_since(UNIX_EPOCH).ok()?;
    i128::try_from(since.as_nanos()).ok()
}

/// What changes when a file does.
#[derive(Debug)]
struct Stamp {
    size: u64,
    number: u64,
    /// In nanoseconds since 1970.
    content: i128,
    entry: i128,
}

impl Stamp {
    fn last_change(&self) -> i128 {
        self.content.max(self.entry)
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn stamp(metadata: &Metadata) -> Option<Stamp> {
    use std::os::unix::fs::MetadataExt as _;

    let moment = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
    Some(Stamp {
        size: metadata.size(),
        number: metadata.ino(),
        content: moment(metadata.mtime(), metadata.mtime_nsec()),
        entry: moment(metadata.ctime(), metadata.ctime_nsec()),
    })
}

#[cfg(not(unix))]
fn stamp(_: &Metadata) -> Option<Stamp> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::File;

    use super::*;

    /// A minute from now, everything that a test writes has settled.
    fn later(root: &Path) -> Option<String> {
        let minute = SystemTime::now() + Duration::from_mins(1);
        state(root, minute).expect("the directory can be read")
    }

    fn now(root: &Path) -> Option<String> {
        state(root, SystemTime::now()).expect("the directory can be read")
    }

    #[test]
    fn a_change_a_moment_ago_may_not_be_the_last() {
        let directory = tempfile::tempdir().expect("a directory");
        assert!(now(directory.path()).is_some());
        fs::write(directory.path().join("a.rs"), "one").expect("a file");
        assert_eq!(now(directory.path()), None);
        assert!(later(directory.path()).is_some());
    }

    #[test]
    fn every_change_is_another_state() {
        let directory = tempfile::tempdir().expect("a directory");
        let root = directory.path();
        let path = root.join("a.rs");
        fs::write(&path, "one").expect("a file");
        let mut states = vec![later(root)];
        let mut see = |what: &str| {
            let state = later(root);
            assert!(!states.contains(&state), "{what}");
            states.push(state);
        };

        // The same size, and the time that it had.
        let modified = fs::metadata(&path)
            .and_then(|it| it.modified())
            .expect("a time");
        let before = fs::metadata(&path).expect("it is there");
        // The clock of a file system ticks; until it has, nothing can be told from it.
        while stamp(&before).map(|it| it.entry)
            == stamp(&fs::metadata(&path).expect("it is there")).map(|it| it.entry)
        {
            fs::write(&path, "two").expect("it is written");
        }
        File::options()
            .write(true)
            .open(&path)
            .and_then(|file| file.set_modified(modified))
            .expect("the time is set back");
        see("another content");

        fs::create_dir(root.join("src")).expect("a directory");
        see("a directory more");
        fs::write(root.join("src/b.rs"), "").expect("a file");
        see("a file more");
        fs::rename(root.join("src/b.rs"), root.join("src/c.rs")).expect("it is renamed");
        see("another name");
        fs::remove_file(&path).expect("it goes");
        see("a file less");
    }
}
