//! Names of the generated crate: which exist, and how a file refers to them.

use std::collections::BTreeSet;

use cwom_schema::Schema;
use cwom_schema::schema::{Field, FieldKind, Type};

use super::changes::has_changes;
use super::layout::Code;
use super::sort::version_order;
use super::types::{Equality, value_equalities, weakest};

/// Modules of the generated crate that are ours.
const OWN_MODULES: [&str; 11] = [
    "enums",
    "fixtures",
    "lib",
    "links",
    "main",
    "migrations",
    "mod",
    "prelude",
    "spec",
    "testing",
    "values",
];

/// Crates whose names a path of ours starts with; a module of this name would hide them.
const CRATES: [&str; 5] = ["alloc", "core", "cwom_runtime", "serde", "std"];

/// Words that cannot name a module or a method.
const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Types of the standard prelude that emitted code names, with their paths.
const STANDARD: [(&str, &str); 7] = [
    ("BTreeMap", "std::collections::BTreeMap"),
    ("Default", "std::default::Default"),
    ("Into", "std::convert::Into"),
    ("Option", "std::option::Option"),
    ("Result", "std::result::Result"),
    ("String", "std::string::String"),
    ("Vec", "std::vec::Vec"),
];

/// Every type that the generated crate defines.
#[derive(Debug)]
pub(crate) struct Names {
    types: BTreeSet<String>,
    equalities: Vec<Equality>,
}

/// What one generated file imports.
#[derive(Debug)]
pub(crate) struct Imports<'a> {
    names: &'a Names,
    own: BTreeSet<&'a str>,
    local: BTreeSet<&'a str>,
    /// The crate that has the types of the model, where the file is in another one.
    outside: Option<&'a str>,
    runtime: BTreeSet<&'static str>,
    testing: BTreeSet<&'static str>,
    serde: BTreeSet<&'static str>,
    standard: BTreeSet<&'static str>,
}

impl Names {
    pub(crate) fn of(schema: &Schema) -> Self {
        let mut types = BTreeSet::new();
        types.extend(schema.enums.iter().map(|item| item.name.clone()));
        types.extend(schema.values.iter().map(|item| item.name.clone()));
        let rows = schema.links.iter().map(|link| &link.rust);
        for name in schema.entities.iter().map(|item| &item.name).chain(rows) {
            types.insert(name.clone());
            types.insert(new_name(name));
        }
        let changing = schema.entities.iter().filter(|item| has_changes(item));
        types.extend(changing.map(|item| changes_name(&item.name)));
        Self {
            types,
            equalities: value_equalities(schema),
        }
    }

    /// Every name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.types.iter().map(String::as_str)
    }

    /// The comparisons that all of the types have.
    pub(crate) fn equality<'t>(&self, types: impl Iterator<Item = &'t Type>) -> Equality {
        weakest(types, &self.equalities)
    }

    /// Whether the model has a type of this name, so that another one is written with its path.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.types.contains(name)
    }
}

impl<'a> Imports<'a> {
    /// The imports of a file that defines the types `own`.
    pub(crate) fn new(names: &'a Names, own: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            names,
            own: own.into_iter().collect(),
            local: BTreeSet::new(),
            outside: None,
            runtime: BTreeSet::new(),
            testing: BTreeSet::new(),
            serde: BTreeSet::new(),
            standard: BTreeSet::new(),
        }
    }

    /// The imports of a file outside of the crate, which goes by this name.
    pub(crate) fn from_outside(names: &'a Names, root: &'a str) -> Self {
        Self {
            outside: Some(root),
            ..Self::new(names, [])
        }
    }

    /// The path of the crate that has the types of the model.
    fn root(&self) -> &'a str {
        self.outside.unwrap_or("crate")
    }

    /// An everyday name of the runtime, for a file outside of the crate: the prelude has it, unless
    /// the model has a type of this name.
    pub(crate) fn prelude(&self, name: &str) -> String {
        if self.names.has(name) {
            format!("{}::__runtime::{name}", self.root())
        } else {
            name.to_owned()
        }
    }

    /// A constant of the crate.
    pub(crate) fn constant(&mut self, name: &'static str) -> String {
        self.local.insert(name);
        name.to_owned()
    }

    /// Whether the model has a type of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.has(name)
    }

    /// The comparisons that all of the types have.
    pub(crate) fn equality<'t>(&self, types: impl Iterator<Item = &'t Type>) -> Equality {
        self.names.equality(types)
    }

    /// Whether the file can say the name of this type without a path.
    pub(crate) fn is_in_scope(&self, name: &str) -> bool {
        self.own.contains(name) || self.local.contains(name)
    }

    /// A type of the model.
    pub(crate) fn model(&mut self, name: &'a str) -> String {
        if self.own.contains(name) {
            return name.to_owned();
        }
        if STANDARD.iter().any(|(standard, _)| *standard == name) {
            return format!("{}::{name}", self.root());
        }
        self.local.insert(name);
        name.to_owned()
    }

    /// An item of the runtime.
    pub(crate) fn runtime(&mut self, name: &'static str) -> String {
        if self.names.has(name) {
            return format!("cwom_runtime::{name}");
        }
        self.runtime.insert(name);
        name.to_owned()
    }

    /// An item of the runtime's support for tests.
    pub(crate) fn testing(&mut self, name: &'static str) -> String {
        if self.names.has(name) {
            return match self.outside {
                Some(root) => format!("{root}::testing::{name}"),
                None => format!("cwom_runtime::testing::{name}"),
            };
        }
        self.testing.insert(name);
        name.to_owned()
    }

    /// A macro of the runtime; macros have names of their own.
    pub(crate) fn runtime_macro(&mut self, name: &'static str) -> &'static str {
        self.runtime.insert(name);
        name
    }

    /// A module of the runtime; types of the model are not called so.
    pub(crate) fn runtime_module(&mut self, name: &'static str) {
        self.runtime.insert(name);
    }

    /// A trait of serde, with its derive.
    pub(crate) fn serde(&mut self, name: &'static str) -> String {
        if self.names.has(name) {
            return format!("serde::{name}");
        }
        self.serde.insert(name);
        name.to_owned()
    }

    /// A type of the standard library: one of the prelude, or `BTreeMap`.
    pub(crate) fn standard(&mut self, name: &'static str) -> &'static str {
        let path = STANDARD.iter().find(|(standard, _)| *standard == name);
        let path = path.map_or(name, |(_, path)| *path);
        if self.names.has(name) {
            return path;
        }
        if name == "BTreeMap" {
            self.standard.insert(path);
        }
        name
    }

    /// A module of the standard library, such as `std::fmt`.
    pub(crate) fn module(&mut self, path: &'static str) {
        self.standard.insert(path);
    }

    /// Writes the `use` lines: the standard library, other crates, this crate; a blank line after
    /// each group.
    pub(crate) fn write(&self, code: &mut Code) {
        for path in &self.standard {
            code.line(format!("use {path};"));
        }
        if !self.standard.is_empty() {
            code.blank();
        }
        if let Some(root) = self.outside {
            self.write_outside(root, code);
            return;
        }
        let outside = [
            ("cwom_runtime::testing", &self.testing),
            ("cwom_runtime", &self.runtime),
            ("serde", &self.serde),
        ];
        for (path, names) in outside {
            if !names.is_empty() {
                code.import(path, &in_order(names));
            }
        }
        if outside.iter().any(|(_, names)| !names.is_empty()) {
            code.blank();
        }
        if !self.local.is_empty() {
            code.import("crate", &in_order(&self.local));
            code.blank();
        }
    }
}

impl Imports<'_> {
    /// The same for a file outside of the crate: one group, with the prelude.
    fn write_outside(&self, root: &str, code: &mut Code) {
        let local = in_order(&self.local);
        // A single name stands before the modules, several behind.
        if let [_] = *local {
            code.import(root, &local);
        }
        code.line(format!("use {root}::prelude::*;"));
        if !self.testing.is_empty() {
            code.import(&format!("{root}::testing"), &in_order(&self.testing));
        }
        if local.len() > 1 {
            code.import(root, &local);
        }
        code.blank();
    }
}

/// The builder of an entity or a link's row.
pub(crate) fn new_name(name: &str) -> String {
    format!("New{name}")
}

/// What a form may change of an entity.
pub(crate) fn changes_name(name: &str) -> String {
    format!("{name}Changes")
}

/// The module of an entity or a link's row. Where the spec's word is taken, an underscore follows:
/// no name of a spec ends in one, so nothing else is called so.
pub(crate) fn module_name(module: &str) -> String {
    let is_taken = [&OWN_MODULES[..], &CRATES[..], &KEYWORDS[..]]
        .iter()
        .any(|words| words.contains(&module));
    if is_taken {
        format!("{module}_")
    } else {
        module.to_owned()
    }
}

/// How setters, constructors and column handles call a field: a reference goes by its name in the
/// spec, `repo` for the column `repo_id`, unless another field has that name in Rust.
pub(crate) fn handle<'a>(field: &'a Field, others: &[Field]) -> &'a str {
    let is_plain = matches!(field.kind, FieldKind::Reference(_))
        && field.rust.strip_suffix("_id") == Some(field.name.as_str())
        && !KEYWORDS.contains(&field.name.as_str())
        && others.iter().all(|other| other.rust != field.name);
    if is_plain { &field.name } else { &field.rust }
}

/// Whether a method of a builder can be called so.
pub(crate) fn can_name_method(name: &str) -> bool {
    !KEYWORDS.contains(&name)
}

/// Whether a variable cannot be called so.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Names in the order of rustfmt.
pub(crate) fn in_order<'a, S: AsRef<str> + 'a>(
    names: impl IntoIterator<Item = &'a S>,
) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.into_iter().map(AsRef::as_ref).collect();
    names.sort_by(|left, right| version_order(left, right));
    names
}
