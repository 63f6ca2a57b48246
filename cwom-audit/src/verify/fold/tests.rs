//! What entries say that a thing is, step by step.

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
