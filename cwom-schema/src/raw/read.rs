//! Text to tree. Syntax errors are reported and recovered from, so that one missing quote does not
//! hide the other mistakes of a file.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::duplicates::first_place;
use super::{Data, Entry, Table, Text, Value};
use crate::diagnostics::{Code, Diagnostics};
use crate::name;
use crate::schema::Span;

/// The tree of `source`; `None` when its syntax is wrong, since what can be read of it then may not
/// be what was meant.
pub(crate) fn read(source: &str, diagnostics: &mut Diagnostics) -> Option<Table> {
    let (root, errors) = DeTable::parse_recoverable(source);
    let reader = Reader { source };
    let mut sound = true;
    for error in &errors {
        let span = error
            .span()
            .map_or_else(Span::default, |range| reader.clamp(range.start, range.end));
        if error.message() == "duplicate key" {
            reader.report_duplicate(span, diagnostics);
        } else {
            sound = false;
            diagnostics
                .error(Code::TomlSyntax, span, error.message())
                .help_or(
                    reader
                        .foreign_letter(span)
                        .or_else(|| advice(error.message())),
                    "nothing else is checked until the file can be read",
                );
        }
    }
    sound.then(|| Table {
        broken: !errors.is_empty(),
        ..reader.table(root.get_ref())
    })
}

/// What people who write TOML by hand most often miss.
fn advice(message: &str) -> Option<String> {
    let text = if message.contains("invalid basic string") {
        "a string ends on its own line with the quote that began it"
    } else if message.contains("inline table") {
        "an inline table is `{ key = value, key = value }`"
    } else if message.contains("array") {
        "a list is `[value, value]`"
    } else if message.contains("key with no value") {
        "write `key = value`"
    } else if message.starts_with("invalid float") || message.contains("must be quoted") {
        "strings stand in quotes"
    } else {
        return None;
    };
    Some(text.to_owned())
}

struct Reader<'s> {
    source: &'s str,
}

impl Reader<'_> {
    fn report_duplicate(&self, span: Span, diagnostics: &mut Diagnostics) {
        let key = &self.source[span.start..span.end];
        let diagnostic = diagnostics
            .error(
                Code::DuplicateKey,
                span,
                format!("`{key}` stands twice in one table"),
            )
            .note("again here")
            .help("keep one of them, or give one another name");
        if let Some(first) = first_place(self.source, span) {
            diagnostic.label(first, "first here");
        }
    }

    /// A letter of another alphabet where the syntax wants ASCII, which no eye can tell.
    fn foreign_letter(&self, span: Span) -> Option<String> {
        let foreign = self.source[span.start..]
            .chars()
            .next()
            .filter(|character| !character.is_ascii())?;
        let code_point = format!("U+{:04X}", u32::from(foreign));
        let called =
            name::character_name(foreign).map_or_else(String::new, |called| format!(" {called}"));
        Some(match name::look_alike(foreign) {
            Some(plain) => format!("this is {code_point}{called}; write the ASCII `{plain}`"),
            None => format!("this is {code_point}{called}; keys are written in ASCII"),
        })
    }

    /// A table in the order of the file: the parser keeps keys sorted by name.
    fn table(&self, table: &DeTable<'_>) -> Table {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                key_span: self.clamp(key.span().start, key.span().end),
                value: self.value(value),
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span);
        Table {
            entries,
            broken: false,
        }
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Value {
        let span = self.clamp(value.span().start, value.span().end);
        let data = match value.get_ref() {
            DeValue::String(text) => Data::Text(self.text(text, span)),
            DeValue::Boolean(flag) => Data::Bool(*flag),
            DeValue::Datetime(moment) => Data::Moment(moment.to_string()),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or(Data::HugeInt, Data::Int),
            DeValue::Float(number) => Data::Float(number.as_str().to_owned()),
            DeValue::Array(items) => {
                Data::List(items.iter().map(|item| self.value(item)).collect())
            }
            DeValue::Table(table) => Data::Table(self.table(table)),
        };
        Value { span, data }
    }

    /// A string, with the offset of its content when the file spells it without escapes.
    fn text(&self, value: &str, span: Span) -> Text {
        let raw = &self.source[span.start..span.end];
        let verbatim = [3, 1].into_iter().find_map(|quotes| {
            let content = raw.get(quotes..raw.len().checked_sub(quotes)?)?;
            (content == value).then_some(span.start + quotes)
        });
        Text {
            value: value.to_owned(),
            span,
            verbatim,
        }
    }

    /// A span that lies inside the text and on character boundaries, whatever the parser says.
    fn clamp(&self, start: usize, end: usize) -> Span {
        let boundary = |mut offset: usize| {
            offset = offset.min(self.source.len());
            while !self.source.is_char_boundary(offset) {
                offset -= 1;
            }
            offset
        };
        let start = boundary(start);
        Span {
            start,
            end: boundary(end).max(start),
        }
    }
}
