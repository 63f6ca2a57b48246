//! Django: `makemigrations`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

use super::{Peer, Project, python, remove, task};
use crate::model::{FIELDS, STATUSES, target};

pub(super) const PEER: Peer = Peer {
    name: "Django makemigrations",
    install: "`python3 -m venv target/peers/venv && target/peers/venv/bin/pip install django`",
    largest: 200,
    find: || python::find("django"),
    prepare,
};

const MANAGE: &str = r#"import sys
import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["bench"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "bench.db"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.core.management import execute_from_command_line

execute_from_command_line(sys.argv)
"#;

fn prepare(python: &Path, directory: &Path, entities: u32) -> Result<Project> {
    fs::create_dir_all(directory.join("bench"))?;
    fs::write(directory.join("manage.py"), MANAGE)?;
    fs::write(directory.join("bench/__init__.py"), "")?;
    fs::write(directory.join("bench/models.py"), models(entities))?;
    let manage = |arguments: &[&str]| {
        let mut command = vec![
            python.as_os_str(),
            "manage.py".as_ref(),
            "makemigrations".as_ref(),
        ];
        command.extend(arguments.iter().map(std::ffi::OsStr::new));
        task(&command)
    };
    Ok(Project {
        from_nothing: manage(&["bench"]),
        catch_up: Vec::new(),
        nothing_to_do: manage(&["--check", "bench"]),
        reset: |directory| remove(&directory.join("bench/migrations")),
    })
}

fn models(entities: u32) -> String {
    let mut text = String::from("import uuid\n\nfrom django.db import models\n");
    // Writing to a String cannot fail.
    for index in 0..entities {
        let _ = write!(
            text,
            "\n\nclass Unit{index}(models.Model):\n    \
             id = models.UUIDField(primary_key=True, default=uuid.uuid4)\n"
        );
        for field in FIELDS {
            let _ = writeln!(text, "    {} = models.{}", field.name, column(field.ty));
        }
        let _ = write!(
            text,
            "    previous = models.ForeignKey(\"Unit{}\", null=True, on_delete=models.PROTECT, \
             related_name=\"+\")\n\n    class Meta:\n        db_table = \"unit_{index}\"\n        \
             indexes = [\n            models.Index(fields=[\"status\", \"-opened_on\"], \
             name=\"ix_{index}_status\"),\n            models.Index(fields=[\"code\"], \
             name=\"ix_{index}_code\"),\n        ]\n",
            target(index)
        );
    }
    text
}

fn column(ty: &str) -> String {
    let null = if ty.ends_with('?') { "null=True" } else { "" };
    let comma = if null.is_empty() { "" } else { ", " };
    match ty.trim_end_matches('?') {
        "string(1..120)" => "CharField(max_length=120)".to_owned(),
        "string(1..32)" => "CharField(max_length=32)".to_owned(),
        "text" => format!("TextField({null})"),
        "bool" => "BooleanField()".to_owned(),
        "i32" => "IntegerField()".to_owned(),
        "i64" => "BigIntegerField()".to_owned(),
        "f64" => format!("FloatField({null})"),
        "decimal(12, 2)" => format!("DecimalField(max_digits=12, decimal_places=2{comma}{null})"),
        "date" => format!("DateField({null})"),
        "timestamp" => format!("DateTimeField({null})"),
        "uuid" => format!("UUIDField({null})"),
        "Status" => {
            let pairs: Vec<String> = STATUSES
                .iter()
                .map(|status| format!("(\"{status}\", \"{status}\")"))
                .collect();
            format!("CharField(max_length=16, choices=[{}])", pairs.join(", "))
        }
        // A list and a map.
        _ => "JSONField(default=dict)".to_owned(),
    }
}
