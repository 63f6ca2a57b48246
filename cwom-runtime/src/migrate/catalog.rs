//! What the catalog was after migrating: what a cheap check at start-up compares.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::record;
use crate::backend::ConnectionOf;
use crate::store::explain;
use crate::{Dialect, PerDialect, Result, RowReader};

/// The subject in our table.
const SUBJECT: &str = "catalog";

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
struct Stored {
    version: i64,
    server: String,
    digest: Option<String>,
}

/// What a hook gives.
pub type Digesting<'c> =
    Pin<Box<dyn Future<Output = std::result::Result<String, String>> + Send + 'c>>;

/// Makes the digest of a catalog; `cwom_physical` has one.
pub(super) type Hook<D> = Arc<dyn Fn(&mut ConnectionOf<D>) -> Digesting<'_> + Send + Sync>;

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
    let mut digest = None;
    if let Some(hook) = hook {
        match hook(connection).await {
            Ok(made) => digest = Some(made),
            Err(error) => problem = Some(error),
        }
    }
    let rows = D::fetch(connection, D::text(&SERVER), D::Writer::default()).await;
    let rows = rows.map_err(explain::plain::<D>)?;
    let server = rows
        .first()
        .and_then(|row| D::reader(row).text().ok().flatten());
    let recorded = record::list::<D>(connection).await?;
    record::create_state::<D>(connection).await?;
    let stored = Stored {
        version: recorded.last().map_or(0, |row| row.version),
        server: server.unwrap_or_default(),
        digest,
    };
    record::put::<D>(connection, SUBJECT, &stored).await?;
    Ok(problem)
}
