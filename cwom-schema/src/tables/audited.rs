//! How changes of a table's rows are recorded: which columns an image holds, and in what form.
//!
//! Triggers, the verifier and whoever reads an entry take the image from here, so that the three
//! cannot differ.

use sha2::{Digest, Sha256};

use super::{Column, ColumnSource, ColumnType, IdentKind, ident};
use crate::schema::{Entity, Field, FieldKind, Images, Link, Schema, SensitiveImage};

/// How changes of a table's rows are recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// What an entry calls the row: the entity's name, or `Owner.link`.
    pub kind: String,
    /// Which shape the images have: changes when a column comes, goes, or changes its type or form.
    pub revision: String,
    /// Name of the function and triggers that write the entries.
    pub writer: String,
    /// Name of the view of SQLite that writes a row together with who writes it.
    pub view: String,
    /// What an image holds of an update.
    pub images: Images,
    /// What numbers the entries of a row.
    pub numbering: Numbering,
    /// The columns whose texts, joined by `/`, are the id in an entry.
    pub key: Vec<String>,
    /// The column whose change is a change of state.
    pub state: Option<String>,
    /// The column that says when the row was deleted softly.
    pub deleted_at: Option<String>,
    /// The columns that a transition or a soft delete may change by itself, in the order of the
    /// table; none where rows know neither. Most changes are one of these and touch nothing else.
    pub moved: Vec<String>,
    /// The columns of an image, in order.
    pub image: Vec<ImageColumn>,
    /// Whether rows may change.
    pub changeable: bool,
    /// Whether rows may go away.
    pub removable: bool,
}

/// What numbers the entries of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Numbering {
    /// The version of the row; an entry of its removal has the one after the last.
    Version(String),
    /// The number after the highest so far: rows without a version come and go.
    Counted,
}

/// A column of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageColumn {
    /// Its name.
    pub name: String,
    /// What the image holds of it.
    pub form: ImageForm,
}

/// What an image holds of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageForm {
    /// The value.
    Value,
    /// That there is something, never what.
    Omitted,
    /// As [`ImageForm::Omitted`], and the entry says when it changed.
    Marked,
}

/// How changes of an entity are recorded; `None` where they are not.
pub(super) fn of_entity(schema: &Schema, entity: &Entity, columns: &[Column]) -> Option<Audited> {
    if !entity.audited {
        return None;
    }
    let version = entity.managed(|kind| *kind == FieldKind::Version);
    let deleted = entity.managed(|kind| *kind == FieldKind::DeletedAt);
    let state = entity.states.as_ref().map(|machine| &entity[machine.field]);
    let image = image(schema, &entity.fields, columns);
    Some(Audited {
        revision: revision(columns, &image),
        writer: ident(IdentKind::Writer, &entity.table, []),
        view: ident(IdentKind::View, &entity.table, []),
        images: entity.images,
        numbering: match version {
            Some((_, field)) => Numbering::Version(field.column.clone()),
            None => Numbering::Counted,
        },
        key: vec![entity.key().column.clone()],
        state: state.map(|field| field.column.clone()),
        deleted_at: deleted.map(|(_, field)| field.column.clone()),
        moved: moved(entity, columns),
        image,
        changeable: entity.is_updatable(),
        removable: entity.is_deletable(),
        kind: entity.name.clone(),
    })
}

/// How links and unlinks are recorded; `None` where they are not.
pub(super) fn of_link(schema: &Schema, link: &Link, columns: &[Column]) -> Option<Audited> {
    if !link.audited {
        return None;
    }
    let image = image(schema, &link.payload, columns);
    Some(Audited {
        kind: format!("{}.{}", schema[link.owner].name, link.name),
        revision: revision(columns, &image),
        writer: ident(IdentKind::Writer, &link.table, []),
        view: ident(IdentKind::View, &link.table, []),
        images: Images::Full,
        numbering: Numbering::Counted,
        key: link.columns.to_vec(),
        state: None,
        deleted_at: None,
        moved: Vec::new(),
        image,
        changeable: !link.append_only,
        removable: !link.append_only,
    })
}

fn moved(entity: &Entity, columns: &[Column]) -> Vec<String> {
    let has_deleted_at = entity
        .managed(|kind| *kind == FieldKind::DeletedAt)
        .is_some();
    if entity.states.is_none() && !has_deleted_at {
        return Vec::new();
    }
    let is_moved = |column: &&Column| match column.source {
        ColumnSource::Field(id) | ColumnSource::Part { field: id, .. } => entity.is_moved(id),
        _ => false,
    };
    let moved = columns.iter().filter(is_moved);
    moved.map(|column| column.name.clone()).collect()
}

fn image(schema: &Schema, fields: &[Field], columns: &[Column]) -> Vec<ImageColumn> {
    let hidden = match schema.audit.sensitive {
        SensitiveImage::Omit => ImageForm::Omitted,
        SensitiveImage::Mark => ImageForm::Marked,
        SensitiveImage::Keep => ImageForm::Value,
    };
    let of = |column: &Column| {
        let field = match column.source {
            ColumnSource::Field(field) | ColumnSource::Part { field, .. } => fields.get(field.0),
            ColumnSource::Payload(position) => fields.get(position),
            ColumnSource::End(_) | ColumnSource::Audit => None,
        };
        ImageColumn {
            name: column.name.clone(),
            form: if field.is_some_and(|field| field.sensitive) {
                hidden
            } else {
                ImageForm::Value
            },
        }
    };
    columns.iter().map(of).collect()
}

/// A digest of what a reader has to know to make sense of an image.
fn revision(columns: &[Column], image: &[ImageColumn]) -> String {
    let mut hasher = Sha256::new();
    for (column, shown) in columns.iter().zip(image) {
        let form = match shown.form {
            ImageForm::Value => "value",
            ImageForm::Omitted => "omitted",
            ImageForm::Marked => "marked",
        };
        let null = if column.nullable { "null" } else { "" };
        for word in [&column.name, &*type_words(&column.ty), null, form] {
            hasher.update(word.as_bytes());
            hasher.update([0]);
        }
    }
    let digest = hasher.finalize();
    digest[..6]
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

/// A type by a name that stays when the code is reworded: stored revisions depend on it.
fn type_words(ty: &ColumnType) -> String {
    match ty {
        ColumnType::Bool => "bool".to_owned(),
        ColumnType::I16 | ColumnType::I32 | ColumnType::I64 => "int".to_owned(),
        ColumnType::F64 => "f64".to_owned(),
        ColumnType::Decimal { scale, .. } => format!("decimal {scale}"),
        ColumnType::Text => "text".to_owned(),
        ColumnType::Bytes => "bytes".to_owned(),
        ColumnType::Uuid => "uuid".to_owned(),
        ColumnType::Ulid => "ulid".to_owned(),
        ColumnType::Date => "date".to_owned(),
        ColumnType::Timestamp => "timestamp".to_owned(),
        ColumnType::Duration => "duration".to_owned(),
        ColumnType::Json => "json".to_owned(),
        ColumnType::Enum(_) | ColumnType::NativeEnum { .. } => "enum".to_owned(),
        ColumnType::Raw { sqlite, postgres } => format!("raw {sqlite} {postgres}"),
    }
}
