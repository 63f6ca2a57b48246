//! Rows: the struct of an entity or of a join table, with its columns and its `Debug`.

use std::collections::BTreeSet;

use cwom_schema::Schema;
use cwom_schema::schema::{Entity, EntityId, Field, FieldId, FieldKind, StateMachine};

use super::docs::field_doc;
use super::input::emit_row_form;
use super::layout::{Code, Type};
use super::literal::string;
use super::names::{Imports, handle};
use super::types::{Equality, optional, optional_type, rust_type};

/// The key that says of what kind an object is.
pub(crate) const KIND: &str = "kind";
/// What stands for a sensitive value in `Debug`.
const MASK: &str = "&format_args!(\"***\")";

/// An entity, or the rows of a join table, as one struct.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    /// The struct.
    pub(crate) name: &'a str,
    /// What it is.
    pub(crate) doc: String,
    /// The argument of its `#[cwom(…)]`.
    pub(crate) source: String,
    /// Its fields, in the order of the table.
    pub(crate) fields: &'a [Field],
    /// Its state machine.
    pub(crate) states: Option<&'a StateMachine>,
    /// The entity, unless it is a join table.
    pub(crate) entity: Option<EntityId>,
}

impl<'a> Record<'a> {
    pub(crate) fn of_entity(id: EntityId, entity: &'a Entity) -> Self {
        Self {
            name: &entity.name,
            doc: entity.doc.clone(),
            source: format!("entity = {}", string(&entity.name)),
            fields: &entity.fields,
            states: entity.states.as_ref(),
            entity: Some(id),
        }
    }

    /// Whether its JSON form says what it is: the entities do, but for those that have a field of
    /// that name.
    pub(crate) fn has_kind(&self) -> bool {
        self.entity.is_some() && self.fields.iter().all(|field| json_key(field) != KIND)
    }

    fn is_sensitive(&self) -> bool {
        self.fields.iter().any(|field| field.sensitive)
    }
}

/// Everything of the row itself: struct, column handles, and `Debug` where values are masked.
pub(crate) fn emit_record<'a>(
    schema: &'a Schema,
    record: &Record<'_>,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    // Documentation links to what is in scope, so that comes first.
    for field in record.fields {
        rust_type(schema, &field.ty, imports);
    }
    code.prose(&record.doc, imports);
    let mut traits = row_traits(record, imports);
    traits.push(imports.runtime("CwomEntity"));
    code.derive(&traits);
    code.attribute("cwom", std::slice::from_ref(&record.source));
    code.item(|code| {
        code.open(format!("pub struct {} {{", record.name));
        for field in record.fields {
            code.prose(&field_doc(schema, record.fields, field), imports);
            let ty = optional_type(schema, &field.ty, field.nullable, imports);
            code.field(&format!("pub {}", field.rust), &ty);
        }
        code.close("}");
    });
    emit_row_form(record, code);
    if record.is_sensitive() {
        let shown = record
            .fields
            .iter()
            .map(|field| (&*field.rust, field.sensitive));
        emit_debug(record.name, shown, imports, code);
    }
}

/// A handle for each column, as associated constants.
pub(crate) fn emit_columns<'a>(
    schema: &'a Schema,
    record: &Record<'_>,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    let mut used = BTreeSet::new();
    for (index, field) in record.fields.iter().enumerate() {
        let can_change = record
            .entity
            .is_some_and(|entity| schema[entity].is_settable(FieldId(index)));
        if let FieldKind::Embedded(embedded) = &field.kind {
            let parts = &schema[embedded.value].fields;
            for (part, column) in parts.iter().zip(&embedded.columns) {
                let handle = Handle {
                    name: column,
                    column,
                    field: &format!("{}.{}", field.rust, part.rust),
                    inner: rust_type(schema, &part.ty, imports),
                    is_nullable: field.nullable || part.nullable,
                    // Of a value that may be absent, no part can be set alone.
                    can_change: can_change && !field.nullable,
                };
                emit_column(handle, &mut used, imports, code);
            }
        } else {
            let handle = Handle {
                name: handle(field, record.fields),
                column: &field.column,
                field: &field.rust,
                inner: rust_type(schema, &field.ty, imports),
                is_nullable: field.nullable,
                can_change,
            };
            emit_column(handle, &mut used, imports, code);
        }
    }
}

/// `Debug` by hand, because some values are not for logs.
pub(crate) fn emit_debug<'f>(
    name: &str,
    fields: impl Iterator<Item = (&'f str, bool)>,
    imports: &mut Imports<'_>,
    code: &mut Code,
) {
    imports.module("std::fmt");
    code.blank();
    code.item(|code| {
        code.open(format!("impl fmt::Debug for {name} {{"));
        code.open("fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {");
        code.assign(
            "let mut shown",
            &format!("formatter.debug_struct({})", string(name)),
        );
        for (field, is_sensitive) in fields {
            let value = format!("&self.{field}");
            let value = if is_sensitive { MASK } else { &value };
            code.call("shown.field", &[&string(field), value], ";");
        }
        code.line("shown.finish()");
        code.close("}");
        code.close("}");
    });
}

/// Traits that the row derives, besides that of the runtime.
fn row_traits(record: &Record<'_>, imports: &Imports<'_>) -> Vec<String> {
    let mut traits = Vec::new();
    if !record.is_sensitive() {
        traits.push("Debug".to_owned());
    }
    traits.extend(["Clone", "PartialEq"].map(str::to_owned));
    if imports.equality(record.fields.iter().map(|field| &field.ty)) > Equality::Partial {
        traits.push("Eq".to_owned());
    }
    traits
}

/// The key of a field in JSON: its column, or its name for a value in columns of its own.
pub(crate) fn json_key(field: &Field) -> &str {
    match field.kind {
        FieldKind::Embedded(_) => &field.name,
        _ => &field.column,
    }
}

/// A column to be named with its type.
struct Handle<'h> {
    name: &'h str,
    column: &'h str,
    field: &'h str,
    inner: Type,
    is_nullable: bool,
    can_change: bool,
}

fn emit_column(
    handle: Handle<'_>,
    used: &mut BTreeSet<String>,
    imports: &mut Imports<'_>,
    code: &mut Code,
) {
    let name = handle.name.to_ascii_uppercase();
    // A part of an embedded value may be called as another field; that one was there first.
    if !used.insert(name.clone()) {
        return;
    }
    code.line(format!("/// The column `{}`.", handle.column));
    code.item(|code| {
        let (kind, held) = match (handle.can_change, handle.is_nullable) {
            (true, true) => ("Clearable", handle.inner),
            (true, false) => ("Settable", handle.inner),
            (false, true) => ("Column", optional(handle.inner, imports)),
            (false, false) => ("Column", handle.inner),
        };
        let ty = Type::generic(imports.runtime(kind), vec![Type::plain("Self"), held]);
        let arguments = [string(handle.column), string(handle.field)];
        let new = format!("{}::new", ty.name);
        code.constant(&name, &ty, &new, &arguments);
    });
}
