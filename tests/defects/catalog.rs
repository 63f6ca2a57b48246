//! What a database really has, and what the spec says that it has.

use std::fs;
use std::sync::LazyLock;

use cwom_physical::schema::Table as Real;
use cwom_physical::{Options, PhysicalSchema};
use cwom_schema::Schema;
use cwom_schema::tables::{Table, Tables, lower_tables};
use cwom_testkit::{Postgres, Sqlite};
use cwom_tests::Database;

use crate::shell::Shell;

/// The shipped spec.
pub(crate) static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let text = fs::read_to_string(crate::workspace_root().join("cwom-spec.toml"));
    let (schema, _) = cwom_schema::parse(&text.expect("the spec is there"));
    schema.expect("the spec is valid")
});

/// Its relational view.
pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(|| lower_tables(&SCHEMA));

/// An engine whose catalog can be read.
pub(crate) trait Catalog: Shell {
    /// Everything that a database has.
    async fn catalog(database: &Database<Self>) -> PhysicalSchema;
}

macro_rules! catalog {
    ($dialect:ty, $module:ident) => {
        impl Catalog for $dialect {
            async fn catalog(database: &Database<Self>) -> PhysicalSchema {
                use cwom_tests::Engine as _;

                let mut session = Self::open(&database.url).await;
                let options = Options::default();
                let read = cwom_physical::$module::introspect(&mut session, &options).await;
                Self::close(session).await;
                read.expect("the catalog can be read")
            }
        }
    };
}

catalog!(Sqlite, sqlite);
catalog!(Postgres, postgres);

/// Each table of the spec beside the real one.
pub(crate) fn pairs<D: Catalog>(
    catalog: &PhysicalSchema,
) -> impl Iterator<Item = (&'static Table, &Real)> {
    let tables = TABLES.of_dialect(D::SQL);
    tables.map(|table| (table, catalog.tables.get(&table.name).expect(&table.name)))
}

/// Every list of columns by which rows of a table are found: its keys and its indexes that have no
/// condition, in the order of their columns.
pub(crate) fn ways(table: &Real) -> Vec<(String, Vec<String>)> {
    let key = table.primary_key.iter();
    let key = key.map(|key| ("primary key".to_owned(), key.columns.clone()));
    let uniques = table.uniques.iter();
    let uniques = uniques.map(|(name, unique)| (name.clone(), unique.columns.clone()));
    let whole = table
        .indexes
        .iter()
        .filter(|(_, index)| index.predicate.is_none());
    let indexes = whole.map(|(name, index)| {
        let keys = index.parts.iter().map(|part| part.key.clone());
        (name.clone(), keys.collect())
    });
    key.chain(uniques).chain(indexes).collect()
}
