//! Any value that the rules allow survives, not only those at the boundaries.

use cwom_runtime::{Bytes, Date, Decimal, Duration, Timestamp, TraceId, Uuid};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::support::database::{TestDatabase, context, on_both, with_tables};
use crate::support::hand_written::{Author, Binding, Book, NewBook, Origin, Owner};

on_both!(any_book_survives);

const BOOKS: usize = 150;

async fn any_book_survives<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let mut runner = TestRunner::deterministic();
        let context = context();
        let mut tx = store.begin(&context).await.unwrap();
        let author = tx.create(Author::new("A")).await.unwrap();
        let mut created = Vec::new();
        for number in 0..BOOKS {
            let change = any_change().new_tree(&mut runner).unwrap().current();
            let new = Book::new(author.id, "placeholder", format!("S{number}"));
            created.push(tx.create(change.apply(new, number)).await.unwrap());
        }
        tx.commit().await.unwrap();
        let read = store.list::<Book>(None, 1000).await.unwrap();
        for (read, created) in read.iter().zip(&created) {
            assert_eq!(read, created);
        }
        assert_eq!(read.len(), BOOKS);
    })
    .await;
}

/// Giver, words, owners with their shares.
type AnyOrigin = (String, Option<String>, Vec<(String, f64)>);

/// What differs between two books.
#[derive(Debug)]
struct Change {
    title: String,
    numbers: (i32, Option<i16>, i64, f64, i64),
    cover: Option<Vec<u8>>,
    times: (Option<i32>, Option<i64>),
    keywords: Vec<String>,
    origin: Option<AnyOrigin>,
    remarks: std::collections::BTreeMap<String, String>,
    binding: (usize, Option<usize>),
    trace: u128,
}

impl Change {
    fn apply(self, new: NewBook, number: usize) -> NewBook {
        new.with(|book| {
            // A title is unique, so it gets a number.
            book.title = format!("{}{number}", self.title);
            (book.pages, book.volume, book.catalogue) =
                (self.numbers.0, self.numbers.1, self.numbers.2);
            book.weight = self.numbers.3;
            book.price = Decimal::from_units(self.numbers.4);
            book.cover = self.cover.map(Bytes::from);
            let days = |days| {
                let first = Date::MIN.to_chrono() + chrono::TimeDelta::days(i64::from(days));
                Date::try_from(first).unwrap()
            };
            book.printed_on = self.times.0.map(days);
            book.reading_time = self.times.1.map(Duration::from_micros);
            book.keywords = self.keywords;
            book.origin = self.origin.map(|(giver, words, owners)| Origin {
                giver,
                uri: None,
                words,
                owners: owners
                    .into_iter()
                    .map(|(name, share)| Owner { name, share })
                    .collect(),
            });
            book.remarks = self
                .remarks
                .into_iter()
                .map(|(k, v)| (k, v.into()))
                .collect();
            let bindings = [Binding::Hard, Binding::Soft, Binding::InBox];
            book.binding = bindings[self.binding.0];
            book.other_binding = self.binding.1.map(|index| bindings[index]);
            book.trace_id = TraceId::from_uuid(Uuid::from_u128(self.trace));
            book.created_at = Timestamp::MIN;
        })
    }
}

/// Any text without U+0000, with and without characters outside of the basic plane.
fn text(most: usize) -> impl Strategy<Value = String> {
    vec(any::<char>().prop_filter("no NUL", |c| *c != '\0'), 1..most)
        .prop_map(|characters| characters.into_iter().collect())
}

fn any_change() -> impl Strategy<Value = Change> {
    let days = 0..=(Date::MAX.to_chrono() - Date::MIN.to_chrono()).num_days() as i32;
    let most = 999_999_999_999_999_999_i64;
    // The tables have a rule that heavy books are long.
    let numbers = (
        101..,
        any::<Option<i16>>(),
        any::<i64>(),
        0.0..1e300_f64,
        -most..=most,
    );
    let owners = vec((text(20), 0.0..=1.0_f64), 0..3);
    (
        text(100),
        numbers,
        option::of(vec(any::<u8>(), 0..64)),
        (option::of(days), any::<Option<i64>>()),
        vec(text(20), 0..8),
        option::of((text(40), option::of(text(40)), owners)),
        btree_map(text(10), text(10), 0..4),
        (0..3_usize, option::of(0..3_usize)),
        any::<u128>(),
    )
        .prop_map(|parts| Change {
            title: parts.0,
            numbers: parts.1,
            cover: parts.2,
            times: parts.3,
            keywords: parts.4,
            origin: parts.5,
            remarks: parts.6,
            binding: parts.7,
            trace: parts.8,
        })
}
