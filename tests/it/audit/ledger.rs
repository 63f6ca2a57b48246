//! What the log says, held against what the tables hold: written for the tests alone, so that a
//! mistake of the toolkit's own verifier would not hide behind itself.

use std::collections::{BTreeMap, BTreeSet};

use cwom_schema::schema::{Dialect, Images};
use cwom_schema::tables::{Audited, Numbering, Table, Tables};
use cwom_sql::audit::{CHANGED, render_entry_id, render_image};
use serde_json::{Map, Value};

use super::shell::Shell;

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) seq: i64,
    pub(super) actor_kind: String,
    pub(super) actor_id: String,
    pub(super) action: String,
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) version: Option<i64>,
    pub(super) before: Value,
    pub(super) after: Value,
    pub(super) note: Option<String>,
    pub(super) trace: Option<String>,
    pub(super) revision: String,
    pub(super) salt: String,
    pub(super) ts: String,
}

/// One row that is there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Live {
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) version: Option<i64>,
    pub(super) image: Value,
}

/// All of both.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ledger {
    pub(super) entries: Vec<Entry>,
    pub(super) live: Vec<Live>,
}

impl Ledger {
    /// Reads everything, as it was at one moment.
    pub(super) async fn read<D: Shell>(tables: &Tables, session: &mut D::Session) -> Self {
        let selects: Vec<String> = audited(tables)
            .map(|(table, audited)| live_query(table, audited, D::SQL))
            .collect();
        let begin = match D::SQL {
            Dialect::Sqlite => "BEGIN",
            // An image of a live row takes its digits from the session.
            Dialect::Postgres => {
                "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL extra_float_digits = 1"
            }
        };
        D::run(session, begin).await.expect("a transaction");
        let live = texts::<D>(session, &selects.join(" UNION ALL ")).await;
        let entries = texts::<D>(session, &entry_query(D::SQL, "true")).await;
        D::run(session, "COMMIT")
            .await
            .expect("nothing was written");
        Self::of(&entries, &live)
    }

    /// Reads one row and its history.
    pub(super) async fn read_one<D: Shell>(
        table: &Table,
        id: &str,
        session: &mut D::Session,
    ) -> Self {
        let audited = table.audited.as_ref().expect("the table is audited");
        let name = format!("\"{}\"", table.name);
        let live = format!(
            "{} WHERE {} = '{id}'",
            live_query(table, audited, D::SQL),
            render_entry_id(audited, &name, D::SQL)
        );
        let live = texts::<D>(session, &live).await;
        let own = format!("entity_kind = '{}' AND entity_id = '{id}'", audited.kind);
        let entries = texts::<D>(session, &entry_query(D::SQL, &own)).await;
        Self::of(&entries, &live)
    }

    fn of(entries: &[String], live: &[String]) -> Self {
        Self {
            entries: entries.iter().map(|text| Entry::of(text)).collect(),
            live: live.iter().map(|text| Live::of(text)).collect(),
        }
    }

    /// Everything in which the log and the tables differ, in words.
    pub(super) fn violations(&self, tables: &Tables) -> Vec<String> {
        let kinds: BTreeMap<&str, &Audited> = audited(tables)
            .map(|(_, audited)| (audited.kind.as_str(), audited))
            .collect();
        let mut histories: BTreeMap<(&str, &str), Vec<&Entry>> = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| entry.version.is_some()) {
            let history = histories.entry((&entry.kind, &entry.id)).or_default();
            history.push(entry);
        }
        let mut found = Vec::new();
        let mut standing = BTreeMap::new();
        for ((kind, id), history) in histories {
            let Some(audited) = kinds.get(kind) else {
                found.push(format!("{kind} {id}: an entry of nothing that is audited"));
                continue;
            };
            match replay(audited, &history) {
                Ok(Some(state)) => drop(standing.insert((kind, id), (state, history.len()))),
                Ok(None) => {}
                Err(why) => found.push(format!("{kind} {id}: {why}")),
            }
        }
        let mut seen = BTreeSet::new();
        for row in &self.live {
            let key = (row.kind.as_str(), row.id.as_str());
            seen.insert(key);
            match standing.get(&key) {
                None => found.push(format!("{} {}: a row without its entry", row.kind, row.id)),
                Some((state, entries)) => {
                    if *state != row.image {
                        found.push(format!(
                            "{} {}: the row is not what its last entry says:\n  {}\n  {state}",
                            row.kind, row.id, row.image
                        ));
                    }
                    if row
                        .version
                        .is_some_and(|version| version != *entries as i64)
                    {
                        found.push(format!(
                            "{} {}: {entries} entries, but the row is at {:?}",
                            row.kind, row.id, row.version
                        ));
                    }
                }
            }
        }
        let gone = standing.keys().filter(|key| !seen.contains(*key));
        found.extend(gone.map(|(kind, id)| format!("{kind} {id}: an entry without its row")));
        found
    }

    /// Panics where the log and the tables differ.
    pub(super) fn assert_sound(&self, tables: &Tables) {
        let found = self.violations(tables);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// Goes through the history of one row; what it is at the end, or nothing when it is gone.
fn replay(audited: &Audited, history: &[&Entry]) -> Result<Option<Value>, String> {
    let mut state: Option<Value> = None;
    for (position, entry) in history.iter().enumerate() {
        let number = position as i64 + 1;
        if entry.version != Some(number) {
            return Err(format!("entry {number} has version {:?}", entry.version));
        }
        let is_link = audited.key.len() > 1;
        let expected = match (&entry.before, &entry.after) {
            (Value::Null, Value::Object(_)) if is_link => ["linked"].as_slice(),
            (Value::Null, Value::Object(_)) => &["created"],
            (Value::Object(_), Value::Object(_)) => &["updated", "status_changed", "deleted"],
            (Value::Object(_), Value::Null) if is_link => &["unlinked"],
            (Value::Object(_), Value::Null) => &["deleted"],
            _ => return Err(format!("entry {number} says neither before nor after")),
        };
        if !expected.contains(&entry.action.as_str()) {
            return Err(format!("entry {number} is called {}", entry.action));
        }
        if entry.revision != audited.revision {
            return Err(format!("entry {number} has another shape"));
        }
        state = step(audited, state, entry).map_err(|why| format!("entry {number}: {why}"))?;
    }
    Ok(state)
}

fn step(audited: &Audited, state: Option<Value>, entry: &Entry) -> Result<Option<Value>, String> {
    let is_partial = audited.images == Images::Diff && entry.before.is_object();
    let (Some(state), true) = (&state, is_partial && entry.after.is_object()) else {
        let before = state.unwrap_or(Value::Null);
        return if before == entry.before {
            Ok(Some(plain(&entry.after)).filter(Value::is_object))
        } else {
            Err(format!(
                "before is\n  {}\nand it was\n  {before}",
                entry.before
            ))
        };
    };
    let mut state = state.clone();
    let held = state.as_object_mut().ok_or("no object")?;
    let (before, after) = (object(&entry.before)?, object(&entry.after)?);
    for (key, value) in before {
        if held.get(key) != Some(value) {
            return Err(format!(
                "before has {key} = {value}, and it was {:?}",
                held.get(key)
            ));
        }
    }
    for (key, value) in after.iter().filter(|(key, _)| *key != CHANGED) {
        held.insert(key.clone(), value.clone());
    }
    Ok(Some(state))
}

fn object(value: &Value) -> Result<&Map<String, Value>, String> {
    value.as_object().ok_or_else(|| "no object".to_owned())
}

/// The image without what it says besides of the change.
fn plain(image: &Value) -> Value {
    let mut image = image.clone();
    if let Some(object) = image.as_object_mut() {
        object.remove(CHANGED);
    }
    image
}

/// The tables whose changes are recorded.
pub(super) fn audited(tables: &Tables) -> impl Iterator<Item = (&Table, &Audited)> {
    let tables = tables.tables.iter();
    tables.filter_map(|table| Some((table, table.audited.as_ref()?)))
}

fn live_query(table: &Table, audited: &Audited, dialect: Dialect) -> String {
    let name = format!("\"{}\"", table.name);
    let id = render_entry_id(audited, &name, dialect);
    let image = render_image(table, audited, &name, dialect);
    let version = match &audited.numbering {
        Numbering::Version(column) => format!("{name}.\"{column}\""),
        Numbering::Counted => "NULL".to_owned(),
    };
    match dialect {
        Dialect::Sqlite => format!(
            "SELECT json_array('{}', {id}, {version}, json({image})) FROM {name}",
            audited.kind
        ),
        Dialect::Postgres => format!(
            "SELECT jsonb_build_array('{}', {id}, ({version})::bigint, {image})::text FROM {name}",
            audited.kind
        ),
    }
}

fn entry_query(dialect: Dialect, condition: &str) -> String {
    let columns = |before: &str, after: &str, trace: &str, ts: &str| {
        format!(
            "seq, actor_kind, actor_id, action, entity_kind, entity_id, entity_version, \
             {before}, {after}, note, {trace}, spec_rev, salt, {ts}"
        )
    };
    match dialect {
        Dialect::Sqlite => format!(
            "SELECT json_array({}) FROM audit_log WHERE {condition} ORDER BY seq",
            columns("json(before)", "json(after)", "trace_id", "ts")
        ),
        Dialect::Postgres => format!(
            "SELECT jsonb_build_array({})::text FROM audit_log WHERE {condition} ORDER BY seq",
            columns("before", "after", "trace_id", "ts::text")
        ),
    }
}

async fn texts<D: Shell>(session: &mut D::Session, sql: &str) -> Vec<String> {
    let texts = D::column(session, sql).await;
    texts.unwrap_or_else(|error| panic!("{error}\n{sql}"))
}

impl Entry {
    fn of(text: &str) -> Self {
        let fields: Vec<Value> = serde_json::from_str(text).expect("an array");
        let text = |position: usize| fields[position].as_str().map(str::to_owned);
        let known = |position: usize| text(position).expect("a text");
        Self {
            seq: fields[0].as_i64().expect("a number"),
            actor_kind: known(1),
            actor_id: known(2),
            action: known(3),
            kind: known(4),
            id: known(5),
            version: fields[6].as_i64(),
            before: fields[7].clone(),
            after: fields[8].clone(),
            note: text(9),
            trace: text(10),
            revision: known(11),
            salt: known(12),
            ts: known(13),
        }
    }
}

impl Live {
    fn of(text: &str) -> Self {
        let fields: Vec<Value> = serde_json::from_str(text).expect("an array");
        Self {
            kind: fields[0].as_str().expect("a text").to_owned(),
            id: fields[1].as_str().expect("a text").to_owned(),
            version: fields[2].as_i64(),
            image: fields[3].clone(),
        }
    }
}
