//! The definition of one column.

use super::super::canonical::{Names, canonical, literal};
use super::super::cursor::Cursor;
use super::super::token::{Token, TokenKind};
use super::{ColumnText, TableText, constraint_name, key, on_conflict};
use crate::Result;
use crate::schema::{Generated, PrimaryKey, Unique};

/// Words that end a column's type.
const AFTER_TYPE: &[&str] = &[
    "CONSTRAINT",
    "PRIMARY",
    "NOT",
    "NULL",
    "UNIQUE",
    "CHECK",
    "DEFAULT",
    "COLLATE",
    "REFERENCES",
    "GENERATED",
    "AS",
    "DEFERRABLE",
];

/// Words that stand for a value where a default is expected; any other word is text.
const VALUES: &[&str] = &[
    "NULL",
    "TRUE",
    "FALSE",
    "CURRENT_DATE",
    "CURRENT_TIME",
    "CURRENT_TIMESTAMP",
];

impl TableText {
    pub(super) fn column(&mut self, cursor: &mut Cursor<'_>, names: &Names) -> Result<()> {
        let mut column = ColumnText {
            name: cursor.name()?,
            ..ColumnText::default()
        };
        while !cursor.is_done() && !cursor.at_word(AFTER_TYPE) {
            if cursor.at_symbol("(") {
                cursor.group()?;
            } else {
                cursor.next();
            }
        }
        while !cursor.is_done() {
            self.column_constraint(&mut column, cursor, names)?;
        }
        self.columns.push(column);
        Ok(())
    }

    /// A constraint of a column; keys and checks are kept as the table's, which they are.
    fn column_constraint(
        &mut self,
        column: &mut ColumnText,
        cursor: &mut Cursor<'_>,
        names: &Names,
    ) -> Result<()> {
        let name = constraint_name(cursor)?;
        if cursor.eat(&["PRIMARY", "KEY"]) {
            let mut text = column.name.clone();
            if cursor.eat(&["DESC"]) {
                text.push_str(" DESC");
            } else {
                cursor.eat(&["ASC"]);
            }
            let on_conflict = on_conflict(cursor)?;
            self.autoincrement |= cursor.eat(&["AUTOINCREMENT"]);
            self.primary_key = Some(PrimaryKey {
                name,
                columns: vec![text],
                on_conflict,
                ..PrimaryKey::default()
            });
        } else if cursor.eat(&["UNIQUE"]) {
            let unique = Unique {
                columns: vec![column.name.clone()],
                on_conflict: on_conflict(cursor)?,
                ..Unique::default()
            };
            self.uniques.push((name, unique));
        } else if cursor.eat(&["CHECK"]) {
            self.check(name, cursor, names)?;
        } else if cursor.at_word(&["REFERENCES"]) {
            let key = key::references(cursor, vec![column.name.clone()])?;
            self.foreign_keys.push((name, key));
        } else if cursor.eat(&["NOT", "NULL"]) {
            column.on_conflict = on_conflict(cursor)?;
        } else if cursor.eat(&["NULL"]) {
            on_conflict(cursor)?;
        } else if cursor.eat(&["DEFAULT"]) {
            column.default = Some(default(cursor)?);
        } else if cursor.eat(&["COLLATE"]) {
            let collation = cursor.name()?.to_ascii_uppercase();
            column.collation = (collation != "BINARY").then_some(collation);
        } else if cursor.eat(&["GENERATED", "ALWAYS", "AS"]) || cursor.eat(&["AS"]) {
            let expression = canonical(cursor.group()?, names);
            let stored = cursor.eat(&["STORED"]);
            if !stored {
                cursor.eat(&["VIRTUAL"]);
            }
            column.generated = Some(Generated { expression, stored });
        } else if cursor.at_words(&["NOT", "DEFERRABLE"]) || cursor.at_word(&["DEFERRABLE"]) {
            // The clause may follow at a distance from its REFERENCES.
            let deferrable = key::deferrable(cursor)?;
            if let Some((_, key)) = self.foreign_keys.last_mut() {
                key.deferrable = deferrable;
            }
        } else if name.is_none() {
            return Err(cursor.expected("a constraint of a column"));
        }
        Ok(())
    }
}

/// What follows DEFAULT. Parentheses around a value say nothing, so they are left out.
fn default(cursor: &mut Cursor<'_>) -> Result<String> {
    let no_names = Names::default();
    if cursor.at_symbol("(") {
        let mut tokens = cursor.group()?;
        while let Some(inner) = stripped(tokens) {
            tokens = inner;
        }
        return Ok(canonical(tokens, &no_names));
    }
    let mut sign = "";
    if cursor.eat_symbol("-") {
        sign = "- ";
    } else {
        cursor.eat_symbol("+");
    }
    let Some(token) = cursor.next() else {
        return Err(cursor.expected("a default"));
    };
    let is_value = VALUES.iter().any(|word| token.is_word(word));
    let value = match token.kind {
        TokenKind::Word if is_value => token.text.to_ascii_lowercase(),
        TokenKind::Word | TokenKind::Quoted | TokenKind::DoubleQuoted => literal(&token.text),
        _ => canonical(std::slice::from_ref(token), &no_names),
    };
    Ok(format!("{sign}{value}"))
}

/// What is in the parentheses that enclose all tokens, if a pair does.
fn stripped(tokens: &[Token]) -> Option<&[Token]> {
    let mut cursor = Cursor::new(tokens, "");
    let inner = cursor.group().ok()?;
    cursor.is_done().then_some(inner)
}
