//! The catalog of PostgreSQL, which shows a trigger by what it understood of it: only the catalog
//! of a twin tells what that should be.

use std::collections::BTreeSet;

use cwom_schema::schema::Dialect;
use cwom_sql::ddl::create_all;
use cwom_sql::quote;
use sqlx::{Pool, Postgres};

use super::{Name, Object, Objects, compare};
use crate::database::{Database, Tx, Value};
use crate::error::{Error, Result};
use crate::log::Log;
use crate::partitions;
use crate::verify::finding::Report;

/// Where the twin is, until it is rolled back.
const TWIN: &str = "cwom_audit_twin";

pub(super) async fn check(log: &Log<'_>, pool: &Pool<Postgres>, report: &mut Report) -> Result<()> {
    let database = Database::Postgres(pool.clone());
    let mut tx = database.snapshot().await?;
    let schema = schema(&mut tx).await?;
    let mut found = objects(&mut tx, &schema).await?;
    let partitions = partitions::all(log, &mut tx).await?;
    owners(log, &mut tx, &schema, report).await?;
    drop(tx);
    let Some(mut expected) = twin(log, &database).await? else {
        report.notices.push(
            "triggers were not compared with the spec: that takes a role that may create a schema"
                .to_owned(),
        );
        return Ok(());
    };
    // Each partition keeps the rules that the one for all other months keeps.
    let model = format!("{}_default", log.name);
    let of_model: Vec<(Name, Object)> = expected
        .iter()
        .filter(|(name, _)| name.table == model)
        .map(|(name, object)| (name.clone(), object.clone()))
        .collect();
    for partition in partitions.iter().filter(|name| **name != model) {
        for (name, object) in &of_model {
            let text =
                object
                    .text
                    .replacen(&format!(" ON {model} "), &format!(" ON {partition} "), 1);
            let name = Name {
                table: partition.clone(),
                ..name.clone()
            };
            expected.insert(
                name,
                Object {
                    text,
                    ..object.clone()
                },
            );
        }
    }
    let tables: BTreeSet<&String> = expected.keys().map(|name| &name.table).collect();
    let named: BTreeSet<&Name> = expected.keys().collect();
    found.retain(|name, _| match name.sort {
        "trigger" => tables.contains(&name.table),
        _ => named.contains(name),
    });
    compare(&expected, &found, report);
    Ok(())
}

/// What the spec would make, on this server; none where the role may not make it.
async fn twin(log: &Log<'_>, database: &Database) -> Result<Option<Objects>> {
    let mut tx = database.write().await?;
    let script = format!("CREATE SCHEMA {TWIN}; SET LOCAL search_path = {TWIN};");
    match tx.script(script).await {
        Ok(()) => {}
        Err(Error::Database(sqlx::Error::Database(error)))
            if error.code().as_deref() == Some("42501") =>
        {
            return Ok(None);
        }
        Err(error) => return Err(error),
    }
    tx.script(create_all(log.tables, Dialect::Postgres)).await?;
    objects(&mut tx, TWIN).await.map(Some)
}

async fn schema(tx: &mut Tx) -> Result<String> {
    let rows = tx.rows("SELECT current_schema()::text".to_owned(), &[]);
    Ok(rows
        .await?
        .first_mut()
        .map(|row| row.required())
        .unwrap_or_default())
}

/// Triggers and functions of a schema, without its name.
async fn objects(tx: &mut Tx, schema: &str) -> Result<Objects> {
    // Names are shown without a schema where they are found without one.
    let path = format!("SET LOCAL search_path = {}, pg_catalog", quote(schema));
    tx.script(path).await?;
    let mut objects = Objects::new();
    let sql = "SELECT c.relname::text, t.tgname::text, pg_get_triggerdef(t.oid, true), \
               t.tgenabled::text FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid \
               JOIN pg_namespace AS n ON n.oid = c.relnamespace \
               WHERE n.nspname = $1 AND NOT t.tgisinternal";
    tx.each(sql.to_owned(), &[Value::Text(schema)], |mut row| {
        let (table, name) = (row.required(), row.required());
        let (text, enabled) = (row.required(), row.required());
        let name = Name {
            sort: "trigger",
            table,
            name,
        };
        objects.insert(name, Object { text, enabled });
        Ok(())
    })
    .await?;
    // A row of the catalog has no text of its own that leaves the schema out.
    let sql = "SELECT p.proname::text, concat_ws(E'\\n', l.lanname, p.prosecdef, p.provolatile, \
               replace(array_to_string(p.proconfig, ','), quote_ident(n.nspname), '?'), p.prosrc) \
               FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace \
               JOIN pg_language AS l ON l.oid = p.prolang WHERE n.nspname = $1";
    tx.each(sql.to_owned(), &[Value::Text(schema)], |mut row| {
        let name = Name {
            sort: "function",
            table: String::new(),
            name: row.required(),
        };
        let object = Object {
            text: row.required(),
            enabled: String::new(),
        };
        objects.insert(name, object);
        Ok(())
    })
    .await?;
    Ok(objects)
}

/// Whoever owns a table can turn its triggers off: an application should not.
async fn owners(log: &Log<'_>, tx: &mut Tx, schema: &str, report: &mut Report) -> Result<()> {
    let sql = format!(
        "SELECT DISTINCT pg_get_userbyid(c.relowner)::text FROM pg_class AS c \
         JOIN pg_namespace AS n ON n.oid = c.relnamespace \
         WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND pg_get_userbyid(c.relowner)::text \
         IN (SELECT DISTINCT db_role FROM {} WHERE actor_kind <> 'system') ORDER BY 1",
        quote(log.name)
    );
    for mut row in tx.rows(sql, &[Value::Text(schema)]).await? {
        report.notices.push(format!(
            "the role {} writes for applications and owns tables, so it could turn their triggers off",
            row.required()
        ));
    }
    Ok(())
}
