//! `src/enums.rs`: the closed sets of values.

use cwom_schema::schema::Enum;

use super::file::source_file;
use super::layout::Code;
use super::literal::string;
use super::names::Imports;
use crate::FileSet;
use crate::context::Context;

/// One file for all enums.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let enums = &context.schema.enums;
    if enums.is_empty() {
        return;
    }
    let own = enums.iter().map(|item| item.name.as_str());
    let mut imports = Imports::new(&context.names, own);
    let mut code = Code::new();
    for (index, item) in enums.iter().enumerate() {
        if index > 0 {
            code.blank();
        }
        emit_enum(item, &mut imports, &mut code);
    }
    let text = source_file(context, "Closed sets of values.", &imports, code);
    files.insert("src/enums.rs", text);
}

fn emit_enum(item: &Enum, imports: &mut Imports<'_>, code: &mut Code) {
    code.prose(&item.doc, imports);
    let order: &[&str] = if item.ordered {
        &["PartialOrd", "Ord"]
    } else {
        &[]
    };
    let traits = [
        &["Debug", "Clone", "Copy", "PartialEq", "Eq"],
        order,
        &["Hash"],
    ]
    .concat();
    let traits: Vec<String> = traits.into_iter().map(str::to_owned).collect();
    code.derive(&traits);
    code.open(format!("pub enum {} {{", item.name));
    for value in &item.values {
        code.prose(&value.doc, imports);
        code.line(format!("{},", value.rust));
    }
    code.close("}");

    let enum_value = imports.runtime("EnumValue");
    let option = imports.standard("Option");
    code.blank();
    code.item(|code| {
        code.open(format!("impl {enum_value} for {} {{", item.name));
        code.line(format!(
            "const NAME: &'static str = {};",
            string(&item.name)
        ));
        let variants: Vec<String> = item
            .values
            .iter()
            .map(|value| format!("Self::{}", value.rust))
            .collect();
        code.list("const VALUES: &'static [Self] =", &variants);
        code.blank();
        code.open("fn as_str(self) -> &'static str {");
        code.open("match self {");
        for (value, variant) in item.values.iter().zip(&variants) {
            code.arm(variant, &string(&value.name));
        }
        code.close("}");
        code.close("}");
        code.blank();
        code.open(format!("fn parse(text: &str) -> {option}<Self> {{"));
        code.open("Some(match text {");
        for (value, variant) in item.values.iter().zip(&variants) {
            code.arm(&string(&value.name), variant);
        }
        code.line("_ => return None,");
        code.close("})");
        code.close("}");
        code.close("}");
    });
    code.blank();
    code.line(format!(
        "{}!({});",
        imports.runtime_macro("impl_enum"),
        item.name
    ));
}
