//! Type strings to types.

use super::names::{Definition, Names};
use crate::diagnostics::{Code, Diagnostics};
use crate::name;
use crate::raw::Text;
use crate::schema::{Bounds, IntWidth, Length, Type};
use crate::syntax::literal;
use crate::syntax::type_name::{Argument, Number, Range, Shape, Word, parse_type};

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
                        suggestion.or_else(|| foreign_letters(target)),
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
        self.bad_bounds(word.arguments_at, message, None);
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
                let help = suggestion
                    .or_else(|| common_mistake(&word.name))
                    .or_else(|| foreign_letters(&word.name));
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

    fn integer(&mut self, word: &Word, width: IntWidth) -> Option<Type> {
        let limits = match width {
            IntWidth::I16 => (i64::from(i16::MIN), i64::from(i16::MAX)),
            IntWidth::I32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
            IntWidth::I64 => (i64::MIN, i64::MAX),
        };
        let Some(range) = self.value_range(word, 0)? else {
            return Some(Type::Int(width, Bounds::default()));
        };
        let message = format!("not a value of `{}`", word.name);
        let bounds = self.bounds(range, &message, |text| {
            let number: i64 = text.parse().ok()?;
            (limits.0..=limits.1).contains(&number).then_some(number)
        })?;
        Some(Type::Int(width, bounds))
    }

    fn float(&mut self, word: &Word) -> Option<Type> {
        let Some(range) = self.value_range(word, 0)? else {
            return Some(Type::Float(Bounds::default()));
        };
        let bounds = self.bounds(range, "not a finite number", |text| {
            text.parse().ok().filter(|number: &f64| number.is_finite())
        })?;
        Some(Type::Float(bounds))
    }

    fn decimal(&mut self, word: &Word) -> Option<Type> {
        let digits = |argument: Option<&Argument>| match argument {
            Some(Argument::Number(number)) => Some(number.clone()),
            _ => None,
        };
        let both = digits(word.arguments.first()).zip(digits(word.arguments.get(1)));
        let Some((precision_text, scale_text)) = both else {
            let message = "a decimal says its digits: `decimal(precision, scale)`";
            let at = if word.arguments.is_empty() {
                word.at
            } else {
                word.arguments_at
            };
            self.bad_bounds(at, message, Some("such as `decimal(12, 2)`".to_owned()));
            return None;
        };
        let precision: Option<u8> = precision_text.text.parse().ok();
        let precision = precision.filter(|precision| (1..=18).contains(precision));
        let scale: Option<u8> = scale_text.text.parse().ok();
        let (Some(precision), Some(scale)) = (precision, scale) else {
            let wrong = if precision.is_none() {
                &precision_text
            } else {
                &scale_text
            };
            self.digits_out_of_range(wrong, "a decimal has 1 to 18 digits");
            return None;
        };
        if scale > precision {
            let message = format!("{scale} digits after the point, but only {precision} in all");
            self.digits_out_of_range(&scale_text, &message);
            return None;
        }
        let Some(range) = self.value_range(word, 2)? else {
            return Some(Type::Decimal {
                precision,
                scale,
                bounds: Bounds::default(),
            });
        };
        let greatest = 10_i64.pow(precision.into()) - 1;
        let message = format!("not a value of `decimal({precision}, {scale})`");
        let bounds = self.bounds(range, &message, |text| {
            let units = literal::scaled(text, scale)?;
            (-greatest..=greatest).contains(&units).then_some(units)
        })?;
        Some(Type::Decimal {
            precision,
            scale,
            bounds,
        })
    }

    fn digits_out_of_range(&mut self, number: &Number, message: &str) {
        let span = self.text.part(number.at.0, number.at.1);
        self.diagnostics
            .error(Code::DecimalDigits, span, message)
            .help("`decimal(p, s)`: p is 1 to 18, and s is at most p");
    }

    /// The range behind `skipped` other arguments; the outer `None` means that it was reported.
    #[expect(
        clippy::option_option,
        reason = "reported, absent and present are three answers"
    )]
    fn value_range<'w>(&mut self, word: &'w Word, skipped: usize) -> Option<Option<&'w Range>> {
        match word.arguments.get(skipped..).unwrap_or(&[]) {
            [] => Some(None),
            [Argument::Range(range)] => Some(Some(range)),
            [Argument::Number(number)] => {
                let message = "the bounds of a number are a range";
                let help = format!("write `(0..{0})` or `(..{0})`", number.text);
                self.bad_bounds(number.at, message, Some(help));
                None
            }
            _ => {
                self.bad_bounds(word.arguments_at, "more than one range of bounds", None);
                None
            }
        }
    }

    fn text_length(&mut self, word: &Word) -> Option<Length> {
        match word.arguments.as_slice() {
            [] => Some(Length::default()),
            [Argument::Range(range)] => self.length(range),
            [Argument::Number(max)] => self.length(&Range {
                min: None,
                max: Some(max.clone()),
                at: max.at,
            }),
            _ => {
                let help = format!("write `{0}(64)` or `{0}(1..64)`", word.name);
                self.bad_bounds(word.arguments_at, "a length has one part", Some(help));
                None
            }
        }
    }

    fn length(&mut self, range: &Range) -> Option<Length> {
        let length = self.bounds(range, "not a length", |text| text.parse::<u32>().ok())?;
        if length.max == Some(0) {
            let message = "a greatest length of 0 leaves nothing to say";
            self.bad_bounds(range.at, message, None);
            return None;
        }
        // `0..` says nothing; dropping it keeps one form of a type that means one thing.
        Some(Length {
            min: length.min.filter(|min| *min > 0),
            max: length.max,
        })
    }

    fn bounds<T: PartialOrd + Copy>(
        &mut self,
        range: &Range,
        message: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Bounds<T>> {
        let mut ends = [None, None];
        for (end, number) in ends.iter_mut().zip([&range.min, &range.max]) {
            let Some(number) = number else { continue };
            *end = read(&number.text);
            if end.is_none() {
                let message = format!("`{}` is {message}", number.text);
                self.bad_bounds(number.at, message, None);
                return None;
            }
        }
        let [min, max] = ends;
        if let (Some(least), Some(greatest)) = (min, max)
            && least > greatest
        {
            let span = self.text.part(range.at.0, range.at.1);
            self.diagnostics
                .error(
                    Code::ReversedBounds,
                    span,
                    "the least is greater than the greatest",
                )
                .help("bounds are `min..max`, both included");
            return None;
        }
        Some(Bounds { min, max })
    }

    fn bad_bounds(&mut self, at: (usize, usize), message: impl Into<String>, help: Option<String>) {
        self.diagnostics
            .error(Code::InvalidBounds, self.text.part(at.0, at.1), message)
            .help_or(
                help,
                "lengths are `(max)` or `(min..max)`, bounds of numbers `(min..max)`",
            );
    }
}

/// What people write who come from SQL or another language.
fn common_mistake(word: &str) -> Option<String> {
    let meant = match word.to_ascii_lowercase().as_str() {
        "int" | "integer" | "int4" | "u32" | "number" | "serial" => "i32",
        "bigint" | "long" | "int8" | "u64" | "usize" => "i64",
        "smallint" | "short" | "u16" | "u8" | "i8" => "i16",
        "float" | "double" | "real" | "f32" => "f64",
        "numeric" | "money" => "decimal(p, s)",
        "varchar" | "char" | "str" => "string(max)",
        "boolean" => "bool",
        "datetime" | "timestamptz" | "time" | "instant" => "timestamp",
        "interval" => "duration",
        "jsonb" | "object" => "json` or `map",
        "blob" | "bytea" | "binary" => "bytes",
        "guid" => "uuid",
        _ => return None,
    };
    Some(format!("write `{meant}`"))
}

/// The name in ASCII, when foreign letters are all that is wrong with it.
fn foreign_letters(word: &str) -> Option<String> {
    let foreign = word.chars().find(|character| !character.is_ascii())?;
    let plain: String = word
        .chars()
        .map(|character| name::look_alike(character).unwrap_or(character))
        .collect();
    let called = name::character_name(foreign)?;
    Some(format!(
        "U+{:04X} is {called}; in ASCII letters: `{plain}`",
        u32::from(foreign)
    ))
}
