//! Tests that are skipped: a harness counts them among those that passed, so each says so itself.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::sync::OnceLock;

/// The variable that names a file with a line for each skipped test, for whoever counts:
/// `<process> TAB <test> TAB <what is missing> TAB <why>`.
const NOTES: &str = "CWOM_SKIP_NOTES";
/// What is missing.
const MISSING: &str = "PostgreSQL";

/// Says that the test that runs now is skipped: once for people, and each time for whoever counts.
///
/// # Panics
///
/// When the file of notes cannot be written: a test that is counted as run although it was not is
/// worse than one that fails.
pub(super) fn note(reason: &str) {
    static SAID: OnceLock<()> = OnceLock::new();
    let reason = reason
        .split(['\n', '\r', '\t'])
        .collect::<Vec<_>>()
        .join(" ");
    SAID.get_or_init(|| {
        // Straight to the descriptor: the test harness keeps what `eprintln!` writes to itself.
        let _ = writeln!(
            io::stderr(),
            "skipped, for want of {MISSING}: {reason}; set CWOM_TEST_POSTGRES to a server"
        );
    });
    let Some(path) = std::env::var_os(NOTES) else {
        return;
    };
    let test = std::env::var("NEXTEST_TEST_NAME").ok().or_else(|| {
        let name = std::thread::current().name().map(ToOwned::to_owned);
        name.filter(|name| name != "main")
    });
    let line = format!(
        "{}\t{}\t{MISSING}\t{reason}\n",
        std::process::id(),
        test.unwrap_or_default()
    );
    // One write, since tests of many processes share the file.
    let file = OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(line.as_bytes()))
        .expect("the note of a skipped test is written");
}
