//! Emitters of a work-object model: schema and tables in, a set of files out. The SQL of migrations
//! is `cwom-migrate`'s.
//!
//! Nothing here touches a disk or starts a process: Rust is laid out as rustfmt would lay it out,
//! and whoever asks writes the [`FileSet`] or compares it with what is there.

mod context;
mod document;
mod file_set;
mod interchange;
mod json;
mod rust;
mod text;

use cwom_schema::Schema;
use cwom_schema::schema::Dialect;
use cwom_schema::tables::Tables;

use context::Context;
pub use file_set::{FileSet, MARKER};

/// What a generation reads.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The model.
    pub schema: &'a Schema,
    /// Its relational view.
    pub tables: &'a Tables,
    /// The text of the spec.
    pub spec_text: &'a str,
    /// The spec's file name, as headers mention it: `cwom-spec.toml`.
    pub spec_file_name: &'a str,
    /// The way from the output directory to the spec: `../cwom-spec.toml`.
    pub spec_path_from_output: &'a str,
    /// The migrations that the crate compiles in, of each dialect in the order in which they run.
    pub migrations: &'a [MigrationFile<'a>],
    /// The name of the generated crate in Rust, where tests of the model are to come with it: they
    /// need its feature `test-support`.
    pub crate_name: Option<&'a str>,
}

/// A migration of one dialect: `migrations/<dialect>/<version>_<name>.up.sql`, and `.down.sql`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MigrationFile<'a> {
    /// Whose it is.
    pub dialect: Dialect,
    /// Fourteen digits.
    pub version: i64,
    /// What follows them.
    pub name: &'a str,
}

/// An emitter: adds its files.
type Emitter = fn(&Context<'_>, &mut FileSet);

/// Every emitter of Rust, beside what it emits.
const RUST: &[(&str, Emitter)] = &[
    ("src/lib.rs", rust::root::emit),
    ("src/prelude.rs", rust::prelude::emit),
    ("src/<entity>.rs", rust::entity::emit),
    ("src/enums.rs", rust::enumeration::emit),
    ("src/values.rs", rust::value::emit),
    ("src/links.rs, src/links/<link>.rs", rust::link::emit),
    ("src/spec.rs", rust::spec::emit),
    ("src/migrations.rs", rust::migrations::emit),
    ("src/fixtures.rs", rust::fixture::emit),
    ("src/testing.rs", rust::testing::emit),
    ("tests/round_trip/<entity>.rs", rust::trial::emit),
];

/// Every other emitter, beside what it emits.
const OTHERS: &[(&str, Emitter)] = &[
    ("SCHEMA.md", document::emit),
    ("schemas/<entity>.json", interchange::emit),
    ("cwom-spec.toml", text::emit_spec_copy),
    ("cwom-spec.schema.json", text::emit_spec_schema),
    ("rustfmt.toml", text::emit_rustfmt),
];

/// Generates every file of the model.
pub fn generate(input: &Input<'_>) -> FileSet {
    let context = Context::new(input);
    // Two halves that take about as long, on two processors where there are two. No emitter sees
    // what another wrote, so the order in which they run is not in the output.
    std::thread::scope(|scope| {
        let others = scope.spawn(|| emit_all(&context, OTHERS));
        let mut files = emit_all(&context, RUST);
        match others.join() {
            Ok(others) => files.append(others),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        files
    })
}

fn emit_all(context: &Context<'_>, emitters: &[(&str, Emitter)]) -> FileSet {
    let mut files = FileSet::new();
    for (_, emit) in emitters {
        emit(context, &mut files);
    }
    files
}
