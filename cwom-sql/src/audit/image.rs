//! The image of a row: one JSON object with a key for each column.
//!
//! Both engines write the same values: decimals, moments and bytes as texts of one form, numbers
//! without loss.

use cwom_schema::schema::{Dialect, Images};
use cwom_schema::tables::{Audited, Column, ColumnType, ImageColumn, ImageForm, Numbering, Table};

use crate::quote::{Ident, Text};

/// The key of an image that lists which of the marked columns changed. It is no column, so that
/// two images of one row differ in nothing else.
pub const CHANGED: &str = "$changed";

/// What stands for a value that an image does not hold.
const REDACTED: &str = "{\"$redacted\": true}";

/// What a function is given at once: 100 on PostgreSQL, 127 on SQLite, a key and a value for each
/// column.
const MAX_COLUMNS: usize = 49;

/// The expression of the image of a row; `prefix` is `NEW`, `OLD` or the table's name in a query.
pub fn render_image(table: &Table, audited: &Audited, prefix: &str, dialect: Dialect) -> String {
    let pairs = audited.image.iter().map(|column| {
        let name = format!("{prefix}.{}", Ident(&column.name));
        (column.name.as_str(), shown(table, column, &name, dialect))
    });
    let pairs: Vec<_> = pairs.collect();
    let pairs: Vec<_> = pairs.iter().map(|(key, it)| (*key, it.as_str())).collect();
    object_of(&pairs, dialect)
}

/// The expression of one JSON object with these keys and values.
pub fn object_of(pairs: &[(&str, &str)], dialect: Dialect) -> String {
    let call = match dialect {
        Dialect::Sqlite => "json_object",
        Dialect::Postgres => "jsonb_build_object",
    };
    let parts: Vec<String> = pairs
        .chunks(MAX_COLUMNS)
        .map(|pairs| {
            let pairs: Vec<String> = pairs
                .iter()
                .map(|(key, value)| format!("{}, {value}", Text(key)))
                .collect();
            format!("{call}({})", pairs.join(", "))
        })
        .collect();
    match dialect {
        Dialect::Postgres => parts.join(" || "),
        Dialect::Sqlite => {
            let glued = parts.into_iter().reduce(|left, right| glue(&left, &right));
            glued.unwrap_or_default()
        }
    }
}

/// The images of an update, before and after.
pub(super) fn of_update(table: &Table, audited: &Audited, dialect: Dialect) -> (String, String) {
    let image = |prefix| {
        let image = render_image(table, audited, prefix, dialect);
        match audited.images {
            Images::Full => image,
            Images::Diff => only_changed(table, audited, &image, dialect),
        }
    };
    let (before, after) = (image("OLD"), image("NEW"));
    let marked: Vec<&ImageColumn> = audited
        .image
        .iter()
        .filter(|column| column.form == ImageForm::Marked)
        .collect();
    if marked.is_empty() {
        return (before, after);
    }
    (before, marking(table, &marked, &after, dialect))
}

/// One object of two, by their texts: SQLite's own function for it drops what is null.
fn glue(left: &str, right: &str) -> String {
    format!(
        "(SELECT json(substr(\"l\", 1, length(\"l\") - 1) || ',' || substr(\"r\", 2)) \
         FROM (SELECT {left} AS \"l\", {right} AS \"r\"))"
    )
}

/// What an image holds of a column; `name` is the column in a statement.
pub(super) fn shown(table: &Table, shown: &ImageColumn, name: &str, dialect: Dialect) -> String {
    match (shown.form, dialect) {
        (ImageForm::Value, _) => plain(table, shown, name, dialect),
        (_, Dialect::Sqlite) => {
            format!(
                "json(CASE WHEN {name} IS NOT NULL THEN {} END)",
                Text(REDACTED)
            )
        }
        (_, Dialect::Postgres) => {
            format!(
                "CASE WHEN {name} IS NOT NULL THEN {}::jsonb END",
                Text(REDACTED)
            )
        }
    }
}

/// What an image would hold of a column that is not sensitive.
pub(super) fn plain(table: &Table, shown: &ImageColumn, name: &str, dialect: Dialect) -> String {
    match table.column(&shown.name) {
        Some(column) => value(column, name, dialect),
        None => name.to_owned(),
    }
}

fn value(column: &Column, name: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => sqlite(&column.ty, name),
        Dialect::Postgres => postgres(&column.ty, name),
    }
}

fn sqlite(ty: &ColumnType, name: &str) -> String {
    match ty {
        ColumnType::Bool => {
            format!("json(CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)")
        }
        // What fifteen digits say exactly needs no more of them.
        ColumnType::F64 => format!(
            "json(CASE WHEN CAST(printf('%!.15g', {name}) AS REAL) = {name} \
             THEN printf('%!.15g', {name}) \
             WHEN {name} IS NOT NULL THEN printf('%!.17g', {name}) END)"
        ),
        ColumnType::Decimal { scale, .. } => decimal(name, *scale),
        ColumnType::Bytes => hex(name),
        ColumnType::Json => format!("json({name})"),
        ColumnType::Raw { sqlite, .. } if sqlite.eq_ignore_ascii_case("blob") => hex(name),
        ColumnType::Raw { .. } => format!("CAST({name} AS TEXT)"),
        _ => name.to_owned(),
    }
}

fn hex(name: &str) -> String {
    format!("CASE WHEN {name} IS NOT NULL THEN lower(hex({name})) END")
}

/// The text of a decimal that is stored in units of its last digit.
fn decimal(name: &str, scale: u8) -> String {
    if scale == 0 {
        return format!("CAST({name} AS TEXT)");
    }
    let unit = 10_i64.pow(u32::from(scale.min(18)));
    format!(
        "CASE WHEN {name} IS NOT NULL THEN CASE WHEN {name} < 0 THEN '-' ELSE '' END || \
         printf('%d.%0{scale}d', abs({name}) / {unit}, abs({name}) % {unit}) END"
    )
}

fn postgres(ty: &ColumnType, name: &str) -> String {
    match ty {
        ColumnType::Timestamp => {
            format!("to_char({name} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        }
        ColumnType::Decimal { .. } | ColumnType::NativeEnum { .. } => format!("{name}::text"),
        ColumnType::Bytes => format!("encode({name}, 'hex')"),
        // The type itself writes its text, as when a row is read.
        ColumnType::Raw { .. } => {
            format!("CASE WHEN {name} IS NOT NULL THEN concat({name}) END")
        }
        _ => name.to_owned(),
    }
}

/// The image without what stayed as it was; the version always changes.
fn only_changed(table: &Table, audited: &Audited, image: &str, dialect: Dialect) -> String {
    let version = match &audited.numbering {
        Numbering::Version(column) => Some(column),
        Numbering::Counted => None,
    };
    let columns: Vec<&ImageColumn> = audited
        .image
        .iter()
        .filter(|column| Some(&column.name) != version)
        .collect();
    match dialect {
        Dialect::Sqlite => columns
            .chunks(MAX_COLUMNS)
            .fold(image.to_owned(), |image, columns| {
                let paths: Vec<String> = columns
                    .iter()
                    .map(|column| {
                        let same = unchanged(table, &column.name, dialect);
                        let path = Text(&path(&column.name)).to_string();
                        format!("CASE WHEN {same} THEN {path} ELSE '$.\"$none\"' END")
                    })
                    .collect();
                format!("json_remove({image}, {})", paths.join(", "))
            }),
        Dialect::Postgres => {
            let names: Vec<String> = columns
                .iter()
                .map(|column| {
                    let same = unchanged(table, &column.name, dialect);
                    format!("CASE WHEN {same} THEN {} END", Text(&column.name))
                })
                .collect();
            format!(
                "({image}) - array_remove(ARRAY[{}]::text[], NULL)",
                names.join(", ")
            )
        }
    }
}

/// The image with the list of those marked columns that changed.
fn marking(table: &Table, marked: &[&ImageColumn], image: &str, dialect: Dialect) -> String {
    let names: Vec<String> = marked
        .iter()
        .map(|column| {
            let same = unchanged(table, &column.name, dialect);
            format!("CASE WHEN NOT ({same}) THEN {} END", Text(&column.name))
        })
        .collect();
    let names = names.join(", ");
    match dialect {
        Dialect::Sqlite => format!(
            "json_insert({image}, {}, json((SELECT json_group_array(\"value\") \
             FROM json_each(json_array({names})) WHERE \"value\" IS NOT NULL)))",
            Text(&path(CHANGED))
        ),
        Dialect::Postgres => format!(
            "{image} || jsonb_build_object({}, array_remove(ARRAY[{names}]::text[], NULL))",
            Text(CHANGED)
        ),
    }
}

fn path(key: &str) -> String {
    format!("$.\"{key}\"")
}

/// Types that the language does not know may lack an equality: their text has one.
fn unchanged(table: &Table, name: &str, dialect: Dialect) -> String {
    let is_raw = table
        .column(name)
        .is_some_and(|column| matches!(column.ty, ColumnType::Raw { .. }));
    let column = Ident(name);
    match dialect {
        Dialect::Sqlite => format!("NEW.{column} IS OLD.{column}"),
        Dialect::Postgres => {
            let cast = if is_raw { "::text" } else { "" };
            format!("NEW.{column}{cast} IS NOT DISTINCT FROM OLD.{column}{cast}")
        }
    }
}
