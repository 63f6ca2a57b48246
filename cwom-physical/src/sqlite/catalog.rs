//! The catalog of SQLite in a constant number of queries: pragmas as functions, joined over all
//! tables.

use sqlx::SqliteConnection;

use crate::Result;

/// All that is read, as it comes.
pub(super) struct Catalog {
    pub(super) version: String,
    pub(super) objects: Vec<Object>,
    pub(super) tables: Vec<TableFacts>,
    pub(super) columns: Vec<ColumnFacts>,
    pub(super) foreign_keys: Vec<(String, i64)>,
    pub(super) index_parts: Vec<IndexPartFacts>,
}

/// A row of `sqlite_schema`: type, name, table and text.
pub(super) type Object = (String, String, String, Option<String>);

/// A row of `pragma_table_list`: name, type, WITHOUT ROWID and STRICT.
pub(super) type TableFacts = (String, String, bool, bool);

/// A row of `pragma_table_xinfo`: table, place, name, type, NOT NULL and hidden.
pub(super) type ColumnFacts = (String, i64, String, String, bool, i64);

/// A row of `pragma_index_xinfo`: index, column's place, its name, direction and collation.
pub(super) type IndexPartFacts = (String, i64, Option<String>, bool, Option<String>);

const OBJECTS: &str = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema \
     WHERE substr(name, 1, 7) <> 'sqlite_'";

const TABLES: &str = "SELECT name, type, wr, strict FROM pragma_table_list \
     WHERE schema = 'main' AND substr(name, 1, 7) <> 'sqlite_'";

// Views are left out: a broken one would fail the whole query. So are virtual tables, whose module
// may not be here.
const COLUMNS: &str = "SELECT t.name, x.cid, x.name, x.type, x.\"notnull\", x.hidden \
     FROM main.sqlite_schema AS t, pragma_table_xinfo(t.name, 'main') AS x \
     WHERE t.type = 'table' AND t.rootpage > 0 AND substr(t.name, 1, 7) <> 'sqlite_' \
     ORDER BY t.name, x.cid";

const FOREIGN_KEYS: &str = "SELECT t.name, count(DISTINCT k.id) \
     FROM main.sqlite_schema AS t, pragma_foreign_key_list(t.name, 'main') AS k \
     WHERE t.type = 'table' AND t.rootpage > 0 AND substr(t.name, 1, 7) <> 'sqlite_' \
     GROUP BY t.name";

const INDEX_PARTS: &str = "SELECT i.name, x.cid, x.name, x.\"desc\", x.coll \
     FROM main.sqlite_schema AS i, pragma_index_xinfo(i.name, 'main') AS x \
     WHERE i.type = 'index' AND i.sql IS NOT NULL AND x.key \
     ORDER BY i.name, x.seqno";

/// Reads the catalog.
pub(super) async fn read(connection: &mut SqliteConnection) -> Result<Catalog> {
    let version = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(&mut *connection)
        .await?;
    Ok(Catalog {
        version,
        objects: sqlx::query_as(OBJECTS).fetch_all(&mut *connection).await?,
        tables: sqlx::query_as(TABLES).fetch_all(&mut *connection).await?,
        columns: sqlx::query_as(COLUMNS).fetch_all(&mut *connection).await?,
        foreign_keys: sqlx::query_as(FOREIGN_KEYS)
            .fetch_all(&mut *connection)
            .await?,
        index_parts: sqlx::query_as(INDEX_PARTS)
            .fetch_all(&mut *connection)
            .await?,
    })
}
