//! Patterns on text: sets of characters as GLOB and as `~`, the rest with plain functions that both
//! engines have.

use std::fmt::Write as _;

use cwom_schema::schema::{Affix, Dialect, Pattern};

use crate::quote::Text;

/// Appends the condition that `column`, an expression that yields text, follows `pattern`.
pub(crate) fn push_pattern(out: &mut String, column: &str, pattern: &Pattern, dialect: Dialect) {
    let several = pattern.alternatives.len() > 1;
    for (position, affix) in pattern.alternatives.iter().enumerate() {
        if position > 0 {
            out.push_str(" OR ");
        }
        if several {
            out.push('(');
        }
        push_affix(out, column, affix, dialect);
        if several {
            out.push(')');
        }
    }
}

fn push_affix(out: &mut String, column: &str, affix: &Affix, dialect: Dialect) {
    let mut conditions: Vec<String> = Vec::new();
    if let Some(ranges) = &affix.chars {
        let set = CharSet::new(ranges);
        conditions.push(match dialect {
            _ if set.is_empty() => format!("{column} = ''"),
            Dialect::Sqlite => {
                let glob = format!("*[^{}]*", set.glob());
                format!("{column} NOT GLOB {}", Text(&glob))
            }
            Dialect::Postgres => {
                let regex = format!("^[{}]*$", set.regex());
                format!("{column} ~ {}", Text(&regex))
            }
        });
    }
    if let Some(prefix) = &affix.prefix {
        let length = prefix.chars().count();
        conditions.push(match dialect {
            Dialect::Sqlite => format!("substr({column}, 1, {length}) = {}", Text(prefix)),
            Dialect::Postgres => format!("left({column}, {length}) = {}", Text(prefix)),
        });
    }
    if let Some(suffix) = affix.suffix.as_ref().filter(|suffix| !suffix.is_empty()) {
        let length = suffix.chars().count();
        conditions.push(match dialect {
            Dialect::Sqlite => format!("substr({column}, -{length}) = {}", Text(suffix)),
            Dialect::Postgres => format!("right({column}, {length}) = {}", Text(suffix)),
        });
    }
    let position = |text: &str| match dialect {
        Dialect::Sqlite => format!("instr({column}, {})", Text(text)),
        Dialect::Postgres => format!("strpos({column}, {})", Text(text)),
    };
    if let Some(part) = &affix.contains {
        conditions.push(format!("{} > 0", position(part)));
    }
    if let Some(part) = &affix.excludes {
        conditions.push(format!("{} = 0", position(part)));
    }
    if conditions.is_empty() {
        // An alternative without parts lets everything pass.
        let _ = write!(out, "{column} = {column}");
    }
    out.push_str(&conditions.join(" AND "));
}

/// A set of ASCII characters, however the spec wrote it.
struct CharSet([bool; 128]);

impl CharSet {
    fn new(ranges: &[(char, char)]) -> Self {
        let mut members = [false; 128];
        for (first, last) in ranges {
            for code in u32::from(*first)..=u32::from(*last).min(127) {
                if let Some(member) = members.get_mut(code as usize) {
                    *member = true;
                }
            }
        }
        Self(members)
    }

    fn is_empty(&self) -> bool {
        !self.0.contains(&true)
    }

    fn has(&self, character: char) -> bool {
        self.0.get(character as usize).copied().unwrap_or_default()
    }

    /// The inside of a bracket of GLOB, which has no escapes: `]` comes first, `-` last, and `^`
    /// anywhere else, for the bracket starts with one already.
    fn glob(&self) -> String {
        let mut text = String::new();
        if self.has(']') {
            text.push(']');
        }
        self.push_ranges(&mut text, &[']', '-']);
        if self.has('-') {
            text.push('-');
        }
        text
    }

    /// The inside of a bracket of an advanced regular expression, where a backslash escapes.
    fn regex(&self) -> String {
        let special = ['[', ']', '^', '-', '\\'];
        let mut text = String::new();
        self.push_ranges(&mut text, &special);
        for character in special {
            if self.has(character) {
                text.push('\\');
                text.push(character);
            }
        }
        text
    }

    /// Appends the members but `without`, runs of three and more as ranges.
    fn push_ranges(&self, text: &mut String, without: &[char]) {
        let member = |code: u8| {
            let character = char::from(code);
            self.has(character) && !without.contains(&character)
        };
        let mut code = 0;
        while code < 128 {
            if !member(code) {
                code += 1;
                continue;
            }
            let first = code;
            while code < 128 && member(code) {
                code += 1;
            }
            let last = code - 1;
            if last - first < 2 {
                (first..=last).for_each(|code| text.push(char::from(code)));
            } else {
                text.push(char::from(first));
                text.push('-');
                text.push(char::from(last));
            }
        }
    }
}
