//! Columns of keys, and what foreign keys say of the other table.

use super::super::cursor::{Cursor, split_commas};
use super::super::token::Token;
use crate::Result;
use crate::schema::{Deferrable, ForeignKey, RowMatch};

/// The columns of a key, with collation and direction where they are stated, and whether
/// AUTOINCREMENT follows the last one.
pub(super) fn key_columns<'a>(
    tokens: &'a [Token],
    outer: &Cursor<'a>,
) -> Result<(Vec<String>, bool)> {
    let mut columns = Vec::new();
    let mut autoincrement = false;
    for part in split_commas(tokens) {
        let mut cursor = outer.within(part);
        let mut column = cursor.name()?;
        if cursor.eat(&["COLLATE"]) {
            column.push_str(" COLLATE ");
            column.push_str(&cursor.name()?.to_ascii_uppercase());
        }
        if cursor.eat(&["DESC"]) {
            column.push_str(" DESC");
        } else {
            cursor.eat(&["ASC"]);
        }
        autoincrement |= cursor.eat(&["AUTOINCREMENT"]);
        columns.push(column);
    }
    Ok((columns, autoincrement))
}

/// REFERENCES with all that follows.
pub(super) fn references(cursor: &mut Cursor<'_>, columns: Vec<String>) -> Result<ForeignKey> {
    cursor.expect(&["REFERENCES"])?;
    let mut key = ForeignKey {
        columns,
        table: cursor.name()?,
        on_delete: "NO ACTION".to_owned(),
        on_update: "NO ACTION".to_owned(),
        ..ForeignKey::default()
    };
    if cursor.at_symbol("(") {
        key.target = key_columns(cursor.group()?, cursor)?.0;
    }
    loop {
        if cursor.eat(&["ON", "DELETE"]) {
            key.on_delete = action(cursor)?;
        } else if cursor.eat(&["ON", "UPDATE"]) {
            key.on_update = action(cursor)?;
        } else if cursor.eat(&["ON", "INSERT"]) {
            // The grammar takes it and nothing comes of it.
            action(cursor)?;
        } else if cursor.eat(&["MATCH"]) {
            key.row_match = match cursor.name()?.to_ascii_uppercase().as_str() {
                "FULL" => RowMatch::Full,
                "PARTIAL" => RowMatch::Partial,
                _ => RowMatch::Simple,
            };
        } else if cursor.at_words(&["NOT", "DEFERRABLE"]) || cursor.at_word(&["DEFERRABLE"]) {
            key.deferrable = deferrable(cursor)?;
        } else {
            return Ok(key);
        }
    }
}

/// [NOT] DEFERRABLE [INITIALLY …].
pub(super) fn deferrable(cursor: &mut Cursor<'_>) -> Result<Deferrable> {
    let not = cursor.eat(&["NOT"]);
    cursor.expect(&["DEFERRABLE"])?;
    let deferred = cursor.eat(&["INITIALLY", "DEFERRED"]);
    if !deferred {
        cursor.eat(&["INITIALLY", "IMMEDIATE"]);
    }
    Ok(match (not, deferred) {
        (true, _) => Deferrable::No,
        (false, true) => Deferrable::Deferred,
        (false, false) => Deferrable::Immediate,
    })
}

fn action(cursor: &mut Cursor<'_>) -> Result<String> {
    for words in [
        &["NO", "ACTION"][..],
        &["SET", "NULL"],
        &["SET", "DEFAULT"],
        &["CASCADE"],
        &["RESTRICT"],
    ] {
        if cursor.eat(words) {
            return Ok(words.join(" "));
        }
    }
    Err(cursor.expected("an action"))
}
