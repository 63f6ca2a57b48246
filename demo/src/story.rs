//! The timeline: what happened, in the order of time, for a person to read.

use anstyle::{AnsiColor, Style};
use cwom::Actor;
use cwom::prelude::{Report, Timestamp};

use crate::spine::Spine;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const KIND: Style = AnsiColor::Cyan.on_default();

/// Says which migrations made the database.
pub(crate) fn print_migrations(report: &Report) {
    for step in &report.steps {
        anstream::println!(
            "{FAINT}migrated {:014} {} in {} ms{FAINT:#}",
            step.version,
            step.name,
            step.elapsed.as_millis(),
        );
    }
    if report.steps.is_empty() {
        anstream::println!("{FAINT}the database is at its latest revision{FAINT:#}");
    }
}

/// Tells an incident from its rows.
pub(crate) fn print(spine: &Spine) {
    anstream::println!(
        "\n{STRONG}{}{STRONG:#}  {}  {FAINT}trace {}{FAINT:#}\n",
        spine.issue.title,
        spine.issue.priority,
        spine.trace,
    );
    for event in events(spine) {
        anstream::println!(
            "{FAINT}{}{FAINT:#}  {KIND}{:<19}{KIND:#}  {}",
            clock(event.at),
            event.kind,
            event.what,
        );
        for line in event.details.iter().flat_map(|detail| wrapped(detail)) {
            anstream::println!("{:35}{FAINT}{line}{FAINT:#}", "");
        }
    }
    let rows = 5 + spine.doctrine.len() + spine.artifacts.len();
    anstream::println!("\n{rows} objects in one chain of work, read back from the database.");
}

struct Event {
    at: Timestamp,
    kind: &'static str,
    what: String,
    details: Vec<String>,
}

impl Event {
    fn new(at: Timestamp, kind: &'static str, what: impl Into<String>) -> Self {
        Self {
            at,
            kind,
            what: what.into(),
            details: Vec::new(),
        }
    }

    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.details.push(detail.into());
        self
    }
}

/// One event for each object, in the order of time; objects of one transaction keep the order in
/// which the spine names them.
fn events(spine: &Spine) -> Vec<Event> {
    let mut events = vec![
        Event::new(spine.repo.created_at, "repo", &spine.repo.slug).detail(format!(
            "from {}, {}",
            spine.repo.source.system,
            people(&spine.repo.owners)
        )),
    ];
    for rule in &spine.doctrine {
        events.push(
            Event::new(
                rule.created_at,
                "doctrine",
                format!(
                    "{}/{} {} ({})",
                    rule.namespace, rule.name, rule.version, rule.priority
                ),
            )
            .detail(&rule.statement),
        );
    }
    let mut issue = Event::new(
        spine.issue.created_at,
        "issue",
        format!(
            "{} — {}, for {}",
            spine.issue.title,
            spine.issue.status,
            people(&spine.issue.assignees)
        ),
    );
    for criterion in &spine.issue.acceptance.criteria {
        issue = issue.detail(format!("done when: {criterion}"));
    }
    events.push(issue);
    events.push(limits(spine));
    let mut packet = Event::new(
        spine.packet.created_at,
        "context packet",
        format!("version {}", spine.packet.version),
    )
    .detail(&spine.packet.summary);
    for question in &spine.packet.open_questions {
        packet = packet.detail(format!("open: {question}"));
    }
    events.push(packet);
    let mut run = Event::new(
        spine.run.created_at,
        "run",
        format!(
            "by {} in {} — {}",
            name(&spine.run.executor.actor),
            spine.run.executor.runtime,
            spine.run.status,
        ),
    );
    for (number, step) in spine.run.plan.steps.iter().enumerate() {
        run = run.detail(format!("{}. {step}", number + 1));
    }
    if let Some(summary) = &spine.run.outputs.result_summary {
        run = run.detail(format!("outcome: {summary}"));
    }
    events.push(run);
    for artifact in &spine.artifacts {
        events.push(
            Event::new(
                artifact.created_at,
                "artifact",
                format!("{} ({})", artifact.title, artifact.artifact_type),
            )
            .detail(&artifact.uri),
        );
    }
    events.sort_by_key(|event| event.at);
    events
}

fn limits(spine: &Spine) -> Event {
    let constraints = &spine.limits.constraints;
    let mut event = Event::new(
        spine.limits.captured_at,
        "constraint snapshot",
        format!(
            "for the {}, set by {}",
            spine.limits.scope,
            name(&spine.limits.owner)
        ),
    );
    if let Some(minutes) = constraints
        .time
        .as_ref()
        .and_then(|time| time.available_minutes)
    {
        event = event.detail(format!("{minutes} minutes"));
    }
    if let Some(usd) = constraints
        .budget
        .as_ref()
        .and_then(|budget| budget.burn_limit_usd)
    {
        event = event.detail(format!("at most {usd:.2} USD"));
    }
    if let Some(risk) = &constraints.risk {
        event = event.detail(format!("risk tolerance {}", risk.tolerance));
    }
    event
}

fn people(actors: &[Actor]) -> String {
    if actors.is_empty() {
        return "nobody".to_owned();
    }
    actors.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn name(actor: &Actor) -> &str {
    actor.display.as_deref().unwrap_or(&actor.actor_id)
}

/// The text in lines that fit beside the time and the kind on a terminal of 100 columns.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= 64 {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// Time of day to the millisecond: an incident is told on one day.
fn clock(at: Timestamp) -> String {
    at.to_string()[11..23].to_owned()
}
