//! `--growth`: how reads grow with the rows that are there, and writes with those who write.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::field::OURS;
use crate::findings::Findings;
use crate::machine::Machine;
use crate::run::{self, Plan, Scale};
use crate::samples::Spread;
use crate::workload::Workload;

/// Reads and single writes: what should not grow with the table.
const KEYED: [Workload; 6] = [
    Workload::Create,
    Workload::Change,
    Workload::Get,
    Workload::List,
    Workload::Join,
    Workload::History,
];

/// Tasks that write at the same time.
const WRITERS: [usize; 5] = [1, 2, 4, 8, 16];

/// What grew.
struct Grown {
    rows: usize,
    findings: Vec<Findings>,
}

/// Measures ours on tables of these sizes, and with more and more writers, and writes a report.
pub(crate) fn run(sizes: &[usize], rounds: usize) -> Result<()> {
    let machine = Machine::look();
    let mut grown = Vec::with_capacity(sizes.len());
    for rows in sizes {
        let plan = Plan {
            scale: Scale {
                rows: *rows,
                rounds,
                with_orms: false,
                with_verify: false,
            },
            workloads: &KEYED,
            committed: None,
        };
        let mut findings = vec![run::on_sqlite(plan)?];
        findings.extend(run::on_postgres(plan)?);
        let rows = *rows;
        grown.push(Grown { rows, findings });
    }
    let writers = run::by_writers(&WRITERS, rounds)?;
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let markdown = to_markdown(&machine, rounds, &grown, &writers);
    let files = [
        ("growth.md", markdown.as_str()),
        ("growth.json", &to_json(&machine, &grown, &writers)),
    ];
    for (name, text) in files {
        fs::write(directory.join(name), text).with_context(|| format!("could not write {name}"))?;
    }
    print!("{markdown}");
    Ok(())
}

fn to_markdown(
    machine: &Machine,
    rounds: usize,
    grown: &[Grown],
    writers: &[(usize, Spread)],
) -> String {
    let mut text = format!(
        "# Growth\n\n\
         Ours, in microseconds for each operation: the median of {rounds} rounds and its quartiles. \
         Load when it began: {}.\nWritten by `cargo xtask bench growth`.\n",
        machine.load
    );
    let engines = grown.first().map_or(0, |grown| grown.findings.len());
    for engine in 0..engines {
        let name = &grown[0].findings[engine].engine;
        // Writing to a String cannot fail.
        let _ = write!(text, "\n## {name}\n\n| workload |");
        for grown in grown {
            let _ = write!(text, " {} rows |", grown.rows);
        }
        let _ = write!(text, "\n|---|{}\n", "---:|".repeat(grown.len()));
        for workload in KEYED {
            let _ = write!(text, "| {} |", workload.name());
            for grown in grown {
                let series = grown.findings[engine].series(workload, OURS);
                let spread = series.and_then(|series| Spread::of(&series.wall));
                let cell = spread.map_or_else(String::new, |spread| {
                    format!(
                        " {:.0} [{:.0}..{:.0}]",
                        spread.median, spread.lower, spread.upper
                    )
                });
                text.push_str(&cell);
                text.push_str(" |");
            }
            text.push('\n');
        }
    }
    if !writers.is_empty() {
        text.push_str(
            "\n## Writers\n\nAudited creates on PostgreSQL by tasks with a connection each.\n\n\
             | writers | creates in a second |\n|---:|---:|\n",
        );
        for (count, spread) in writers {
            let _ = writeln!(
                text,
                "| {count} | {:.0} [{:.0}..{:.0}] |",
                1e6 / spread.median,
                1e6 / spread.upper,
                1e6 / spread.lower
            );
        }
    }
    text
}

fn to_json(machine: &Machine, grown: &[Grown], writers: &[(usize, Spread)]) -> String {
    let sizes = grown.iter().flat_map(|grown| {
        grown.findings.iter().flat_map(|findings| {
            findings.workloads.iter().filter_map(|(workload, _)| {
                let ours = findings.series(*workload, OURS)?;
                let median = Spread::of(&ours.wall)?.median;
                Some(json!({
                    "engine": findings.engine,
                    "rows": grown.rows,
                    "workload": workload.name(),
                    "median_us": median,
                }))
            })
        })
    });
    let sizes: Vec<Value> = sizes.collect();
    let writers = writers.iter().map(|(count, spread)| {
        json!({ "writers": count, "creates_in_a_second": (1e6 / spread.median).round() })
    });
    let writers: Vec<Value> = writers.collect();
    format!(
        "{:#}\n",
        json!({ "load": machine.load, "sizes": sizes, "writers": writers })
    )
}
