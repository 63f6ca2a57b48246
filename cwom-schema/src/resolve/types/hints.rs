//! What people may have meant by a type that does not exist.

use crate::name;
use crate::syntax::type_name::{Argument, Word};

/// What people write who come from SQL or another language. A length that they gave is kept.
pub(super) fn common_mistake(word: &Word) -> Option<String> {
    let arguments: Option<Vec<&str>> = word
        .arguments
        .iter()
        .map(|argument| match argument {
            Argument::Number(number) => Some(number.text.as_str()),
            Argument::Range(_) => None,
        })
        .collect();
    let arguments = arguments.unwrap_or_default();
    let meant = match word.name.to_ascii_lowercase().as_str() {
        "int" | "integer" | "int8" | "bigint" | "long" | "u64" | "usize" | "isize" | "number"
        | "i128" => "i64",
        "u32" | "int4" | "mediumint" => "i32",
        "smallint" | "short" | "int2" | "u16" | "u8" | "i8" | "tinyint" | "byte" => "i16",
        "float" | "double" | "real" | "f32" | "float4" | "float8" => "f64",
        "numeric" | "money" | "bigdecimal" | "dec" => {
            return Some(match arguments.as_slice() {
                [precision, scale] => format!("write `decimal({precision}, {scale})`"),
                [precision] => format!("write `decimal({precision}, 0)`"),
                _ => "write `decimal(p, s)`: digits in all, and those after the point".to_owned(),
            });
        }
        "varchar" | "char" | "str" | "nvarchar" | "varchar2" | "character" | "bpchar" => {
            return Some(match arguments.as_slice() {
                [max] => format!("write `string({max})`"),
                _ => "write `string(max)`".to_owned(),
            });
        }
        "string" => "string",
        "clob" | "longtext" | "mediumtext" | "citext" => "text",
        "boolean" => "bool",
        "datetime" | "timestamptz" | "time" | "instant" | "datetime2" => "timestamp",
        "interval" | "timedelta" => "duration",
        "jsonb" => "json",
        "object" | "dict" | "hashmap" | "hash" => "map",
        "blob" | "bytea" | "binary" | "varbinary" => "bytes",
        "guid" => "uuid",
        "serial" | "bigserial" | "smallserial" | "autoincrement" | "id" => {
            return Some(
                "every entity has its `id`; how it is made is the entity's key `id`".to_owned(),
            );
        }
        "enum" => return Some("define `[enum.Name]`, and write its name here".to_owned()),
        "array" | "list" | "vec" | "set" => {
            return Some("a list is written in brackets, such as `[string]`".to_owned());
        }
        "ref" | "reference" | "fk" | "references" => {
            return Some("a reference is written `-> Entity`".to_owned());
        }
        "struct" => return Some("define `[value.Name]`, and write its name here".to_owned()),
        "email" | "url" | "uri" | "slug" | "phone" => {
            return Some("write `string(max)` with a `pattern`".to_owned());
        }
        "inet" | "cidr" | "tsvector" | "xml" | "point" | "geometry" => {
            return Some(format!(
                "write `raw`, with `raw = {{ sqlite = \"TEXT\", postgres = \"{}\" }}`",
                word.name.to_ascii_lowercase()
            ));
        }
        _ => return None,
    };
    Some(format!("write `{meant}`"))
}

/// The name in ASCII, when foreign letters are all that is wrong with it.
pub(super) fn foreign_letters(word: &str) -> Option<String> {
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
