//! What the columns of each type can be asked.

use std::collections::BTreeMap;

use serde::Serialize;

use super::filter::{Comparison, Filter, Node};
use super::order::Order;
use super::value::Value;
use crate::{Column, Field, Json, Map, Scalar};

/// Columns that hold one value: all but JSON.
impl<E, T: Field> Column<E, T> {
    /// It is this value.
    pub fn eq(self, value: impl Into<T::Value>) -> Filter<E> {
        self.compare(Comparison::Equal, &value.into())
    }

    /// It is not this value; null is not either.
    pub fn ne(self, value: impl Into<T::Value>) -> Filter<E> {
        self.compare(Comparison::NotEqual, &value.into())
    }

    /// It is one of these values; with none, no row fulfils it.
    pub fn is_in(self, values: impl IntoIterator<Item = impl Into<T::Value>>) -> Filter<E> {
        let values: Result<Vec<Value>, String> = values
            .into_iter()
            .map(|value| Value::of(&value.into()))
            .collect();
        Filter::new(match values {
            Ok(values) => Node::In(self.name, values),
            Err(rule) => Node::Refused(self.field, rule),
        })
    }

    fn compare(self, comparison: Comparison, value: &T::Value) -> Filter<E> {
        Filter::new(match Value::of(value) {
            Ok(value) => Node::Compare(self.name, comparison, value),
            Err(rule) => Node::Refused(self.field, rule),
        })
    }
}

/// Columns whose values have an order. Of enums, these are the ones that the spec calls ordered.
impl<E, T: Field<Value: PartialOrd>> Column<E, T> {
    /// It is less than this value.
    pub fn lt(self, value: impl Into<T::Value>) -> Filter<E> {
        self.compare(Comparison::Less, &value.into())
    }

    /// It is this value or less.
    pub fn le(self, value: impl Into<T::Value>) -> Filter<E> {
        self.compare(Comparison::LessOrEqual, &value.into())
    }

    /// It is greater than this value.
    pub fn gt(self, value: impl Into<T::Value>) -> Filter<E> {
        self.compare(Comparison::Greater, &value.into())
    }

    /// It is this value or greater.
    pub fn ge(self, value: impl Into<T::Value>) -> Filter<E> {
        self.compare(Comparison::GreaterOrEqual, &value.into())
    }

    /// It is one of these two values, or between them.
    pub fn between(self, low: impl Into<T::Value>, high: impl Into<T::Value>) -> Filter<E> {
        self.ge(low) & self.le(high)
    }

    /// From low to high; nulls come last.
    pub fn asc(self) -> Order<E> {
        Order::new(self.name, false)
    }

    /// From high to low; nulls come first.
    pub fn desc(self) -> Order<E> {
        Order::new(self.name, true)
    }
}

/// Columns that may be null, JSON included.
impl<E, T> Column<E, Option<T>> {
    /// It is null.
    pub fn is_null(self) -> Filter<E> {
        Filter::new(Node::IsNull(self.name))
    }

    /// It is not null.
    pub fn is_not_null(self) -> Filter<E> {
        !self.is_null()
    }
}

/// Columns of text. Letters are what they are: `a` is not `A`, on either engine.
impl<E, T: Field<Value = String>> Column<E, T> {
    /// It fits this pattern: `%` is any text, `_` any character, and a backslash takes the meaning
    /// from the next character.
    pub fn like(self, pattern: impl Into<String>) -> Filter<E> {
        let pattern = pattern.into();
        // PostgreSQL refuses it only when it meets it, which depends on the rows.
        let ends_open = pattern.len() - pattern.trim_end_matches('\\').len();
        if ends_open % 2 == 1 {
            let rule = "must not end with a backslash that escapes nothing".to_owned();
            return Filter::new(Node::Refused(self.field, rule));
        }
        match Value::of(&pattern) {
            Ok(_) => Filter::new(Node::Like(self.name, pattern)),
            Err(rule) => Filter::new(Node::Refused(self.field, rule)),
        }
    }

    /// It starts with this text.
    pub fn starts_with(self, text: &str) -> Filter<E> {
        self.like(format!("{}%", escaped(text)))
    }

    /// It ends with this text.
    pub fn ends_with(self, text: &str) -> Filter<E> {
        self.like(format!("%{}", escaped(text)))
    }

    /// This text is somewhere in it.
    pub fn has_text(self, text: &str) -> Filter<E> {
        self.like(format!("%{}%", escaped(text)))
    }
}

/// Columns of lists, as far as their items are single values.
impl<E, T: Scalar + Serialize> Column<E, Vec<T>> {
    /// One of its items is this value.
    pub fn contains(self, item: impl Into<T>) -> Filter<E> {
        contains_item(self.name, self.field, &item.into())
    }
}

/// Columns of lists that may be null, which then contain nothing.
impl<E, T: Scalar + Serialize> Column<E, Option<Vec<T>>> {
    /// One of its items is this value.
    pub fn contains(self, item: impl Into<T>) -> Filter<E> {
        contains_item(self.name, self.field, &item.into())
    }
}

/// Defines what a column of each kind of map can be asked.
macro_rules! maps {
    ($($(#[$doc:meta])* [$($generics:tt)*] $map:ty, $value:ty;)*) => {$(
        $(#[$doc])*
        impl<E, $($generics)*> Column<E, $map> {
            /// It has this key.
            pub fn has_key(self, key: &str) -> Filter<E> {
                has_key(self.name, self.field, key)
            }

            /// It has this key with this value, which is no list and no object.
            pub fn contains(self, key: &str, value: impl Into<$value>) -> Filter<E> {
                contains_entry(self.name, self.field, key, &value.into())
            }
        }
    )*};
}

maps! {
    /// Columns of free objects.
    [] Map, Json;
    /// Columns of free objects that may be null, which then contain nothing.
    [] Option<Map>, Json;
    /// Columns of objects whose values have a type.
    [T: Scalar + Serialize] BTreeMap<String, T>, T;
    /// Columns of objects whose values have a type, and that may be null, which then contain
    /// nothing.
    [T: Scalar + Serialize] Option<BTreeMap<String, T>>, T;
}

fn contains_item<E>(name: &'static str, field: &'static str, item: &impl Serialize) -> Filter<E> {
    Filter::new(match crate::shape::to_json(&[item]) {
        Ok(json) => Node::Item(name, json),
        Err(rule) => Node::Refused(field, rule),
    })
}

fn has_key<E>(name: &'static str, field: &'static str, key: &str) -> Filter<E> {
    Filter::new(match Value::of(&key.to_owned()) {
        Ok(_) => Node::HasKey(name, key.to_owned()),
        Err(rule) => Node::Refused(field, rule),
    })
}

fn contains_entry<E>(
    name: &'static str,
    field: &'static str,
    key: &str,
    value: &impl Serialize,
) -> Filter<E> {
    // Through text, because that is where what no database may hold is refused.
    let value = Value::of(&key.to_owned())
        .and_then(|_| crate::shape::to_json(value))
        .and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
    Filter::new(match value {
        Ok(Json::Array(_) | Json::Object(_)) => {
            Node::Refused(field, "is asked for a list or an object".to_owned())
        }
        Ok(value) => Node::Entry(name, key.to_owned(), value),
        Err(rule) => Node::Refused(field, rule),
    })
}

/// Text as a pattern that fits only itself.
fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}
