//! `Schema` and `Tables` → guards.

use super::items::item_places;
use super::links::{kept_links, needed_links};
use super::{Guard, GuardEvent, GuardRule, GuardedKey, Standing, StateMoves};
use crate::schema::{Entity, FieldKind, Link, Schema, StateMachine, Type};
use crate::tables::{AuditPart, IdentKind, Table, TableSource, ident};

/// Gives every table the guards that its rows need.
pub(in crate::tables) fn lower_guards(schema: &Schema, tables: &mut [Table]) {
    for table in tables {
        let mut guards = Guards {
            table,
            guards: Vec::new(),
        };
        match table.source {
            TableSource::Entity(id) => guards.push_entity(schema, &schema[id]),
            TableSource::Link(id) => guards.push_link(schema, &schema[id]),
            TableSource::Audit(part) => guards.push_audit(part),
        }
        table.guards = guards.guards;
    }
}

/// The guards of one table while they are collected.
pub(super) struct Guards<'a> {
    pub(super) table: &'a Table,
    guards: Vec<Guard>,
}

impl Guards<'_> {
    pub(super) fn push(&mut self, event: GuardEvent, words: &[&str], rule: GuardRule, doc: String) {
        self.guards.push(Guard {
            name: ident(IdentKind::Trigger, &self.table.name, words.iter().copied()),
            event,
            rule,
            doc,
        });
    }

    fn push_entity(&mut self, schema: &Schema, entity: &Entity) {
        if entity.immutable {
            self.push_standing(Standing::Immutable);
        } else if entity.append_only {
            self.push_standing(Standing::AppendOnly);
        } else {
            self.push_changes(schema, entity);
        }
        if let Some(column) = &self.table.managed.version {
            let (column, doc) = (column.clone(), "A new row has version 1.".to_owned());
            let rule = GuardRule::FirstVersion { column };
            self.push(GuardEvent::Insert, &["first_version"], rule, doc);
        }
        self.push_keys();
        self.push_items(schema);
    }

    fn push_link(&mut self, schema: &Schema, link: &Link) {
        if link.append_only {
            self.push_standing(Standing::AppendOnly);
        } else {
            let created = |kind: &FieldKind| *kind == FieldKind::CreatedAt;
            let payload = link
                .payload
                .iter()
                .filter(|field| field.immutable || created(&field.kind))
                .map(|field| field.column.clone());
            self.push_frozen(link.columns.iter().cloned().chain(payload).collect());
            let need = kept_links(schema, link);
            // A TRUNCATE asks no trigger of the rows, so nothing would count them or record them.
            if need.is_some() || link.audited {
                self.push_truncate(Standing::Counted);
            }
            if let Some(need) = need {
                let doc = format!(
                    "The last of the `{}` stays while a row of `{}` needs it.",
                    need.link, need.owner
                );
                let rule = GuardRule::KeepsLink(need);
                self.push(GuardEvent::Delete, &["required"], rule, doc);
            }
        }
        self.push_keys();
        if link.acyclic {
            let [from, to] = link.columns.clone();
            let doc = format!("Following `{}` never comes back.", link.name);
            self.push(
                GuardEvent::Insert,
                &["acyclic"],
                GuardRule::Acyclic { from, to },
                doc,
            );
        }
        self.push_items(schema);
    }

    /// What a row that may change has to keep to.
    fn push_changes(&mut self, schema: &Schema, entity: &Entity) {
        let mut frozen = Vec::new();
        for field in &entity.fields {
            let always = matches!(field.kind, FieldKind::Key | FieldKind::CreatedAt);
            match &field.kind {
                FieldKind::Generated(_) => {}
                FieldKind::Embedded(embedded) if field.immutable => {
                    frozen.extend(embedded.columns.iter().cloned());
                }
                _ if always || field.immutable => frozen.push(field.column.clone()),
                _ => {}
            }
        }
        self.push_frozen(frozen);
        let managed = self.table.managed.clone();
        if let Some(column) = managed.version {
            let doc = "A changed row has the next version.".to_owned();
            let rule = GuardRule::NextVersion { column };
            self.push(GuardEvent::Update, &["next_version"], rule, doc);
            self.push_truncate(Standing::Counted);
        }
        if let Some(column) = managed.updated_at {
            let doc = format!("`{column}` never moves backwards.");
            let rule = GuardRule::NeverBackwards { column };
            self.push(GuardEvent::Update, &["clock"], rule, doc);
        }
        if let Some(column) = managed.deleted_at {
            let doc = "What was deleted is changed no more.".to_owned();
            let rule = GuardRule::StaysDeleted { column };
            self.push(GuardEvent::Update, &["deleted"], rule, doc);
        }
        if let Some(machine) = &entity.states {
            self.push_states(schema, entity, machine);
        }
        for (id, reference) in entity.references() {
            if reference.acyclic {
                let field = &entity[id];
                for (event, word) in [
                    (GuardEvent::Insert, "insert"),
                    (GuardEvent::Update, "update"),
                ] {
                    let rule = GuardRule::Acyclic {
                        from: entity.key().column.clone(),
                        to: field.column.clone(),
                    };
                    let doc = format!("Following `{}` never comes back.", field.name);
                    self.push(event, &[&field.column, "acyclic", word], rule, doc);
                }
            }
        }
    }

    fn push_states(&mut self, schema: &Schema, entity: &Entity, machine: &StateMachine) {
        let field = &entity[machine.field];
        let Type::Enum(id) = field.ty else {
            return;
        };
        let values = &schema[id].values;
        let names = |positions: &[usize]| -> Vec<String> {
            positions
                .iter()
                .map(|position| values[*position].name.clone())
                .collect()
        };
        if machine.initial.len() < values.len() {
            let states = names(&machine.initial);
            let doc = format!("A new row is {}.", states.join(" or "));
            let column = field.column.clone();
            let rule = GuardRule::Initial { column, states };
            self.push(GuardEvent::Insert, &[&field.column, "initial"], rule, doc);
        }
        let moves = machine.moves.iter().map(|moves| StateMoves {
            from: values[moves.from].name.clone(),
            to: names(&moves.to),
        });
        let rule = GuardRule::Moves {
            column: field.column.clone(),
            moves: moves.collect(),
        };
        let doc = format!("`{}` moves as the state machine says.", field.column);
        self.push(GuardEvent::Update, &[&field.column, "moves"], rule, doc);
        for need in needed_links(schema, entity, machine) {
            let doc = format!(
                "A row that becomes {} has a link in `{}`.",
                need.states.join(" or "),
                need.table
            );
            let words = [need.link.clone(), "required".to_owned()];
            let words = [words[0].as_str(), words[1].as_str()];
            self.push(
                GuardEvent::Update,
                &words,
                GuardRule::NeedsLink(need.clone()),
                doc,
            );
        }
    }

    /// Nothing is changed or deleted.
    fn push_standing(&mut self, standing: Standing) {
        for (event, word, doc) in [
            (GuardEvent::Update, "no_update", "Rows are never changed."),
            (GuardEvent::Delete, "no_delete", "Rows are never deleted."),
        ] {
            self.push(event, &[word], GuardRule::Never(standing), doc.to_owned());
        }
        self.push_truncate(standing);
    }

    fn push_audit(&mut self, part: AuditPart) {
        match part {
            AuditPart::Context => {}
            AuditPart::Checkpoint => {
                self.push_standing(Standing::AppendOnly);
                self.push_keys();
            }
            AuditPart::Log => self.push_log(),
        }
    }

    /// Entries are only ever added, but for the two ways out that leave a trace.
    fn push_log(&mut self) {
        const OPEN: [&str; 4] = ["before", "after", "note", "salt"];
        let log = self.table.name.clone();
        let checkpoints = format!("{log}_checkpoint");
        let fixed = self.table.columns.iter().map(|column| column.name.clone());
        let fixed = fixed
            .filter(|name| !OPEN.contains(&name.as_str()))
            .collect();
        let redacted = GuardRule::OnlyRedacted { log, fixed };
        let doc = "An entry changes only by a recorded redaction.".to_owned();
        self.push(GuardEvent::Update, &["only_redacted"], redacted, doc);
        let pruned = GuardRule::OnlyPruned { checkpoints };
        let doc = "An entry goes only when it was exported.".to_owned();
        self.push(GuardEvent::Delete, &["only_pruned"], pruned, doc);
        self.push_truncate(Standing::AppendOnly);
        self.push_keys();
    }

    fn push_truncate(&mut self, standing: Standing) {
        self.push(
            GuardEvent::Truncate,
            &["no_truncate"],
            GuardRule::Never(standing),
            "Rows never go all at once.".to_owned(),
        );
    }

    fn push_frozen(&mut self, columns: Vec<String>) {
        let doc = "What is given at creation stays.".to_owned();
        let rule = GuardRule::Frozen { columns };
        self.push(GuardEvent::Update, &["frozen"], rule, doc);
    }

    /// A key none of whose columns may change cannot come into the way of an UPDATE.
    fn push_keys(&mut self) {
        let primary = GuardedKey {
            columns: self.table.primary_key.columns.clone(),
            predicate: None,
        };
        let uniques = self.table.uniques.iter().map(|unique| GuardedKey {
            columns: unique.columns.clone(),
            predicate: unique.predicate.clone(),
        });
        // A key that holds another one says nothing new.
        let mut keys = vec![primary];
        keys.extend(
            uniques.filter(|key| !key.columns.contains(&self.table.primary_key.columns[0])),
        );
        let never = |guard: &Guard| {
            guard.event == GuardEvent::Update && matches!(guard.rule, GuardRule::Never(_))
        };
        let frozen = self.guards.iter().find_map(|guard| match &guard.rule {
            GuardRule::Frozen { columns } => Some(columns.clone()),
            GuardRule::OnlyRedacted { fixed, .. } => Some(fixed.clone()),
            _ => None,
        });
        let changeable: Vec<GuardedKey> = keys
            .iter()
            .filter(|key| match &frozen {
                Some(frozen) => {
                    key.predicate.is_some()
                        || !key.columns.iter().all(|column| frozen.contains(column))
                }
                None => !self.guards.iter().any(never),
            })
            .cloned()
            .collect();
        let doc = "No other row makes way for a new one.".to_owned();
        let rule = GuardRule::KeepsOthers { keys };
        self.push(GuardEvent::Insert, &["insert_keeps"], rule, doc);
        if !changeable.is_empty() {
            let doc = "No other row makes way for a changed one.".to_owned();
            let rule = GuardRule::KeepsOthers { keys: changeable };
            self.push(GuardEvent::Update, &["update_keeps"], rule, doc);
        }
    }

    fn push_items(&mut self, schema: &Schema) {
        for (column, places) in item_places(schema, self.table) {
            for (event, word) in [
                (GuardEvent::Insert, "insert"),
                (GuardEvent::Update, "update"),
            ] {
                let rule = GuardRule::Items {
                    column: column.clone(),
                    places: places.clone(),
                };
                let doc = format!("What `{column}` lists is of its type.");
                self.push(event, &[&column, "items", word], rule, doc);
            }
        }
    }
}
