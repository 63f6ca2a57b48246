//! The `kind` of an object in its JSON form: always written; when it comes in, it may be missing
//! but not be another.

use std::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

/// The key.
const KIND: &str = "kind";

/// Gives an entity its JSON form with the `kind` tag. The struct derives serde's traits with
/// `#[serde(remote = "Self", tag = "kind", deny_unknown_fields)]`, which leaves the traits
/// themselves to this.
#[doc(hidden)]
#[macro_export]
macro_rules! json_of_kind {
    ($entity:ident) => {
        impl $crate::__private::serde::Serialize for $entity {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $entity::serialize(self, serializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $entity {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let kind = ::core::stringify!($entity);
                $entity::deserialize($crate::__private::OfKind::new(kind, deserializer))
            }
        }
    };
}

/// Reads an object, and takes its `kind` out.
#[derive(Debug)]
pub struct OfKind<T> {
    kind: &'static str,
    inner: T,
}

impl<T> OfKind<T> {
    /// An object of this kind.
    pub fn new(kind: &'static str, inner: T) -> Self {
        Self { kind, inner }
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for OfKind<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let visitor = OfKind::new(self.kind, visitor);
        self.inner.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = OfKind::new(self.kind, visitor);
        self.inner.deserialize_struct(name, fields, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for OfKind<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(OfKind::new(self.kind, map))
    }

    /// A format without keys has the kind at its head, where it was written.
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<V::Value, A::Error> {
        match items.next_element::<String>()? {
            Some(found) => check::<A::Error>(self.kind, &found)?,
            None => return Err(A::Error::missing_field(KIND)),
        }
        self.inner.visit_seq(items)
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for OfKind<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.inner.next_key::<String>()? {
            if key != KIND {
                let key: StringDeserializer<A::Error> = key.into_deserializer();
                return seed.deserialize(key).map(Some);
            }
            check::<A::Error>(self.kind, &self.inner.next_value::<String>()?)?;
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

fn check<E: Error>(kind: &'static str, found: &str) -> Result<(), E> {
    if found == kind {
        return Ok(());
    }
    Err(E::custom(format_args!(
        "this is of the kind `{found}`, not `{kind}`"
    )))
}
