//! An entity with references and every kind of field.

use cwom_runtime::rules::{self, Affix, Bounds, PatternRule};
use cwom_runtime::{
    Bytes, Column, Date, Decimal, DecodeError, Deletable, Duration, EncodeError, Entity,
    EntityMeta, Field, Id, Invalid, Json, Map, Problems, RowReader, RowWriter, Timestamp, TraceId,
    read_json, read_json_opt, write_json, write_json_opt,
};

use super::book_meta::BOOK;
use super::{Author, Binding, Origin};

/// A book.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// Identity.
    pub id: Id<Book>,
    /// Who wrote it.
    pub author_id: Id<Author>,
    /// The volume before it.
    pub sequel_of_id: Option<Id<Book>>,
    /// The title.
    pub title: String,
    /// The shelf mark.
    pub shelf: String,
    /// How it is bound.
    pub binding: Binding,
    /// Another binding that exists.
    pub other_binding: Option<Binding>,
    /// Whether it may be lent.
    pub lendable: bool,
    /// Pages.
    pub pages: i32,
    /// Its number in a series.
    pub volume: Option<i16>,
    /// Its number in the catalogue.
    pub catalogue: i64,
    /// Its weight in kilograms.
    pub weight: f64,
    /// What it cost.
    pub price: Decimal<2>,
    /// A picture of its cover.
    pub cover: Option<Bytes>,
    /// The day it was printed.
    pub printed_on: Option<Date>,
    /// How long reading it takes.
    pub reading_time: Option<Duration>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// Free remarks.
    pub remarks: Map,
    /// Anything at all.
    pub extra: Option<Json>,
    /// The chain of work that it was made in.
    pub trace_id: TraceId,
    /// The optimistic lock.
    pub row_version: i64,
    /// When the row was created.
    pub created_at: Timestamp,
    /// When the row was last changed.
    pub updated_at: Timestamp,
}

// What the derive expands to.
impl Book {
    /// The title.
    pub const TITLE: Column<Book, String> = Column::new("title", "title");
    // … and so on for every column.
}

impl Entity for Book {
    type Key = Id<Book>;

    // Written in place by an expansion.
    const META: &'static EntityMeta = &BOOK;

    fn key(&self) -> Self::Key {
        Clone::clone(&self.id)
    }

    // Scalars, enums, ids and `Option`s of them: `Field::read`. Lists, maps, value types and free
    // JSON: `read_json`, and `read_json_opt` where null is allowed.
    fn read<R: RowReader>(row: &mut R) -> Result<Self, DecodeError> {
        Ok(Self {
            id: Field::read(row)?,
            author_id: Field::read(row)?,
            sequel_of_id: Field::read(row)?,
            title: Field::read(row)?,
            shelf: Field::read(row)?,
            binding: Field::read(row)?,
            other_binding: Field::read(row)?,
            lendable: Field::read(row)?,
            pages: Field::read(row)?,
            volume: Field::read(row)?,
            catalogue: Field::read(row)?,
            weight: Field::read(row)?,
            price: Field::read(row)?,
            cover: Field::read(row)?,
            printed_on: Field::read(row)?,
            reading_time: Field::read(row)?,
            keywords: read_json(row)?,
            origin: read_json_opt(row)?,
            remarks: read_json(row)?,
            extra: read_json_opt(row)?,
            trace_id: Field::read(row)?,
            row_version: Field::read(row)?,
            created_at: Field::read(row)?,
            updated_at: Field::read(row)?,
        })
    }

    fn write<W: RowWriter>(&self, row: &mut W) -> Result<(), EncodeError> {
        Field::write(&self.id, row)?;
        Field::write(&self.author_id, row)?;
        Field::write(&self.sequel_of_id, row)?;
        Field::write(&self.title, row)?;
        Field::write(&self.shelf, row)?;
        Field::write(&self.binding, row)?;
        Field::write(&self.other_binding, row)?;
        Field::write(&self.lendable, row)?;
        Field::write(&self.pages, row)?;
        Field::write(&self.volume, row)?;
        Field::write(&self.catalogue, row)?;
        Field::write(&self.weight, row)?;
        Field::write(&self.price, row)?;
        Field::write(&self.cover, row)?;
        Field::write(&self.printed_on, row)?;
        Field::write(&self.reading_time, row)?;
        write_json(&self.keywords, row)?;
        write_json_opt(self.origin.as_ref(), row)?;
        write_json(&self.remarks, row)?;
        write_json_opt(self.extra.as_ref(), row)?;
        Field::write(&self.trace_id, row)?;
        Field::write(&self.row_version, row)?;
        Field::write(&self.created_at, row)?;
        Field::write(&self.updated_at, row)
    }

    // Every text, float, decimal, list, map, value type and JSON gets its line, also without bounds
    // in the spec: no U+0000, finite, digits. Other types only where they have bounds.
    fn validate(&self) -> Result<(), Invalid> {
        const SHELF: PatternRule = PatternRule {
            alternatives: &[
                Affix {
                    chars: Some(&[('A', 'Z'), ('0', '9'), ('-', '-')]),
                    ..Affix::ANY
                },
                Affix {
                    prefix: Some("attic/"),
                    ..Affix::ANY
                },
            ],
        };
        let mut problems = Problems::new("Book");
        rules::text(
            &mut problems,
            "title",
            &self.title,
            Bounds::new(Some(1), Some(200)),
        );
        rules::text(
            &mut problems,
            "shelf",
            &self.shelf,
            Bounds::new(Some(1), Some(16)),
        );
        rules::pattern(&mut problems, "shelf", &self.shelf, &SHELF);
        rules::integer(
            &mut problems,
            "pages",
            self.pages,
            Bounds::new(Some(1), None),
        );
        rules::float(
            &mut problems,
            "weight",
            self.weight,
            Bounds::new(Some(0.0), None),
        );
        rules::decimal(
            &mut problems,
            "price",
            self.price,
            18,
            Bounds::new(None, None),
        );
        if let Some(cover) = &self.cover {
            rules::bytes(&mut problems, "cover", cover, Bounds::new(None, Some(64)));
        }
        if let Some(reading_time) = self.reading_time {
            rules::integer(
                &mut problems,
                "reading_time",
                reading_time.as_micros(),
                Bounds::new(None, None),
            );
        }
        rules::items(
            &mut problems,
            "keywords",
            self.keywords.len(),
            Bounds::new(None, Some(8)),
        );
        rules::each(
            &mut problems,
            "keywords",
            &self.keywords,
            |problems, keyword| {
                rules::text(problems, "", keyword, Bounds::new(None, Some(20)));
            },
        );
        if let Some(origin) = &self.origin {
            rules::value(&mut problems, "origin", origin);
        }
        rules::value(&mut problems, "remarks", &self.remarks);
        if let Some(extra) = &self.extra {
            rules::json(&mut problems, "extra", extra);
        }
        problems.finish()
    }
}

impl Deletable for Book {}
