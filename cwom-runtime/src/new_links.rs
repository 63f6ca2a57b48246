//! Links that are made together with their owner.

use std::fmt;

use uuid::Uuid;

use crate::{
    BatchStatement, Creation, Date, EncodeError, Entity, EntityMeta, Invalid, New, RowWriter,
    Timestamp,
};

/// The links that a new row of `E` brings along.
pub struct NewLinks<E>(Vec<Plan<E>>);

/// Makes the row of a join table, once its owner is known.
type Plan<E> = Box<dyn FnOnce(&E, &Creation<'_>) -> Result<Box<dyn LinkedRow>, Invalid> + Send>;

/// A row of a join table, whichever it is.
pub(crate) trait LinkedRow: Send + Sync {
    /// What is known of it.
    fn meta(&self) -> &'static EntityMeta;

    /// How several of them are inserted at once.
    fn insert_all(&self) -> Option<BatchStatement>;

    /// Writes what its INSERT takes.
    fn write(&self, row: &mut dyn RowWriter) -> Result<(), EncodeError>;
}

impl<E: Entity> NewLinks<E> {
    /// Adds a link to each of these targets; `new` starts its row from the two keys.
    pub fn add<K, N>(&mut self, targets: Vec<K>, new: fn(E::Key, K) -> N)
    where
        K: Send + 'static,
        N: New + 'static,
    {
        for target in targets {
            self.0.push(Box::new(move |owner, at| {
                let row = new(owner.key(), target).build(at)?;
                row.validate()?;
                Ok(Box::new(row))
            }));
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The links of a new row.
    pub(crate) fn of<N: New<Entity = E>>(new: &mut N) -> Self {
        let mut links = Self(Vec::new());
        new.links(&mut links);
        links
    }

    /// The rows, in order.
    pub(crate) fn rows(
        self,
        owner: &E,
        at: &Creation<'_>,
    ) -> Result<Vec<Box<dyn LinkedRow>>, Invalid> {
        self.0.into_iter().map(|plan| plan(owner, at)).collect()
    }
}

impl<E: Entity> LinkedRow for E {
    fn meta(&self) -> &'static EntityMeta {
        E::META
    }

    fn insert_all(&self) -> Option<BatchStatement> {
        E::INSERT_ALL
    }

    fn write(&self, row: &mut dyn RowWriter) -> Result<(), EncodeError> {
        Entity::write(self, &mut Erased(row))
    }
}

impl<E> fmt::Debug for NewLinks<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("NewLinks")
            .field(&self.0.len())
            .finish()
    }
}

/// A writer of any dialect.
struct Erased<'w>(&'w mut dyn RowWriter);

macro_rules! forward {
    ($($method:ident: $type:ty),* $(,)?) => {$(
        fn $method(&mut self, value: $type) -> Result<(), EncodeError> {
            self.0.$method(value)
        }
    )*};
}

impl RowWriter for Erased<'_> {
    forward! {
        bool: Option<bool>, i16: Option<i16>, i32: Option<i32>, i64: Option<i64>,
        f64: Option<f64>, text: Option<&str>, symbol: Option<&'static str>,
        bytes: Option<&[u8]>, uuid: Option<Uuid>, timestamp: Option<Timestamp>,
        date: Option<Date>, json: Option<String>,
    }

    fn decimal(&mut self, units: Option<i64>, scale: u8) -> Result<(), EncodeError> {
        self.0.decimal(units, scale)
    }

    fn count(&self) -> usize {
        self.0.count()
    }
}
