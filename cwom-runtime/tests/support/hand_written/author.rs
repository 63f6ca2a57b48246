//! An entity without references.

use cwom_runtime::rules::{self, Bounds};
use cwom_runtime::{
    Column, ColumnMeta, ConstraintKind, ConstraintMeta, Creation, DecodeError, Deletable,
    DeleteStatement, EncodeError, Entity, EntityMeta, Field, Id, IdStrategy, InboundMeta, Invalid,
    New, PerDialect, Problems, RowReader, RowWriter, Statements, Timestamp,
};

/// Somebody who writes books.
#[derive(Debug, Clone, PartialEq)]
pub struct Author {
    /// Identity.
    pub id: Id<Author>,
    /// The name.
    pub name: String,
    /// When the row was created.
    pub created_at: Timestamp,
}

// What the derive expands to.
impl Author {
    /// The id.
    pub const ID: Column<Author, Id<Author>> = Column::new("id", "id");
    /// The name.
    pub const NAME: Column<Author, String> = Column::new("name", "name");
    /// When the row was created.
    pub const CREATED_AT: Column<Author, Timestamp> = Column::new("created_at", "created_at");
}

impl Entity for Author {
    type Key = Id<Author>;

    const META: &'static EntityMeta = &EntityMeta {
        name: "Author",
        table: "library_authors",
        doc: "Somebody who writes books.",
        id: IdStrategy::Ulid,
        columns: &[
            ColumnMeta {
                name: "id",
                field: "id",
            },
            ColumnMeta {
                name: "name",
                field: "name",
            },
            ColumnMeta {
                name: "created_at",
                field: "created_at",
            },
        ],
        constraints: &[
            ConstraintMeta {
                name: "pk_library_authors",
                kind: ConstraintKind::PrimaryKey,
                fields: &["id"],
                rule: "",
            },
            ConstraintMeta {
                name: "uq_library_authors_name",
                kind: ConstraintKind::Unique,
                fields: &["name"],
                rule: "",
            },
        ],
        references: &[],
        inbound: &[
            InboundMeta {
                entity: "Book",
                field: "author_id",
                constraint: "fk_library_books_author_id",
                probe: PerDialect {
                    sqlite: "SELECT 1 FROM library_books WHERE author_id = ?1 LIMIT 1",
                    postgres: "SELECT 1 FROM library_books WHERE author_id = $1 LIMIT 1",
                },
            },
            InboundMeta {
                entity: "BookEditor",
                field: "author_id",
                constraint: "fk_library_book_editors_author_id",
                probe: PerDialect {
                    sqlite: "SELECT 1 FROM library_book_editors WHERE author_id = ?1 LIMIT 1",
                    postgres: "SELECT 1 FROM library_book_editors WHERE author_id = $1 LIMIT 1",
                },
            },
        ],
        audited: None,
        cascades: None,
        statements: Statements {
            insert: PerDialect {
                sqlite: "INSERT INTO library_authors (id, name, created_at) VALUES (?1, ?2, ?3)",
                postgres: "INSERT INTO library_authors (id, name, created_at) VALUES ($1, $2, $3)",
            },
            get: PerDialect {
                sqlite: "SELECT id, name, created_at FROM library_authors WHERE id = ?1",
                postgres: "SELECT id, name, created_at FROM library_authors WHERE id = $1",
            },
            list_first: PerDialect {
                sqlite: "SELECT id, name, created_at FROM library_authors ORDER BY id LIMIT ?1",
                postgres: "SELECT id, name, created_at FROM library_authors ORDER BY id LIMIT $1",
            },
            list_after: PerDialect {
                sqlite: "SELECT id, name, created_at FROM library_authors WHERE id > ?1 ORDER BY id LIMIT ?2",
                postgres: "SELECT id, name, created_at FROM library_authors WHERE id > $1 ORDER BY id LIMIT $2",
            },
            delete: Some(DeleteStatement::Hard(PerDialect {
                sqlite: "DELETE FROM library_authors WHERE id = ?1",
                postgres: "DELETE FROM library_authors WHERE id = $1",
            })),
        },
    };

    fn key(&self) -> Self::Key {
        Clone::clone(&self.id)
    }

    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError> {
        Ok(Self {
            id: Field::read(row)?,
            name: Field::read(row)?,
            created_at: Field::read(row)?,
        })
    }

    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        Field::write(&self.id, row)?;
        Field::write(&self.name, row)?;
        Field::write(&self.created_at, row)
    }

    fn validate(&self) -> Result<(), Invalid> {
        let mut problems = Problems::new("Author");
        rules::text(
            &mut problems,
            "name",
            &self.name,
            Bounds::new(Some(1), Some(80)),
        );
        problems.finish()
    }
}

impl Deletable for Author {}

// What the generator writes.

/// What a creator of an [`Author`] gives.
#[derive(Debug, Clone)]
pub struct NewAuthor {
    name: String,
}

impl Author {
    /// An author of this name.
    pub fn new(name: impl Into<String>) -> NewAuthor {
        NewAuthor { name: name.into() }
    }
}

impl New for NewAuthor {
    type Entity = Author;

    fn build(self, at: &Creation<'_>) -> Result<Author, Invalid> {
        Ok(Author {
            id: at.id(),
            name: self.name,
            created_at: at.now,
        })
    }
}
