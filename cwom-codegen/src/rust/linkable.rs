//! `Linkable`: the row of a join table, from nothing but its two ends.

use cwom_schema::Schema;

use super::draft::Origin;
use super::layout::{Code, Parameter, Type};
use super::names::{Imports, new_name};
use super::record::Record;
use super::types::rust_type;

/// The implementation; nothing where the payload has a required field.
pub(crate) fn emit_linkable<'a>(
    schema: &'a Schema,
    record: &Record<'_>,
    origins: &[Origin],
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    // The two ends come first.
    const ENDS: usize = 2;

    if origins.iter().skip(ENDS).any(Origin::is_argument) {
        return;
    }
    let linkable = imports.runtime("Linkable");
    let new = new_name(record.name);
    code.blank();
    code.item(|code| {
        code.open(format!("impl {linkable} for {} {{", record.name));
        code.line(format!("type New = {new};"));
        code.blank();
        let ends = || record.fields.iter().take(ENDS);
        let parameters: Vec<Parameter> = ends()
            .map(|field| {
                let ty: Type = rust_type(schema, &field.ty, imports);
                Parameter::new(&field.rust, ty)
            })
            .collect();
        code.function("fn between", &parameters, &format!(" -> {new}"));
        let names: Vec<&str> = ends().map(|field| field.rust.as_str()).collect();
        code.call("Self::new", &names, "");
        code.close("}");
        code.close("}");
    });
}
