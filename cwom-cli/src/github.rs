//! Findings as annotations of a GitHub workflow, which show them beside the lines concerned.

use std::fmt::Write as _;

use cwom_schema::diagnostics::Severity;

use crate::check::{Finding, Outcome, Weight};
use crate::exit::Exit;
use crate::position::{Lines, in_repository};
use crate::source::Source;

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
    let source = outcome.source.as_ref();
    for leg in &outcome.legs {
        for finding in &leg.findings {
            render_finding(&mut text, leg.name.word(), finding, source);
        }
    }
    for finding in outcome.baseline.iter().flat_map(|it| &it.findings) {
        render_finding(&mut text, "baseline", finding, source);
    }
    let failed = outcome.legs.iter().filter(|leg| leg.exit == Exit::CouldNot);
    for leg in failed.filter(|leg| leg.findings.is_empty()) {
        let title = format!("title=could not check {}", leg.name.word());
        let _ = writeln!(text, "::error {title}::{}", data(&leg.compared));
    }
    if let Some(error) = error {
        let _ = writeln!(text, "::error title=could not check::{}", data(error));
    }
    text
}

/// At the words of the spec where a finding is about some, or else at the line of its file.
fn render_finding(text: &mut String, leg: &str, finding: &Finding, source: Option<&Source>) {
    let (level, what) = match finding.weight {
        Weight::Drift => ("error", "drift"),
        Weight::Note => ("notice", "note"),
    };
    let place = match finding.span.zip(source) {
        Some((span, source)) => {
            let (start, end) = Lines::new(&source.text).range(span);
            format!(
                "file={},line={},endLine={},col={},endColumn={}",
                property(&in_repository(&source.shown)),
                start.line,
                end.line,
                start.column,
                end.column,
            )
        }
        None => format!(
            "file={},line={}",
            property(&in_repository(&finding.path)),
            finding.line.unwrap_or(1)
        ),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "::{level} {place},title={}::{}",
        property(&format!("{leg} {what}")),
        data(&message(finding)),
    );
}

/// The message, with both sides of an object and the SQL that makes the database what it should be.
fn message(finding: &Finding) -> String {
    let mut text = finding.message.clone();
    let Some(object) = finding.object.as_deref() else {
        return text;
    };
    let parts = [
        ("expected", &object.expected),
        ("actual", &object.actual),
        (
            "the database as the migrations make it",
            &object.to_migrations,
        ),
        ("the migrations as the database is", &object.to_database),
    ];
    for (title, value) in parts {
        if let Some(value) = value {
            let _ = write!(text, "\n{title}: {}", value.trim_end());
        }
    }
    text
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
    use super::{data, property, render_check};
    use crate::check::sample;

    #[test]
    fn what_ends_an_annotation_is_escaped() {
        assert_eq!(data("100 %\nb"), "100 %25%0Ab");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }

    #[test]
    fn a_finding_stands_at_the_words_of_the_spec_and_a_note_is_a_notice() {
        let text = render_check(&sample::outcome(), None);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[1],
            "::error file=generated/migrations/cwom.lock,line=7,title=history drift::line 7: no plan"
        );
        assert_eq!(
            lines[2],
            "::error file=cwom-spec.toml,line=6,endLine=6,col=1,endColumn=6,title=replay drift::\
             column title may be null%0Aexpected: NOT NULL%0Aactual: NULL%0Athe database as the \
             migrations make it: ALTER TABLE books%0A  ALTER title SET NOT NULL;%0Athe migrations as \
             the database is: ALTER TABLE books%0A  ALTER title DROP NOT NULL;"
        );
        assert!(
            lines[4].starts_with("::notice file=postgres%3A//db/shop,"),
            "{text}"
        );
    }
}
