//! What the entries of an audited table hold, read back from the lines that `cwom_sql` wrote.
//!
//! The parent's projection is that of the toolkit which made the parent's triggers, so that the
//! image before a change is the one that a trigger would have written.

use cwom_schema::schema::Dialect;
use cwom_sql::audit::PLACE;
use cwom_sql::{Ident, Text};

use crate::Revision;
use crate::snapshot::RoutineKind;

/// How the rows of a table are told in entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Projection {
    /// The table of the log.
    pub(crate) log: String,
    /// What an entry calls a row.
    pub(crate) kind: String,
    /// The shape of the images.
    pub(crate) revision: String,
    /// An entry of a change holds what changed, and nothing else.
    pub(crate) only_changes: bool,
    /// The column that numbers the entries; without one they are counted.
    pub(crate) version: Option<String>,
    /// The column that says when a row was last changed.
    pub(crate) updated_at: Option<String>,
    /// The column whose change is a change of state.
    pub(crate) state: Option<String>,
    /// The columns of the id.
    pub(crate) key: Vec<String>,
    /// The columns of the image, in order.
    pub(crate) columns: Vec<ImageColumn>,
}

/// One column of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ImageColumn {
    pub(crate) name: String,
    /// The entry says when it changed, and never what it was.
    pub(crate) marked: bool,
    /// What the image holds.
    image: String,
    /// The value in the words of an image, where the image does not hold it.
    plain: Option<String>,
}

impl Projection {
    /// The projection of a table in a revision.
    pub(crate) fn of(revision: &Revision, table: &str, dialect: Dialect) -> Option<Self> {
        Self::read(Self::text(revision, table, dialect)?)
    }

    /// Its lines.
    pub(crate) fn text<'r>(
        revision: &'r Revision,
        table: &str,
        dialect: Dialect,
    ) -> Option<&'r str> {
        let routines = revision.texts.routines.get(dialect);
        routines.of_table(RoutineKind::Image, table).next()
    }

    /// Reads the lines of a projection.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut read = Self::default();
        for line in text.lines() {
            let (key, value) = line.strip_prefix("-- ")?.split_once(' ')?;
            let owned = value.to_owned();
            match key {
                "log" => read.log = owned,
                "kind" => read.kind = owned,
                "revision" => read.revision = owned,
                "images" => read.only_changes = value == "diff",
                "version" => read.version = Some(owned),
                "updated_at" => read.updated_at = Some(owned),
                "state" => read.state = Some(owned),
                "key" => read.key.push(owned),
                "column" => {
                    let (form, rest) = value.split_once(' ')?;
                    let (name, image) = rest.split_once(' ')?;
                    read.columns.push(ImageColumn {
                        name: name.to_owned(),
                        marked: form == "marked",
                        image: image.to_owned(),
                        plain: None,
                    });
                }
                "plain" => {
                    let (_, plain) = value.split_once(' ')?;
                    read.columns.last_mut()?.plain = Some(plain.to_owned());
                }
                // What a later toolkit keeps besides is of no use here.
                _ => {}
            }
        }
        Some(read)
    }

    /// The column called `name`.
    pub(crate) fn column(&self, name: &str) -> Option<&ImageColumn> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The id of a row, as an entry has it: always a text.
    pub(crate) fn id(&self, row: &str, dialect: Dialect) -> String {
        let cast = match dialect {
            Dialect::Sqlite => "",
            Dialect::Postgres => "::text",
        };
        let columns: Vec<String> = self
            .key
            .iter()
            .map(|column| format!("{row}.{}{cast}", Ident(column)))
            .collect();
        columns.join(" || '/' || ")
    }

    /// What an entry calls its rows, as a literal.
    pub(crate) fn kind_text(&self) -> String {
        Text(&self.kind).to_string()
    }
}

impl ImageColumn {
    /// What the image holds of the column at `place`.
    pub(crate) fn image(&self, place: &str) -> String {
        self.image.replace(PLACE, place)
    }

    /// Its value in the words of an image, whether the image holds it or not.
    pub(crate) fn plain(&self, place: &str) -> String {
        let plain = self.plain.as_ref().unwrap_or(&self.image);
        plain.replace(PLACE, place)
    }
}
