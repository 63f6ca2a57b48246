//! What a query yields: whole rows, or projections of them.

use std::marker::PhantomData;

use super::meta::Queryable;
use crate::{ColumnMeta, DecodeError, Entity, RowReader, View};

/// What a query yields.
pub trait Output: Send + Sync + 'static {
    /// The entity whose rows are looked through.
    type Entity: Queryable;
    /// What a row becomes.
    type Row: Send;

    /// The name that errors have for it.
    const NAME: &'static str;
    /// The columns, in the order in which rows are read.
    const COLUMNS: &'static [ColumnMeta];

    /// Reads the columns.
    fn read<R: RowReader>(row: &mut R) -> Result<Self::Row, DecodeError>;
}

/// Whole rows of an entity.
#[derive(Debug)]
pub struct Whole<E>(PhantomData<fn() -> E>);

/// Projections of an entity.
#[derive(Debug)]
pub struct Part<V>(PhantomData<fn() -> V>);

impl<E: Queryable> Output for Whole<E> {
    type Entity = E;
    type Row = E;

    const NAME: &'static str = E::META.name;
    const COLUMNS: &'static [ColumnMeta] = E::META.columns;

    fn read<R: RowReader>(row: &mut R) -> Result<E, DecodeError> {
        <E as Entity>::read(row)
    }
}

impl<V: View<Entity: Queryable>> Output for Part<V> {
    type Entity = V::Entity;
    type Row = V;

    const NAME: &'static str = V::META.name;
    const COLUMNS: &'static [ColumnMeta] = V::META.columns;

    fn read<R: RowReader>(row: &mut R) -> Result<V, DecodeError> {
        V::read(row)
    }
}
