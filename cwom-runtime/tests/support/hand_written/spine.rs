//! A projection.

use cwom_runtime::{
    ColumnMeta, DecodeError, Field, Id, PerDialect, RowReader, View, ViewMeta, read_json,
};

use super::Book;

/// The back of a book.
#[derive(Debug, Clone, PartialEq)]
pub struct Spine {
    /// Identity.
    pub id: Id<Book>,
    /// The title.
    pub title: String,
    /// Keywords.
    pub keywords: Vec<String>,
}

// What the derive expands to.
impl View for Spine {
    type Entity = Book;

    const META: &'static ViewMeta = &ViewMeta {
        name: "Spine",
        columns: &[
            ColumnMeta {
                name: "id",
                field: "id",
            },
            ColumnMeta {
                name: "title",
                field: "title",
            },
            ColumnMeta {
                name: "keywords",
                field: "keywords",
            },
        ],
        get: PerDialect {
            sqlite: "SELECT id, title, keywords FROM library_books WHERE id = ?1",
            postgres: "SELECT id, title, keywords FROM library_books WHERE id = $1",
        },
        list_first: PerDialect {
            sqlite: "SELECT id, title, keywords FROM library_books ORDER BY id LIMIT ?1",
            postgres: "SELECT id, title, keywords FROM library_books ORDER BY id LIMIT $1",
        },
        list_after: PerDialect {
            sqlite: "SELECT id, title, keywords FROM library_books WHERE id > ?1 ORDER BY id LIMIT ?2",
            postgres: "SELECT id, title, keywords FROM library_books WHERE id > $1 ORDER BY id LIMIT $2",
        },
    };

    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError> {
        Ok(Self {
            id: Field::read(row)?,
            title: Field::read(row)?,
            keywords: read_json(row)?,
        })
    }
}
