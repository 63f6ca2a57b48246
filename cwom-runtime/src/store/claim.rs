//! Claiming: exactly one of many workers gets the next row of a queue.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use super::observe::observed;
use super::update::Scope;
use super::{Read, Tx, Write, explain, read};
use crate::{Changes, Dialect, EnumValue, Invalid, Result, RowWriter, Set, Stateful};

/// A claim in the making: the oldest row in one state moves to another, with these changes.
/// Nothing happens until it is awaited; then it gives the row, or `None` when none is left.
///
/// Workers that claim at the same time get different rows. On PostgreSQL they do not wait for each
/// other; on SQLite they queue, as all writers do.
#[must_use = "nothing is claimed until it is awaited"]
pub struct Claim<'a, D: Dialect, E: Stateful> {
    scope: Scope<'a, D>,
    from: E::State,
    to: E::State,
    steps: Vec<Step<E>>,
}

/// A change of the row, once it is known.
type Step<E> = Box<dyn FnOnce(&mut E) -> Result<(), Invalid> + Send>;

impl<D: Dialect, E: Stateful> Claim<'_, D, E> {
    /// Gives the column this value.
    pub fn set<C>(mut self, column: C, value: impl Into<C::Value>) -> Self
    where
        C: Set<E, Value: Send + 'static> + Send + 'static,
    {
        let value = value.into();
        self.steps.push(Box::new(move |row| {
            let name = column.name();
            if column.put(row, value) {
                return Ok(());
            }
            // Only a handle that no generator made gets here.
            Err(Invalid::new(
                E::META.name,
                name,
                "cannot be set by an update",
            ))
        }));
        self
    }

    /// Makes all of these changes.
    pub fn changes(mut self, changes: impl Changes<Entity = E> + 'static) -> Self {
        self.steps.push(Box::new(move |row| {
            changes.apply(row);
            Ok(())
        }));
        self
    }

    async fn send(self) -> Result<Option<E>> {
        let Self {
            scope,
            from,
            to,
            steps,
        } = self;
        match scope {
            Scope::Open(tx) => {
                let trace = Read::trace(tx);
                observed(E::META.name, "claim", trace, take(tx, from, to, steps)).await
            }
            Scope::Single(write) => {
                let work = async move {
                    let mut tx = write.transaction().await?;
                    let claimed = take(&mut tx, from, to, steps).await?;
                    tx.commit().await?;
                    Ok(claimed)
                };
                observed(E::META.name, "claim", Some(write.trace()), work).await
            }
        }
    }
}

impl<'a, D: Dialect, E: Stateful> IntoFuture for Claim<'a, D, E> {
    type Output = Result<Option<E>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Result<Option<E>>> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<D: Dialect> Tx<D> {
    /// Claims the oldest row in the state `from` by moving it to `to`; see [`Claim`].
    pub fn claim<E: Stateful>(&mut self, from: E::State, to: E::State) -> Claim<'_, D, E> {
        Claim {
            scope: Scope::Open(self),
            from,
            to,
            steps: Vec::new(),
        }
    }
}

impl<'s, D: Dialect> Write<'s, D> {
    /// Claims the oldest row in the state `from` by moving it to `to`; see [`Claim`].
    pub fn claim<E: Stateful>(&self, from: E::State, to: E::State) -> Claim<'s, D, E> {
        Claim {
            scope: Scope::Single(*self),
            from,
            to,
            steps: Vec::new(),
        }
    }
}

async fn take<D: Dialect, E: Stateful>(
    tx: &mut Tx<D>,
    from: E::State,
    to: E::State,
    steps: Vec<Step<E>>,
) -> Result<Option<E>> {
    let Some(row) = next::<D, E>(tx, from).await? else {
        return Ok(None);
    };
    let mut claim = tx.transition(row, to);
    for step in steps {
        step(claim.row())?;
    }
    claim.await.map(Some)
}

/// The oldest row in this state that no other worker is claiming, locked for this transaction.
async fn next<D: Dialect, E: Stateful>(tx: &mut Tx<D>, from: E::State) -> Result<Option<E>> {
    tx.usable().await?;
    let mut parameters = D::Writer::default();
    parameters
        .symbol(Some(from.as_str()))
        .map_err(|error| Invalid::new(E::META.name, E::FIELD, error.rule))?;
    let rows = D::fetch(tx.raw(), D::text(&E::NEXT), parameters).await;
    let rows = tx.remember(rows.map_err(explain::plain::<D>))?;
    read::first::<D, _>(&rows, E::META.name, E::META.columns, E::read)
}

impl<D: Dialect, E: Stateful<State: fmt::Debug>> fmt::Debug for Claim<'_, D, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Claim")
            .field("from", &self.from)
            .field("to", &self.to)
            .finish_non_exhaustive()
    }
}
