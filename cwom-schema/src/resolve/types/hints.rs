//! What people may have meant by a type that does not exist.

use crate::name;

/// What people write who come from SQL or another language.
pub(super) fn common_mistake(word: &str) -> Option<String> {
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
