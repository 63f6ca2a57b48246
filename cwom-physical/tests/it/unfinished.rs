//! What was begun and not brought to its end is told apart from drift.

use cwom_physical::{Class, compare};

use crate::support::{Catalog as _, labels, postgres_database};

#[tokio::test]
async fn on_postgres() {
    let Some((_database, mut connection)) = postgres_database().await else {
        return;
    };
    connection
        .run(
            "CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer,
                CONSTRAINT ck CHECK (a > 0), CONSTRAINT fk FOREIGN KEY (b) REFERENCES t (id));
             CREATE INDEX ix ON t (a);",
        )
        .await;
    let before = connection.read().await;
    connection.run("INSERT INTO t VALUES (1, 1), (2, 1)").await;
    // A concurrent build that finds two rows of one key leaves an index behind.
    let failed = sqlx::raw_sql("CREATE UNIQUE INDEX CONCURRENTLY ux ON t (a)")
        .execute(&mut connection)
        .await;
    assert!(failed.is_err(), "two rows have the same key");
    connection
        .run(
            "ALTER TABLE t DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (a > 0) NOT VALID;
             ALTER TABLE t DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES t (id) NOT VALID;
             CREATE INDEX ix_ccnew1 ON t (a);
             UPDATE pg_index SET indisvalid = FALSE WHERE indexrelid = 'ix'::regclass;",
        )
        .await;
    let after = connection.read().await;
    let found = compare(&before, &after);
    assert_eq!(
        labels(&found),
        "* check ck of t, validation\n\
         * foreign key fk of t, validation\n\
         * index ix of t, validity\n\
         + index ix_ccnew1 of t\n\
         + index ux of t"
    );
    assert!(
        found
            .iter()
            .all(|difference| difference.class == Class::Unfinished),
        "{found:?}"
    );
    // The other way round it is drift: something is expected that is not there.
    assert!(
        compare(&after, &before)
            .iter()
            .all(|difference| difference.class == Class::Drift)
    );
}
