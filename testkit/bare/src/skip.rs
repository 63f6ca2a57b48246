//! Tests that were skipped. A harness counts them among those that passed, so each says so itself:
//! on standard error for people, and in a file for whoever counts.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// The variable that names the file with a line for each skipped test.
pub const NOTES: &str = "CWOM_SKIP_NOTES";

/// What the file says of one test.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skip {
    /// What is missing: `PostgreSQL`, `sqlx`.
    pub missing: String,
    /// Why it is taken to be missing.
    pub reason: String,
    /// The test; none where the harness did not say which one ran.
    pub test: Option<String>,
    /// The process that it ran in: names repeat between test programs.
    pub process: u32,
}

/// Says that the test that runs now is skipped, for want of `missing`.
///
/// # Panics
///
/// When the file of notes cannot be written: a test that is counted as run although it was not is
/// worse than one that fails.
pub fn note(missing: &str, reason: &str) {
    // Straight to the descriptor: the test harness keeps what `eprintln!` writes to itself.
    let _ = writeln!(io::stderr(), "skipped, for want of {missing}: {reason}");
    let Some(path) = std::env::var_os(NOTES) else {
        return;
    };
    let skip = Skip {
        missing: one_line(missing),
        reason: one_line(reason),
        test: current_test(),
        process: std::process::id(),
    };
    append(Path::new(&path), &skip).expect("the note of a skipped test is written");
}

/// The notes in the file, sorted, each once: a test may look twice for what it wants.
///
/// # Errors
///
/// When the file cannot be read.
pub fn read(path: &Path) -> io::Result<Vec<Skip>> {
    let text = std::fs::read_to_string(path)?;
    let mut skips: Vec<Skip> = text.lines().filter_map(parse).collect();
    skips.sort();
    // Where the test is not known, two lines may be two tests.
    skips.dedup_by(|later, earlier| later.test.is_some() && later == earlier);
    Ok(skips)
}

/// One line, written at once, since tests of many processes write to the same file.
fn append(path: &Path, skip: &Skip) -> io::Result<()> {
    let test = skip.test.as_deref().unwrap_or_default();
    let line = format!(
        "{}\t{test}\t{}\t{}\n",
        skip.process, skip.missing, skip.reason
    );
    let mut file: File = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(line.as_bytes())
}

fn parse(line: &str) -> Option<Skip> {
    let mut parts = line.splitn(4, '\t');
    let process = parts.next()?.parse().ok()?;
    let test = Some(parts.next()?.to_owned()).filter(|test| !test.is_empty());
    Some(Skip {
        process,
        test,
        missing: parts.next()?.to_owned(),
        reason: parts.next()?.to_owned(),
    })
}

/// The name of the test: nextest tells it, and the harness calls the test's thread by it.
fn current_test() -> Option<String> {
    std::env::var("NEXTEST_TEST_NAME").ok().or_else(|| {
        let thread = std::thread::current();
        let name = thread.name().filter(|name| *name != "main");
        name.map(ToOwned::to_owned)
    })
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Skip, append, read};

    fn skip(process: u32, test: Option<&str>) -> Skip {
        Skip {
            missing: "PostgreSQL".to_owned(),
            reason: "no server answers".to_owned(),
            test: test.map(ToOwned::to_owned),
            process,
        }
    }

    #[test]
    fn a_test_that_looks_twice_is_one_skip() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes");
        let of_one = skip(1, Some("writes::postgres"));
        let of_another_program = skip(2, Some("writes::postgres"));
        let unnamed = skip(3, None);
        for skip in [&unnamed, &of_one, &of_another_program, &of_one, &unnamed] {
            append(&path, skip).unwrap();
        }
        let expected = [of_one, of_another_program, unnamed.clone(), unnamed];
        let mut read = read(&path).unwrap();
        read.sort_by_key(|skip| skip.process);
        assert_eq!(read, expected);
    }
}
