//! Projections: some fields of an entity, in any order, JSON and embedded values among them.

#![allow(dead_code)]

#[path = "support/model.rs"]
mod model;

use std::collections::BTreeMap;

use cwom_derive::CwomEntity;
use cwom_runtime::{Id, TextId, View};
use model::{Author, Book, Branch, Chapter, Condition, Contact, Copy, Shade, Size};

#[derive(CwomEntity)]
#[cwom(entity = "Book", view, spec = "library.toml")]
struct Spine {
    shade: Shade,
    title: String,
    initial: String,
    author_id: Id<Author>,
    id: Id<Book>,
    chapters: Vec<Chapter>,
    ratings: BTreeMap<String, i32>,
}

#[derive(CwomEntity)]
#[cwom(entity = "Branch", view, spec = "library.toml")]
struct House {
    annex: Option<Size>,
    id: TextId<Branch>,
    home: Contact,
}

#[derive(CwomEntity)]
#[cwom(entity = "Author", view, spec = "library.toml")]
struct Name {
    name: String,
}

#[derive(CwomEntity)]
#[cwom(entity = "Copy", view, spec = "library.toml", runtime = "cwom_runtime")]
struct Wear {
    condition: Condition,
}

fn entity<V: View>() -> &'static str {
    <V::Entity as cwom_runtime::Entity>::META.name
}

fn main() {
    assert_eq!(entity::<Spine>(), "Book");
    assert_eq!(
        Spine::META.get.postgres,
        concat!(
            r#"SELECT "books"."shade"::text, "books"."title", "books"."initial", "#,
            r#""books"."author_id", "books"."id", "books"."chapters", "books"."ratings" "#,
            r#"FROM "books" WHERE "books"."id" = $1"#,
        ),
    );
    let columns: Vec<_> = House::META.columns.iter().map(|column| column.field).collect();
    assert_eq!(
        columns,
        ["annex.width", "annex.height", "annex.unit", "id", "home.mail", "home.phone"],
    );
    // Rows that are deleted softly are left out of views too.
    assert!(Name::META.list_first.sqlite.contains(r#""deleted_at" IS NULL"#));
    let _ = Wear::META;
}
