//! Index types: which vector of the schema a number points into is part of its type.

use std::ops::Index;

use super::{Entity, Enum, Field, Link, Schema, Value};

macro_rules! index_type {
    ($($(#[$doc:meta])* $name:ident => $field:ident: $item:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);

        impl Index<$name> for Schema {
            type Output = $item;

            fn index(&self, id: $name) -> &$item {
                &self.$field[id.0]
            }
        }
    )*};
}

index_type! {
    /// Position of an entity in [`Schema::entities`].
    EntityId => entities: Entity;
    /// Position of an enum in [`Schema::enums`].
    EnumId => enums: Enum;
    /// Position of a value type in [`Schema::values`].
    ValueId => values: Value;
    /// Position of a link in [`Schema::links`].
    LinkId => links: Link;
}

/// Position of a field in [`Entity::fields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub usize);

impl Index<FieldId> for Entity {
    type Output = Field;

    fn index(&self, id: FieldId) -> &Field {
        &self.fields[id.0]
    }
}
