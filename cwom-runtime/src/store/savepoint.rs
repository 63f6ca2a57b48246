//! Scopes within a transaction that can fail alone, and transactions that are tried again.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::{Store, Tx};
use crate::{Context, Dialect, Error, PerDialect, Result};

/// All scopes have one name: the innermost of that name is meant, on both dialects.
const BEGIN: PerDialect = both("SAVEPOINT cwom_scope");
const KEEP: PerDialect = both("RELEASE SAVEPOINT cwom_scope");
const UNDO: PerDialect = both("ROLLBACK TO SAVEPOINT cwom_scope");

/// A scope within a transaction: what fails in it leaves the transaction usable. It is used as the
/// transaction is. Dropped without a commit, nothing of it happened.
pub struct Savepoint<'t, D: Dialect> {
    tx: &'t mut Tx<D>,
    is_open: bool,
}

impl<D: Dialect> Savepoint<'_, D> {
    /// Keeps what was written in the scope, should the transaction be committed.
    pub async fn commit(mut self) -> Result<()> {
        self.tx.usable().await?;
        self.tx.say(&KEEP).await?;
        self.tx.leave_scope();
        self.is_open = false;
        Ok(())
    }

    /// Takes back what was written in the scope, as dropping does, and waits for it.
    pub async fn rollback(mut self) -> Result<()> {
        self.is_open = false;
        self.tx.abandon_scope();
        self.tx.usable().await
    }
}

impl<D: Dialect> Tx<D> {
    /// Begins a scope that can fail alone.
    pub async fn savepoint(&mut self) -> Result<Savepoint<'_, D>> {
        self.usable().await?;
        self.say(&BEGIN).await?;
        self.depth += 1;
        Ok(Savepoint {
            tx: self,
            is_open: true,
        })
    }
}

impl<D: Dialect> Tx<D> {
    /// What the innermost scope did is now the work of the one around it.
    fn leave_scope(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        for stated in &mut self.stated {
            stated.depth = stated.depth.min(self.depth);
        }
    }

    /// Takes the innermost scope back.
    pub(super) async fn undo_scope(&mut self) -> Result<()> {
        self.say(&UNDO).await?;
        self.say(&KEEP).await
    }
}

impl<D: Dialect> Store<D> {
    /// Runs `work` in a transaction and commits it. When the database was busy, other transactions
    /// contradicted it or a row had changed since it was read, all of it is done again, at most
    /// `attempts` times; so `work` reads what it changes from its own transaction.
    pub async fn retrying<T>(
        &self,
        context: &Context,
        attempts: u32,
        mut work: impl AsyncFnMut(&mut Tx<D>) -> Result<T>,
    ) -> Result<T> {
        let mut left = attempts;
        loop {
            left = left.saturating_sub(1);
            match self.attempt(context, &mut work).await {
                Err(error) if left > 0 && is_worth_another(&error) => {}
                outcome => return outcome,
            }
        }
    }

    async fn attempt<T>(
        &self,
        context: &Context,
        work: &mut impl AsyncFnMut(&mut Tx<D>) -> Result<T>,
    ) -> Result<T> {
        let mut tx = self.begin(context).await?;
        match work(&mut tx).await {
            Ok(done) => tx.commit().await.map(|()| done),
            Err(error) => {
                // The first error says more than one of its rollback.
                let _ = tx.rollback().await;
                Err(error)
            }
        }
    }
}

const fn both(text: &'static str) -> PerDialect {
    PerDialect {
        sqlite: text,
        postgres: text,
    }
}

fn is_worth_another(error: &Error) -> bool {
    error.is_retryable() || matches!(error, Error::Stale { .. })
}

impl<D: Dialect> Drop for Savepoint<'_, D> {
    fn drop(&mut self) {
        if self.is_open {
            // Nobody can wait here; the next statement takes it back first.
            self.tx.abandon_scope();
        }
    }
}

impl<D: Dialect> Deref for Savepoint<'_, D> {
    type Target = Tx<D>;

    fn deref(&self) -> &Tx<D> {
        self.tx
    }
}

impl<D: Dialect> DerefMut for Savepoint<'_, D> {
    fn deref_mut(&mut self) -> &mut Tx<D> {
        self.tx
    }
}

impl<D: Dialect> fmt::Debug for Savepoint<'_, D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Savepoint")
            .field("tx", &self.tx)
            .finish_non_exhaustive()
    }
}
