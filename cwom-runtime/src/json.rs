//! The JSON form of generated structs: rows, new rows, changes.
//!
//! serde's derive would write two thirds of what a generated crate has to compile: for each struct a
//! type for its keys, and each field's reading twice. Here the macros write one short function for
//! each struct, and everything else, such as finding a key and refusing an unknown one, is compiled
//! once, in this crate. What is accepted and refused is as serde has it for a struct that denies
//! unknown fields, in formats with keys and without.
//!
//! An object says of what `kind` it is: always where it is written; when it comes in, it may be
//! missing but not be another.

mod key;
mod read;
#[cfg(test)]
mod tests;
mod write;

use serde::Deserializer;

use read::Reader;
pub use read::{Fields, taken};
pub use write::Writer;

/// A struct that is read from an object.
pub trait Form: Sized {
    /// What the object is called where something else was found.
    const NAME: &'static str;
    /// The kind that it may say it is of.
    const KIND: Option<&'static str>;
    /// Its keys, that of the kind among them, at the head.
    const KEYS: &'static [&'static str];

    /// Takes all fields.
    ///
    /// # Errors
    ///
    /// When a field is missing, unknown, given twice or no value of its type.
    fn read<'de, F: Fields<'de>>(fields: &mut F) -> Result<Self, F::Error>;
}

/// The key of the kind.
const KIND: &str = "kind";

/// Reads an object.
pub fn read<'de, T: Form, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::KEYS, Reader::<T>::new())
}

/// Gives a row its JSON form, with a `kind` where one is named. A field whose key has another name
/// says so: `issue_type: "type"`.
#[doc(hidden)]
#[macro_export]
macro_rules! json_of_row {
    ($row:ident $(of $kind:literal)? { $($field:ident $(: $key:literal)?,)* }) => {
        const _: () = {
            $crate::__json_form! {
                $row $(of $kind)? { $($field [$crate::__json_key!($field $($key)?)],)* }
            }

            impl $crate::__private::serde::Serialize for $row {
                fn serialize<S: $crate::__private::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    let mut writer = $crate::__private::json::Writer::new::<Self>(serializer);
                    $(writer.field($crate::__json_key!($field $($key)?), &self.$field);)*
                    writer.finish()
                }
            }
        };
    };
}

/// Reads a new row. What may be absent, but for what is null then, says what it is:
/// `priority = Priority::P2`.
#[doc(hidden)]
#[macro_export]
macro_rules! json_of_new {
    ($new:ident $(of $kind:literal)? {
        $($field:ident $(: $key:literal)? $(= $default:expr)?,)*
    }) => {
        const _: () = {
            $crate::__json_form! {
                $new $(of $kind)? {
                    $($field [$crate::__json_key!($field $($key)?)] $(= $default)?,)*
                }
            }
        };
    };
}

/// Reads changes: what is absent is kept.
#[doc(hidden)]
#[macro_export]
macro_rules! json_of_changes {
    ($changes:ident { $($field:ident $(: $key:literal)?,)* }) => {
        const _: () = {
            $crate::__json_form! {
                @ $changes { $($field [$crate::__json_key!($field $($key)?)],)* }
                fields => {
                    let mut changes = <Self as ::core::default::Default>::default();
                    while let ::core::option::Option::Some(position) = fields.next()? {
                        match &__CWOM_FIELDS[position] {
                            $(__CwomField::$field => fields.set(&mut changes.$field),)*
                        }?;
                    }
                    ::core::result::Result::Ok(changes)
                }
            }
        };
    };
}

/// How a struct is read of which every field is given, null or has a default.
#[doc(hidden)]
#[macro_export]
macro_rules! __json_form {
    ($form:ident $(of $kind:literal)? { $($field:ident [$key:expr] $(= $default:expr)?,)* }) => {
        $crate::__json_form! {
            @ $form $(of $kind)? { $($field [$key],)* }
            fields => {
                $(let mut $field = ::core::option::Option::None;)*
                // The end comes first: from it the compiler knows the types of all fields.
                loop {
                    let ::core::option::Option::Some(position) = fields.next()? else {
                        return ::core::result::Result::Ok(Self {
                            $($field: $crate::__json_take!($field $(, $default)?),)*
                        });
                    };
                    match &__CWOM_FIELDS[position] {
                        $(__CwomField::$field => $crate::__json_put!(fields, $field $(, $default)?),)*
                    }?;
                }
            }
        }
    };
    // Names of items are seen by what the caller wrote, such as a default, so they are unlike its own.
    (@ $form:ident $(of $kind:literal)? { $($field:ident [$key:expr],)* }
        $fields:ident => $read:block
    ) => {
        #[allow(non_camel_case_types, reason = "named as the fields are")]
        enum __CwomField {
            $($field,)*
        }

        const __CWOM_FIELDS: &[__CwomField] = &[$(__CwomField::$field),*];

        impl $crate::__private::json::Form for $form {
            const NAME: &'static str = ::core::stringify!($form);
            const KIND: ::core::option::Option<&'static str> = $crate::__json_kind!($($kind)?);
            const KEYS: &'static [&'static str] = $crate::__json_keys!($($kind)?; $($key),*);

            fn read<'de, __F: $crate::__private::json::Fields<'de>>(
                $fields: &mut __F,
            ) -> ::core::result::Result<Self, __F::Error> $read
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $form {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::json::read(deserializer)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_key {
    ($field:ident) => {
        ::core::stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_kind {
    () => {
        ::core::option::Option::None
    };
    ($kind:literal) => {
        ::core::option::Option::Some($kind)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_keys {
    (; $($key:expr),*) => {
        &[$($key),*]
    };
    ($kind:literal; $($key:expr),*) => {
        &["kind", $($key),*]
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_put {
    ($fields:ident, $field:ident) => {
        $fields.put(&mut $field)
    };
    ($fields:ident, $field:ident, $default:expr) => {
        $fields.offer(&mut $field)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_take {
    ($field:ident) => {
        $crate::__private::json::taken($field)
    };
    ($field:ident, $default:expr) => {
        match $field {
            ::core::option::Option::Some(value) => value,
            ::core::option::Option::None => $default,
        }
    };
}
