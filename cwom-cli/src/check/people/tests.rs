use std::time::Duration;

use expect_test::expect;

use super::render;
use crate::check::{Outcome, sample};
use crate::exit::Exit;

fn shown(outcome: &Outcome, verbose: bool) -> String {
    let text = render(outcome, Duration::from_millis(7), Exit::Drift, verbose);
    anstream::adapter::strip_str(&text).to_string()
}

#[test]
fn short_is_one_line_a_finding_and_the_words_of_the_spec() {
    expect![[r#"
        history  fails  generated/migrations: broken
        replay   drift  SQLite: 2 migrations

        history
        [!] generated/migrations/a.sql: was edited
        [!] generated/migrations/cwom.lock: line 7: no plan

        replay
        books
        [*] column title may be null
             --> cwom-spec.toml:6:1
              |
            6 | title = { type = "string(1..200)" }
              | ^^^^^ column books.title
        [+] index ix_books_shelf is missing
             --> cwom-spec.toml:7:1
              |
            7 | shelf = "string(1..8)"
              | ^^^^^ index books.ix_books_shelf

        1 note; --verbose shows them
    "#]]
    .assert_eq(&shown(&sample::outcome(), false));
}

#[test]
fn verbose_has_both_sides_and_both_ways() {
    expect![[r#"
        history  fails  generated/migrations: broken
        replay   drift  SQLite: 2 migrations

        history
        [!] generated/migrations/a.sql: was edited
        [!] generated/migrations/cwom.lock: line 7: no plan

        replay
        books
        [*] column title may be null
             --> cwom-spec.toml:6:1
              |
            6 | title = { type = "string(1..200)" }
              | ^^^^^ column books.title
            expected:
                NOT NULL
            actual:
                NULL
            the database as the migrations make it:
                ALTER TABLE books
                  ALTER title SET NOT NULL;
            the migrations as the database is:
                ALTER TABLE books
                  ALTER title DROP NOT NULL;
        [+] index ix_books_shelf is missing
             --> cwom-spec.toml:7:1
              |
            7 | shelf = "string(1..8)"
              | ^^^^^ index books.ix_books_shelf
            expected:
                CREATE INDEX ix_books_shelf ON books (shelf)
            the database as the migrations make it:
                CREATE INDEX ix_books_shelf ON books (shelf);
            the migrations as the database is:
                DROP INDEX ix_books_shelf;
        scribbles
        [i] table scribbles is nobody's
            actual:
                CREATE TABLE scribbles (a integer)
    "#]]
    .assert_eq(&shown(&sample::outcome(), true));
}

#[test]
fn what_nobody_reads_is_counted() {
    let outcome = sample::many(57);
    let text = shown(&outcome, false);
    assert!(
        text.contains("… and 37 more; --verbose shows them"),
        "{text}"
    );
    assert!(
        text.contains("file-19") && !text.contains("file-20"),
        "{text}"
    );
    let text = shown(&outcome, true);
    assert!(text.contains("file-56") && !text.contains("more"), "{text}");
}
