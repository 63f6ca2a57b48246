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
            type Value = Self;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Size {
        Small,
        Large,
    }

    impl EnumValue for Size {
        const NAME: &'static str = "Size";
        const VALUES: &'static [Self] = &[Self::Small, Self::Large];

        fn as_str(self) -> &'static str {
            match self {
                Self::Small => "small",
                Self::Large => "X-large",
            }
        }

        fn parse(text: &str) -> Option<Self> {
            Self::VALUES
                .iter()
                .copied()
                .find(|value| value.as_str() == text)
        }
    }

    impl_enum!(Size);

    #[test]
    fn text_and_json_are_the_stored_value() {
        for value in Size::VALUES {
            assert_eq!(value.to_string().parse(), Ok(*value));
            let json = serde_json::to_string(value).unwrap();
            assert_eq!(json, format!("\"{value}\""));
            assert_eq!(serde_json::from_str::<Size>(&json).unwrap(), *value);
        }
        assert_eq!(format!("{:>8}|", Size::Small), "   small|");
    }

    #[test]
    fn other_text_is_refused_with_what_there_is() {
        let error = "Small".parse::<Size>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`Small` is not a value of Size; it has small, X-large"
        );
        let error = serde_json::from_str::<Size>("\"huge\"")
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("`huge` is not a value of Size"),
            "{error}"
        );
        let error = serde_json::from_str::<Size>("1").unwrap_err().to_string();
        assert!(error.contains("expected a value of Size"), "{error}");
    }
}
