//! The spec that a struct is checked against: found, read, parsed once per compilation.

mod cache;
mod find;
mod mistakes;
mod original;

use std::path::PathBuf;
use std::sync::Arc;

use cwom_schema::Schema;
use cwom_schema::tables::{Tables, lower_tables};
use syn::LitStr;

/// A valid spec and its relational view.
pub(crate) struct Spec {
    /// What the spec says.
    pub(crate) schema: Schema,
    /// Its tables.
    pub(crate) tables: Tables,
}

/// The text of a spec, and where it comes from.
pub(crate) struct Source {
    text: String,
    /// The name in messages.
    name: String,
    /// The files that were read, by absolute paths; the compiler watches them.
    pub(crate) files: Vec<PathBuf>,
}

impl Source {
    /// Reads the spec that a struct of this package names, or the package's own.
    pub(crate) fn read(written: Option<&LitStr>) -> Result<Self, String> {
        let place = find::find(written)?;
        let text = std::fs::read_to_string(&place.file)
            .map_err(|error| format!("cannot read the spec `{}`: {error}", place.name))?;
        let Some(original) = original::Original::of(&text, &place.file) else {
            return Ok(Self {
                text,
                name: place.name,
                files: vec![place.file],
            });
        };
        original.compare(&place.name)?;
        // Mistakes are told where they can be repaired: in the original.
        let name = original.name.to_owned();
        Ok(Self {
            text: original.copied.to_owned(),
            name,
            files: vec![place.file, original.file],
        })
    }

    /// A spec that another crate carries.
    pub(crate) fn carried(text: String) -> Self {
        Self {
            text,
            name: "the spec of that crate".to_owned(),
            files: Vec::new(),
        }
    }

    /// The spec that the text says, or the words for what is wrong with it.
    pub(crate) fn parse(&self) -> Result<Arc<Spec>, String> {
        cache::parsed(&self.text, parse)
            .map_err(|diagnostics| mistakes::render(&diagnostics, &self.text, &self.name))
    }
}

fn parse(text: &str) -> cache::Parsed {
    let (schema, diagnostics) = cwom_schema::parse(text);
    let schema = schema.ok_or_else(|| Arc::new(diagnostics))?;
    let tables = lower_tables(&schema);
    Ok(Arc::new(Spec { schema, tables }))
}
