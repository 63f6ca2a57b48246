//! Embedded values: which of their columns are null together.

use super::{Rules, one_of_word};
use crate::schema::{Embedded, Field, FieldKind, OneOf};
use crate::tables::CheckRule;
use crate::tables::keys::list;

impl Rules<'_> {
    /// The columns of which one is set where the field is: its own, or for an embedded value a
    /// required part, or all of the parts when none is required.
    pub(super) fn presence(&self, field: &Field) -> Vec<String> {
        let FieldKind::Embedded(embedded) = &field.kind else {
            return vec![field.column.clone()];
        };
        let (required, _) = self.halves(embedded);
        match required.into_iter().next() {
            Some(column) => vec![column],
            None => embedded.columns.clone(),
        }
    }

    /// An optional embedded value is there with all its required parts, or not at all. Without
    /// required parts there is nothing to hold: all null reads as no value.
    pub(super) fn push_presence(&mut self, field: &Field, embedded: &Embedded) {
        if !field.nullable {
            return;
        }
        let (required, optional) = self.halves(embedded);
        if required.is_empty() || embedded.columns.len() == 1 {
            return;
        }
        let doc = format!(
            "`{}` is null with all its parts, or {} set.",
            field.name,
            if required.len() == 1 {
                format!("{} is", list(&required))
            } else {
                format!("{} are", list(&required))
            }
        );
        self.push(
            &[&field.column, "together"],
            CheckRule::Together { required, optional },
            doc,
        );
    }

    /// How many of some parts of an embedded value are set.
    pub(super) fn push_one_of(&mut self, field: &Field, embedded: &Embedded, one_of: &OneOf) {
        let columns: Vec<String> = one_of
            .fields
            .iter()
            .map(|part| embedded.columns[*part].clone())
            .collect();
        let word = one_of_word(one_of);
        let doc = format!("{} of {}.", word.replace('_', " "), list(&columns));
        let mut parts = vec![field.column.as_str()];
        let value = &self.schema[embedded.value];
        parts.extend(
            one_of
                .fields
                .iter()
                .map(|part| value.fields[*part].column.as_str()),
        );
        parts.push(word);
        let unless_null = if field.nullable {
            self.presence(field)
        } else {
            Vec::new()
        };
        self.push(
            &parts,
            CheckRule::CountSet {
                columns,
                mode: one_of.mode,
                unless_null,
            },
            doc,
        );
    }

    /// The columns of required parts, and those of the others.
    fn halves(&self, embedded: &Embedded) -> (Vec<String>, Vec<String>) {
        let mut halves = (Vec::new(), Vec::new());
        let parts = &self.schema[embedded.value].fields;
        for (part, column) in parts.iter().zip(&embedded.columns) {
            let half = if part.nullable {
                &mut halves.1
            } else {
                &mut halves.0
            };
            half.push(column.clone());
        }
        halves
    }
}
