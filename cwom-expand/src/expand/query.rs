//! What a query has to know of an entity at compile time.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Column, ColumnType};
use cwom_sql::dml::Statements;
use cwom_sql::{Ident, render_rank};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Model, meta, statements};

/// `Queryable`, with the columns in the order in which rows are read.
pub(super) fn expand(model: &Model<'_>) -> TokenStream {
    let runtime = model.runtime;
    let name = model.input.ident;
    let columns = model
        .pairs
        .iter()
        .flat_map(|pair| meta::columns_of(model, pair.member))
        .filter_map(|(name, _)| model.table.column(name))
        .map(|column| query_column(model, column));
    let key = &model.table.primary_key.columns;
    let deleted_at = option(model.table.managed.deleted_at.as_deref());
    let uniques = model.table.uniques.iter().map(|unique| {
        let name = &unique.name;
        let get = statements::per_dialect(model, |_, statements: &Statements<'_>| {
            statements.get_by(unique)
        });
        quote!(#runtime::UniqueMeta { name: #name, get: #get })
    });
    quote! {
        #[automatically_derived]
        impl #runtime::Queryable for #name {
            const QUERY: &'static #runtime::QueryMeta = &#runtime::QueryMeta {
                columns: &[#(#columns),*],
                key: &[#(#key),*],
                deleted_at: #deleted_at,
                uniques: &[#(#uniques),*],
            };
        }
    }
}

fn query_column(model: &Model<'_>, column: &Column) -> TokenStream {
    let runtime = model.runtime;
    let kind = kind(model, column);
    let nullable = column.nullable;
    let written = column.generated.is_none();
    quote! {
        #runtime::QueryColumn {
            kind: #runtime::ColumnKind::#kind,
            nullable: #nullable,
            written: #written,
        }
    }
}

fn kind(model: &Model<'_>, column: &Column) -> TokenStream {
    match &column.ty {
        ColumnType::Bool => quote!(Bool),
        ColumnType::I16 => quote!(I16),
        ColumnType::I32 => quote!(I32),
        ColumnType::I64 | ColumnType::Duration => quote!(I64),
        ColumnType::F64 => quote!(F64),
        ColumnType::Decimal { scale, .. } => quote!(Decimal(#scale)),
        ColumnType::Text | ColumnType::Ulid => quote!(Text),
        ColumnType::Bytes => quote!(Bytes),
        ColumnType::Uuid => quote!(Uuid),
        ColumnType::Date => quote!(Date),
        ColumnType::Timestamp => quote!(Timestamp),
        ColumnType::Json => quote!(Json),
        ColumnType::Enum(id) | ColumnType::NativeEnum { id, .. } => {
            let values: Vec<String> = model.schema()[*id]
                .values
                .iter()
                .map(|value| value.name.clone())
                .collect();
            let [sqlite, postgres] = Dialect::ALL.map(|dialect| sorted_by(model, column, dialect));
            let runtime = model.runtime;
            let native = option(match &column.ty {
                ColumnType::NativeEnum { name, .. } => Some(name),
                _ => None,
            });
            quote! {
                Enum {
                    values: &[#(#values),*],
                    rank: #runtime::PerDialect { sqlite: #sqlite, postgres: #postgres },
                    native: #native,
                }
            }
        }
        ColumnType::Raw { sqlite, postgres } => {
            let runtime = model.runtime;
            quote!(Raw(#runtime::PerDialect { sqlite: #sqlite, postgres: #postgres }))
        }
    }
}

fn option(name: Option<&str>) -> TokenStream {
    if let Some(name) = name {
        quote!(::core::option::Option::Some(#name))
    } else {
        quote!(::core::option::Option::None)
    }
}

/// What a column of an enum sorts by, the same on both engines: the position of its value where the
/// order means something, and its text where it does not.
fn sorted_by(model: &Model<'_>, column: &Column, dialect: Dialect) -> String {
    if let Some(rank) = render_rank(column, dialect, model.table) {
        return rank;
    }
    let name = Ident(&column.name);
    match (&column.ty, dialect) {
        (ColumnType::NativeEnum { .. }, Dialect::Postgres) if !column.ordered => {
            format!("{name}::text COLLATE \"C\"")
        }
        _ => name.to_string(),
    }
}
