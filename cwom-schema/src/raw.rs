//! The spec as written: a tree of TOML values, in the order of the file, each with its span.
//!
//! The tree is checked against [`crate::grammar`] right after reading, so that later stages ask for
//! a key and get a value of the right kind or nothing.

mod duplicates;
mod hints;
mod read;
mod walk;

use crate::schema::Span;

pub(crate) use read::read;
pub(crate) use walk::walk;

/// A table, with its entries in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// Keys and values.
    pub(crate) entries: Vec<Entry>,
    /// Whether a mistake was found inside; such a table yields no further mistakes of its own.
    pub(crate) broken: bool,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: String,
    /// Where the key stands.
    pub(crate) key_span: Span,
    /// What it is set to.
    pub(crate) value: Value,
}

/// A value.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) data: Data,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Data {
    /// A string.
    Text(Text),
    /// An integer.
    Int(i64),
    /// An integer that does not fit into 64 bits; nothing in a spec takes one.
    HugeInt,
    /// A number with a fraction, as written; decimals must not pass through binary.
    Float(String),
    /// `true` or `false`.
    Bool(bool),
    /// A date or a time, as TOML writes it.
    Moment(String),
    /// `[…]`.
    List(Vec<Value>),
    /// `{…}`, a header's content or dotted keys.
    Table(Table),
}

/// A string, with what is needed to point into it.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// The content.
    pub(crate) value: String,
    /// The whole string, quotes included.
    pub(crate) span: Span,
    /// Where the content begins in the file; `None` when escapes make the two differ.
    pub(crate) verbatim: Option<usize>,
}

impl Text {
    /// The place in the file of a range of the content; the whole string when it is not known.
    pub(crate) fn part(&self, start: usize, end: usize) -> Span {
        match self.verbatim {
            Some(offset) => Span {
                start: offset + start,
                end: offset + end.max(start),
            },
            None => self.span,
        }
    }
}

impl Value {
    /// What kind of value it is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.data {
            Data::Text(_) => "a string",
            Data::Int(_) => "an integer",
            Data::HugeInt => "an integer beyond 64 bits",
            Data::Float(_) => "a float",
            Data::Bool(_) => "a boolean",
            Data::Moment(_) => "a date or time",
            Data::List(_) => "a list",
            Data::Table(_) => "a table",
        }
    }

    /// The string.
    pub(crate) fn text(&self) -> Option<&Text> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The table.
    pub(crate) fn table(&self) -> Option<&Table> {
        match &self.data {
            Data::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The items of the list.
    pub(crate) fn list(&self) -> Option<&[Value]> {
        match &self.data {
            Data::List(items) => Some(items),
            _ => None,
        }
    }
}

impl Table {
    /// The entry of `key`.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of `key`.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The string of `key`.
    pub(crate) fn text(&self, key: &str) -> Option<&Text> {
        self.get(key)?.text()
    }

    /// The string of `key` as an owned value; empty when there is none.
    pub(crate) fn text_or_empty(&self, key: &str) -> String {
        self.text(key)
            .map_or_else(String::new, |text| text.value.clone())
    }

    /// The flag of `key`.
    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        match self.get(key)?.data {
            Data::Bool(flag) => Some(flag),
            _ => None,
        }
    }

    /// The table of `key`.
    pub(crate) fn table(&self, key: &str) -> Option<&Table> {
        self.get(key)?.table()
    }

    /// The entries of the table of `key`; none when it is not there.
    pub(crate) fn section(&self, key: &str) -> &[Entry] {
        self.table(key).map_or(&[], |table| &table.entries)
    }

    /// The items of the list of `key`; none when it is not there.
    pub(crate) fn items(&self, key: &str) -> &[Value] {
        self.get(key).and_then(Value::list).unwrap_or(&[])
    }
}
