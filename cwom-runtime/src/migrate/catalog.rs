//! What the catalog was after migrating: what a cheap check at start-up compares.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::record;
use crate::backend::ConnectionOf;
use crate::store::explain;
use crate::{Dialect, PerDialect, Result, RowReader};

/// The subject in our table: version, server, digest, fingerprint.
pub(super) const SUBJECT: &str = "catalog";
/// The subject of the catalog itself.
pub(super) const WHOLE: &str = "schema";

/// A text that is another one as soon as any object of the schema is, and now and then without that:
/// after a dump and its restore, say. It costs a fraction of reading the catalog.
///
/// SQLite counts the changes of its schema. PostgreSQL stamps each row of its catalog with the
/// transaction that wrote it.
pub(super) const FINGERPRINT: PerDialect = PerDialect {
    sqlite: "SELECT CAST(schema_version AS TEXT) FROM pragma_schema_version",
    postgres: include_str!("catalog/fingerprint.sql"),
};

/// What a run of migrations left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogRecord {
    /// The last version that was applied; 0 where all was reverted.
    pub version: i64,
    /// The version of the server, or of SQLite.
    pub server: String,
    /// A digest of the whole catalog, where whoever migrated could make one.
    pub digest: Option<String>,
    /// When, as RFC 3339 in UTC.
    pub at: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Stored {
    pub(super) version: i64,
    pub(super) server: String,
    pub(super) digest: Option<String>,
    #[serde(default)]
    pub(super) fingerprint: Option<String>,
}

/// A catalog that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CatalogImage {
    /// Two catalogs share it exactly when nothing that counts differs.
    pub digest: String,
    /// The whole of it as JSON, for a comparison object by object.
    pub catalog: Option<String>,
}

/// What a hook gives.
pub type Imaging<'c> =
    Pin<Box<dyn Future<Output = std::result::Result<CatalogImage, String>> + Send + 'c>>;

/// Reads a catalog.
pub(super) type Hook<D> = Arc<dyn Fn(&mut ConnectionOf<D>) -> Imaging<'_> + Send + Sync>;

/// The hook of this crate, where it can read catalogs.
#[cfg(feature = "verify")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "without the feature there is none"
)]
pub(super) fn own<D: Dialect>() -> Option<Hook<D>> {
    Some(Arc::new(|connection| {
        Box::pin(async move {
            let catalog = D::introspect(connection).await;
            let catalog = catalog.map_err(|error| error.to_string())?;
            Ok(CatalogImage {
                digest: catalog.digest().to_string(),
                catalog: serde_json::to_string(&catalog).ok(),
            })
        })
    }))
}

/// This crate cannot read catalogs without the feature `verify`.
#[cfg(not(feature = "verify"))]
pub(super) fn own<D: Dialect>() -> Option<Hook<D>> {
    None
}

/// What was recorded, if anything was.
pub(super) async fn read<D: Dialect>(
    connection: &mut ConnectionOf<D>,
) -> Result<Option<CatalogRecord>> {
    let found = record::get::<D, Stored>(connection, SUBJECT).await?;
    Ok(found.map(|(stored, at)| CatalogRecord {
        version: stored.version,
        server: stored.server,
        digest: stored.digest,
        at,
    }))
}

/// Records what the catalog is now. A digest that cannot be made is none, and the reason is told.
pub(super) async fn write<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    hook: Option<&Hook<D>>,
) -> Result<Option<String>> {
    const SERVER: PerDialect = PerDialect {
        sqlite: "SELECT sqlite_version()",
        postgres: "SELECT current_setting('server_version')",
    };

    let mut problem = None;
    let mut image = None;
    if let Some(hook) = hook {
        match hook(connection).await {
            Ok(made) => image = Some(made),
            Err(error) => problem = Some(error),
        }
    }
    let server = text::<D>(connection, &SERVER).await?;
    let recorded = record::list::<D>(connection).await?;
    record::create_state::<D>(connection).await?;
    let (digest, catalog) = image.map_or((None, None), |image| (Some(image.digest), image.catalog));
    match catalog {
        Some(catalog) => record::put_text::<D>(connection, WHOLE, &catalog).await?,
        None => record::remove::<D>(connection, WHOLE).await?,
    }
    // Last of all: a table of ours is an object, too.
    let fingerprint = text::<D>(connection, &FINGERPRINT).await?;
    let stored = Stored {
        version: recorded.last().map_or(0, |row| row.version),
        server: server.unwrap_or_default(),
        digest,
        fingerprint,
    };
    record::put::<D>(connection, SUBJECT, &stored).await?;
    Ok(problem)
}

/// The one text that a question gives.
async fn text<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    question: &PerDialect,
) -> Result<Option<String>> {
    let rows = D::fetch(connection, D::text(question), D::Writer::default()).await;
    let rows = rows.map_err(explain::plain::<D>)?;
    let first = rows.first();
    Ok(first.and_then(|row| D::reader(row).text().ok().flatten()))
}
