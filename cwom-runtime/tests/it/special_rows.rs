//! Rows with keys of text, with computed columns, and deleted softly.

use cwom_runtime::{AuditKey as _, Dialect, Error, Id, Store, TextId};

use crate::support::database::{TestDatabase, context, on_both, with_tables};
use crate::support::hand_written::{Author, Book, Loan};

on_both!(
    computed_columns_are_read_back,
    a_key_of_text_is_checked_where_it_is_used,
    text_keys_sort_by_their_bytes,
    soft_deletion_hides_the_row_and_keeps_it,
);

async fn book<D: Dialect>(store: &Store<D>) -> Book {
    let context = context();
    let author = store
        .write(&context)
        .create(Author::new("A"))
        .await
        .unwrap();
    store
        .write(&context)
        .create(Book::new(author.id, "t", "A"))
        .await
        .unwrap()
}

async fn computed_columns_are_read_back<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let book = book(&store).await;
        let context = context();
        let loan = store
            .write(&context)
            .create(Loan::new("1", book.id, 20))
            .await
            .unwrap();
        assert_eq!(loan.weeks, 2);
        let mut tx = store.begin(&context).await.unwrap();
        let loan = tx
            .create(Loan::new("2", book.id, 21).note("n"))
            .await
            .unwrap();
        assert_eq!(loan.weeks, 3);
        tx.commit().await.unwrap();
        assert_eq!(store.get::<Loan>(&loan.id).await.unwrap(), loan);
        // What came back was the row, so errors are no different.
        let missing = store
            .write(&context)
            .create(Loan::new("3", Id::new_v7(), 1))
            .await;
        assert!(matches!(
            missing,
            Err(Error::ReferenceMissing {
                field: "book_id",
                ..
            })
        ));
        let again = store
            .write(&context)
            .create(Loan::new("2", book.id, 1))
            .await;
        assert!(matches!(
            again,
            Err(Error::Unique {
                constraint: "pk_library_loans",
                ..
            })
        ));
    })
    .await;
}

async fn a_key_of_text_is_checked_where_it_is_used<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let nul = TextId::<Loan>::new("a\0b");
        for error in [
            store.get::<Loan>(&nul).await.unwrap_err(),
            store.list::<Loan>(Some(&nul), 1).await.unwrap_err(),
            store
                .write(&context())
                .delete::<Loan>(&nul)
                .await
                .unwrap_err(),
            store
                .write(&context())
                .create(Loan::new(nul, Id::new_v7(), 1))
                .await
                .unwrap_err(),
        ] {
            assert!(matches!(error, Error::Invalid(_)), "{error:?}");
            assert!(
                error.to_string().starts_with("Loan is not valid: "),
                "{error}"
            );
        }
        // An apostrophe is nothing special.
        let odd = TextId::<Loan>::new("'; DROP--");
        assert_eq!(store.get_opt::<Loan>(odd).await.unwrap(), None);
    })
    .await;
}

async fn text_keys_sort_by_their_bytes<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let book = book(&store).await;
        let mut keys = ["b", "B", "a", "ä", "10", "9", "z", "𝄞", "Z-1", "Z_1"];
        for key in keys {
            store
                .write(&context())
                .create(Loan::new(key, book.id, 1))
                .await
                .unwrap();
        }
        keys.sort_unstable();
        let listed = store.list::<Loan>(None, 99).await.unwrap();
        assert!(listed.iter().map(|loan| loan.id.as_str()).eq(keys));
        let after = TextId::new("Z_1");
        let rest = store.list::<Loan>(Some(&after), 99).await.unwrap();
        assert!(
            rest.iter()
                .map(|loan| loan.id.as_str())
                .eq(["a", "b", "z", "ä", "𝄞"])
        );
    })
    .await;
}

async fn soft_deletion_hides_the_row_and_keeps_it<T: TestDatabase>() {
    with_tables::<T, _>(async |store, database| {
        let book = book(&store).await;
        let context = context();
        let loan = store
            .write(&context)
            .create(Loan::new("1", book.id, 7))
            .await
            .unwrap();
        store
            .write(&context)
            .delete::<Loan>(&loan.id)
            .await
            .unwrap();
        assert_eq!(store.get_opt::<Loan>(&loan.id).await.unwrap(), None);
        assert!(store.list::<Loan>(None, 9).await.unwrap().is_empty());
        let twice = store.write(&context).delete::<Loan>(&loan.id).await;
        assert!(
            matches!(twice, Err(Error::NotFound { entity: "Loan", .. })),
            "{twice:?}"
        );
        let sql = "SELECT count(*) FROM library_loans \
                   WHERE row_version = 2 AND deleted_at = updated_at AND deleted_at > created_at";
        assert_eq!(database.number(sql).await, 1);
        // It still refers to its book.
        let error = store
            .write(&context)
            .delete::<Book>(book.id)
            .await
            .unwrap_err();
        assert!(
            matches!(error, Error::StillReferenced { by: "Loan", .. }),
            "{error:?}"
        );
    })
    .await;
}

#[test]
fn entries_call_a_row_by_its_key() {
    assert_eq!(TextId::<Loan>::new("a/1").entry_id(), "a/1");
    let id = Id::<Book>::new_v7();
    assert_eq!(id.entry_id(), id.to_string());
}
