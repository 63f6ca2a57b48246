//! Somebody who owns the database and works behind the triggers' back, and puts the triggers back.

use cwom_testkit::{Postgres, Sqlite};

use super::{Depot, Place};

/// Statements that no trigger hears of.
pub(crate) trait Vandal: Depot + Sized {
    fn vandalise(
        place: &Place<Self>,
        script: &str,
    ) -> impl Future<Output = Result<(), String>> + Send;

    /// Keeps a copy of all that is stored.
    fn keep(place: &Place<Self>) -> impl Future<Output = ()> + Send;

    /// Brings the copy back.
    fn restore(place: &Place<Self>) -> impl Future<Output = ()> + Send;

    /// An expression that sets a key of an image, which is text on one engine and `jsonb` on the other.
    fn set(column: &str, key: &str, json: &str) -> String;
}

const STORED: [&str; 5] = [
    "parcel_labels",
    "parcels",
    "labels",
    "audit_log",
    "audit_log_checkpoint",
];

impl Vandal for Sqlite {
    async fn vandalise(place: &Place<Self>, script: &str) -> Result<(), String> {
        let texts = async |sql: &str| place.database.texts(sql).await;
        let names =
            texts("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").await?;
        let made =
            texts("SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid").await?;
        let drops: Vec<String> = names
            .iter()
            .map(|name| format!("DROP TRIGGER \"{name}\""))
            .collect();
        let script = format!(
            "PRAGMA foreign_keys = OFF; BEGIN; {}; {script}; {}; COMMIT",
            drops.join("; "),
            made.join("; ")
        );
        place.database.execute(&script).await
    }

    async fn keep(place: &Place<Self>) {
        for table in STORED {
            let sql = format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}");
            place.database.execute(&sql).await.expect("a copy is made");
        }
        let sql = "CREATE TABLE kept_sequence AS SELECT * FROM sqlite_sequence";
        place.database.execute(sql).await.expect("a copy is made");
    }

    async fn restore(place: &Place<Self>) {
        let mut script = String::new();
        for table in STORED {
            script.push_str(&format!(
                "DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table}; "
            ));
        }
        script.push_str(
            "DELETE FROM sqlite_sequence; INSERT INTO sqlite_sequence SELECT * FROM kept_sequence",
        );
        Self::vandalise(place, &script)
            .await
            .expect("all is as it was");
    }

    fn set(column: &str, key: &str, json: &str) -> String {
        format!("json_set({column}, '$.{key}', json('{json}'))")
    }
}

impl Vandal for Postgres {
    async fn vandalise(place: &Place<Self>, script: &str) -> Result<(), String> {
        let sql = "SELECT DISTINCT format('ALTER TABLE %s DISABLE TRIGGER USER', tgrelid::regclass) \
                   FROM pg_trigger WHERE NOT tgisinternal";
        let off = place.database.texts(sql).await?;
        let sql = "SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', tgrelid::regclass, tgname) \
                   FROM pg_trigger WHERE NOT tgisinternal";
        let on = place.database.texts(sql).await?;
        let script = format!(
            "BEGIN; SET LOCAL session_replication_role = replica; {}; {script}; {}; COMMIT",
            off.join("; "),
            on.join("; ")
        );
        place.database.execute(&script).await
    }

    async fn keep(place: &Place<Self>) {
        let mut script = String::from("CREATE SCHEMA kept; ");
        for table in STORED {
            script.push_str(&format!("CREATE TABLE kept.{table} AS TABLE {table}; "));
        }
        place
            .database
            .execute(&script)
            .await
            .expect("a copy is made");
    }

    async fn restore(place: &Place<Self>) {
        let mut script = String::new();
        for table in STORED {
            let given = if table == "audit_log" {
                "OVERRIDING SYSTEM VALUE"
            } else {
                ""
            };
            script.push_str(&format!(
                "DELETE FROM {table}; INSERT INTO {table} {given} SELECT * FROM kept.{table}; "
            ));
        }
        Self::vandalise(place, &script)
            .await
            .expect("all is as it was");
    }

    fn set(column: &str, key: &str, json: &str) -> String {
        format!("jsonb_set({column}, '{{{key}}}', '{json}'::jsonb)")
    }
}
