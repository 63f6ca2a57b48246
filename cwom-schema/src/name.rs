//! Names: what is allowed, and how a name of the spec becomes one of Rust.

/// The longest identifier of PostgreSQL, in bytes.
pub(crate) const MAX_LENGTH: usize = 63;

/// `ContextPacket` → `context_packet`, `HTTPServer` → `http_server`.
pub fn snake_case(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut snake = String::with_capacity(name.len() + 4);
    for (index, &character) in characters.iter().enumerate() {
        let starts_word = character.is_ascii_uppercase()
            && index > 0
            && characters[index - 1] != '_'
            && (!characters[index - 1].is_ascii_uppercase()
                || characters
                    .get(index + 1)
                    .is_some_and(char::is_ascii_lowercase));
        if starts_word {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

/// `under_review` → `UnderReview`, `in-between` → `InBetween`, `P0` → `P0`, `patchSet` → `PatchSet`.
pub(crate) fn upper_camel_case(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    for word in name.split(['_', '-', '.']) {
        let shouts = word.len() > 1
            && word.chars().any(|character| character.is_ascii_uppercase())
            && !word.chars().any(|character| character.is_ascii_lowercase())
            && !word.chars().any(|character| character.is_ascii_digit());
        for (index, character) in word.chars().enumerate() {
            camel.push(match index {
                0 => character.to_ascii_uppercase(),
                _ if shouts => character.to_ascii_lowercase(),
                _ => character,
            });
        }
    }
    camel
}

/// Whether `name` is a plain identifier: a letter, then letters, digits and single `_`.
pub(crate) fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_')
        && !name.ends_with('_')
        && !name.contains("__")
}

/// Whether `name` is `lower_snake_case`.
pub(crate) fn is_snake_case(name: &str) -> bool {
    is_identifier(name) && !name.chars().any(|character| character.is_ascii_uppercase())
}

/// Whether `name` is `UpperCamelCase`.
pub(crate) fn is_upper_camel_case(name: &str) -> bool {
    is_identifier(name)
        && name.starts_with(|first: char| first.is_ascii_uppercase())
        && !name.contains('_')
}

/// Whether `name` cannot be an identifier in Rust, edition 2024.
pub(crate) fn is_rust_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// Strict and reserved words, sorted for the search.
const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The ASCII letter that a foreign character looks like.
pub(crate) fn look_alike(character: char) -> Option<char> {
    LOOK_ALIKES
        .iter()
        .find(|(foreign, ..)| *foreign == character)
        .map(|(_, plain, _)| *plain)
}

/// The Unicode name of a character that is easily mistaken, for messages.
pub(crate) fn character_name(character: char) -> Option<&'static str> {
    match character {
        '\u{200B}' => Some("ZERO WIDTH SPACE"),
        '\u{200C}' => Some("ZERO WIDTH NON-JOINER"),
        '\u{200D}' => Some("ZERO WIDTH JOINER"),
        '\u{00A0}' => Some("NO-BREAK SPACE"),
        '\u{FEFF}' => Some("ZERO WIDTH NO-BREAK SPACE"),
        '\0' => Some("NULL"),
        _ => LOOK_ALIKES
            .iter()
            .find(|(foreign, ..)| *foreign == character)
            .map(|(.., name)| *name),
    }
}

/// Letters of other alphabets that cannot be told from ASCII by eye, with their names.
const LOOK_ALIKES: [(char, char, &str); 44] = [
    ('\u{0430}', 'a', "CYRILLIC SMALL LETTER A"),
    ('\u{0435}', 'e', "CYRILLIC SMALL LETTER IE"),
    ('\u{043E}', 'o', "CYRILLIC SMALL LETTER O"),
    ('\u{0440}', 'p', "CYRILLIC SMALL LETTER ER"),
    ('\u{0441}', 'c', "CYRILLIC SMALL LETTER ES"),
    ('\u{0443}', 'y', "CYRILLIC SMALL LETTER U"),
    ('\u{0445}', 'x', "CYRILLIC SMALL LETTER HA"),
    ('\u{0455}', 's', "CYRILLIC SMALL LETTER DZE"),
    (
        '\u{0456}',
        'i',
        "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I",
    ),
    ('\u{0458}', 'j', "CYRILLIC SMALL LETTER JE"),
    ('\u{04BB}', 'h', "CYRILLIC SMALL LETTER SHHA"),
    ('\u{0501}', 'd', "CYRILLIC SMALL LETTER KOMI DE"),
    ('\u{0410}', 'A', "CYRILLIC CAPITAL LETTER A"),
    ('\u{0412}', 'B', "CYRILLIC CAPITAL LETTER VE"),
    ('\u{0415}', 'E', "CYRILLIC CAPITAL LETTER IE"),
    ('\u{041A}', 'K', "CYRILLIC CAPITAL LETTER KA"),
    ('\u{041C}', 'M', "CYRILLIC CAPITAL LETTER EM"),
    ('\u{041D}', 'H', "CYRILLIC CAPITAL LETTER EN"),
    ('\u{041E}', 'O', "CYRILLIC CAPITAL LETTER O"),
    ('\u{0420}', 'P', "CYRILLIC CAPITAL LETTER ER"),
    ('\u{0421}', 'C', "CYRILLIC CAPITAL LETTER ES"),
    ('\u{0422}', 'T', "CYRILLIC CAPITAL LETTER TE"),
    ('\u{0425}', 'X', "CYRILLIC CAPITAL LETTER HA"),
    ('\u{0405}', 'S', "CYRILLIC CAPITAL LETTER DZE"),
    (
        '\u{0406}',
        'I',
        "CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I",
    ),
    ('\u{03B1}', 'a', "GREEK SMALL LETTER ALPHA"),
    ('\u{03BF}', 'o', "GREEK SMALL LETTER OMICRON"),
    ('\u{03BD}', 'v', "GREEK SMALL LETTER NU"),
    ('\u{03C1}', 'p', "GREEK SMALL LETTER RHO"),
    ('\u{03B9}', 'i', "GREEK SMALL LETTER IOTA"),
    ('\u{0391}', 'A', "GREEK CAPITAL LETTER ALPHA"),
    ('\u{0392}', 'B', "GREEK CAPITAL LETTER BETA"),
    ('\u{0395}', 'E', "GREEK CAPITAL LETTER EPSILON"),
    ('\u{0397}', 'H', "GREEK CAPITAL LETTER ETA"),
    ('\u{0399}', 'I', "GREEK CAPITAL LETTER IOTA"),
    ('\u{039A}', 'K', "GREEK CAPITAL LETTER KAPPA"),
    ('\u{039C}', 'M', "GREEK CAPITAL LETTER MU"),
    ('\u{039D}', 'N', "GREEK CAPITAL LETTER NU"),
    ('\u{039F}', 'O', "GREEK CAPITAL LETTER OMICRON"),
    ('\u{03A1}', 'P', "GREEK CAPITAL LETTER RHO"),
    ('\u{03A4}', 'T', "GREEK CAPITAL LETTER TAU"),
    ('\u{0131}', 'i', "LATIN SMALL LETTER DOTLESS I"),
    ('\u{FF3F}', '_', "FULLWIDTH LOW LINE"),
    ('\u{2010}', '_', "HYPHEN"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words_of_rust() {
        for (name, expected) in [
            ("under_review", "UnderReview"),
            ("P0", "P0"),
            ("code_patch", "CodePatch"),
            ("pr", "Pr"),
            ("in-between", "InBetween"),
            ("v1.2", "V12"),
            ("patchSet", "PatchSet"),
            ("GET", "Get"),
            ("self", "Self"),
        ] {
            assert_eq!(upper_camel_case(name), expected);
        }
        for (name, expected) in [
            ("ContextPacket", "context_packet"),
            ("HTTPServer", "http_server"),
            ("Book", "book"),
            ("Level2Cache", "level2_cache"),
        ] {
            assert_eq!(snake_case(name), expected);
        }
    }

    #[test]
    fn keywords_are_sorted_for_the_search() {
        assert!(KEYWORDS.is_sorted());
        assert!(is_rust_keyword("type") && is_rust_keyword("gen") && !is_rust_keyword("kind"));
    }
}
