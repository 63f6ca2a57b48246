//! Text to tree. Syntax errors are reported and recovered from, so that one missing quote does not
//! hide the other mistakes of a file.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Data, Entry, Table, Text, Value};
use crate::diagnostics::{Code, Diagnostics};
use crate::schema::Span;

/// The tree of `source`, as far as it can be read.
pub(crate) fn read(source: &str, diagnostics: &mut Diagnostics) -> Table {
    let (root, errors) = DeTable::parse_recoverable(source);
    let reader = Reader { source };
    let mut table = reader.table(root.get_ref(), diagnostics);
    for error in &errors {
        table.broken = true;
        let span = error
            .span()
            .map_or_else(Span::default, |range| reader.clamp(range.start, range.end));
        diagnostics.error(Code::TomlSyntax, span, error.message());
    }
    table
}

struct Reader<'s> {
    source: &'s str,
}

impl Reader<'_> {
    /// A table in the order of the file: the parser keeps keys sorted by name.
    fn table(&self, table: &DeTable<'_>, diagnostics: &mut Diagnostics) -> Table {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                key_span: self.clamp(key.span().start, key.span().end),
                value: self.value(value, diagnostics),
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span);
        Table {
            entries,
            broken: false,
        }
    }

    fn value(&self, value: &Spanned<DeValue<'_>>, diagnostics: &mut Diagnostics) -> Value {
        let span = self.clamp(value.span().start, value.span().end);
        let data =
            match value.get_ref() {
                DeValue::String(text) => Data::Text(self.text(text, span)),
                DeValue::Boolean(flag) => Data::Bool(*flag),
                DeValue::Datetime(moment) => Data::Moment(moment.to_string()),
                DeValue::Integer(number) => {
                    Data::Int(
                        i64::from_str_radix(number.as_str(), number.radix()).unwrap_or_else(|_| {
                            diagnostics
                        .error(Code::WrongType, span, "the number does not fit into 64 bits")
                        .help("integers lie between -9223372036854775808 and 9223372036854775807");
                            0
                        }),
                    )
                }
                DeValue::Float(number) => Data::Float(number.as_str().to_owned()),
                DeValue::Array(items) => Data::List(
                    items
                        .iter()
                        .map(|item| self.value(item, diagnostics))
                        .collect(),
                ),
                DeValue::Table(table) => Data::Table(self.table(table, diagnostics)),
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
