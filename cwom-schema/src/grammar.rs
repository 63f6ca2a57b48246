//! The keys of every section, in tables: what a key is called, what it holds and what it means.
//!
//! The reader checks a spec against these tables and [`json_schema`](crate::json_schema()) prints them
//! for editors, so the two cannot differ.

mod definitions;
mod entity;
mod field;
mod root;

pub(crate) use field::ENTITY_FIELD;
pub(crate) use root::ROOT;

/// A table of the spec with a fixed set of keys.
#[derive(Debug)]
pub(crate) struct Section {
    /// Name in the JSON Schema, and in messages: "a key of …".
    pub(crate) name: &'static str,
    /// What the section is.
    pub(crate) doc: &'static str,
    /// Its keys, in the order in which people are advised to write them.
    pub(crate) keys: &'static [Key],
}

/// A key of a section.
#[derive(Debug)]
pub(crate) struct Key {
    /// The key.
    pub(crate) name: &'static str,
    /// What it means.
    pub(crate) doc: &'static str,
    /// What it holds.
    pub(crate) kind: Kind,
    /// Whether it must, may or must not be written.
    pub(crate) presence: Presence,
}

/// Whether a key is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// It must be.
    Required,
    /// It may be.
    Optional,
    /// It must not be: it will mean something in a later format.
    Reserved,
}

/// What a key holds.
#[derive(Debug)]
pub(crate) enum Kind {
    /// The number of the format, `1`.
    Format,
    /// `true` or `false`.
    Flag,
    /// `false` alone, beside another kind.
    False,
    /// Any string.
    Text,
    /// A string that is not blank: what something means is not optional.
    Doc,
    /// A type string.
    TypeText,
    /// How ids are made.
    IdStrategy,
    /// One of these strings.
    Choice(&'static [&'static str]),
    /// A literal of whatever type the field has.
    Literal,
    /// A list.
    List(&'static Kind),
    /// A table with names of its own as keys.
    Map(&'static Kind),
    /// A table with fixed keys.
    Section(&'static Section),
    /// Any of these.
    Either(&'static [Kind]),
}

impl Section {
    /// The key called `name`.
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The keys that people may write.
    pub(crate) fn usable(&self) -> impl Iterator<Item = &'static Key> + Clone + use<> {
        self.keys
            .iter()
            .filter(|key| key.presence != Presence::Reserved)
    }
}

impl Key {
    pub(crate) const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        let presence = Presence::Required;
        Self {
            name,
            doc,
            kind,
            presence,
        }
    }

    pub(crate) const fn optional(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        let presence = Presence::Optional;
        Self {
            name,
            doc,
            kind,
            presence,
        }
    }

    pub(crate) const fn reserved(name: &'static str) -> Self {
        Self {
            name,
            doc: "Reserved for the evolution of a model; refused until it does something.",
            kind: Kind::Literal,
            presence: Presence::Reserved,
        }
    }
}
