//! The catalog of SQLite, which keeps the text of each statement.

use cwom_schema::schema::Dialect;
use cwom_sql::ddl::create_all;
use sqlx::pool::Pool;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, Row as _, Sqlite, SqliteConnection};

use super::{Name, Object, Objects, compare};
use crate::error::Result;
use crate::log::Log;
use crate::verify::finding::Report;

pub(super) async fn check(log: &Log<'_>, pool: &Pool<Sqlite>, report: &mut Report) -> Result<()> {
    let mut twin = SqliteConnection::connect("sqlite::memory:").await?;
    let ddl = create_all(log.tables, Dialect::Sqlite);
    twin.execute(sqlx::raw_sql(AssertSqlSafe(ddl))).await?;
    let expected = objects(&mut twin).await?;
    twin.close().await?;
    let mut connection = pool.acquire().await?;
    let mut found = objects(&mut connection).await?;
    // Views and triggers of tables that are not the spec's are somebody else's.
    let tables: Vec<&String> = expected.keys().map(|name| &name.table).collect();
    found.retain(|name, _| tables.contains(&&name.table));
    compare(&expected, &found, report);
    Ok(())
}

async fn objects(connection: &mut SqliteConnection) -> Result<Objects> {
    let sql = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema \
               WHERE type IN ('trigger', 'view') ORDER BY type, name";
    let rows = sqlx::query(sql).fetch_all(connection).await?;
    let mut objects = Objects::new();
    for row in rows {
        let sort: String = row.try_get(0)?;
        let name = Name {
            sort: if sort == "view" { "view" } else { "trigger" },
            name: row.try_get(1)?,
            table: row.try_get(2)?,
        };
        let text: Option<String> = row.try_get(3)?;
        let object = Object {
            text: text.unwrap_or_default(),
            enabled: String::new(),
        };
        objects.insert(name, object);
    }
    Ok(objects)
}
