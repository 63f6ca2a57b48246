//! Changing rows: updates, and moves from state to state.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use super::attribution::Writing;
use super::observe::observed;
use super::{Held, Read, Tx, Write, change};
use crate::{Changes, Clear, Dialect, EnumValue, Error, Invalid, Result, Set, Stateful, Updatable};

/// An update or a transition in the making. Nothing happens until it is awaited.
///
/// The row must be as the caller read it, or else the update is refused as [`Error::Stale`]. The
/// store states the new version and moment and checks the changed row before it sends one
/// statement; the changed row comes back whole.
///
/// An update that changes nothing is not sent: the row comes back as it was given, with the same
/// version.
#[must_use = "nothing is written until it is awaited"]
pub struct Update<'a, D: Dialect, E: Updatable> {
    scope: Scope<'a, D>,
    row: E,
    expected: Option<i64>,
    /// The row as it was, and how to tell whether it changed; a transition always does.
    before: Option<(&'a E, IsSame<E>)>,
    refused: Option<Error>,
}

/// How two states of a row are compared.
type IsSame<E> = fn(&E, &E) -> bool;

/// Where the statement runs.
pub(super) enum Scope<'a, D: Dialect> {
    /// In an open transaction.
    Open(&'a mut Tx<D>),
    /// As a transaction of its own.
    Single(Write<'a, D>),
}

impl<'a, D: Dialect, E: Updatable> Update<'a, D, E> {
    /// Gives the column this value.
    pub fn set<C: Set<E>>(mut self, column: C, value: impl Into<C::Value>) -> Self {
        if !column.put(&mut self.row, value.into()) {
            self.refuse(column.name());
        }
        self
    }

    /// Makes the column null, which not every column can be.
    pub fn clear<C: Clear<E>>(mut self, column: C) -> Self {
        if !column.clear(&mut self.row) {
            self.refuse(column.name());
        }
        self
    }

    /// Gives the column this value, or makes it null.
    pub fn set_or_clear<C: Clear<E>>(self, column: C, value: Option<impl Into<C::Value>>) -> Self {
        match value {
            Some(value) => self.set(column, value),
            None => self.clear(column),
        }
    }

    /// Makes all of these changes.
    pub fn changes(mut self, changes: impl Changes<Entity = E>) -> Self {
        changes.apply(&mut self.row);
        self
    }

    pub(super) fn of_row(scope: Scope<'a, D>, row: &'a E) -> Self
    where
        E: Clone + PartialEq,
    {
        Self {
            scope,
            row: row.clone(),
            expected: row.version(),
            before: Some((row, E::eq)),
            refused: None,
        }
    }

    pub(super) fn to_state(scope: Scope<'a, D>, mut row: E, to: E::State) -> Self
    where
        E: Stateful,
    {
        let expected = row.version();
        let refused = check_move(&row, to).err();
        row.enter(to);
        Self {
            scope,
            row,
            expected,
            before: None,
            refused,
        }
    }

    /// The row with the changes so far.
    pub(super) fn row(&mut self) -> &mut E {
        &mut self.row
    }

    async fn send(self) -> Result<E> {
        let Self {
            scope,
            mut row,
            expected,
            before,
            refused,
        } = self;
        if let Some(error) = refused {
            return Err(error);
        }
        let operation = if before.is_some() {
            "update"
        } else {
            "transition"
        };
        if before.is_some_and(|(before, is_same)| is_same(before, &row)) {
            return Ok(row);
        }
        match scope {
            Scope::Open(tx) => {
                row.touch(tx.now());
                row.validate()?;
                let trace = Read::trace(tx);
                observed(E::META.name, operation, trace, tx.change(row, expected)).await
            }
            Scope::Single(write) => {
                row.touch(write.now());
                row.validate()?;
                let trace = Some(write.trace());
                observed(E::META.name, operation, trace, write.change(row, expected)).await
            }
        }
    }

    /// Only a handle that no generator made gets here.
    fn refuse(&mut self, column: &'static str) {
        let invalid = Invalid::new(E::META.name, column, "cannot be set by an update");
        self.refused.get_or_insert(invalid.into());
    }
}

impl<'a, D: Dialect, E: Updatable> IntoFuture for Update<'a, D, E> {
    type Output = Result<E>;
    type IntoFuture = Pin<Box<dyn Future<Output = Result<E>> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<D: Dialect> Tx<D> {
    /// Changes a row, which must still be as it was read; see [`Update`].
    pub fn update<'a, E>(&'a mut self, row: &'a E) -> Update<'a, D, E>
    where
        E: Updatable + Clone + PartialEq,
    {
        Update::of_row(Scope::Open(self), row)
    }

    /// Moves a row to another state, with further changes in the same statement; see [`Update`].
    ///
    /// Fields that the new state cannot have become null by themselves; those that it requires are
    /// set here.
    pub fn transition<E: Stateful>(&mut self, row: E, to: E::State) -> Update<'_, D, E> {
        Update::to_state(Scope::Open(self), row, to)
    }

    async fn change<E: Updatable>(&mut self, row: E, expected: Option<i64>) -> Result<E> {
        self.usable().await?;
        self.state(E::META).await?;
        let changed = change::change::<D, E>(self.raw(), row, expected, Writing::Within).await;
        self.remember(changed.map_err(|failed| failed.error))
    }
}

impl<'s, D: Dialect> Write<'s, D> {
    /// Changes a row, which must still be as it was read; see [`Update`].
    pub fn update<'a, E>(&self, row: &'a E) -> Update<'a, D, E>
    where
        E: Updatable + Clone + PartialEq,
        's: 'a,
    {
        Update::of_row(Scope::Single(*self), row)
    }

    /// Moves a row to another state, with further changes in the same statement; see
    /// [`Tx::transition`].
    pub fn transition<E: Stateful>(&self, row: E, to: E::State) -> Update<'s, D, E> {
        Update::to_state(Scope::Single(*self), row, to)
    }

    /// A transition that the machine is not asked about before it is sent.
    #[cfg(feature = "test-support")]
    pub(crate) fn force<E: Stateful>(&self, mut row: E, to: E::State) -> Update<'s, D, E> {
        let expected = row.version();
        row.enter(to);
        Update {
            scope: Scope::Single(*self),
            row,
            expected,
            before: None,
            refused: None,
        }
    }

    async fn change<E: Updatable>(&self, row: E, expected: Option<i64>) -> Result<E> {
        if E::READ_BACK && D::VIEWS_YIELD_ROWS && E::META.audited.is_some() {
            // The view knows nothing of what the database computes.
            return self.change_in_transaction(row, expected).await;
        }
        let changed = {
            let mut connection = self.connection().await?;
            let run = Writing::Alone(self.context());
            let changed = change::change::<D, E>(&mut connection, row, expected, run).await;
            if changed.is_ok() {
                connection.done();
            }
            changed
        };
        let failed = match changed {
            Ok(row) => return Ok(row),
            Err(failed) => *failed,
        };
        match failed.unexplained {
            Some(row) => self.change_in_transaction(row, expected).await,
            None => Err(failed.error),
        }
    }

    async fn change_in_transaction<E: Updatable>(
        &self,
        row: E,
        expected: Option<i64>,
    ) -> Result<E> {
        let mut transaction = self.transaction().await?;
        let changed = transaction.change(row, expected).await?;
        transaction.commit().await?;
        Ok(changed)
    }
}

/// Whether the machine lets the row go there.
fn check_move<E: Stateful>(row: &E, to: E::State) -> Result<()> {
    let from = row.state();
    let allowed = E::moves(from);
    if allowed.iter().any(|state| state.as_str() == to.as_str()) {
        return Ok(());
    }
    Err(Error::IllegalTransition {
        entity: E::META.name,
        field: E::FIELD,
        from: from.as_str().to_owned(),
        to: Some(to.as_str().to_owned()),
        allowed: allowed
            .iter()
            .map(|state| state.as_str().to_owned())
            .collect(),
    })
}

impl<D: Dialect, E: Updatable + fmt::Debug> fmt::Debug for Update<'_, D, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Update")
            .field("row", &self.row)
            .field("expected", &self.expected)
            .finish_non_exhaustive()
    }
}
