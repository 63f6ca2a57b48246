//! Images as rows: the columns of an entity are read from JSON as they are from a database.

use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::entry::Image;
use crate::scalar::parse_decimal;
use crate::{
    Bytes, ColumnMeta, Date, DecodeError, DecodeProblem, Entity, Json, RowReader, Shape, Timestamp,
    shape,
};

/// The row that an image is, or the image as it is.
pub(super) fn decode<E: Entity>(json: &Json, revision: &str) -> Image<E> {
    let other = || Image::Other {
        revision: revision.to_owned(),
        json: json.clone(),
    };
    let Some(object) = json.as_object() else {
        return other();
    };
    // An image of another shape may have every column by chance, and mean something else by one.
    let is_present = E::META
        .audited
        .is_some_and(|audited| audited.revision == revision);
    let is_whole = || {
        let mut columns = E::META.columns.iter();
        columns.all(|column| object.contains_key(column.name))
    };
    if !is_present || !is_whole() {
        return other();
    }
    let mut reader = ImageReader {
        object,
        columns: E::META.columns,
        next: 0,
    };
    E::read(&mut reader).map_or_else(|_| other(), |row| Image::Current(Box::new(row)))
}

/// Reads an image column by column.
struct ImageReader<'j> {
    object: &'j serde_json::Map<String, Json>,
    columns: &'static [ColumnMeta],
    next: usize,
}

impl<'j> ImageReader<'j> {
    fn take<T>(
        &mut self,
        read: impl FnOnce(&'j Json) -> Result<T, DecodeProblem>,
    ) -> Result<Option<T>, DecodeError> {
        let column = self.columns.get(self.next);
        self.next += 1;
        let value = column.and_then(|column| self.object.get(column.name));
        match value {
            None | Some(Json::Null) => Ok(None),
            Some(value) => read(value)
                .map(Some)
                .map_err(|problem| self.problem(problem)),
        }
    }

    fn number<T: TryFrom<i64>>(&mut self) -> Result<Option<T>, DecodeError> {
        self.take(|value| {
            let number = value.as_i64().and_then(|number| T::try_from(number).ok());
            number.ok_or_else(|| DecodeProblem::other(format!("{value} does not fit")))
        })
    }
}

fn text(value: &Json) -> Result<&str, DecodeProblem> {
    let text = value.as_str();
    text.ok_or_else(|| DecodeProblem::other(format!("{value} is no text")))
}

impl RowReader for ImageReader<'_> {
    fn bool(&mut self) -> Result<Option<bool>, DecodeError> {
        self.take(|value| {
            let flag = value.as_bool();
            flag.ok_or_else(|| DecodeProblem::other(format!("{value} is neither true nor false")))
        })
    }

    fn i16(&mut self) -> Result<Option<i16>, DecodeError> {
        self.number()
    }

    fn i32(&mut self) -> Result<Option<i32>, DecodeError> {
        self.number()
    }

    fn i64(&mut self) -> Result<Option<i64>, DecodeError> {
        self.number()
    }

    fn f64(&mut self) -> Result<Option<f64>, DecodeError> {
        self.take(|value| {
            let number = value.as_f64();
            number.ok_or_else(|| DecodeProblem::other(format!("{value} is no number")))
        })
    }

    fn text(&mut self) -> Result<Option<String>, DecodeError> {
        self.take(|value| text(value).map(str::to_owned))
    }

    fn parse<T>(
        &mut self,
        parse: impl FnOnce(&str) -> Result<T, DecodeProblem>,
    ) -> Result<Option<T>, DecodeError> {
        self.take(|value| parse(text(value)?))
    }

    fn bytes(&mut self) -> Result<Option<Vec<u8>>, DecodeError> {
        self.parse(|text| {
            let bytes: Bytes = text.parse().map_err(DecodeProblem::other)?;
            Ok(bytes.into())
        })
    }

    fn uuid(&mut self) -> Result<Option<Uuid>, DecodeError> {
        self.parse(|text| Uuid::try_parse(text).map_err(DecodeProblem::other))
    }

    fn timestamp(&mut self) -> Result<Option<Timestamp>, DecodeError> {
        self.parse(|text| text.parse().map_err(DecodeProblem::other))
    }

    fn date(&mut self) -> Result<Option<Date>, DecodeError> {
        self.parse(|text| text.parse().map_err(DecodeProblem::other))
    }

    fn decimal(&mut self, scale: u8) -> Result<Option<i64>, DecodeError> {
        self.parse(|text| {
            let units = parse_decimal(text, scale);
            units.ok_or_else(|| DecodeProblem::other(format!("`{text}` is no such decimal")))
        })
    }

    fn json<T: DeserializeOwned + Shape>(&mut self) -> Result<Option<T>, DecodeError> {
        self.take(|value| shape::from_json(&value.to_string()))
    }

    fn last(&self) -> usize {
        self.next.saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [ColumnMeta; 9] = [
        column("flag"),
        column("small"),
        column("middle"),
        column("large"),
        column("share"),
        column("content"),
        column("day"),
        column("price"),
        column("name"),
    ];

    const fn column(name: &'static str) -> ColumnMeta {
        ColumnMeta { name, field: name }
    }

    fn object(json: &Json) -> ImageReader<'_> {
        ImageReader {
            object: json.as_object().expect("an object"),
            columns: &COLUMNS,
            next: 0,
        }
    }

    #[test]
    fn an_image_holds_values_of_every_kind() {
        let json = serde_json::json!({
            "flag": true, "small": -7, "middle": 70_000, "large": 1_i64 << 53, "share": 0.25,
            "content": "00ff10", "day": "2026-02-28", "price": "12.50", "name": "x",
        });
        let mut reader = object(&json);
        assert_eq!(reader.bool().expect("it fits"), Some(true));
        assert_eq!(reader.i16().expect("it fits"), Some(-7));
        assert_eq!(reader.i32().expect("it fits"), Some(70_000));
        assert_eq!(reader.i64().expect("it fits"), Some(1 << 53));
        assert_eq!(reader.f64().expect("it fits"), Some(0.25));
        assert_eq!(reader.bytes().expect("it fits"), Some(vec![0, 0xff, 0x10]));
        let day = "2026-02-28".parse::<Date>().expect("a day");
        assert_eq!(reader.date().expect("it fits"), Some(day));
        assert_eq!(reader.last(), 6, "the column that was read last");
        assert_eq!(reader.decimal(2).expect("it fits"), Some(1250));
        assert_eq!(reader.text().expect("it fits"), Some("x".to_owned()));
        assert_eq!(reader.last(), 8);
    }

    #[test]
    fn what_is_absent_is_null_and_what_does_not_fit_is_named() {
        let json = serde_json::json!({"flag": 1, "small": 40_000, "large": null, "share": "x",
            "content": "0g", "day": "2026-02-30", "price": "1.234", "name": 1});
        let mut reader = object(&json);
        assert!(reader.bool().is_err());
        assert!(reader.i16().is_err());
        assert_eq!(reader.i32().expect("it fits"), None);
        assert_eq!(reader.i64().expect("it fits"), None);
        assert!(reader.f64().is_err());
        assert!(reader.bytes().is_err());
        assert!(reader.date().is_err());
        assert!(reader.decimal(2).is_err());
        assert!(reader.text().is_err());
    }
}
