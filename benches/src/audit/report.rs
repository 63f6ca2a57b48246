//! The figures as a table for people and as an object for machines.

use std::fmt::Write as _;
use std::thread::available_parallelism;

use serde_json::{Value, json};

use super::Scale;
use super::variant::Variant;
use crate::machine;

/// The most that an audited write may cost, in bare ones.
const AIM: f64 = 2.2;
/// The same with an index over traces.
const AIM_TRACED: f64 = 2.6;
/// The same where a commit takes its time.
const AIM_BESIDE: f64 = 1.3;

/// One figure: microseconds of each round.
#[derive(Debug)]
struct Row {
    engine: &'static str,
    what: &'static str,
    variant: Variant,
    rounds: Vec<f64>,
    aim: Option<f64>,
}

/// What was measured.
#[derive(Debug)]
pub(crate) struct Report {
    scale: Scale,
    rows: Vec<Row>,
    absent: Vec<&'static str>,
    load: String,
}

impl Report {
    /// An empty report of a benchmark that begins now.
    pub(crate) fn new(scale: Scale) -> Self {
        Self {
            scale,
            rows: Vec::new(),
            absent: Vec::new(),
            load: machine::load(),
        }
    }

    /// Notes what could not be measured.
    pub(crate) fn absent(&mut self, what: &'static str) {
        self.absent.push(what);
    }

    /// Notes the microseconds of one turn.
    pub(crate) fn note(
        &mut self,
        engine: &'static str,
        what: &'static str,
        variant: Variant,
        micros: f64,
    ) {
        let is_own =
            |row: &&mut Row| (row.engine, row.what, row.variant) == (engine, what, variant);
        if let Some(row) = self.rows.iter_mut().find(is_own) {
            row.rounds.push(micros);
            return;
        }
        let aim = match (
            variant,
            what.starts_with("8 clients"),
            what == "create, alone",
        ) {
            (Variant::Bare, ..) => None,
            (_, true, _) => Some(AIM_BESIDE),
            (Variant::Audited, _, true) => Some(AIM),
            (Variant::Traced, _, true) => Some(AIM_TRACED),
            _ => None,
        };
        self.rows.push(Row {
            engine,
            what,
            variant,
            rounds: vec![micros],
            aim,
        });
    }

    /// The median of a row in bare ones: of the ratios of each round, in which both took turns.
    fn ratio(&self, row: &Row) -> Option<f64> {
        let bare = self.rows.iter().find(|other| {
            (other.engine, other.what, other.variant) == (row.engine, row.what, Variant::Bare)
        })?;
        let ratios = row.rounds.iter().zip(&bare.rounds);
        Some(median(
            &ratios.map(|(own, bare)| own / bare).collect::<Vec<_>>(),
        ))
    }

    pub(crate) fn to_markdown(&self) -> String {
        let processors = available_parallelism().map_or(1, usize::from);
        let mut text = format!(
            "# Auditing\n\nWhat an entry for each change costs: the same table with the same indexes \
             and rules, bare and audited,\nwritten through the driver that the library uses. Eleven \
             columns, an image of about 500 bytes.\nMicroseconds: the median of the writes of \
             a round (the mean of a row, in a transaction of many),\nand of these the median of {} \
             rounds, in which the variants take turns, then the quickest and the\nslowest round. The \
             ratio is the median of the ratios of the rounds. \
             {processors} processors, {}; load when it began: {}.\n\n\
             SQLite: a file, write-ahead log, `synchronous = NORMAL`. PostgreSQL: a server of its \
             own on TCP,\n`synchronous_commit = off`; with 8 clients, commits wait for 1 ms \
             (`commit_delay`).\n\
             Written by `cargo xtask bench audit`.\n\n\
             | engine | what | variant | median µs | quickest – slowest | ratio | aim |\n\
             |---|---|---|---:|---:|---:|---:|\n",
            self.scale.rounds,
            std::env::consts::OS,
            self.load
        );
        for row in &self.rows {
            let ratio = self.ratio(row).unwrap_or(1.0);
            let aim = row.aim.map_or(String::new(), |aim| format!("≤ {aim}"));
            let _ = writeln!(
                text,
                "| {} | {} | {} | {:.1} | {:.1} – {:.1} | {ratio:.2} | {aim} |",
                row.engine,
                row.what,
                row.variant.name(),
                median(&row.rounds),
                row.rounds.iter().copied().fold(f64::INFINITY, f64::min),
                row.rounds.iter().copied().fold(0.0, f64::max),
            );
        }
        for what in &self.absent {
            let _ = writeln!(text, "\nNot measured: {what}.");
        }
        text
    }

    pub(crate) fn to_json(&self) -> String {
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                json!({
                    "engine": row.engine,
                    "what": row.what,
                    "variant": row.variant.name(),
                    "rounds_us": row.rounds,
                    "median_us": median(&row.rounds),
                    "ratio": self.ratio(row),
                    "aim": row.aim,
                })
            })
            .collect();
        format!("{:#}\n", json!({ "rows": rows, "absent": self.absent }))
    }
}

/// The middle of several figures.
pub(crate) fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => sorted[count / 2],
        count => f64::midpoint(sorted[count / 2 - 1], sorted[count / 2]),
    }
}
