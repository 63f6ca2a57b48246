//! The rules that the results of a run name, each once, in the order in which they are met.

use clap::ValueEnum as _;
use cwom_schema::diagnostics::Code;
use serde_json::{Value, json};

use crate::args::LegName;
use crate::check::rules::{find, of_leg};

/// The rules so far.
#[derive(Debug, Default)]
pub(super) struct Rules {
    rules: Vec<(String, Value)>,
}

impl Rules {
    /// The rule of a mistake of the spec, by its index.
    pub(super) fn of_code(&mut self, code: Code) -> usize {
        let id = format!("spec/{}", code.as_str());
        let explanation = code.explain().trim();
        let first = explanation
            .split_once(". ")
            .map_or(explanation, |(it, _)| it);
        let title = first.split_whitespace().collect::<Vec<_>>().join(" ");
        self.index(id, &title, explanation)
    }

    /// The rule of a kind of finding, by its index.
    pub(super) fn of_finding(&mut self, leg: &str, kind: &str) -> usize {
        let id = format!("{leg}/{kind}");
        if let Some(rule) = find(leg, kind) {
            return self.index(id, rule.title, rule.help);
        }
        let help = LegName::from_str(leg, false)
            .map(of_leg)
            .unwrap_or_default();
        let title = format!("{leg}: {}", kind.replace('_', " "));
        self.index(id, &title, &help)
    }

    pub(super) fn to_json(&self) -> Vec<&Value> {
        self.rules.iter().map(|(_, rule)| rule).collect()
    }

    fn index(&mut self, id: String, title: &str, help: &str) -> usize {
        if let Some(index) = self.rules.iter().position(|(known, _)| *known == id) {
            return index;
        }
        let rule = json!({
            "id": id,
            "shortDescription": {"text": title},
            "fullDescription": {"text": help},
            "help": {"text": help},
        });
        self.rules.push((id, rule));
        self.rules.len() - 1
    }
}
