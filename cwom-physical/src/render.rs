//! Differences as a person reads them: plain text, grouped by table.

use std::fmt::Write as _;

use crate::{Class, Difference, DifferenceKind, ObjectPath};

/// The longest text that stands in one line with another.
const SHORT: usize = 48;

/// Renders differences as lines, one block for each table: `[-]` is missing, `[+]` unexpected,
/// `[*]` changed. No difference gives no text.
pub fn render(differences: &[Difference]) -> String {
    let mut text = String::new();
    let mut group: Option<Option<&str>> = None;
    for difference in differences {
        let table = difference.object.table.as_deref();
        if group != Some(table) {
            if group.is_some() {
                text.push('\n');
            }
            text.push_str(table.unwrap_or("outside of tables"));
            text.push('\n');
            group = Some(table);
        }
        line(&mut text, difference);
    }
    text
}

fn line(text: &mut String, difference: &Difference) {
    let mark = match difference.kind {
        DifferenceKind::Missing => "[-]",
        DifferenceKind::Unexpected => "[+]",
        DifferenceKind::Changed => "[*]",
    };
    let object = within_group(&difference.object);
    let class = match difference.class {
        Class::Drift => "",
        Class::Unfinished => " (unfinished)",
        Class::Information => " (information)",
    };
    // Writing to a string does not fail.
    let _ = write!(text, "  {mark} {object}");
    let (expected, actual) = (difference.expected.as_deref(), difference.actual.as_deref());
    match difference.kind {
        DifferenceKind::Missing | DifferenceKind::Unexpected => {
            match expected.or(actual).filter(|summary| !summary.is_empty()) {
                Some(summary) => {
                    let _ = writeln!(text, "{class}: {}", first_line(summary));
                }
                None => {
                    let _ = writeln!(text, "{class}");
                }
            }
        }
        DifferenceKind::Changed => {
            let _ = write!(text, ", {}{class}:", difference.facet);
            let (expected, actual) = (expected.unwrap_or("none"), actual.unwrap_or("none"));
            if is_short(expected) && is_short(actual) {
                let _ = writeln!(text, " expected {expected}, found {actual}");
            } else {
                text.push('\n');
                block(text, "expected", expected);
                block(text, "found", actual);
            }
        }
    }
}

/// The object's name where its table stands above.
fn within_group(object: &ObjectPath) -> String {
    if object.is_relation() {
        object.kind.to_string()
    } else if object.name.is_empty() {
        object.kind.as_str().to_owned()
    } else {
        format!("{} {}", object.kind, object.name)
    }
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT && !text.contains('\n')
}

fn first_line(text: &str) -> String {
    match text.split_once('\n') {
        Some((first, _)) => format!("{first} …"),
        None => text.to_owned(),
    }
}

fn block(text: &mut String, label: &str, body: &str) {
    let mut lines = body.lines();
    let _ = writeln!(
        text,
        "      {label:<8} {}",
        lines.next().unwrap_or_default()
    );
    for line in lines {
        let _ = writeln!(text, "               {line}");
    }
}
