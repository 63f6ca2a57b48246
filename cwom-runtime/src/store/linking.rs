//! Links that are made and taken back by their two ends.

use std::borrow::Borrow;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use super::observe::observed;
use super::update::Scope;
use super::{Read, Tx, Write};
use crate::link_row::in_order;
use crate::{
    Column, Deletable, Dialect, Entity, Error, Field, Invalid, Link, LinkRow, Linkable, Queryable,
    Result, Scalar,
};

/// A link in the making. Nothing happens until it is awaited; then it gives the row of the join
/// table.
///
/// A pair that is linked already is an [`Error::Unique`], and an end that does not exist an
/// [`Error::ReferenceMissing`].
#[must_use = "nothing is linked until it is awaited"]
pub struct Linking<'a, D: Dialect, L: Linkable> {
    scope: Scope<'a, D>,
    new: Option<L::New>,
    steps: Vec<Step<L>>,
}

/// A field of the payload, once there is a row.
type Step<L> = Box<dyn FnOnce(&mut L) -> Result<(), Invalid> + Send>;

impl<'a, D: Dialect, L: Linkable> Linking<'a, D, L> {
    /// Gives a column of the payload this value.
    pub fn set<T>(mut self, column: Column<L, T>, value: impl Into<T::Value>) -> Self
    where
        T: Field<Value: Send + 'static>,
    {
        let value = value.into();
        self.steps.push(Box::new(move |row| {
            if fill(row, column.name, value) {
                return Ok(());
            }
            let rule = "is an end of the link or kept by the store";
            Err(Invalid::new(L::META.name, column.field, rule))
        }));
        self
    }

    /// Completes the row with the setters of its builder: `.with(|row| row.role("…"))`.
    pub fn with(mut self, complete: impl FnOnce(L::New) -> L::New) -> Self {
        self.new = self.new.map(complete);
        self
    }

    fn new<E, T>(scope: Scope<'a, D>, relation: Link<E, T, L>, from: E::Key, to: T::Key) -> Self
    where
        E: Entity,
        T: Entity,
    {
        let ends = in_order::<L>(relation.direction(), from, to);
        Self {
            scope,
            new: ends.map(|(left, right)| L::between(left, right)),
            steps: Vec::new(),
        }
    }

    async fn send(self) -> Result<L> {
        let new = self.new.ok_or_else(wrong_ends::<L>)?;
        match self.scope {
            Scope::Open(tx) => {
                let trace = Read::trace(tx);
                observed(L::META.name, "link", trace, make(tx, new, self.steps)).await
            }
            Scope::Single(write) => {
                let work = async move {
                    let mut tx = write.transaction().await?;
                    let linked = make(&mut tx, new, self.steps).await?;
                    tx.commit().await?;
                    Ok(linked)
                };
                observed(L::META.name, "link", Some(write.trace()), work).await
            }
        }
    }
}

impl<'a, D: Dialect, L: Linkable> IntoFuture for Linking<'a, D, L> {
    type Output = Result<L>;
    type IntoFuture = Pin<Box<dyn Future<Output = Result<L>> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<D: Dialect> Tx<D> {
    /// Links two rows; see [`Linking`]. The relation may be named from either end:
    /// `tx.link(Book::TAGS, book.id, tag.id)` does what `tx.link(Tag::BOOKS, tag.id, book.id)` does.
    pub fn link<E, T, L>(
        &mut self,
        relation: Link<E, T, L>,
        from: impl Borrow<E::Key>,
        to: impl Borrow<T::Key>,
    ) -> Linking<'_, D, L>
    where
        E: Queryable<Key: Scalar>,
        T: Queryable<Key: Scalar>,
        L: Linkable,
    {
        let (from, to) = (from.borrow().clone(), to.borrow().clone());
        Linking::new(Scope::Open(self), relation, from, to)
    }

    /// Takes the link between two rows back; [`Error::NotFound`] where there is none.
    ///
    /// A link that the spec calls append-only has no way back, so this does not compile for it.
    pub async fn unlink<E, T, L>(
        &mut self,
        relation: Link<E, T, L>,
        from: impl Borrow<E::Key> + Send,
        to: impl Borrow<T::Key> + Send,
    ) -> Result<()>
    where
        E: Queryable<Key: Scalar>,
        T: Queryable<Key: Scalar>,
        L: LinkRow + Deletable,
    {
        let key = key_of(relation, from.borrow(), to.borrow())?;
        self.delete::<L>(key).await
    }
}

impl<'s, D: Dialect> Write<'s, D> {
    /// Links two rows; see [`Tx::link`].
    pub fn link<E, T, L>(
        &self,
        relation: Link<E, T, L>,
        from: impl Borrow<E::Key>,
        to: impl Borrow<T::Key>,
    ) -> Linking<'s, D, L>
    where
        E: Queryable<Key: Scalar>,
        T: Queryable<Key: Scalar>,
        L: Linkable,
    {
        let (from, to) = (from.borrow().clone(), to.borrow().clone());
        Linking::new(Scope::Single(*self), relation, from, to)
    }

    /// Takes the link between two rows back; see [`Tx::unlink`].
    pub async fn unlink<E, T, L>(
        &self,
        relation: Link<E, T, L>,
        from: impl Borrow<E::Key> + Send,
        to: impl Borrow<T::Key> + Send,
    ) -> Result<()>
    where
        E: Queryable<Key: Scalar>,
        T: Queryable<Key: Scalar>,
        L: LinkRow + Deletable,
    {
        let key = key_of(relation, from.borrow(), to.borrow())?;
        self.delete::<L>(key).await
    }
}

fn key_of<E: Entity, T: Entity, L: LinkRow>(
    relation: Link<E, T, L>,
    from: &E::Key,
    to: &T::Key,
) -> Result<L::Key> {
    let ends = in_order::<L>(relation.direction(), from.clone(), to.clone());
    let (left, right) = ends.ok_or_else(wrong_ends::<L>)?;
    Ok(L::key_of(left, right))
}

/// Only a handle that no generator made gets here.
fn wrong_ends<L: LinkRow>() -> Error {
    Invalid::new(L::META.name, "key", "does not link these two entities").into()
}

async fn make<D: Dialect, L: Linkable>(
    tx: &mut Tx<D>,
    new: L::New,
    steps: Vec<Step<L>>,
) -> Result<L> {
    let mut row = tx.built(new)?;
    for step in steps {
        step(&mut row)?;
    }
    row.validate()?;
    tx.insert(row).await
}

/// Puts a value into a field that is required or may be null.
fn fill<L: LinkRow, T: 'static>(row: &mut L, column: &str, value: T) -> bool {
    let Some(slot) = row.slot(column) else {
        return false;
    };
    if let Some(field) = slot.downcast_mut::<Option<T>>() {
        *field = Some(value);
        return true;
    }
    match slot.downcast_mut::<T>() {
        Some(field) => {
            *field = value;
            true
        }
        None => false,
    }
}

impl<D: Dialect, L: Linkable> fmt::Debug for Linking<'_, D, L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Linking")
            .field("row", &L::META.name)
            .finish_non_exhaustive()
    }
}
