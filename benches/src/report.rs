//! The figures as a table for people and as an object for machines.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::{Value, json};

use crate::measure::Figures;

/// Everything that the model yields, into an empty directory.
pub(crate) const FROM_NOTHING: &str = "write from nothing";
/// A second run, with nothing to do.
pub(crate) const NOTHING_TO_DO: &str = "nothing to do";

/// A line of the report.
#[derive(Debug)]
pub(crate) struct Row {
    tool: &'static str,
    entities: u32,
    what: String,
    figures: Option<Figures>,
}

/// What was measured, and what could not be.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) rows: Vec<Row>,
    absent: Vec<(&'static str, &'static str)>,
    /// How many processes wanted to run when it began, where the system tells.
    load: Option<f64>,
}

impl Row {
    pub(crate) fn measured(
        tool: &'static str,
        entities: u32,
        what: &str,
        figures: Figures,
    ) -> Self {
        Self {
            tool,
            entities,
            what: what.to_owned(),
            figures: Some(figures),
        }
    }

    pub(crate) fn skipped(tool: &'static str, entities: u32, why: &str) -> Self {
        Self {
            tool,
            entities,
            what: why.to_owned(),
            figures: None,
        }
    }
}

impl Report {
    /// An empty report of a benchmark that begins now.
    pub(crate) fn new() -> Self {
        let text = std::fs::read_to_string("/proc/loadavg").ok();
        let load = text.and_then(|text| text.split(' ').next()?.parse().ok());
        Self {
            rows: Vec::new(),
            absent: Vec::new(),
            load,
        }
    }

    /// Notes that a tool is not installed, once.
    pub(crate) fn absent(&mut self, tool: &'static str, install: &'static str) {
        if !self.absent.iter().any(|(name, _)| *name == tool) {
            self.absent.push((tool, install));
        }
    }

    pub(crate) fn to_markdown(&self) -> String {
        let load = self
            .load
            .map_or_else(|| "not known".to_owned(), |load| format!("{load:.1}"));
        let mut text = format!(
            "# Generating\n\n\
             Whole processes, as people wait for them: from the start of the program to its end. \
             Every entity has\n15 fields, one of them a reference to the entity before, and two \
             indexes. The median of the runs stands\nfirst, then the shortest and the longest. {} \
             processors, {}; load when it began: {load}.\n\n\
             `cargo cwom gen` writes Rust models, SQL for two engines, documents, a JSON \
             Schema\nand migrations, and proves these on SQLite before it writes: the proof is \
             part of what writing\ntakes. The peers write one migration for one engine, without a \
             proof. Where nobody touched a file\nsince a run found nothing to do, the next one \
             reads none (`nothing to do`).\nWritten by `cargo xtask bench gen`.\n\n\
             | tool | entities | what | median | shortest – longest | peak memory | runs |\n\
             |---|---:|---|---:|---:|---:|---:|\n",
            std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            std::env::consts::OS,
        );
        for row in &self.rows {
            // Writing to a String cannot fail.
            let _ = match &row.figures {
                Some(figures) => writeln!(
                    text,
                    "| {} | {} | {} | {} | {} – {} | {} MB | {} |",
                    row.tool,
                    row.entities,
                    row.what,
                    milliseconds(figures.median),
                    milliseconds(figures.least),
                    milliseconds(figures.most),
                    figures.peak / 1_000_000,
                    figures.runs,
                ),
                None => writeln!(
                    text,
                    "| {} | {} | {} | | | | |",
                    row.tool, row.entities, row.what
                ),
            };
        }
        for (tool, install) in &self.absent {
            let _ = writeln!(
                text,
                "\n{tool}: not installed, not measured. To measure it: {install}"
            );
        }
        text
    }

    pub(crate) fn to_json(&self) -> String {
        let row = |row: &Row| -> Value {
            let figures = row.figures.map(|figures| {
                json!({
                    "median_us": micros(figures.median),
                    "least_us": micros(figures.least),
                    "most_us": micros(figures.most),
                    "peak_bytes": figures.peak,
                    "runs": figures.runs,
                })
            });
            json!({
                "tool": row.tool,
                "entities": row.entities,
                "what": row.what,
                "figures": figures,
            })
        };
        let absent: Vec<&str> = self.absent.iter().map(|(tool, _)| *tool).collect();
        let rows: Vec<Value> = self.rows.iter().map(row).collect();
        format!(
            "{:#}\n",
            json!({ "load": self.load, "rows": rows, "not_installed": absent })
        )
    }
}

fn milliseconds(duration: Duration) -> String {
    let value = duration.as_secs_f64() * 1e3;
    let decimals = usize::from(value < 100.0);
    format!("{value:.decimals$} ms")
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}
