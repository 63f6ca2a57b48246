//! Types of Rust as the derive compares them: by the last segment of each path, so that
//! `std::option::Option<crate::model::Kind>` is the `Option<Kind>` of the spec.
//!
//! A macro sees tokens, not types: a name that means something else in scope passes here, and is
//! refused by the compiler where the expansion uses it, on the field's own span.

use std::fmt;

use cwom_schema::schema::{EntityId, IdStrategy, IntWidth, Schema, Type};
use quote::ToTokens;
use syn::{Expr, GenericArgument, Lit, PathArguments};

/// A type reduced to names and arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RustType {
    name: String,
    arguments: Vec<RustType>,
}

impl RustType {
    /// The type of a field in Rust, `Option` included.
    pub(crate) fn of_field(schema: &Schema, ty: &Type, nullable: bool) -> Self {
        let inner = Self::of(schema, ty);
        if nullable {
            Self::generic("Option", [inner])
        } else {
            inner
        }
    }

    /// The typed id of an entity.
    pub(crate) fn key(schema: &Schema, entity: EntityId) -> Self {
        let entity = &schema[entity];
        let name = match entity.id {
            IdStrategy::Uuid7 | IdStrategy::Uuid4 | IdStrategy::Ulid => "Id",
            IdStrategy::Text { .. } => "TextId",
        };
        Self::generic(name, [Self::plain(&entity.name)])
    }

    /// The type that the user wrote; `None` for what no field of a spec can be, such as `&str`.
    pub(crate) fn parse(ty: &syn::Type) -> Option<Self> {
        match ty {
            syn::Type::Group(group) => Self::parse(&group.elem),
            syn::Type::Paren(paren) => Self::parse(&paren.elem),
            syn::Type::Path(path) if path.qself.is_none() => {
                let last = path.path.segments.last()?;
                let arguments = match &last.arguments {
                    PathArguments::None => Vec::new(),
                    PathArguments::AngleBracketed(arguments) => {
                        arguments.args.iter().map(argument).collect::<Option<_>>()?
                    }
                    PathArguments::Parenthesized(_) => return None,
                };
                Some(
                    Self {
                        name: last.ident.to_string(),
                        arguments,
                    }
                    .without_synonyms(),
                )
            }
            _ => None,
        }
    }

    /// Whether two types are the same, where `own` names the struct that they stand in: inside
    /// `struct Novel` that stands for `Book`, `Id<Self>` and `Id<Novel>` are `Id<Book>`.
    pub(crate) fn matches(&self, written: &Self, own: Option<&OwnName<'_>>) -> bool {
        let same_name = self.name == written.name
            || own.is_some_and(|own| {
                self.name == own.entity && (written.name == "Self" || written.name == own.rust)
            });
        same_name
            && self.arguments.len() == written.arguments.len()
            && self
                .arguments
                .iter()
                .zip(&written.arguments)
                .all(|(expected, written)| expected.matches(written, own))
    }

    /// The name of the entity that this is the id of.
    pub(crate) fn key_of(&self) -> Option<&str> {
        match (self.name.as_str(), self.arguments.as_slice()) {
            ("Id" | "TextId", [entity]) => Some(&entity.name),
            _ => None,
        }
    }

    fn of(schema: &Schema, ty: &Type) -> Self {
        match ty {
            Type::Bool => Self::plain("bool"),
            Type::Int(IntWidth::I16, _) => Self::plain("i16"),
            Type::Int(IntWidth::I32, _) => Self::plain("i32"),
            Type::Int(IntWidth::I64, _) => Self::plain("i64"),
            Type::Float(_) => Self::plain("f64"),
            Type::Decimal { scale, .. } => {
                Self::generic("Decimal", [Self::plain(&scale.to_string())])
            }
            Type::String(_) | Type::Text(_) | Type::Raw { .. } => Self::plain("String"),
            Type::Bytes(_) => Self::plain("Bytes"),
            Type::Uuid => Self::plain("Uuid"),
            Type::Ulid => Self::plain("Ulid"),
            Type::Date => Self::plain("Date"),
            Type::Timestamp => Self::plain("Timestamp"),
            Type::Duration => Self::plain("Duration"),
            Type::Json => Self::plain("Value"),
            Type::Map(None) => Self::plain("Map"),
            Type::Map(Some(value)) => {
                Self::generic("BTreeMap", [Self::plain("String"), Self::of(schema, value)])
            }
            Type::Trace => Self::plain("TraceId"),
            Type::Enum(id) => Self::plain(&schema[*id].name),
            Type::Value(id) => Self::plain(&schema[*id].name),
            Type::List(item, _) => Self::generic("Vec", [Self::of(schema, item)]),
            Type::Key(entity) => Self::key(schema, *entity),
        }
    }

    fn plain(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            arguments: Vec::new(),
        }
    }

    fn generic<const N: usize>(name: &str, arguments: [Self; N]) -> Self {
        Self {
            name: name.to_owned(),
            arguments: arguments.into(),
        }
    }

    /// `Json` is the runtime's word for `serde_json::Value`, and its `Map` has no parameters.
    fn without_synonyms(self) -> Self {
        let json_map =
            self.name == "Map" && self.arguments == [Self::plain("String"), Self::plain("Value")];
        if json_map || self.name == "Json" && self.arguments.is_empty() {
            return Self::plain(if json_map { "Map" } else { "Value" });
        }
        self
    }
}

/// The name of the struct that types stand in, beside the name that the spec has for it.
pub(crate) struct OwnName<'a> {
    /// The entity's name in the spec.
    pub(crate) entity: &'a str,
    /// The struct's name in the source.
    pub(crate) rust: String,
}

impl fmt::Display for RustType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)?;
        for (index, argument) in self.arguments.iter().enumerate() {
            write!(
                formatter,
                "{}{argument}",
                if index == 0 { "<" } else { ", " }
            )?;
        }
        if self.arguments.is_empty() {
            Ok(())
        } else {
            formatter.write_str(">")
        }
    }
}

fn argument(argument: &GenericArgument) -> Option<RustType> {
    match argument {
        GenericArgument::Type(ty) => RustType::parse(ty),
        // `Decimal<2>` or `Decimal<{ 2 }>`.
        GenericArgument::Const(expr) => constant(expr),
        _ => None,
    }
}

fn constant(expr: &Expr) -> Option<RustType> {
    match expr {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => Some(RustType::plain(number.base10_digits())),
            _ => None,
        },
        // A block, which syn looks into only with a feature that another crate may turn on: its
        // tokens are the same either way.
        block => {
            let text = block.to_token_stream().to_string();
            let digits = text.trim_matches(['{', '}', ' ']);
            digits
                .parse::<u8>()
                .ok()
                .map(|number| RustType::plain(&number.to_string()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OwnName, RustType};
    use cwom_schema::schema::Schema;

    const SPEC: &str = r#"
        format = 1
        [model]
        name = "shop"
        doc = "A shop."
        [enum.Colour]
        doc = "A colour."
        [enum.Colour.values]
        red = "Red."
        [value.Size]
        doc = "A size."
        [value.Size.fields]
        width = "i32"
        [entity.Supplier]
        doc = "Who delivers."
        table = "suppliers"
        id = "text(20)"
        [entity.Supplier.fields]
        name = "string"
        [entity.Item]
        doc = "What is sold."
        table = "items"
        [entity.Item.fields]
        flag = "bool"
        small = "i16"
        medium = "i32"
        large = "i64"
        ratio = "f64"
        price = "decimal(10, 2)"
        name = "string(1..40)?"
        words = "text"
        raw_bytes = "bytes"
        code = "uuid"
        token = "ulid?"
        day = "date"
        moment = "timestamp"
        span = "duration"
        anything = "json"
        free = "map"
        counts = "map(i32)"
        trace = "trace"
        colour = "Colour?"
        size = "Size"
        sizes = "[Size]?"
        supplier = "-> Supplier"
        like = "-> Item?"
        address = { type = "raw", raw = { sqlite = "TEXT", postgres = "inet" } }
    "#;

    fn schema() -> Schema {
        let (schema, diagnostics) = cwom_schema::parse(SPEC);
        schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"))
    }

    fn expected(field: &str) -> RustType {
        let schema = schema();
        let (_, item) = schema.entity("Item").expect("the spec has it");
        let (_, field) = item.field(field).expect("the spec has it");
        RustType::of_field(&schema, &field.ty, field.nullable)
    }

    fn check(field: &str, written: &str) -> bool {
        let own = OwnName {
            entity: "Item",
            rust: "Article".to_owned(),
        };
        let ty = syn::parse_str(written).expect("a type of Rust");
        RustType::parse(&ty).is_some_and(|ty| expected(field).matches(&ty, Some(&own)))
    }

    #[test]
    fn every_type_of_the_language_is_one_of_rust() {
        let types = [
            ("flag", "bool"),
            ("small", "i16"),
            ("medium", "i32"),
            ("large", "i64"),
            ("ratio", "f64"),
            ("price", "Decimal<2>"),
            ("name", "Option<String>"),
            ("words", "String"),
            ("raw_bytes", "Bytes"),
            ("code", "Uuid"),
            ("token", "Option<Ulid>"),
            ("day", "Date"),
            ("moment", "Timestamp"),
            ("span", "Duration"),
            ("anything", "Value"),
            ("free", "Map"),
            ("counts", "BTreeMap<String, i32>"),
            ("trace", "TraceId"),
            ("colour", "Option<Colour>"),
            ("size", "Size"),
            ("sizes", "Option<Vec<Size>>"),
            ("supplier_id", "TextId<Supplier>"),
            ("like_id", "Option<Id<Item>>"),
            ("address", "String"),
        ];
        let schema = schema();
        let (_, item) = schema.entity("Item").expect("the spec has it");
        for (rust, written) in types {
            let field = item
                .fields
                .iter()
                .find(|field| field.rust == rust)
                .expect(rust);
            assert_eq!(expected(&field.name).to_string(), written, "{rust}");
            assert!(check(&field.name, written), "{rust}: {written}");
        }
    }

    #[test]
    fn only_the_last_segment_of_a_path_counts() {
        assert!(check("name", "std::option::Option<std::string::String>"));
        assert!(check("name", "::std::option::Option<(String)>"));
        assert!(check("colour", "Option<crate::model::Colour>"));
        assert!(check("counts", "std::collections::BTreeMap<String, i32>"));
        assert!(check("price", "shop::Decimal<{ 2 }>"));
        assert!(check("price", "Decimal<2u8>"));
    }

    #[test]
    fn json_has_two_names() {
        assert!(check("anything", "serde_json::Value"));
        assert!(check("anything", "Json"));
        assert!(check("free", "serde_json::Map<String, serde_json::Value>"));
        assert!(check("free", "Map<String, Json>"));
        assert!(!check("free", "Map<String, i32>"));
        assert!(!check("free", "Value"));
    }

    #[test]
    fn the_struct_may_have_another_name() {
        assert!(check("like", "Option<Id<Self>>"));
        assert!(check("like", "Option<Id<Article>>"));
        assert!(!check("supplier", "TextId<Self>"));
    }

    #[test]
    fn other_types_are_told_apart() {
        assert!(!check("name", "String"));
        assert!(!check("words", "Option<String>"));
        assert!(!check("words", "&str"));
        assert!(!check("words", "&'static str"));
        assert!(!check("medium", "i64"));
        assert!(!check("price", "Decimal<3>"));
        assert!(!check("price", "Decimal<N>"));
        assert!(!check("price", "Decimal"));
        assert!(!check("sizes", "Option<Vec<Colour>>"));
        assert!(!check("sizes", "Vec<Option<Size>>"));
        assert!(!check("supplier", "Id<Supplier>"));
        assert!(!check("like", "Option<Id<Supplier>>"));
        assert!(!check("counts", "BTreeMap<String, i32, Global>"));
        assert!(!check("flag", "fn() -> bool"));
        assert!(!check("flag", "<T as Trait>::bool"));
        assert!(!check("flag", "[bool; 1]"));
    }
}
