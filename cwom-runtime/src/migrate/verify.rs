//! Whether a database is still what the last run of migrations left.

use cwom_physical::{Class, Difference, PhysicalSchema, compare_owned};

use super::catalog::{FINGERPRINT, SUBJECT, Stored, WHOLE};
use super::record::{self, STATE};
use crate::backend::ConnectionOf;
use crate::store::explain;
use crate::{Dialect, MigrationError, PerDialect, Result, RowReader, Store};

/// What [`Store::verify`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// The version that the database is at; 0 where all was reverted.
    pub version: i64,
    /// When that was recorded, as RFC 3339 in UTC.
    pub recorded_at: String,
    /// What differs; objects of somebody else are among it as [`Class::Information`].
    pub findings: Vec<Difference>,
    /// How much was looked at.
    pub by: VerifiedBy,
}

/// How a database was compared with what was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerifiedBy {
    /// No object was written since: one question, one answer.
    Fingerprint,
    /// Something was written, so that the whole catalog was read and compared.
    Catalog,
}

impl Verification {
    /// Whether nothing differs that counts.
    pub fn is_in_step(&self) -> bool {
        let counts = |it: &Difference| it.class != Class::Information;
        !self.findings.iter().any(counts)
    }
}

impl<D: Dialect> Store<D> {
    /// Whether the database still is what the last run of migrations left, for the start of an
    /// application. Changes nothing, and reads no more than one row while nothing was changed.
    ///
    /// It compares with what the runner recorded, so that it sees what came after; whether the
    /// database was right then is a question for `check live`, which builds a twin to compare with.
    ///
    /// # Errors
    ///
    /// [`MigrationError::Unverifiable`] where nothing was recorded: that is no agreement.
    ///
    /// ```
    /// # async fn start<D: cwom_runtime::Dialect>(
    /// #     store: &cwom_runtime::Store<D>,
    /// # ) -> cwom_runtime::Result<()> {
    /// let verification = store.verify().await?;
    /// for finding in &verification.findings {
    ///     eprintln!("{} differs in its {}", finding.object, finding.facet);
    /// }
    /// assert!(verification.is_in_step(), "somebody changed the database by hand");
    /// # Ok(())
    /// # }
    /// ```
    pub async fn verify(&self) -> Result<Verification> {
        let acquired = self.writers().acquire().await;
        let mut connection = acquired.map_err(explain::plain::<D>)?;
        let Some(recorded) = recorded::<D>(&mut connection).await? else {
            let why = "no run of this crate recorded what it left";
            return Err(MigrationError::Unverifiable(why).into());
        };
        let mut verification = Verification {
            version: recorded.stored.version,
            recorded_at: recorded.at,
            findings: Vec::new(),
            by: VerifiedBy::Fingerprint,
        };
        let before = recorded.stored.fingerprint;
        if before.is_some() && before == recorded.now {
            return Ok(verification);
        }
        let whole = record::get::<D, PhysicalSchema>(&mut connection, WHOLE).await?;
        let Some((expected, _)) = whole else {
            let why = "who migrated it last did not record the catalog, for want of the feature \
                       `verify`";
            return Err(MigrationError::Unverifiable(why).into());
        };
        let actual = D::introspect(&mut connection).await;
        let actual = actual.map_err(|error| match error {
            cwom_physical::Error::Database(error) => explain::plain::<D>(error),
            other => record::bookkeeping(sqlx::Error::Decode(other.into())),
        })?;
        verification.by = VerifiedBy::Catalog;
        verification.findings = compare_owned(&expected, &actual);
        Ok(verification)
    }
}

/// What was recorded, and the fingerprint of now.
struct Recorded {
    stored: Stored,
    at: String,
    now: Option<String>,
}

async fn recorded<D: Dialect>(connection: &mut ConnectionOf<D>) -> Result<Option<Recorded>> {
    const AT: PerDialect = PerDialect {
        sqlite: "strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)",
        postgres: "to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')",
    };

    let sql = format!(
        "SELECT state, {}, ({}) FROM {STATE} WHERE subject = '{SUBJECT}'",
        D::text(&AT),
        D::text(&FINGERPRINT)
    );
    let rows = match D::fetch_composed(connection, sql, D::Writer::default()).await {
        Ok(rows) => rows,
        // Without our table nothing was recorded.
        Err(error) => {
            return match record::tables::<D>(connection).await {
                Ok(tables) if !tables.state => Ok(None),
                _ => Err(explain::plain::<D>(error)),
            };
        }
    };
    let read = |row| {
        let mut row = D::reader(row);
        let state = row.text().ok()??;
        Some(Recorded {
            stored: serde_json::from_str(&state).ok()?,
            at: row.text().ok()??,
            now: row.text().ok()?,
        })
    };
    Ok(rows.first().and_then(read))
}
