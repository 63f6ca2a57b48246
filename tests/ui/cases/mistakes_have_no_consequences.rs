//! What uses a struct with mistakes is not blamed for them.

use cwom_derive::CwomEntity;
use cwom_runtime::{Context, Deletable, Dialect, Entity, Id, Store, TextId};

#[derive(Debug, CwomEntity)]
#[cwom(entity = "Tag", spec = "library.toml")]
struct Tag {
    id: Id<Tag>,
    word: String,
    note: Option<String>,
}

#[derive(Debug, CwomEntity)]
#[cwom(entity = "Tag", view, spec = "library.toml")]
struct Word {
    word: i64,
}

#[derive(Debug, CwomEntity)]
#[cwom(entity = "Nothing", view, spec = "library.toml")]
struct Nothing {
    word: String,
}

#[derive(Debug, CwomEntity)]
#[cwom(link = "Book.tags", spec = "missing.toml")]
struct BookTags {
    book_id: Id<Tag>,
    tag_id: Id<Tag>,
}

#[derive(Debug, CwomEntity)]
#[cwom(entity = "Branch", spec = "library.toml")]
struct Branch {
    id: TextId<Branch>,
}

async fn story<D: Dialect>(store: &Store<D>, ctx: &Context, tag: Tag) {
    let read: cwom_runtime::Result<Tag> = store.get::<Tag>(tag.id).await;
    let word = store.view::<Word>(tag.id).await;
    println!("{read:?} {word:?} {:?}", tag.validate());
    println!("{:?}", store.get::<Branch>(TextId::new("main")).await);
    store.write(ctx).delete::<BookTags>((tag.id, tag.id)).await.ok();
    store.write(ctx).delete::<Tag>(tag.id).await.ok();
}

fn deletable<E: Deletable>() -> &'static str {
    E::META.name
}

fn main() {
    deletable::<Tag>();
    deletable::<BookTags>();
}
