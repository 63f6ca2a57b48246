//! Alembic: `revision --autogenerate`, and `check` against a database that is up to date.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

use super::{Peer, Project, python, remove, task};
use crate::model::{FIELDS, STATUSES, target};

pub(super) const PEER: Peer = Peer {
    name: "Alembic autogenerate",
    install: "`python3 -m venv target/peers/venv && target/peers/venv/bin/pip install alembic`",
    largest: 200,
    find: || python::find("alembic"),
    prepare,
};

const SETTINGS: &str = "[alembic]\nscript_location = migrations\n";

const ENVIRONMENT: &str = r#"import sys

sys.path.insert(0, ".")

from alembic import context
from sqlalchemy import create_engine

from models import Base

with create_engine("sqlite:///bench.db").connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()
"#;

const TEMPLATE: &str = r#"from alembic import op
import sqlalchemy as sa

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
"#;

fn prepare(python: &Path, directory: &Path, entities: u32) -> Result<Project> {
    fs::create_dir_all(directory.join("migrations/versions"))?;
    fs::write(directory.join("alembic.ini"), SETTINGS)?;
    fs::write(directory.join("migrations/env.py"), ENVIRONMENT)?;
    fs::write(directory.join("migrations/script.py.mako"), TEMPLATE)?;
    fs::write(directory.join("models.py"), models(entities))?;
    let alembic = |arguments: &[&str]| {
        let mut command = vec![python.as_os_str(), "-m".as_ref(), "alembic".as_ref()];
        command.extend(arguments.iter().map(std::ffi::OsStr::new));
        task(&command)
    };
    Ok(Project {
        from_nothing: alembic(&["revision", "--autogenerate", "-m", "init"]),
        catch_up: vec![alembic(&["upgrade", "head"])],
        nothing_to_do: alembic(&["check"]),
        reset: |directory| {
            let versions = directory.join("migrations/versions");
            remove(&versions)?;
            fs::create_dir(&versions)?;
            remove(&directory.join("bench.db"))
        },
    })
}

fn models(entities: u32) -> String {
    let statuses: Vec<String> = STATUSES
        .iter()
        .map(|status| format!("\"{status}\""))
        .collect();
    let mut text = format!(
        "import sqlalchemy as sa\nfrom sqlalchemy.orm import DeclarativeBase\n\n\n\
         class Base(DeclarativeBase):\n    pass\n\n\n\
         STATUS = sa.Enum({}, name=\"status\", native_enum=False)\n",
        statuses.join(", ")
    );
    // Writing to a String cannot fail.
    for index in 0..entities {
        let _ = write!(
            text,
            "\n\nclass Unit{index}(Base):\n    __tablename__ = \"unit_{index}\"\n    \
             id = sa.Column(sa.Uuid, primary_key=True)\n"
        );
        for field in FIELDS {
            let nullable = if field.ty.ends_with('?') {
                "True"
            } else {
                "False"
            };
            let _ = writeln!(
                text,
                "    {} = sa.Column({}, nullable={nullable})",
                field.name,
                column(field.ty)
            );
        }
        let _ = write!(
            text,
            "    previous_id = sa.Column(sa.Uuid, sa.ForeignKey(\"unit_{}.id\"), nullable=True)\n    \
             __table_args__ = (\n        sa.Index(\"ix_{index}_status\", \"status\", \
             \"opened_on\"),\n        sa.Index(\"ix_{index}_code\", \"code\"),\n    )\n",
            target(index)
        );
    }
    text
}

fn column(ty: &str) -> &'static str {
    match ty.trim_end_matches('?') {
        "string(1..120)" => "sa.String(120)",
        "string(1..32)" => "sa.String(32)",
        "text" => "sa.Text",
        "bool" => "sa.Boolean",
        "i32" => "sa.Integer",
        "i64" => "sa.BigInteger",
        "f64" => "sa.Double",
        "decimal(12, 2)" => "sa.Numeric(12, 2)",
        "date" => "sa.Date",
        "timestamp" => "sa.DateTime",
        "uuid" => "sa.Uuid",
        "Status" => "STATUS",
        // A list and a map.
        _ => "sa.JSON",
    }
}
