//! A spec that grows by random edits, each with the statements that it needs.

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;

/// What a field holds, by the words of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holds {
    Plain(&'static str),
    Stage,
    /// The entity with this number.
    Reference(usize),
}

#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of the spec, but for the last, and independent of the others"
)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) holds: Holds,
    pub(super) nullable: bool,
    pub(super) indexed: bool,
    pub(super) default: bool,
    renamed_from: Option<String>,
    /// Renamed since the last migration.
    moved: bool,
    /// What rows get, once it is required.
    backfill: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Entity {
    pub(super) number: usize,
    pub(super) table: String,
    old_table: Option<String>,
    moved: bool,
    pub(super) audited: bool,
    pub(super) fields: Vec<Field>,
}

/// A model with what it says of the past.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) entities: Vec<Entity>,
    pub(super) values: Vec<String>,
    ordered: bool,
    renamed_values: Vec<(String, String)>,
    removed: Vec<(String, String)>,
    /// Columns that may go, by the number of their entity.
    accepted: Vec<(usize, String)>,
    /// Values that were renamed since the last migration.
    moved: Vec<String>,
    next: usize,
}

const TYPES: [&str; 9] = [
    "string",
    "i16",
    "i32",
    "i64",
    "bool",
    "decimal(8, 2)",
    "date",
    "timestamp",
    "json",
];

/// Numbers that were drawn before, taken one by one.
pub(super) struct Draws<'d> {
    numbers: &'d [u16],
    at: usize,
}

impl<'d> Draws<'d> {
    pub(super) const fn new(numbers: &'d [u16]) -> Self {
        Self { numbers, at: 0 }
    }

    /// A number below `limit`, 0 where nothing is left.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let number = self.numbers.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        usize::from(number) % limit.max(1)
    }

    pub(super) fn flag(&mut self) -> bool {
        self.below(2) == 1
    }
}

impl Model {
    pub(super) fn new(draws: &mut Draws<'_>) -> Self {
        let mut model = Self {
            entities: Vec::new(),
            values: ["one", "two", "three"].map(str::to_owned).to_vec(),
            ordered: draws.flag(),
            renamed_values: Vec::new(),
            removed: Vec::new(),
            accepted: Vec::new(),
            moved: Vec::new(),
            next: 0,
        };
        for _ in 0..=draws.below(3) {
            model.add_entity(draws);
        }
        model
    }

    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn add_entity(&mut self, draws: &mut Draws<'_>) {
        let number = self.number();
        self.entities.push(Entity {
            number,
            table: format!("t{number}"),
            old_table: None,
            moved: false,
            audited: draws.flag(),
            fields: Vec::new(),
        });
        let at = self.entities.len() - 1;
        for _ in 0..=draws.below(4) {
            self.add_field(at, draws);
        }
    }

    fn add_field(&mut self, entity: usize, draws: &mut Draws<'_>) {
        let name = format!("f{}", self.number());
        let holds = match draws.below(12) {
            9 | 10 => Holds::Stage,
            11 => Holds::Reference(self.entities[draws.below(self.entities.len())].number),
            plain => Holds::Plain(TYPES[plain.min(8)]),
        };
        let refers = matches!(holds, Holds::Reference(_));
        let json = holds == Holds::Plain("json");
        self.entities[entity].fields.push(Field {
            name,
            nullable: refers || json || draws.flag(),
            indexed: !json && draws.flag(),
            default: !refers && !json && draws.flag(),
            backfill: !refers && !json,
            holds,
            renamed_from: None,
            moved: false,
        });
    }

    /// A migration was made: from now on everything is called as it is.
    pub(super) fn settle(&mut self) {
        self.moved.clear();
        for entity in &mut self.entities {
            entity.moved = false;
            entity
                .fields
                .iter_mut()
                .for_each(|field| field.moved = false);
        }
    }

    /// One edit; does nothing where there is nothing that it could be made of.
    pub(super) fn edit(&mut self, draws: &mut Draws<'_>) {
        let what = draws.below(14);
        let entity = draws.below(self.entities.len());
        let count = self.entities[entity].fields.len();
        let field = draws.below(count);
        match what {
            0 | 1 => self.add_field(entity, draws),
            2 if count > 1 => {
                let owner = &mut self.entities[entity];
                let mut gone = owner.fields.remove(field);
                if gone.moved
                    && let Some(from) = gone.renamed_from.take()
                {
                    gone.name = from;
                }
                self.accepted.push((owner.number, gone.column()));
            }
            3 | 4 => {
                let number = self.number();
                let it = &mut self.entities[entity].fields[field];
                let old = std::mem::replace(&mut it.name, format!("f{number}"));
                if !it.moved {
                    it.renamed_from = Some(old);
                    it.moved = true;
                }
            }
            5 | 6 => {
                let it = &mut self.entities[entity].fields[field];
                if it.backfill {
                    it.nullable = !it.nullable;
                }
            }
            7 => {
                let it = &mut self.entities[entity].fields[field];
                if let Holds::Plain(ty) = &mut it.holds {
                    *ty = wider(ty);
                }
            }
            8 => {
                let number = self.number();
                let it = &mut self.entities[entity];
                let old = std::mem::replace(&mut it.table, format!("t{number}"));
                if !it.moved {
                    it.old_table = Some(old);
                    it.moved = true;
                }
            }
            9 => self.add_entity(draws),
            10 => {
                let it = &mut self.entities[entity].fields[field];
                it.indexed = !it.indexed && it.holds != Holds::Plain("json");
            }
            11 => {
                let it = &mut self.entities[entity].fields[field];
                it.default = !it.default && it.backfill;
            }
            12 if draws.flag() => {
                let value = format!("v{}", self.number());
                let at = draws.below(self.values.len() + 1);
                self.values.insert(at, value);
            }
            12 if self.values.len() > 1 => {
                let at = draws.below(self.values.len());
                let mut gone = self.values.remove(at);
                let moved = self.moved.contains(&gone);
                let from = self.renamed_values.iter().find(|(to, _)| *to == gone);
                let from = from.map(|(_, from)| from.clone()).filter(|_| moved);
                self.renamed_values.retain(|(to, _)| *to != gone);
                for (_, to) in &mut self.removed {
                    if *to == gone {
                        to.clone_from(&self.values[0]);
                    }
                }
                if let Some(from) = from {
                    gone = from;
                }
                self.removed.push((gone, self.values[0].clone()));
            }
            13 if draws.flag() => {
                let number = self.number();
                let at = draws.below(self.values.len());
                let old = std::mem::replace(&mut self.values[at], format!("v{number}"));
                let new = self.values[at].clone();
                for (_, to) in &mut self.removed {
                    if *to == old {
                        to.clone_from(&new);
                    }
                }
                let mut from = old.clone();
                if self.moved.contains(&old)
                    && let Some((_, first)) = self.renamed_values.iter().find(|(to, _)| *to == old)
                {
                    from.clone_from(first);
                }
                self.renamed_values.retain(|(to, _)| *to != old);
                self.moved.push(new.clone());
                self.renamed_values.push((new, from));
            }
            13 => self.values.rotate_left(1),
            _ => {}
        }
    }

    pub(super) fn text(&self) -> String {
        let mut out = String::from("format = 1\n");
        // Writing to a string cannot fail.
        let mut line = |text: &str| _ = writeln!(out, "{text}");
        line("[model]\nname = \"m\"\ndoc = \"d\"");
        line("[enum.Stage]\ndoc = \"d\"");
        line(&format!("ordered = {}\n[enum.Stage.values]", self.ordered));
        for value in &self.values {
            match self.renamed_values.iter().find(|(to, _)| to == value) {
                None => line(&format!("{value} = \"d\"")),
                Some((_, from)) => line(&format!(
                    "{value} = {{ doc = \"d\", renamed_from = \"{from}\" }}"
                )),
            }
        }
        if !self.removed.is_empty() {
            line("[enum.Stage.removed]");
            for (gone, to) in &self.removed {
                line(&format!("{gone} = \"{to}\""));
            }
        }
        for entity in &self.entities {
            let number = entity.number;
            line(&format!(
                "[entity.E{number}]\ndoc = \"d\"\ntable = \"{}\"",
                entity.table
            ));
            line(&format!("audited = {}", entity.audited));
            if let Some(from) = &entity.old_table {
                line(&format!("renamed_from = \"{from}\""));
            }
            line(&format!("[entity.E{number}.fields]"));
            for field in &entity.fields {
                line(&self.field(field));
            }
        }
        for (number, column) in &self.accepted {
            let holder = self.entities.iter().find(|it| it.number == *number);
            let table = holder.map_or("gone", |it| it.table.as_str());
            line(&format!(
                "[[accept]]\nhazard = \"CW-D02\"\non = \"{table}.{column}\"\nreason = \"drawn\""
            ));
        }
        out
    }

    fn field(&self, field: &Field) -> String {
        let null = if field.nullable { "?" } else { "" };
        let ty = match &field.holds {
            Holds::Plain(ty) => (*ty).to_owned(),
            Holds::Stage => "Stage".to_owned(),
            Holds::Reference(number) => format!("-> E{number}"),
        };
        let mut out = format!("{} = {{ type = \"{ty}{null}\"", field.name);
        let literal = field.literal(&self.values);
        if field.indexed && !matches!(field.holds, Holds::Reference(_)) {
            out.push_str(", index = true");
        }
        if field.default {
            let _ = write!(out, ", default = {literal}");
        }
        if field.backfill && !field.nullable {
            let _ = write!(out, ", backfill = {literal}");
        }
        if let Some(from) = &field.renamed_from {
            let _ = write!(out, ", renamed_from = \"{from}\"");
        }
        out.push_str(" }");
        out
    }
}

impl Field {
    pub(super) fn column(&self) -> String {
        match self.holds {
            Holds::Reference(_) => format!("{}_id", self.name),
            _ => self.name.clone(),
        }
    }

    /// A literal of the spec.
    fn literal(&self, values: &[String]) -> String {
        match &self.holds {
            Holds::Stage => format!("\"{}\"", values[0]),
            Holds::Plain("string") => "\"it's\"".to_owned(),
            Holds::Plain("bool") => "true".to_owned(),
            Holds::Plain("date") => "\"2024-02-29\"".to_owned(),
            Holds::Plain("timestamp") => "\"2024-02-29T12:00:00Z\"".to_owned(),
            Holds::Plain(ty) if ty.starts_with("decimal") => "\"1.50\"".to_owned(),
            _ => "7".to_owned(),
        }
    }

    /// A value in SQL; null where the field may be and the number says so.
    pub(super) fn value(&self, values: &[String], number: usize, dialect: Dialect) -> String {
        if self.nullable && number.is_multiple_of(3) {
            return "NULL".to_owned();
        }
        let sqlite = dialect == Dialect::Sqlite;
        let of = |texts: &[&str]| texts[number % texts.len()].to_owned();
        match &self.holds {
            Holds::Stage => format!("'{}'", values[number % values.len()]),
            Holds::Plain("string") => of(&["'0012'", "'1e3'", "''", "'ü \"x\"'", "'it''s'"]),
            Holds::Plain("i16") => of(&["-32768", "0", "32767"]),
            Holds::Plain("i32") => of(&["-2147483648", "1", "2147483647"]),
            Holds::Plain("i64") => of(&["-9223372036854775807", "5", "9223372036854775807"]),
            Holds::Plain("bool") if sqlite => of(&["0", "1"]),
            Holds::Plain("bool") => of(&["false", "true"]),
            Holds::Plain("date") => of(&["'0001-01-01'", "'2024-02-29'", "'9999-12-31'"]),
            Holds::Plain("timestamp") => of(&[
                "'2024-02-29T12:00:00.000001Z'",
                "'1970-01-01T00:00:00.000000Z'",
            ]),
            Holds::Plain("json") => of(&["'{\"a\":[1,null]}'", "'[]'", "'\"t\"'"]),
            Holds::Plain(ty) if ty.starts_with("decimal") && sqlite => of(&["-150", "0", "99999"]),
            Holds::Plain(ty) if ty.starts_with("decimal") => of(&["-1.50", "0.00", "999.99"]),
            _ => "NULL".to_owned(),
        }
    }
}

/// A type that every value of this one fits.
fn wider(ty: &str) -> &'static str {
    match ty {
        "i16" => "i32",
        "i32" => "i64",
        "i64" | "bool" | "string" => "string",
        "decimal(8, 2)" | "decimal(12, 4)" => "decimal(12, 4)",
        "date" | "timestamp" => "timestamp",
        _ => "json",
    }
}
