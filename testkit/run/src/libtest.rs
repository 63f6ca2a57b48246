//! Reads what the built-in harness prints, line by line: `test writes::sqlite ... ok`.
//!
//! Its JSON is not stable; these lines have been the same since its beginning.

use std::path::Path;

use crate::outcome::{Status, Test};

/// One line of the output; none where it is about something else.
pub(crate) fn test(line: &str, program: Option<&str>) -> Option<Test> {
    let (name, status) = line.strip_prefix("test ")?.split_once(" ... ")?;
    // A test that was ignored or failed may have a reason behind it.
    let word = status.split([' ', ',']).next()?.trim();
    let status = match word {
        "ok" => Status::Passed,
        "FAILED" => Status::Failed,
        "ignored" => Status::Ignored,
        _ => return None,
    };
    let name = name.strip_suffix(" - should panic").unwrap_or(name);
    Some(Test {
        name: name.to_owned(),
        program: program.map(ToOwned::to_owned),
        status,
    })
}

/// How long a test program took, in seconds: `test result: ok. 3 passed; …; finished in 0.25s`.
pub(crate) fn seconds(line: &str) -> Option<f64> {
    let (_, time) = line.strip_prefix("test result: ")?.rsplit_once(" in ")?;
    time.trim_end().strip_suffix('s')?.parse().ok()
}

/// The test program that cargo starts now: `Running tests/it.rs (target/debug/deps/it-0123)`.
pub(crate) fn program(line: &str) -> Option<String> {
    let line = line.trim();
    if let Some(package) = line.strip_prefix("Doc-tests ") {
        return Some(format!("{package} (documentation)"));
    }
    let (source, path) = line.strip_prefix("Running ")?.rsplit_once(" (")?;
    let file = Path::new(path.strip_suffix(')')?).file_name()?.to_str()?;
    let (name, _hash) = file.rsplit_once('-')?;
    Some(format!(
        "{name} ({})",
        source.trim_start_matches("unittests ")
    ))
}

#[cfg(test)]
mod tests {
    use super::{program, seconds, test};
    use crate::outcome::Status;

    #[test]
    fn lines_of_the_harness_are_understood() {
        let status = |line| test(line, None).map(|test| (test.name, test.status));
        let named = |name: &str, status| Some((name.to_owned(), status));
        assert_eq!(
            status("test a::sqlite ... ok"),
            named("a::sqlite", Status::Passed)
        );
        assert_eq!(status("test b ... FAILED"), named("b", Status::Failed));
        assert_eq!(
            status("test c ... ignored, takes an hour"),
            named("c", Status::Ignored)
        );
        assert_eq!(
            status("test d - should panic ... ok"),
            named("d", Status::Passed)
        );
        assert_eq!(
            status("test src/lib.rs - (line 5) - compile ... ok"),
            named("src/lib.rs - (line 5) - compile", Status::Passed)
        );
        assert_eq!(status("test result: ok. 1 passed"), None);
        assert_eq!(status("tests are data"), None);
    }

    #[test]
    fn a_program_has_a_name_and_a_time() {
        assert_eq!(
            program("     Running it/main.rs (target/debug/deps/it-ab12)").unwrap(),
            "it (it/main.rs)"
        );
        assert_eq!(
            program("     Running unittests src/lib.rs (target/debug/deps/cwom_sql-ab12)").unwrap(),
            "cwom_sql (src/lib.rs)"
        );
        assert_eq!(
            program("   Doc-tests cwom_runtime").unwrap(),
            "cwom_runtime (documentation)"
        );
        assert_eq!(program("   Compiling cwom-sql v0.1.0"), None);
        let line = "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; \
                    finished in 2.25s";
        assert_eq!(seconds(line), Some(2.25));
    }
}
