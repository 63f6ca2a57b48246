//! The sections of the whole file: model, generate, defaults, audit.

use super::identifiers::{Style, check_name, check_rust_name, check_table_name};
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Data, Table, Text};
use crate::schema::{
    Audit, AuditIndex, DeleteRule, Dialect, Generate, IdStrategy, Images, Partitions,
    SensitiveImage, Timestamps,
};

/// The `[model]` section.
pub(crate) struct Model {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) dialects: Vec<Dialect>,
}

/// What an entity gets when it says nothing.
pub(crate) struct Defaults {
    pub(crate) id: IdStrategy,
    pub(crate) timestamps: Timestamps,
    /// The version column; `None` when entities have none unless they ask.
    pub(crate) version: Option<String>,
    pub(crate) on_delete: DeleteRule,
    pub(crate) audited: bool,
}

/// The column of the optimistic lock when nothing else is said.
pub(crate) const DEFAULT_VERSION: &str = "row_version";

/// Resolves `[model]`.
pub(crate) fn resolve_model(root: &Table, diagnostics: &mut Diagnostics) -> Model {
    let empty = Table::default();
    let table = root.table("model").unwrap_or(&empty);
    if let Some(name) = table.text("name") {
        check_rust_name(
            &name.value,
            name.span,
            "the model",
            Style::Snake,
            diagnostics,
        );
    }
    let written: Vec<&str> = table
        .items("dialects")
        .iter()
        .filter_map(|item| item.text().map(|text| text.value.as_str()))
        .collect();
    if let Some(list) = table.get("dialects")
        && written.is_empty()
        && !table.broken
    {
        diagnostics
            .error(Code::EmptyDefinition, list.span, "the model has no dialect")
            .help("leave the key out for both, or name one");
    }
    let dialects = Dialect::ALL
        .into_iter()
        .filter(|dialect| written.is_empty() || written.contains(&dialect.name()))
        .collect();
    Model {
        name: table.text_or_empty("name"),
        doc: table.text_or_empty("doc"),
        dialects,
    }
}

/// Resolves `[generate]`.
pub(crate) fn resolve_generate(root: &Table, diagnostics: &mut Diagnostics) -> Generate {
    let empty = Table::default();
    let table = root.table("generate").unwrap_or(&empty);
    if let Some(path) = table.text("path") {
        check_path(path, diagnostics);
    }
    if let Some(command) = table.text("command") {
        check_command(command, diagnostics);
    }
    let text_or = |key: &str, default: &str| {
        table
            .text(key)
            .map_or_else(|| default.to_owned(), |text| text.value.clone())
    };
    Generate {
        path: text_or("path", "generated"),
        command: text_or("command", "cargo cwom gen"),
    }
}

/// The path is joined to the spec's folder on every platform, and must not lead far out of it.
fn check_path(path: &Text, diagnostics: &mut Diagnostics) {
    let text = path.value.as_str();
    let steps_up = text.split('/').filter(|part| *part == "..").count();
    let upward_later = text.split('/').skip(1).any(|part| part == "..");
    let wrong = if text.is_empty() || text.chars().any(char::is_control) {
        Some("the path is empty or contains control characters")
    } else if text.starts_with('/') || text.contains(['\\', ':']) {
        Some("the path is not relative with `/` between its parts")
    } else if steps_up > 1 || upward_later {
        Some("the path leads more than one folder up")
    } else if text.split('/').any(str::is_empty) {
        Some("the path has an empty part")
    } else {
        None
    };
    if let Some(message) = wrong {
        diagnostics
            .error(Code::InvalidPath, path.span, message)
            .help("a folder relative to the spec, such as `generated` or `../generated`");
    }
}

/// The command ends up in comments of generated files, which one line break would end.
fn check_command(command: &Text, diagnostics: &mut Diagnostics) {
    let text = command.value.as_str();
    if text.trim().is_empty() || text.chars().any(char::is_control) || text.contains('`') {
        diagnostics
            .error(
                Code::InvalidPath,
                command.span,
                "the command cannot stand in the header of a file",
            )
            .help("one line without backticks, such as `cargo cwom gen`");
    }
}

/// Resolves `[defaults]`; the grammar has checked the choices.
pub(crate) fn resolve_defaults(root: &Table, diagnostics: &mut Diagnostics) -> Defaults {
    let empty = Table::default();
    let table = root.table("defaults").unwrap_or(&empty);
    let choice = |key: &str| table.text(key).map(|text| text.value.as_str());
    let version = match table.get("version").map(|value| &value.data) {
        Some(Data::Bool(false)) => None,
        Some(Data::Text(name)) => {
            check_version_name(name, diagnostics);
            Some(name.value.clone())
        }
        _ => Some(DEFAULT_VERSION.to_owned()),
    };
    Defaults {
        id: choice("id")
            .and_then(id_strategy)
            .unwrap_or(IdStrategy::Uuid7),
        timestamps: choice("timestamps")
            .and_then(timestamps)
            .unwrap_or(Timestamps::Both),
        version,
        on_delete: choice("on_delete")
            .and_then(delete_rule)
            .unwrap_or(DeleteRule::Restrict),
        audited: table.flag("audited").unwrap_or(true),
    }
}

/// Resolves `[audit]`.
pub(crate) fn resolve_audit(root: &Table, diagnostics: &mut Diagnostics) -> Audit {
    let empty = Table::default();
    let table = root.table("audit").unwrap_or(&empty);
    let choice = |key: &str| table.text(key).map(|text| text.value.as_str());
    if let Some(name) = table.text("table") {
        check_table_name(&name.value, name.span, diagnostics);
    }
    let mut indexes: Vec<AuditIndex> = table
        .items("indexes")
        .iter()
        .filter_map(|item| match item.text()?.value.as_str() {
            "trace" => Some(AuditIndex::Trace),
            "actor" => Some(AuditIndex::Actor),
            "action" => Some(AuditIndex::Action),
            "ts" => Some(AuditIndex::Time),
            _ => None,
        })
        .collect();
    indexes.sort();
    indexes.dedup();
    Audit {
        table: choice("table").unwrap_or("audit_log").to_owned(),
        indexes,
        images: choice("images").and_then(images).unwrap_or(Images::Full),
        sensitive: match choice("sensitive") {
            Some("mark") => SensitiveImage::Mark,
            Some("keep") => SensitiveImage::Keep,
            _ => SensitiveImage::Omit,
        },
        partitions: match choice("partitions") {
            Some("month") => Partitions::Month,
            _ => Partitions::None,
        },
    }
}

/// Whether the version column written here has a good name.
pub(crate) fn check_version_name(name: &Text, diagnostics: &mut Diagnostics) {
    check_name(
        &name.value,
        name.span,
        "version column",
        Style::Snake,
        diagnostics,
    );
}

/// `"uuid7"`, `"uuid4"`, `"ulid"` or `"text(max)"`.
pub(crate) fn id_strategy(text: &str) -> Option<IdStrategy> {
    match text {
        "uuid7" => Some(IdStrategy::Uuid7),
        "uuid4" => Some(IdStrategy::Uuid4),
        "ulid" => Some(IdStrategy::Ulid),
        _ => {
            let max = text.strip_prefix("text(")?.strip_suffix(')')?.trim();
            let max: u32 = max.parse().ok()?;
            (1..=MAX_TEXT_ID)
                .contains(&max)
                .then_some(IdStrategy::Text { max })
        }
    }
}

/// Keys are indexed, and PostgreSQL's index rows hold little more than 2,600 bytes: 640 characters
/// of four bytes each.
pub(crate) const MAX_TEXT_ID: u32 = 640;

/// `"both"`, `"created"` or `"none"`.
pub(crate) fn timestamps(text: &str) -> Option<Timestamps> {
    match text {
        "both" => Some(Timestamps::Both),
        "created" => Some(Timestamps::Created),
        "none" => Some(Timestamps::None),
        _ => None,
    }
}

/// `"restrict"`, `"cascade"` or `"set_null"`.
pub(crate) fn delete_rule(text: &str) -> Option<DeleteRule> {
    match text {
        "restrict" => Some(DeleteRule::Restrict),
        "cascade" => Some(DeleteRule::Cascade),
        "set_null" => Some(DeleteRule::SetNull),
        _ => None,
    }
}

/// `"full"` or `"diff"`.
pub(crate) fn images(text: &str) -> Option<Images> {
    match text {
        "full" => Some(Images::Full),
        "diff" => Some(Images::Diff),
        _ => None,
    }
}
