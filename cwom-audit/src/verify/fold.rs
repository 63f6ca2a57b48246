//! What the entries of one thing say that it is: each change applied to what was there before.

use std::collections::BTreeMap;

use cwom_schema::schema::Images;
use cwom_schema::tables::Audited;
use serde_json::Value;

use crate::entry::{Image, ImageError, Salts};

/// The key of an image that is no column: which of the hidden fields changed.
pub(super) use cwom_sql::audit::CHANGED;

/// A value of a field.
#[derive(Debug, Clone)]
struct Slot {
    /// As it is stored; none where it was redacted.
    value: Option<String>,
    /// The shape of the image that it comes from.
    revision: String,
}

/// What a thing is, as far as its entries say.
#[derive(Debug, Default)]
pub(super) struct State {
    /// None: it is not there.
    fields: Option<BTreeMap<String, Slot>>,
    /// The shape of the last image that had every field.
    whole: String,
}

/// An entry, as far as it changes the state.
pub(super) struct Step<'a> {
    pub(super) action: &'a str,
    pub(super) before: Option<&'a str>,
    pub(super) after: Option<&'a str>,
    pub(super) revision: &'a str,
    pub(super) salts: Salts<'a>,
    /// A migration wrote it: the image before may be of an older shape than the image after.
    pub(super) by_migration: bool,
}

impl Step<'_> {
    /// Whether a migration begins a history with what is there.
    pub(super) fn begins(&self) -> bool {
        self.by_migration && self.before.is_none() && matches!(self.action, "created" | "linked")
    }
}

/// What does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// A field differs.
    Field(String),
    /// Something that no trigger writes.
    Malformed(String),
}

impl State {
    pub(super) const fn is_there(&self) -> bool {
        self.fields.is_some()
    }

    /// What was there before an entry whose predecessors are not known, as far as it says so.
    pub(super) fn before(step: &Step<'_>, audited: &Audited) -> Self {
        let mut state = Self::default();
        let image = step.before.and_then(|image| Image::parse(image).ok());
        let is_whole = audited.images == Images::Full || step.after.is_none();
        state.become_after(image.as_ref().map(owned), !is_whole, step, audited);
        state
    }

    /// Applies a change, and says where it does not fit what was there.
    pub(super) fn apply(&mut self, step: &Step<'_>, audited: &Audited) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        let mut image = |text: Option<&'_ str>, which: &str| match text.map(Image::parse) {
            None => None,
            Some(Ok(image)) => Some(owned(&image)),
            Some(Err(ImageError)) => {
                misfits.push(Misfit::Malformed(format!("`{which}` is no JSON object")));
                None
            }
        };
        let before = image(step.before, "before");
        let after = image(step.after, "after");
        match (&self.fields, &before) {
            (None, Some(_)) => {
                misfits.push(Misfit::Malformed("it changes what is not there".to_owned()));
            }
            (Some(_), None) => misfits.push(Misfit::Malformed(
                "it creates what is there already".to_owned(),
            )),
            (Some(state), Some(before)) => {
                self.compare(state, before, step, &mut misfits);
            }
            (None, None) => {}
        }
        if let (Some(before), Some(after)) = (&before, &after)
            && !step.by_migration
        {
            // One statement wrote both, so both have the same fields.
            let fields = |image: &[(String, String)]| -> Vec<String> {
                let mut names: Vec<String> = image.iter().map(|(name, _)| name.clone()).collect();
                names.retain(|name| name != CHANGED);
                names.sort();
                names
            };
            let (left, right) = (fields(before), fields(after));
            let lonely = left.iter().filter(|name| !right.contains(name));
            let lonely = lonely.chain(right.iter().filter(|name| !left.contains(name)));
            misfits.extend(lonely.map(|name| Misfit::Field(name.clone())));
        }
        let expected = expected_action(audited, before.as_deref(), after.as_deref(), step);
        if let Some(expected) = expected.filter(|expected| *expected != step.action) {
            misfits.push(Misfit::Malformed(format!(
                "its action is `{}` and should be `{expected}`",
                step.action
            )));
        }
        if let (true, Some(before), Some(state)) = (step.by_migration, &before, &mut self.fields) {
            // What a migration took away is in the image before, and not after.
            state.retain(|name, _| !before.iter().any(|(gone, _)| gone == name));
        }
        self.become_after(after, before.is_some(), step, audited);
        misfits
    }

    /// Where a row is not what the entries say.
    pub(super) fn differences(&self, row: &str, audited: &Audited) -> Vec<String> {
        let (Some(state), Ok(row)) = (&self.fields, Image::parse(row)) else {
            return Vec::new();
        };
        let row = owned(&row);
        let current = audited.revision.as_str();
        let mut differing = Vec::new();
        for (name, value) in &row {
            match state.get(name) {
                Some(slot) if same(slot, value, Some(current)) => {}
                Some(_) => differing.push(name.clone()),
                // An image of this shape would have had it.
                None if self.whole == current => differing.push(name.clone()),
                None => {}
            }
        }
        for (name, slot) in state {
            let is_gone = !row.iter().any(|(column, _)| column == name);
            if is_gone && slot.revision == current {
                differing.push(name.clone());
            }
        }
        differing
    }

    fn compare(
        &self,
        state: &BTreeMap<String, Slot>,
        before: &[(String, String)],
        step: &Step<'_>,
        misfits: &mut Vec<Misfit>,
    ) {
        // Which shape the image before has is known only where a trigger wrote it.
        let of_before = (!step.by_migration).then_some(step.revision);
        for (name, value) in before {
            let is_hidden = step.salts.of_field(name).is_none();
            match state.get(name) {
                Some(slot) if is_hidden || same(slot, value, of_before) => {}
                Some(_) => misfits.push(Misfit::Field(name.clone())),
                None if Some(self.whole.as_str()) == of_before => {
                    misfits.push(Misfit::Field(name.clone()));
                }
                None => {}
            }
        }
    }

    fn become_after(
        &mut self,
        after: Option<Vec<(String, String)>>,
        was_there: bool,
        step: &Step<'_>,
        audited: &Audited,
    ) {
        let Some(after) = after else {
            self.fields = None;
            return;
        };
        let is_whole = !was_there || audited.images == Images::Full;
        if is_whole {
            step.revision.clone_into(&mut self.whole);
        }
        let fields = self.fields.get_or_insert_default();
        if is_whole {
            // What it does not have is no part of the row any more; it may come back as another one.
            fields.clear();
        }
        for (name, value) in after {
            if name == CHANGED {
                continue;
            }
            let hidden = step.salts.of_field(&name).is_none();
            let slot = Slot {
                value: (!hidden).then_some(value),
                revision: step.revision.to_owned(),
            };
            fields.insert(name, slot);
        }
    }
}

/// What a trigger would have called the change; `None` where it cannot be told.
fn expected_action(
    audited: &Audited,
    before: Option<&[(String, String)]>,
    after: Option<&[(String, String)]>,
    step: &Step<'_>,
) -> Option<&'static str> {
    let is_link = audited.key.len() > 1;
    match (before, after) {
        (None, None) => None,
        (None, Some(_)) => Some(if is_link { "linked" } else { "created" }),
        (Some(_), None) => Some(if is_link { "unlinked" } else { "deleted" }),
        (Some(before), Some(after)) => {
            if step.by_migration || step.revision != audited.revision {
                return None;
            }
            let change = |column: &Option<String>| {
                let column = column.as_ref()?;
                step.salts.of_field(column)?;
                let of = |image: &[(String, String)]| {
                    let mut fields = image.iter();
                    fields
                        .find(|(name, _)| name == column)
                        .map_or("null".to_owned(), |(_, value)| value.clone())
                };
                Some((of(before), of(after)))
            };
            let is_gone = change(&audited.deleted_at)
                .is_some_and(|(before, after)| before == "null" && after != "null");
            let moved = change(&audited.state).is_some_and(|(before, after)| before != after);
            let hidden = |column: &Option<String>| {
                let column = column.as_ref();
                column.is_some_and(|column| step.salts.of_field(column).is_none())
            };
            if hidden(&audited.deleted_at) || hidden(&audited.state) {
                return None;
            }
            Some(if is_gone {
                "deleted"
            } else if moved {
                "status_changed"
            } else {
                "updated"
            })
        }
    }
}

fn owned(image: &Image<'_>) -> Vec<(String, String)> {
    let fields = image.fields.iter();
    fields
        .map(|(name, value)| (name.clone().into_owned(), (*value).to_owned()))
        .collect()
}

/// Whether a value is the one that is known. Where the shape changed in between, a number may be
/// written in another way, and a field may have become sensitive, or not be any more.
fn same(slot: &Slot, value: &str, revision: Option<&str>) -> bool {
    let Some(known) = &slot.value else {
        return true;
    };
    if known == value {
        return true;
    }
    let parse = |text: &str| serde_json::from_str::<Value>(text).ok();
    match (parse(known), parse(value)) {
        (Some(known), Some(value)) if known == value => true,
        (Some(known), Some(value)) if Some(slot.revision.as_str()) != revision => {
            let hidden = |value: &Value| value.get("$redacted").is_some();
            hidden(&known)
                || hidden(&value)
                || known.as_f64().is_some() && known.as_f64() == value.as_f64()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
