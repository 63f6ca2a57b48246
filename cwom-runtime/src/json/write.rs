//! Writing an object, field by field.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Form, KIND};

/// An object in the making. The first error ends it, so that callers need not ask after each field.
#[derive(Debug)]
pub struct Writer<S: SerializeStruct>(Result<S, S::Error>);

impl<S: SerializeStruct> Writer<S> {
    /// An object of `T`, with its kind at the head.
    pub fn new<T: Form>(
        serializer: impl Serializer<SerializeStruct = S, Ok = S::Ok, Error = S::Error>,
    ) -> Self {
        let mut writer = Self(serializer.serialize_struct(T::NAME, T::KEYS.len()));
        if let Some(kind) = T::KIND {
            writer.field(KIND, kind);
        }
        writer
    }

    /// Writes one field.
    pub fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) {
        if let Ok(object) = &mut self.0
            && let Err(error) = object.serialize_field(key, value)
        {
            self.0 = Err(error);
        }
    }

    /// The whole object.
    ///
    /// # Errors
    ///
    /// What went wrong with the first field that could not be written.
    pub fn finish(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}
