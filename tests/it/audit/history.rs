//! Histories: an id has one, a pair goes on with its own, and what goes with its owner says so.

use cwom_schema::schema::Dialect;
use cwom_sql::ddl::create_all;
use cwom_tests::Database;

use super::ledger::Ledger;
use super::shell::{Shell, run_as, state};
use super::tables_of;

const SPEC: &str = r#"
format = 1
[model]
name = "library"
doc = "Who borrowed what."
[entity.Shelf]
doc = "Where books stand."
table = "shelves"
id = "text(20)"
[entity.Shelf.fields]
label = "string(1..20)"
[entity.Shelf.links]
books = { to = "Book", table = "shelf_books", inverse = "shelves" }
[entity.Book]
doc = "Something to read."
table = "books"
id = "text(20)"
soft_delete = true
[entity.Book.fields]
title = "string(1..20)"
[entity.Page]
doc = "A part of a shelf's list."
table = "pages"
id = "text(20)"
[entity.Page.fields]
shelf = { type = "-> Shelf", inverse = "pages", on_delete = "cascade" }
"#;

const ROWS: &str = "
    INSERT INTO shelves (id, label) VALUES ('one', 'A'), ('two', 'B');
    INSERT INTO books (id, title) VALUES ('iliad', 'Iliad'), ('emma', 'Emma');
    INSERT INTO shelf_books (shelf_id, book_id) VALUES ('one', 'iliad'), ('one', 'emma');
    INSERT INTO pages (id, shelf_id) VALUES ('p1', 'one'), ('p2', 'one')";

async fn filled<D: Shell>(database: &Database<D>) -> D::Session {
    let tables = tables_of(SPEC);
    let ddl = create_all(&tables, D::SQL);
    database.execute(&ddl).await.expect("the tables");
    let mut session = D::open(&database.url).await;
    run_as::<D>(&mut session, "ada", ROWS)
        .await
        .expect("the rows");
    session
}

async fn read<D: Shell>(session: &mut D::Session) -> Ledger {
    let ledger = Ledger::read::<D>(&tables_of(SPEC), session).await;
    ledger.assert_sound(&tables_of(SPEC));
    ledger
}

/// Action and version of each entry of one thing.
fn of<'a>(ledger: &'a Ledger, kind: &str, id: &str) -> Vec<(&'a str, i64)> {
    let own = ledger.entries.iter();
    own.filter(|entry| entry.kind == kind && entry.id == id)
        .map(|entry| (entry.action.as_str(), entry.version.expect("a change")))
        .collect()
}

async fn id_with_a_history_does_not_come_back<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database).await;
    let delete = "DELETE FROM shelves WHERE id = 'two'";
    run_as::<D>(&mut session, "ada", delete)
        .await
        .expect("deleted");
    let again = "INSERT INTO shelves (id, label) VALUES ('two', 'C')";
    let mut ways = vec![again.to_owned(), format!("{again} ON CONFLICT DO NOTHING")];
    if D::SQL == Dialect::Sqlite {
        for clause in ["ABORT", "FAIL", "IGNORE", "REPLACE", "ROLLBACK"] {
            ways.push(again.replace("INSERT", &format!("INSERT OR {clause}")));
        }
    }
    for sql in ways {
        let refused = run_as::<D>(&mut session, "eve", &sql)
            .await
            .expect_err(&sql);
        assert!(refused.contains("used before"), "{refused}");
    }
    let ledger = read::<D>(&mut session).await;
    assert_eq!(
        of(&ledger, "Shelf", "two"),
        [("created", 1), ("deleted", 2)]
    );
}

async fn pair_goes_on_with_its_numbers<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database).await;
    let delete = "DELETE FROM shelf_books WHERE book_id = 'emma'";
    run_as::<D>(&mut session, "ada", delete)
        .await
        .expect("unlinked");
    let link = "INSERT INTO shelf_books (shelf_id, book_id) VALUES ('one', 'emma')";
    run_as::<D>(&mut session, "ada", link)
        .await
        .expect("linked");
    let both = format!("{delete}; {link}");
    run_as::<D>(&mut session, "ada", &both)
        .await
        .expect("in one transaction");
    let ledger = read::<D>(&mut session).await;
    assert_eq!(
        of(&ledger, "Shelf.books", "one/emma"),
        [
            ("linked", 1),
            ("unlinked", 2),
            ("linked", 3),
            ("unlinked", 4),
            ("linked", 5)
        ]
    );
}

async fn what_goes_with_its_owner_says_so<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database).await;
    let before = read::<D>(&mut session).await.entries.len();
    let (trace, note) = ("0199bbbb-0000-7000-8000-000000000002", "out of date");
    let delete = format!(
        "BEGIN; {}; DELETE FROM shelves WHERE id = 'one'; {}; COMMIT",
        state::<D>("ada", trace, note),
        super::shell::clear::<D>()
    );
    D::run(&mut session, &delete)
        .await
        .expect("deleted with all of it");
    let ledger = read::<D>(&mut session).await;
    let mut went: Vec<(&str, &str, &str)> = ledger.entries[before..]
        .iter()
        .map(|entry| (&*entry.action, &*entry.kind, &*entry.id))
        .collect();
    went.sort_unstable();
    assert_eq!(
        went,
        [
            ("deleted", "Page", "p1"),
            ("deleted", "Page", "p2"),
            ("deleted", "Shelf", "one"),
            ("unlinked", "Shelf.books", "one/emma"),
            ("unlinked", "Shelf.books", "one/iliad"),
        ]
    );
    for entry in &ledger.entries[before..] {
        let said = (
            &*entry.actor_id,
            entry.trace.as_deref(),
            entry.note.as_deref(),
        );
        assert_eq!(said, ("ada", Some(trace), Some(note)), "{entry:?}");
    }
    D::run(&mut session, "DELETE FROM shelves")
        .await
        .expect_err("nobody said who");
}

async fn soft_delete_is_a_deletion<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database).await;
    let sql = "UPDATE books SET title = 'The Iliad', row_version = 2 WHERE id = 'iliad'; \
               UPDATE books SET deleted_at = '2026-01-01T00:00:00.000000Z', row_version = 3 \
               WHERE id = 'iliad'";
    run_as::<D>(&mut session, "ada", sql)
        .await
        .expect("deleted softly");
    let ledger = read::<D>(&mut session).await;
    assert_eq!(
        of(&ledger, "Book", "iliad"),
        [("created", 1), ("updated", 2), ("deleted", 3)]
    );
    let last = ledger.entries.last().expect("an entry");
    assert_eq!(last.before["deleted_at"], serde_json::Value::Null);
    assert_eq!(last.after["deleted_at"], "2026-01-01T00:00:00.000000Z");
}

/// A change that changes nothing is no change of the store; in raw SQL it is one when it says so.
async fn change_without_a_version_is_refused<D: Shell>(database: Database<D>) {
    let mut session = filled::<D>(&database).await;
    let before = read::<D>(&mut session).await;
    let silent = "UPDATE shelves SET label = label";
    run_as::<D>(&mut session, "ada", silent)
        .await
        .expect_err("the version stays");
    assert_eq!(read::<D>(&mut session).await, before);
    let loud = "UPDATE shelves SET row_version = row_version + 1 WHERE id = 'one'";
    run_as::<D>(&mut session, "ada", loud)
        .await
        .expect("a change");
    let ledger = read::<D>(&mut session).await;
    assert_eq!(
        of(&ledger, "Shelf", "one"),
        [("created", 1), ("updated", 2)]
    );
}

/// One test for each engine, on tables of the tests' own.
macro_rules! on_empty {
    ($($name:ident),*) => {
        mod on {$(
            mod $name {
                #[tokio::test]
                async fn sqlite() {
                    if let Some(database) = <cwom_testkit::Sqlite as cwom_tests::Engine>::fresh().await {
                        super::super::$name(database).await;
                    }
                }

                #[tokio::test]
                async fn postgres() {
                    if let Some(database) = <cwom_testkit::Postgres as cwom_tests::Engine>::fresh().await {
                        super::super::$name(database).await;
                    }
                }
            }
        )*}
    };
}

pub(super) use on_empty;

on_empty!(
    id_with_a_history_does_not_come_back,
    pair_goes_on_with_its_numbers,
    what_goes_with_its_owner_says_so,
    soft_delete_is_a_deletion,
    change_without_a_version_is_refused
);
