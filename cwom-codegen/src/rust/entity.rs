//! `src/<module>.rs`: an entity with its columns and its builder.

use cwom_schema::schema::{Entity, EntityId};

use super::builder::Builder;
use super::changes::emit_changes;
use super::docs::{clause, first_sentence};
use super::draft::origins;
use super::file::source_file;
use super::layout::Code;
use super::linkable::emit_linkable;
use super::names::{Imports, changes_name, module_name, new_name};
use super::record::{Record, emit_columns, emit_record};
use super::relations::emit_relations;
use crate::FileSet;
use crate::context::Context;

/// One file for each entity.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    for (id, entity) in context.schema.entities() {
        let path = format!("src/{}.rs", module_name(&entity.module));
        files.insert(path, emit_entity(context, id, entity));
    }
}

fn emit_entity(context: &Context<'_>, id: EntityId, entity: &Entity) -> String {
    let record = Record::of_entity(id, entity);
    let title = format!("{}: {}.", entity.name, clause(first_sentence(&entity.doc)));
    emit_row(context, &record, &title)
}

/// A file for a row: the struct, its columns and constructor, its builder.
pub(crate) fn emit_row<'a>(context: &Context<'a>, record: &Record<'a>, title: &str) -> String {
    let new_name = new_name(record.name);
    let changes_name = changes_name(record.name);
    let own = [record.name, &new_name, &changes_name];
    let mut imports = Imports::new(&context.names, own);
    let mut code = Code::new();
    let origins = origins(context.schema, record);
    let builder = Builder {
        schema: context.schema,
        record,
        origins: &origins,
    };
    emit_record(context.schema, record, &mut imports, &mut code);
    code.blank();
    code.open(format!("impl {} {{", record.name));
    emit_columns(context.schema, record, &mut imports, &mut code);
    if let Some(id) = record.entity {
        emit_relations(context, id, &mut imports, &mut code);
    }
    code.blank();
    builder.emit_constructor(&mut imports, &mut code);
    code.close("}");
    builder.emit(&mut imports, &mut code);
    if record.entity.is_none() {
        emit_linkable(context.schema, record, &origins, &mut imports, &mut code);
    }
    if let Some(entity) = record.entity {
        emit_changes(
            context.schema,
            &context.schema[entity],
            &mut imports,
            &mut code,
        );
    }
    source_file(context, title, &imports, code)
}
