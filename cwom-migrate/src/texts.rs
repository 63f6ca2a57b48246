//! The full texts of triggers, functions and views, of which a snapshot holds the digests, and
//! beside them the projections of audited tables: what an entry of a row holds.
//!
//! They are committed as one file for each dialect, so that a migration back can make again what
//! an older toolkit made, without asking a newer one to render it.

use std::collections::BTreeMap;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::Tables;
use cwom_sql::audit::render_projection;
use cwom_sql::ddl::{ObjectKind, objects};

use crate::digest;
use crate::snapshot::{PerDialect, RoutineKey, RoutineKind};

/// The routines of one revision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// The statements that make them, by key.
    pub routines: PerDialect<BTreeMap<RoutineKey, String>>,
}

/// What starts a routine in the file. No line of ours that is SQL looks like it.
const MARK: &str = "--@ ";

impl Texts {
    /// The routines of a lowered spec.
    pub fn new(tables: &Tables) -> Self {
        let routines = PerDialect::side_by_side(|dialect| {
            let objects = objects(tables, dialect).into_iter();
            let routines = objects.filter_map(|object| {
                let kind = match object.kind {
                    ObjectKind::Function => RoutineKind::Function,
                    ObjectKind::View => RoutineKind::View,
                    ObjectKind::Trigger if object.is_entry() => RoutineKind::Entry,
                    ObjectKind::Trigger => RoutineKind::Trigger,
                    _ => return None,
                };
                let text = object.create();
                let key = RoutineKey {
                    kind,
                    table: object.table.unwrap_or_default().into_owned(),
                    name: object.name.into_owned(),
                };
                Some((key, text))
            });
            let projections = tables.of_dialect(dialect).filter_map(|table| {
                let text = render_projection(tables, table, dialect)?;
                let key = RoutineKey {
                    kind: RoutineKind::Image,
                    table: table.name.clone(),
                    name: table.audited.as_ref()?.kind.clone(),
                };
                Some((key, text.trim_end().to_owned()))
            });
            routines.chain(projections).collect()
        });
        Self { routines }
    }

    /// The digests by which a snapshot knows them.
    pub fn digests(&self) -> PerDialect<BTreeMap<RoutineKey, String>> {
        PerDialect::side_by_side(|dialect| {
            let routines = self.routines.get(dialect).iter();
            routines
                .map(|(key, text)| (key.clone(), digest::sha256(text.as_bytes())))
                .collect()
        })
    }

    /// The file of a dialect.
    pub fn to_file(&self, dialect: Dialect) -> String {
        let mut out = String::new();
        for (key, text) in self.routines.get(dialect) {
            out.push_str(MARK);
            out.push_str(key.kind.word());
            for name in [&key.table, &key.name] {
                out.push(' ');
                out.push_str(&cwom_sql::quote(name));
            }
            out.push('\n');
            out.push_str(text);
            out.push('\n');
        }
        out
    }

    /// Reads the file of a dialect; `None` where it is not one.
    pub fn read_file(text: &str) -> Option<BTreeMap<RoutineKey, String>> {
        let mut routines = BTreeMap::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (head, body) = rest.strip_prefix(MARK)?.split_once('\n')?;
            let (kind, names) = head.split_once(' ')?;
            let names = names.strip_prefix('"')?.strip_suffix('"')?;
            let (table, name) = names.split_once("\" \"")?;
            let end = body
                .find(&format!("\n{MARK}"))
                .map_or(body.len(), |at| at + 1);
            let key = RoutineKey {
                kind: RoutineKind::from_word(kind)?,
                table: table.replace("\"\"", "\""),
                name: name.replace("\"\"", "\""),
            };
            routines.insert(key, body[..end].strip_suffix('\n')?.to_owned());
            rest = &body[end..];
        }
        Some(routines)
    }
}

impl RoutineKind {
    /// All of them, in the order in which they are made.
    pub(crate) const ALL: [Self; 5] = [
        Self::Function,
        Self::View,
        Self::Entry,
        Self::Trigger,
        Self::Image,
    ];

    /// Whether a table or a view has it.
    pub(crate) const fn is_trigger(self) -> bool {
        matches!(self, Self::Entry | Self::Trigger)
    }

    /// Whether a database has it.
    pub(crate) const fn is_object(self) -> bool {
        !matches!(self, Self::Image)
    }

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::View => "view",
            Self::Entry => "entry",
            Self::Trigger => "trigger",
            Self::Image => "image",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
