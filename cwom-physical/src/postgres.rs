//! Reading the catalog of PostgreSQL.
//!
//! One query for each part of the catalog, over all tables at once. Everything is read in one
//! read-only transaction with pinned settings, on which the server's deparsed texts depend, and
//! the name of the schema is left out of them, so that two schemas of different names compare.

mod canonicalise;
mod names;
mod session;

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use sqlx::PgConnection;
use sqlx::postgres::types::Oid;

pub use canonicalise::{Canonicalised, canonicalise};

use names::Qualifiers;

use crate::schema::{Check, Exclusion, ForeignKey, Index, PrimaryKey, Table, Trigger, Unique};
use crate::{Dialect, Error, Options, PhysicalSchema, Result};

/// The queries, in an order in which tables come before their parts.
const QUERIES: [&str; 9] = [
    include_str!("postgres/sql/tables.sql"),
    include_str!("postgres/sql/views.sql"),
    include_str!("postgres/sql/columns.sql"),
    include_str!("postgres/sql/constraints.sql"),
    include_str!("postgres/sql/indexes.sql"),
    include_str!("postgres/sql/triggers.sql"),
    include_str!("postgres/sql/functions.sql"),
    include_str!("postgres/sql/types.sql"),
    include_str!("postgres/sql/others.sql"),
];

/// Names of extensions, with their schema.
const EXTENSION_NAMES: &str = include_str!("postgres/sql/extension_names.sql");

/// Reads one schema of a database. SELECT rights are enough; the session's settings are what they
/// were afterwards.
///
/// In a transaction that is open it reads what that sees, behind a savepoint.
pub async fn introspect(
    connection: &mut PgConnection,
    options: &Options,
) -> Result<PhysicalSchema> {
    let (mut transaction, place) = session::begin(connection, options.schema.as_deref()).await?;
    let schema = read(&mut transaction, &place).await;
    transaction.rollback().await?;
    let mut schema = schema?;
    schema.leave_out(&options.unmanaged);
    Ok(schema)
}

/// What a query gives: owner, name, kind and the value as JSON.
type Row = (String, String, String, String);

async fn read(connection: &mut PgConnection, place: &session::Place) -> Result<PhysicalSchema> {
    let mut schema = PhysicalSchema::empty(Dialect::Postgres, &*place.server_version);
    schema.name.clone_from(&place.schema);
    for query in QUERIES {
        let rows: Vec<Row> = sqlx::query_as(query)
            .bind(Oid(place.oid))
            .fetch_all(&mut *connection)
            .await?;
        for row in rows {
            add(&mut schema, row)?;
        }
    }
    let extensions: Vec<(String, String)> = sqlx::query_as(EXTENSION_NAMES)
        .fetch_all(&mut *connection)
        .await?;
    let extensions: BTreeSet<(String, String)> = extensions.into_iter().collect();
    names::unqualify(&mut schema, &Qualifiers::new(&place.schema, &extensions));
    keep_once(&mut schema);
    Ok(schema)
}

/// Puts a row where it belongs. Parts of what is not read, such as an extension's table, are
/// passed over.
fn add(schema: &mut PhysicalSchema, row: Row) -> Result<()> {
    let (owner, name, kind, json) = row;
    let row = Value {
        object: (&owner, &name, &kind),
        json: &json,
    };
    match kind.as_str() {
        "table" => {
            let table: Table = row.read()?;
            schema.tables.insert(name, table);
        }
        "view" => {
            let view = row.read()?;
            schema.views.insert(name, view);
        }
        "function" => {
            let function = row.read()?;
            schema.functions.insert(name, function);
        }
        "enum" => {
            let it = row.read()?;
            schema.enums.insert(name, it);
        }
        "sequence" => {
            let sequence = row.read()?;
            schema.sequences.insert(name, sequence);
        }
        "column" | "c" | "f" | "p" | "u" | "x" | "index" | "trigger" => {
            add_part(schema, &row)?;
        }
        _ => {
            let other = row.read()?;
            let key = if owner.is_empty() {
                format!("{kind} {name}")
            } else {
                format!("{kind} {owner}.{name}")
            };
            schema.others.insert(key, other);
        }
    }
    Ok(())
}

/// Puts a part of a table or view where it belongs.
fn add_part(schema: &mut PhysicalSchema, row: &Value<'_>) -> Result<()> {
    let (owner, name, kind) = row.object;
    if let Some(view) = schema.views.get_mut(owner) {
        match kind {
            "index" => drop(view.indexes.insert(name.to_owned(), row.read::<Index>()?)),
            "trigger" => drop(
                view.triggers
                    .insert(name.to_owned(), row.read::<Trigger>()?),
            ),
            _ => {}
        }
        return Ok(());
    }
    let Some(table) = schema.tables.get_mut(owner) else {
        return Ok(());
    };
    let name = name.to_owned();
    match kind {
        "column" => drop(table.columns.insert(name, row.read()?)),
        "c" => drop(table.checks.insert(name, row.read::<Check>()?)),
        "f" => drop(table.foreign_keys.insert(name, row.read::<ForeignKey>()?)),
        "u" => drop(table.uniques.insert(name, row.read::<Unique>()?)),
        "x" => drop(table.exclusions.insert(name, row.read::<Exclusion>()?)),
        "p" => table.primary_key = Some(row.read::<PrimaryKey>()?),
        "index" => drop(table.indexes.insert(name, row.read()?)),
        _ => drop(table.triggers.insert(name, row.read()?)),
    }
    Ok(())
}

/// A row's value, with what it is about for errors.
struct Value<'a> {
    /// Owner, name and kind.
    object: (&'a str, &'a str, &'a str),
    json: &'a str,
}

impl Value<'_> {
    fn read<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_str(self.json).map_err(|source| {
            let (owner, name, kind) = self.object;
            Error::Row {
                object: format!("{kind} `{name}` of `{owner}`"),
                source,
            }
        })
    }
}

/// Leaves to the parent what a partition shares with it: whether a column was declared here or
/// came with the parent depends on how the partition was made, and means nothing.
fn keep_once(schema: &mut PhysicalSchema) {
    let parents: Vec<(String, String)> = schema
        .tables
        .iter()
        .filter_map(|(name, table)| {
            let place = table.partition_of.as_ref()?;
            Some((name.clone(), place.parent.clone()))
        })
        .collect();
    let whole = schema.tables.clone();
    for (name, parent) in parents {
        if let (Some(table), Some(parent)) = (schema.tables.get_mut(&name), whole.get(&parent)) {
            table.columns.retain(|name, column| {
                parent.columns.get(name).is_none_or(|shared| {
                    let mut shared = shared.clone();
                    shared.position = column.position;
                    shared != *column
                })
            });
        }
    }
}
