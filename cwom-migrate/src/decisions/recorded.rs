//! Decisions that the plan of a migration records, read again when that migration is made anew.

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Decision, Decisions, Kind, read};

impl Decisions {
    /// These, then those that `plan` records. What is decided anew takes the place of what was
    /// decided before, and what nobody asks for any more is not recorded again.
    pub(crate) fn keeping(&self, plan: &str) -> Self {
        let mut all = self.clone();
        let own: Vec<String> = self.answers.iter().flat_map(Decision::subjects).collect();
        for decision in decisions_of(plan) {
            if !decision.subjects().iter().any(|it| own.contains(it)) {
                all.answers.push(decision);
                all.kept += 1;
            }
        }
        all
    }
}

/// The decisions in the text of a plan. One that cannot be read decides nothing, and is asked for
/// where it is needed.
fn decisions_of(plan: &str) -> Vec<Decision> {
    let Ok(parsed) = DeTable::parse(plan) else {
        return Vec::new();
    };
    let Some(DeValue::Array(items)) = parsed.get_ref().get("decision").map(Spanned::get_ref) else {
        return Vec::new();
    };
    let items = items.iter().filter_map(|item| {
        let DeValue::Table(item) = item.get_ref() else {
            return None;
        };
        let mut map = Map::new();
        for (key, value) in item {
            if let DeValue::String(text) = value.get_ref() {
                let value = Value::String(text.to_string());
                map.insert(key.get_ref().to_string(), value);
            }
        }
        read(map).ok()
    });
    items.collect()
}

impl Decision {
    /// What it decides: two decisions about the same do not stand beside each other.
    fn subjects(&self) -> Vec<String> {
        match self {
            Self::Rename { kind, from, to, on } => {
                let word = kind.word();
                match kind {
                    Kind::Value => vec![
                        format!("{word} {on}.{from}"),
                        format!("new {word} {on}.{to}"),
                    ],
                    Kind::Table | Kind::Column => {
                        vec![format!("{word} {from}"), format!("new {word} {to}")]
                    }
                }
            }
            Self::Drop { kind, name, .. } => vec![format!("{} {name}", kind.word())],
            Self::Map { column, from, .. } => vec![format!("value {column}.{from}")],
            Self::Backfill { column, .. } => vec![format!("backfill {column}")],
            Self::Cast { column, .. } => vec![format!("cast {column}")],
            Self::Accept { hazard, on, .. } => vec![format!("{hazard} {on}")],
        }
    }
}
