//! Findings as annotations of a GitHub workflow, which show them beside the lines concerned.

use std::fmt::Write as _;
use std::path::Path;

use cwom_schema::diagnostics::Severity;

use crate::check::Outcome;
use crate::position::Lines;

/// One annotation per mistake and per finding.
pub(crate) fn render_check(outcome: &Outcome, error: Option<&str>) -> String {
    let mut text = String::new();
    if let Some(source) = &outcome.source {
        let lines = Lines::new(&source.text);
        for diagnostic in &outcome.diagnostics {
            let (start, end) = lines.range(diagnostic.primary.span);
            let level = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let message = match &diagnostic.help {
                Some(help) => format!("{}\nhelp: {help}", diagnostic.message),
                None => diagnostic.message.clone(),
            };
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "::{level} file={},line={},endLine={},col={},endColumn={},title={}::{}",
                property(&in_repository(&source.shown)),
                start.line,
                end.line,
                start.column,
                end.column,
                property(diagnostic.code.as_str()),
                data(&message),
            );
        }
    }
    for leg in &outcome.legs {
        for finding in &leg.findings {
            let _ = writeln!(
                text,
                "::error file={},line={},title={}::{}",
                property(&in_repository(&finding.path)),
                finding.line.unwrap_or(1),
                property(&format!("{} drift", leg.name.word())),
                data(&finding.message),
            );
        }
    }
    if let Some(error) = error {
        let _ = writeln!(text, "::error title=could not check::{}", data(error));
    }
    text
}

/// GitHub wants paths from the root of the repository, and names it in this variable.
fn in_repository(shown: &str) -> String {
    let Some(workspace) = std::env::var_os("GITHUB_WORKSPACE") else {
        return shown.to_owned();
    };
    let full = std::env::current_dir().unwrap_or_default().join(shown);
    full.strip_prefix(Path::new(&workspace))
        .map_or_else(|_| shown.to_owned(), |path| path.display().to_string())
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_ends_an_annotation_is_escaped() {
        assert_eq!(data("100 %\nb"), "100 %25%0Ab");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
