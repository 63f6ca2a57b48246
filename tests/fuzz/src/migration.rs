//! From one spec to another.

use cwom_migrate::files::{Migration, Name, files};
use cwom_migrate::{Decision, Decisions, Form, Revision, diff, hazards, plan};
use cwom_schema::schema::Dialect;

/// The line between the two specs.
const BETWEEN: &str = "\n=====\n";
/// How often a person would go on answering.
const PATIENCE: usize = 8;

/// Two specs, with a line of `=====` between them: what changed is found, or what has to be decided
/// is asked; it becomes files for both dialects. A spec does not differ from itself.
///
/// # Panics
///
/// When it is not so.
pub fn migration(text: &str) {
    let Some((previous, next)) = text.split_once(BETWEEN) else {
        return;
    };
    let ((Some(previous), _), (Some(next), _)) =
        (cwom_schema::parse(previous), cwom_schema::parse(next))
    else {
        return;
    };
    let answers = Decisions::from_schema(&next).answers().to_vec();
    let (previous, next) = (Revision::new(&previous), Revision::new(&next));
    for same in [&previous, &next] {
        let changed = diff(&same.snapshot, &same.snapshot, &Decisions::default());
        assert_eq!(changed, Ok(Vec::new()));
    }
    leads(&previous, &next, answers.clone());
    leads(&next, &previous, answers);
}

/// Goes from one revision to another, giving the first answer to whatever is asked.
fn leads(previous: &Revision, next: &Revision, mut answers: Vec<Decision>) {
    for _ in 0..PATIENCE {
        let decisions = Decisions::new(answers.clone());
        let missing = match diff(&previous.snapshot, &next.snapshot, &decisions) {
            Ok(ops) => {
                let mut next = next.clone();
                next.snapshot.adopt_order(&previous.snapshot, &ops);
                let hazards = hazards(&previous.snapshot, &next.snapshot, &ops);
                for form in [Form::Simple, Form::Online] {
                    let plans = Dialect::ALL.map(|it| plan(previous, &next, &ops, it, form));
                    let migration = Migration {
                        previous,
                        next: &next,
                        ops: &ops,
                        plans: &plans,
                        hazards: &hazards,
                        decisions: &decisions,
                    };
                    let name = Name {
                        version: 20_260_101_000_000,
                        word: "change".to_owned(),
                    };
                    files(&migration, &name);
                }
                return;
            }
            Err(missing) => missing,
        };
        assert!(!missing.is_empty(), "something is asked");
        let choices = missing.iter().filter_map(|it| it.choices.first());
        let choices: Vec<&str> = choices.map(String::as_str).collect();
        if choices.is_empty() {
            // No decision helps, and the question says so.
            return;
        }
        let given = Decisions::from_json(&format!("[{}]", choices.join(",")));
        answers.extend_from_slice(given.expect("what is offered is understood").answers());
    }
}
