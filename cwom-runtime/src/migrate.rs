//! Running migrations, hand in hand with `sqlx migrate`: same table, same checksums, same lock.

use sqlx::migrate::{Migrate, MigrateError, Migration as Driver, MigrationType};
use sqlx::pool::PoolConnection;
use sqlx::{Connection, SqlSafeStr};

use crate::backend::ConnectionOf;
use crate::store::explain;
use crate::{
    AppliedMigration, Dialect, Error, Migration, MigrationError, Migrations, PerDialect, Report,
    Result, RowReader, Step, Store,
};

/// The record of what was applied; the name is sqlx's.
const TABLE: &str = "_sqlx_migrations";

/// How sqlx marks a migration that must not run in a transaction.
const NO_TRANSACTION: &str = "-- no-transaction";

impl<D: Dialect> Store<D> {
    /// Applies every migration that the database does not have yet. Safe to call from several
    /// processes at once: one applies, the others wait and find nothing left to do.
    pub async fn migrate(&self, migrations: &Migrations) -> Result<Report> {
        let migrations = D::migrations(migrations);
        let mut connection = self.connection_for_migration().await?;
        let mut report = Report::default();
        start::<D>(&mut connection, migrations).await?;
        for migration in migrations {
            report
                .steps
                .extend(apply::<D>(&mut connection, migration).await?);
        }
        finish::<D>(&mut connection).await?;
        Ok(report)
    }

    /// Reverts every migration after version `target`, the last one first; 0 reverts all.
    pub async fn migrate_down(&self, migrations: &Migrations, target: i64) -> Result<Report> {
        let migrations = D::migrations(migrations);
        let mut connection = self.connection_for_migration().await?;
        let mut report = Report::default();
        start::<D>(&mut connection, migrations).await?;
        for migration in migrations
            .iter()
            .rev()
            .filter(|migration| migration.version > target)
        {
            report
                .steps
                .extend(revert::<D>(&mut connection, migration).await?);
        }
        finish::<D>(&mut connection).await?;
        Ok(report)
    }

    /// The migrations that the database has, in order. Changes nothing.
    pub async fn applied(&self) -> Result<Vec<AppliedMigration>> {
        const APPLIED: PerDialect = PerDialect {
            sqlite: "SELECT version, description FROM _sqlx_migrations \
                     WHERE success ORDER BY version",
            postgres: "SELECT version, description FROM _sqlx_migrations \
                       WHERE success ORDER BY version",
        };
        const EXISTS: PerDialect = PerDialect {
            sqlite: "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '_sqlx_migrations'",
            postgres: "SELECT 1 WHERE to_regclass('_sqlx_migrations') IS NOT NULL",
        };

        let mut connection = self
            .writers()
            .acquire()
            .await
            .map_err(explain::plain::<D>)?;
        let mut fetch = async |statement: &PerDialect| {
            let rows = D::fetch(&mut connection, D::text(statement), D::Writer::default()).await;
            rows.map_err(explain::plain::<D>)
        };
        if fetch(&EXISTS).await?.is_empty() {
            return Ok(Vec::new());
        }
        let columns = &[
            crate::ColumnMeta {
                name: "version",
                field: "version",
            },
            crate::ColumnMeta {
                name: "description",
                field: "name",
            },
        ];
        fetch(&APPLIED)
            .await?
            .iter()
            .map(|row| {
                let mut row = D::reader(row);
                let version = crate::read_required(&mut row)?;
                let name = row.text()?.unwrap_or_default();
                Ok(AppliedMigration { version, name })
            })
            .collect::<std::result::Result<_, _>>()
            .map_err(|error| explain::decode(TABLE, columns, error))
    }

    /// A connection that the migration has for itself.
    async fn connection_for_migration(&self) -> Result<PoolConnection<D::Database>> {
        let mut connection = self
            .writers()
            .acquire()
            .await
            .map_err(explain::plain::<D>)?;
        if D::CLOSE_AFTER_MIGRATION {
            connection.close_on_drop();
        }
        Ok(connection)
    }
}

/// Takes the lock and compares what was applied with what is compiled in.
async fn start<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    migrations: &'static [Migration],
) -> Result<()> {
    D::lock_migrations(connection)
        .await
        .map_err(explain::plain::<D>)?;
    connection
        .ensure_migrations_table(TABLE)
        .await
        .map_err(bookkeeping)?;
    if let Some(version) = connection.dirty_version(TABLE).await.map_err(bookkeeping)? {
        return Err(MigrationError::Dirty { version }.into());
    }
    for applied in connection
        .list_applied_migrations(TABLE)
        .await
        .map_err(bookkeeping)?
    {
        let version = applied.version;
        let Some(known) = migrations
            .iter()
            .find(|migration| migration.version == version)
        else {
            return Err(MigrationError::Unknown { version }.into());
        };
        if driver(known, MigrationType::ReversibleUp).checksum != applied.checksum {
            return Err(MigrationError::Changed {
                version,
                name: known.name,
            }
            .into());
        }
    }
    Ok(())
}

async fn finish<D: Dialect>(connection: &mut ConnectionOf<D>) -> Result<()> {
    D::unlock_migrations(connection)
        .await
        .map_err(explain::plain::<D>)
}

/// Applies one migration, unless the database has it.
async fn apply<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    migration: &'static Migration,
) -> Result<Option<Step>> {
    let up = driver(migration, MigrationType::ReversibleUp);
    step::<D>(connection, migration, up, false).await
}

/// Reverts one migration, if the database has it.
async fn revert<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    migration: &'static Migration,
) -> Result<Option<Step>> {
    let down = driver(migration, MigrationType::ReversibleDown);
    step::<D>(connection, migration, down, true).await
}

/// Runs one half of a migration, if the database is where that half begins.
async fn step<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    migration: &'static Migration,
    half: Driver,
    begins_applied: bool,
) -> Result<Option<Step>> {
    let failed = |error| failed(migration, error);
    // Where the driver has no lock, each step is one writing transaction of our own, and the look
    // at the record happens inside of it. The driver's transaction nests in it as a savepoint.
    match D::MIGRATION_TRANSACTION.filter(|_| !half.no_tx) {
        Some(begin) => {
            let mut transaction = connection
                .begin_with(begin)
                .await
                .map_err(explain::plain::<D>)?;
            let step = run::<D>(&mut transaction, migration, &half, begins_applied).await?;
            transaction
                .commit()
                .await
                .map_err(|error| failed(MigrateError::Execute(error)))?;
            Ok(step)
        }
        None => run::<D>(connection, migration, &half, begins_applied).await,
    }
}

async fn run<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    migration: &'static Migration,
    half: &Driver,
    begins_applied: bool,
) -> Result<Option<Step>> {
    let applied = connection
        .list_applied_migrations(TABLE)
        .await
        .map_err(bookkeeping)?;
    let is_applied = applied
        .iter()
        .any(|applied| applied.version == migration.version);
    if is_applied != begins_applied {
        return Ok(None);
    }
    let elapsed = if begins_applied {
        connection.revert(TABLE, half).await
    } else {
        connection.apply(TABLE, half).await
    };
    let elapsed = elapsed.map_err(|error| failed(migration, error))?;
    Ok(Some(Step {
        version: migration.version,
        name: migration.name,
        elapsed,
    }))
}

/// One half of a migration as the driver has it.
fn driver(migration: &'static Migration, half: MigrationType) -> Driver {
    let sql = if half.is_down_migration() {
        migration.down
    } else {
        migration.up
    };
    Driver::new(
        migration.version,
        // As sqlx reads it from a file's name.
        migration.name.replace('_', " ").into(),
        half,
        sql.into_sql_str(),
        sql.starts_with(NO_TRANSACTION),
    )
}

fn failed(migration: &'static Migration, error: MigrateError) -> Error {
    let source = match error {
        MigrateError::ExecuteMigration(source, _) | MigrateError::Execute(source) => source,
        other => sqlx::Error::Migrate(Box::new(other)),
    };
    MigrationError::Failed {
        version: migration.version,
        name: migration.name,
        source,
    }
    .into()
}

fn bookkeeping(error: MigrateError) -> Error {
    let source = match error {
        MigrateError::Execute(source) => source,
        other => sqlx::Error::Migrate(Box::new(other)),
    };
    MigrationError::Bookkeeping(source).into()
}
