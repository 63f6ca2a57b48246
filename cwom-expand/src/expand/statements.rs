//! The fixed statements, as constant text for each dialect of the model.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Column, ForeignKey, Table};
use cwom_sql::Ident;
use cwom_sql::dml::Statements;
use proc_macro2::TokenStream;
use quote::quote;

use super::{Model, meta};

/// The statements of an entity or a link.
pub(super) fn entity(model: &Model<'_>, deletable: bool) -> TokenStream {
    let runtime = model.runtime;
    let insert = per_dialect(model, |_, statements| statements.insert());
    let get = per_dialect(model, |_, statements| statements.get());
    let list_first = per_dialect(model, |_, statements| statements.list().first);
    let list_after = per_dialect(model, |_, statements| statements.list().after);
    let delete = if !deletable {
        quote!(::core::option::Option::None)
    } else if model.table.managed.deleted_at.is_some() {
        let soft = per_dialect(model, |_, statements| {
            statements.soft_delete().unwrap_or_default()
        });
        quote!(::core::option::Option::Some(#runtime::DeleteStatement::Soft(#soft)))
    } else {
        let hard = per_dialect(model, |_, statements| statements.delete());
        quote!(::core::option::Option::Some(#runtime::DeleteStatement::Hard(#hard)))
    };
    quote! {
        #runtime::Statements {
            insert: #insert,
            get: #get,
            list_first: #list_first,
            list_after: #list_after,
            delete: #delete,
        }
    }
}

/// The statement that writes several rows.
pub(super) fn insert_all(model: &Model<'_>) -> TokenStream {
    let runtime = model.runtime;
    let text = per_dialect(model, |_, statements| statements.insert_all().sql);
    let sqlite = Statements::new(&model.spec.tables, model.table, Dialect::Sqlite);
    let rows = sqlite.insert_all().rows.unwrap_or(1);
    quote!(#runtime::BatchStatement { text: #text, sqlite_rows: #rows })
}

/// The statements of a projection, as fields of its metadata.
pub(super) fn view(model: &Model<'_>) -> TokenStream {
    let columns: Vec<&Column> = model
        .pairs
        .iter()
        .flat_map(|pair| meta::columns_of(model, pair.member))
        .filter_map(|(name, _)| model.table.column(name))
        .collect();
    let get = per_dialect(model, |_, statements| statements.select_by_key(&columns));
    let list_first = per_dialect(model, |_, statements| {
        statements.select_list(&columns).first
    });
    let list_after = per_dialect(model, |_, statements| {
        statements.select_list(&columns).after
    });
    quote! {
        get: #get,
        list_first: #list_first,
        list_after: #list_after,
    }
}

/// A query with the parameters of the insert that yields a row when the target of `key` is not
/// there. Only the dialect that does not name the key that failed needs it.
pub(super) fn missing_target(model: &Model<'_>, key: &ForeignKey) -> TokenStream {
    let written: Vec<&str> = model
        .table
        .written_columns()
        .map(|column| column.name.as_str())
        .collect();
    let mut conditions = Vec::new();
    let mut equal = Vec::new();
    for (column, target) in key.columns.iter().zip(&key.target_columns) {
        let Some(position) = written.iter().position(|name| name == column) else {
            continue;
        };
        conditions.push(format!("?{} IS NOT NULL", position + 1));
        equal.push(format!("{} = ?{}", Ident(target), position + 1));
    }
    conditions.push(format!(
        "NOT EXISTS (SELECT 1 FROM {} WHERE {})",
        Ident(&key.target),
        equal.join(" AND "),
    ));
    per_dialect(model, |dialect, _| match dialect {
        Dialect::Sqlite => format!("SELECT 1 WHERE {}", conditions.join(" AND ")),
        Dialect::Postgres => String::new(),
    })
}

/// A query with the key that yields a row when a row of `holder` refers to it by `key`.
pub(super) fn present_referrer(model: &Model<'_>, holder: &Table, key: &ForeignKey) -> TokenStream {
    per_dialect(model, |_, statements| {
        let probes = statements.inbound_probes();
        // Of a composite key, the first column is the one that holds the key of this table.
        let probe = probes
            .into_iter()
            .find(|probe| probe.table == holder.name && key.columns.first() == Some(&probe.column));
        probe.map(|probe| probe.sql).unwrap_or_default()
    })
}

/// The text in each dialect of the model; empty in another, which no store of the model asks for.
pub(super) fn per_dialect(
    model: &Model<'_>,
    render: impl Fn(Dialect, &Statements<'_>) -> String,
) -> TokenStream {
    let runtime = model.runtime;
    let [sqlite, postgres] = Dialect::ALL.map(|dialect| {
        if model.schema().dialects.contains(&dialect) {
            let statements = Statements::new(&model.spec.tables, model.table, dialect);
            render(dialect, &statements)
        } else {
            String::new()
        }
    });
    quote!(#runtime::PerDialect { sqlite: #sqlite, postgres: #postgres })
}
