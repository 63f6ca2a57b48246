//! Entries for what is no change of a row.

use super::{AuditKey, kind_of};
use crate::backend::Backend;
use crate::store::explain;
use crate::{AuditLog, Dialect, Invalid, Json, Result, RowWriter, Tx};

/// Something worth knowing that is no change of a row: a deploy, a decision, a call by phone.
///
/// ```
/// # use cwom_runtime::{AuditLog, Dialect, Entity, Id, Note, Result, Tx};
/// async fn decide<D: Dialect, E: Entity>(tx: &mut Tx<D>, log: AuditLog, id: Id<E>) -> Result<()> {
///     let note = Note::about(id, "the customer agreed by phone");
///     tx.note(log, note.data(serde_json::json!({"caller": "ada"}))).await
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    kind: String,
    id: String,
    text: String,
    data: Option<Json>,
}

impl Note {
    /// About one row.
    pub fn about<K: AuditKey>(key: K, text: impl Into<String>) -> Self {
        Self::on(kind_of::<K::Entity>(), key.entry_id(), text)
    }

    /// About anything: a word for what sort of thing it is, and its id.
    pub fn on(kind: impl Into<String>, id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            id: id.into(),
            text: text.into(),
            data: None,
        }
    }

    /// With a JSON object of further facts.
    #[must_use]
    pub fn data(mut self, data: Json) -> Self {
        self.data = Some(data);
        self
    }
}

impl<D: Dialect> Tx<D> {
    /// Writes an entry that is no change of a row, as the actor of this transaction.
    pub async fn note(&mut self, log: AuditLog, note: Note) -> Result<()> {
        if note.data.as_ref().is_some_and(|data| !data.is_object()) {
            return Err(Invalid::new("Note", "data", "must be a JSON object").into());
        }
        self.usable().await?;
        self.state_to(&log).await?;
        let mut parameters = D::Writer::default();
        let written = parameters
            .text(Some(&note.kind))
            .and_then(|()| parameters.text(Some(&note.id)))
            .and_then(|()| parameters.text(Some(&note.text)))
            .and_then(|()| parameters.json(note.data.map(|data| data.to_string())));
        written.map_err(|error| Invalid::new("Note", "text", error.rule))?;
        let said = D::fetch(self.raw(), <D as Backend>::text(&log.note), parameters).await;
        self.remember(said.map(drop).map_err(explain::plain::<D>))
    }
}
