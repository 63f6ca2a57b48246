//! The figures as tables for people and as an object for machines.

use std::fmt::Write as _;
use std::thread::available_parallelism;
use std::time::Duration;

use serde_json::{Value, json};

use super::Scale;
use crate::audit::median;
use crate::machine;

/// The fewest entries that are verified in a second.
const AIM: f64 = 50_000.0;

/// What was measured of one engine.
#[derive(Debug)]
struct Engine {
    name: &'static str,
    /// Milliseconds of each round.
    one_by_one: Vec<f64>,
    at_once: Vec<f64>,
    /// Entries per second.
    sealed: Vec<f64>,
    verified: Vec<f64>,
    /// Microseconds of processor time of the verifying process for each entry.
    worked: Vec<f64>,
}

/// What was measured.
#[derive(Debug)]
pub(super) struct Report {
    scale: Scale,
    engines: Vec<Engine>,
    absent: Vec<&'static str>,
    load: String,
}

impl Report {
    /// An empty report of a benchmark that begins now.
    pub(super) fn new(scale: Scale) -> Self {
        Self {
            scale,
            engines: Vec::new(),
            absent: Vec::new(),
            load: machine::load(),
        }
    }

    /// Notes what could not be measured.
    pub(super) fn absent(&mut self, what: &'static str) {
        self.absent.push(what);
    }

    /// Notes a round of writes.
    pub(super) fn note_write(
        &mut self,
        name: &'static str,
        one_by_one: Duration,
        at_once: Duration,
    ) {
        let engine = self.engine(name);
        engine.one_by_one.push(one_by_one.as_secs_f64() * 1e3);
        engine.at_once.push(at_once.as_secs_f64() * 1e3);
    }

    /// Notes how long so many entries took to seal.
    pub(super) fn note_seal(&mut self, name: &'static str, entries: usize, took: Duration) {
        self.engine(name).sealed.push(rate(entries, took));
    }

    /// Notes how long so many entries took to verify, and how much of it was work of this process.
    pub(super) fn note_verify(
        &mut self,
        name: &'static str,
        entries: usize,
        took: Duration,
        worked: Duration,
    ) {
        let engine = self.engine(name);
        engine.verified.push(rate(entries, took));
        engine.worked.push(1e6 / rate(entries, worked));
    }

    fn engine(&mut self, name: &'static str) -> &mut Engine {
        let known = self.engines.iter().position(|engine| engine.name == name);
        let position = known.unwrap_or_else(|| {
            self.engines.push(Engine {
                name,
                one_by_one: Vec::new(),
                at_once: Vec::new(),
                sealed: Vec::new(),
                verified: Vec::new(),
                worked: Vec::new(),
            });
            self.engines.len() - 1
        });
        &mut self.engines[position]
    }

    pub(super) fn to_markdown(&self) -> String {
        let processors = available_parallelism().map_or(1, usize::from);
        let mut text = format!(
            "# The store, and verifying its log\n\nRows of an audited table of eleven columns, \
             images of about 500 bytes, through the typed store.\n{processors} processors, {}; load \
             when it began: {}. SQLite: a file, as the store opens it. PostgreSQL: a server of its\n\
             own on TCP, `synchronous_commit = off`. Written by `cargo xtask bench store`.\n\n\
             ## {} rows in a transaction\n\n",
            std::env::consts::OS,
            self.load,
            self.scale.batch
        );
        let _ = writeln!(
            text,
            "From `begin` to `commit`: the median of {} rounds in which both take turns, the \
             quickest and the slowest.\n\n\
             | engine | loop of `create`, ms | `create_all`, ms | times as fast |\n\
             |---|---:|---:|---:|",
            self.scale.rounds
        );
        for engine in &self.engines {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {:.1} |",
                engine.name,
                spread(&engine.one_by_one),
                spread(&engine.at_once),
                engine.gain()
            );
        }
        let _ = write!(
            text,
            "\n## `audit verify --full`\n\nA log of {} entries, each with its row: every look, \
             catalog included. Aim: {AIM:.0} entries in a second.\nProcessor time is that of the \
             verifying process, without the server's: what else the machine does\nchanges it \
             little.\n\n\
             | engine | verified, entries/s | processor time, µs/entry | sealed, entries/s |\n\
             |---|---:|---:|---:|\n",
            self.scale.entries
        );
        for engine in &self.engines {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {:.0} |",
                engine.name,
                spread(&engine.verified),
                spread(&engine.worked),
                median(&engine.sealed)
            );
        }
        for what in &self.absent {
            let _ = writeln!(text, "\nNot measured: {what}.");
        }
        text
    }

    pub(super) fn to_json(&self) -> String {
        let engines: Vec<Value> = self
            .engines
            .iter()
            .map(|engine| {
                json!({
                    "engine": engine.name,
                    "create_loop_ms": engine.one_by_one,
                    "create_all_ms": engine.at_once,
                    "gain": engine.gain(),
                    "sealed_per_s": engine.sealed,
                    "verified_per_s": engine.verified,
                    "verify_processor_us": engine.worked,
                })
            })
            .collect();
        format!(
            "{:#}\n",
            json!({
                "rows": self.scale.batch,
                "entries": self.scale.entries,
                "load": self.load,
                "engines": engines,
                "absent": self.absent,
            })
        )
    }
}

impl Engine {
    /// How many times as fast a batch is: the median of the ratios of the rounds.
    fn gain(&self) -> f64 {
        let rounds = self.one_by_one.iter().zip(&self.at_once);
        let ratios: Vec<f64> = rounds.map(|(one, all)| one / all).collect();
        median(&ratios)
    }
}

/// The median, the least and the most.
fn spread(figures: &[f64]) -> String {
    let least = figures.iter().copied().fold(f64::INFINITY, f64::min);
    let most = figures.iter().copied().fold(0.0, f64::max);
    let digits = usize::from(most < 10_000.0);
    format!(
        "{:.digits$} ({least:.digits$} – {most:.digits$})",
        median(figures)
    )
}

fn rate(entries: usize, took: Duration) -> f64 {
    // A log has fewer entries than a float counts exactly.
    f64::from(u32::try_from(entries).unwrap_or(u32::MAX)) / took.as_secs_f64()
}
