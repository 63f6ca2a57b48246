//! The constraints of a table, by the names that the databases report, with the fields that people
//! know.

use cwom_schema::schema::DeleteRule;
use cwom_schema::tables::{CheckRule, Table, TableSource};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Model, meta, statements};

/// Every constraint and unique index.
pub(super) fn all(model: &Model<'_>) -> Vec<TokenStream> {
    let runtime = model.runtime;
    let table = model.table;
    let fields = Fields::of(model);
    let constraint = |name: &str, kind: TokenStream, columns: &[&str], rule: &str| {
        let fields = fields.of_columns(columns);
        quote! {
            #runtime::ConstraintMeta {
                name: #name,
                kind: #runtime::ConstraintKind::#kind,
                fields: &[#(#fields),*],
                rule: #rule,
            }
        }
    };
    let key = &table.primary_key;
    let key = constraint(
        &key.name,
        quote!(PrimaryKey),
        &borrowed(&key.columns),
        "No two rows have the same key.",
    );
    let uniques = table.uniques.iter().map(|unique| {
        constraint(
            &unique.name,
            quote!(Unique),
            &borrowed(&unique.columns),
            &unique.doc,
        )
    });
    let references = table.enforced_foreign_keys().map(|reference| {
        constraint(
            &reference.name,
            quote!(Reference),
            &borrowed(&reference.columns),
            &reference.doc,
        )
    });
    let checks = table.checks.iter().map(|check| {
        constraint(
            &check.name,
            quote!(Check),
            &rule_columns(&check.rule),
            &check.doc,
        )
    });
    std::iter::once(key)
        .chain(uniques)
        .chain(references)
        .chain(checks)
        .collect()
}

/// The references that leave the table: first the plain ones, then those that agree with another.
pub(super) fn references(model: &Model<'_>) -> Vec<TokenStream> {
    let runtime = model.runtime;
    let fields = Fields::of(model);
    let mut keys: Vec<_> = model.table.enforced_foreign_keys().collect();
    keys.sort_by_key(|key| key.columns.len());
    keys.into_iter()
        .map(|key| {
            // A composite key does not tell which of its columns is wrong, so all are named.
            let field = fields.of_columns(&borrowed(&key.columns)).join(", ");
            let target = table_name(model, &key.target);
            let constraint = &key.name;
            let probe = statements::missing_target(model, key);
            quote! {
                #runtime::ReferenceMeta {
                    field: #field,
                    target: #target,
                    constraint: #constraint,
                    probe: #probe,
                }
            }
        })
        .collect()
}

/// The references of other tables, and of this one, that keep a row from going away.
pub(super) fn inbound(model: &Model<'_>) -> Vec<TokenStream> {
    let runtime = model.runtime;
    model
        .spec
        .tables
        .referrers(model.table)
        .filter(|(_, key)| !key.implied && key.on_delete == DeleteRule::Restrict)
        .map(|(holder, key)| {
            let entity = source_name(model, holder);
            // Of a composite key, the first column is the one that holds the key of this table.
            let field = key
                .columns
                .first()
                .map_or("", |column| holder_field(model, holder, column));
            let constraint = &key.name;
            let probe = statements::present_referrer(model, holder, key);
            quote! {
                #runtime::InboundMeta {
                    entity: #entity,
                    field: #field,
                    constraint: #constraint,
                    probe: #probe,
                }
            }
        })
        .collect()
}

/// The columns of the struct's table with their fields.
struct Fields<'a> {
    by_column: Vec<(&'a str, String)>,
}

impl<'a> Fields<'a> {
    fn of(model: &'a Model<'_>) -> Self {
        let members = model.definition.members.iter();
        Self {
            by_column: members
                .flat_map(|member| meta::columns_of(model, member))
                .collect(),
        }
    }

    /// The field of a column; the column itself where raw SQL in the spec names what is none.
    fn of_column<'b>(&'b self, column: &'b str) -> &'b str {
        self.by_column
            .iter()
            .find(|(name, _)| *name == column)
            .map_or(column, |(_, field)| field.as_str())
    }

    fn of_columns<'b>(&'b self, columns: &[&'b str]) -> Vec<&'b str> {
        columns
            .iter()
            .map(|column| self.of_column(column))
            .collect()
    }
}

fn borrowed(columns: &[String]) -> Vec<&str> {
    columns.iter().map(String::as_str).collect()
}

fn table_name<'a>(model: &'a Model<'_>, name: &'a str) -> &'a str {
    let table = model
        .spec
        .tables
        .tables
        .iter()
        .find(|table| table.name == name);
    table.map_or(name, |table| source_name(model, table))
}

/// The name of the struct whose rows a table holds.
fn source_name<'a>(model: &'a Model<'_>, table: &'a Table) -> &'a str {
    match table.source {
        TableSource::Entity(id) => &model.schema()[id].name,
        TableSource::Link(id) => &model.schema()[id].rust,
        TableSource::Audit(_) => &table.name,
    }
}

/// The field of a referring column; references are never embedded.
fn holder_field<'a>(model: &'a Model<'_>, holder: &'a Table, column: &'a str) -> &'a str {
    let TableSource::Entity(id) = holder.source else {
        return column;
    };
    let field = model.schema()[id]
        .fields
        .iter()
        .find(|field| field.column == column);
    field.map_or(column, |field| &field.rust)
}

/// The columns that a rule speaks of, each once, in the order in which it names them.
fn rule_columns(rule: &CheckRule) -> Vec<&str> {
    let mut columns: Vec<&str> = Vec::new();
    match rule {
        CheckRule::Values { column, .. }
        | CheckRule::Bool { column }
        | CheckRule::Width { column }
        | CheckRule::Range { column, .. }
        | CheckRule::Digits { column }
        | CheckRule::Float { column, .. }
        | CheckRule::Text { column, .. }
        | CheckRule::Bytes { column, .. }
        | CheckRule::Canonical { column }
        | CheckRule::Pattern { column, .. }
        | CheckRule::Json { column, .. } => columns.push(column),
        CheckRule::Together { required, optional } => {
            columns.extend(required.iter().chain(optional).map(String::as_str));
        }
        CheckRule::SetTogether { left, right } | CheckRule::Distinct { left, right } => {
            columns.extend([left.as_str(), right.as_str()]);
        }
        CheckRule::CountSet {
            columns: counted, ..
        } => columns.extend(borrowed(counted)),
        CheckRule::RequiredIn {
            state,
            columns: needed,
            ..
        }
        | CheckRule::OnlyIn {
            state,
            columns: needed,
            ..
        } => {
            columns.extend(borrowed(needed));
            columns.push(state);
        }
        CheckRule::Expr(expr) => expr.visit_columns(&mut |column| {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }),
    }
    columns
}
