//! The figures as tables.

use std::fmt::Write as _;

use super::Report;
use crate::aims::Aim;
use crate::field::{OURS, RUSQLITE, SQLX, TOKIO_POSTGRES};
use crate::findings::Findings;
use crate::machine;
use crate::samples::Spread;
use crate::workload::Workload;

/// The whole report.
pub(crate) fn to_markdown(report: &Report) -> String {
    let machine = &report.machine;
    let versions: Vec<String> = machine::versions()
        .into_iter()
        .map(|(package, version)| format!("{package} {version}"))
        .collect();
    let mut text = format!(
        "# Reads and writes, beside the alternatives\n\n\
         The shipped model: an issue of 19 columns, 6 of them JSON, with its audit log. {} issues, \
         each with its\nentry, were there before. All peers are in one process, each on a copy of \
         the same rows; they take turns,\nin another order each round. {} rounds count, after one \
         that does not. Written by\n`{}`; [docs/performance.md](../docs/performance.md) says what \
         the peers do.\n\n\
         {} processors, {}; load when it began: {}. {}; {}.\n",
        report.scale.rows,
        report.scale.rounds,
        command(report),
        machine.processors,
        machine.model,
        machine.load,
        machine.rustc,
        versions.join(", "),
    );
    for findings in &report.findings {
        section(&mut text, findings);
    }
    if !report.quick.is_empty() {
        on_one_processor(&mut text, &report.quick);
    }
    text
}

/// The ratios that the comparison in CI goes by.
fn on_one_processor(text: &mut String, quick: &[Findings]) {
    text.push_str(
        "\n## On one processor\n\nA thread that waits for another one waits 8 µs or 60, by whether \
         that one sleeps on a processor of its own.\nOn one processor it is always the same: time \
         of ours to time of a peer, and of processor time.\n\n\
         | engine | workload | beside | time | processor |\n|---|---|---|---:|---:|\n",
    );
    for findings in quick {
        for (workload, series) in &findings.workloads {
            for peer in series.iter().filter(|one| one.peer != OURS) {
                let ratio = findings.ratio(*workload, peer.peer);
                let worked = findings.worked_ratio(*workload, peer.peer);
                if let (Some(ratio), Some(worked)) = (ratio, worked) {
                    // Writing to a String cannot fail.
                    let _ = writeln!(
                        text,
                        "| {} | {} | {} | {:.2} [{:.2}..{:.2}] | {:.2} |",
                        findings.engine.split(' ').next().unwrap_or_default(),
                        workload.name(),
                        peer.peer,
                        ratio.median,
                        ratio.lower,
                        ratio.upper,
                        worked.median
                    );
                }
            }
        }
    }
}

/// What makes this report again.
fn command(report: &Report) -> String {
    match report.scale.rows {
        super::ROWS => "cargo xtask bench runtime".to_owned(),
        rows => format!("cargo xtask bench runtime --rows {rows}"),
    }
}

fn section(text: &mut String, findings: &Findings) {
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        "\n## {}\n\nAims, as time of ours to time of a peer: the median over the rounds, and its \
         quartiles.\n\n\
         | workload | beside | aim | measured | |\n|---|---|---:|---:|---|\n",
        findings.engine
    );
    for aim in findings.aims {
        if let Some(ratio) = findings.ratio(aim.workload, aim.peer) {
            let _ = writeln!(text, "{}", line_of_aim(aim, ratio));
        }
    }
    let _ = write!(
        text,
        "\nMicroseconds for each operation: the median and its quartiles; processor time is that of \
         this process,\nwithout the server's.\n\n\
         | workload | peer | time, µs | processor, µs | to the floor | to sqlx |\n\
         |---|---|---:|---:|---:|---:|\n"
    );
    for (workload, series) in &findings.workloads {
        for (place, one) in series.iter().enumerate() {
            let (Some(wall), Some(worked)) = (Spread::of(&one.wall), Spread::of(&one.worked))
            else {
                continue;
            };
            let beside = |peer: &str| {
                let other = findings.series(*workload, peer);
                let ratio = other.and_then(|other| Spread::of_ratios(&one.wall, &other.wall));
                ratio.map_or_else(String::new, |ratio| format!("{:.2}", ratio.median))
            };
            let floor = beside(RUSQLITE) + &beside(TOKIO_POSTGRES);
            let name = if place == 0 { workload.name() } else { "" };
            let peer = if one.peer == OURS {
                format!("**{OURS}**")
            } else {
                one.peer.to_owned()
            };
            let _ = writeln!(
                text,
                "| {name} | {peer} | {} | {:.0} | {floor} | {} |",
                microseconds(wall),
                worked.median,
                beside(SQLX)
            );
        }
    }
    let _ = write!(
        text,
        "\n{} writes of all peers were counted in their logs afterwards: each left its entry, with \
         images of {} bytes on\naverage.",
        findings.audited, findings.image_bytes
    );
    if let Some((entries, took)) = findings.verified {
        let rate = entries as f64 / took.as_secs_f64();
        let _ = write!(
            text,
            " The whole log of ours was verified afterwards: {entries} entries, {rate:.0} in a \
             second."
        );
    }
    text.push('\n');
}

fn line_of_aim(aim: &Aim, ratio: Spread) -> String {
    let met = if ratio.median <= aim.ratio {
        "met"
    } else {
        "**missed**"
    };
    // What was promised for writers is how many more rows they write.
    if aim.workload == Workload::Writers {
        return format!(
            "| {}, throughput | {} | ≥ {:.1} | {:.2} [{:.2}..{:.2}] | {met} |",
            aim.workload.name(),
            aim.peer,
            1.0 / aim.ratio,
            1.0 / ratio.median,
            1.0 / ratio.upper,
            1.0 / ratio.lower
        );
    }
    format!(
        "| {} | {} | ≤ {:.2} | {:.2} [{:.2}..{:.2}] | {met} |",
        aim.workload.name(),
        aim.peer,
        aim.ratio,
        ratio.median,
        ratio.lower,
        ratio.upper
    )
}

fn microseconds(spread: Spread) -> String {
    let digits = usize::from(spread.median < 100.0);
    format!(
        "{:.digits$} [{:.digits$}..{:.digits$}]",
        spread.median, spread.lower, spread.upper
    )
}
