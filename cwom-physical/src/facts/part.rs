//! Facts of constraints, indexes and triggers.

use super::{Collector, Facets};
use crate::schema::{
    Deferrable, Enabled, ForeignKey, Index, IndexPart, RowMatch, Table, Trigger, Validation,
};
use crate::{Facet, ObjectKind, ObjectPath};

/// The name of a primary key that has none.
const UNNAMED_KEY: &str = "PRIMARY KEY";

impl Collector {
    pub(super) fn constraints(&mut self, table: &str, it: &Table) {
        if let Some(key) = &it.primary_key {
            let facets = Facets::default()
                .with(Facet::Columns, self.names(&key.columns))
                .with_some(Facet::Include, self.some_names(&key.include))
                .with_some(Facet::Deferrable, deferrable(key.deferrable))
                .with_some(Facet::OnConflict, key.on_conflict.as_deref())
                .with_some(Facet::Comment, key.comment.as_deref());
            let name = key.name.as_deref().unwrap_or(UNNAMED_KEY);
            self.add(
                ObjectPath::part(table, ObjectKind::PrimaryKey, name),
                facets,
            );
        }
        for (name, unique) in &it.uniques {
            let facets = Facets::default()
                .with(Facet::Columns, self.names(&unique.columns))
                .with_some(Facet::Include, self.some_names(&unique.include))
                .with_if(
                    Facet::NullsDistinct,
                    unique.nulls_not_distinct,
                    "NOT DISTINCT",
                )
                .with_some(Facet::Deferrable, deferrable(unique.deferrable))
                .with_some(Facet::OnConflict, unique.on_conflict.as_deref())
                .with_some(Facet::Comment, unique.comment.as_deref());
            self.add(ObjectPath::part(table, ObjectKind::Unique, name), facets);
        }
        for (name, check) in &it.checks {
            let facets = Facets::default()
                .with(Facet::Expression, &check.expression)
                .with_if(Facet::NoInherit, check.no_inherit, "NO INHERIT")
                .with_some(Facet::Validation, validation(check.validation))
                .with_some(Facet::Comment, check.comment.as_deref());
            self.add(ObjectPath::part(table, ObjectKind::Check, name), facets);
        }
        for (name, key) in &it.foreign_keys {
            let facets = self.foreign_key(key);
            self.add(
                ObjectPath::part(table, ObjectKind::ForeignKey, name),
                facets,
            );
        }
        for (name, exclusion) in &it.exclusions {
            let facets = Facets::default()
                .with(Facet::Definition, &exclusion.definition)
                .with_some(Facet::Comment, exclusion.comment.as_deref());
            self.add(ObjectPath::part(table, ObjectKind::Exclusion, name), facets);
        }
    }

    fn foreign_key(&self, key: &ForeignKey) -> Facets {
        let target = format!("{} ({})", self.name(&key.table), self.names(&key.target));
        let row_match = match key.row_match {
            RowMatch::Simple => None,
            RowMatch::Full => Some("FULL"),
            RowMatch::Partial => Some("PARTIAL"),
        };
        Facets::default()
            .with(Facet::Columns, self.names(&key.columns))
            .with(Facet::Target, target)
            .with(Facet::OnDelete, &key.on_delete)
            .with(Facet::OnUpdate, &key.on_update)
            .with_some(Facet::Match, row_match)
            .with_some(Facet::Deferrable, deferrable(key.deferrable))
            .with_some(Facet::Validation, validation(key.validation))
            .with_if(Facet::Enabled, key.disabled, "disabled")
            .with_some(Facet::Comment, key.comment.as_deref())
    }

    pub(super) fn index(&mut self, table: &str, name: &str, index: &Index) {
        let parts: Vec<String> = index.parts.iter().map(|part| self.part(part)).collect();
        let facets = Facets::default()
            .with_if(Facet::Unique, index.unique, "UNIQUE")
            .with_if(
                Facet::NullsDistinct,
                index.nulls_not_distinct,
                "NOT DISTINCT",
            )
            .with_some(
                Facet::Method,
                Some(&index.method).filter(|method| !method.is_empty()),
            )
            .with(Facet::Parts, format!("({})", parts.join(", ")))
            .with_some(Facet::Include, self.some_names(&index.include))
            .with_some(Facet::Predicate, index.predicate.as_deref())
            .with_if(Facet::Valid, index.invalid, "invalid")
            .with_list(Facet::Options, &index.options)
            .with_some(Facet::Comment, index.comment.as_deref());
        self.add(ObjectPath::part(table, ObjectKind::Index, name), facets);
    }

    fn part(&self, part: &IndexPart) -> String {
        let mut text = if part.expression {
            format!("({})", part.key)
        } else {
            self.names(std::slice::from_ref(&part.key))
        };
        if let Some(collation) = &part.collation {
            text.push_str(" COLLATE ");
            text.push_str(collation);
        }
        if let Some(class) = &part.operator_class {
            text.push(' ');
            text.push_str(class);
        }
        if part.descending {
            text.push_str(" DESC");
        }
        // PostgreSQL puts nulls first where it descends, unless it is told otherwise.
        if part.nulls_first != part.descending {
            text.push_str(if part.nulls_first {
                " NULLS FIRST"
            } else {
                " NULLS LAST"
            });
        }
        text
    }

    pub(super) fn trigger(&mut self, table: &str, name: &str, trigger: &Trigger) {
        let enabled = match trigger.enabled {
            Enabled::Origin => "enabled",
            Enabled::Disabled => "disabled",
            Enabled::Replica => "in replicas only",
            Enabled::Always => "always",
        };
        let level = if trigger.for_each_row {
            "FOR EACH ROW"
        } else {
            "FOR EACH STATEMENT"
        };
        let facets = Facets::default()
            .with(Facet::Timing, &trigger.timing)
            .with(Facet::Events, &trigger.events)
            .with(Facet::Level, level)
            .with_some(Facet::Condition, trigger.condition.as_deref())
            .with(Facet::Action, &trigger.action)
            .with_some(
                Facet::TransitionTables,
                trigger.transition_tables.as_deref(),
            )
            .with_some(Facet::Constraint, trigger.constraint.as_deref())
            .with(Facet::Enabled, enabled)
            .with_some(Facet::Comment, trigger.comment.as_deref());
        self.add(ObjectPath::part(table, ObjectKind::Trigger, name), facets);
    }

    fn some_names(&self, names: &[String]) -> Option<String> {
        (!names.is_empty()).then(|| self.names(names))
    }
}

fn deferrable(deferrable: Deferrable) -> Option<&'static str> {
    match deferrable {
        Deferrable::No => None,
        Deferrable::Immediate => Some("DEFERRABLE"),
        Deferrable::Deferred => Some("DEFERRABLE INITIALLY DEFERRED"),
    }
}

fn validation(validation: Validation) -> Option<&'static str> {
    match validation {
        Validation::Valid => None,
        Validation::NotValid => Some("NOT VALID"),
        Validation::NotEnforced => Some("NOT ENFORCED"),
    }
}
