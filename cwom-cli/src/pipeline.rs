//! From a spec to the files that it yields, in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Result, bail};
use cwom_codegen::{FileSet, Input, MigrationFile};
use cwom_migrate::chain::FileText;
use cwom_schema::Schema;
use cwom_schema::diagnostics::{self, Diagnostics};
use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Tables, lower_tables};

use crate::files::{Wanted, display_path};
use crate::output;
use crate::source::{Source, find_spec, normalized, read_spec, relative_path};

/// A spec that was parsed.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// What it means, if it means anything.
    pub(crate) schema: Option<Schema>,
    /// What is wrong with it.
    pub(crate) diagnostics: Diagnostics,
}

/// What a valid spec yields.
#[derive(Debug)]
pub(crate) struct Generated {
    /// The output directory, absolute.
    pub(crate) root: PathBuf,
    /// The files to be in it.
    pub(crate) files: FileSet,
    /// Those of the migrations.
    pub(crate) migrations: BTreeMap<String, FileText>,
}

/// A valid spec, for a program that works on its database.
#[derive(Debug)]
pub struct Model {
    /// What it means.
    pub schema: Schema,
    tables: OnceLock<Tables>,
}

/// Reads the given spec, or the nearest one. The mistakes of a bad one are printed.
pub fn read_model(given: Option<&Path>, program: &str) -> Result<Model> {
    let source = read_spec(&find_spec(given)?)?;
    let parsed = parse(&source);
    let Some(schema) = parsed.schema else {
        print_diagnostics(&source, &parsed.diagnostics, program);
        bail!(
            "`{}` has {}",
            source.shown,
            count_mistakes(&parsed.diagnostics)
        );
    };
    Ok(Model::of(schema))
}

impl Model {
    /// The model of a schema.
    pub(crate) const fn of(schema: Schema) -> Self {
        Self {
            schema,
            tables: OnceLock::new(),
        }
    }

    /// What its database looks like, which is worked out when somebody asks.
    pub fn tables(&self) -> &Tables {
        self.tables.get_or_init(|| lower_tables(&self.schema))
    }
}

/// Parses the spec.
pub(crate) fn parse(source: &Source) -> Parsed {
    let (schema, diagnostics) = cwom_schema::parse(&source.text);
    Parsed {
        schema,
        diagnostics,
    }
}

/// Prints the mistakes for people, with the way to learn more about one.
pub(crate) fn print_diagnostics(source: &Source, diagnostics: &Diagnostics, program: &str) {
    let Some(first) = diagnostics.iter().next() else {
        return;
    };
    let text = diagnostics::render(diagnostics, &source.text, &source.shown, true);
    let code = first.code.as_str();
    output::print_aside(&format!(
        "{text}more about a code: `{program} explain {code}`\n\n"
    ));
}

/// Where the files of a spec go, absolute.
pub(crate) fn output_directory(source: &Source, schema: &Schema) -> PathBuf {
    let directory = source.path.parent().unwrap_or(&source.path);
    normalized(&directory.join(&schema.generate.path))
}

/// Generates every file, those of the migrations included.
pub(crate) fn generate(
    source: &Source,
    model: &Model,
    migrations: &BTreeMap<String, FileText>,
) -> Result<Generated> {
    let root = output_directory(source, &model.schema);
    let paths: Vec<&str> = migrations.keys().map(String::as_str).collect();
    let files = emit(source, model, &paths);
    let below = |path: &str| format!("{}/{path}", crate::migrations::DIRECTORY);
    let generated = Generated {
        root,
        files,
        migrations: migrations
            .iter()
            .map(|(path, text)| (below(path), FileText::clone(text)))
            .collect(),
    };
    let root = &generated.root;
    let wanted = generated.wanted();
    if wanted.keys().any(|path| root.join(path) == source.path) {
        bail!(
            "the output directory `{}` holds the spec itself, which would be overwritten; change \
             `path` under `[generate]` in the spec",
            display_path(root)
        );
    }
    Ok(generated)
}

/// What the emitters make of a spec whose migrations have these paths.
pub(crate) fn emit(source: &Source, model: &Model, migrations: &[&str]) -> FileSet {
    let root = output_directory(source, &model.schema);
    let file_name = source
        .path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let spec_path_from_output = relative_path(&root, &source.path);
    let crate_name = crate::manifest::tested_crate(&root);
    cwom_codegen::generate(&Input {
        schema: &model.schema,
        tables: model.tables(),
        spec_text: &source.text,
        spec_file_name: &file_name,
        spec_path_from_output: &spec_path_from_output,
        migrations: &migration_files(migrations),
        crate_name: crate_name.as_deref(),
    })
}

fn migration_files<'p>(paths: &[&'p str]) -> Vec<MigrationFile<'p>> {
    let of_dialect = |dialect: Dialect| {
        let found = cwom_migrate::chain::migrations(paths.iter().copied(), dialect).into_iter();
        found.map(move |(version, name)| MigrationFile {
            dialect,
            version,
            name,
        })
    };
    Dialect::ALL.into_iter().flat_map(of_dialect).collect()
}

impl Generated {
    /// The files as the comparison wants them.
    pub(crate) fn wanted(&self) -> Wanted<'_> {
        let migrations = self.migrations.iter();
        let migrations = migrations.map(|(path, text)| (path.as_str(), text.as_str()));
        self.files.iter().chain(migrations).collect()
    }

    /// How messages name a file of the output.
    pub(crate) fn shown(&self, path: &str) -> String {
        display_path(&self.root.join(path))
    }
}

/// How many errors there are, in words.
pub(crate) fn count_mistakes(diagnostics: &Diagnostics) -> String {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == diagnostics::Severity::Error)
        .count();
    output::count(errors, "error")
}
