//! What a form gives: each field kept, set, or made null where null is allowed.

use serde::{Deserialize, Deserializer};

use crate::Updatable;

/// What becomes of a field that is never null. In JSON, an absent key keeps it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Change<T> {
    /// It stays as it is.
    #[default]
    Keep,
    /// It gets this value.
    Set(T),
}

/// What becomes of a field that may be null. In JSON, an absent key keeps it and `null` clears it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum NullableChange<T> {
    /// It stays as it is.
    #[default]
    Keep,
    /// It gets this value.
    Set(T),
    /// It becomes null.
    Null,
}

/// Changes of some fields of a row. The generated `XChanges` implement it.
pub trait Changes: Send {
    /// The row that they belong to.
    type Entity: Updatable;

    /// Puts them into the row.
    fn apply(self, row: &mut Self::Entity);
}

impl<T> Change<T> {
    /// Puts it into the field.
    pub fn apply(self, field: &mut T) {
        if let Self::Set(value) = self {
            *field = value;
        }
    }
}

impl<T> NullableChange<T> {
    /// Puts it into the field.
    pub fn apply(self, field: &mut Option<T>) {
        match self {
            Self::Keep => {}
            Self::Set(value) => *field = Some(value),
            Self::Null => *field = None,
        }
    }
}

impl<T> From<T> for Change<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl<T> From<Option<T>> for NullableChange<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Set)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Change<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::Set)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for NullableChange<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<T>::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Form {
        title: Change<String>,
        note: NullableChange<String>,
    }

    #[test]
    fn absent_null_and_given_are_three_things() {
        let read = |text| serde_json::from_str::<Form>(text);
        assert_eq!(read("{}").unwrap(), Form::default());
        let cleared = read(r#"{"note": null}"#).unwrap();
        assert_eq!(cleared.note, NullableChange::Null);
        let given = read(r#"{"title": "a", "note": "b"}"#).unwrap();
        assert_eq!(given.title, Change::Set("a".to_owned()));
        assert_eq!(given.note, NullableChange::Set("b".to_owned()));
        assert!(read(r#"{"title": null}"#).is_err());
    }

    #[test]
    fn fields_change_as_told() {
        let (mut title, mut note) = ("old".to_owned(), Some("old".to_owned()));
        Change::Keep.apply(&mut title);
        NullableChange::Keep.apply(&mut note);
        assert_eq!((title.as_str(), note.as_deref()), ("old", Some("old")));
        Change::Set("new".to_owned()).apply(&mut title);
        NullableChange::Set("new".to_owned()).apply(&mut note);
        assert_eq!((title.as_str(), note.as_deref()), ("new", Some("new")));
        NullableChange::Null.apply(&mut note);
        assert_eq!(note, None);
    }
}
