//! Images from projections, as expressions over rows.

use cwom_schema::schema::Dialect;
use cwom_sql::Ident;
use cwom_sql::audit::object_of;

use super::Change;
use crate::projection::{ImageColumn, Projection};

/// Everything that an image holds of the row `row`.
pub(super) fn whole(projection: &Projection, row: &str, dialect: Dialect) -> String {
    let place = |name: &str| format!("\"{row}\".{}", Ident(name));
    of(
        &projection.columns.iter().collect::<Vec<_>>(),
        place,
        dialect,
    )
}

/// These columns of a row; `place` says where one is.
pub(super) fn of(
    columns: &[&ImageColumn],
    place: impl Fn(&str) -> String,
    dialect: Dialect,
) -> String {
    let values: Vec<(&str, String)> = columns
        .iter()
        .map(|column| (column.name.as_str(), column.image(&place(&column.name))))
        .collect();
    let pairs: Vec<(&str, &str)> = values.iter().map(|(key, it)| (*key, it.as_str())).collect();
    object_of(&pairs, dialect)
}

impl Change {
    /// The columns that the image before an entry is made of: all, or those that may differ.
    pub(super) fn columns_before(&self) -> Vec<&ImageColumn> {
        let watched = |name: &str| {
            self.watched
                .iter()
                .any(|it| it.old.as_deref() == Some(name))
        };
        chosen(&self.was, watched)
    }

    /// The same of the image after it.
    pub(super) fn columns_after<'p>(&self, now: &'p Projection) -> Vec<&'p ImageColumn> {
        let watched = |name: &str| {
            self.watched
                .iter()
                .any(|it| it.new.as_deref() == Some(name))
        };
        chosen(now, watched)
    }
}

fn chosen(projection: &Projection, watched: impl Fn(&str) -> bool) -> Vec<&ImageColumn> {
    let always = |name: &str| {
        projection.version.as_deref() == Some(name)
            || projection.updated_at.as_deref() == Some(name)
    };
    let columns = projection.columns.iter();
    columns
        .filter(|it| !projection.only_changes || always(&it.name) || watched(&it.name))
        .collect()
}
