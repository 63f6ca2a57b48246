//! How a row, a new one and changes are read from JSON: their fields once more, each with its key
//! where that is another word, and with what it is when absent.

use cwom_schema::Schema;
use cwom_schema::schema::{Field, Link};

use super::draft::Origin;
use super::layout::{Code, Initial};
use super::literal::string;
use super::names::Imports;
use super::new_links::given_links;
use super::record::{KIND, Record, json_key};

/// The form of a row, which is written as well.
pub(crate) fn emit_row_form(record: &Record<'_>, code: &mut Code) {
    let kind = record.has_kind().then_some(record.name);
    form("row", record.name, kind, code, |code| {
        for field in record.fields {
            code.line(format!("{},", keyed(field)));
        }
    });
}

/// The form of changes.
pub(crate) fn emit_changes_form<'f>(
    name: &str,
    fields: impl Iterator<Item = &'f Field>,
    code: &mut Code,
) {
    form("changes", name, None, code, |code| {
        for field in fields {
            code.line(format!("{},", keyed(field)));
        }
    });
}

/// The form of a new row: its fields, each with what the constructor puts there where it does not
/// ask for it, and the links that are made with it.
pub(crate) fn emit_new_form<'f>(
    schema: &Schema,
    record: &Record<'_>,
    name: &str,
    fields: impl Iterator<Item = (&'f Field, Option<Initial>)>,
    imports: &mut Imports<'_>,
    code: &mut Code,
) {
    let links = given_links(schema, record);
    let kind = reads_kind(record, &links).then_some(record.name);
    form("new", name, kind, code, |code| {
        for (field, default) in fields {
            let field = keyed(field);
            code.line(match default {
                Some(value) => format!("{field} = {},", value.expression()),
                None => format!("{field},"),
            });
        }
        for link in links {
            code.line(format!(
                "{} = {}::new(),",
                link.name,
                imports.standard("Vec")
            ));
        }
    });
}

/// Whether the constructor puts a default of the spec into the field.
pub(crate) fn is_defaulted(field: &Field, origin: &Origin) -> bool {
    matches!(origin, Origin::Optional) && field.default.is_some()
}

/// Whether a request may say of what kind it is: where nothing else of it is called so.
fn reads_kind(record: &Record<'_>, links: &[&Link]) -> bool {
    record.has_kind() && links.iter().all(|link| link.name != KIND)
}

fn form(
    what: &str,
    name: &str,
    kind: Option<&str>,
    code: &mut Code,
    fields: impl FnOnce(&mut Code),
) {
    code.blank();
    code.open(format!("cwom_runtime::json_of_{what}! {{"));
    code.open(match kind {
        Some(kind) => format!("{name} of {} {{", string(kind)),
        None => format!("{name} {{"),
    });
    fields(code);
    code.close("}");
    code.close("}");
}

/// The field, and its key where that is another word.
fn keyed(field: &Field) -> String {
    match json_key(field) {
        key if key == field.rust => field.rust.clone(),
        key => format!("{}: {}", field.rust, string(key)),
    }
}
