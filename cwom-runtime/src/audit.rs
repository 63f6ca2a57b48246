//! Reading the audit log: what happened to a thing, what someone did, what belongs together, and
//! what things were at a moment.
//!
//! The database writes the entries; see the `audit` part of the spec. Whoever reads them gets them
//! newest first, page by page. An entry is [typed](AuditEntry) for an entity of the model, and an
//! [`Entry`] with JSON images for programs that know no model.

mod changes;
mod entries;
mod entry;
mod image;
mod note;
mod past;
mod rows;

use std::fmt;

use crate::{AuditLog, Dialect, Entity, Id, Read, Result, Store, TextId, TraceId, Tx};

pub use changes::FieldChange;
pub use entries::Entries;
pub use entry::{Action, AuditEntry, Entry, Image};
pub use note::Note;
pub use past::AsOf;

/// The audit log of a model, read through a store or a transaction.
///
/// ```
/// # use cwom_runtime::{AuditLog, Dialect, Entity, Id, Page, Result, Store};
/// /// The log is a constant of the generated crate.
/// async fn story<D: Dialect, E: Entity>(store: &Store<D>, log: AuditLog, id: Id<E>) -> Result<()> {
///     for entry in store.audit(log).history(id).page(Page::first(50)).await?.rows {
///         println!("{} {} {}", entry.ts, entry.actor, entry.action);
///     }
///     Ok(())
/// }
/// ```
pub struct Audit<R> {
    read: R,
    log: AuditLog,
}

impl<R: Read> Audit<R> {
    /// All entries, to be narrowed.
    pub fn entries(self) -> Entries<R, Entry> {
        Entries::new(self.read, self.log)
    }

    /// The entries of one row, typed.
    pub fn history<K: AuditKey>(self, key: K) -> Entries<R, AuditEntry<K::Entity>> {
        let kind = kind_of::<K::Entity>();
        self.entries().entity(kind, key.entry_id()).typed()
    }

    /// The entries of one kind of row, typed.
    pub fn of<E: Entity>(self) -> Entries<R, AuditEntry<E>> {
        self.entries().kind(kind_of::<E>()).typed()
    }

    /// Everything that one chain of work touched, across entities, oldest first.
    pub async fn trace(self, trace: TraceId) -> Result<Vec<Entry>> {
        self.entries().trace(trace).oldest_first().all().await
    }

    /// The newest entries, at most so many.
    pub async fn recent(self, count: u32) -> Result<Vec<Entry>> {
        let page = self.entries().page(crate::Page::first(count)).await?;
        Ok(page.rows)
    }
}

/// What identifies a row of a known entity.
pub trait AuditKey: Send {
    /// The entity.
    type Entity: Entity;

    /// What entries call the row.
    fn entry_id(&self) -> String;
}

impl<E: Entity> AuditKey for Id<E> {
    type Entity = E;

    fn entry_id(&self) -> String {
        self.to_string()
    }
}

impl<E: Entity> AuditKey for TextId<E> {
    type Entity = E;

    fn entry_id(&self) -> String {
        self.to_string()
    }
}

/// What entries call an entity. One that is not audited has none, under any name.
fn kind_of<E: Entity>() -> &'static str {
    E::META.audited.map_or(E::META.name, |audited| audited.kind)
}

impl<D: Dialect> Store<D> {
    /// The audit log of a model, which the generated crate names.
    pub fn audit(&self, log: AuditLog) -> Audit<&Self> {
        Audit { read: self, log }
    }
}

impl<D: Dialect> Tx<D> {
    /// The audit log of a model, with what this transaction wrote so far.
    pub fn audit(&mut self, log: AuditLog) -> Audit<&mut Self> {
        Audit { read: self, log }
    }
}

impl<R> fmt::Debug for Audit<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Audit")
            .field("log", &self.log.table)
            .finish_non_exhaustive()
    }
}
