//! The tree against the grammar: every key is known, allowed where it stands, and of the right kind.
//!
//! What does not fit is taken out of the tree, and the tables around it are marked as broken, so
//! that later stages neither trip over it nor report what follows from it.

use super::{Data, Entry, Table, Text, Value, hints};
use crate::diagnostics::{Code, Diagnostics};
use crate::grammar::{ENTITY_FIELD, Key, Kind, Presence, ROOT, Section};
use crate::resolve::{MAX_TEXT_ID, id_strategy};
use crate::schema::Span;
use crate::suggest;
use crate::syntax::type_name::parse_type;

/// Checks the whole tree. False when its format is not known, so that nothing can be said about it.
pub(crate) fn walk(root: &mut Table, diagnostics: &mut Diagnostics) -> bool {
    if let Some(entry) = root.entry("format")
        && !matches!(entry.value.data, Data::Int(1))
    {
        let found = match &entry.value.data {
            Data::Int(number) => format!("format {number} is not known"),
            _ => format!("the format is a number, not {}", entry.value.kind()),
        };
        diagnostics
            .error(Code::UnknownFormat, entry.value.span, found)
            .help("this version of the toolkit reads `format = 1`");
        return false;
    }
    let place = Span::default();
    walk_section(&ROOT, root, place, "", diagnostics);
    true
}

/// Checks a table with fixed keys; true when all is well.
fn walk_section(
    section: &'static Section,
    table: &mut Table,
    place: Span,
    path: &str,
    diagnostics: &mut Diagnostics,
) -> bool {
    let written: Vec<String> = table
        .entries
        .iter()
        .map(|entry| entry.key.clone())
        .collect();
    let mut sound = true;
    table.entries.retain_mut(|entry| {
        let Some(key) = section.key(&entry.key) else {
            report_unknown(section, entry, &written, path, diagnostics);
            sound = false;
            return false;
        };
        if key.presence == Presence::Reserved {
            report_reserved(key, entry.key_span, diagnostics);
            sound = false;
            return false;
        }
        let fits = walk_value(&key.kind, entry, path, diagnostics);
        sound &= fits;
        // A table with a mistake inside stays, marked; anything else of the wrong kind goes.
        fits || matches!(&entry.value.data, Data::Table(_) | Data::List(_))
    });
    for key in section.keys {
        let missing =
            key.presence == Presence::Required && !written.iter().any(|name| name == key.name);
        if missing {
            report_missing(section, key, place, path, diagnostics);
            sound = false;
        }
    }
    table.broken |= !sound;
    sound
}

/// Checks a value against its kind; true when it fits.
fn walk_value(
    kind: &'static Kind,
    entry: &mut Entry,
    path: &str,
    diagnostics: &mut Diagnostics,
) -> bool {
    let place = entry.key_span;
    let path = join(path, &entry.key);
    walk_kind(kind, &mut entry.value, place, &path, diagnostics)
}

fn walk_kind(
    kind: &'static Kind,
    value: &mut Value,
    place: Span,
    path: &str,
    diagnostics: &mut Diagnostics,
) -> bool {
    if !has_shape(kind, value) {
        diagnostics
            .error(
                Code::WrongType,
                value.span,
                format!(
                    "`{}` takes {}, not {}",
                    last_key(path),
                    describe(kind),
                    value.kind()
                ),
            )
            .help(
                hints::wrong_type(path)
                    .or_else(|| hints::list_of_tables(path))
                    .unwrap_or_else(|| format!("write {}", describe(kind))),
            );
        value.data = Data::Table(Table {
            entries: Vec::new(),
            broken: true,
        });
        return false;
    }
    match (kind, &mut value.data) {
        (Kind::Doc, Data::Text(text)) if text.value.trim().is_empty() => {
            let holder = last_key(path.strip_suffix(".doc").unwrap_or(path));
            diagnostics
                .error(
                    Code::MissingDoc,
                    text.span,
                    format!("`{holder}` says nothing about its meaning"),
                )
                .help("say in a few words what it is; generated code and documents show it");
            false
        }
        (Kind::Choice(choices), Data::Text(text)) => walk_choice(choices, text, path, diagnostics),
        (Kind::IdStrategy, Data::Text(text)) => {
            let known = id_strategy(&text.value).is_some();
            if !known {
                diagnostics
                    .error(
                        Code::UnknownChoice,
                        text.span,
                        format!("`{}` is not a way to make ids", text.value.escape_debug()),
                    )
                    .help(format!(
                        "one of `uuid7`, `uuid4`, `ulid`, or `text(n)` with n from 1 to {MAX_TEXT_ID}"
                    ));
            }
            known
        }
        (Kind::List(item), Data::List(items)) => {
            let mut sound = true;
            for value in items.iter_mut() {
                let span = value.span;
                sound &= walk_kind(item, value, span, path, diagnostics);
            }
            sound
        }
        (Kind::Map(item), Data::Table(table)) => {
            let mut sound = true;
            for entry in &mut table.entries {
                sound &= walk_value(item, entry, path, diagnostics);
            }
            table.broken |= !sound;
            sound
        }
        (Kind::Section(section), Data::Table(table)) => {
            walk_section(section, table, place, path, diagnostics)
        }
        (Kind::Either(kinds), _) => match kinds.iter().find(|kind| has_shape(kind, value)) {
            Some(kind) => walk_kind(kind, value, place, path, diagnostics),
            None => false,
        },
        _ => true,
    }
}

fn walk_choice(choices: &[&str], text: &Text, path: &str, diagnostics: &mut Diagnostics) -> bool {
    if choices.contains(&text.value.as_str()) {
        return true;
    }
    let shown = text.value.escape_debug();
    let key = last_key(path);
    // The one key that takes a word or a list of states.
    let as_list = (key == "initial").then(|| format!("write a list: `initial = [\"{shown}\"]`"));
    diagnostics
        .error(
            Code::UnknownChoice,
            text.span,
            format!("`{shown}` is not a choice for `{key}`"),
        )
        .help_or(
            as_list
                .or_else(|| suggest::did_you_mean_or_one_of(&text.value, choices.iter().copied())),
            "choose one of the words of this key",
        );
    false
}

/// Whether the value is of the kind on its outside.
fn has_shape(kind: &Kind, value: &Value) -> bool {
    match (kind, &value.data) {
        (Kind::Format, Data::Int(_))
        | (Kind::Flag, Data::Bool(_))
        | (Kind::False, Data::Bool(false))
        | (
            Kind::Text | Kind::Doc | Kind::TypeText | Kind::IdStrategy | Kind::Choice(_),
            Data::Text(_),
        )
        | (Kind::Literal, _)
        | (Kind::List(_), Data::List(_))
        | (Kind::Map(_) | Kind::Section(_), Data::Table(_)) => true,
        (Kind::Either(kinds), _) => kinds.iter().any(|kind| has_shape(kind, value)),
        _ => false,
    }
}

fn describe(kind: &Kind) -> String {
    match kind {
        Kind::Format => "the number `1`".to_owned(),
        Kind::Flag => "`true` or `false`".to_owned(),
        Kind::False => "`false`".to_owned(),
        Kind::Text | Kind::Doc => "a string".to_owned(),
        Kind::TypeText => "a type in quotes".to_owned(),
        Kind::IdStrategy => "a way to make ids, in quotes".to_owned(),
        Kind::Choice(choices) => {
            let quoted: Vec<String> = choices
                .iter()
                .map(|choice| format!("\"{choice}\""))
                .collect();
            quoted.join(" or ")
        }
        Kind::Literal => "a literal".to_owned(),
        Kind::List(item) => match item {
            Kind::Text => "a list of strings".to_owned(),
            Kind::List(_) => "a list of lists".to_owned(),
            _ => "a list".to_owned(),
        },
        Kind::Map(_) | Kind::Section(_) => "a table".to_owned(),
        Kind::Either(kinds) => {
            let parts: Vec<String> = kinds.iter().map(describe).collect();
            parts.join(" or ")
        }
    }
}

fn report_unknown(
    section: &'static Section,
    entry: &Entry,
    written: &[String],
    path: &str,
    diagnostics: &mut Diagnostics,
) {
    let is_field = section.key("type").is_some();
    if is_field && ENTITY_FIELD.key(&entry.key).is_some() {
        diagnostics
            .error(
                Code::KeyNotAllowed,
                entry.key_span,
                format!("`{}` means nothing for a {}", entry.key, section.name),
            )
            .help("leave the key out; it belongs to the fields of entities");
        return;
    }
    // A key that is written already is not what the unknown one stands for.
    let candidates = section
        .usable()
        .map(|key| key.name)
        .filter(|name| !written.iter().any(|other| other == name));
    diagnostics
        .error(
            Code::UnknownKey,
            entry.key_span,
            format!(
                "`{}` is not a key of {} {}",
                entry.key.escape_debug(),
                article(section.name),
                section.name
            ),
        )
        .help_or(
            hints::unknown_key(section.name, &entry.key)
                .map(str::to_owned)
                .or_else(|| suggest::did_you_mean(&entry.key, candidates.clone()))
                .or_else(|| misplaced_field(section, entry, path))
                .or_else(|| {
                    let key = suggest::nearest(&entry.key, section.usable().map(|key| key.name))?;
                    Some(format!("`{key}` is written already; leave this one out"))
                })
                .or_else(|| suggest::one_of(candidates)),
            "leave it out; names of your own stand under `fields`, `values` and the like",
        );
}

/// A field that stands in its entity, mixin or value type directly.
fn misplaced_field(section: &Section, entry: &Entry, path: &str) -> Option<String> {
    let holds_fields = matches!(section.name, "entity" | "mixin" | "value type");
    let is_type = match &entry.value.data {
        Data::Text(text) => parse_type(&text.value).is_ok(),
        Data::Table(table) => table.entry("type").is_some(),
        _ => false,
    };
    (holds_fields && is_type).then(|| format!("fields stand under `[{path}.fields]`"))
}

fn report_reserved(key: &Key, span: Span, diagnostics: &mut Diagnostics) {
    diagnostics
        .error(
            Code::ReservedKey,
            span,
            format!("`{}` is reserved and does nothing yet", key.name),
        )
        .help("leave the key out; a later version will give it a meaning");
}

fn report_missing(
    section: &Section,
    key: &Key,
    place: Span,
    path: &str,
    diagnostics: &mut Diagnostics,
) {
    let message = if path.is_empty() {
        format!("the spec lacks `{}`", key.name)
    } else if path == section.name {
        format!("`[{path}]` lacks `{}`", key.name)
    } else {
        format!(
            "the {} `{}` lacks `{}`",
            section.name,
            last_key(path),
            key.name
        )
    };
    let doc = key.doc.trim_end_matches('.');
    let example = match &key.kind {
        Kind::Format => format!("begin the file with `{} = 1`", key.name),
        Kind::Map(_) | Kind::Section(_) => {
            let header = join(path, key.name);
            format!("add the table `[{header}]`: {}", lower_first(doc))
        }
        Kind::List(_) => format!("add `{} = […]`: {}", key.name, lower_first(doc)),
        _ => format!("add `{} = \"…\"`: {}", key.name, lower_first(doc)),
    };
    diagnostics
        .error(Code::MissingKey, place, message)
        .help(example);
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

fn last_key(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn article(name: &str) -> &'static str {
    if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else if name == "spec" || name == "model" || name == "audit" {
        "the"
    } else {
        "a"
    }
}

/// A doc that begins with an ordinary word goes on in lower case behind a colon.
fn lower_first(doc: &str) -> String {
    let mut characters = doc.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
