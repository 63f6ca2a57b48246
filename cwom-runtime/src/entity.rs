//! The traits that generated types implement.

use std::fmt::Debug;

use crate::{
    BatchStatement, Creation, DecodeError, EncodeError, EntityMeta, Field, Id, IdFormat, Invalid,
    NewLinks, RowReader, RowWriter, TextId, ViewMeta,
};

/// A record type with identity and its own table, or the rows of a join table.
pub trait Entity: Sized + Send + Sync + Unpin + 'static {
    /// What identifies a row: an [`Id`], a [`TextId`], or a pair of them for a join table.
    type Key: Key;

    /// What is known of it at compile time.
    const META: &'static EntityMeta;

    /// How its ids are written.
    const ID_FORMAT: IdFormat = Self::META.id.format();

    /// Whether the database computes columns of it, so that a created row must be read back before
    /// it is known. Until then those fields hold whatever [`New::build`] put there.
    const READ_BACK: bool = false;

    /// Inserts several rows at once. Where it is missing, they are inserted one by one.
    const INSERT_ALL: Option<BatchStatement> = None;

    /// The row's key.
    fn key(&self) -> Self::Key;

    /// Reads all columns, in the order of [`EntityMeta::columns`].
    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError>;

    /// Writes all columns but those that the database computes, in the order of
    /// [`EntityMeta::columns`].
    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError>;

    /// Checks what the spec says of single fields and values, and reports every broken rule.
    fn validate(&self) -> Result<(), Invalid>;
}

/// What identifies a row.
pub trait Key: Clone + Debug + Send + Sync + 'static {
    /// Writes the columns of the key, in their order.
    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError>;

    /// The key in words, for messages.
    fn text(&self) -> String;
}

impl<E: Entity> Key for Id<E> {
    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        Field::write(self, row)
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl<E: Entity> Key for TextId<E> {
    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        Field::write(self, row)
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl<L: Key, R: Key> Key for (L, R) {
    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        self.0.write(row)?;
        self.1.write(row)
    }

    fn text(&self) -> String {
        format!("{}, {}", self.0.text(), self.1.text())
    }
}

/// An entity whose rows may be deleted. Where the spec forbids it, this is missing, and so a call
/// of `delete` does not compile.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` never go away",
    label = "this is immutable or append-only"
)]
pub trait Deletable: Entity {}

/// A projection of an entity: some of its fields.
pub trait View: Sized + Send + 'static {
    /// The entity that it shows.
    type Entity: Entity;

    /// What is known of it at compile time.
    const META: &'static ViewMeta;

    /// Reads the columns, in the order of [`ViewMeta::columns`].
    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError>;
}

/// What a creator gives; the store makes the entity of it.
pub trait New: Send {
    /// What it becomes.
    type Entity: Entity;

    /// Completes it with ids, timestamps and defaults. The store validates the result.
    fn build(self, at: &Creation<'_>) -> Result<Self::Entity, Invalid>;

    /// Gives the links that are made together with it, in the same transaction. It is called
    /// before [`New::build`].
    fn links(&mut self, links: &mut NewLinks<Self::Entity>) {
        let _ = links;
    }
}
