//! The outcome for people: a line for each leg, then what was found, by leg and by file or table.
//!
//! Short by default: a list that nobody reads to its end is counted instead, and so are notes.

mod tables;

use std::fmt::Write as _;
use std::time::Duration;

use cwom_schema::diagnostics::render_place;
use cwom_schema::schema::Span;

use super::{DatabaseObject, Finding, Leg, Outcome, Weight};
use crate::exit::Exit;
use crate::output::{self, BOLD, CYAN, GREEN, RED, YELLOW, count, paint, thousands};
use crate::report::{Shown, render_diff, sign};
use crate::source::Source;

/// Findings of one leg that are shown by default.
const SHOWN: usize = 20;
/// Files of which the diff is shown by default.
const SHOWN_DIFFS: usize = 3;

/// The whole outcome as lines.
pub(super) fn render(outcome: &Outcome, elapsed: Duration, exit: Exit, verbose: bool) -> String {
    let mut text = String::new();
    for leg in &outcome.legs {
        render_verdict(&mut text, leg);
    }
    let mut printer = Printer {
        text,
        source: outcome.source.as_ref(),
        verbose,
        diffs: 0,
        last: None,
    };
    for leg in &outcome.legs {
        printer.leg(leg.name.word(), &leg.findings);
    }
    if let Some(baseline) = &outcome.baseline {
        printer.leg("baseline", &baseline.findings);
    }
    let mut text = printer.text;
    let asides = asides(outcome, verbose);
    if !asides.is_empty() {
        let _ = writeln!(text, "\n{}", asides.join("; "));
    }
    if exit == Exit::Ok && !outcome.legs.is_empty() {
        let _ = writeln!(text, "in step, checked in {} ms", elapsed.as_millis());
    }
    if let Some(repair) = &outcome.repair {
        text.push_str(&output::help_line(&format!("run `{repair}`")));
    }
    text
}

fn render_verdict(text: &mut String, leg: &Leg) {
    let verdict = match leg.exit {
        Exit::Ok => paint(GREEN, "ok   "),
        Exit::Drift => paint(RED, "drift"),
        Exit::Broken | Exit::CouldNot | Exit::Usage | Exit::Of(_) => paint(RED, "fails"),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{:<8} {verdict}  {}", leg.name.word(), leg.compared);
}

/// What is counted and not shown.
fn asides(outcome: &Outcome, verbose: bool) -> Vec<String> {
    let own = outcome.baseline.iter().flat_map(|it| &it.findings);
    let found = outcome.legs.iter().flat_map(|leg| &leg.findings).chain(own);
    let notes = found.filter(|it| it.weight == Weight::Note).count();
    let mut asides = Vec::new();
    if let Some(baseline) = outcome.baseline.as_ref().filter(|it| it.accepted() > 0) {
        let accepted = count(baseline.accepted(), "finding");
        asides.push(format!("{accepted} accepted by {}", baseline.shown));
    }
    if notes > 0 && !verbose {
        asides.push(format!("{}; --verbose shows them", count(notes, "note")));
    }
    asides
}

struct Printer<'o> {
    text: String,
    source: Option<&'o Source>,
    verbose: bool,
    /// How many diffs were shown.
    diffs: usize,
    /// The words of the spec that were shown last.
    last: Option<Span>,
}

impl Printer<'_> {
    /// What one leg found, under its name, by file or table in the order of their first findings.
    fn leg(&mut self, name: &str, findings: &[Finding]) {
        let is_shown = |it: &&Finding| self.verbose || it.weight == Weight::Drift;
        let all: Vec<&Finding> = findings.iter().filter(is_shown).collect();
        if all.is_empty() {
            return;
        }
        let most = if self.verbose { all.len() } else { SHOWN };
        let _ = writeln!(self.text, "\n{}", paint(BOLD, name));
        // Another database altogether: its tables tell more than its first twenty differences.
        if all.len() > most && all.iter().any(|it| it.object.is_some()) {
            for finding in all.iter().filter(|it| it.object.is_none()) {
                self.finding(finding, &finding.message);
            }
            tables::render(&mut self.text, &all);
            return;
        }
        for (group, findings) in grouped(all.iter().copied().take(most)) {
            // One line says file and finding; a heading for it would only make it longer.
            if let ([finding], None) = (findings.as_slice(), table_of(findings[0])) {
                self.finding(finding, &format!("{group}: {}", finding.message));
                continue;
            }
            let _ = writeln!(self.text, "{group}");
            for finding in findings {
                self.finding(finding, &finding.message);
            }
        }
        if all.len() > most {
            let rest = thousands(all.len() - most);
            let _ = writeln!(self.text, "    … and {rest} more; --verbose shows them");
        }
    }

    fn finding(&mut self, finding: &Finding, message: &str) {
        let (mark, style) = match (&finding.change, finding.weight) {
            (_, Weight::Note) => ("[i]", CYAN),
            (Some(change), Weight::Drift) => sign(change.kind),
            (None, Weight::Drift) => match finding.object.as_deref() {
                Some(object) => sign_of(object),
                None => ("[!]", RED),
            },
        };
        let message = message.replace('\n', "\n    ");
        let _ = writeln!(self.text, "{} {message}", paint(style, mark));
        // Several findings about the same words have them shown once.
        let span = finding.span.filter(|span| self.last != Some(*span));
        self.last = finding.span;
        if let Some((source, span)) = self.source.zip(span) {
            let label = finding.object.as_ref().map(|object| object.label());
            let label = label.unwrap_or_default();
            let place = render_place(span, &label, &source.text, &source.shown, true);
            self.indented(&place);
        }
        if let Some(diff) = finding.change.as_ref().and_then(|it| it.diff.as_ref())
            && (self.verbose || self.diffs < SHOWN_DIFFS)
        {
            self.diffs += 1;
            let lines = if self.verbose { Shown::All } else { Shown::Few };
            render_diff(&mut self.text, diff, lines);
        }
        if let Some(object) = finding.object.as_deref().filter(|_| self.verbose) {
            self.object(object);
        }
    }

    /// Both sides, and the way from each to the other.
    fn object(&mut self, object: &DatabaseObject) {
        let parts = [
            ("expected", object.expected.as_deref(), GREEN),
            ("actual", object.actual.as_deref(), RED),
            (
                "the database as the migrations make it",
                object.to_migrations.as_deref(),
                CYAN,
            ),
            (
                "the migrations as the database is",
                object.to_database.as_deref(),
                CYAN,
            ),
        ];
        for (title, text, style) in parts {
            let Some(text) = text else { continue };
            let _ = writeln!(self.text, "    {}:", paint(style, title));
            for line in text.trim_end().lines() {
                let _ = writeln!(self.text, "        {line}");
            }
        }
    }

    fn indented(&mut self, block: &str) {
        for line in block.lines() {
            let _ = writeln!(self.text, "    {line}");
        }
    }
}

/// What `gen` does about a file, the migrations would do about an object.
fn sign_of(object: &DatabaseObject) -> (&'static str, anstyle::Style) {
    match object.difference.as_str() {
        "missing" => ("[+]", GREEN),
        "unexpected" => ("[-]", RED),
        _ => ("[*]", YELLOW),
    }
}

fn table_of(finding: &Finding) -> Option<&str> {
    finding.object.as_ref()?.table.as_deref()
}

/// Findings by table, or else by file, each group where its first one stands.
fn grouped<'f>(findings: impl Iterator<Item = &'f Finding>) -> Vec<(&'f str, Vec<&'f Finding>)> {
    let mut groups: Vec<(&str, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let key = table_of(finding).unwrap_or(&finding.path);
        match groups.iter_mut().find(|(group, _)| *group == key) {
            Some((_, group)) => group.push(finding),
            None => groups.push((key, vec![finding])),
        }
    }
    groups
}

#[cfg(test)]
mod tests;
