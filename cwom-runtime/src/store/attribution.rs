//! Who writes, told to the database: by the statement itself where it is alone, and once for a
//! transaction otherwise.

use super::{Tx, explain};
use crate::backend::ConnectionOf;
use crate::{
    AuditLog, AuditMeta, Context, Dialect, EncodeError, EntityMeta, PerDialect, Result, RowWriter,
};

/// How a statement runs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Writing<'c> {
    /// In a transaction, which said before who writes. What went wrong can be looked up in it.
    Within,
    /// As a transaction of its own, which says who writes itself. What went wrong must be repeated
    /// in a transaction before it can be looked up, because other writers do not wait.
    Alone(&'c Context),
}

impl<'c> Writing<'c> {
    /// Who writes and what the entity's own statements for that are, where this one has to say it.
    pub(super) fn stating(self, meta: &EntityMeta) -> Option<(&'c Context, AuditMeta)> {
        match self {
            Self::Within => None,
            Self::Alone(context) => meta.audited.map(|audited| (context, audited)),
        }
    }
}

/// Appends the parameters that say who writes.
pub(super) fn write<W: RowWriter>(context: &Context, row: &mut W) -> Result<(), EncodeError> {
    row.symbol(Some(context.actor.kind.as_str()))?;
    row.text(Some(&context.actor.id))?;
    row.uuid(Some(context.trace.as_uuid()))?;
    row.text(context.note.as_deref())
}

/// Runs a statement that says who writes; the number of rows that it changed.
pub(super) async fn execute<D: Dialect>(
    connection: &mut ConnectionOf<D>,
    statement: &PerDialect,
    parameters: D::Writer,
) -> sqlx::Result<u64> {
    let text = D::text(statement);
    if D::VIEWS_YIELD_ROWS {
        let rows = D::fetch(connection, text, parameters).await?;
        return Ok(rows.len() as u64);
    }
    D::execute(connection, text, parameters).await
}

/// A log that knows who writes in this transaction, and how deep the scope is that told it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated {
    log: AuditLog,
    pub(super) depth: u32,
}

impl<D: Dialect> Tx<D> {
    /// Tells the log of this entity who writes, unless it knows.
    pub(super) async fn state(&mut self, meta: &EntityMeta) -> Result<()> {
        match meta.audited {
            Some(audited) => self.state_to(&audited.log).await,
            None => Ok(()),
        }
    }

    /// Tells a log who writes, unless it knows.
    pub(crate) async fn state_to(&mut self, log: &AuditLog) -> Result<()> {
        if self
            .stated
            .iter()
            .any(|stated| stated.log.table == log.table)
        {
            return Ok(());
        }
        let mut parameters = D::Writer::default();
        write(self.context(), &mut parameters).map_err(|error| explain::context(&error))?;
        let text = D::text(&log.state);
        let said = D::execute(self.raw(), text, parameters).await;
        self.remember(said.map_err(explain::plain::<D>))?;
        self.stated.push(Stated {
            log: *log,
            depth: self.depth,
        });
        Ok(())
    }

    /// Takes back who writes, before the transaction is committed.
    pub(super) async fn unstate(&mut self) -> Result<()> {
        while let Some(stated) = self.stated.pop() {
            if !D::text(&stated.log.clear).is_empty() {
                self.say(&stated.log.clear).await?;
            }
        }
        Ok(())
    }
}
