//! The mistakes of a spec, as lines inside a compiler message. The command line shows them with the
//! source underlined; here there is room for the first few only.

use std::fmt::Write;

use cwom_schema::diagnostics::{Diagnostics, Severity};

const SHOWN: usize = 5;

/// `file:line:column: code: message`, one line each.
pub(super) fn render(diagnostics: &Diagnostics, text: &str, name: &str) -> String {
    let errors: Vec<_> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .collect();
    let mut message = match errors.len() {
        1 => "the spec has a mistake".to_owned(),
        count => format!("the spec has {count} mistakes"),
    };
    for error in errors.iter().take(SHOWN) {
        let (line, column) = position(text, error.primary.span.start);
        let code = error.code.as_str();
        // Writing to a string cannot fail.
        let _ = write!(
            message,
            "\n{name}:{line}:{column}: {code}: {}",
            error.message
        );
        if let Some(help) = &error.help {
            let _ = write!(message, "\n    help: {help}");
        }
    }
    if errors.len() > SHOWN {
        let _ = write!(message, "\n… and {} more", errors.len() - SHOWN);
    }
    message
}

/// Line and column of a byte, both from 1; a column counts characters.
fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

#[cfg(test)]
mod tests {
    use super::{position, render};

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        assert_eq!(position("", 0), (1, 1));
        assert_eq!(position("ab\ncd", 1), (1, 2));
        assert_eq!(position("ab\ncd", 3), (2, 1));
        assert_eq!(position("ä = x", 5), (1, 5));
        assert_eq!(position("ab", 99), (1, 3));
    }

    #[test]
    fn the_first_few_mistakes_are_shown_with_their_places() {
        let mut text = String::from("format = 1\n");
        for key in ["a", "b", "c", "d", "e", "f", "g"] {
            text.extend(["unknown_", key, " = 1\n"]);
        }
        text.push_str("[model]\nname = \"shop\"\ndoc = \"A shop.\"\n");
        let (_, diagnostics) = cwom_schema::parse(&text);
        let message = render(&diagnostics, &text, "shop.toml");
        let lines: Vec<&str> = message.lines().collect();
        let errors = diagnostics.len();
        assert_eq!(lines[0], format!("the spec has {errors} mistakes"));
        assert!(
            lines[1].starts_with("shop.toml:2:1: unknown-key: "),
            "{message}"
        );
        assert!(
            message.ends_with(&format!("\n… and {} more", errors - 5)),
            "{message}"
        );
    }
}
