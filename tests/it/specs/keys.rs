//! Keys, checks and states over the fields of one entity.

use std::fmt::Write as _;

use super::draft::Plan;
use super::entity::Section;
use super::expressions::{Kind, Operand, Writer};
use super::random::Random;

impl Section {
    /// `unique = …` and `indexes = …`.
    pub(super) fn keys(&self, plan: &Plan, random: &mut Random) -> String {
        let mut text = String::new();
        let writer = Writer {
            operands: &self.operands,
            enums: &plan.enums,
            immutable: true,
            wild: plan.wild,
        };
        let mut uniques = Vec::new();
        for _ in 0..random.below(3) {
            let mut fields = self.indexable.clone();
            random.shuffle(&mut fields);
            fields.truncate(1 + random.below(3));
            if fields.is_empty() {
                continue;
            }
            let key = if random.chance(40) {
                let condition = escaped(&writer.truth(random, 2));
                format!("{{ on = {fields:?}, where = \"{condition}\" }}")
            } else {
                format!("{fields:?}")
            };
            // Twice the same is refused, and one field alone may be `unique` already.
            if !uniques.contains(&key) && (fields.len() > 1 || key.starts_with('{')) {
                uniques.push(key);
            }
        }
        if !uniques.is_empty() {
            let _ = writeln!(text, "unique = [{}]", uniques.join(", "));
        }
        let mut indexes = Vec::new();
        for _ in 0..random.below(4) {
            let mut parts = Vec::new();
            for _ in 0..=random.below(3) {
                let part = match writer.sortable(random) {
                    Some(operand) if random.chance(70) => operand.name.clone(),
                    Some(_) => {
                        let kind = *random.pick(&[Kind::Text, Kind::Int, Kind::Bool]);
                        let part = writer.of(random, kind, 2);
                        // A constant is refused.
                        if !reads(&part, &self.operands) {
                            continue;
                        }
                        part
                    }
                    None => continue,
                };
                let order = *random.pick(&["", " desc"]);
                parts.push(format!("\"{}{order}\"", escaped(&part)));
            }
            if parts.is_empty() {
                continue;
            }
            let parts = format!("[{}]", parts.join(", "));
            let key = if random.chance(40) {
                let condition = escaped(&writer.truth(random, 2));
                format!("{{ on = {parts}, where = \"{condition}\" }}")
            } else {
                parts
            };
            if !indexes.contains(&key) {
                indexes.push(key);
            }
        }
        if !indexes.is_empty() {
            let _ = writeln!(text, "indexes = [\n    {},\n]", indexes.join(",\n    "));
        }
        text
    }

    pub(super) fn checks(&self, plan: &Plan, random: &mut Random) -> String {
        let mut text = String::new();
        let writer = Writer {
            operands: &self.operands,
            enums: &plan.enums,
            immutable: false,
            wild: plan.wild,
        };
        for number in 0..random.below(4) {
            let truth = escaped(&writer.truth(random, 3));
            let _ = writeln!(text, "check_{number} = \"{truth}\"");
        }
        if random.chance(10) {
            text.push_str("select = { sqlite = \"1 = 1\", postgres = \"true\" }\n");
        }
        text
    }

    pub(super) fn state_machine(
        &self,
        position: usize,
        plan: &Plan,
        random: &mut Random,
    ) -> String {
        let Some((field, states)) = self.states.first() else {
            return String::new();
        };
        if plan.entities[position].frozen() || random.chance(30) {
            return String::new();
        }
        let values = &plan.enums[*states];
        let mut text = format!("[entity.N{position}.states]\nfield = \"{field}\"\n");
        if random.chance(30) {
            text.push_str("initial = \"any\"\n");
        } else {
            let _ = writeln!(text, "initial = [\"{}\"]", values[0]);
        }
        for (from, value) in values.iter().enumerate() {
            let next: Vec<&String> = values.get(from + 1).into_iter().collect();
            let _ = writeln!(text, "moves.\"{value}\" = {next:?}");
        }
        if let Some(field) = self.nullable.first() {
            let last = &values[values.len() - 1];
            let _ = writeln!(text, "requires.\"{last}\" = [\"{field}\"]");
            if let Some(other) = self.nullable.get(1) {
                let _ = writeln!(text, "only_in.\"{last}\" = [\"{other}\"]");
            }
        }
        text.push('\n');
        text
    }
}

/// Whether an expression names one of the columns outside of its texts.
fn reads(expression: &str, operands: &[Operand]) -> bool {
    let outside = expression.split('\'').step_by(2);
    let mut words = outside.flat_map(|part| {
        part.split(|it: char| !(it.is_ascii_alphanumeric() || it == '_' || it == '.'))
    });
    words.any(|word| operands.iter().any(|operand| operand.name == word))
}

/// For a basic string of TOML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
