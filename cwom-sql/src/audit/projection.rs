//! What a migration has to know of the entries of a table, as lines of text that outlive the toolkit
//! that wrote them: a later one compares rows with images that it would render otherwise.

use cwom_schema::schema::{Dialect, Images};
use cwom_schema::tables::{ImageForm, Numbering, Table, Tables};

use super::image;
use crate::ddl::put;

/// What stands for the column in an expression of a projection. No expression has it otherwise.
pub const PLACE: char = '?';

/// The projection of an audited table, one fact on each line, all of them comments of SQL:
///
/// - `log`, `kind`, `revision`, `images` (`full` or `diff`);
/// - `version`, `updated_at`, `state`, `deleted_at` where the table has such a column;
/// - `key`, once for each column of the id;
/// - `column FORM NAME EXPRESSION`, once for each column of the image: what the image holds;
/// - `plain NAME EXPRESSION`, for a column whose value the image does not hold.
pub fn render_projection(tables: &Tables, table: &Table, dialect: Dialect) -> Option<String> {
    let audited = table.audited.as_ref()?;
    let mut out = String::new();
    let mut line = |key: &str, value: &str| put(&mut out, format_args!("-- {key} {value}\n"));
    line("log", &tables.audit()?.name);
    line("kind", &audited.kind);
    line("revision", &audited.revision);
    line(
        "images",
        match audited.images {
            Images::Full => "full",
            Images::Diff => "diff",
        },
    );
    if let Numbering::Version(column) = &audited.numbering {
        line("version", column);
    }
    let columns = [
        ("updated_at", &table.managed.updated_at),
        ("state", &audited.state),
        ("deleted_at", &audited.deleted_at),
    ];
    for (key, column) in columns {
        if let Some(column) = column {
            line(key, column);
        }
    }
    for column in &audited.key {
        line("key", column);
    }
    let place = PLACE.to_string();
    for column in &audited.image {
        let form = match column.form {
            ImageForm::Value => "value",
            ImageForm::Omitted => "omitted",
            ImageForm::Marked => "marked",
        };
        let shown = image::shown(table, column, &place, dialect);
        line("column", &format!("{form} {} {shown}", column.name));
        if column.form != ImageForm::Value {
            let plain = image::plain(table, column, &place, dialect);
            line("plain", &format!("{} {plain}", column.name));
        }
    }
    Some(out)
}
