//! The object for machines, with the figures of every round.

use serde_json::{Map, Value, json};

use super::{Report, aims};
use crate::compile::figures::{Clock, Findings, Step, Subject};

impl Report {
    pub(in crate::compile) fn to_json(&self) -> String {
        let findings: Vec<Value> = self.findings.iter().map(findings).collect();
        format!(
            "{:#}\n",
            json!({
                "processors": self.machine.processors,
                "processor": self.machine.model,
                "load": self.machine.load,
                "rustc": self.machine.rustc,
                "rounds": self.rounds,
                "sizes": findings,
            })
        )
    }
}

fn findings(findings: &Findings) -> Value {
    let subjects: Vec<Value> = findings.subjects.iter().map(subject).collect();
    let aims: Vec<Value> = aims(findings)
        .into_iter()
        .map(|aim| {
            json!({
                "what": aim.what,
                "beside": aim.beside,
                "aim": aim.most,
                "measured": aim.measured,
                "met": aim.is_met,
            })
        })
        .collect();
    json!({ "entities": findings.entities, "aims": aims, "peers": subjects })
}

fn subject(subject: &Subject) -> Value {
    let mut steps = Map::new();
    for step in Step::ALL {
        let wall = subject.seconds(step, Clock::Wall);
        let cpu = subject.seconds(step, Clock::Cpu);
        if !wall.is_empty() {
            steps.insert(
                step.key().to_owned(),
                json!({ "wall_s": wall, "cpu_s": cpu }),
            );
        }
    }
    json!({
        "peer": subject.peer.name,
        "version": subject.version,
        "packages": subject.packages,
        "lines_per_entity": subject.lines,
        "program_dev_bytes": subject.program_dev,
        "program_release_bytes": subject.program_release,
        "migrations_bytes": subject.migrations,
        "steps": steps,
    })
}
