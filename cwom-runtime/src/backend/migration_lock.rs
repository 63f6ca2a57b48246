//! The lock that keeps two processes from migrating the same PostgreSQL database.

use sqlx::postgres::PgConnection;

/// Takes sqlx's own advisory lock, so that `sqlx migrate run` keeps out too.
///
/// It is tried again and again rather than waited for: a statement that waits holds a snapshot,
/// and `CREATE INDEX CONCURRENTLY` in the other process would wait for that in turn, for ever.
pub(super) async fn lock(connection: &mut PgConnection) -> sqlx::Result<()> {
    let id = lock_id(connection).await?;
    while !try_lock(connection, id).await? {
        // The server's sleep needs no timer of any async runtime.
        sqlx::query("SELECT pg_sleep(0.1)")
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Gives the lock back.
pub(super) async fn unlock(connection: &mut PgConnection) -> sqlx::Result<()> {
    let id = lock_id(connection).await?;
    sqlx::query("SELECT pg_advisory_unlock($1)")
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

async fn try_lock(connection: &mut PgConnection, id: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT pg_try_advisory_lock($1)")
        .bind(id)
        .fetch_one(connection)
        .await
}

async fn lock_id(connection: &mut PgConnection) -> sqlx::Result<i64> {
    let name: String = sqlx::query_scalar("SELECT current_database()::text")
        .fetch_one(connection)
        .await?;
    Ok(id_of(&name))
}

/// sqlx's number for a database: a constant times the CRC-32 of its name.
fn id_of(database: &str) -> i64 {
    0x3d32_ad9e * i64::from(crc32(database.as_bytes()))
}

/// CRC-32 as in ISO 3309; a table would be faster, and this runs once in a while over a name.
fn crc32(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ POLYNOMIAL
            } else {
                crc >> 1
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_the_one_that_sqlx_uses() {
        // The check value of this CRC, as every catalogue of them has it.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(id_of("123456789"), 0x3d32_ad9e * 0xcbf4_3926);
    }
}
