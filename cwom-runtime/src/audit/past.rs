//! What things were: one row, or all rows of a kind, as of a moment or a version.

use super::entry::{Action, Entry, Image};
use super::rows::Sql;
use super::{Audit, AuditKey, FieldChange, changes, image, kind_of};
use crate::{Duration, Entity, Json, Read, Result, Timestamp};

/// A moment in the life of a row.
///
/// A moment is that of the statement, not of the commit: a transaction that commits later may add
/// changes to a moment that was asked for before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// What it was at this moment.
    At(Timestamp),
    /// What it was after its change of this number.
    Version(i64),
}

impl AsOf {
    /// So many hours before now.
    pub fn hours_ago(hours: u32) -> Self {
        let span = Duration::from_micros(-i64::from(hours) * 3_600_000_000);
        let now = Timestamp::now();
        Self::At(now.checked_add(span).unwrap_or(now))
    }
}

impl<R: Read> Audit<R> {
    /// The row as of a moment; none where it was not there then.
    pub async fn as_of<K: AuditKey>(self, key: K, as_of: AsOf) -> Result<Option<Image<K::Entity>>> {
        let kind = kind_of::<K::Entity>();
        let entry = self.entry_at(kind, &key.entry_id(), as_of).await?;
        Ok(entry.and_then(|entry| {
            let json = entry.after.as_ref()?;
            Some(image::decode(json, &entry.revision))
        }))
    }

    /// The image of a thing of any kind as of a moment, whole even where the log keeps changes
    /// only; none where it was not there then.
    pub async fn image_at(self, kind: &str, id: &str, as_of: AsOf) -> Result<Option<Json>> {
        let entry = self.entry_at(kind, id, as_of).await?;
        Ok(entry.and_then(|entry| entry.after).map(changes::state))
    }

    /// The columns of a row that differ between two of its versions, in the order of their names.
    pub async fn diff<K: AuditKey>(
        mut self,
        key: K,
        left: i64,
        right: i64,
    ) -> Result<Vec<FieldChange>> {
        let (kind, id) = (kind_of::<K::Entity>(), key.entry_id());
        let mut images = Vec::with_capacity(2);
        for version in [left, right] {
            let entry = self.last(kind, &id, AsOf::Version(version)).await?;
            images.push(self.whole(entry).await?);
        }
        let [left, right] = [0, 1].map(|at| images[at].as_ref().and_then(|it| it.after.as_ref()));
        Ok(FieldChange::between(left, right))
    }

    /// The rows of an entity as of a moment, by their ids, at most so many, those after `after`.
    pub async fn as_of_all<E: Entity>(
        self,
        moment: Timestamp,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Image<E>>> {
        let entries = self
            .entries_at(kind_of::<E>(), moment, after, limit)
            .await?;
        Ok(entries
            .iter()
            .filter_map(|entry| {
                let json = entry.after.as_ref()?;
                Some(image::decode(json, &entry.revision))
            })
            .collect())
    }

    /// The ids and images of all things of a kind as of a moment, by their ids, at most so many,
    /// those after `after`.
    pub async fn images_at(
        self,
        kind: &str,
        moment: Timestamp,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<(String, Json)>> {
        let entries = self.entries_at(kind, moment, after, limit).await?;
        Ok(entries
            .into_iter()
            .filter_map(|entry| Some((entry.id, changes::state(entry.after?))))
            .collect())
    }

    async fn entry_at(mut self, kind: &str, id: &str, as_of: AsOf) -> Result<Option<Entry>> {
        let entry = self.last(kind, id, as_of).await?;
        let living = entry.filter(|entry| !is_end(entry.action));
        self.whole(living).await
    }

    /// The last entry of a thing up to a moment.
    async fn last(&mut self, kind: &str, id: &str, as_of: AsOf) -> Result<Option<Entry>> {
        let mut sql = self.changes_of(kind, id);
        match as_of {
            AsOf::At(moment) => {
                sql.push(" AND \"e\".\"ts\" <= ");
                sql.timestamp(moment);
            }
            AsOf::Version(version) => {
                sql.push(" AND \"e\".\"entity_version\" <= ");
                sql.i64(version);
            }
        }
        sql.push(" ORDER BY \"e\".\"entity_version\" DESC LIMIT 1");
        Ok(sql.fetch(&mut self.read).await?.into_iter().next())
    }

    fn changes_of(&self, kind: &str, id: &str) -> Sql<R::Dialect> {
        let mut sql = Sql::select(self.log.table);
        sql.push(" AND \"e\".\"entity_kind\" = ");
        sql.text(kind);
        sql.push(" AND \"e\".\"entity_id\" = ");
        sql.text(id);
        sql.push(" AND \"e\".\"entity_version\" IS NOT NULL");
        sql
    }

    async fn entries_at(
        mut self,
        kind: &str,
        moment: Timestamp,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Entry>> {
        let mut sql = Sql::select(self.log.table);
        sql.push(" AND \"e\".\"entity_kind\" = ");
        sql.text(kind);
        sql.push(&format!(
            " AND \"e\".\"entity_version\" = (SELECT max(\"l\".\"entity_version\") FROM \"{}\" AS \"l\" \
             WHERE \"l\".\"entity_kind\" = \"e\".\"entity_kind\" \
             AND \"l\".\"entity_id\" = \"e\".\"entity_id\" AND \"l\".\"ts\" <= ",
            self.log.table
        ));
        sql.timestamp(moment);
        sql.push(") AND \"e\".\"action\" NOT IN ('deleted', 'unlinked')");
        if let Some(id) = after {
            sql.push(" AND \"e\".\"entity_id\" > ");
            sql.text(id);
        }
        sql.push(" ORDER BY \"e\".\"entity_id\"");
        sql.limit(u64::from(limit));
        let entries = sql.fetch(&mut self.read).await?;
        let mut whole = Vec::with_capacity(entries.len());
        for entry in entries {
            whole.extend(self.whole(Some(entry)).await?);
        }
        Ok(whole)
    }

    /// The entry with its image made whole, where the log keeps only what changed: an update's
    /// image then lacks columns that the creation's has.
    async fn whole(&mut self, entry: Option<Entry>) -> Result<Option<Entry>> {
        let Some(mut entry) = entry else {
            return Ok(None);
        };
        let is_partial = match (&entry.before, &entry.after) {
            (Some(Json::Object(_)), Some(Json::Object(after))) => {
                self.log.diffs.contains(&entry.kind.as_str()) && !after.is_empty()
            }
            _ => false,
        };
        if !is_partial {
            return Ok(Some(entry));
        }
        let version = entry.version.unwrap_or_default();
        let mut sql = self.changes_of(&entry.kind, &entry.id);
        sql.push(" AND \"e\".\"entity_version\" <= ");
        sql.i64(version);
        sql.push(" ORDER BY \"e\".\"entity_version\"");
        let mut image = serde_json::Map::new();
        for step in sql.fetch(&mut self.read).await? {
            if let Some(Json::Object(after)) = step.after {
                image.extend(after);
            }
        }
        entry.after = Some(Json::Object(image));
        Ok(Some(entry))
    }
}

/// Whether the thing is not there after it.
fn is_end(action: Action) -> bool {
    matches!(action, Action::Deleted | Action::Unlinked)
}
