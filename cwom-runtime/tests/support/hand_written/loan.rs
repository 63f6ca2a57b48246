//! An entity whose creator names it, with a column that the database computes, deleted softly.

use cwom_runtime::rules::{self, Bounds};
use cwom_runtime::{
    ColumnMeta, ConstraintKind, ConstraintMeta, Creation, DecodeError, Deletable, DeleteStatement,
    EncodeError, Entity, EntityMeta, Field, Id, IdStrategy, Invalid, New, PerDialect, Problems,
    ReferenceMeta, RowReader, RowWriter, Statements, TextId, Timestamp,
};

use super::Book;

/// A book that somebody took home.
#[derive(Debug, Clone, PartialEq)]
pub struct Loan {
    /// The number on the slip.
    pub id: TextId<Loan>,
    /// The book.
    pub book_id: Id<Book>,
    /// For how many days.
    pub days: i32,
    /// The same in whole weeks, computed by the database.
    pub weeks: i32,
    /// A remark.
    pub note: Option<String>,
    /// The optimistic lock.
    pub row_version: i64,
    /// When the row was created.
    pub created_at: Timestamp,
    /// When the row was last changed.
    pub updated_at: Timestamp,
    /// When the row was deleted.
    pub deleted_at: Option<Timestamp>,
}

// What the derive expands to.
impl Entity for Loan {
    type Key = TextId<Loan>;

    const META: &'static EntityMeta = &EntityMeta {
        name: "Loan",
        table: "library_loans",
        doc: "A book that somebody took home.",
        id: IdStrategy::Given,
        columns: &[
            ColumnMeta {
                name: "id",
                field: "id",
            },
            ColumnMeta {
                name: "book_id",
                field: "book_id",
            },
            ColumnMeta {
                name: "days",
                field: "days",
            },
            ColumnMeta {
                name: "weeks",
                field: "weeks",
            },
            ColumnMeta {
                name: "note",
                field: "note",
            },
            ColumnMeta {
                name: "row_version",
                field: "row_version",
            },
            ColumnMeta {
                name: "created_at",
                field: "created_at",
            },
            ColumnMeta {
                name: "updated_at",
                field: "updated_at",
            },
            ColumnMeta {
                name: "deleted_at",
                field: "deleted_at",
            },
        ],
        constraints: &[
            ConstraintMeta {
                name: "pk_library_loans",
                kind: ConstraintKind::PrimaryKey,
                fields: &["id"],
                rule: "",
            },
            ConstraintMeta {
                name: "fk_library_loans_book_id",
                kind: ConstraintKind::Reference,
                fields: &["book_id"],
                rule: "",
            },
        ],
        references: &[ReferenceMeta {
            field: "book_id",
            target: "Book",
            constraint: "fk_library_loans_book_id",
            probe: PerDialect {
                sqlite: "SELECT 1 WHERE ?2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM library_books WHERE id = ?2)",
                postgres: "",
            },
        }],
        inbound: &[],
        audited: None,
        cascades: None,
        statements: Statements {
            insert: PerDialect {
                sqlite: "INSERT INTO library_loans (id, book_id, days, note, row_version, created_at, updated_at, deleted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                postgres: "INSERT INTO library_loans (id, book_id, days, note, row_version, created_at, updated_at, deleted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            },
            get: PerDialect {
                sqlite: "SELECT id, book_id, days, weeks, note, row_version, created_at, updated_at, deleted_at FROM library_loans WHERE id = ?1 AND deleted_at IS NULL",
                postgres: "SELECT id, book_id, days, weeks, note, row_version, created_at, updated_at, deleted_at FROM library_loans WHERE id = $1 AND deleted_at IS NULL",
            },
            list_first: PerDialect {
                sqlite: "SELECT id, book_id, days, weeks, note, row_version, created_at, updated_at, deleted_at FROM library_loans WHERE deleted_at IS NULL ORDER BY id LIMIT ?1",
                postgres: "SELECT id, book_id, days, weeks, note, row_version, created_at, updated_at, deleted_at FROM library_loans WHERE deleted_at IS NULL ORDER BY id LIMIT $1",
            },
            list_after: PerDialect {
                sqlite: "SELECT id, book_id, days, weeks, note, row_version, created_at, updated_at, deleted_at FROM library_loans WHERE id > ?1 AND deleted_at IS NULL ORDER BY id LIMIT ?2",
                postgres: "SELECT id, book_id, days, weeks, note, row_version, created_at, updated_at, deleted_at FROM library_loans WHERE id > $1 AND deleted_at IS NULL ORDER BY id LIMIT $2",
            },
            delete: Some(DeleteStatement::Soft(PerDialect {
                sqlite: "UPDATE library_loans SET deleted_at = ?1, updated_at = ?1, row_version = row_version + 1 WHERE id = ?2 AND deleted_at IS NULL",
                postgres: "UPDATE library_loans SET deleted_at = $1, updated_at = $1, row_version = row_version + 1 WHERE id = $2 AND deleted_at IS NULL",
            })),
        },
    };

    // Only where the database computes a column.
    const READ_BACK: bool = true;

    fn key(&self) -> Self::Key {
        Clone::clone(&self.id)
    }

    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError> {
        Ok(Self {
            id: Field::read(row)?,
            book_id: Field::read(row)?,
            days: Field::read(row)?,
            weeks: Field::read(row)?,
            note: Field::read(row)?,
            row_version: Field::read(row)?,
            created_at: Field::read(row)?,
            updated_at: Field::read(row)?,
            deleted_at: Field::read(row)?,
        })
    }

    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        Field::write(&self.id, row)?;
        Field::write(&self.book_id, row)?;
        Field::write(&self.days, row)?;
        Field::write(&self.note, row)?;
        Field::write(&self.row_version, row)?;
        Field::write(&self.created_at, row)?;
        Field::write(&self.updated_at, row)?;
        Field::write(&self.deleted_at, row)
    }

    fn validate(&self) -> Result<(), Invalid> {
        let mut problems = Problems::new("Loan");
        rules::text(
            &mut problems,
            "id",
            self.id.as_str(),
            Bounds::new(None, Some(12)),
        );
        if let Some(note) = &self.note {
            rules::text(&mut problems, "note", note, Bounds::new(None, None));
        }
        problems.finish()
    }
}

impl Deletable for Loan {}

// What the generator writes.

/// What a creator of a [`Loan`] gives.
#[derive(Debug, Clone)]
pub struct NewLoan {
    id: TextId<Loan>,
    book_id: Id<Book>,
    days: i32,
    note: Option<String>,
}

impl Loan {
    /// A slip with this number for this book.
    pub fn new(id: impl Into<TextId<Loan>>, book_id: Id<Book>, days: i32) -> NewLoan {
        NewLoan {
            id: id.into(),
            book_id,
            days,
            note: None,
        }
    }
}

impl NewLoan {
    /// A remark.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

impl New for NewLoan {
    type Entity = Loan;

    fn build(self, at: &Creation<'_>) -> Result<Loan, Invalid> {
        Ok(Loan {
            id: self.id,
            book_id: self.book_id,
            days: self.days,
            // A placeholder: the row is read back.
            weeks: Default::default(),
            note: self.note,
            row_version: 1,
            created_at: at.now,
            updated_at: at.now,
            deleted_at: None,
        })
    }
}
