//! Reads the report of nextest: the XML of `JUnit`, the one form that it promises to keep.

use anyhow::{Context as _, Result};
use roxmltree::{Document, Node};

use crate::outcome::{Outcomes, Status, Test, Time};

/// The tests in a report, each with its time; whether the run was complete it does not say.
pub(crate) fn read(report: &str) -> Result<Outcomes> {
    let document = Document::parse(report).context("the report of nextest is no XML")?;
    let mut outcomes = Outcomes::default();
    let elements = document.descendants();
    for case in elements.filter(|node| node.has_tag_name("testcase")) {
        let test = test(&case)?;
        let seconds = case.attribute("time").and_then(|time| time.parse().ok());
        outcomes.times.extend(seconds.map(|seconds| Time {
            of: test.full_name(),
            seconds,
        }));
        outcomes.tests.push(test);
    }
    Ok(outcomes)
}

fn test(case: &Node<'_, '_>) -> Result<Test> {
    let name = case.attribute("name").context("a test without a name")?;
    let has = |tag: &str| case.children().any(|child| child.has_tag_name(tag));
    Ok(Test {
        name: name.to_owned(),
        program: case.attribute("classname").map(ToOwned::to_owned),
        status: if has("failure") || has("error") {
            Status::Failed
        } else if has("skipped") {
            Status::Ignored
        } else {
            Status::Passed
        },
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::outcome::{Status, Test};

    #[test]
    fn each_case_of_a_report_is_a_test() {
        let report = r#"<?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="nextest-run" tests="2" failures="1">
                <testsuite name="desk::it" tests="2">
                    <testcase name="writes::on::sqlite" classname="desk::it" time="0.250"></testcase>
                    <testcase name="reads::on::postgres" classname="desk::it" time="1.5">
                        <failure type="test failure">panicked &amp; ended</failure>
                    </testcase>
                </testsuite>
            </testsuites>"#;
        let test = |name: &str, status| Test {
            name: name.to_owned(),
            program: Some("desk::it".to_owned()),
            status,
        };
        let outcomes = read(report).unwrap();
        let expected = [
            test("writes::on::sqlite", Status::Passed),
            test("reads::on::postgres", Status::Failed),
        ];
        assert_eq!(outcomes.tests, expected);
        let times = outcomes
            .times
            .iter()
            .map(|time| (time.of.as_str(), time.seconds));
        let expected = [
            ("desk::it writes::on::sqlite", 0.25),
            ("desk::it reads::on::postgres", 1.5),
        ];
        assert_eq!(times.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_no_report_is_an_error() {
        assert!(read("<testsuites>").is_err());
        assert!(read("<testsuites><testcase/></testsuites>").is_err());
    }
}
