//! What is known of a book at compile time; an expansion has it within `impl Entity for Book`.

use cwom_runtime::{
    ColumnMeta, ConstraintKind, ConstraintMeta, DeleteStatement, EntityMeta, IdStrategy,
    InboundMeta, PerDialect, ReferenceMeta, Statements,
};

pub(super) const BOOK: EntityMeta = EntityMeta {
    audited: None,
    cascades: None,
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
