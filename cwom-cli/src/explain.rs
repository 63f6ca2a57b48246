//! `explain`: what a code means, and the way out.

mod topics;

use std::fmt::Write as _;

use anyhow::Result;
use cwom_schema::diagnostics::Code;

use crate::args::ExplainArgs;
use crate::exit::Exit;
use crate::output::{self, BOLD, help_line, paint};
use topics::TOPICS;

/// Runs the verb.
pub(crate) fn run(args: &ExplainArgs, program: &str) -> Result<Exit> {
    let Some(word) = &args.code else {
        output::print(&render_list())?;
        return Ok(Exit::Ok);
    };
    // People paste what they see: `error[unknown-entity]`, or with another case.
    let word = word
        .trim_start_matches("error")
        .trim_start_matches("warning")
        .trim_matches(['[', ']', '`', ':'])
        .to_lowercase();
    if let Some(code) = Code::ALL.iter().find(|code| code.as_str() == word) {
        output::print(&format!(
            "{}\n\n{}\n",
            paint(BOLD, code.as_str()),
            code.explain().trim()
        ))?;
        return Ok(Exit::Ok);
    }
    if let Some((name, text)) = TOPICS.iter().find(|(name, _)| *name == word) {
        output::print(&format!("{}\n\n{text}\n", paint(BOLD, name)))?;
        return Ok(Exit::Ok);
    }
    if let Some(hazard) = cwom_migrate::explain(&word.to_uppercase()) {
        output::print(&format!(
            "{}: {}\n\n{}\n\n{}\n",
            paint(BOLD, hazard.id),
            hazard.title,
            wrapped(hazard.problem),
            wrapped(hazard.solution)
        ))?;
        return Ok(Exit::Ok);
    }
    output::print_error(&anyhow::anyhow!("there is no code `{word}`"));
    let topics = TOPICS.iter().map(|(name, _)| *name);
    let hazards: Vec<String> = cwom_migrate::explanations()
        .map(|hazard| hazard.id.to_lowercase())
        .collect();
    let names: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .chain(topics)
        .chain(hazards.iter().map(String::as_str))
        .collect();
    let near = similar::get_close_matches(word.as_str(), &names, 1, 0.6);
    let help = match near.first() {
        Some(name) => format!("there is `{name}`"),
        None => format!("`{program} explain --list` names them all"),
    };
    output::print_aside(&help_line(&help));
    Ok(Exit::Usage)
}

fn render_list() -> String {
    let codes = Code::ALL.iter().map(|code| (code.as_str(), code.explain()));
    let hazards = cwom_migrate::explanations().map(|hazard| (hazard.id, hazard.title));
    let all: Vec<(&str, &str)> = codes.chain(TOPICS).chain(hazards).collect();
    let width = all.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (name, explanation) in all {
        let first = first_sentence(explanation);
        let padding = width - name.len();
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}{:padding$}  {first}", paint(BOLD, name), "");
    }
    text
}

/// Prose in lines that a terminal shows whole.
fn wrapped(text: &str) -> String {
    const WIDTH: usize = 90;
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last + 1 + word.chars().count() > WIDTH {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

/// An explanation starts with what the mistake is; its lines are wrapped.
fn first_sentence(explanation: &str) -> String {
    let text: Vec<&str> = explanation.split_whitespace().collect();
    let text = text.join(" ");
    match text.split_once(". ") {
        Some((first, _)) => first.to_owned(),
        None => text.trim_end_matches('.').to_owned(),
    }
}
