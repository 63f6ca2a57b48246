//! Every name that a person writes passes through here, so that the same rule has the same words.

use crate::diagnostics::{Code, Diagnostics};
use crate::name;
use crate::schema::Span;

/// What a name must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `lower_snake_case`: fields, links, mixins, checks, tables, columns.
    Snake,
    /// `UpperCamelCase`: entities, enums, value types.
    Camel,
    /// What is stored for an enum's value.
    Stored,
}

/// Whether `text` is a name of this style; reports why not.
pub(crate) fn check_name(
    text: &str,
    span: Span,
    what: &str,
    style: Style,
    diagnostics: &mut Diagnostics,
) -> bool {
    let allowed = |character: char| {
        character.is_ascii_alphanumeric()
            || character == '_'
            || (style == Style::Stored && matches!(character, '-' | '.'))
    };
    if text.is_empty() {
        diagnostics
            .error(Code::InvalidName, span, format!("the {what} is empty"))
            .help("a name is a letter, then letters, digits and `_`");
        return false;
    }
    if let Some(character) = text.chars().find(|character| !allowed(*character)) {
        report_character(text, character, span, what, diagnostics);
        return false;
    }
    if text.len() > name::MAX_LENGTH {
        diagnostics
            .error(
                Code::NameTooLong,
                span,
                format!("the {what} has {} bytes", text.len()),
            )
            .help("nothing is longer than 63 bytes, the limit of PostgreSQL");
        return false;
    }
    if style == Style::Stored {
        return true;
    }
    if !name::is_identifier(text) {
        diagnostics
            .error(
                Code::InvalidName,
                span,
                format!("the {what} `{text}` is not a plain identifier"),
            )
            .help("a letter, then letters, digits and `_`; no `_` at either end, no `__`");
        return false;
    }
    let (fits, form, proposal) = match style {
        Style::Snake => (
            name::is_snake_case(text),
            "lower_snake_case",
            name::snake_case(text),
        ),
        _ => (
            name::is_upper_camel_case(text),
            "UpperCamelCase",
            name::upper_camel_case(text),
        ),
    };
    if !fits {
        diagnostics
            .error(
                Code::NameStyle,
                span,
                format!("the {what} `{text}` is not {form}"),
            )
            .help(format!("write `{proposal}`"));
    }
    fits
}

/// Whether `text` is free for a table: some beginnings belong to the engines and to the toolkit.
pub(crate) fn check_table_name(text: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
    if !check_name(text, span, "table name", Style::Snake, diagnostics) {
        return false;
    }
    let taken = [
        ("sqlite_", "SQLite"),
        ("pg_", "PostgreSQL"),
        ("cwom_new_", "table rebuilds of the migrations"),
    ];
    let Some((prefix, owner)) = taken.iter().find(|(prefix, _)| text.starts_with(prefix)) else {
        return true;
    };
    diagnostics
        .error(
            Code::ReservedName,
            span,
            format!("the table name `{text}` begins with `{prefix}`"),
        )
        .help(format!("names with this beginning belong to {owner}"));
    false
}

/// Types of PostgreSQL's own that a plain identifier can name. They are found before those of a
/// schema, so that a column would have PostgreSQL's.
const POSTGRES_TYPES: &str = "aclitem any anyarray anycompatible anycompatiblearray \
    anycompatiblemultirange anycompatiblenonarray anycompatiblerange anyelement anyenum \
    anymultirange anynonarray anyrange bit bool box bpchar bytea char cid cidr circle cstring date \
    datemultirange daterange event_trigger fdw_handler float4 float8 gtsvector index_am_handler \
    inet int2 int2vector int4 int4multirange int4range int8 int8multirange int8range internal \
    interval json jsonb jsonpath language_handler line lseg macaddr macaddr8 money name numeric \
    nummultirange numrange oid oidvector path point polygon record refcursor regclass regcollation \
    regconfig regdictionary regnamespace regoper regoperator regproc regprocedure regrole regtype \
    table_am_handler text tid time timestamp timestamptz timetz trigger tsm_handler tsmultirange \
    tsquery tsrange tstzmultirange tstzrange tsvector txid_snapshot unknown uuid varbit varchar \
    void xid xid8 xml";

/// Whether `text` is free for a type of PostgreSQL.
pub(crate) fn check_type_name(text: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
    if !check_name(text, span, "name of the type", Style::Snake, diagnostics) {
        return false;
    }
    let own = POSTGRES_TYPES.split_whitespace().any(|name| name == text);
    if !own && !text.starts_with("pg_") {
        return true;
    }
    diagnostics
        .error(
            Code::ReservedName,
            span,
            format!("PostgreSQL has a type `{text}` of its own"),
        )
        .help(format!("give the type another name, such as `{text}_kind`"));
    false
}

/// Whether `text` can be a field, variant or struct in Rust; `subject` is what it stands for.
pub(crate) fn check_rust_name(
    text: &str,
    span: Span,
    subject: &str,
    style: Style,
    diagnostics: &mut Diagnostics,
) -> bool {
    let valid = check_name(text, span, "Rust name", style, diagnostics);
    if valid && name::is_rust_keyword(text) {
        diagnostics
            .error(
                Code::RustKeyword,
                span,
                format!("`{text}` is a keyword of Rust"),
            )
            .help(format!("give {subject} another name with `rust = \"…\"`"));
        return false;
    }
    valid
}

fn report_character(
    text: &str,
    character: char,
    span: Span,
    what: &str,
    diagnostics: &mut Diagnostics,
) {
    let code_point = format!("U+{:04X}", u32::from(character));
    let shown = match name::character_name(character) {
        Some(known) => format!("{code_point} {known}"),
        None if character.is_control() => format!("{code_point}, a control character"),
        None if character.is_ascii() => format!("`{character}`"),
        None => format!("{code_point} `{character}`"),
    };
    let plain: String = text
        .chars()
        .map(|character| name::look_alike(character).unwrap_or(character))
        .collect();
    let help = if name::look_alike(character).is_some() && plain.is_ascii() {
        format!("write it in ASCII letters: `{plain}`")
    } else if what == "enum value" {
        "values are ASCII letters, digits, `_`, `-` and `.`".to_owned()
    } else {
        "a name is a letter, then letters, digits and `_`, all of them ASCII".to_owned()
    };
    diagnostics
        .error(
            Code::InvalidName,
            span,
            format!("the {what} `{}` contains {shown}", text.escape_debug()),
        )
        .help(help);
}
