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
mod tests {
    use super::*;

    const SPEC: &str = r#"
format = 1

[model]
name = "shed"
doc = "What goes without going away."

[generate]
path = "generated"
command = "cargo xtask gen"

[defaults]
timestamps = "none"

[audit]

[enum.Stage]
doc = "Where a tool is."
[enum.Stage.values]
here = "Here."
lent = "Lent."

[entity.Tool]
doc = "A tool."
table = "tools"
id = "text(64)"
soft_delete = true
[entity.Tool.fields]
name = "string(1..100)"
stage = { type = "Stage", default = "here" }
[entity.Tool.states]
field = "stage"
initial = ["here"]
moves.here = ["lent"]
moves.lent = ["here"]
"#;

    fn audited() -> Audited {
        parsed(SPEC)
    }

    /// The same, whose images hold what changed.
    fn audited_by_changes() -> Audited {
        parsed(&SPEC.replace(
            "soft_delete = true",
            "soft_delete = true\nimages = \"diff\"",
        ))
    }

    fn parsed(spec: &str) -> Audited {
        let (schema, diagnostics) = cwom_schema::parse(spec);
        let schema = schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"));
        let tables = cwom_schema::tables::lower_tables(&schema);
        let mut audited = tables.tables.iter().filter_map(|it| it.audited.clone());
        audited.next().expect("tools are audited")
    }

    /// An image with these values of `stage` and `deleted_at`.
    fn image(stage: &str, deleted_at: Option<&str>) -> Vec<(String, String)> {
        let mut image = vec![("stage".to_owned(), stage.to_owned())];
        image.extend(deleted_at.map(|at| ("deleted_at".to_owned(), at.to_owned())));
        image
    }

    #[test]
    fn an_action_is_what_its_images_say() {
        let audited = audited();
        let step = |revision, salts| Step {
            action: "",
            before: None,
            after: None,
            revision,
            salts,
            by_migration: false,
        };
        let whole = step(&audited.revision, Salts::of("0f"));
        let at = Some("\"2026-01-01T00:00:00.000000Z\"");
        let (here, lent) = ("\"here\"", "\"lent\"");
        for (before, after, expected) in [
            (image(here, None), image(here, at), "deleted"),
            (image(here, Some("null")), image(lent, at), "deleted"),
            (image(here, at), image(here, at), "updated"),
            (image(here, at), image(here, Some("null")), "updated"),
            (image(here, at), image(lent, None), "status_changed"),
            (image(here, None), image(here, None), "updated"),
        ] {
            let told = expected_action(&audited, Some(&before), Some(&after), &whole);
            assert_eq!(told, Some(expected), "{before:?} to {after:?}");
        }
        let (before, after) = (image(here, None), image(lent, None));
        let tell = |step: &Step<'_>| expected_action(&audited, Some(&before), Some(&after), step);
        // Nothing is told of another shape, a migration, or of what was taken out.
        assert_eq!(tell(&step("other", Salts::of("0f"))), None);
        let migration = Step {
            by_migration: true,
            ..step(&audited.revision, Salts::of("0f"))
        };
        assert_eq!(tell(&migration), None);
        for left in [r#"{"stage":"00"}"#, r#"{"deleted_at":"00"}"#] {
            assert_eq!(
                tell(&step(&audited.revision, Salts::of(left))),
                None,
                "{left}"
            );
        }
        let one = Some(before.as_slice());
        assert_eq!(
            expected_action(&audited, None, one, &whole),
            Some("created")
        );
        assert_eq!(
            expected_action(&audited, one, None, &whole),
            Some("deleted")
        );
        assert_eq!(expected_action(&audited, None, None, &whole), None);
    }

    fn slot(value: &str) -> Slot {
        Slot {
            value: Some(value.to_owned()),
            revision: "a".to_owned(),
        }
    }

    #[test]
    fn a_shape_that_changed_may_write_and_hide_values_in_another_way() {
        let hidden = r#"{"$redacted": "0f"}"#;
        let of = |known, value, revision| same(&slot(known), value, Some(revision));
        // Without a change of the shape, JSON that means the same is the same.
        assert!(of("1", "1", "a"));
        assert!(of(r#"{"a":1, "b":2}"#, r#"{"b":2,"a":1}"#, "a"));
        for (known, value) in [("1", "1.0"), (hidden, "\"x\""), ("\"x\"", hidden)] {
            assert!(!of(known, value, "a"), "{known} and {value}");
            assert!(of(known, value, "b"), "{known} and {value}, of two shapes");
        }
        for (known, value) in [
            ("1", "2"),
            ("1", "\"1\""),
            ("\"x\"", "\"y\""),
            ("null", "0"),
        ] {
            assert!(!of(known, value, "b"), "{known} and {value}");
        }
        let redacted = Slot {
            value: None,
            revision: "a".to_owned(),
        };
        assert!(same(&redacted, "anything", None));
    }
    /// An entry that a trigger wrote.
    fn entry<'a>(before: Option<&'a str>, after: Option<&'a str>, revision: &'a str) -> Step<'a> {
        let action = match (before, after) {
            (None, _) => "created",
            (_, None) => "deleted",
            _ => "updated",
        };
        Step {
            action,
            before,
            after,
            revision,
            salts: Salts::of("0f"),
            by_migration: false,
        }
    }

    #[test]
    fn only_a_migration_begins_with_what_is_there() {
        let begins = |action, before, by_migration| {
            let step = entry(before, Some("{}"), "a");
            Step {
                action,
                by_migration,
                ..step
            }
            .begins()
        };
        assert!(begins("created", None, true));
        assert!(begins("linked", None, true));
        assert!(!begins("created", None, false));
        assert!(!begins("created", Some("{}"), true));
        assert!(!begins("updated", None, true));
    }

    /// The image before an entry, where nothing earlier is known: whether it has every field tells
    /// whether a field that it lacks is missing.
    #[test]
    fn an_image_before_is_whole_or_in_parts() {
        let (full, parts) = (audited(), audited_by_changes());
        let image = Some(r#"{"name":"saw"}"#);
        let update = entry(image, image, &full.revision);
        let state = State::before(&update, &full);
        assert!(state.is_there());
        assert_eq!(state.whole, full.revision);
        let update = entry(image, image, &parts.revision);
        assert_eq!(State::before(&update, &parts).whole, "");
        // What is deleted is recorded as it was.
        let delete = entry(image, None, &parts.revision);
        assert_eq!(State::before(&delete, &parts).whole, parts.revision);
        assert!(!State::before(&entry(None, image, "a"), &full).is_there());
    }

    #[test]
    fn what_changed_is_added_to_what_was_there() {
        let parts = audited_by_changes();
        let revision = parts.revision.as_str();
        let mut state = State::default();
        let all = Some(r#"{"id":"a","name":"saw","stage":"here"}"#);
        assert_eq!(state.apply(&entry(None, all, revision), &parts), []);
        assert_eq!(state.whole, revision);
        let (saw, axe) = (Some(r#"{"name":"saw"}"#), Some(r#"{"name":"axe"}"#));
        assert_eq!(state.apply(&entry(saw, axe, revision), &parts), []);
        let row = |name: &str| format!(r#"{{"id":"a","name":"{name}","stage":"here"}}"#);
        let differences = |name| state.differences(&row(name), &parts);
        assert!(differences("axe").is_empty());
        assert_eq!(differences("saw"), ["name"]);
        // An image of every field takes the place of what was there.
        let full = audited();
        let mut state = State::default();
        let step = entry(None, all, &full.revision);
        assert_eq!(state.apply(&step, &full), []);
        let misfits = state.apply(&entry(saw, axe, &full.revision), &full);
        assert_eq!(misfits, []);
        let differences = state.differences(&row("axe"), &full);
        assert_eq!(differences, ["id", "stage"]);
    }

    #[test]
    fn a_field_counts_by_the_shape_that_would_have_had_it() {
        let full = audited();
        let current = full.revision.as_str();
        let state = |image: &str, revision: &str| {
            let mut state = State::default();
            assert_eq!(state.apply(&entry(None, Some(image), revision), &full), []);
            state
        };
        let (name, both) = (r#"{"name":"saw"}"#, r#"{"name":"saw","stage":"here"}"#);
        // The row has a field more: that of a newer shape, or one that the image would have had.
        assert!(state(name, "old").differences(both, &full).is_empty());
        assert_eq!(state(name, current).differences(both, &full), ["stage"]);
        // The row has a field less.
        assert!(state(both, "old").differences(name, &full).is_empty());
        assert_eq!(state(both, current).differences(name, &full), ["stage"]);
        assert!(state(both, current).differences(both, &full).is_empty());
        // The same of the image before the next entry.
        let field = |name: &str| Misfit::Field(name.to_owned());
        let next = |image: &str, revision: &str, of: &str| {
            state(image, revision).apply(&entry(Some(both), Some(both), of), &full)
        };
        assert_eq!(next(name, "old", current), []);
        assert_eq!(next(name, current, current), [field("stage")]);
        assert_eq!(next(both, current, current), []);
        assert_eq!(next(name, "old", "old"), [field("stage")]);
    }
}
