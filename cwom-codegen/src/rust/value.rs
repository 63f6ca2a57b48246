//! `src/values.rs`: nested structs.

use cwom_schema::schema::{Type as SpecType, Value, ValueField};

use super::docs::plain_doc;
use super::file::source_file;
use super::layout::{Code, Initial, Parameter};
use super::literal::{default_expression, is_natural, string};
use super::names::Imports;
use super::rules::emit_validate;
use super::setter::{converted, emit_setter};
use super::types::{Equality, argument_type, is_late, optional_type, rust_type};
use crate::FileSet;
use crate::context::Context;

/// The longest list of arguments that Clippy takes without a word.
const ARGUMENTS: usize = 7;

/// One file for all value types.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let values = &context.schema.values;
    if values.is_empty() {
        return;
    }
    let own = values.iter().map(|value| value.name.as_str());
    let mut imports = Imports::new(&context.names, own);
    let mut code = Code::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            code.blank();
        }
        Emitter { context, value }.emit(&mut imports, &mut code);
    }
    let title = "Value types: nested structs, in JSON or in columns of their own.";
    files.insert("src/values.rs", source_file(context, title, &imports, code));
}

/// How the value's `Default` comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Defaults {
    /// A field is required.
    None,
    /// Every field at the default of its type.
    Derived,
    /// The spec says otherwise for some field.
    Written,
}

/// One value type on its way into the file.
#[derive(Debug, Clone, Copy)]
struct Emitter<'a, 'b> {
    context: &'b Context<'a>,
    value: &'a Value,
}

impl<'a> Emitter<'a, '_> {
    fn emit(self, imports: &mut Imports<'a>, code: &mut Code) {
        self.emit_struct(imports, code);
        self.emit_methods(imports, code);
        if self.defaults() == Defaults::Written {
            self.emit_default(imports, code);
        }
        emit_validate(self.value, imports, code);
        self.emit_shape(imports, code);
    }

    fn emit_struct(self, imports: &mut Imports<'a>, code: &mut Code) {
        let defaults = self.defaults();
        for field in &self.value.fields {
            rust_type(self.context.schema, &field.ty, imports);
        }
        code.prose(&self.value.doc, imports);
        let mut traits: Vec<String> = ["Debug", "Clone", "PartialEq"].map(str::to_owned).to_vec();
        let equality = imports.equality(self.value.fields.iter().map(|field| &field.ty));
        if equality > Equality::Partial {
            traits.push("Eq".to_owned());
        }
        if equality == Equality::Hashed {
            traits.push("Hash".to_owned());
        }
        if defaults == Defaults::Derived {
            traits.push("Default".to_owned());
        }
        traits.extend(["Serialize", "Deserialize"].map(|name| imports.serde(name)));
        code.derive(&traits);
        code.line(if defaults == Defaults::None {
            "#[serde(deny_unknown_fields)]"
        } else {
            "#[serde(default, deny_unknown_fields)]"
        });
        code.item(|code| {
            code.open(format!("pub struct {} {{", self.value.name));
            for field in &self.value.fields {
                code.prose(&value_field_doc(field), imports);
                self.emit_attributes(field, imports, code);
                let ty = optional_type(self.context.schema, &field.ty, field.nullable, imports);
                code.field(&format!("pub {}", field.rust), &ty);
            }
            code.close("}");
        });
    }

    fn emit_attributes(self, field: &ValueField, imports: &mut Imports<'a>, code: &mut Code) {
        code.renamed(&field.name, &field.rust);
        // Null and absent are the same, unless absent means the default.
        if field.nullable && field.default.is_none() {
            let path = format!("{}::is_none", imports.standard("Option"));
            code.attribute(
                "serde",
                &[format!("skip_serializing_if = {}", string(&path))],
            );
        }
        match &field.default {
            Some(default) if self.defaults() == Defaults::None => {
                if !field.nullable && is_natural(&field.ty, default) {
                    code.line("#[serde(default)]");
                } else {
                    let path = format!("{}::{}", self.value.name, self.default_function(field));
                    code.attribute("serde", &[format!("default = {}", string(&path))]);
                }
            }
            _ => {}
        }
    }

    fn emit_methods(self, imports: &mut Imports<'a>, code: &mut Code) {
        let is_required = |field: &&ValueField| !field.nullable && field.default.is_none();
        let has_required = self.value.fields.iter().any(|field| is_required(&field));
        code.blank();
        code.open(format!("impl {} {{", self.value.name));
        let mut is_first = true;
        if has_required {
            is_first = false;
            self.emit_constructor(imports, code);
        }
        for field in self.value.fields.iter().filter(|field| !is_required(field)) {
            if !std::mem::take(&mut is_first) {
                code.blank();
            }
            code.prose(&value_field_doc(field), imports);
            code.item(|code| {
                let (ty, conversion) = argument_type(self.context.schema, &field.ty, imports);
                code.line("#[must_use]");
                emit_setter(
                    &field.rust,
                    &field.rust,
                    &ty,
                    conversion,
                    field.nullable,
                    code,
                );
            });
        }
        if has_required {
            for field in &self.value.fields {
                self.emit_default_function(field, imports, code);
            }
        }
        code.close("}");
    }

    fn emit_constructor(self, imports: &mut Imports<'a>, code: &mut Code) {
        let mut parameters = Vec::new();
        let mut fields: Vec<(&str, Initial)> = Vec::new();
        for field in &self.value.fields {
            let is_required = !field.nullable && field.default.is_none();
            let initial = if is_required {
                let (ty, conversion) = argument_type(self.context.schema, &field.ty, imports);
                parameters.push(Parameter::new(&field.rust, ty));
                converted(&field.rust, conversion)
            } else {
                self.initial(field, imports)
            };
            fields.push((&field.rust, initial));
        }
        code.prose("What it cannot do without; the rest has setters.", imports);
        code.item(|code| {
            if parameters.len() > ARGUMENTS {
                code.attribute(
                    "expect",
                    &[
                        "clippy::too_many_arguments".to_owned(),
                        "reason = \"each is required by the spec\"".to_owned(),
                    ],
                );
            }
            code.function("pub fn new", &parameters, " -> Self");
            code.literal("Self {", &fields, "}");
            code.close("}");
        });
    }

    fn emit_default(self, imports: &mut Imports<'a>, code: &mut Code) {
        let fields: Vec<(&str, Initial)> = self
            .value
            .fields
            .iter()
            .map(|field| (field.rust.as_str(), self.initial(field, imports)))
            .collect();
        let default = imports.standard("Default");
        code.blank();
        code.item(|code| {
            code.open(format!("impl {default} for {} {{", self.value.name));
            code.open("fn default() -> Self {");
            code.literal("Self {", &fields, "}");
            code.close("}");
            code.close("}");
        });
    }

    /// The function that serde calls for an absent field, where the type's default is another.
    fn emit_default_function(self, field: &ValueField, imports: &mut Imports<'a>, code: &mut Code) {
        let Some(default) = &field.default else {
            return;
        };
        if !field.nullable && is_natural(&field.ty, default) {
            return;
        }
        let ty = optional_type(self.context.schema, &field.ty, field.nullable, imports);
        let value = self.initial(field, imports).expression();
        code.blank();
        code.item(|code| {
            let name = format!("fn {}", self.default_function(field));
            if !field.nullable && matches!(field.ty, SpecType::Bool | SpecType::Int(..)) {
                code.function(&format!("const {name}"), &[], &format!(" -> {ty}"));
            } else {
                code.function(&name, &[], &format!(" -> {ty}"));
            }
            code.line(value);
            code.close("}");
        });
    }

    /// What the spec keeps in stored objects, so that reading can leave out what it does not know.
    fn emit_shape(self, imports: &mut Imports<'a>, code: &mut Code) {
        let shape = imports.runtime("Shape");
        let node = imports.runtime("ShapeNode");
        let part = imports.runtime("ShapeField");
        code.blank();
        code.item(|code| {
            code.open(format!("impl {shape} for {} {{", self.value.name));
            let head = format!("const SHAPE: &'static {node} = &{node}::Object(&[");
            let fields: Vec<[(&str, Initial); 2]> = self
                .value
                .fields
                .iter()
                .map(|field| {
                    let ty = optional_type(self.context.schema, &field.ty, false, imports);
                    [
                        ("name", Initial::Plain(string(&field.name))),
                        ("shape", Initial::Plain(format!("<{ty} as {shape}>::SHAPE"))),
                    ]
                })
                .collect();
            if let [field] = fields.as_slice() {
                code.literal(&format!("{head}{part} {{"), field, "}]);");
            } else {
                code.open(head);
                for field in &fields {
                    code.literal(&format!("{part} {{"), field, "},");
                }
                code.close("]);");
            }
            code.close("}");
        });
    }

    fn initial(self, field: &ValueField, imports: &mut Imports<'a>) -> Initial {
        let Some(default) = &field.default else {
            return Initial::Plain("None".to_owned());
        };
        let known = default_expression(self.context.schema, &field.ty, default, imports);
        let value = known.unwrap_or_else(|| {
            let call = match (&field.ty, default) {
                (SpecType::Timestamp, _) => "Timestamp::now()",
                (SpecType::Date, _) => "Date::today()",
                (SpecType::Ulid, _) => "Ulid::new()",
                (SpecType::Trace, _) => "TraceId::new()",
                _ => "Uuid::now_v7()",
            };
            // `call` starts with the type, which the field's own type imports.
            let (ty, function) = call.split_once("::").unwrap_or((call, ""));
            let path = if self.context.names.has(ty) {
                "cwom_runtime::"
            } else {
                ""
            };
            Initial::Plain(format!("{path}{ty}::{function}"))
        });
        if field.nullable {
            value.wrapped("Some")
        } else {
            value
        }
    }

    fn defaults(self) -> Defaults {
        if !self.value.has_default() {
            return Defaults::None;
        }
        let is_natural = |field: &ValueField| match &field.default {
            Some(default) => !field.nullable && !is_late(default) && is_natural(&field.ty, default),
            None => true,
        };
        if self.value.fields.iter().all(is_natural) {
            Defaults::Derived
        } else {
            Defaults::Written
        }
    }

    fn default_function(self, field: &ValueField) -> String {
        let mut name = format!("default_{}", field.rust);
        // A setter may be called so; names of the spec do not end in an underscore.
        if self.value.fields.iter().any(|other| other.rust == name) {
            name.push('_');
        }
        name
    }
}

/// What a field of a value says, in the spec's words or in ours.
fn value_field_doc(field: &ValueField) -> String {
    if field.doc.is_empty() {
        plain_doc(&field.name, &field.ty)
    } else {
        field.doc.clone()
    }
}
