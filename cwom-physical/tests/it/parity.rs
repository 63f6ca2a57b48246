//! Two engines that mean the same, and each way not to.

use cwom_physical::schema::{Column, Deferrable, ForeignKey, Generated, Index, PartitionOf};
use cwom_physical::schema::{IndexPart, PrimaryKey, Table, Unique};
use cwom_physical::{Dialect, PhysicalSchema, parity};

fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|it| (*it).to_owned()).collect()
}

fn column(nullable: bool) -> Column {
    Column {
        nullable,
        ..Column::default()
    }
}

/// A book with its author, as both engines have it.
fn library(dialect: Dialect) -> PhysicalSchema {
    let mut schema = PhysicalSchema::empty(dialect, "1");
    let mut author = Table::default();
    author.columns.insert("id".to_owned(), column(false));
    author.columns.insert("name".to_owned(), column(false));
    author.primary_key = Some(PrimaryKey {
        columns: names(&["id"]),
        ..PrimaryKey::default()
    });
    author.uniques.insert(
        "uq_name".to_owned(),
        Unique {
            columns: names(&["name"]),
            ..Unique::default()
        },
    );
    let mut book = author.clone();
    book.uniques.clear();
    book.columns.insert("author_id".to_owned(), column(true));
    book.foreign_keys.insert(
        "fk_author".to_owned(),
        ForeignKey {
            columns: names(&["author_id"]),
            table: "author".to_owned(),
            target: names(&["id"]),
            on_delete: "CASCADE".to_owned(),
            ..ForeignKey::default()
        },
    );
    let part = IndexPart {
        key: "name".to_owned(),
        ..IndexPart::default()
    };
    let index = Index {
        unique: true,
        parts: vec![part],
        ..Index::default()
    };
    book.indexes.insert("ux_name".to_owned(), index);
    schema.tables.insert("author".to_owned(), author);
    schema.tables.insert("book".to_owned(), book);
    schema
}

/// What is found when the one of PostgreSQL is changed.
fn changed(change: impl Fn(&mut PhysicalSchema)) -> Vec<String> {
    let left = library(Dialect::Sqlite);
    let mut right = library(Dialect::Postgres);
    change(&mut right);
    let of_one = |table: &str, column: Option<&str>| {
        table == "context" || (table == "author" && column == Some("xid"))
    };
    let found = parity(&left, &right, of_one).disparities;
    let line = |it: &cwom_physical::Disparity| format!("{}: {}", it.object, it.message);
    found.iter().map(line).collect()
}

fn book(schema: &mut PhysicalSchema) -> &mut Table {
    schema.tables.get_mut("book").expect("the table is there")
}

#[test]
fn what_means_the_same_is_in_parity() {
    let (left, right) = (library(Dialect::Sqlite), library(Dialect::Postgres));
    let same = parity(&left, &right, |_, _| false);
    assert_eq!(same.disparities, []);
    // Two tables, five columns, two primary keys, two unique ones, a reference, an index.
    assert_eq!(same.compared, 13);
}

#[test]
fn what_one_engine_has_in_its_own_way_is_no_disparity() {
    let nothing: [&str; 0] = [];
    let found = changed(|it| {
        it.tables.insert("context".to_owned(), Table::default());
        let author = it.tables.get_mut("author").expect("the table is there");
        author.columns.insert("xid".to_owned(), column(false));
        // Rows of a year in a table of their own, by a column that every key holds.
        author.partitioning = Some("RANGE (name)".to_owned());
        let key = author.primary_key.as_mut().expect("a key");
        key.columns.push("name".to_owned());
        let partition = Table {
            partition_of: Some(PartitionOf {
                parent: "author".to_owned(),
                bound: "DEFAULT".to_owned(),
            }),
            ..Table::default()
        };
        it.tables.insert("author_default".to_owned(), partition);
        let index = Index {
            method: "brin".to_owned(),
            ..Index::default()
        };
        book(it).indexes.insert("ix_blocks".to_owned(), index);
        let column = book(it).columns.get_mut("name").expect("the column");
        column.data_type = "jsonb".to_owned();
        column.default = Some("'{}'".to_owned());
    });
    assert_eq!(found, nothing);
}

type Change = fn(&mut PhysicalSchema);

#[test]
fn each_disparity_is_found_alone() {
    let table: &[(Change, &str)] = &[
        (
            |it| drop(it.tables.remove("book")),
            "table `book`: only sqlite has it",
        ),
        (
            |it| drop(it.tables.insert("more".to_owned(), Table::default())),
            "table `more`: only postgres has it",
        ),
        (
            |it| drop(book(it).columns.remove("name")),
            "column `name` of `book`: only sqlite has it",
        ),
        (
            |it| book(it).columns.get_mut("author_id").unwrap().nullable = false,
            "column `author_id` of `book`: nullability: NULL on sqlite, NOT NULL on postgres",
        ),
        (
            |it| {
                book(it).columns.get_mut("name").unwrap().generated = Some(Generated {
                    expression: "lower(id)".to_owned(),
                    stored: true,
                });
            },
            "column `name` of `book`: values: stored as written on sqlite, computed on postgres",
        ),
        (
            |it| book(it).primary_key = None,
            "primary key `PRIMARY KEY` of `book`: only sqlite has it",
        ),
        (
            |it| {
                book(it)
                    .primary_key
                    .as_mut()
                    .unwrap()
                    .columns
                    .push("name".to_owned());
            },
            "primary key `PRIMARY KEY` of `book`: columns: id on sqlite, id, name on postgres",
        ),
        (
            |it| {
                let author = it.tables.get_mut("author").unwrap();
                author.uniques.get_mut("uq_name").unwrap().columns[0] = "id".to_owned();
            },
            "unique constraint `uq_name` of `author`: columns: name on sqlite, id on postgres",
        ),
        (
            |it| drop(book(it).foreign_keys.remove("fk_author")),
            "foreign key `fk_author` of `book`: only sqlite has it",
        ),
        (
            |it| {
                book(it)
                    .foreign_keys
                    .get_mut("fk_author")
                    .unwrap()
                    .on_delete = "RESTRICT".to_owned();
            },
            "foreign key `fk_author` of `book`: on delete: CASCADE on sqlite, RESTRICT on postgres",
        ),
        (
            |it| book(it).foreign_keys.get_mut("fk_author").unwrap().target[0] = "name".to_owned(),
            "foreign key `fk_author` of `book`: target: author (id) on sqlite, author (name) on postgres",
        ),
        (
            |it| {
                book(it)
                    .foreign_keys
                    .get_mut("fk_author")
                    .unwrap()
                    .deferrable = Deferrable::Deferred;
            },
            "foreign key `fk_author` of `book`: looked at: at once on sqlite, at the end of the \
             transaction on postgres",
        ),
        (
            |it| {
                let index = Index::default();
                book(it).indexes.insert("ix_more".to_owned(), index);
            },
            "index `ix_more` of `book`: only postgres has it",
        ),
    ];
    for (change, expected) in table {
        assert_eq!(changed(change), [*expected]);
    }
}
