//! How changes of an entity or a link are recorded, as a constant.

use cwom_schema::schema::Images;
use proc_macro2::TokenStream;
use quote::quote;

use super::{Model, statements, update};
use crate::definition::Defined;

/// The metadata; `None` where nothing is recorded.
pub(super) fn meta(model: &Model<'_>) -> TokenStream {
    let (Some(audited), Some(log)) = (&model.table.audited, model.spec.tables.audit()) else {
        return quote!(::core::option::Option::None);
    };
    let runtime = model.runtime;
    let (kind, revision, table) = (&audited.kind, &audited.revision, &log.name);
    let log = log_of(model, table);
    let create = statements::per_dialect(model, |_, statements| {
        statements.insert_in_context().unwrap_or_default()
    });
    let columns = match model.definition.subject {
        Defined::Entity(_, entity) => update::written_columns(model, entity),
        Defined::Link(..) => Vec::new(),
    };
    let update = statements::per_dialect(model, |_, statements| {
        if columns.is_empty() {
            return String::new();
        }
        statements.update_in_context(&columns).unwrap_or_default()
    });
    let is_deletable = model.definition.is_deletable();
    let delete = statements::per_dialect(model, |_, statements| {
        let delete = is_deletable.then(|| statements.delete_in_context());
        delete.flatten().unwrap_or_default()
    });
    quote! {
        ::core::option::Option::Some(#runtime::AuditMeta {
            kind: #kind,
            revision: #revision,
            log: #log,
            create: #create,
            update: #update,
            delete: #delete,
        })
    }
}

/// The log that must know who deletes a row which is not audited itself, because audited rows can
/// go with it, over other unaudited tables too; `None` where none can.
pub(super) fn cascades(model: &Model<'_>) -> TokenStream {
    match model.spec.tables.audit() {
        Some(log) if model.table.audited.is_none() && model.table.takes_audited => {
            let log = log_of(model, &log.name);
            quote!(::core::option::Option::Some(#log))
        }
        _ => quote!(::core::option::Option::None),
    }
}

fn log_of(model: &Model<'_>, table: &str) -> TokenStream {
    let runtime = model.runtime;
    let tables = &model.spec.tables;
    let state = statements::per_dialect(model, |dialect, _| {
        cwom_sql::audit::state_context(tables, dialect).unwrap_or_default()
    });
    let clear = statements::per_dialect(model, |dialect, _| {
        cwom_sql::audit::clear_context(tables, dialect).unwrap_or_default()
    });
    let note = statements::per_dialect(model, |dialect, _| {
        cwom_sql::audit::write_note(tables, dialect).unwrap_or_default()
    });
    let diffs = tables.tables.iter().filter_map(|table| {
        let audited = table.audited.as_ref()?;
        (audited.images == Images::Diff).then_some(audited.kind.as_str())
    });
    quote! {
        #runtime::AuditLog {
            table: #table,
            state: #state,
            clear: #clear,
            note: #note,
            diffs: &[#(#diffs),*],
        }
    }
}
