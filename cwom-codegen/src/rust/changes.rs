//! `XChanges`: what a form may change of a row.

use cwom_schema::Schema;
use cwom_schema::schema::{Entity, Field};

use super::docs::field_doc;
use super::input::emit_changes_form;
use super::layout::{Code, Parameter, Type};
use super::names::{Imports, changes_name};
use super::record::emit_debug;
use super::types::{Equality, rust_type};

/// Whether there is anything that a form could change.
pub(crate) fn has_changes(entity: &Entity) -> bool {
    settable(entity).next().is_some()
}

/// The struct, and how it changes a row; nothing where rows never change.
pub(crate) fn emit_changes<'a>(
    schema: &'a Schema,
    entity: &'a Entity,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    if !has_changes(entity) {
        return;
    }
    let name = changes_name(&entity.name);
    let is_sensitive = settable(entity).any(|field| field.sensitive);
    code.blank();
    code.prose(
        &format!(
            "What changes of a [`{}`]; what is not named is kept. In JSON, `null` clears.",
            entity.name
        ),
        imports,
    );
    let mut traits = vec!["Clone", "Default", "PartialEq"];
    if !is_sensitive {
        traits.insert(0, "Debug");
    }
    if imports.equality(settable(entity).map(|field| &field.ty)) > Equality::Partial {
        traits.push("Eq");
    }
    let traits: Vec<String> = traits.into_iter().map(str::to_owned).collect();
    code.derive(&traits);
    code.item(|code| {
        code.open(format!("pub struct {name} {{"));
        for field in settable(entity) {
            code.prose(&field_doc(schema, &entity.fields, field), imports);
            let inner = rust_type(schema, &field.ty, imports);
            let ty = Type::generic(imports.runtime(kind(field)), vec![inner]);
            code.field(&format!("pub {}", field.rust), &ty);
        }
        code.close("}");
    });
    if is_sensitive {
        let shown = settable(entity).map(|field| (&*field.rust, field.sensitive));
        emit_debug(&name, shown, imports, code);
    }
    emit_changes_form(&name, settable(entity), code);
    emit_apply(entity, &name, imports, code);
}

fn emit_apply<'a>(entity: &'a Entity, name: &str, imports: &mut Imports<'a>, code: &mut Code) {
    let changes = imports.runtime("Changes");
    let row = imports.model(&entity.name);
    code.blank();
    code.item(|code| {
        code.open(format!("impl {changes} for {name} {{"));
        code.line(format!("type Entity = {row};"));
        code.blank();
        let parameters = [
            Parameter::receiver("self"),
            Parameter::new("row", Type::plain(format!("&mut {row}"))),
        ];
        code.function("fn apply", &parameters, "");
        for field in settable(entity) {
            let apply = format!("{}::apply", imports.runtime(kind(field)));
            let (given, kept) = (
                format!("self.{}", field.rust),
                format!("&mut row.{}", field.rust),
            );
            code.call(&apply, &[&given, &kept], ";");
        }
        code.close("}");
        code.close("}");
    });
}

fn kind(field: &Field) -> &'static str {
    if field.nullable {
        "NullableChange"
    } else {
        "Change"
    }
}

fn settable(entity: &Entity) -> impl Iterator<Item = &Field> {
    entity
        .fields()
        .filter(|(id, _)| entity.is_settable(*id))
        .map(|(_, field)| field)
}
