//! `Store::verify`: whether the database is still what the last run left.

use cwom_runtime::{CatalogImage, Error, Goal, MigrationError, VerifiedBy};

use super::{library, run};
use crate::support::database::{TestDatabase, on_both, with_database};

on_both!(
    an_untouched_database_answers_at_once,
    what_was_changed_by_hand_is_found,
    objects_of_somebody_else_are_information,
    what_nobody_recorded_cannot_be_verified,
);

async fn an_untouched_database_answers_at_once<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        run(&store, &library::<T::Dialect>(), Goal::Head).await;
        let verification = store.verify().await.unwrap();
        assert!(verification.is_in_step());
        assert_eq!(verification.version, 5);
        assert_eq!(verification.by, VerifiedBy::Fingerprint);
        assert!(verification.recorded_at.ends_with('Z'));
        // Rows are no objects.
        database
            .execute("INSERT INTO shelf VALUES (2, 'b', 3)")
            .await;
        let again = store.verify().await.unwrap();
        assert_eq!(again, verification);
        // There and back: nothing differs, whatever it takes to say so.
        database
            .execute("CREATE INDEX by_pages ON shelf (pages)")
            .await;
        database.execute("DROP INDEX by_pages").await;
        let after = store.verify().await.unwrap();
        assert!(after.is_in_step(), "{:?}", after.findings);
    })
    .await;
}

async fn what_was_changed_by_hand_is_found<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        run(&store, &library::<T::Dialect>(), Goal::Head).await;
        for (change, object, facet) in [
            (
                "DROP INDEX by_title",
                "index `by_title` of `shelf`",
                "existence",
            ),
            (
                "ALTER TABLE shelf ADD COLUMN extra INTEGER",
                "column `extra` of `shelf`",
                "existence",
            ),
            ("DROP TABLE gate", "table `gate`", "existence"),
        ] {
            database.execute(change).await;
            let verification = store.verify().await.unwrap();
            assert!(!verification.is_in_step(), "{change}");
            let is_it = |it: &&cwom_runtime::Difference| it.object.to_string() == object;
            let found = verification.findings.iter().find(is_it).expect(change);
            assert_eq!(found.facet.as_str(), facet);
        }
        // The next run records what it leaves, so that this counts from there.
        run(&store, &library::<T::Dialect>(), Goal::Back(1)).await;
        assert!(store.verify().await.unwrap().is_in_step());
    })
    .await;
}

async fn objects_of_somebody_else_are_information<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        run(&store, &library::<T::Dialect>(), Goal::Head).await;
        database.execute("CREATE TABLE mine (a INTEGER)").await;
        let verification = store.verify().await.unwrap();
        assert!(verification.is_in_step());
        assert_eq!(verification.findings.len(), 1);
        assert_eq!(verification.findings[0].object.name, "mine");
        assert_eq!(verification.by, VerifiedBy::Catalog);
    })
    .await;
}

async fn what_nobody_recorded_cannot_be_verified<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let is_refused =
            |error: Error| matches!(error, Error::Migration(MigrationError::Unverifiable(_)));
        assert!(is_refused(store.verify().await.unwrap_err()));
        let runner = store.runner_of(library::<T::Dialect>());
        let digest_only = runner.image(|_| Box::pin(async { Ok(CatalogImage::default()) }));
        digest_only.run(Goal::Head).await.unwrap();
        // The fingerprint is enough while nothing was written.
        assert!(store.verify().await.unwrap().is_in_step());
        database.execute("CREATE TABLE mine (a INTEGER)").await;
        assert!(is_refused(store.verify().await.unwrap_err()));
    })
    .await;
}
