//! Links: many-to-many relations, each with a join table.

use super::{EntityId, Field, Span};

/// A many-to-many relation between two entities, or between rows of one.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of the spec and independent of the others"
)]
pub struct Link {
    /// The entity that declares it, whose id is the left half of the key.
    pub owner: EntityId,
    /// Name on the owner, such as `context_packets`.
    pub name: String,
    /// Name of the row's struct in Rust, such as `IssueContextPacket`.
    pub rust: String,
    /// Module of the generated code, such as `issue_context_packet`.
    pub module: String,
    /// What the relation says.
    pub doc: String,
    /// The entity at the other end.
    pub target: EntityId,
    /// Name on the target, such as `issues`; derived, never stored.
    pub inverse: String,
    /// The join table.
    pub table: String,
    /// The two key columns: the owner's id, then the target's. They never have the same name.
    pub columns: [String; 2],
    /// What a row holds besides its key: `role` first where asked for, then the spec's own fields,
    /// then `created_at`. Never references, never embedded values.
    pub payload: Vec<Field>,
    /// Rows are never removed or changed.
    pub append_only: bool,
    /// Links and unlinks are recorded in the audit log.
    pub audited: bool,
    /// Following the relation from row to row never comes back; only for a self-join. Implies
    /// `irreflexive`.
    pub acyclic: bool,
    /// A row never links to itself; only for a self-join.
    pub irreflexive: bool,
    /// The name in the spec.
    pub span: Span,
}
