//! The library of `library.toml`, as a generator would write its structs.

use std::collections::BTreeMap;

use cwom_derive::CwomEntity;
use cwom_runtime::{
    Bytes, Date, Decimal, Duration, EnumValue, Id, Problems, Shape, ShapeField, ShapeNode, TextId,
    Timestamp, TraceId, Ulid, Uuid, Validate, impl_enum, rules,
};
use serde::{Deserialize, Serialize};

macro_rules! enumeration {
    ($name:ident { $($variant:ident = $text:literal),* }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($variant),*
        }

        impl EnumValue for $name {
            const NAME: &'static str = stringify!($name);
            const VALUES: &'static [Self] = &[$(Self::$variant),*];

            fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),*
                }
            }

            fn parse(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }

        impl_enum!($name);
    };
}

enumeration!(Condition { New = "new", Used = "used", WornOut = "worn-out" });
enumeration!(Shade { Red = "red", Green = "green" });

macro_rules! shape {
    ($name:ident { $($field:ident: $type:ty),* }) => {
        impl Shape for $name {
            const SHAPE: &'static ShapeNode = &ShapeNode::Object(&[
                $(ShapeField { name: stringify!($field), shape: <$type as Shape>::SHAPE }),*
            ]);
        }
    };
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    pub width: i32,
    pub height: i32,
    pub unit: String,
}

shape!(Size {
    width: i32,
    height: i32,
    unit: String
});

impl Validate for Size {
    fn validate(&self, problems: &mut Problems) {
        let bounds = rules::Bounds::new(Some(1), Some(2000));
        rules::integer(problems, "width", self.width, bounds);
        rules::integer(problems, "height", self.height, bounds);
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

shape!(Contact { mail: Option<String>, phone: Option<String> });

impl Validate for Contact {
    fn validate(&self, problems: &mut Problems) {
        let set = [self.mail.is_some(), self.phone.is_some()];
        rules::one_of(
            problems,
            rules::OneOfMode::AtLeast,
            &["mail", "phone"],
            &set,
        );
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    pub title: String,
    pub pages: i32,
    #[serde(default)]
    pub keywords: Vec<String>,
}

shape!(Chapter { title: String, pages: i32, keywords: Vec<String> });

impl Validate for Chapter {
    fn validate(&self, problems: &mut Problems) {
        rules::integer(
            problems,
            "pages",
            self.pages,
            rules::Bounds::new(Some(1), None),
        );
    }
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Tag", spec = "../library.toml")]
pub struct Tag {
    pub id: Id<Tag>,
    pub word: String,
    pub note: Option<String>,
    pub uses: i64,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Author", spec = "../library.toml")]
pub struct Author {
    pub id: Id<Author>,
    pub name: String,
    pub born: Option<Date>,
    pub contact: Option<Contact>,
    pub secret: Option<String>,
    pub row_version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub deleted_at: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Branch", spec = "../library.toml")]
pub struct Branch {
    pub id: TextId<Branch>,
    pub name: String,
    pub home: Contact,
    pub annex: Option<Size>,
    pub row_version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Book", spec = "../library.toml")]
pub struct Book {
    pub id: Id<Book>,
    pub title: String,
    pub author_id: Id<Author>,
    pub author_role: Option<String>,
    pub sequel_of_id: Option<Id<Book>>,
    pub year: Option<i16>,
    pub price: Decimal<2>,
    pub weight: Option<f64>,
    pub isbn: Option<String>,
    pub cover: Option<Bytes>,
    pub catalogue: Option<Uuid>,
    pub token: Ulid,
    pub lent_for: Option<Duration>,
    pub chapters: Vec<Chapter>,
    pub marks: Vec<i16>,
    pub subtitles: BTreeMap<String, String>,
    pub address: Option<String>,
    pub ratings: BTreeMap<String, i32>,
    pub extra: cwom_runtime::Map,
    pub raw_import: Option<cwom_runtime::Json>,
    pub shade: Shade,
    pub kind: String,
    pub origin: TraceId,
    pub initial: String,
    pub row_version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Copy", spec = "../library.toml")]
pub struct Copy {
    pub id: Id<Copy>,
    pub book_id: Id<Book>,
    pub branch_id: TextId<Branch>,
    pub condition: Condition,
    pub row_version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Stamp", spec = "../library.toml")]
pub struct Stamp {
    pub id: Id<Stamp>,
    pub copy_id: Id<Copy>,
    pub text: String,
    pub row_version: i64,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(entity = "Loan", spec = "../library.toml")]
pub struct Loan {
    pub id: Id<Loan>,
    pub copy_id: Id<Copy>,
    pub book_id: Id<Book>,
    pub row_version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(link = "Book.tags", spec = "../library.toml")]
pub struct BookTags {
    pub book_id: Id<Book>,
    pub tag_id: Id<Tag>,
    pub role: Option<String>,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, CwomEntity)]
#[cwom(link = "Book.cites", spec = "../library.toml")]
pub struct BookCites {
    pub book_id: Id<Book>,
    pub cited_id: Id<Book>,
    pub created_at: Timestamp,
}
