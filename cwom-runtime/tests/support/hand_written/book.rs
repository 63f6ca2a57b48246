//! An entity with references and every kind of field.

use cwom_runtime::rules::{self, Affix, Bounds, PatternRule};
use cwom_runtime::{
    Bytes, Column, ColumnMeta, ConstraintKind, ConstraintMeta, Date, Decimal, DecodeError,
    Deletable, DeleteStatement, Duration, EncodeError, Entity, EntityMeta, Field, Id, IdStrategy,
    InboundMeta, Invalid, Json, Map, PerDialect, Problems, ReferenceMeta, RowReader, RowWriter,
    Statements, Timestamp, TraceId, read_json, read_json_opt, write_json, write_json_opt,
};

use super::{Author, Binding, Origin};

/// A book.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// Identity.
    pub id: Id<Book>,
    /// Who wrote it.
    pub author_id: Id<Author>,
    /// The volume before it.
    pub sequel_of_id: Option<Id<Book>>,
    /// The title.
    pub title: String,
    /// The shelf mark.
    pub shelf: String,
    /// How it is bound.
    pub binding: Binding,
    /// Another binding that exists.
    pub other_binding: Option<Binding>,
    /// Whether it may be lent.
    pub lendable: bool,
    /// Pages.
    pub pages: i32,
    /// Its number in a series.
    pub volume: Option<i16>,
    /// Its number in the catalogue.
    pub catalogue: i64,
    /// Its weight in kilograms.
    pub weight: f64,
    /// What it cost.
    pub price: Decimal<2>,
    /// A picture of its cover.
    pub cover: Option<Bytes>,
    /// The day it was printed.
    pub printed_on: Option<Date>,
    /// How long reading it takes.
    pub reading_time: Option<Duration>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// Free remarks.
    pub remarks: Map,
    /// Anything at all.
    pub extra: Option<Json>,
    /// The chain of work that it was made in.
    pub trace_id: TraceId,
    /// The optimistic lock.
    pub row_version: i64,
    /// When the row was created.
    pub created_at: Timestamp,
    /// When the row was last changed.
    pub updated_at: Timestamp,
}

// What the derive expands to.
impl Book {
    /// The title.
    pub const TITLE: Column<Book, String> = Column::new("title", "title");
    // … and so on for every column.
}

impl Entity for Book {
    type Key = Id<Book>;

    const META: &'static EntityMeta = &EntityMeta {
        name: "Book",
        table: "library_books",
        doc: "A book.",
        id: IdStrategy::Uuid7,
        columns: &[
            ColumnMeta {
                name: "id",
                field: "id",
            },
            ColumnMeta {
                name: "author_id",
                field: "author_id",
            },
            ColumnMeta {
                name: "sequel_of_id",
                field: "sequel_of_id",
            },
            ColumnMeta {
                name: "title",
                field: "title",
            },
            ColumnMeta {
                name: "shelf",
                field: "shelf",
            },
            ColumnMeta {
                name: "binding",
                field: "binding",
            },
            ColumnMeta {
                name: "other_binding",
                field: "other_binding",
            },
            ColumnMeta {
                name: "lendable",
                field: "lendable",
            },
            ColumnMeta {
                name: "pages",
                field: "pages",
            },
            ColumnMeta {
                name: "volume",
                field: "volume",
            },
            ColumnMeta {
                name: "catalogue",
                field: "catalogue",
            },
            ColumnMeta {
                name: "weight",
                field: "weight",
            },
            ColumnMeta {
                name: "price",
                field: "price",
            },
            ColumnMeta {
                name: "cover",
                field: "cover",
            },
            ColumnMeta {
                name: "printed_on",
                field: "printed_on",
            },
            ColumnMeta {
                name: "reading_time",
                field: "reading_time",
            },
            ColumnMeta {
                name: "keywords",
                field: "keywords",
            },
            ColumnMeta {
                name: "origin",
                field: "origin",
            },
            ColumnMeta {
                name: "remarks",
                field: "remarks",
            },
            ColumnMeta {
                name: "extra",
                field: "extra",
            },
            ColumnMeta {
                name: "trace_id",
                field: "trace_id",
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
        ],
        constraints: &[
            ConstraintMeta {
                name: "pk_library_books",
                kind: ConstraintKind::PrimaryKey,
                fields: &["id"],
                rule: "",
            },
            ConstraintMeta {
                name: "uq_library_books_author_id_title",
                kind: ConstraintKind::Unique,
                fields: &["author_id", "title"],
                rule: "",
            },
            ConstraintMeta {
                name: "uq_library_books_shelf_lower",
                kind: ConstraintKind::Unique,
                fields: &["shelf"],
                rule: "lower(shelf)",
            },
            ConstraintMeta {
                name: "fk_library_books_author_id",
                kind: ConstraintKind::Reference,
                fields: &["author_id"],
                rule: "",
            },
            ConstraintMeta {
                name: "fk_library_books_sequel_of_id",
                kind: ConstraintKind::Reference,
                fields: &["sequel_of_id"],
                rule: "",
            },
            ConstraintMeta {
                name: "ck_library_books_heavy_is_long",
                kind: ConstraintKind::Check,
                fields: &["weight", "pages"],
                rule: "weight < 5 or pages > 100",
            },
        ],
        references: &[
            ReferenceMeta {
                field: "author_id",
                target: "Author",
                constraint: "fk_library_books_author_id",
                probe: PerDialect {
                    sqlite: "SELECT 1 WHERE ?2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM library_authors WHERE id = ?2)",
                    postgres: "SELECT 1 WHERE $2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM library_authors WHERE id = $2)",
                },
            },
            ReferenceMeta {
                field: "sequel_of_id",
                target: "Book",
                constraint: "fk_library_books_sequel_of_id",
                probe: PerDialect {
                    sqlite: "SELECT 1 WHERE ?3 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM library_books WHERE id = ?3)",
                    postgres: "SELECT 1 WHERE $3 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM library_books WHERE id = $3)",
                },
            },
        ],
        inbound: &[
            InboundMeta {
                entity: "Book",
                field: "sequel_of_id",
                constraint: "fk_library_books_sequel_of_id",
                probe: PerDialect {
                    sqlite: "SELECT 1 FROM library_books WHERE sequel_of_id = ?1 LIMIT 1",
                    postgres: "SELECT 1 FROM library_books WHERE sequel_of_id = $1 LIMIT 1",
                },
            },
            InboundMeta {
                entity: "Loan",
                field: "book_id",
                constraint: "fk_library_loans_book_id",
                probe: PerDialect {
                    sqlite: "SELECT 1 FROM library_loans WHERE book_id = ?1 LIMIT 1",
                    postgres: "SELECT 1 FROM library_loans WHERE book_id = $1 LIMIT 1",
                },
            },
            InboundMeta {
                entity: "BookEditor",
                field: "book_id",
                constraint: "fk_library_book_editors_book_id",
                probe: PerDialect {
                    sqlite: "SELECT 1 FROM library_book_editors WHERE book_id = ?1 LIMIT 1",
                    postgres: "SELECT 1 FROM library_book_editors WHERE book_id = $1 LIMIT 1",
                },
            },
        ],
        statements: Statements {
            insert: PerDialect {
                sqlite: r"
                    INSERT INTO library_books (
                        id, author_id, sequel_of_id, title, shelf, binding, other_binding, lendable,
                        pages, volume, catalogue, weight, price, cover, printed_on, reading_time,
                        keywords, origin, remarks, extra, trace_id, row_version, created_at,
                        updated_at
                    ) VALUES (
                        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                        ?18, ?19, ?20, ?21, ?22, ?23, ?24
                    )",
                postgres: r"
                    INSERT INTO library_books (
                        id, author_id, sequel_of_id, title, shelf, binding, other_binding, lendable,
                        pages, volume, catalogue, weight, price, cover, printed_on, reading_time,
                        keywords, origin, remarks, extra, trace_id, row_version, created_at,
                        updated_at
                    ) VALUES (
                        $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                        $18, $19, $20, $21, $22, $23, $24
                    )",
            },
            // `*` for brevity; the generator names the columns, so that a column which a newer
            // revision added does not shift the others.
            get: PerDialect {
                sqlite: "SELECT * FROM library_books WHERE id = ?1",
                postgres: "SELECT * FROM library_books WHERE id = $1",
            },
            list_first: PerDialect {
                sqlite: "SELECT * FROM library_books ORDER BY id LIMIT ?1",
                postgres: "SELECT * FROM library_books ORDER BY id LIMIT $1",
            },
            list_after: PerDialect {
                sqlite: "SELECT * FROM library_books WHERE id > ?1 ORDER BY id LIMIT ?2",
                postgres: "SELECT * FROM library_books WHERE id > $1 ORDER BY id LIMIT $2",
            },
            delete: Some(DeleteStatement::Hard(PerDialect {
                sqlite: "DELETE FROM library_books WHERE id = ?1",
                postgres: "DELETE FROM library_books WHERE id = $1",
            })),
        },
    };

    fn key(&self) -> Self::Key {
        Clone::clone(&self.id)
    }

    // Scalars, enums, ids and `Option`s of them: `Field::read`. Lists, maps, value types and free
    // JSON: `read_json`, and `read_json_opt` where null is allowed.
    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError> {
        Ok(Self {
            id: Field::read(row)?,
            author_id: Field::read(row)?,
            sequel_of_id: Field::read(row)?,
            title: Field::read(row)?,
            shelf: Field::read(row)?,
            binding: Field::read(row)?,
            other_binding: Field::read(row)?,
            lendable: Field::read(row)?,
            pages: Field::read(row)?,
            volume: Field::read(row)?,
            catalogue: Field::read(row)?,
            weight: Field::read(row)?,
            price: Field::read(row)?,
            cover: Field::read(row)?,
            printed_on: Field::read(row)?,
            reading_time: Field::read(row)?,
            keywords: read_json(row)?,
            origin: read_json_opt(row)?,
            remarks: read_json(row)?,
            extra: read_json_opt(row)?,
            trace_id: Field::read(row)?,
            row_version: Field::read(row)?,
            created_at: Field::read(row)?,
            updated_at: Field::read(row)?,
        })
    }

    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        Field::write(&self.id, row)?;
        Field::write(&self.author_id, row)?;
        Field::write(&self.sequel_of_id, row)?;
        Field::write(&self.title, row)?;
        Field::write(&self.shelf, row)?;
        Field::write(&self.binding, row)?;
        Field::write(&self.other_binding, row)?;
        Field::write(&self.lendable, row)?;
        Field::write(&self.pages, row)?;
        Field::write(&self.volume, row)?;
        Field::write(&self.catalogue, row)?;
        Field::write(&self.weight, row)?;
        Field::write(&self.price, row)?;
        Field::write(&self.cover, row)?;
        Field::write(&self.printed_on, row)?;
        Field::write(&self.reading_time, row)?;
        write_json(&self.keywords, row)?;
        write_json_opt(self.origin.as_ref(), row)?;
        write_json(&self.remarks, row)?;
        write_json_opt(self.extra.as_ref(), row)?;
        Field::write(&self.trace_id, row)?;
        Field::write(&self.row_version, row)?;
        Field::write(&self.created_at, row)?;
        Field::write(&self.updated_at, row)
    }

    // Every text, float, decimal, list, map, value type and JSON gets its line, also without bounds
    // in the spec: no U+0000, finite, digits. Other types only where they have bounds.
    fn validate(&self) -> Result<(), Invalid> {
        const SHELF: PatternRule = PatternRule {
            alternatives: &[
                Affix {
                    chars: Some(&[('A', 'Z'), ('0', '9'), ('-', '-')]),
                    ..Affix::ANY
                },
                Affix {
                    prefix: Some("attic/"),
                    ..Affix::ANY
                },
            ],
        };
        let mut problems = Problems::new("Book");
        rules::text(
            &mut problems,
            "title",
            &self.title,
            Bounds::new(Some(1), Some(200)),
        );
        rules::text(
            &mut problems,
            "shelf",
            &self.shelf,
            Bounds::new(Some(1), Some(16)),
        );
        rules::pattern(&mut problems, "shelf", &self.shelf, &SHELF);
        rules::integer(
            &mut problems,
            "pages",
            self.pages,
            Bounds::new(Some(1), None),
        );
        rules::float(
            &mut problems,
            "weight",
            self.weight,
            Bounds::new(Some(0.0), None),
        );
        rules::decimal(
            &mut problems,
            "price",
            self.price,
            18,
            Bounds::new(None, None),
        );
        if let Some(cover) = &self.cover {
            rules::bytes(&mut problems, "cover", cover, Bounds::new(None, Some(64)));
        }
        if let Some(reading_time) = self.reading_time {
            rules::integer(
                &mut problems,
                "reading_time",
                reading_time.as_micros(),
                Bounds::new(None, None),
            );
        }
        rules::items(
            &mut problems,
            "keywords",
            self.keywords.len(),
            Bounds::new(None, Some(8)),
        );
        rules::each(
            &mut problems,
            "keywords",
            &self.keywords,
            |problems, keyword| {
                rules::text(problems, "", keyword, Bounds::new(None, Some(20)));
            },
        );
        if let Some(origin) = &self.origin {
            rules::value(&mut problems, "origin", origin);
        }
        rules::value(&mut problems, "remarks", &self.remarks);
        if let Some(extra) = &self.extra {
            rules::json(&mut problems, "extra", extra);
        }
        problems.finish()
    }
}

impl Deletable for Book {}
