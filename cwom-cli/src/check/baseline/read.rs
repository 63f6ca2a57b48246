//! A baseline from its text, with the place of every mistake.

use std::ops::Range;

use chrono::NaiveDate;
use cwom_schema::schema::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entry::Entry;
use crate::args::LegName;
use crate::position::Lines;

/// Something wrong with the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mistake {
    pub(super) span: Span,
    pub(super) message: String,
}

const KEYS: [&str; 8] = [
    "leg", "kind", "path", "object", "facet", "message", "reason", "expires",
];

/// The entries, or everything that is wrong with them.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Vec<Mistake>> {
    let root = DeTable::parse(text).map_err(|error| {
        vec![Mistake {
            span: span(error.span().unwrap_or_default()),
            message: error.message().to_owned(),
        }]
    })?;
    let mut reader = Reader {
        lines: Lines::new(text),
        mistakes: Vec::new(),
    };
    let mut entries = Vec::new();
    for (key, value) in root.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("accept", DeValue::Array(all)) => {
                entries.extend(all.iter().filter_map(|value| reader.entry(value)));
            }
            ("accept", _) => reader.mistake(value.span(), "entries are written `[[accept]]`"),
            (other, _) => {
                let message = format!("unknown key `{other}`; entries are written `[[accept]]`");
                reader.mistake(key.span(), message);
            }
        }
    }
    if reader.mistakes.is_empty() {
        Ok(entries)
    } else {
        reader.mistakes.sort_by_key(|mistake| mistake.span);
        Err(reader.mistakes)
    }
}

struct Reader<'t> {
    lines: Lines<'t>,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn mistake(&mut self, range: Range<usize>, message: impl Into<String>) {
        self.mistakes.push(Mistake {
            span: span(range),
            message: message.into(),
        });
    }

    fn entry(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Entry> {
        let DeValue::Table(table) = value.get_ref() else {
            self.mistake(value.span(), "an entry is a table");
            return None;
        };
        let before = self.mistakes.len();
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if !KEYS.contains(&name) {
                let message = format!("unknown key `{name}`; an entry has {}", KEYS.join(", "));
                self.mistake(key.span(), message);
            }
        }
        let at = value.span();
        let leg = self.leg(table, &at);
        let kind = self.required(table, "kind", &at);
        let reason = self.required(table, "reason", &at);
        let expires = self.expires(table, &at);
        let [path, object, facet, message] =
            ["path", "object", "facet", "message"].map(|key| self.text(table, key));
        if path.is_none() && object.is_none() && self.mistakes.len() == before {
            let message = "an entry says what it accepts: the `path` of a file, or the `object` of a \
                           database";
            self.mistake(at.clone(), message);
        }
        let (start, _) = self.lines.range(span(at));
        Some(Entry {
            leg: leg?,
            kind: kind?,
            path,
            object,
            facet,
            message,
            reason: reason?,
            expires: expires?,
            line: start.line,
        })
        .filter(|_| self.mistakes.len() == before)
    }

    fn leg(&mut self, table: &DeTable<'_>, at: &Range<usize>) -> Option<LegName> {
        let word = self.required(table, "leg", at)?;
        let range = table.get("leg").map_or(at.clone(), Spanned::span);
        let found = LegName::ALL.into_iter().find(|leg| leg.word() == word);
        match found {
            Some(LegName::Spec) => {
                self.mistake(range, "what is wrong with the spec cannot be accepted");
                None
            }
            None => {
                self.mistake(range, format!("there is no leg `{word}`"));
                None
            }
            found => found,
        }
    }

    /// A text that has to be there and says something.
    fn required(&mut self, table: &DeTable<'_>, key: &str, at: &Range<usize>) -> Option<String> {
        let Some(value) = table.get(key) else {
            self.mistake(at.clone(), format!("an entry has a `{key}`"));
            return None;
        };
        let text = self.text(table, key)?;
        if text.trim().is_empty() {
            self.mistake(value.span(), format!("`{key}` is empty"));
            return None;
        }
        Some(text)
    }

    fn text(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        if let DeValue::String(text) = value.get_ref() {
            return Some(text.to_string());
        }
        self.mistake(value.span(), format!("`{key}` is a text"));
        None
    }

    fn expires(&mut self, table: &DeTable<'_>, at: &Range<usize>) -> Option<NaiveDate> {
        let Some(value) = table.get("expires") else {
            self.mistake(
                at.clone(),
                "an entry has a last day, such as `expires = 2027-01-31`",
            );
            return None;
        };
        let date = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => moment.date,
            _ => None,
        };
        let date = date.and_then(|date| {
            let (year, month, day) = (date.year.into(), date.month.into(), date.day.into());
            NaiveDate::from_ymd_opt(year, month, day)
        });
        if date.is_none() {
            self.mistake(
                value.span(),
                "`expires` is a day, such as 2027-01-31 without quotes",
            );
        }
        date
    }
}

fn span(range: Range<usize>) -> Span {
    Span {
        start: range.start,
        end: range.end,
    }
}
