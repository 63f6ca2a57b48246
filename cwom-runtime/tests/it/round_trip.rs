//! What is created is what is read.

use std::collections::BTreeSet;

use cwom_runtime::{
    Bytes, Clock, Date, Decimal, Duration, Id, IdStrategy, Timestamp, TraceId, Uuid,
};
use serde_json::json;

use crate::support::database::{TestDatabase, context, on_both, with_tables};
use crate::support::hand_written::{Author, Binding, Book, BookEditor, Origin, Owner, Spine};

on_both!(
    boundary_values_survive,
    absent_and_empty_are_told_apart,
    pages_follow_the_keys,
    projections_show_some_fields,
    join_rows_have_pairs_as_keys,
    the_clock_can_be_replaced,
    uuids_that_look_like_numbers_survive,
);

async fn boundary_values_survive<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let write = context();
        let author = store
            .write(&write)
            .create(Author::new("Ünïcødé 𝄞🦀"))
            .await
            .unwrap();
        assert_eq!(store.get::<Author>(author.id).await.unwrap(), author);

        let largest = Book::new(author.id, "𝄞".repeat(200), "A").with(|book| {
            book.binding = Binding::InBox;
            book.other_binding = Some(Binding::Soft);
            book.lendable = false;
            book.pages = i32::MAX;
            book.volume = Some(i16::MAX);
            book.catalogue = i64::MAX;
            book.weight = f64::MAX;
            book.price = Decimal::from_units(999_999_999_999_999_999);
            book.cover = Some(Bytes::new(
                (0..64).map(|byte| byte * 4).collect::<Vec<u8>>(),
            ));
            book.printed_on = Some(Date::MAX);
            book.reading_time = Some(Duration::from_micros(i64::MAX));
            book.keywords = vec![
                "a\"b\\u0000".to_owned(),
                "\u{10ffff}\n".to_owned(),
                String::new(),
            ];
            book.origin = Some(Origin {
                giver: "x".repeat(40),
                uri: Some("https://example.org/?a=b&c".to_owned()),
                words: None,
                owners: vec![Owner {
                    name: "é".to_owned(),
                    share: 0.1 + 0.2,
                }],
            });
            book.remarks = json!({"": [], "deep": {"er": [null, 1.5, true]}})
                .as_object()
                .unwrap()
                .clone();
            book.extra = Some(json!([i64::MIN, i64::MAX, 0.1, "\u{1}"]));
        });
        let largest = store.write(&write).create(largest).await.unwrap();
        assert_eq!(store.get::<Book>(largest.id).await.unwrap(), largest);

        let smallest = Book::new(author.id, "a", "B").with(|book| {
            book.sequel_of_id = Some(largest.id);
            book.volume = Some(i16::MIN);
            book.catalogue = i64::MIN;
            book.weight = f64::MIN_POSITIVE;
            book.price = Decimal::from_units(-999_999_999_999_999_999);
            book.cover = Some(Bytes::default());
            book.printed_on = Some(Date::MIN);
            book.reading_time = Some(Duration::from_micros(i64::MIN));
            book.extra = Some(json!(""));
        });
        let smallest = store.write(&write).create(smallest).await.unwrap();
        assert_eq!(store.get::<Book>(&smallest.id).await.unwrap(), smallest);
        assert_eq!(smallest.trace_id, write.trace);
        assert_eq!(smallest.created_at, smallest.updated_at);
    })
    .await;
}

async fn absent_and_empty_are_told_apart<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let write = context();
        let author = store.write(&write).create(Author::new("A")).await.unwrap();
        let absent = store
            .write(&write)
            .create(Book::new(author.id, "t", "A"))
            .await
            .unwrap();
        let absent = store.get::<Book>(absent.id).await.unwrap();
        assert_eq!(
            (&absent.cover, &absent.extra, &absent.origin),
            (&None, &None, &None)
        );
        assert!(absent.keywords.is_empty() && absent.remarks.is_empty());

        let empty = Book::new(author.id, "u", "B").with(|book| {
            book.cover = Some(Bytes::default());
            book.extra = Some(json!({}));
        });
        let empty = store.write(&write).create(empty).await.unwrap();
        let read = store.get::<Book>(empty.id).await.unwrap();
        assert_eq!(read.cover, Some(Bytes::default()));
        assert_eq!(read.extra, Some(json!({})));
    })
    .await;
}

async fn pages_follow_the_keys<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let write = context();
        let mut tx = store.begin(&write).await.unwrap();
        let names = (0..25).map(|number| Author::new(format!("author {number}")));
        let created = tx.create_all(names.collect::<Vec<_>>()).await.unwrap();
        assert_eq!(tx.list::<Author>(None, 100).await.unwrap(), created);
        tx.commit().await.unwrap();

        let mut seen = Vec::new();
        loop {
            let after = seen.last().map(|author: &Author| author.id);
            let page = store.list::<Author>(after.as_ref(), 10).await.unwrap();
            assert!(page.len() <= 10);
            if page.is_empty() {
                break;
            }
            seen.extend(page);
        }
        assert_eq!(seen, created);
        assert!(store.list::<Author>(None, 0).await.unwrap().is_empty());
    })
    .await;
}

async fn projections_show_some_fields<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let write = context();
        let author = store.write(&write).create(Author::new("A")).await.unwrap();
        let book = Book::new(author.id, "t", "A").with(|book| book.keywords = vec!["k".to_owned()]);
        let book = store.write(&write).create(book).await.unwrap();
        let expected = Spine {
            id: book.id,
            title: book.title,
            keywords: book.keywords,
        };
        assert_eq!(store.view::<Spine>(book.id).await.unwrap(), expected);
        let listed = store.list_views::<Spine>(None, 5).await.unwrap();
        assert_eq!(listed, std::slice::from_ref(&expected));
        assert!(
            store
                .list_views::<Spine>(Some(&book.id), 5)
                .await
                .unwrap()
                .is_empty()
        );

        let mut tx = store.begin(&write).await.unwrap();
        assert_eq!(tx.view::<Spine>(book.id).await.unwrap(), expected);
        let missing = tx.view::<Spine>(Id::new_v7()).await.unwrap_err();
        assert!(missing.to_string().starts_with("Book `"), "{missing}");
    })
    .await;
}

async fn join_rows_have_pairs_as_keys<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let write = context();
        let mut tx = store.begin(&write).await.unwrap();
        let author = tx.create(Author::new("A")).await.unwrap();
        let other = tx.create(Author::new("B")).await.unwrap();
        let book = tx.create(Book::new(author.id, "t", "A")).await.unwrap();
        let first = BookEditor::new(book.id, author.id).role("translator");
        let first = tx.create(first).await.unwrap();
        let second = tx.create(BookEditor::new(book.id, other.id)).await.unwrap();
        tx.commit().await.unwrap();

        let key = (book.id, author.id);
        assert_eq!(store.get::<BookEditor>(key).await.unwrap(), first);
        let after = store.list::<BookEditor>(Some(&key), 9).await.unwrap();
        assert_eq!(after, [second]);
        store.write(&write).delete::<BookEditor>(key).await.unwrap();
        assert_eq!(store.get_opt::<BookEditor>(key).await.unwrap(), None);
    })
    .await;
}

/// Stands still and counts.
struct Still(std::sync::atomic::AtomicU64);

impl Clock for Still {
    fn now(&self) -> Timestamp {
        Timestamp::MAX
    }

    fn new_id(&self, _: IdStrategy) -> Uuid {
        Uuid::from_u64_pair(7, self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
    }
}

async fn the_clock_can_be_replaced<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let store = store.with_clock(Still(1.into()));
        let author = store
            .write(&context())
            .create(Author::new("A"))
            .await
            .unwrap();
        assert_eq!(author.created_at, Timestamp::MAX);
        assert_eq!(author.id.as_uuid(), Uuid::from_u64_pair(7, 1));
        assert_eq!(author.id.to_string(), "0000000000003G000000000001");
        assert_eq!(store.get::<Author>(author.id).await.unwrap(), author);
    })
    .await;
}

/// A column without a type of its own would read these as numbers, the last as infinity.
async fn uuids_that_look_like_numbers_survive<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let write = context();
        let author = store.write(&write).create(Author::new("A")).await.unwrap();
        let mut ids = BTreeSet::new();
        for (number, text) in [
            "00000000-0000-0000-0000-000000000000",
            "00000000-0000-4000-8000-0000000000e5",
            "99999999-9999-7999-9999-999999999e99",
            "12345678-1234-7234-9234-123456789012",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
        ]
        .into_iter()
        .enumerate()
        {
            let id: Id<Book> = text.parse().unwrap();
            let mut new = Book::new(author.id, format!("t{number}"), format!("S{number}"));
            new.id = Some(id);
            let book = store.write(&write).create(new).await.unwrap();
            assert_eq!(store.get::<Book>(id).await.unwrap(), book);
            ids.insert(id);
        }
        let listed = store.list::<Book>(None, 9).await.unwrap();
        assert!(
            listed.iter().map(|book| book.id).eq(ids),
            "text sorts as the 16 bytes do"
        );
        assert_eq!(TraceId::from(write.trace.as_uuid()), listed[0].trace_id);
    })
    .await;
}
