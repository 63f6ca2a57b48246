//! Up, down, again, to a version: plan by plan.

use cwom_runtime::{CatalogImage, Error, FileState, Goal, Half, MigrationError};

use super::{applied, chain, library, run};
use crate::support::database::{TestDatabase, on_both, with_database};

on_both!(
    a_plan_is_one_unit,
    what_would_run_is_told_and_not_done,
    a_plan_is_redone,
    an_unknown_target_and_a_missing_way_back_are_refused,
    a_database_that_is_there_is_recorded,
    the_catalog_is_recorded,
);

async fn a_plan_is_one_unit<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let chain = library::<T::Dialect>();
        assert_eq!(run(&store, &chain, Goal::UpTo(1)).await, "+1");
        assert_eq!(run(&store, &chain, Goal::UpTo(3)).await, "+2 +3 +4");
        assert_eq!(run(&store, &chain, Goal::Head).await, "+5");
        assert_eq!(run(&store, &chain, Goal::Head).await, "");
        assert_eq!(run(&store, &chain, Goal::Back(1)).await, "-5");
        assert_eq!(run(&store, &chain, Goal::Back(1)).await, "-4 -3 -2");
        assert_eq!(applied(&store, &chain).await, [1]);
        assert_eq!(database.number("SELECT count(*) FROM shelf").await, 1);
        assert_eq!(run(&store, &chain, Goal::To(5)).await, "+2 +3 +4 +5");
        assert_eq!(database.number("SELECT sum(pages) FROM shelf").await, 1);
        assert_eq!(run(&store, &chain, Goal::To(2)).await, "-5");
        assert_eq!(run(&store, &chain, Goal::DownTo(0)).await, "-4 -3 -2 -1");
        assert_eq!(run(&store, &chain, Goal::Back(1)).await, "");
        assert_eq!(run(&store, &chain, Goal::Head).await, "+1 +2 +3 +4 +5");
    })
    .await;
}

async fn what_would_run_is_told_and_not_done<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let chain = library::<T::Dialect>();
        let runner = store.runner_of(chain.clone());
        let plan = runner.plan(Goal::UpTo(2)).await.unwrap();
        let told: Vec<_> = plan
            .iter()
            .map(|file| (&*file.plan, file.version, file.half, file.is_transactional))
            .collect();
        assert_eq!(
            told,
            [
                ("1_init", 1, Half::Up, true),
                ("2_titles", 2, Half::Up, true),
                ("2_titles", 3, Half::Up, false),
                ("2_titles", 4, Half::Up, true),
            ]
        );
        assert!(plan[1].sql.contains("ADD COLUMN pages"));
        assert_eq!(runner.status().await.unwrap().pending(), 5);
        // Not even the record is there.
        let error = database
            .try_number("SELECT count(*) FROM _sqlx_migrations")
            .await;
        assert!(error.is_err(), "{error:?}");
    })
    .await;
}

async fn a_plan_is_redone<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let chain = library::<T::Dialect>();
        run(&store, &chain, Goal::UpTo(2)).await;
        database.execute("UPDATE shelf SET pages = 7").await;
        assert_eq!(run(&store, &chain, Goal::Redo).await, "-4 -3 -2 +2 +3 +4");
        assert_eq!(database.number("SELECT sum(pages) FROM shelf").await, 1);
    })
    .await;
}

async fn an_unknown_target_and_a_missing_way_back_are_refused<T: TestDatabase>() {
    with_database::<T, _>(async |store, _| {
        let chain = chain(&[
            ("1_a.sql", "CREATE TABLE a (b INTEGER);"),
            ("2_b.up.sql", "CREATE TABLE b (b INTEGER);"),
            ("2_b.down.sql", "DROP TABLE b;"),
        ]);
        run(&store, &chain, Goal::Head).await;
        let runner = store.runner_of(chain.clone());
        let error = runner.run(Goal::To(3)).await.unwrap_err();
        assert!(matches!(
            error,
            Error::Migration(MigrationError::NoSuchVersion {
                version: 3,
                last: Some(2)
            })
        ));
        let error = runner.run(Goal::Back(2)).await.unwrap_err();
        assert!(
            matches!(
                error,
                Error::Migration(MigrationError::Irreversible { version: 1, .. })
            ),
            "{error:?}"
        );
        assert_eq!(applied(&store, &chain).await, [1, 2], "nothing was begun");
    })
    .await;
}

async fn a_database_that_is_there_is_recorded<T: TestDatabase>() {
    with_database::<T, _>(async |store, database| {
        let chain = library::<T::Dialect>();
        database
            .execute("CREATE TABLE shelf (id INTEGER PRIMARY KEY, title TEXT)")
            .await;
        let runner = store.runner_of(chain.clone());
        assert_eq!(super::steps(&runner.baseline(1).await.unwrap()), "+1");
        assert_eq!(super::steps(&runner.baseline(1).await.unwrap()), "");
        assert_eq!(
            database.number("SELECT count(*) FROM shelf").await,
            0,
            "nothing ran"
        );
        assert_eq!(run(&store, &chain, Goal::Head).await, "+2 +3 +4 +5");
        let error = runner.baseline(7).await.unwrap_err().to_string();
        assert_eq!(error, "there is no migration 7; the last one is 5");
    })
    .await;
}

async fn the_catalog_is_recorded<T: TestDatabase>() {
    with_database::<T, _>(async |store, _| {
        let chain = library::<T::Dialect>();
        let runner = store.runner_of(chain.clone());
        assert_eq!(runner.catalog().await.unwrap(), None);
        run(&store, &chain, Goal::UpTo(1)).await;
        let record = runner.catalog().await.unwrap().unwrap();
        assert_eq!(record.version, 1);
        assert!(
            record.server.starts_with(|c: char| c.is_ascii_digit()),
            "{}",
            record.server
        );
        assert!(record.at.ends_with('Z'), "{}", record.at);

        let runner = runner.image(|_| {
            Box::pin(async {
                Ok(CatalogImage {
                    digest: "abc".to_owned(),
                    catalog: None,
                })
            })
        });
        runner.run(Goal::Head).await.unwrap();
        let record = runner.catalog().await.unwrap().unwrap();
        assert_eq!((record.version, record.digest.as_deref()), (5, Some("abc")));
        // A digest that cannot be made fails nothing, and the old one does not stay.
        let runner = runner.image(|_| Box::pin(async { Err("no".to_owned()) }));
        runner.run(Goal::Back(1)).await.unwrap();
        let record = runner.catalog().await.unwrap().unwrap();
        assert_eq!((record.version, record.digest), (4, None));
        let states = runner.status().await.unwrap();
        let last = states.files().next_back().unwrap().state;
        assert_eq!(last, FileState::Pending);
    })
    .await;
}
