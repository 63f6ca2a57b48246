//! CREATE TABLE, as far as pragmas do not tell: names, checks, collations, clauses of keys.

mod column;
mod key;

use std::collections::{BTreeMap, BTreeSet};

use super::canonical::{Names, canonical};
use super::cursor::Cursor;
use super::token::Token;
use crate::Result;
use crate::schema::{Check, ForeignKey, Generated, PrimaryKey, Unique};

/// What the text of a table says.
#[derive(Debug, Default)]
pub(super) struct TableText {
    /// Its columns, in order.
    pub(super) columns: Vec<ColumnText>,
    pub(super) primary_key: Option<PrimaryKey>,
    pub(super) autoincrement: bool,
    pub(super) uniques: Vec<(Option<String>, Unique)>,
    pub(super) checks: Vec<(Option<String>, Check)>,
    pub(super) foreign_keys: Vec<(Option<String>, ForeignKey)>,
}

/// What the text of a column says.
#[derive(Debug, Default)]
pub(super) struct ColumnText {
    pub(super) name: String,
    pub(super) default: Option<String>,
    pub(super) collation: Option<String>,
    pub(super) generated: Option<Generated>,
    /// The conflict clause of NOT NULL.
    pub(super) on_conflict: Option<String>,
}

/// Reads the text of a table; `names` are those that its expressions may use.
pub(super) fn parse(tokens: &[Token], object: &str, names: &Names) -> Result<TableText> {
    let mut cursor = Cursor::new(tokens, object);
    cursor.expect(&["CREATE"])?;
    cursor.expect(&["TABLE"])?;
    cursor.name()?;
    let body = cursor.group()?;
    let mut table = TableText::default();
    for item in super::cursor::split_commas(body) {
        let mut item = cursor.within(item);
        if item.at_word(&["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"]) {
            // Commas between table constraints may be left out.
            while !item.is_done() {
                table.constraint(&mut item, names)?;
            }
        } else {
            table.column(&mut item, names)?;
        }
    }
    Ok(table)
}

impl TableText {
    /// A constraint of the table.
    fn constraint(&mut self, cursor: &mut Cursor<'_>, names: &Names) -> Result<()> {
        let name = constraint_name(cursor)?;
        if cursor.eat(&["PRIMARY", "KEY"]) {
            let (columns, autoincrement) = key::key_columns(cursor.group()?, cursor)?;
            self.autoincrement |= autoincrement;
            self.primary_key = Some(PrimaryKey {
                name,
                columns,
                on_conflict: on_conflict(cursor)?,
                ..PrimaryKey::default()
            });
        } else if cursor.eat(&["UNIQUE"]) {
            let (columns, _) = key::key_columns(cursor.group()?, cursor)?;
            let unique = Unique {
                columns,
                on_conflict: on_conflict(cursor)?,
                ..Unique::default()
            };
            self.uniques.push((name, unique));
        } else if cursor.eat(&["CHECK"]) {
            self.check(name, cursor, names)?;
        } else if cursor.eat(&["FOREIGN", "KEY"]) {
            let (columns, _) = key::key_columns(cursor.group()?, cursor)?;
            let foreign_key = key::references(cursor, columns)?;
            self.foreign_keys.push((name, foreign_key));
        } else if name.is_none() {
            return Err(cursor.expected("a constraint"));
        }
        Ok(())
    }

    fn check(
        &mut self,
        name: Option<String>,
        cursor: &mut Cursor<'_>,
        names: &Names,
    ) -> Result<()> {
        let check = Check {
            expression: canonical(cursor.group()?, names),
            ..Check::default()
        };
        // The grammar takes a conflict clause here and does nothing with it.
        on_conflict(cursor)?;
        self.checks.push((name, check));
        Ok(())
    }
}

/// CONSTRAINT and the name after it.
fn constraint_name(cursor: &mut Cursor<'_>) -> Result<Option<String>> {
    let mut name = None;
    while cursor.eat(&["CONSTRAINT"]) {
        name = Some(cursor.name()?);
    }
    Ok(name)
}

/// A conflict clause, unless it states what holds anyway.
fn on_conflict(cursor: &mut Cursor<'_>) -> Result<Option<String>> {
    if !cursor.eat(&["ON", "CONFLICT"]) {
        return Ok(None);
    }
    let action = cursor.name()?.to_ascii_uppercase();
    Ok((action != "ABORT").then_some(action))
}

/// Constraints by name; those without one by their text, and a second one of a name by number.
pub(super) fn keyed<T>(
    parts: Vec<(Option<String>, T)>,
    text: impl Fn(&T) -> String,
) -> BTreeMap<String, T> {
    let mut keyed = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (name, part) in parts {
        let name = name.unwrap_or_else(|| text(&part));
        let mut key = name.clone();
        let mut number = 2;
        // Two names that differ in case only are one to SQLite.
        while !taken.insert(key.to_ascii_lowercase()) {
            key = format!("{name} #{number}");
            number += 1;
        }
        keyed.insert(key, part);
    }
    keyed
}
