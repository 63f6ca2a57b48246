//! Rows through a database and back, and what a database refuses.

use cwom_derive::CwomEntity;
use cwom_runtime::{Actor, Context, Dialect, Entity, Error, Id, Store, TextId, TraceId};

use crate::database::{LIBRARY, on_each_dialect};
use crate::model::{
    Author, Book, BookTags, Branch, Chapter, Contact, Copy, Loan, Shade, Size, Stamp, Tag,
};
use crate::samples::{
    Complete, author, book, book_tag, branch, copy, loan, plain_book, stamp, tag,
};

#[derive(Debug, PartialEq, CwomEntity)]
#[cwom(entity = "Book", view, spec = "../ui/cases/library.toml")]
struct Spine {
    shade: Shade,
    title: String,
    initial: String,
    chapters: Vec<Chapter>,
    sequel_of_id: Option<Id<Book>>,
    id: Id<Book>,
}

#[derive(Debug, PartialEq, CwomEntity)]
#[cwom(entity = "Branch", view, spec = "../ui/cases/library.toml")]
struct House {
    annex: Option<Size>,
    home: Contact,
    id: TextId<Branch>,
}

fn context() -> Context {
    Context::new(Actor::system("test"), TraceId::new())
}

async fn create<D: Dialect, E: Entity>(store: &Store<D>, entity: E) -> cwom_runtime::Result<E> {
    store.write(&context()).create(Complete(entity)).await
}

/// Creates a row and reads it back in every way.
async fn round_trip<D: Dialect, E>(store: &Store<D>, entity: E) -> E
where
    E: Entity + Clone + PartialEq + std::fmt::Debug,
{
    create(store, entity.clone())
        .await
        .expect("the row is good");
    assert_eq!(
        store.get::<E>(entity.key()).await.expect("it was created"),
        entity
    );
    let listed = store.list::<E>(None, 100).await.expect("a first page");
    assert!(listed.contains(&entity));
    let last = listed.last().expect("a row").key();
    assert!(
        store
            .list::<E>(Some(&last), 100)
            .await
            .expect("a later page")
            .is_empty()
    );
    entity
}

on_each_dialect!(LIBRARY, every_row_comes_back_as_it_was, store, {
    let author = round_trip(&store, author()).await;
    let branch = round_trip(&store, branch("main")).await;
    round_trip(
        &store,
        Branch {
            annex: None,
            ..crate::samples::branch("no-annex")
        },
    )
    .await;
    let first = round_trip(&store, book(&author)).await;
    let mut second = plain_book(&author);
    second.sequel_of_id = Some(first.id);
    let second = round_trip(&store, second).await;
    let copy = round_trip(&store, copy(&second, &branch)).await;
    round_trip(&store, stamp(&copy)).await;
    round_trip(&store, loan(&copy)).await;
    let tag = round_trip(&store, tag("history")).await;
    round_trip(&store, book_tag(&first, &tag)).await;
});

on_each_dialect!(
    LIBRARY,
    a_view_reads_its_own_columns_in_its_own_order,
    store,
    {
        let author = create(&store, author()).await.expect("a good row");
        let book = create(&store, book(&author)).await.expect("a good row");
        let spine = Spine {
            shade: book.shade,
            title: book.title,
            initial: book.initial,
            chapters: book.chapters,
            sequel_of_id: None,
            id: book.id,
        };
        assert_eq!(
            store.view::<Spine>(spine.id).await.expect("it is there"),
            spine
        );
        assert_eq!(
            store.list_views::<Spine>(None, 9).await.expect("a page"),
            [spine]
        );

        let branch = create(
            &store,
            Branch {
                annex: None,
                ..branch("main")
            },
        )
        .await
        .expect("good");
        let house = House {
            annex: None,
            home: branch.home,
            id: branch.id,
        };
        assert_eq!(
            store.view::<House>(&house.id).await.expect("it is there"),
            house
        );
    }
);

on_each_dialect!(LIBRARY, constraints_are_told_by_their_fields, store, {
    let author = create(&store, author()).await.expect("a good row");
    let book_row = create(&store, book(&author)).await.expect("a good row");

    let twin = Book {
        id: Id::new_v7(),
        ..book_row.clone()
    };
    match create(&store, twin).await {
        Err(Error::Unique {
            entity: "Book",
            fields: ["isbn"],
            ..
        }) => {}
        other => panic!("{other:?}"),
    }
    let again = book_row.clone();
    match create(&store, again).await {
        Err(Error::Unique {
            entity: "Book",
            fields,
            ..
        }) => {
            assert!(fields == ["id"] || fields == ["isbn"], "{fields:?}");
        }
        other => panic!("{other:?}"),
    }
    let mut orphan = plain_book(&author);
    orphan.author_id = Id::new_v7();
    match create(&store, orphan).await {
        Err(Error::ReferenceMissing {
            entity: "Book",
            field: "author_id",
            target: "Author",
        }) => {}
        other => panic!("{other:?}"),
    }
    let mut orphan = plain_book(&author);
    orphan.sequel_of_id = Some(Id::new_v7());
    match create(&store, orphan).await {
        Err(Error::ReferenceMissing {
            field: "sequel_of_id",
            target: "Book",
            ..
        }) => {}
        other => panic!("{other:?}"),
    }
    let loose = book_tag(&book_row, &tag("never-created"));
    match create(&store, loose).await {
        Err(Error::ReferenceMissing {
            entity: "BookTags",
            field: "tag_id",
            target: "Tag",
        }) => {}
        other => panic!("{other:?}"),
    }
});

on_each_dialect!(LIBRARY, rows_go_away_where_nothing_refers_to_them, store, {
    let author = create(&store, author()).await.expect("a good row");
    let branch = create(&store, branch("main")).await.expect("a good row");
    let book = create(&store, book(&author)).await.expect("a good row");
    let copy = create(&store, copy(&book, &branch))
        .await
        .expect("a good row");
    let tag = create(&store, tag("history")).await.expect("a good row");
    let link = create(&store, book_tag(&book, &tag))
        .await
        .expect("a good row");
    let ctx = context();

    match store.write(&ctx).delete::<Branch>(&branch.id).await {
        Err(Error::StillReferenced {
            entity: "Branch",
            by: "Copy",
            field: "branch_id",
        }) => {}
        other => panic!("{other:?}"),
    }
    store
        .write(&ctx)
        .delete::<Copy>(copy.id)
        .await
        .expect("nothing refers to it");
    store
        .write(&ctx)
        .delete::<Branch>(&branch.id)
        .await
        .expect("nothing does any more");
    store
        .write(&ctx)
        .delete::<BookTags>(link.key())
        .await
        .expect("a link may go");
    assert_eq!(
        store
            .get_opt::<BookTags>(link.key())
            .await
            .expect("a query"),
        None
    );
    store
        .write(&ctx)
        .delete::<Tag>(tag.id)
        .await
        .expect("nothing refers to it");
    match store.write(&ctx).delete::<Tag>(tag.id).await {
        Err(Error::NotFound { entity: "Tag", .. }) => {}
        other => panic!("{other:?}"),
    }
    assert!(Stamp::META.statements.delete.is_none());
});

on_each_dialect!(LIBRARY, a_softly_deleted_row_is_left_out, store, {
    let author = create(&store, author()).await.expect("a good row");
    store
        .write(&context())
        .delete::<Author>(author.id)
        .await
        .expect("it is there");
    assert_eq!(
        store.get_opt::<Author>(author.id).await.expect("a query"),
        None
    );
    assert_eq!(store.list::<Author>(None, 9).await.expect("a page"), []);
});

on_each_dialect!(LIBRARY, what_the_database_computes_is_read_back, store, {
    let author = create(&store, author()).await.expect("a good row");
    let given = Book {
        initial: String::new(),
        ..book(&author)
    };
    let created = create(&store, given).await.expect("a good row");
    assert_eq!(created.initial, "NOTES");
});

on_each_dialect!(LIBRARY, references_that_agree_are_told_together, store, {
    let author = create(&store, author()).await.expect("a good row");
    let branch = create(&store, branch("main")).await.expect("a good row");
    let first = create(&store, book(&author)).await.expect("a good row");
    let second = create(&store, plain_book(&author))
        .await
        .expect("a good row");
    let copy = create(&store, copy(&first, &branch))
        .await
        .expect("a good row");

    let other_book = Loan {
        book_id: second.id,
        ..loan(&copy)
    };
    let no_copy = Loan {
        copy_id: Id::new_v7(),
        ..loan(&copy)
    };
    for wrong in [other_book, no_copy] {
        match create(&store, wrong).await {
            Err(Error::ReferenceMissing {
                entity: "Loan",
                field,
                target: "Copy",
            }) => {
                assert_eq!(field, "copy_id, book_id");
            }
            other => panic!("{other:?}"),
        }
    }
    create(&store, loan(&copy)).await.expect("both agree");
    match store.write(&context()).delete::<Copy>(copy.id).await {
        Err(Error::StillReferenced {
            entity: "Copy",
            by: "Loan",
            field: "copy_id",
        }) => {}
        other => panic!("{other:?}"),
    }
});
