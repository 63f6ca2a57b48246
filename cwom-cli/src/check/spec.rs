//! The leg `spec`: it parses, and every rule about it holds.

use cwom_schema::Schema;
use cwom_schema::diagnostics::{Diagnostics, Severity};

use super::Leg;
use crate::args::LegName;
use crate::exit::Exit;
use crate::output::count;
use crate::pipeline;
use crate::source::Source;

/// What is wrong is told by the diagnostics themselves, which every format prints.
pub(super) fn check(source: &Source, schema: Option<&Schema>, diagnostics: &Diagnostics) -> Leg {
    let shown = &source.shown;
    let (compared, exit) = match schema {
        Some(schema) => {
            let warnings = diagnostics
                .iter()
                .filter(|diagnostic| diagnostic.severity == Severity::Warning)
                .count();
            let parts = [
                count(schema.entities.len(), "entitie").replace("1 entitie", "1 entity"),
                count(schema.enums.len(), "enum"),
                count(schema.values.len(), "value type"),
                count(schema.links.len(), "link"),
                count(warnings, "warning"),
            ];
            (format!("{shown}: {}", parts.join(", ")), Exit::Ok)
        }
        None => (
            format!("{shown}: {}", pipeline::count_mistakes(diagnostics)),
            Exit::CouldNot,
        ),
    };
    Leg {
        name: LegName::Spec,
        compared,
        findings: Vec::new(),
        exit,
    }
}
