//! The leg `live`: a database holds what the migrations up to its version make, object by object
//! and facet by facet.

use anyhow::{Context as _, Result};
use cwom_schema::Schema;
use cwom_schema::schema::Span;
use serde_json::{Value, json};

use super::place::Places;
use super::replay::list;
use super::{DatabaseObject, Databases, Finding, Leg, Weight};
use crate::Model;
use crate::TOOLKIT;
use crate::args::{LegName, LiveArgs};
use crate::database;
use crate::exit::Exit;
use crate::output::count;
use crate::position::Lines;
use crate::source::Source;

/// Compares the database, if one is named. `named` says whether the leg itself was asked for.
pub(super) fn check(source: &Source, model: &Model, databases: &Databases<'_>, named: bool) -> Leg {
    let none = || leg("not compared: no --database-url URL", Exit::Ok);
    let Some(args) = databases.live else {
        return none();
    };
    let given = args.database_url.clone();
    let of_shell = || std::env::var("DATABASE_URL").ok().filter(|_| named);
    let Some(url) = given.or_else(of_shell) else {
        if named {
            let why = "could not compare: name the database with --database-url or DATABASE_URL";
            return leg(why, Exit::CouldNot);
        }
        return none();
    };
    if databases.database.is_none() && databases.program != TOOLKIT {
        let why = "could not compare: this command was built without drivers";
        return leg(why, Exit::CouldNot);
    }
    match ask(source, &model.schema, databases, args, &url) {
        Ok(answer) => compared(source, model, &answer),
        Err(error) => leg(&format!("could not compare: {error:#}"), Exit::CouldNot),
    }
}

fn leg(compared: &str, exit: Exit) -> Leg {
    Leg {
        name: LegName::Live,
        compared: compared.to_owned(),
        findings: Vec::new(),
        exit,
    }
}

fn ask(
    source: &Source,
    schema: &Schema,
    databases: &Databases<'_>,
    args: &LiveArgs,
    url: &str,
) -> Result<Value> {
    let texts = super::replay::texts(source, schema)?;
    let question = json!({
        "question": "live",
        "migrations": texts,
        "url": url,
        "scratch": args.scratch_url,
        "schema": args.schema,
        "timeout_ms": u64::from(args.timeout) * 1000,
        "anew": databases.anew,
    });
    let text = database::ask(&question.to_string(), databases.program, databases.database)?;
    serde_json::from_str(&text).context("the answer cannot be read")
}

fn compared(source: &Source, model: &Model, answer: &Value) -> Leg {
    let history: Vec<Finding> = list(answer, "history")
        .iter()
        .map(|problem| {
            Finding::new(
                "history",
                &source.shown,
                problem.as_str().unwrap_or_default(),
            )
        })
        .collect();
    if !history.is_empty() {
        return Leg {
            name: LegName::Live,
            compared: format!("{}: its history is not this one", text(answer, "engine")),
            findings: history,
            exit: Exit::Broken,
        };
    }
    let mut findings = of_state(source, answer);
    let spec = Spec {
        shown: &source.shown,
        lines: Lines::new(&source.text),
        places: Places::new(model),
    };
    findings.extend(list(answer, "findings").iter().map(|it| spec.finding(it)));
    let drifts = findings.iter().any(|it| it.weight == Weight::Drift);
    Leg {
        name: LegName::Live,
        compared: summary(answer, &findings),
        findings,
        exit: if drifts { Exit::Drift } else { Exit::Ok },
    }
}

/// What is to be said of the database as a whole.
fn of_state(source: &Source, answer: &Value) -> Vec<Finding> {
    let mut findings = Vec::new();
    for plan in list(answer, "pending") {
        let message = format!("{} is pending", plan.as_str().unwrap_or_default());
        findings.push(Finding {
            weight: Weight::Note,
            ..Finding::new("pending", &source.shown, message)
        });
    }
    for state in list(answer, "unfinished") {
        let message = format!(
            "{}; `migrate up` goes on where it stopped",
            state.as_str().unwrap_or_default()
        );
        findings.push(Finding::new("unfinished", &source.shown, message));
    }
    if answer["recorded"] == false && answer["empty"] != true {
        let message = "the database has tables and no record of migrations; compared with the \
                       newest one; `migrate baseline` records what is there already";
        findings.push(Finding::new("unrecorded", &source.shown, message));
    }
    findings
}

fn summary(answer: &Value, findings: &[Finding]) -> String {
    let engine = text(answer, "engine");
    let pending = match list(answer, "pending").len() {
        0 => String::new(),
        pending => format!(", {} pending", count(pending, "migration")),
    };
    if answer["empty"] == true {
        return format!("{engine}: empty{pending}");
    }
    let number = |key: &str| {
        let number = answer["compared"][key].as_u64().unwrap_or(0);
        usize::try_from(number).unwrap_or(0)
    };
    let objects_of = |weight| {
        let is_it = |it: &&Finding| it.weight == weight && it.object.is_some();
        findings.iter().filter(is_it).count()
    };
    let (differ, notes) = (objects_of(Weight::Drift), objects_of(Weight::Note));
    let foreign = match notes {
        0 => String::new(),
        notes => format!(", {notes} of somebody else"),
    };
    let differ = match differ {
        0 => String::new(),
        differ => format!(", {}", count(differ, "difference")),
    };
    format!(
        "{engine} at version {}: {}, {} compared{differ}{foreign}{pending}",
        answer["version"],
        count(number("tables"), "table"),
        count(number("objects"), "object"),
    )
}

/// The spec, for findings about what it asks a database for.
struct Spec<'a> {
    shown: &'a str,
    lines: Lines<'a>,
    places: Places<'a>,
}

impl Spec<'_> {
    fn finding(&self, it: &Value) -> Finding {
        let optional = |key: &str| it[key].as_str().map(str::to_owned);
        let object = DatabaseObject {
            table: optional("table"),
            about: optional("about"),
            kind: text(it, "kind"),
            name: text(it, "name"),
            facet: text(it, "facet"),
            difference: text(it, "difference"),
            class: text(it, "class"),
            expected: optional("expected"),
            actual: optional("actual"),
            to_migrations: optional("to_migrations"),
            to_database: optional("to_database"),
        };
        let span = self.span(&object, it["about"].as_str());
        let kind = match (object.class.as_str(), object.difference.as_str()) {
            ("unfinished", _) => "unfinished",
            (_, "missing") => "missing",
            (_, "unexpected") => "unexpected",
            _ => "changed",
        };
        let weight = if object.class == "information" {
            Weight::Note
        } else {
            Weight::Drift
        };
        Finding {
            weight,
            line: span.map(|span| self.lines.range(span).0.line),
            span,
            message: message(&object),
            object: Some(Box::new(object)),
            ..Finding::new(kind, self.shown, String::new())
        }
    }

    fn span(&self, object: &DatabaseObject, about: Option<&str>) -> Option<Span> {
        if object.kind == "enum" {
            let of_type = self.places.of_enum(&object.name);
            if of_type.is_some() {
                return of_type;
            }
        }
        let is_part = object.table.as_deref() != Some(&object.name);
        let part = is_part.then_some(object.name.as_str());
        self.places.of_part(about?, part)
    }
}

/// The object and what is the matter with it, in one line.
fn message(object: &DatabaseObject) -> String {
    let name = match &object.table {
        Some(table) if *table != object.name => {
            format!("{} `{}` of `{table}`", object.kind, object.name)
        }
        _ => format!("{} `{}`", object.kind, object.name),
    };
    match object.difference.as_str() {
        "missing" => format!("{name} is missing"),
        "unexpected" => format!("{name} is not of the migrations"),
        _ => {
            let short = |it: &Option<String>| {
                let it = it.as_deref().unwrap_or("none");
                (it.len() <= 60 && !it.contains('\n')).then(|| it.to_owned())
            };
            match (short(&object.expected), short(&object.actual)) {
                (Some(expected), Some(actual)) => {
                    format!(
                        "{} of {name}: expected {expected}, found {actual}",
                        object.facet
                    )
                }
                _ => format!("{} of {name} is another", object.facet),
            }
        }
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}
