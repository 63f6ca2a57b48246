//! Text and tables as GitHub reads them.

use std::fmt::Write as _;

/// Prose on one line or several, with what would become a tag escaped.
pub(crate) fn text(prose: &str) -> String {
    let lines: Vec<String> = prose
        .trim()
        .lines()
        .map(|line| escape_tags(line.trim_end()))
        .collect();
    lines.join("\n")
}

/// Prose in a cell of a table: one line, with its bars escaped.
pub(crate) fn cell(prose: &str) -> String {
    let words: Vec<&str> = prose.split_whitespace().collect();
    escape_tags(&words.join(" ")).replace('|', "\\|")
}

/// Code between as many backticks as it needs.
pub(crate) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    let longest = text
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let marks = "`".repeat(longest + 1);
    let space = if longest > 0 || text.trim().len() < text.len() {
        " "
    } else {
        ""
    };
    // Within a table, a bar ends the cell even between backticks.
    let text = text.replace('|', "\\|");
    format!("{marks}{space}{text}{space}{marks}")
}

/// Names as code, separated by commas.
pub(crate) fn codes<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(code).collect::<Vec<_>>().join(", ")
}

/// A link to the heading of an entity, enum or value type; no two of them share a name.
pub(crate) fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_ascii_lowercase())
}

/// A table. Columns in which no row says anything are left out.
pub(crate) fn table(head: &[&str], rows: &[Vec<String>], out: &mut String) {
    let kept: Vec<usize> = (0..head.len())
        .filter(|column| *column == 0 || rows.iter().any(|row| !row[*column].is_empty()))
        .collect();
    let mut line = |cells: Vec<&str>| {
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    };
    line(kept.iter().map(|column| head[*column]).collect());
    line(kept.iter().map(|_| "---").collect());
    for row in rows {
        line(kept.iter().map(|column| row[*column].as_str()).collect());
    }
    out.push('\n');
}

/// Escapes `<` outside code.
fn escape_tags(line: &str) -> String {
    if !line.contains('<') {
        return line.to_owned();
    }
    line.split('`')
        .enumerate()
        .map(|(index, part)| {
            if index % 2 == 0 {
                part.replace('<', "&lt;")
            } else {
                part.to_owned()
            }
        })
        .collect::<Vec<_>>()
        .join("`")
}

#[cfg(test)]
mod tests {
    use super::{cell, code, table};

    #[test]
    fn cells_stay_in_their_column() {
        assert_eq!(cell("a | b\n`<c>` <d>"), "a \\| b `<c>` &lt;d>");
        assert_eq!(code("a|b"), "`a\\|b`");
        assert_eq!(code("a`b"), "`` a`b ``");
    }

    #[test]
    fn empty_columns_are_left_out() {
        let mut out = String::new();
        let rows = [vec!["a".to_owned(), String::new(), "1".to_owned()]];
        table(&["Name", "Rules", "Note"], &rows, &mut out);
        assert_eq!(out, "| Name | Note |\n| --- | --- |\n| a | 1 |\n\n");
    }
}
