//! How serde reads a builder: what may be absent, and what it is then.

use cwom_schema::Schema;
use cwom_schema::schema::{Field, Type as SpecType};

use super::draft::Origin;
use super::layout::{Code, Initial, Type};
use super::literal::{is_natural, string};
use super::new_links::given_links;
use super::record::{KIND, Record, json_key};

/// Whether a request may say of what kind it is: where nothing else of it is called so.
pub(crate) fn reads_kind(schema: &Schema, record: &Record<'_>) -> bool {
    record.has_kind()
        && record.fields.iter().all(|field| field.rust != KIND)
        && given_links(schema, record)
            .iter()
            .all(|link| link.name != KIND)
}

/// The field that a kind is read into: checked, and nothing that would be kept.
pub(crate) fn emit_kind(record: &Record<'_>, code: &mut Code) {
    let read = format!("cwom_runtime::__private::read_kind::<{}, _>", record.name);
    code.attribute(
        "serde",
        &[
            "default".to_owned(),
            format!("deserialize_with = {}", string(&read)),
        ],
    );
    code.line(format!("{KIND}: (),"));
}

/// The attributes of a field: its key, and that it may be absent where the constructor does not
/// ask for it. Of what is null until it is set, serde knows that by itself.
pub(crate) fn emit_absent(field: &Field, origin: &Origin, code: &mut Code) {
    code.renamed(json_key(field), &field.rust);
    if has_function(field, origin) {
        code.attribute(
            "serde",
            &[format!("default = {}", string(&function(field)))],
        );
    } else if is_defaulted(field, origin) && !field.nullable {
        code.line("#[serde(default)]");
    }
}

/// Whether a function says what an absent field is, because it is not the type's own default.
pub(crate) fn has_function(field: &Field, origin: &Origin) -> bool {
    let is_natural = |default| !field.nullable && is_natural(&field.ty, default);
    is_defaulted(field, origin) && !field.default.as_ref().is_some_and(is_natural)
}

/// That function.
pub(crate) fn emit_default(field: &Field, ty: &Type, value: &Initial, code: &mut Code) {
    code.blank();
    code.item(|code| {
        let is_plain = matches!(field.ty, SpecType::Bool | SpecType::Int(..));
        let keyword = if is_plain && !field.nullable {
            "const fn"
        } else {
            "fn"
        };
        let head = format!("{keyword} {}", function(field));
        code.function(&head, &[], &format!(" -> {ty}"));
        code.line(value.expression());
        code.close("}");
    });
}

/// Whether the constructor puts a default of the spec into the field.
fn is_defaulted(field: &Field, origin: &Origin) -> bool {
    matches!(origin, Origin::Optional) && field.default.is_some()
}

fn function(field: &Field) -> String {
    format!("default_{}", field.rust)
}
