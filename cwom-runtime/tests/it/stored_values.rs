//! Rows that this revision did not write: tolerant where a newer one added, precise where not.

use cwom_runtime::{Error, Id};

use crate::support::database::{TestDatabase, context, on_both, with_tables};
use crate::support::hand_written::{Author, Book, Origin, Owner};

on_both!(
    keys_that_a_newer_revision_added_are_left_out,
    an_unknown_enum_value_is_named,
    other_json_is_named_with_its_column,
    added_columns_do_not_disturb,
);

async fn stored<T: TestDatabase>(
    store: &cwom_runtime::Store<T::Dialect>,
    database: &T,
    change: &str,
) -> Id<Book> {
    let context = context();
    let author = store
        .write(&context)
        .create(Author::new("A"))
        .await
        .unwrap();
    let book = Book::new(author.id, "t", "A");
    let book = store.write(&context).create(book).await.unwrap();
    database.execute(change).await;
    book.id
}

async fn keys_that_a_newer_revision_added_are_left_out<T: TestDatabase>() {
    with_tables::<T, _>(async |store, database| {
        let json = r#"{"giver": "g", "newer": {"a": 1}, "owners": [{"name": "n", "newer": []}]}"#;
        let sql = format!("UPDATE library_books SET origin = '{json}'");
        let id = stored(&store, &*database, &sql).await;
        let expected = Origin {
            giver: "g".to_owned(),
            uri: None,
            words: None,
            owners: vec![Owner {
                name: "n".to_owned(),
                share: 0.0,
            }],
        };
        assert_eq!(store.get::<Book>(id).await.unwrap().origin, Some(expected));
        // Going in, the same is refused.
        assert!(serde_json::from_str::<Origin>(json).is_err());
    })
    .await;
}

async fn an_unknown_enum_value_is_named<T: TestDatabase>() {
    with_tables::<T, _>(async |store, database| {
        let sql = "UPDATE library_books SET other_binding = 'spiral'";
        let id = stored(&store, &*database, sql).await;
        let error = store.get::<Book>(id).await.unwrap_err();
        let Error::UnknownEnumValue {
            entity,
            column,
            name,
            value,
        } = &error
        else {
            panic!("{error:?}")
        };
        assert_eq!(
            (*entity, *column, *name),
            ("Book", "other_binding", "Binding")
        );
        assert_eq!(value, "spiral");
        // The transaction goes on: the database did nothing wrong.
        let mut tx = store.begin(&context()).await.unwrap();
        assert!(tx.list::<Book>(None, 1).await.is_err());
        assert_eq!(tx.list::<Author>(None, 9).await.unwrap().len(), 1);
    })
    .await;
}

async fn other_json_is_named_with_its_column<T: TestDatabase>() {
    with_tables::<T, _>(async |store, database| {
        let sql = r#"UPDATE library_books SET keywords = '{"a": 1}'"#;
        let id = stored(&store, &*database, sql).await;
        let error = store.get::<Book>(id).await.unwrap_err();
        let Error::Decode { entity, column, .. } = &error else {
            panic!("{error:?}")
        };
        assert_eq!((*entity, *column), ("Book", "keywords"));
        database
            .execute(r#"UPDATE library_books SET keywords = '[]', origin = '{"uri": 1}'"#)
            .await;
        let error = store.get::<Book>(id).await.unwrap_err().to_string();
        assert!(
            error.starts_with("`origin` of Book does not hold the expected JSON"),
            "{error}"
        );
    })
    .await;
}

async fn added_columns_do_not_disturb<T: TestDatabase>() {
    with_tables::<T, _>(async |store, database| {
        let sql = "ALTER TABLE library_authors ADD COLUMN newer TEXT";
        let id = stored(&store, &*database, sql).await;
        let book = store.get::<Book>(id).await.unwrap();
        assert_eq!(store.get::<Author>(book.author_id).await.unwrap().name, "A");
    })
    .await;
}
