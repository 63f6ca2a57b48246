//! The row of a join table: an entity whose key is a pair.

use cwom_runtime::rules::{self, Bounds};
use cwom_runtime::{
    ColumnMeta, ConstraintKind, ConstraintMeta, Creation, DecodeError, Deletable, DeleteStatement,
    EncodeError, Entity, EntityMeta, Field, Id, IdStrategy, Invalid, New, PerDialect, Problems,
    ReferenceMeta, RowReader, RowWriter, Statements, Timestamp,
};

use super::{Author, Book};

/// Somebody who edited a book.
#[derive(Debug, Clone, PartialEq)]
pub struct BookEditor {
    /// The book.
    pub book_id: Id<Book>,
    /// The editor.
    pub author_id: Id<Author>,
    /// What they did.
    pub role: Option<String>,
    /// When the link was made.
    pub created_at: Timestamp,
}

// What the derive expands to.
impl Entity for BookEditor {
    type Key = (Id<Book>, Id<Author>);

    const META: &'static EntityMeta = &EntityMeta {
        name: "BookEditor",
        table: "library_book_editors",
        doc: "Somebody who edited a book.",
        id: IdStrategy::Given,
        columns: &[
            ColumnMeta {
                name: "book_id",
                field: "book_id",
            },
            ColumnMeta {
                name: "author_id",
                field: "author_id",
            },
            ColumnMeta {
                name: "role",
                field: "role",
            },
            ColumnMeta {
                name: "created_at",
                field: "created_at",
            },
        ],
        constraints: &[
            ConstraintMeta {
                name: "pk_library_book_editors",
                kind: ConstraintKind::PrimaryKey,
                fields: &["book_id", "author_id"],
                rule: "",
            },
            ConstraintMeta {
                name: "fk_library_book_editors_book_id",
                kind: ConstraintKind::Reference,
                fields: &["book_id"],
                rule: "",
            },
            ConstraintMeta {
                name: "fk_library_book_editors_author_id",
                kind: ConstraintKind::Reference,
                fields: &["author_id"],
                rule: "",
            },
        ],
        references: &[
            ReferenceMeta {
                field: "book_id",
                target: "Book",
                constraint: "fk_library_book_editors_book_id",
                probe: PerDialect {
                    sqlite: "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM library_books WHERE id = ?1)",
                    postgres: "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM library_books WHERE id = $1)",
                },
            },
            ReferenceMeta {
                field: "author_id",
                target: "Author",
                constraint: "fk_library_book_editors_author_id",
                probe: PerDialect {
                    sqlite: "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM library_authors WHERE id = ?2)",
                    postgres: "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM library_authors WHERE id = $2)",
                },
            },
        ],
        inbound: &[],
        audited: None,
        cascades: None,
        statements: Statements {
            insert: PerDialect {
                sqlite: "INSERT INTO library_book_editors (book_id, author_id, role, created_at) VALUES (?1, ?2, ?3, ?4)",
                postgres: "INSERT INTO library_book_editors (book_id, author_id, role, created_at) VALUES ($1, $2, $3, $4)",
            },
            get: PerDialect {
                sqlite: "SELECT book_id, author_id, role, created_at FROM library_book_editors WHERE book_id = ?1 AND author_id = ?2",
                postgres: "SELECT book_id, author_id, role, created_at FROM library_book_editors WHERE book_id = $1 AND author_id = $2",
            },
            list_first: PerDialect {
                sqlite: "SELECT book_id, author_id, role, created_at FROM library_book_editors ORDER BY book_id, author_id LIMIT ?1",
                postgres: "SELECT book_id, author_id, role, created_at FROM library_book_editors ORDER BY book_id, author_id LIMIT $1",
            },
            list_after: PerDialect {
                sqlite: "SELECT book_id, author_id, role, created_at FROM library_book_editors WHERE (book_id, author_id) > (?1, ?2) ORDER BY book_id, author_id LIMIT ?3",
                postgres: "SELECT book_id, author_id, role, created_at FROM library_book_editors WHERE (book_id, author_id) > ($1, $2) ORDER BY book_id, author_id LIMIT $3",
            },
            delete: Some(DeleteStatement::Hard(PerDialect {
                sqlite: "DELETE FROM library_book_editors WHERE book_id = ?1 AND author_id = ?2",
                postgres: "DELETE FROM library_book_editors WHERE book_id = $1 AND author_id = $2",
            })),
        },
    };

    fn key(&self) -> Self::Key {
        (Clone::clone(&self.book_id), Clone::clone(&self.author_id))
    }

    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError> {
        Ok(Self {
            book_id: Field::read(row)?,
            author_id: Field::read(row)?,
            role: Field::read(row)?,
            created_at: Field::read(row)?,
        })
    }

    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        Field::write(&self.book_id, row)?;
        Field::write(&self.author_id, row)?;
        Field::write(&self.role, row)?;
        Field::write(&self.created_at, row)
    }

    fn validate(&self) -> Result<(), Invalid> {
        let mut problems = Problems::new("BookEditor");
        if let Some(role) = &self.role {
            rules::text(&mut problems, "role", role, Bounds::new(Some(1), Some(64)));
        }
        problems.finish()
    }
}

impl Deletable for BookEditor {}

// What the generator writes.

/// What a creator of a [`BookEditor`] gives.
#[derive(Debug, Clone)]
pub struct NewBookEditor {
    book_id: Id<Book>,
    author_id: Id<Author>,
    role: Option<String>,
}

impl BookEditor {
    /// This author edited this book.
    pub fn new(book_id: Id<Book>, author_id: Id<Author>) -> NewBookEditor {
        NewBookEditor {
            book_id,
            author_id,
            role: None,
        }
    }
}

impl NewBookEditor {
    /// What they did.
    #[must_use]
    pub fn role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }
}

impl New for NewBookEditor {
    type Entity = BookEditor;

    fn build(self, at: &Creation<'_>) -> Result<BookEditor, Invalid> {
        Ok(BookEditor {
            book_id: self.book_id,
            author_id: self.author_id,
            role: self.role,
            created_at: at.now,
        })
    }
}
