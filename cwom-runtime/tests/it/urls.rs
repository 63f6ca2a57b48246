//! Opening stores by URL.

use cwom_runtime::{Dialect, Error, Postgres, Result, Sqlite, Store, with_store};

use crate::support::database::{PostgresDatabase, SqliteFile, TestDatabase};
use crate::support::schema::MIGRATIONS;

async fn dialect_of<D: Dialect>(store: &Store<D>) -> Result<&'static str> {
    store.migrate(&MIGRATIONS).await?;
    Ok(D::NAME)
}

async fn story(url: String) -> Result<&'static str> {
    with_store!(url, |store| dialect_of(&store).await)?
}

#[tokio::test]
async fn the_scheme_chooses_the_dialect() {
    assert_eq!(story("sqlite::memory:".to_owned()).await.unwrap(), "sqlite");
    assert_eq!(story(":memory:".to_owned()).await.unwrap(), "sqlite");
    if let Some(database) = PostgresDatabase::create().await {
        assert_eq!(story(database.url().to_owned()).await.unwrap(), "postgres");
        database.remove().await;
    }
    let error = story("mysql://ada:secret@host/db".to_owned())
        .await
        .unwrap_err();
    assert!(matches!(error, Error::UnknownUrl { .. }));
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[tokio::test]
async fn the_body_may_have_an_error_of_its_own() {
    async fn fails<D: Dialect>(_: &Store<D>) -> Result<(), String> {
        Err("mine".to_owned())
    }
    async fn story(url: &str) -> Result<(), Box<dyn std::error::Error>> {
        Ok(with_store!(url, |store| fails(&store).await)??)
    }
    assert_eq!(
        story("sqlite::memory:").await.unwrap_err().to_string(),
        "mine"
    );
    assert!(story("nothing").await.unwrap_err().is::<Error>());
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named_without_password() {
    let url = "postgres://ada:secret@127.0.0.1:1/db";
    let error = Store::<Postgres>::connect(url).await.unwrap_err();
    assert!(matches!(error, Error::Connect { .. }), "{error:?}");
    let text = error.to_string();
    assert!(
        text.contains("127.0.0.1:1/db") && !text.contains("secret"),
        "{text}"
    );
}

#[tokio::test]
async fn a_missing_directory_is_an_error_and_a_missing_file_is_not() {
    let error = Store::<Sqlite>::open("/nowhere/at/all.db")
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Connect { .. }), "{error:?}");
    let file = SqliteFile::create().await.unwrap();
    let must_exist = format!("{}?mode=rw", file.url());
    assert!(Store::<Sqlite>::open(&must_exist).await.is_err());
    let store = file.open().await.unwrap();
    store.migrate(&MIGRATIONS).await.unwrap();
    let mode = file.number("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'");
    assert_eq!(mode.await, 1);

    let reader = Store::<Sqlite>::open(&format!("{}?mode=ro", file.url()))
        .await
        .unwrap();
    assert_eq!(reader.applied().await.unwrap().len(), 3);
    reader.close().await;
    store.close().await;
    file.remove().await;
}
