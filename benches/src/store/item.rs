//! The entity that is written, through the same derive as those of a generated crate.

use cwom_derive::CwomEntity;
use cwom_runtime::{Creation, Id, Invalid, New, Timestamp};

use crate::audit::BODY;

/// The spec of its table.
pub(super) const SPEC: &str = include_str!("items.toml");

/// Something that is written.
#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Item", spec = "items.toml")]
pub(crate) struct Item {
    /// Identity.
    pub(crate) id: Id<Item>,
    /// A line.
    pub(crate) title: String,
    /// A paragraph.
    pub(crate) body: String,
    /// Where it stands.
    pub(crate) state: String,
    /// A number.
    pub(crate) priority: i32,
    /// A fraction.
    pub(crate) weight: f64,
    /// A flag.
    pub(crate) done: bool,
    /// A few words.
    pub(crate) labels: Vec<String>,
    /// The optimistic lock.
    pub(crate) row_version: i64,
    /// When it came.
    pub(crate) created_at: Timestamp,
    /// When it was last changed.
    pub(crate) updated_at: Timestamp,
}

/// An item that is yet to be written.
pub(super) struct NewItem(usize);

impl New for NewItem {
    type Entity = Item;

    fn build(self, _: &Creation<'_>) -> Result<Item, Invalid> {
        let now = Timestamp::now();
        Ok(Item {
            id: Id::new_v7(),
            title: format!("Item {}", self.0),
            body: BODY.to_owned(),
            state: "open".to_owned(),
            priority: i32::try_from(self.0 % 5).unwrap_or_default(),
            weight: 0.5,
            done: false,
            labels: vec!["login".to_owned(), "session".to_owned()],
            row_version: 1,
            created_at: now,
            updated_at: now,
        })
    }
}

/// So many new items.
pub(super) fn items(count: usize) -> impl Iterator<Item = NewItem> + Send {
    (0..count).map(NewItem)
}
