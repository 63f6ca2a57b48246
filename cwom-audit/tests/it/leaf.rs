//! The leaf of an entry: any change of it shows, and redaction is none.

use cwom_audit::{Entry, Fields, NOTE};
use proptest::prelude::*;
use serde_json::{Map, Value};

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        // What stands for a value that is gone may also be a value.
        "[0-9a-f]{64}".prop_map(|hex| serde_json::json!({ "$redacted": hex })),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-z$]{1,4}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn image() -> impl Strategy<Value = Option<String>> {
    let fields = prop::collection::btree_map("[a-e]{1,2}", value(), 0..6);
    prop::option::of(fields.prop_map(|fields| {
        let fields: Map<String, Value> = fields.into_iter().collect();
        Value::Object(fields).to_string()
    }))
}

fn note() -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop_oneof![
        ".{0,20}",
        "[0-9a-f]{64}".prop_map(|hex| format!("$redacted:{hex}"))
    ])
}

fn entry() -> impl Strategy<Value = Entry> {
    (
        (any::<i64>(), any::<i64>(), "[a-z]{1,6}", ".{1,8}"),
        (image(), image(), note(), "[0-9a-f]{32}"),
        (prop::option::of(1_i64..50), prop::option::of("[0-9a-f]{8}")),
    )
        .prop_map(
            |((seq, ts, kind, id), (before, after, note, salt), (version, trace))| Entry {
                seq,
                ts: ts.to_string(),
                actor_kind: "human".to_owned(),
                actor_id: "ada".to_owned(),
                action: "updated".to_owned(),
                entity_kind: kind,
                entity_id: id,
                entity_version: version.map(|version| version.to_string()),
                spec_rev: "0123456789ab".to_owned(),
                trace_id: trace,
                xid: None,
                db_role: None,
                before,
                after,
                note,
                salt,
            },
        )
}

fn keys(image: Option<&String>) -> Vec<String> {
    let image: Option<Map<String, Value>> =
        image.map(|image| serde_json::from_str(image).expect("an object"));
    image.map_or_else(Vec::new, |image| image.keys().cloned().collect())
}

fn fields_of(entry: &Entry) -> Vec<String> {
    let mut fields = keys(entry.before.as_ref());
    fields.extend(keys(entry.after.as_ref()));
    fields.extend(entry.note.is_some().then(|| NOTE.to_owned()));
    fields.sort();
    fields.dedup();
    fields
}

/// Every way to change one thing of an entry.
fn mutations(entry: &Entry) -> Vec<Entry> {
    let mut changed = Vec::new();
    let mut push = |change: &dyn Fn(&mut Entry)| {
        let mut copy = entry.clone();
        change(&mut copy);
        changed.push(copy);
    };
    push(&|it| it.seq = it.seq.wrapping_add(1));
    let texts: [fn(&mut Entry) -> &mut String; 8] = [
        |it| &mut it.ts,
        |it| &mut it.actor_kind,
        |it| &mut it.actor_id,
        |it| &mut it.action,
        |it| &mut it.entity_kind,
        |it| &mut it.entity_id,
        |it| &mut it.spec_rev,
        |it| &mut it.salt,
    ];
    // The salt counts only where something is salted.
    let salted = usize::from(!fields_of(entry).is_empty());
    for text in texts.iter().take(7 + salted) {
        push(&|it| text(it).push('0'));
    }
    let nullable: [fn(&mut Entry) -> &mut Option<String>; 7] = [
        |it| &mut it.entity_version,
        |it| &mut it.trace_id,
        |it| &mut it.xid,
        |it| &mut it.db_role,
        |it| &mut it.before,
        |it| &mut it.after,
        |it| &mut it.note,
    ];
    for field in nullable {
        push(&|it| {
            let field = field(it);
            *field = match field.take() {
                None => Some("{}".to_owned()),
                Some(text) if text == "{}" => None,
                Some(text) => Some(format!("{text}0")),
            };
        });
    }
    let images: [fn(&mut Entry) -> &mut Option<String>; 2] =
        [|it| &mut it.before, |it| &mut it.after];
    for image in images {
        for key in keys(image(&mut entry.clone()).as_ref()) {
            let edit = |change: &dyn Fn(&mut Map<String, Value>)| {
                let mut copy = entry.clone();
                let text = image(&mut copy).take().unwrap_or_default();
                let mut fields = serde_json::from_str(&text).expect("an object");
                change(&mut fields);
                *image(&mut copy) = Some(Value::Object(fields).to_string());
                copy
            };
            changed.push(edit(&|fields| drop(fields.remove(&key))));
            changed.push(edit(&|fields| {
                if let Some(value) = fields.get_mut(&key) {
                    *value = Value::from(format!("{value}!"));
                }
            }));
            changed.push(edit(&|fields| {
                if let Some(value) = fields.remove(&key) {
                    fields.insert(format!("{key}x"), value);
                }
            }));
        }
    }
    changed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_change_of_an_entry_changes_its_leaf(entry in entry()) {
        for changed in mutations(&entry) {
            prop_assert_ne!(changed.leaf(), entry.leaf(), "{:?}", changed);
        }
    }

    #[test]
    fn redaction_never_changes_the_leaf(entry in entry(), picks in any::<[bool; 16]>()) {
        let all = fields_of(&entry);
        let mut redacted = entry.clone();
        // In two steps, since a redacted entry may be redacted further.
        for half in picks.chunks(8) {
            let some = all.iter().zip(half.iter().cycle()).filter(|(_, pick)| **pick);
            let names: Vec<&String> = some.map(|(name, _)| name).collect();
            redacted.redact(&Fields::named(names.iter().copied()));
            prop_assert_eq!(redacted.leaf(), entry.leaf());
            for name in names {
                prop_assert!(redacted.redacted().contains(name));
            }
        }
        // What is left after a redaction is still evidence.
        for changed in mutations(&redacted) {
            if changed.salt == redacted.salt {
                prop_assert_ne!(changed.leaf(), redacted.leaf(), "{:?}", changed);
            }
        }
    }

    #[test]
    fn a_redacted_entry_holds_none_of_its_values(entry in entry()) {
        let mut entry = entry;
        let (values, note) = (entry.after.clone(), entry.note.clone());
        let leaf = entry.leaf();
        let any = !fields_of(&entry).is_empty();
        prop_assert_eq!(entry.redact(&Fields::AllBut(Default::default())), any);
        prop_assert_eq!(entry.leaf(), leaf);
        prop_assert!(!entry.redact(&Fields::AllBut(Default::default())));
        if let Some(values) = values {
            let values: Map<String, Value> = serde_json::from_str(&values).expect("an object");
            let left = entry.after.clone().unwrap_or_default();
            let left: Map<String, Value> = serde_json::from_str(&left).expect("an object");
            for (name, value) in values {
                prop_assert_ne!(&left[&name], &value);
            }
        }
        if note.is_some() {
            prop_assert_ne!(&entry.note, &note);
        }
        let nothing_left = entry.salt == "{}";
        prop_assert!(!any || nothing_left);
    }
}
