//! Type strings: `string(1..512)?`, `[Tag](1..3)`, `-> Book?`, `decimal(12, 2, 0..)`, `map(string)`.

use super::cursor::{Cursor, SyntaxError};

/// A type as written; names are not looked up yet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TypeName {
    /// The type without its nullability.
    pub(crate) shape: Shape,
    /// Whether `?` follows.
    pub(crate) nullable: bool,
}

/// The structure of a type string.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// A word with arguments: a scalar, `map`, an enum or a value type.
    Word(Word),
    /// `[T](min..max)`.
    List {
        /// `T`.
        item: Box<Shape>,
        /// The length.
        length: Option<Range>,
        /// Where it stands.
        at: (usize, usize),
    },
    /// `map(T)`.
    Map {
        /// `T`.
        item: Box<Shape>,
        /// Where it stands.
        at: (usize, usize),
    },
    /// `-> Entity`.
    Reference {
        /// The entity.
        target: String,
        /// Where its name stands.
        at: (usize, usize),
    },
}

/// A word, with what stands in parentheses behind it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    /// The word.
    pub(crate) name: String,
    /// Where it stands, arguments excluded.
    pub(crate) at: (usize, usize),
    /// What stands in parentheses.
    pub(crate) arguments: Vec<Argument>,
    /// Where the parentheses stand.
    pub(crate) arguments_at: (usize, usize),
}

/// One thing in parentheses.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Argument {
    /// A single number.
    Number(Number),
    /// `min..max`.
    Range(Range),
}

/// `min..max`, either end may be open.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Range {
    /// The least.
    pub(crate) min: Option<Number>,
    /// The greatest.
    pub(crate) max: Option<Number>,
    /// Where it stands.
    pub(crate) at: (usize, usize),
}

/// A number as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its digits, with a sign, without `_`.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) at: (usize, usize),
}

impl Shape {
    /// Where the type stands in its string.
    pub(crate) fn at(&self) -> (usize, usize) {
        match self {
            Self::Word(word) => (word.at.0, word.arguments_at.1.max(word.at.1)),
            Self::List { at, .. } | Self::Map { at, .. } | Self::Reference { at, .. } => *at,
        }
    }
}

/// Parses a whole type string.
pub(crate) fn parse_type(text: &str) -> Result<TypeName, SyntaxError> {
    let mut cursor = Cursor::new(text);
    let shape = parse_shape(&mut cursor, 0)?;
    let nullable = cursor.eat("?");
    cursor.skip_space();
    if cursor.rest().is_empty() {
        return Ok(TypeName { shape, nullable });
    }
    let error = cursor.unexpected("the end of the type");
    Err(match behind(&shape, nullable, cursor.rest()) {
        Some(help) => error.with_help(help),
        None => error,
    })
}

/// What was meant by what stands behind a type.
fn behind(shape: &Shape, nullable: bool, rest: &str) -> Option<&'static str> {
    let upper = rest.to_ascii_uppercase();
    Some(match rest.chars().next()? {
        '?' => "one `?` is enough",
        '(' if nullable => "bounds stand before the `?`",
        '<' => "a list is `[T]`, a map is `map(T)`, and what may be null is `T?`",
        '[' => "a list is written in brackets, such as `[string]`; a length in parentheses",
        '|' => "what may be null is `T?`; alternatives are an enum or a value type",
        '.' if matches!(shape, Shape::Reference { .. }) => {
            "a reference always leads to the `id`; name the entity alone"
        }
        _ if upper.starts_with("NOT NULL") => "nothing is null unless `?` follows its type",
        _ if upper.starts_with("NULL") => "write `?` after the type",
        _ if upper.starts_with("WITH") => "a `timestamp` is always UTC; leave the rest out",
        _ if upper.starts_with("PRECISION") => "write `f64`",
        _ if upper.starts_with("UNSIGNED") => "write bounds: `i64(0..)`",
        _ if upper.starts_with("DEFAULT") => "write a table: `{ type = \"…\", default = … }`",
        _ if upper.starts_with("PRIMARY") => "every entity has its `id`; leave the field out",
        _ if upper.starts_with("UNIQUE") => "write a table: `{ type = \"…\", unique = true }`",
        _ if upper.starts_with("REFERENCES") => "a reference is written `-> Entity`",
        _ => return None,
    })
}

/// Lists and maps hold no lists and maps, but the parser reads a few levels to say so well.
const MAX_DEPTH: usize = 8;

fn parse_shape(cursor: &mut Cursor<'_>, depth: usize) -> Result<Shape, SyntaxError> {
    cursor.skip_space();
    let start = cursor.offset;
    if depth > MAX_DEPTH {
        return Err(SyntaxError::new(
            start,
            cursor.text.len(),
            "the type is nested too deeply",
        ));
    }
    if cursor.eat("->") {
        cursor.skip_space();
        let target_start = cursor.offset;
        let target = cursor.identifier();
        if target.is_empty() {
            return Err(cursor.unexpected("the name of an entity"));
        }
        return Ok(Shape::Reference {
            target: target.to_owned(),
            at: (target_start, cursor.offset),
        });
    }
    if cursor.eat("[") {
        let item = Box::new(parse_shape(cursor, depth + 1)?);
        refuse_nullable_item(cursor)?;
        if !cursor.eat("]") {
            return Err(cursor.unexpected("`]`"));
        }
        let length = parse_length(cursor)?;
        return Ok(Shape::List {
            item,
            length,
            at: (start, cursor.offset),
        });
    }
    let name = cursor.identifier();
    if name.is_empty() {
        let error = cursor.unexpected("a type");
        return Err(match cursor.peek() {
            Some('=' | '-') => error.with_help("a reference is written `-> Entity`"),
            Some('?') => error.with_help("the `?` comes last, as in `string?`"),
            _ => error,
        });
    }
    let at = (start, cursor.offset);
    let mut ahead = cursor.clone();
    if name == "map" && ahead.eat("(") {
        *cursor = ahead;
        let item = Box::new(parse_shape(cursor, depth + 1)?);
        refuse_nullable_item(cursor)?;
        if !cursor.eat(")") {
            return Err(cursor.unexpected("`)`"));
        }
        return Ok(Shape::Map {
            item,
            at: (start, cursor.offset),
        });
    }
    let arguments_start = cursor.offset;
    let arguments = parse_arguments(cursor)?;
    Ok(Shape::Word(Word {
        name: name.to_owned(),
        at,
        arguments,
        arguments_at: (arguments_start, cursor.offset),
    }))
}

fn refuse_nullable_item(cursor: &Cursor<'_>) -> Result<(), SyntaxError> {
    let mut ahead = cursor.clone();
    if ahead.eat("?") {
        return Err(SyntaxError::new(
            ahead.offset - 1,
            ahead.offset,
            "items of a list or map are never null",
        )
        .with_help("put the `?` after the whole type to make the list or map itself nullable"));
    }
    Ok(())
}

fn parse_length(cursor: &mut Cursor<'_>) -> Result<Option<Range>, SyntaxError> {
    cursor.skip_space();
    let start = cursor.offset;
    let arguments = parse_arguments(cursor)?;
    let at = (start, cursor.offset);
    match arguments.as_slice() {
        [] => Ok(None),
        [Argument::Range(range)] => Ok(Some(range.clone())),
        [Argument::Number(max)] => Ok(Some(Range {
            min: None,
            max: Some(max.clone()),
            at,
        })),
        _ => Err(SyntaxError::new(
            at.0,
            at.1,
            "a length is `(max)` or `(min..max)`",
        )),
    }
}

fn parse_arguments(cursor: &mut Cursor<'_>) -> Result<Vec<Argument>, SyntaxError> {
    let mut arguments = Vec::new();
    if !cursor.eat("(") {
        return Ok(arguments);
    }
    loop {
        arguments.push(parse_argument(cursor)?);
        if cursor.eat(",") {
            continue;
        }
        if cursor.eat(")") {
            return Ok(arguments);
        }
        let error = cursor.unexpected("`)`");
        return Err(match cursor.peek() {
            Some('-' | ':') => error.with_help("a range is written `1..20`"),
            _ => error,
        });
    }
}

fn parse_argument(cursor: &mut Cursor<'_>) -> Result<Argument, SyntaxError> {
    cursor.skip_space();
    let start = cursor.offset;
    let min = parse_number(cursor);
    if cursor.eat("..") {
        let max = parse_number(cursor);
        let at = (start, cursor.offset);
        if min.is_none() && max.is_none() {
            return Err(SyntaxError::new(at.0, at.1, "bounds without a number")
                .with_help("leave the parentheses out when nothing is bounded"));
        }
        return Ok(Argument::Range(Range { min, max, at }));
    }
    min.map(Argument::Number)
        .ok_or_else(|| cursor.unexpected("a number or a range such as `1..64`"))
}

/// A number: sign, digits, a fraction. `..` ends it; an exponent is not needed for bounds.
fn parse_number(cursor: &mut Cursor<'_>) -> Option<Number> {
    cursor.skip_space();
    let start = cursor.offset;
    let mut ahead = cursor.clone();
    let sign = ahead.take_while(|character| character == '-' || character == '+');
    let digits = ahead.take_while(|character| character.is_ascii_digit() || character == '_');
    if digits.is_empty() || sign.len() > 1 {
        return None;
    }
    let fraction = ahead.rest();
    if fraction.starts_with('.') && fraction[1..].starts_with(|next: char| next.is_ascii_digit()) {
        ahead.offset += 1;
        ahead.take_while(|character| character.is_ascii_digit() || character == '_');
    }
    *cursor = ahead;
    let text = cursor.text[start..cursor.offset].replace(['_', '+'], "");
    Some(Number {
        text,
        at: (start, cursor.offset),
    })
}
