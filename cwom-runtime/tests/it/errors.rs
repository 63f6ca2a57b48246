//! Every error is the same on both dialects, in a single write and in a transaction.

use cwom_runtime::{
    Actor, Bytes, Context, Decimal, Dialect, Entity, Error, Id, New, Result, Store, TraceId,
};
use serde_json::json;

use crate::support::database::{TestDatabase, context, on_both, with_tables};
use crate::support::hand_written::{Author, Book, BookEditor, Librarian, NewBook, Origin, Owner};

on_both!(
    a_missing_row_is_named,
    a_unique_key_is_named,
    a_missing_target_is_named,
    a_remaining_reference_is_named,
    a_broken_rule_between_fields_is_named,
    every_broken_rule_of_a_field_is_named,
    text_with_nul_is_refused_everywhere,
    numbers_that_are_not_finite_are_refused_everywhere,
);

/// Creates in both ways and compares what is said.
async fn refused<D: Dialect, N: New + Clone>(store: &Store<D>, new: N) -> Error
where
    N::Entity: std::fmt::Debug,
{
    let context = context();
    let single = store.write(&context).create(new.clone()).await.unwrap_err();
    let mut tx = store.begin(&context).await.unwrap();
    let within = tx.create(new).await.unwrap_err();
    tx.rollback().await.unwrap();
    assert_eq!(single.to_string(), within.to_string());
    single
}

async fn library<D: Dialect>(store: &Store<D>) -> Result<(Author, Book)> {
    let mut tx = store.begin(&context()).await?;
    let author = tx.create(Author::new("Ada")).await?;
    let book = tx.create(Book::new(author.id, "Notes", "A-1")).await?;
    tx.commit().await?;
    Ok((author, book))
}

async fn a_missing_row_is_named<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let id = Id::<Book>::new_v7();
        let check = |error: Error| match error {
            Error::NotFound {
                entity: "Book",
                key,
            } => assert_eq!(key, id.to_string()),
            other => panic!("{other:?}"),
        };
        check(store.get::<Book>(id).await.unwrap_err());
        check(
            store
                .write(&context())
                .delete::<Book>(id)
                .await
                .unwrap_err(),
        );
        assert_eq!(store.get_opt::<Book>(id).await.unwrap(), None);

        let mut tx = store.begin(&context()).await.unwrap();
        check(tx.get::<Book>(id).await.unwrap_err());
        check(tx.delete::<Book>(id).await.unwrap_err());
        // Looking for what is not there breaks nothing.
        tx.create(Author::new("Bob")).await.unwrap();
        tx.commit().await.unwrap();
    })
    .await;
}

async fn a_unique_key_is_named<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let (author, book) = library(&store).await.unwrap();
        let check = |error: Error, name: &str, expected: &[&str]| match error {
            Error::Unique {
                constraint, fields, ..
            } => {
                assert_eq!((constraint, fields), (name, expected));
            }
            other => panic!("{other:?}"),
        };
        check(
            refused(&store, Author::new("Ada")).await,
            "uq_library_authors_name",
            &["name"],
        );
        check(
            refused(&store, Book::new(author.id, "Notes", "B")).await,
            "uq_library_books_author_id_title",
            &["author_id", "title"],
        );
        // An index on an expression; SQLite reports it by its name alone.
        check(
            refused(&store, Book::new(author.id, "More notes", "A-1")).await,
            "uq_library_books_shelf_lower",
            &["shelf"],
        );
        let mut again = Book::new(author.id, "Again", "B");
        again.id = Some(book.id);
        check(refused(&store, again).await, "pk_library_books", &["id"]);

        let editor = BookEditor::new(book.id, author.id);
        store
            .write(&context())
            .create(editor.clone())
            .await
            .unwrap();
        check(
            refused(&store, editor).await,
            "pk_library_book_editors",
            &["book_id", "author_id"],
        );
    })
    .await;
}

async fn a_missing_target_is_named<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let (author, book) = library(&store).await.unwrap();
        let check = |error: Error, expected: (&str, &str, &str)| match error {
            Error::ReferenceMissing {
                entity,
                field,
                target,
            } => {
                assert_eq!((entity, field, target), expected);
            }
            other => panic!("{other:?}"),
        };
        check(
            refused(&store, Book::new(Id::new_v7(), "t", "B")).await,
            ("Book", "author_id", "Author"),
        );
        let sequel = Book::new(author.id, "t", "B");
        let sequel = sequel.with(|book| book.sequel_of_id = Some(Id::new_v7()));
        check(
            refused(&store, sequel).await,
            ("Book", "sequel_of_id", "Book"),
        );
        check(
            refused(&store, BookEditor::new(book.id, Id::new_v7())).await,
            ("BookEditor", "author_id", "Author"),
        );
        check(
            refused(&store, BookEditor::new(Id::new_v7(), author.id)).await,
            ("BookEditor", "book_id", "Book"),
        );
        assert_eq!(store.list::<Book>(None, 9).await.unwrap(), [book]);
    })
    .await;
}

async fn a_remaining_reference_is_named<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let (author, book) = library(&store).await.unwrap();
        let context = context();
        let write = store.write(&context);
        let check = |error: Error, expected: (&str, &str, &str)| match error {
            Error::StillReferenced { entity, by, field } => {
                assert_eq!((entity, by, field), expected);
            }
            other => panic!("{other:?}"),
        };
        let error = write.delete::<Author>(author.id).await.unwrap_err();
        check(error, ("Author", "Book", "author_id"));
        let mut tx = store.begin(&context).await.unwrap();
        let error = tx.delete::<Author>(author.id).await.unwrap_err();
        check(error, ("Author", "Book", "author_id"));
        drop(tx);

        let editor = write.create(Author::new("Eve")).await.unwrap();
        write
            .create(BookEditor::new(book.id, editor.id))
            .await
            .unwrap();
        let error = write.delete::<Author>(editor.id).await.unwrap_err();
        check(error, ("Author", "BookEditor", "author_id"));
        let error = write.delete::<Book>(book.id).await.unwrap_err();
        check(error, ("Book", "BookEditor", "book_id"));

        write
            .delete::<BookEditor>((book.id, editor.id))
            .await
            .unwrap();
        write.delete::<Book>(book.id).await.unwrap();
        write.delete::<Author>(author.id).await.unwrap();
        assert_eq!(store.list::<Author>(None, 9).await.unwrap(), [editor]);
    })
    .await;
}

async fn a_broken_rule_between_fields_is_named<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let (author, _) = library(&store).await.unwrap();
        let heavy = Book::new(author.id, "t", "B").with(|book| book.weight = 5.0);
        match refused(&store, heavy).await {
            Error::CheckFailed {
                entity,
                constraint,
                fields,
                rule,
            } => {
                assert_eq!(
                    (entity, constraint),
                    ("Book", "ck_library_books_heavy_is_long")
                );
                assert_eq!(
                    (fields, rule),
                    (&["weight", "pages"][..], "weight < 5 or pages > 100")
                );
            }
            other => panic!("{other:?}"),
        }
    })
    .await;
}

async fn every_broken_rule_of_a_field_is_named<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        let (author, _) = library(&store).await.unwrap();
        let bad = Book::new(author.id, "", "lower").with(|book| {
            book.pages = 0;
            book.weight = -1.0;
            book.price = Decimal::from_units(i64::MAX);
            book.cover = Some(Bytes::new([0; 65]));
            book.keywords = vec![String::new(); 9];
            book.extra = Some(json!(null));
            book.origin = Some(Origin {
                giver: "g".to_owned(),
                uri: Some("u".to_owned()),
                words: Some("w".to_owned()),
                owners: vec![
                    Owner {
                        name: "n".to_owned(),
                        share: 1.0,
                    },
                    Owner {
                        name: String::new(),
                        share: 1.5,
                    },
                ],
            });
        });
        let error = refused(&store, bad).await;
        let Error::Invalid(invalid) = error else {
            panic!("{error:?}")
        };
        let found: Vec<String> = invalid
            .problems
            .iter()
            .map(|problem| format!("{} {}", problem.path, problem.rule))
            .collect();
        let expected = [
            "title must have 1 to 200 characters, has 0",
            "shelf must have only the characters `A-Z0-9-`, or start with `attic/`",
            "pages must be at least 1, is 0",
            "weight must be at least 0, is -1",
            "price must have at most 18 digits",
            "cover must have at most 64 bytes, has 65",
            "keywords must have at most 8 items, has 9",
            "origin.owners[1].name must have at least 1 characters, has 0",
            "origin.owners[1].share must be at most 1, is 1.5",
            "origin must have at most one of uri, words",
            "extra must not be the JSON value null",
        ];
        assert_eq!(found, expected);
    })
    .await;
}

fn every_place_for_text(text: &str) -> Vec<(&'static str, NewBook)> {
    let new = || Book::new(Id::new_v7(), "t", "A");
    let text = text.to_owned();
    let origin = |giver: &str, owner: &str| Origin {
        giver: giver.to_owned(),
        uri: None,
        words: None,
        owners: vec![Owner {
            name: owner.to_owned(),
            share: 0.0,
        }],
    };
    vec![
        ("title", new().with(|book| book.title.clone_from(&text))),
        (
            "keywords[1]",
            new().with(|book| book.keywords = vec!["k".to_owned(), text.clone()]),
        ),
        (
            "origin.giver",
            new().with(|book| book.origin = Some(origin(&text, "n"))),
        ),
        (
            "origin.owners[0].name",
            new().with(|book| book.origin = Some(origin("g", &text))),
        ),
        (
            r#"remarks["r"][0]"#,
            new().with(|book| {
                book.remarks.insert("r".to_owned(), json!([text.clone()]));
            }),
        ),
        (
            r#"extra["e"]"#,
            new().with(|book| book.extra = Some(json!({"e": text.clone()}))),
        ),
    ]
}

async fn text_with_nul_is_refused_everywhere<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        for (place, new) in every_place_for_text("a\0b") {
            let error = refused(&store, new).await;
            let Error::Invalid(invalid) = &error else {
                panic!("{place}: {error:?}")
            };
            assert_eq!(invalid.problems.len(), 1, "{invalid}");
            assert_eq!(invalid.problems[0].path, place);
            assert!(invalid.problems[0].rule.contains("U+0000"), "{invalid}");
        }
        // A backslash before `u0000` is text, not an escape.
        let (author, _) = library(&store).await.unwrap();
        for (number, (_, new)) in every_place_for_text(r"a\u0000b").into_iter().enumerate() {
            let new = new.with(|book| {
                book.author_id = author.id;
                book.shelf = format!("S{number}");
                book.title.push_str(&number.to_string());
            });
            let book = store.write(&context()).create(new).await.unwrap();
            assert_eq!(store.get::<Book>(book.id).await.unwrap(), book);
        }
    })
    .await;
}

async fn numbers_that_are_not_finite_are_refused_everywhere<T: TestDatabase>() {
    with_tables::<T, _>(async |store, _| {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let owner = Owner {
                name: "n".to_owned(),
                share: number,
            };
            let origin = Origin {
                giver: "g".to_owned(),
                uri: None,
                words: None,
                owners: vec![owner],
            };
            let new = Book::new(Id::new_v7(), "t", "A").with(|book| {
                book.weight = number;
                book.origin = Some(origin);
            });
            let error = refused(&store, new).await;
            let Error::Invalid(invalid) = &error else {
                panic!("{error:?}")
            };
            let paths: Vec<&str> = invalid.problems.iter().map(|p| p.path.as_str()).collect();
            assert_eq!(paths, ["weight", "origin.owners[0].share"]);
        }
    })
    .await;
}

/// The fields of a key are checked where they are used, since nobody validates a key.
#[tokio::test]
async fn a_value_of_the_model_may_be_the_actor() {
    let context = Context::new(Librarian("ada".to_owned()), TraceId::new()).note("shelving");
    assert_eq!(context.actor, Actor::human("ada"));
    assert_eq!(context.actor.to_string(), "human:ada");
    assert_eq!(context.note.as_deref(), Some("shelving"));
    assert_eq!(Author::META.name, "Author");
}
