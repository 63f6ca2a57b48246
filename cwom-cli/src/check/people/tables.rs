//! A database that differs in more than a few places, by table: what is missing, what is not of the
//! migrations, and what is another, each object by its name and each kind of change once.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::super::{DatabaseObject, Finding};
use crate::output::{BOLD, GREEN, RED, YELLOW, paint, thousands};

/// Names of one kind that are listed; more are counted. Columns are always listed.
const LISTED: usize = 4;
/// Where lines are broken.
const WIDTH: usize = 100;
const INDENT: &str = "    ";

/// The findings that are about objects, by table.
pub(super) fn render(text: &mut String, findings: &[&Finding]) {
    let mut groups: BTreeMap<Option<&str>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        if let Some(object) = finding.object.as_deref() {
            groups.entry(about(object)).or_default().push(finding);
        }
    }
    for (table, findings) in groups {
        let line = findings.iter().find_map(|it| whole(it)?.line);
        let line = line.or_else(|| findings.iter().filter_map(|it| it.line).min());
        let place = line.map(|line| format!("  {}:{line}", findings[0].path));
        let table = paint(BOLD, table.unwrap_or("outside of tables"));
        let _ = writeln!(text, "{table}{}", place.unwrap_or_default());
        let objects: Vec<&DatabaseObject> = findings
            .iter()
            .filter_map(|it| it.object.as_deref())
            .collect();
        one_sided(text, &objects, "missing", &paint(GREEN, "[+]"));
        one_sided(text, &objects, "unexpected", &paint(RED, "[-]"));
        changed(text, &objects, &paint(YELLOW, "[*]"));
    }
}

/// The finding, where it is about the table as a whole.
fn whole<'f>(finding: &'f &Finding) -> Option<&'f Finding> {
    let object = finding.object.as_deref()?;
    (object.table.as_deref() == Some(&object.name)).then_some(*finding)
}

fn about(object: &DatabaseObject) -> Option<&str> {
    object.about.as_deref().or(object.table.as_deref())
}

/// Objects that only one side has, by kind, in one line.
fn one_sided(text: &mut String, objects: &[&DatabaseObject], difference: &str, mark: &str) {
    let mut kinds: Vec<(&str, Vec<&str>)> = Vec::new();
    for object in objects.iter().filter(|it| it.difference == difference) {
        match kinds.iter_mut().find(|(kind, _)| *kind == object.kind) {
            Some((_, names)) => names.push(&object.name),
            None => kinds.push((&object.kind, vec![&object.name])),
        }
    }
    if kinds.is_empty() {
        return;
    }
    let parts: Vec<String> = kinds
        .iter()
        .map(|(kind, names)| match names.as_slice() {
            _ if *kind == "table" => "the table".to_owned(),
            [name] => format!("{kind} {name}"),
            names if *kind == "column" || names.len() <= LISTED => {
                format!("{} {}", several(kind), names.join(", "))
            }
            names => plural(names.len(), kind),
        })
        .collect();
    wrapped(text, &format!("{mark} {difference} "), &parts.join("; "));
}

/// Facets of objects that both sides have: each kind of change once, with all that it happened to.
fn changed(text: &mut String, objects: &[&DatabaseObject], mark: &str) {
    let mut changes: Vec<(Change<'_>, Vec<&str>)> = Vec::new();
    for object in objects.iter().filter(|it| it.difference == "changed") {
        let change = Change::of(object);
        match changes.iter_mut().find(|(it, _)| *it == change) {
            Some((_, names)) => names.push(&object.name),
            None => changes.push((change, vec![&object.name])),
        }
    }
    for (change, names) in changes {
        let listed = match change.kind {
            "table" => String::new(),
            kind if kind == "column" || names.len() <= LISTED => format!(": {}", names.join(", ")),
            kind => format!(": {}", plural(names.len(), kind)),
        };
        wrapped(text, &format!("{mark} "), &format!("{change}{listed}"));
    }
}

/// What happened to objects, as far as it is told apart.
#[derive(PartialEq)]
struct Change<'o> {
    kind: &'o str,
    facet: &'o str,
    /// What was expected, and what was found instead; none where that is a text of its own for each
    /// object, which --verbose tells.
    sides: Option<(&'o str, &'o str)>,
}

impl<'o> Change<'o> {
    fn of(object: &'o DatabaseObject) -> Self {
        let side = |it: &'o Option<String>| it.as_deref().unwrap_or("none");
        let (expected, actual) = (side(&object.expected), side(&object.actual));
        let is_short = |it: &str| it.len() <= 60 && !it.contains('\n');
        let is_told = !object.facet.contains("comment") && is_short(expected) && is_short(actual);
        Self {
            kind: &object.kind,
            facet: &object.facet,
            sides: is_told.then_some((expected, actual)),
        }
    }
}

impl fmt::Display for Change<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.facet)?;
        match self.sides {
            Some((expected, actual)) => write!(f, " {expected}, found {actual}"),
            None => Ok(()),
        }
    }
}

/// A number and a kind of object.
fn plural(number: usize, kind: &str) -> String {
    format!("{} {}", thousands(number), several(kind))
}

/// Several of a kind.
fn several(kind: &str) -> String {
    match kind.strip_suffix("index") {
        Some(before) => format!("{before}indexes"),
        None => format!("{kind}s"),
    }
}

/// A line, broken between words, with what follows below the beginning of its text.
fn wrapped(text: &mut String, start: &str, line: &str) {
    let mut width = INDENT.len() + 4;
    let _ = write!(text, "{INDENT}{start}");
    width += start.len().saturating_sub(4).min(16);
    for (at, word) in line.split(' ').enumerate() {
        if at > 0 && width + word.len() + 1 > WIDTH {
            let _ = write!(text, "\n{INDENT}    {word}");
            width = INDENT.len() + 4 + word.len();
            continue;
        }
        if at > 0 {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += word.len();
    }
    text.push('\n');
}
