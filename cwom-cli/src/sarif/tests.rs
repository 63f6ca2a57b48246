use serde_json::Value;

use super::render_check;
use crate::check::{Outcome, sample};
use crate::exit::Exit;

fn run(outcome: &Outcome) -> Value {
    let text = render_check(outcome, None, Exit::Drift);
    let mut log: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(log["version"], "2.1.0");
    log["runs"][0].take()
}

fn fingerprints(outcome: &Outcome) -> Vec<String> {
    let run = run(outcome);
    let results = run["results"].as_array().unwrap();
    let print = |result: &Value| result["partialFingerprints"].to_string();
    results.iter().map(print).collect()
}

#[test]
fn results_name_rules_that_are_there() {
    let run = run(&sample::outcome());
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(!rule[text]["text"].as_str().unwrap().is_empty(), "{rule}");
        }
    }
}

#[test]
fn an_object_is_shown_at_the_words_of_the_spec_with_both_sides() {
    let run = run(&sample::outcome());
    let result = &run["results"][2];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "cwom-spec.toml");
    assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    let region = &place["region"];
    let region = ["startLine", "startColumn", "endLine", "endColumn"].map(|key| &region[key]);
    assert_eq!(region, [6, 1, 6, 6]);
    let text = result["message"]["text"].as_str().unwrap();
    for part in [
        "Expected: NOT NULL",
        "Actual: NULL",
        "SET NOT NULL;",
        "DROP NOT NULL;",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert_eq!(result["properties"]["object"]["facet"], "nullability");
    assert_eq!(
        (&result["level"], &run["results"][4]["level"]),
        (&"error".into(), &"note".into())
    );
}

#[test]
fn fingerprints_are_each_their_own_and_stay_when_lines_move() {
    let before = sample::outcome();
    let mut after = sample::outcome();
    if let Some(source) = &mut after.source {
        source.text.insert_str(0, "\n\n");
    }
    for finding in after.legs.iter_mut().flat_map(|leg| &mut leg.findings) {
        finding.line = finding.line.map(|line| line + 2);
        for offset in finding
            .span
            .iter_mut()
            .flat_map(|span| [&mut span.start, &mut span.end])
        {
            *offset += 2;
        }
        if let Some(object) = &mut finding.object {
            object.actual = Some("something else".to_owned());
        }
    }
    assert_eq!(fingerprints(&before), fingerprints(&after));
    let mut each = fingerprints(&before);
    each.sort();
    each.dedup();
    assert_eq!(each.len(), 5);
}

#[test]
fn two_of_the_same_are_the_first_and_the_second() {
    let mut outcome = sample::many(1);
    let again = sample::many(1).legs.remove(0).findings;
    outcome.legs[0].findings.extend(again);
    let prints = fingerprints(&outcome);
    assert_ne!(prints[0], prints[1]);
}

#[test]
fn what_kept_it_from_checking_is_a_notification() {
    let text = render_check(&sample::outcome(), Some("no disk"), Exit::CouldNot);
    let log: Value = serde_json::from_str(&text).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["exitCode"], 3);
    let notes = &invocation["toolExecutionNotifications"];
    assert_eq!(notes[0]["message"]["text"], "no disk");
}
