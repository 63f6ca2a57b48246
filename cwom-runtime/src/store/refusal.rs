//! What the triggers of a database say when they refuse a row.
//!
//! `cwom:<rule>:<table>:<columns or ->[:<detail>]: <sentence>`, the same on both dialects.

use crate::{EntityMeta, Error};

/// A refusal of a trigger, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The rule.
    pub rule: String,
    /// The table whose trigger it was.
    pub table: String,
    /// The columns to blame.
    pub columns: Vec<String>,
    /// What else the trigger knew.
    pub detail: String,
}

impl Refusal {
    /// Reads the message of a trigger; `None` where it is none of ours.
    pub fn read(message: &str) -> Option<Self> {
        let (head, _) = message.strip_prefix("cwom:")?.split_once(": ")?;
        let mut parts = head.splitn(4, ':').map(str::to_owned);
        let (rule, table, columns) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self {
            rule,
            table,
            columns: words(columns.strip_prefix('-').unwrap_or(&columns)),
            detail: parts.next().unwrap_or_default(),
        })
    }
}

/// The error of a refusal, for who wrote a row of this entity; `None` for a rule or a table that
/// this revision does not know.
pub(super) fn error(meta: &'static EntityMeta, refusal: &Refusal) -> Option<Error> {
    let entity = meta.name;
    if refusal.rule == "required_link" {
        // The only rule that a write of one table can break in another.
        let (states, link) = refusal.detail.split_once('>')?;
        return Some(Error::RequiredLink {
            entity,
            link: link.to_owned(),
            states: words(states),
        });
    }
    if refusal.table != meta.table {
        return None;
    }
    let field = || {
        let column = refusal.columns.first()?;
        let found = meta.columns.iter().find(|known| known.name == column)?;
        Some(found.field)
    };
    Some(match refusal.rule.as_str() {
        "context" => Error::Unattributed { entity },
        "immutable" if refusal.columns.is_empty() => Error::Immutable {
            entity,
            field: None,
        },
        "immutable" => Error::Immutable {
            entity,
            field: Some(field()?),
        },
        "append_only" => Error::AppendOnly { entity },
        "version" => Error::StaleVersion { entity },
        "clock" => Error::ClockBackwards {
            entity,
            field: field()?,
        },
        "deleted" => Error::Deleted { entity },
        "initial" => Error::NotInitial {
            entity,
            field: field()?,
            allowed: words(&refusal.detail),
        },
        "transition" => {
            let (from, allowed) = refusal.detail.split_once('>')?;
            Error::IllegalTransition {
                entity,
                field: field()?,
                from: from.to_owned(),
                to: None,
                allowed: words(allowed),
            }
        }
        "cycle" => Error::Cycle {
            entity,
            field: field()?,
        },
        "items" => Error::InvalidItems {
            entity,
            field: field()?,
        },
        _ => return None,
    })
}

fn words(list: &str) -> Vec<String> {
    list.split(',')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(message: &str) -> Option<(String, String, Vec<String>, String)> {
        let Refusal {
            rule,
            table,
            columns,
            detail,
        } = Refusal::read(message)?;
        Some((rule, table, columns, detail))
    }

    #[test]
    fn a_message_is_taken_apart() {
        let expected = |rule: &str, columns: &[&str], detail: &str| {
            let columns = columns.iter().map(|column| (*column).to_owned()).collect();
            Some((
                rule.to_owned(),
                "books".to_owned(),
                columns,
                detail.to_owned(),
            ))
        };
        assert_eq!(
            read("cwom:immutable:books:-: rows: never"),
            expected("immutable", &[], "")
        );
        assert_eq!(
            read("cwom:unique:books:isbn,edition: taken"),
            expected("unique", &["isbn", "edition"], "")
        );
        assert_eq!(
            read("cwom:transition:books:stage:lost>found,gone: no"),
            expected("transition", &["stage"], "lost>found,gone")
        );
    }

    #[test]
    fn other_messages_are_left_alone() {
        for message in [
            "",
            "cwom:",
            "cwom:immutable:books",
            "cwom:immutable: books",
            "UNIQUE constraint failed: books.isbn",
        ] {
            assert_eq!(read(message), None, "{message}");
        }
    }
}
