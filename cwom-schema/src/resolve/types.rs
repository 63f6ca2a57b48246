//! Type strings to types.

mod bounds;
mod hints;

use hints::{common_mistake, foreign_letters};

use super::names::{Definition, Names};
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::Text;
use crate::schema::{IntWidth, Length, Type};
use crate::syntax::type_name::{Shape, Word, parse_type};

/// A resolved type string.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FieldType {
    /// The type.
    pub(crate) ty: Type,
    /// Whether `?` follows.
    pub(crate) nullable: bool,
}

/// The words of the language, for suggestions.
pub(crate) const SCALARS: [&str; 18] = [
    "bool",
    "i16",
    "i32",
    "i64",
    "f64",
    "decimal",
    "string",
    "text",
    "bytes",
    "uuid",
    "ulid",
    "date",
    "timestamp",
    "duration",
    "json",
    "map",
    "trace",
    "raw",
];

/// Resolves a type string; `None` when it was reported.
pub(crate) fn resolve_type(
    text: &Text,
    names: &Names<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<FieldType> {
    let parsed = match parse_type(&text.value) {
        Ok(parsed) => parsed,
        Err(error) => {
            diagnostics
                .error(
                    Code::TypeSyntax,
                    text.part(error.start, error.end),
                    error.message,
                )
                .help_or(
                    error.help,
                    "types look like `string(1..64)?`, `[Tag]`, `map(i32)`, `-> Entity`",
                );
            return None;
        }
    };
    let mut resolver = Resolver {
        text,
        names,
        diagnostics,
    };
    Some(FieldType {
        ty: resolver.resolve_shape(&parsed.shape)?,
        nullable: parsed.nullable,
    })
}

struct Resolver<'r, 'a> {
    text: &'r Text,
    names: &'r Names<'a>,
    diagnostics: &'r mut Diagnostics,
}

impl Resolver<'_, '_> {
    fn resolve_shape(&mut self, shape: &Shape) -> Option<Type> {
        match shape {
            Shape::Word(word) => self.resolve_word(word),
            Shape::List { item, length, .. } => {
                let item = self.resolve_item(item, "a list");
                let length = match length {
                    Some(range) => self.length(range),
                    None => Some(Length::default()),
                };
                Some(Type::List(Box::new(item?), length?))
            }
            Shape::Map { item, .. } => {
                let item = self.resolve_item(item, "a map")?;
                Some(Type::Map(Some(Box::new(item))))
            }
            Shape::Reference { target, at } => self.resolve_target(target, *at),
        }
    }

    /// Items are scalars, enums and value types; anything deeper would be a value type's business.
    fn resolve_item(&mut self, shape: &Shape, holder: &str) -> Option<Type> {
        let (refused, help) = match shape {
            Shape::Reference { .. } => (Some("references"), "use a link for many references"),
            Shape::List { .. } => (Some("lists"), "put the inner list into a value type"),
            Shape::Map { .. } => (Some("maps"), "put the map into a value type"),
            Shape::Word(word) if word.name == "map" => {
                (Some("maps"), "put the map into a value type")
            }
            Shape::Word(word) if word.name == "raw" => (
                Some("raw types"),
                "raw types stand in a column of their own",
            ),
            Shape::Word(_) => (None, ""),
        };
        if let Some(refused) = refused {
            let (start, end) = shape.at();
            self.diagnostics
                .error(
                    Code::TypeNotAllowed,
                    self.text.part(start, end),
                    format!("{holder} cannot hold {refused}"),
                )
                .help(help);
            return None;
        }
        self.resolve_shape(shape)
    }

    fn resolve_target(&mut self, target: &str, at: (usize, usize)) -> Option<Type> {
        let span = self.text.part(at.0, at.1);
        match self.names.get(target) {
            Some(Definition::Entity(entity)) => Some(Type::Key(entity)),
            Some(other) => {
                self.diagnostics
                    .error(
                        Code::UnknownEntity,
                        span,
                        format!("`{target}` is {}, not an entity", other.kind()),
                    )
                    .help(format!(
                        "a field of this type is written without the arrow: `{target}`"
                    ));
                None
            }
            None => {
                let suggestion = crate::suggest::did_you_mean(target, self.names.entity_names());
                self.diagnostics
                    .error(
                        Code::UnknownEntity,
                        span,
                        format!("there is no entity `{}`", target.escape_debug()),
                    )
                    .help_or(
                        foreign_letters(target).or(suggestion),
                        "correct the name, or define the entity",
                    );
                None
            }
        }
    }

    fn resolve_word(&mut self, word: &Word) -> Option<Type> {
        let plain = match word.name.as_str() {
            "bool" => Type::Bool,
            "uuid" => Type::Uuid,
            "ulid" => Type::Ulid,
            "date" => Type::Date,
            "timestamp" => Type::Timestamp,
            "duration" => Type::Duration,
            "json" => Type::Json,
            "map" => Type::Map(None),
            "trace" => Type::Trace,
            // The names are in the key `raw`, which the caller reads.
            "raw" => Type::Raw {
                sqlite: String::new(),
                postgres: String::new(),
            },
            "i16" => return self.integer(word, IntWidth::I16),
            "i32" => return self.integer(word, IntWidth::I32),
            "i64" => return self.integer(word, IntWidth::I64),
            "f64" => return self.float(word),
            "decimal" => return self.decimal(word),
            "string" => return self.text_length(word).map(Type::String),
            "text" => return self.text_length(word).map(Type::Text),
            "bytes" => return self.text_length(word).map(Type::Bytes),
            _ => self.resolve_definition(word)?,
        };
        if word.arguments.is_empty() {
            return Some(plain);
        }
        let message = format!("`{}` takes no bounds", word.name);
        let help = Some("leave the parentheses out".to_owned());
        self.bad_bounds(word.arguments_at, message, help);
        None
    }

    fn resolve_definition(&mut self, word: &Word) -> Option<Type> {
        let span = self.text.part(word.at.0, word.at.1);
        match self.names.get(&word.name) {
            Some(Definition::Enum(id)) => Some(Type::Enum(id)),
            Some(Definition::Value(id)) => Some(Type::Value(id)),
            Some(Definition::Entity(_)) => {
                self.diagnostics
                    .error(
                        Code::TypeNotAllowed,
                        span,
                        format!("the entity `{}` is not a type of its own", word.name),
                    )
                    .help(format!("a reference is written `-> {}`", word.name));
                None
            }
            None => {
                let suggestion = self.names.suggest_type(&word.name, &SCALARS);
                let help = foreign_letters(&word.name)
                    .or_else(|| common_mistake(word))
                    .or(suggestion);
                self.diagnostics
                    .error(
                        Code::UnknownType,
                        span,
                        format!("there is no type `{}`", word.name.escape_debug()),
                    )
                    .help_or(help, "correct the name, or define an enum or value type");
                None
            }
        }
    }
}
