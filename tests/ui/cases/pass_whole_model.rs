//! Every entity and link of a model, with a field of every type.

#![allow(dead_code, missing_docs)]

#[path = "support/model.rs"]
mod model;

use cwom_runtime::{Deletable, DeleteStatement, Entity};
use model::*;

fn deletable<E: Deletable>() -> bool {
    E::META.statements.delete.is_some()
}

fn main() {
    assert_eq!(Book::META.name, "Book");
    assert_eq!(Book::META.table, "books");
    assert!(deletable::<Tag>() && deletable::<Book>() && deletable::<BookTags>());
    assert!(Stamp::META.statements.delete.is_none());
    assert!(matches!(Author::META.statements.delete, Some(DeleteStatement::Soft(_))));

    let columns: Vec<&str> = Branch::META.columns.iter().map(|column| column.name).collect();
    assert_eq!(
        columns,
        [
            "id",
            "name",
            "home_mail",
            "home_phone",
            "annex_width",
            "annex_height",
            "annex_unit",
            "row_version",
            "created_at",
            "updated_at",
        ],
    );
    assert_eq!(Branch::META.columns[2].field, "home.mail");

    let inbound: Vec<_> = Book::META.inbound.iter().map(|by| (by.entity, by.field)).collect();
    assert!(inbound.contains(&("Copy", "book_id")), "{inbound:?}");
    let references: Vec<_> =
        Book::META.references.iter().map(|to| (to.field, to.target)).collect();
    assert_eq!(references, [("author_id", "Author"), ("sequel_of_id", "Book")]);
}
