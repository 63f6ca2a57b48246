//! The full texts of triggers, functions and views, of which a snapshot holds the digests, and
//! beside them the projections of audited tables: what an entry of a row holds.
//!
//! They are committed as one file for each dialect, so that a migration back can make again what
//! an older toolkit made, without asking a newer one to render it.

mod routines;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::Tables;
use cwom_sql::audit::render_projection;
use cwom_sql::ddl::{Object, ObjectKind, objects};

use crate::snapshot::{Digests, PerDialect, RoutineKey, RoutineKind};

pub use routines::Routines;

/// The routines of one revision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// The statements that make them, by key.
    pub routines: PerDialect<Routines>,
}

/// What a text is made from.
enum Source<'a> {
    Object(Object<'a>),
    Projection(String),
}

impl Texts {
    /// The routines of a lowered spec.
    pub fn new(tables: &Tables) -> Self {
        let routines = PerDialect::side_by_side(|dialect| {
            let objects = objects(tables, dialect).into_iter();
            let routines =
                objects.filter_map(|object| Some((key_of(&object)?, Source::Object(object))));
            let projections = tables.of_dialect(dialect).filter_map(|table| {
                let text = render_projection(tables, table, dialect)?;
                let key = RoutineKey {
                    kind: RoutineKind::Image,
                    table: table.name.clone(),
                    name: table.audited.as_ref()?.kind.clone(),
                };
                Some((key, Source::Projection(text)))
            });
            let all = routines.chain(projections).collect();
            Routines::new(all, |source, out| match source {
                Source::Object(object) => object.push_create(out),
                Source::Projection(text) => out.push_str(text.trim_end()),
            })
        });
        Self { routines }
    }

    /// The digests by which a snapshot knows them.
    pub fn digests(&self) -> PerDialect<Digests> {
        PerDialect::side_by_side(|dialect| self.routines.get(dialect).digests())
    }

    /// The text of an object, where it is a routine.
    pub(crate) fn of(&self, object: &Object<'_>, dialect: Dialect) -> Option<&str> {
        self.routines.get(dialect).get(&key_of(object)?)
    }
}

/// What a snapshot calls an object, where it is a routine.
fn key_of(object: &Object<'_>) -> Option<RoutineKey> {
    let kind = match object.kind {
        ObjectKind::Function => RoutineKind::Function,
        ObjectKind::View => RoutineKind::View,
        ObjectKind::Trigger if object.is_entry() => RoutineKind::Entry,
        ObjectKind::Trigger => RoutineKind::Trigger,
        _ => return None,
    };
    Some(RoutineKey {
        kind,
        table: object.table.as_deref().unwrap_or_default().to_owned(),
        name: object.name.to_string(),
    })
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
