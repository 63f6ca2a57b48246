//! The outcome of `check` as SARIF 2.1.0, which code hosts and editors show beside the lines.
//!
//! A result is known again by its fingerprint: what is wrong with what, without lines and texts of
//! diffs, so that it stays the same result while other lines come and go.

mod place;
mod rules;

use std::collections::BTreeMap;

use cwom_schema::diagnostics::{Diagnostic, Severity};
use cwom_schema::digest;
use serde_json::{Value, json};

use crate::check::{Accepted, DatabaseObject, Finding, Outcome, Weight};
use crate::exit::Exit;
use crate::position::Lines;
use crate::source::Source;
use rules::Rules;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The way of making fingerprints; another way has another name.
const FINGERPRINT: &str = "cwomFinding/v1";

/// One log with one run.
pub(crate) fn render_check(outcome: &Outcome, error: Option<&str>, exit: Exit) -> String {
    let mut results = Results {
        source: outcome.source.as_ref(),
        rules: Rules::default(),
        told: Vec::new(),
        seen: BTreeMap::new(),
    };
    for diagnostic in &outcome.diagnostics {
        results.diagnostic(diagnostic);
    }
    for leg in &outcome.legs {
        for finding in &leg.findings {
            results.finding(leg.name.word(), finding, None);
        }
    }
    if let Some(baseline) = &outcome.baseline {
        for accepted in &baseline.accepted {
            results.finding(accepted.leg.word(), &accepted.finding, Some(accepted));
        }
        for finding in &baseline.findings {
            results.finding("baseline", finding, None);
        }
    }
    let could_not = matches!(exit, Exit::CouldNot | Exit::Usage | Exit::Of(_));
    let run = json!({
        "tool": {"driver": {
            "name": "cwom check",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": results.rules.to_json(),
        }},
        "columnKind": "unicodeCodePoints",
        "invocations": [{
            "executionSuccessful": !could_not,
            "exitCode": exit.code(),
            "toolExecutionNotifications": notifications(outcome, error),
        }],
        "results": results.told,
    });
    let log = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
    format!("{log:#}\n")
}

/// What kept a leg from being checked. A spec with errors has told them itself.
fn notifications(outcome: &Outcome, error: Option<&str>) -> Vec<Value> {
    let legs = outcome.legs.iter();
    let failed = legs.filter(|leg| leg.exit == Exit::CouldNot && leg.findings.is_empty());
    let failed = failed.map(|leg| format!("{}: {}", leg.name.word(), leg.compared));
    let all = failed.chain(error.map(str::to_owned));
    all.map(|text| json!({"level": "error", "message": {"text": text}}))
        .collect()
}

struct Results<'o> {
    source: Option<&'o Source>,
    rules: Rules,
    told: Vec<Value>,
    /// How many results had the same identity so far.
    seen: BTreeMap<String, usize>,
}

impl Results<'_> {
    fn diagnostic(&mut self, diagnostic: &Diagnostic) {
        let Some(source) = self.source else { return };
        let (start, end) = Lines::new(&source.text).range(diagnostic.primary.span);
        let code = diagnostic.code;
        let rule = self.rules.of_code(code);
        let level = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let text = match &diagnostic.help {
            Some(help) => format!("{}\nHelp: {help}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        let id = format!("spec\n{}\n{}", code.as_str(), diagnostic.message);
        let location = place::location(&source.shown, Some(place::region(start, end)));
        let mut result = self.result("spec", code.as_str(), rule, level, &id);
        result["message"] = json!({"text": text});
        result["locations"] = json!([location]);
        self.told.push(result);
    }

    fn finding(&mut self, leg: &str, finding: &Finding, accepted: Option<&Accepted>) {
        let rule = self.rules.of_finding(leg, finding.kind);
        let level = match finding.weight {
            Weight::Drift => "error",
            Weight::Note => "note",
        };
        let id = identity(leg, finding);
        let mut result = self.result(leg, finding.kind, rule, level, &id);
        result["message"] = json!({"text": message(finding)});
        result["locations"] = json!([place::of_finding(finding, self.source)]);
        if let Some(object) = &finding.object {
            result["properties"] = json!({"object": crate::json::object(object)});
        }
        if let Some(accepted) = accepted {
            let text = format!("{} (until {})", accepted.reason, accepted.expires);
            result["suppressions"] = json!([{
                "kind": "external", "status": "accepted", "justification": text,
            }]);
        }
        self.told.push(result);
    }

    fn result(&mut self, leg: &str, kind: &str, rule: usize, level: &str, id: &str) -> Value {
        // Two that are the same but for their lines are the first and the second of them.
        let count = self.seen.entry(id.to_owned()).or_insert(0);
        *count += 1;
        let fingerprint = digest(&format!("{id}\n{count}"));
        json!({
            "ruleId": format!("{leg}/{kind}"),
            "ruleIndex": rule,
            "level": level,
            // GitHub looks at its own name for it only, and makes one of the line where it is missing.
            "partialFingerprints": {
                FINGERPRINT: fingerprint,
                "primaryLocationLineHash": format!("{}:{count}", &fingerprint[..16]),
            },
        })
    }
}

/// What is wrong with what. Where an object or a file says it, the words of the message may change.
fn identity(leg: &str, finding: &Finding) -> String {
    let about = match finding.object.as_deref() {
        Some(object) => format!(
            "{}\n{}\n{}",
            object.label(),
            object.facet,
            object.difference
        ),
        None if finding.change.is_some() => place::in_repository(&finding.path),
        None => format!(
            "{}\n{}",
            place::in_repository(&finding.path),
            finding.message
        ),
    };
    format!("{leg}\n{}\n{about}", finding.kind)
}

/// The message with both sides and the SQL of both directions, since few viewers show properties.
fn message(finding: &Finding) -> String {
    let Some(object) = finding.object.as_deref() else {
        return finding.message.clone();
    };
    let mut text = finding.message.clone();
    for (title, value) in sides(object) {
        if let Some(value) = value {
            text = format!("{text}\n{title}: {}", value.trim_end());
        }
    }
    text
}

const fn sides(object: &DatabaseObject) -> [(&'static str, Option<&String>); 4] {
    [
        ("Expected", object.expected.as_ref()),
        ("Actual", object.actual.as_ref()),
        ("SQL for the database", object.to_migrations.as_ref()),
        ("SQL for a migration", object.to_database.as_ref()),
    ]
}

#[cfg(test)]
mod tests;
