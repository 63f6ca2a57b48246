//! Rows with a value of every type.

use std::collections::BTreeMap;

use cwom_runtime::{
    Bytes, Creation, Date, Decimal, Duration, Entity, Id, Invalid, New, TextId, Timestamp, TraceId,
    Ulid, Uuid,
};

use crate::model::{
    Author, Book, BookTags, Branch, Chapter, Condition, Contact, Copy, Loan, Shade, Size, Stamp,
    Tag,
};

/// A row that is complete as it is: these tests are about rows, not about how they come to be.
pub(crate) struct Complete<E>(pub(crate) E);

impl<E: Entity> New for Complete<E> {
    type Entity = E;

    fn build(self, _: &Creation<'_>) -> Result<E, Invalid> {
        Ok(self.0)
    }
}

/// A moment with microseconds.
pub(crate) fn moment() -> Timestamp {
    "2024-02-29T23:59:59.000001Z"
        .parse()
        .expect("a canonical timestamp")
}

pub(crate) fn author() -> Author {
    Author {
        id: Id::new_v7(),
        name: "Ada 🜁 O'Neil".to_owned(),
        born: Date::new(1815, 12, 10),
        contact: Some(Contact {
            mail: Some("ada@example.org".to_owned()),
            phone: None,
        }),
        secret: None,
        row_version: 1,
        created_at: moment(),
        updated_at: moment(),
        deleted_at: None,
    }
}

pub(crate) fn branch(id: &str) -> Branch {
    Branch {
        id: TextId::new(id),
        name: "Main street".to_owned(),
        home: Contact {
            mail: None,
            phone: Some("+1 555".to_owned()),
        },
        annex: Some(Size {
            width: 1,
            height: 2000,
            unit: "mm".to_owned(),
        }),
        row_version: 1,
        created_at: moment(),
        updated_at: moment(),
    }
}

pub(crate) fn book(author: &Author) -> Book {
    Book {
        id: Id::new_v7(),
        title: "Notes".to_owned(),
        author_id: author.id,
        author_role: Some("translator".to_owned()),
        sequel_of_id: None,
        year: Some(1843),
        price: Decimal::from_units(9_999_999_999),
        weight: Some(0.1 + 0.2),
        isbn: Some("9780000000001".to_owned()),
        cover: Some(Bytes::from([0, 255, 10])),
        catalogue: Some(Uuid::from_u128(u128::MAX)),
        token: Ulid::from_u128(1),
        lent_for: Some(Duration::from_micros(-1)),
        chapters: vec![Chapter {
            title: "A".to_owned(),
            pages: 12,
            keywords: vec!["engine".to_owned()],
        }],
        marks: vec![0, 10],
        subtitles: BTreeMap::from([("de".to_owned(), "Notizen".to_owned())]),
        address: Some("10.0.0.1".to_owned()),
        ratings: BTreeMap::from([("ada".to_owned(), 5), ("bob".to_owned(), -5)]),
        extra: cwom_runtime::Map::new(),
        raw_import: Some(cwom_runtime::Json::from(vec![1, 2])),
        shade: Shade::Green,
        kind: "essay".to_owned(),
        origin: TraceId::new(),
        initial: "NOTES".to_owned(),
        row_version: 1,
        created_at: moment(),
        updated_at: moment(),
    }
}

/// A book with null wherever it may be.
pub(crate) fn plain_book(author: &Author) -> Book {
    Book {
        id: Id::new_v7(),
        author_role: None,
        year: None,
        weight: None,
        isbn: None,
        cover: None,
        catalogue: None,
        lent_for: None,
        chapters: Vec::new(),
        ratings: BTreeMap::new(),
        raw_import: None,
        shade: Shade::Red,
        ..book(author)
    }
}

pub(crate) fn copy(book: &Book, branch: &Branch) -> Copy {
    Copy {
        id: Id::new_v7(),
        book_id: book.id,
        branch_id: branch.id.clone(),
        condition: Condition::New,
        row_version: 1,
        created_at: moment(),
        updated_at: moment(),
    }
}

pub(crate) fn loan(copy: &Copy) -> Loan {
    Loan {
        id: Id::new_v7(),
        copy_id: copy.id,
        book_id: copy.book_id,
        row_version: 1,
        created_at: moment(),
        updated_at: moment(),
    }
}

pub(crate) fn stamp(copy: &Copy) -> Stamp {
    Stamp {
        id: Id::new_v7(),
        copy_id: copy.id,
        text: "seen".to_owned(),
        row_version: 1,
        created_at: moment(),
    }
}

pub(crate) fn tag(word: &str) -> Tag {
    Tag {
        id: Id::new_v7(),
        word: word.to_owned(),
        note: None,
        uses: i64::MAX,
    }
}

pub(crate) fn book_tag(book: &Book, tag: &Tag) -> BookTags {
    BookTags {
        book_id: book.id,
        tag_id: tag.id,
        role: None,
        created_at: moment(),
    }
}
