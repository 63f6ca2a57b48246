//! CREATE INDEX, CREATE TRIGGER, CREATE VIEW and CREATE VIRTUAL TABLE.

use super::canonical::{Names, canonical, canonical_name};
use super::cursor::{Cursor, split_commas};
use super::token::Token;
use crate::Result;
use crate::schema::{Enabled, Trigger};

/// What the text of an index says beside its pragmas.
pub(super) struct IndexText {
    pub(super) unique: bool,
    /// The parts of its key, as text without their direction.
    pub(super) parts: Vec<String>,
    pub(super) predicate: Option<String>,
}

/// Reads the text of an index.
pub(super) fn index(tokens: &[Token], object: &str, names: &Names) -> Result<IndexText> {
    let mut cursor = Cursor::new(tokens, object);
    cursor.expect(&["CREATE"])?;
    let unique = cursor.eat(&["UNIQUE"]);
    cursor.expect(&["INDEX"])?;
    cursor.name()?;
    cursor.expect(&["ON"])?;
    cursor.name()?;
    let parts = split_commas(cursor.group()?)
        .into_iter()
        .map(|part| canonical(without_direction(part), names))
        .collect();
    let predicate = cursor
        .eat(&["WHERE"])
        .then(|| canonical(cursor.rest(), names));
    Ok(IndexText {
        unique,
        parts,
        predicate,
    })
}

/// Reads the text of a trigger.
pub(super) fn trigger(tokens: &[Token], object: &str, names: &Names) -> Result<Trigger> {
    let mut cursor = Cursor::new(tokens, object);
    cursor.expect(&["CREATE"])?;
    cursor.expect(&["TRIGGER"])?;
    cursor.name()?;
    let timing = if cursor.eat(&["AFTER"]) {
        "AFTER"
    } else if cursor.eat(&["INSTEAD", "OF"]) {
        "INSTEAD OF"
    } else {
        // It is what SQLite does where nothing is stated.
        cursor.eat(&["BEFORE"]);
        "BEFORE"
    };
    let mut events = cursor.name()?.to_ascii_uppercase();
    if cursor.eat(&["OF"]) {
        let mut columns = vec![canonical_name(&cursor.name()?)];
        while cursor.eat_symbol(",") {
            columns.push(canonical_name(&cursor.name()?));
        }
        events = format!("{events} OF {}", columns.join(", "));
    }
    cursor.expect(&["ON"])?;
    cursor.name()?;
    if cursor.eat_symbol(".") {
        cursor.name()?;
    }
    cursor.eat(&["FOR", "EACH", "ROW"]);
    let condition = if cursor.eat(&["WHEN"]) {
        Some(canonical(until_begin(&mut cursor), names))
    } else {
        None
    };
    cursor.expect(&["BEGIN"])?;
    Ok(Trigger {
        timing: timing.to_owned(),
        events,
        for_each_row: true,
        condition,
        action: statements(cursor.rest(), names),
        transition_tables: None,
        constraint: None,
        enabled: Enabled::Origin,
        comment: None,
    })
}

/// Reads the text of a view: its columns, if they are stated, and its query.
pub(super) fn view(tokens: &[Token], object: &str, names: &Names) -> Result<String> {
    let mut cursor = Cursor::new(tokens, object);
    cursor.expect(&["CREATE"])?;
    cursor.expect(&["VIEW"])?;
    cursor.name()?;
    let columns = if cursor.at_symbol("(") {
        Some(canonical(cursor.group()?, names))
    } else {
        None
    };
    cursor.expect(&["AS"])?;
    let query = canonical(cursor.rest(), names);
    Ok(match columns {
        Some(columns) => format!("({columns}) as {query}"),
        None => query,
    })
}

/// Reads the text of a virtual table: its module and what that is told.
pub(super) fn virtual_table(tokens: &[Token], object: &str, names: &Names) -> Result<String> {
    let mut cursor = Cursor::new(tokens, object);
    cursor.expect(&["CREATE", "VIRTUAL", "TABLE"])?;
    cursor.eat(&["IF", "NOT", "EXISTS"]);
    cursor.name()?;
    cursor.expect(&["USING"])?;
    Ok(canonical(cursor.rest(), names))
}

/// A part of an index without ASC, DESC and NULLS, which pragmas tell.
fn without_direction(part: &[Token]) -> &[Token] {
    let mut part = part;
    if let [rest @ .., nulls, _] = part
        && nulls.is_word("NULLS")
    {
        part = rest;
    }
    match part {
        [rest @ .., last] if last.is_word("ASC") || last.is_word("DESC") => rest,
        _ => part,
    }
}

/// The tokens before the BEGIN that opens the statements; an expression holds no such word.
fn until_begin<'a>(cursor: &mut Cursor<'a>) -> &'a [Token] {
    let rest = cursor.rest();
    let end = rest
        .iter()
        .position(|token| token.is_word("BEGIN"))
        .unwrap_or(rest.len());
    for _ in 0..end {
        cursor.next();
    }
    &rest[..end]
}

/// The statements of a trigger, one in a line, without the END.
fn statements(tokens: &[Token], names: &Names) -> String {
    let tokens = match tokens {
        [rest @ .., end] if end.is_word("END") => rest,
        _ => tokens,
    };
    let statements: Vec<String> = tokens
        .split(|token| token.is_symbol(";"))
        .filter(|statement| !statement.is_empty())
        .map(|statement| canonical(statement, names))
        .collect();
    statements.join(";\n")
}
