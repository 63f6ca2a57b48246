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

use find::Place;
use original::Original;

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
    /// The words for a copy that is older than its original.
    outdated: Option<String>,
    /// The files that were read, by absolute paths; the compiler watches them.
    pub(crate) files: Vec<PathBuf>,
}

impl Source {
    /// Reads the spec that a struct of this package names, or the package's own.
    pub(crate) fn read(written: Option<&LitStr>) -> Result<Self, String> {
        let Place { file, name } = find::find(written)?;
        let text = std::fs::read_to_string(&file)
            .map_err(|error| format!("cannot read the spec `{name}`: {error}"))?;
        let Some(original) = Original::of(&text, &file) else {
            return Ok(Self {
                text,
                name,
                outdated: None,
                files: vec![file],
            });
        };
        Ok(Self {
            text: original.copied.to_owned(),
            outdated: original.compare(&name).err(),
            // Mistakes are told where they can be repaired: in the original.
            name: original.name.to_owned(),
            files: vec![file, original.file],
        })
    }

    /// A spec that another crate carries.
    pub(crate) fn carried(text: String) -> Self {
        let name = "the spec of that crate".to_owned();
        Self {
            text,
            name,
            outdated: None,
            files: Vec::new(),
        }
    }

    /// The spec that the text says, or the words for what is wrong with it; `None` where an earlier
    /// struct of this compilation was given the same words. One mistake in the spec concerns every
    /// struct of a model, and is told once.
    pub(crate) fn parse(&self) -> Result<Arc<Spec>, Option<String>> {
        let parsed = match &self.outdated {
            Some(message) => Err(message.clone()),
            None => cache::parsed(&self.text, parse)
                .map_err(|diagnostics| mistakes::render(&diagnostics, &self.text, &self.name)),
        };
        parsed.map_err(|message| cache::is_news(&message).then_some(message))
    }
}

fn parse(text: &str) -> cache::Parsed {
    let (schema, diagnostics) = cwom_schema::parse(text);
    let schema = schema.ok_or_else(|| Arc::new(diagnostics))?;
    let tables = lower_tables(&schema);
    Ok(Arc::new(Spec { schema, tables }))
}
