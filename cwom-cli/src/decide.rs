//! Asking a person on a terminal what a diff leaves open.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use anyhow::{Result, anyhow};
use cwom_migrate::MissingDecision;
use serde_json::{Value, json};

use crate::args::{GenArgs, GenFormat};
use crate::output::{self, BOLD, CYAN, paint};

/// What stands for a text that only a person knows.
const BLANK: &str = "…";

/// Whether somebody is there to be asked.
pub(crate) fn is_possible(args: &GenArgs) -> bool {
    let is_human = args.format == GenFormat::Human && !args.check && !args.dry_run;
    is_human && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks the first question: its answer may settle others. `None` where the person leaves it open,
/// or no decision answers it.
pub(crate) fn ask(missing: &[MissingDecision]) -> Result<Option<Value>> {
    let Some(question) = missing.first() else {
        return Ok(None);
    };
    let choices = question.choices.iter();
    let choices: Vec<Value> = choices
        .filter_map(|choice| serde_json::from_str(choice).ok())
        .collect();
    if choices.is_empty() {
        return Ok(None);
    }
    let (id, on) = (question.hazard, paint(BOLD, &question.on));
    output::print_aside(&format!("\n{id} {on}: {}\n", question.question));
    for (position, choice) in choices.iter().enumerate() {
        let number = paint(CYAN, position + 1);
        output::print_aside(&format!("  {number} {}\n", in_words(choice)));
    }
    let Some(number) = read_line("number, or nothing to leave it open")? else {
        return Ok(None);
    };
    let chosen = number.parse().ok();
    let chosen = chosen.and_then(|number: usize| number.checked_sub(1));
    let chosen = chosen.and_then(|position| choices.get(position));
    filled(chosen.ok_or_else(|| anyhow!("`{number}` is none of the numbers"))?)
}

/// What a decision means.
fn in_words(choice: &Value) -> String {
    let part = |key: &str| choice[key].as_str().unwrap_or_default();
    match part("type") {
        "rename" => format!("it is `{}` now", part("to")),
        "drop" => "it may go, with what it holds".to_owned(),
        "map" => format!("rows with `{}` get another value", part("from")),
        "backfill" => "rows that have none get the value of an SQL expression".to_owned(),
        "cast" => "each value becomes the value of an SQL expression".to_owned(),
        "accept" => "that is as it should be".to_owned(),
        _ => choice.to_string(),
    }
}

/// The choice with every blank filled in.
fn filled(choice: &Value) -> Result<Option<Value>> {
    let mut answer = choice.clone();
    let Some(parts) = answer.as_object_mut() else {
        return Ok(None);
    };
    for (key, value) in parts {
        if value == BLANK {
            let Some(text) = read_line(asks_for(key))? else {
                return Ok(None);
            };
            *value = json!(text);
        }
    }
    Ok(Some(answer))
}

fn asks_for(key: &str) -> &str {
    match key {
        "reason" => "why is that right? It is kept with the migration",
        "to" => "which value",
        "sql" => "the SQL expression",
        "sqlite" => "the SQL expression on SQLite",
        "postgres" => "the SQL expression on PostgreSQL",
        other => other,
    }
}

/// A line that is not empty.
fn read_line(prompt: &str) -> Result<Option<String>> {
    output::print_aside(&format!("{prompt}: "));
    io::stderr().flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let line = line.trim();
    Ok((!line.is_empty()).then(|| line.to_owned()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::in_words;

    #[test]
    fn choices_are_told_in_words() {
        let rename = json!({"type": "rename", "kind": "column", "from": "a.b", "to": "a.c"});
        assert_eq!(in_words(&rename), "it is `a.c` now");
        let drop = json!({"type": "drop", "kind": "table", "name": "a", "reason": "…"});
        assert_eq!(in_words(&drop), "it may go, with what it holds");
    }
}
