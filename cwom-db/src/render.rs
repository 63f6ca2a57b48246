//! Entries as lines for people and as JSON.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use cwom_audit::Entry;
use cwom_cli::output::{BOLD, CYAN, GREEN, RED, YELLOW, paint};
use cwom_runtime::{FieldChange, Timestamp};
use serde_json::{Value, json};

use crate::image::{changes_of, is_hidden, number, parse};
use crate::moment::{absolute, relative};

/// In the place of a value that the log does not show.
const HIDDEN: &str = "(hidden)";
const DIM: Style = AnsiColor::BrightBlack.on_default();
/// A value longer than this is shortened.
const LONGEST: usize = 60;
/// An id longer than this is shown by its end.
const LONGEST_ID: usize = 14;
/// How much of its end.
const ID_END: usize = 8;

/// A line for each entry, with columns below each other.
pub(crate) fn lines(entries: &[Entry], now: Timestamp) -> String {
    let rows: Vec<[(Style, String); 6]> = entries.iter().map(|entry| cells(entry, now)).collect();
    let mut widths = [0; 6];
    for row in &rows {
        for (width, (_, cell)) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for (entry, row) in entries.iter().zip(&rows) {
        for (width, (style, cell)) in widths.iter().zip(row) {
            let padding = " ".repeat(width - cell.chars().count());
            // Writing to a String cannot fail.
            let _ = write!(text, "{}{padding}  ", paint(*style, cell));
        }
        let _ = writeln!(text, "{}", tail(entry));
    }
    text.lines().fold(String::new(), |mut trimmed, line| {
        trimmed.push_str(line.trim_end());
        trimmed.push('\n');
        trimmed
    })
}

/// The change as a block: a line that says who did what, then a line for each field.
pub(crate) fn block(entry: &Entry, now: Timestamp) -> String {
    let version = number(entry).map_or_else(|| "-".to_owned(), |version| format!("v{version}"));
    let mut text = format!(
        "{}  {}  {}  {}  {} {}\n",
        paint(BOLD, version),
        paint(action_style(&entry.action), one_line(&entry.action)),
        paint(CYAN, actor(entry)),
        relative(&entry.ts, now),
        paint(DIM, absolute(&entry.ts)),
        paint(DIM, format!("#{}", entry.seq)),
    );
    if let Some(note) = &entry.note {
        let _ = writeln!(text, "    {}", paint(DIM, quoted(note)));
    }
    if let Some(trace) = &entry.trace_id {
        let _ = writeln!(
            text,
            "    {}",
            paint(DIM, format!("trace {}", one_line(trace)))
        );
    }
    if entry.before.is_none() || entry.after.is_none() {
        let mut fields = changes_of(entry);
        // Of what came or went, only what there was is worth a line.
        fields.retain(|change| {
            let value = change.after.as_ref().or(change.before.as_ref());
            value.is_some_and(|value| !value.is_null())
        });
        text.push_str(&changes(&fields));
    } else {
        text.push_str(&changes(&changes_of(entry)));
    }
    text
}

/// A line for each value that differs.
pub(crate) fn changes(changes: &[FieldChange]) -> String {
    let mut text = String::new();
    for change in changes {
        let value = |value: &Option<Value>| value.as_ref().map(short_value);
        let field = one_line(&change.field);
        let told = match (value(&change.before), value(&change.after)) {
            // It is only known that it changed.
            (None, None) => HIDDEN.to_owned(),
            (None, Some(after)) => paint(GREEN, after),
            (Some(before), None) => paint(RED, before),
            (before, after) => format!(
                "{} → {}",
                paint(RED, before.unwrap_or_default()),
                paint(GREEN, after.unwrap_or_default())
            ),
        };
        let _ = writeln!(text, "    {field}: {told}");
    }
    text
}

/// An image, a line for each column.
pub(crate) fn image(image: &Value) -> String {
    let Some(object) = image.as_object() else {
        return format!("    {}\n", short_value(image));
    };
    object
        .iter()
        .fold(String::new(), |mut text, (name, value)| {
            let _ = writeln!(text, "    {}: {}", one_line(name), short_value(value));
            text
        })
}

/// An entry as an object.
pub(crate) fn object(entry: &Entry) -> Value {
    json!({
        "seq": entry.seq,
        "ts": absolute(&entry.ts),
        "actor": { "kind": entry.actor_kind, "id": entry.actor_id },
        "action": entry.action,
        "kind": entry.entity_kind,
        "id": entry.entity_id,
        "version": number(entry),
        "changed": changes_of(entry),
        "before": parse(entry.before.as_deref()),
        "after": parse(entry.after.as_deref()),
        "note": entry.note,
        "trace": entry.trace_id,
        "revision": entry.spec_rev,
        "redacted": entry.redacted(),
        "transaction": entry.xid,
        "role": entry.db_role,
    })
}

/// One object per line.
pub(crate) fn json_lines(entries: &[Entry]) -> String {
    entries.iter().fold(String::new(), |mut text, entry| {
        let _ = writeln!(text, "{}", object(entry));
        text
    })
}

/// The end of a long id, which is what differs between ids of one day; of a link, both ends.
pub(crate) fn short_id(id: &str) -> String {
    let short = |part: &str| {
        let part = one_line(part);
        let length = part.chars().count();
        if length <= LONGEST_ID {
            return part;
        }
        let end: String = part.chars().skip(length - ID_END).collect();
        format!("…{end}")
    };
    id.split('/').map(short).collect::<Vec<_>>().join("/")
}

fn cells(entry: &Entry, now: Timestamp) -> [(Style, String); 6] {
    [
        (DIM, format!("#{}", entry.seq)),
        (Style::new(), relative(&entry.ts, now)),
        (CYAN, actor(entry)),
        (action_style(&entry.action), one_line(&entry.action)),
        (
            BOLD,
            format!(
                "{} {}",
                one_line(&entry.entity_kind),
                short_id(&entry.entity_id)
            ),
        ),
        (
            Style::new(),
            number(entry).map_or_else(String::new, |version| format!("v{version}")),
        ),
    ]
}

/// Which fields changed, and why.
fn tail(entry: &Entry) -> String {
    let mut words = Vec::new();
    if entry.before.is_some() && entry.after.is_some() {
        let mut fields: Vec<String> = Vec::new();
        for change in changes_of(entry) {
            let column = one_line(change.field.split('.').next().unwrap_or_default());
            if !fields.contains(&column) {
                fields.push(column);
            }
        }
        words.push(fields.join(", "));
    }
    if let Some(note) = &entry.note {
        words.push(paint(DIM, quoted(note)));
    }
    words.retain(|word| !word.is_empty());
    words.join("  ")
}

fn actor(entry: &Entry) -> String {
    one_line(&format!("{}:{}", entry.actor_kind, entry.actor_id))
}

fn action_style(action: &str) -> Style {
    match action {
        "created" | "linked" => GREEN,
        "deleted" | "unlinked" | "redacted" => RED,
        _ => YELLOW,
    }
}

fn short_value(value: &Value) -> String {
    match value {
        Value::Object(object) if is_hidden(object) => HIDDEN.to_owned(),
        Value::String(text) => quoted(text),
        other => shortened(&other.to_string()),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", shortened(&one_line(text)))
}

fn shortened(text: &str) -> String {
    let length = text.chars().count();
    if length <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("{start}… ({length} characters)")
}

/// What somebody stored must neither move the cursor nor colour the terminal.
fn one_line(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => shown.push_str("\\n"),
            // Those that turn the direction of what follows deceive as well as an escape does.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            }
            c if c.is_control() => {
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_shown_by_their_ends() {
        assert_eq!(short_id("p1"), "p1");
        assert_eq!(
            short_id("0198c0de-7000-7000-8000-0000deadbeef"),
            "…deadbeef"
        );
        assert_eq!(
            short_id("p1/0198c0de-7000-7000-8000-0000deadbeef"),
            "p1/…deadbeef"
        );
    }

    #[test]
    fn stored_text_cannot_drive_the_terminal() {
        assert_eq!(
            one_line("a\u{1b}[31mb\nc\u{202e}"),
            "a\\u{1b}[31mb\\nc\\u{202e}"
        );
        let long = "é".repeat(100);
        assert!(shortened(&long).ends_with("… (100 characters)"));
    }
}
