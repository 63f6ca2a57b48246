//! Rows are read as they were written, whatever they hold.

use cwom_schema::schema::{DefaultValue, Field, FieldKind, Type};

use super::Trial;
use crate::rust::draft::Origin;
use crate::rust::layout::Initial;
use crate::rust::literal::{default_expression, string};
use crate::rust::names::handle;
use crate::rust::types::is_copy;

/// How many rows of any values each entity is tried with.
const CASES: u32 = 24;

impl Trial<'_, '_> {
    pub(super) fn emit_values(&mut self) {
        self.emit_created();
        self.emit_limits();
        self.emit_any();
        self.emit_variants();
    }

    /// The way that an application goes: the constructor, with what it cannot do without.
    fn emit_created(&mut self) {
        let doc = "A row is created from what it cannot do without, and read as it was created; the \
                   rest has its defaults.";
        self.test("a_row_is_created_and_read", doc, |it| {
            let arguments = it.emit_arguments();
            let name = it.name.clone();
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            it.code
                .call(&format!("let new = {name}::new"), &arguments, ";");
            it.code
                .chain("let created", "db.write(db.context()).create(new).await?");
            it.emit_defaults();
            let key = it.key_of(it.id, "created");
            it.code
                .chain("let read", &format!("db.get::<{name}>({key}).await?"));
            it.code.line("assert_eq!(read, created);");
        });
    }

    /// The statements before the constructor, and its arguments.
    fn emit_arguments(&mut self) -> Vec<String> {
        let mut arguments = Vec::new();
        let mut wholes = Vec::new();
        let origins = self.origins.clone();
        for (field, origin) in self.entity.fields.iter().zip(&origins) {
            match origin {
                Origin::GivenWhole(target) => {
                    let row = handle(field, &self.entity.fields).to_owned();
                    let target = self.model(*target);
                    self.code.chain(
                        &format!("let {row}"),
                        &format!("db.fixture::<{target}>().await"),
                    );
                    arguments.push(format!("&{row}"));
                    wholes.push(row);
                }
                Origin::Given => arguments.push(format!("plain.{}", field.rust)),
                _ => {}
            }
        }
        if arguments.len() > wholes.len() {
            let name = self.name.clone();
            let given: Vec<String> = wholes.iter().map(|row| format!(".given(&{row})")).collect();
            let given = given.concat();
            let value = format!("db.fixture::<{name}>(){given}.draft().await");
            self.code.chain("let plain", &value);
        }
        arguments
    }

    /// What nobody gave.
    fn emit_defaults(&mut self) {
        let origins = self.origins.clone();
        for (field, origin) in self.entity.fields.iter().zip(&origins) {
            let place = format!("created.{}", field.rust);
            match (origin, &field.default) {
                (Origin::OnlyState(position), _) => {
                    self.emit_default(field, &place, &DefaultValue::EnumValue(*position));
                }
                (Origin::Optional, Some(default)) => self.emit_default(field, &place, default),
                (Origin::Late(DefaultValue::Context), _) => {
                    let trace = if field.nullable {
                        "Some(db.context().trace)"
                    } else {
                        "db.context().trace"
                    };
                    self.code.assert_eq(&place, trace);
                }
                (Origin::Managed, _) if field.kind == FieldKind::Version => {
                    self.code.assert_eq(&place, "1");
                }
                (Origin::Managed, _) if field.kind == FieldKind::DeletedAt => {
                    self.code.assert_eq(&place, "None");
                }
                _ => {}
            }
        }
    }

    /// The assertion that a field has its default.
    fn emit_default(&mut self, field: &Field, place: &str, default: &DefaultValue) {
        let is_empty = match default {
            DefaultValue::EmptyList => !matches!(field.ty, Type::Json),
            DefaultValue::EmptyObject => matches!(field.ty, Type::Map(_)),
            _ => false,
        };
        match default {
            _ if field.nullable => {}
            _ if is_empty => {
                self.code.line(format!("assert!({place}.is_empty());"));
                return;
            }
            DefaultValue::Bool(value) => {
                let not = if *value { "" } else { "!" };
                self.code.line(format!("assert!({not}{place});"));
                return;
            }
            DefaultValue::Text(text) if matches!(field.ty, Type::String(_) | Type::Text(_)) => {
                self.code.assert_eq(place, &string(text));
                return;
            }
            _ => {}
        }
        let schema = self.context.schema;
        let Some(value) = default_expression(schema, &field.ty, default, &mut self.imports) else {
            return;
        };
        let value = match value {
            // Here it need not be a constant.
            Initial::Block(expression) => expression,
            value => value.expression(),
        };
        let value = if field.nullable {
            format!("Some({value})")
        } else {
            value
        };
        self.code.assert_eq(place, &value);
    }

    fn emit_limits(&mut self) {
        let doc = "The least and shortest values that its rules allow are kept, and the greatest and \
                   longest.";
        self.test("its_limits_are_kept", doc, |it| {
            let choices = it.testing("Choices");
            it.code.open(format!(
                "for choices in [{choices}::least(), {choices}::greatest()] {{"
            ));
            it.emit_read_back();
            it.code.line("assert_eq!(read, created);");
            it.code.close("}");
        });
    }

    fn emit_any(&mut self) {
        let doc = "Whatever its fields may hold is read as it was written.";
        self.test("any_value_is_kept", doc, |it| {
            let for_any = it.testing("for_any");
            let equal = it.testing("equal");
            it.code
                .open(format!("{for_any}({CASES}, async |choices| {{"));
            it.emit_read_back();
            it.code.line(format!("{equal}(&read, &created)"));
            it.code.close("})");
            it.code.line(".await;");
        });
    }

    fn emit_read_back(&mut self) {
        let name = self.name.clone();
        let value = format!("db.fixture::<{name}>().choices(choices).create().await?");
        self.code.chain("let created", &value);
        let key = self.key_of(self.id, "created");
        self.code
            .chain("let read", &format!("db.get::<{name}>({key}).await?"));
    }

    /// Every value of every enum that a creator may give.
    fn emit_variants(&mut self) {
        let state = self.entity.states.as_ref().map(|machine| machine.field);
        let fields: Vec<_> = self
            .entity
            .fields()
            .filter(|(id, field)| {
                matches!((&field.ty, &field.kind), (Type::Enum(_), FieldKind::Data))
                    && Some(*id) != state
                    && !self.is_never_at_first(*id)
                    && !self.is_disputed(field)
            })
            .map(|(_, field)| field)
            .collect();
        if fields.is_empty() {
            return;
        }
        self.test(
            "every_value_of_its_enums_is_kept",
            "Every value of its enums is kept.",
            |it| {
                it.runtime("EnumValue");
                for field in fields {
                    let Type::Enum(id) = &field.ty else { continue };
                    let variants = it.imports.model(&it.context.schema[*id].name);
                    it.code.open(format!("for value in {variants}::VALUES {{"));
                    it.draft("row");
                    let value = if field.nullable {
                        "Some(*value)"
                    } else {
                        "*value"
                    };
                    it.code.line(format!("row.{} = {value};", field.rust));
                    let created = it.created("row");
                    it.code.chain("let created", &format!("{created}?"));
                    let (name, key) = (it.name.clone(), it.key_of(it.id, "created"));
                    it.code
                        .chain("let read", &format!("db.get::<{name}>({key}).await?"));
                    it.code.assert_eq(&format!("read.{}", field.rust), value);
                    it.code.close("}");
                }
            },
        );
    }

    /// Whether values of the field are copied.
    pub(super) fn copies(&self, ty: &Type) -> bool {
        is_copy(self.context.schema, ty)
    }
}
