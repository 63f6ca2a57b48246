//! Differences as a person reads them.

use cwom_physical::{Difference, PhysicalSchema, compare, render};

use crate::support::{Catalog as _, sqlite_memory};

const BEFORE: &str = "
    CREATE TABLE author (id INTEGER PRIMARY KEY);
    CREATE TABLE book (
        id INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        pages INTEGER DEFAULT 1,
        CONSTRAINT ck_book_pages CHECK (pages > 0 AND pages < 10000 AND title <> 'a title of some length'));
    CREATE INDEX ix_book_title ON book (title);";

const AFTER: &str = "
    CREATE TABLE book (
        id INTEGER PRIMARY KEY,
        title TEXT,
        note TEXT,
        pages INTEGER DEFAULT 2,
        CONSTRAINT ck_book_pages CHECK (pages > 0 AND pages < 10001 AND title <> 'a title of some length'));
    CREATE VIEW titles AS SELECT title FROM book;";

const EXPECTED: &str = "\
author
  [-] table

book
  [+] column note: TEXT; nullability NULL
  [*] column pages, default: expected 1, found 2
  [*] column title, nullability: expected NOT NULL, found NULL
  [*] check ck_book_pages, expression:
      expected pages > 0 and pages < 10000 and title <> 'a title of some length'
      found    pages > 0 and pages < 10001 and title <> 'a title of some length'
  [-] index ix_book_title: (title)

titles
  [+] view: definition select title from book
";

#[tokio::test]
async fn grouped_by_table() {
    let (mut one, mut two) = (sqlite_memory().await, sqlite_memory().await);
    one.run(BEFORE).await;
    two.run(AFTER).await;
    let (before, after) = (one.read().await, two.read().await);
    let differences = compare(&before, &after);
    assert_eq!(render(&differences), EXPECTED);
    assert_eq!(render(&[]), "");

    // Both kinds of values survive JSON, which is how reports travel.
    let json = serde_json::to_string(&after).expect("a schema is JSON");
    let read: PhysicalSchema = serde_json::from_str(&json).expect("and back");
    assert_eq!(read, after);
    assert_eq!(read.digest(), after.digest());
    let json = serde_json::to_string(&differences).expect("differences are JSON");
    let read: Vec<Difference> = serde_json::from_str(&json).expect("and back");
    assert_eq!(read, differences);
}
