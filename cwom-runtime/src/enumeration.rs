//! Closed sets of values.

/// A closed set of values. Generated enums implement it and then call
/// [`impl_enum!`](crate::impl_enum).
pub trait EnumValue: Sized + Copy + 'static {
    /// The enum's name in the spec.
    const NAME: &'static str;
    /// All values, in the order of the spec.
    const VALUES: &'static [Self];

    /// The text that is stored and exchanged.
    fn as_str(self) -> &'static str;

    /// The value with this text.
    fn parse(text: &str) -> Option<Self>;
}

/// Implements what follows from [`EnumValue`]: columns, JSON, `Display` and `FromStr`.
#[macro_export]
macro_rules! impl_enum {
    ($type:ty) => {
        impl $crate::Scalar for $type {
            fn read<R: $crate::RowReader>(
                row: &mut R,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::DecodeError> {
                row.parse($crate::__private::stored_enum)
            }

            fn write<W: $crate::RowWriter>(
                value: ::core::option::Option<&Self>,
                row: &mut W,
            ) -> ::core::result::Result<(), $crate::EncodeError> {
                row.symbol(value.map(|value| <Self as $crate::EnumValue>::as_str(*value)))
            }
        }

        impl $crate::Field for $type {
            fn read<R: $crate::RowReader>(
                row: &mut R,
            ) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::read_required(row)
            }

            fn write<W: $crate::RowWriter>(
                &self,
                row: &mut W,
            ) -> ::core::result::Result<(), $crate::EncodeError> {
                $crate::Scalar::write(::core::option::Option::Some(self), row)
            }
        }

        impl $crate::Shape for $type {
            const SHAPE: &'static $crate::ShapeNode = &$crate::ShapeNode::Any;
        }

        impl $crate::Validate for $type {
            fn validate(&self, _: &mut $crate::Problems) {}
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(<Self as $crate::EnumValue>::as_str(*self))
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = $crate::UnknownValue;

            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::UnknownValue> {
                $crate::__private::parse_enum(text)
            }
        }

        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(<Self as $crate::EnumValue>::as_str(*self))
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize_enum(deserializer)
            }
        }
    };
}

/// Text that is not a value of an enum.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is not a value of {name}; it has {}", .known.join(", "))]
pub struct UnknownValue {
    /// The enum.
    pub name: &'static str,
    /// The text.
    pub value: String,
    /// The values that it has.
    pub known: Vec<&'static str>,
}
