//! One entity of a random spec: fields and keys, and what relates it to others.

use std::fmt::Write as _;

use super::draft::{Plan, document, field_line, scalar};
use super::expressions::{Kind, Operand, Writer};
use super::keys::escaped;
use super::names::Names;
use super::random::Random;

/// What others need to know of an entity before its fields are drawn.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of the spec and independent of the others"
)]
pub(super) struct EntityDraft {
    table: String,
    id: &'static str,
    audited: bool,
    immutable: bool,
    append_only: bool,
    soft_delete: bool,
    timestamps: &'static str,
    version: bool,
    /// Its immutable, required references by name and target: what `same_as` may lead to.
    agreed: Vec<(String, usize)>,
    /// Names of fields, links and inverses, which share one set.
    names: Names,
}

impl EntityDraft {
    pub(super) fn new(tables: &mut Names, audited: bool, random: &mut Random) -> Self {
        let frozen = random.below(10);
        let (immutable, append_only) = (frozen == 0, frozen == 1);
        let audited = audited && random.chance(80);
        Self {
            table: tables.table(random),
            id: *random.pick(&["uuid7", "uuid7", "uuid4", "ulid", "text(128)", "text(1)"]),
            audited,
            immutable,
            append_only,
            soft_delete: !immutable && !append_only && random.chance(25),
            timestamps: if immutable || append_only {
                *random.pick(&["created", "none"])
            } else {
                *random.pick(&["both", "created", "none"])
            },
            version: audited || random.chance(60),
            agreed: Vec::new(),
            names: Names::default(),
        }
    }

    pub(super) fn frozen(&self) -> bool {
        self.immutable || self.append_only
    }
}

/// What is written of one entity, piece by piece.
pub(super) struct Section {
    pub(super) fields: String,
    pub(super) operands: Vec<Operand>,
    /// Fields that a state may require or exclude, by name.
    pub(super) nullable: Vec<String>,
    /// Fields of an enum that are never null: name and enum.
    pub(super) states: Vec<(String, usize)>,
    /// Whole fields that may be part of a unique key.
    pub(super) indexable: Vec<String>,
    pub(super) links: String,
}

/// The text of one entity.
pub(super) fn section(position: usize, plan: &mut Plan, random: &mut Random) -> String {
    let mut section = Section {
        fields: String::new(),
        operands: Vec::new(),
        nullable: Vec::new(),
        states: Vec::new(),
        indexable: Vec::new(),
        links: String::new(),
    };
    for _ in 0..=random.below(7) {
        section.push_field(position, plan, random);
    }
    for _ in 0..random.below(4) {
        section.push_reference(position, plan, random);
    }
    if random.chance(30) {
        section.push_agreement(position, plan, random);
    }
    for _ in 0..random.below(3) {
        section.push_generated(position, plan, random);
    }
    for _ in 0..random.below(3) {
        section.push_link(position, plan, random);
    }
    let keys = section.keys(plan, random);
    let checks = section.checks(plan, random);
    let states = section.state_machine(position, plan, random);
    let draft = &plan.entities[position];
    let mut text = format!(
        "[entity.N{position}]\ndoc = \"It's -- one; of them.\"\ntable = \"{}\"\nid = \"{}\"\n\
         timestamps = \"{}\"\naudited = {}\n",
        draft.table, draft.id, draft.timestamps, draft.audited
    );
    if draft.version {
        text.push_str("version = \"row_version\"\n");
    } else {
        text.push_str("version = false\n");
    }
    for (key, set) in [
        ("immutable", draft.immutable),
        ("append_only", draft.append_only),
        ("soft_delete", draft.soft_delete),
    ] {
        if set {
            let _ = writeln!(text, "{key} = true");
        }
    }
    text.push_str(&keys);
    let _ = writeln!(text, "\n[entity.N{position}.fields]\n{}", section.fields);
    if !checks.is_empty() {
        let _ = writeln!(text, "[entity.N{position}.checks]\n{checks}");
    }
    text.push_str(&section.links);
    text.push_str(&states);
    text
}

impl Section {
    fn push_field(&mut self, position: usize, plan: &mut Plan, random: &mut Random) {
        let kind = random.below(10);
        let embed = kind == 0 && !plan.values.is_empty();
        let name = plan.entities[position].names.field(random, embed);
        let mut options: Vec<String> = Vec::new();
        options.extend(name.rust.map(|rust| format!("rust = \"{rust}\"")));
        let nullable = random.chance(40);
        let mark = if nullable { "?" } else { "" };
        let name = name.name;
        if embed {
            let value = random.below(plan.values.len());
            options.push("embed = \"columns\"".to_owned());
            for (part, kind) in &plan.values[value].parts {
                self.operands.push(Operand {
                    name: format!("{name}.{part}"),
                    kind: *kind,
                    generated: false,
                });
            }
            self.fields
                .push_str(&field_line(&name, &format!("V{value}{mark}"), &options));
            return;
        }
        if kind == 1 {
            let (ty, default) = document(plan, random);
            options.extend(
                default
                    .filter(|_| !nullable && random.chance(50))
                    .map(|default| format!("default = {default}")),
            );
            self.operands.push(operand(&name, Kind::Json));
            if nullable {
                self.nullable.push(name.clone());
            }
            self.fields
                .push_str(&field_line(&name, &format!("{ty}{mark}"), &options));
            return;
        }
        if kind == 2 && random.chance(50) {
            let (sqlite, postgres) = *random.pick(&[
                ("TEXT", "inet"),
                ("INTEGER", "int"),
                ("TEXT", "varchar(64)"),
            ]);
            options.push(format!(
                "raw = {{ sqlite = \"{sqlite}\", postgres = \"{postgres}\" }}"
            ));
            self.fields
                .push_str(&field_line(&name, &format!("raw{mark}"), &options));
            return;
        }
        let (ty, kind, default) = scalar(plan, random);
        if let Some(default) = default.filter(|_| !nullable && random.chance(40)) {
            options.push(format!("default = {default}"));
        }
        for (key, percent) in [("unique", 15), ("immutable", 15), ("sensitive", 10)] {
            if random.chance(percent) {
                options.push(format!("{key} = true"));
            }
        }
        if kind == Kind::Text && ty == "string" && !options.iter().any(|it| it.contains("default"))
        {
            options.push("pattern = { chars = \"a-zA-Z0-9_./-\", excludes = \"..\" }".to_owned());
        }
        if let (Kind::Enum(states, _), false, false) = (
            kind,
            nullable,
            options
                .iter()
                .any(|it| it.contains("immut") || it.contains("default")),
        ) {
            self.states.push((name.clone(), states));
        }
        if nullable {
            self.nullable.push(name.clone());
        }
        self.operands.push(operand(&name, kind));
        self.indexable.push(name.clone());
        self.fields
            .push_str(&field_line(&name, &format!("{ty}{mark}"), &options));
    }

    fn push_reference(&mut self, position: usize, plan: &mut Plan, random: &mut Random) {
        let nullable = position == 0 || random.chance(50);
        // Whoever is required comes before, so that a first row can be.
        let target = random.below(if nullable {
            plan.entities.len()
        } else {
            position
        });
        let name = plan.entities[position].names.field(random, false).name;
        let mut options: Vec<String> = Vec::new();
        let holder = &plan.entities[position];
        let immutable = random.chance(30);
        if immutable {
            options.push("immutable = true".to_owned());
        }
        let bare = !holder.audited && !holder.version && holder.timestamps != "both";
        match random.below(4) {
            0 if !holder.frozen() => options.push("on_delete = \"cascade\"".to_owned()),
            1 if nullable && !holder.frozen() && !immutable && bare => {
                options.push("on_delete = \"set_null\"".to_owned());
            }
            2 => options.push("on_delete = \"restrict\"".to_owned()),
            _ => {}
        }
        if target == position && nullable && !holder.frozen() && random.chance(50) {
            options.push("acyclic = true".to_owned());
        }
        if random.chance(20) {
            options.push("role = true".to_owned());
        }
        match random.below(8) {
            0 => options.push("index = false".to_owned()),
            1 => options.push("unique = true".to_owned()),
            _ => {}
        }
        if random.chance(40) {
            let inverse = plan.entities[target].names.fresh("inverse");
            options.push(format!("inverse = \"{inverse}\""));
        }
        let mark = if nullable { "?" } else { "" };
        if !nullable && immutable {
            plan.entities[position].agreed.push((name.clone(), target));
        }
        self.add_reference(&name, target, mark, &options, plan);
    }

    /// Two references that agree: one to a row, and one to where that row points.
    fn push_agreement(&mut self, position: usize, plan: &mut Plan, random: &mut Random) {
        let Some(bridge) = (0..position).find(|other| !plan.entities[*other].agreed.is_empty())
        else {
            return;
        };
        let (source, target) = random.pick(&plan.entities[bridge].agreed).clone();
        let mark = if random.chance(40) { "?" } else { "" };
        let via = plan.entities[position].names.field(random, true).name;
        let own = plan.entities[position].names.field(random, true).name;
        self.add_reference(&via, bridge, mark, &[], plan);
        let same_as = format!("same_as = \"{via}.{source}\"");
        self.add_reference(&own, target, mark, &[same_as], plan);
    }

    fn add_reference(
        &mut self,
        name: &str,
        target: usize,
        mark: &str,
        options: &[String],
        plan: &Plan,
    ) {
        let kind = match plan.entities[target].id {
            "ulid" => Kind::Ulid,
            id if id.starts_with("text") => Kind::Text,
            _ => Kind::Uuid,
        };
        self.operands.push(operand(name, kind));
        self.indexable.push(name.to_owned());
        self.fields
            .push_str(&field_line(name, &format!("-> N{target}{mark}"), options));
    }

    fn push_generated(&mut self, position: usize, plan: &mut Plan, random: &mut Random) {
        let stored: Vec<Operand> = self
            .operands
            .iter()
            .filter(|operand| !operand.generated || plan.wild)
            .cloned()
            .collect();
        let writer = Writer {
            operands: &stored,
            enums: &plan.enums,
            immutable: true,
            wild: plan.wild,
        };
        let (ty, kind) = *random.pick(&[
            ("bool", Kind::Bool),
            ("i64", Kind::Int),
            ("i32", Kind::Int),
            ("f64", Kind::Float),
            ("decimal(12, 2)", Kind::Decimal(2)),
            ("duration", Kind::Duration),
            ("string", Kind::Text),
            ("text(..400)", Kind::Text),
            ("date", Kind::Date),
            ("timestamp", Kind::Timestamp),
        ]);
        let expression = writer.of(random, kind, 3);
        let name = plan.entities[position].names.field(random, true);
        let mark = if random.chance(70) { "?" } else { "" };
        let mut options = vec![format!("generated = \"{}\"", escaped(&expression))];
        options.extend(name.rust.map(|rust| format!("rust = \"{rust}\"")));
        self.fields
            .push_str(&field_line(&name.name, &format!("{ty}{mark}"), &options));
        self.operands.push(Operand {
            generated: true,
            ..operand(&name.name, kind)
        });
        self.indexable.push(name.name);
    }

    fn push_link(&mut self, position: usize, plan: &mut Plan, random: &mut Random) {
        let target = random.below(plan.entities.len());
        let name = plan.entities[position].names.fresh("linked");
        let inverse = plan.entities[target].names.fresh("linked_by");
        let table = plan.tables.table(random);
        let header = format!("[entity.N{position}.links.{name}]");
        let _ = writeln!(
            self.links,
            "{header}\nto = \"N{target}\"\ntable = \"{table}\"\ninverse = \"{inverse}\""
        );
        if target == position {
            let columns = random.pick(&["[\"order\", \"group\"]", "[\"a_id\", \"b_id\"]"]);
            let _ = writeln!(self.links, "columns = {columns}");
            let rule = *random.pick(&["acyclic = true", "irreflexive = true", ""]);
            let _ = writeln!(self.links, "{rule}");
        }
        if random.chance(50) {
            self.links.push_str("doc = \"Two belong together.\"\n");
        }
        if random.chance(30) {
            self.links.push_str("append_only = true\n");
        }
        if random.chance(30) {
            self.links.push_str("role = true\n");
        }
        if random.chance(50) {
            let mut names = Names::default();
            let _ = writeln!(self.links, "[entity.N{position}.links.{name}.fields]");
            // The names of the key are taken, and so are those of the payload's own.
            for taken in ["order", "group"] {
                names.fresh(taken);
            }
            for _ in 0..=random.below(3) {
                let name = names.field(random, false);
                let (ty, _, default) = scalar(plan, random);
                let mut options = Vec::new();
                options.extend(name.rust.map(|rust| format!("rust = \"{rust}\"")));
                let mark = if random.chance(40) { "?" } else { "" };
                if let Some(default) = default.filter(|_| mark.is_empty()) {
                    options.push(format!("default = {default}"));
                }
                let line = field_line(&name.name, &format!("{ty}{mark}"), &options);
                self.links.push_str(&line);
            }
        }
        self.links.push('\n');
    }
}

fn operand(name: &str, kind: Kind) -> Operand {
    Operand {
        name: name.to_owned(),
        kind,
        generated: false,
    }
}
