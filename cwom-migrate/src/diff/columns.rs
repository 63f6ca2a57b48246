//! Columns of one table: which came, went, or hold something else.

use super::{Differ, only_in, spec_text};
use crate::decisions::{Decision, Kind};
use crate::diff::MissingDecision;
use crate::op::TableOp;
use crate::snapshot::{Column, PerDialect, Table};

impl Differ<'_> {
    pub(super) fn column_renames(
        &self,
        name: &str,
        old: &Table,
        new: &Table,
    ) -> Vec<(String, String)> {
        let (gone, came) = (only_in(old, new), only_in(new, old));
        let mut renames = Vec::new();
        for (from, to) in self.decisions.renames(Kind::Column) {
            let of_table = |full: &str| {
                let (table, column) = full.rsplit_once('.')?;
                (table == name).then(|| column.to_owned())
            };
            let Some(new_name) = of_table(to) else {
                continue;
            };
            // The old column may be written with the table's old name.
            let old_name = from.rsplit_once('.').map_or(from, |(_, column)| column);
            let fits = gone.contains(&old_name) && came.contains(&new_name.as_str());
            if fits {
                renames.push(((from, to), (old_name.to_owned(), new_name)));
            }
        }
        let renames = super::unambiguous(renames);
        for ((from, to), _) in &renames {
            self.use_rename(Kind::Column, from, to);
        }
        renames.into_iter().map(|(_, pair)| pair).collect()
    }

    pub(super) fn columns(&mut self, name: &str, old: &Table, new: &Table) {
        let came = only_in(new, old);
        for column in only_in(old, new) {
            let full = format!("{name}.{column}");
            if self.decisions.drops(Kind::Column, &full).is_some() {
                self.push(name, TableOp::DropColumn(column.to_owned()));
            } else {
                let came: Vec<String> = came.iter().map(|to| format!("{name}.{to}")).collect();
                let came = came.iter().map(String::as_str);
                self.ask(Kind::Column, &full, &full, "CW-D02", came);
            }
        }
        for column in &new.columns {
            match old.column(&column.name) {
                None => self.add_column(name, column),
                Some(old) => self.change_column(name, old, column),
            }
        }
    }

    fn add_column(&mut self, table: &str, column: &Column) {
        let fill = self.decisions.backfill(table, &column.name);
        let has_default = has_default(&column.default);
        let gets_none = fill.is_none() && !has_default && column.generated.is_none();
        if !column.nullable && gets_none {
            self.ask_backfill(
                "CW-D07",
                &format!("{table}.{}", column.name),
                "is new and required; what do rows get that are there?",
            );
        }
        self.push(
            table,
            TableOp::AddColumn {
                column: column.name.clone(),
                fill,
            },
        );
    }

    fn ask_backfill(&mut self, hazard: &'static str, on: &str, question: &str) {
        self.missing.push(MissingDecision {
            hazard,
            on: on.to_owned(),
            question: format!("the column `{on}` {question}"),
            choices: vec![format!(
                r#"{{"type":"backfill","column":"{on}","sql":"…"}}"#
            )],
            spec: spec_text::backfill(self.next, on),
        });
    }

    fn change_column(&mut self, table: &str, old: &Column, new: &Column) {
        let column = new.name.clone();
        let on = format!("{table}.{column}");
        self.change_type(table, old, new);
        if old.nullable != new.nullable {
            let backfill = if new.nullable {
                None
            } else {
                let backfill = self.decisions.backfill(table, &column);
                if backfill.is_none() {
                    let question = "is required now; what do rows get that have nothing there?";
                    self.ask_backfill("CW-D06", &on, question);
                }
                backfill
            };
            let change = TableOp::SetNullable {
                column: column.clone(),
                nullable: new.nullable,
                backfill,
            };
            self.push(table, change);
        }
        if old.default != new.default {
            self.push(table, TableOp::SetDefault(column.clone()));
        }
        if old.generated != new.generated {
            self.push(table, TableOp::ChangeGenerated(column.clone()));
        }
        if !old.values.is_empty() && !new.values.is_empty() {
            self.values(table, old, new);
        }
        if old.doc != new.doc {
            self.push(table, TableOp::SetDoc(Some(column)));
        }
    }

    fn change_type(&mut self, table: &str, old: &Column, new: &Column) {
        if old.ty == new.ty && old.type_name == new.type_name {
            return;
        }
        let on = format!("{table}.{}", new.name);
        let cast = self.decisions.cast(table, &new.name);
        if cast.is_none() && (old.ty == "raw" || !crate::cast::exists(&old.ty, &new.ty)) {
            self.missing.push(MissingDecision {
                hazard: "CW-D04",
                on: on.clone(),
                question: format!("the column `{on}` goes from {} to {}; how?", old.ty, new.ty),
                choices: vec![format!(
                    r#"{{"type":"cast","column":"{on}","sqlite":"…","postgres":"…"}}"#
                )],
                // A cast is of one migration; one that stays would be taken for the next one, too.
                spec: Vec::new(),
            });
        }
        self.push(
            table,
            TableOp::ChangeType {
                column: new.name.clone(),
                from: old.ty.clone(),
                to: new.ty.clone(),
                cast,
            },
        );
    }

    fn values(&mut self, table: &str, old: &Column, new: &Column) {
        let column = new.name.clone();
        let full = format!("{table}.{column}");
        let gone: Vec<&String> = old
            .values
            .iter()
            .filter(|it| !new.values.contains(it))
            .collect();
        let mut came: Vec<&String> = new
            .values
            .iter()
            .filter(|it| !old.values.contains(it))
            .collect();
        let mut left = Vec::new();
        for value in gone {
            let to = self.decisions.find(|decision| match decision {
                Decision::Rename {
                    kind: Kind::Value,
                    from,
                    to,
                    on,
                } if *on == full && from == value && came.contains(&to) => Some(to.clone()),
                _ => None,
            });
            let Some(to) = to else {
                left.push(value);
                continue;
            };
            came.retain(|it| **it != to);
            let change = TableOp::RenameValue {
                column: column.clone(),
                from: value.clone(),
                to,
            };
            self.push(table, change);
        }
        for value in left {
            let map = self.decisions.find(|decision| match decision {
                Decision::Map { column, from, to } if *column == full && from == value => {
                    new.values.contains(to).then(|| to.clone())
                }
                _ => None,
            });
            let dropped = || {
                let name = format!("{full}.{value}");
                self.decisions.drops(Kind::Value, &name).is_some()
            };
            if map.is_some() || dropped() {
                let change = TableOp::RemoveValue {
                    column: column.clone(),
                    value: value.clone(),
                    map,
                };
                self.push(table, change);
            } else {
                let new: Vec<&str> = came.iter().map(|it| it.as_str()).collect();
                self.ask(Kind::Value, &full, value, "CW-D09", new.into_iter());
            }
        }
        for value in &came {
            let change = TableOp::AddValue {
                column: column.clone(),
                value: (*value).clone(),
            };
            self.push(table, change);
        }
        let common = |values: &[String], other: &[String]| -> Vec<String> {
            let common = values.iter().filter(|it| other.contains(it));
            common.cloned().collect()
        };
        if common(&old.values, &new.values) != common(&new.values, &old.values) {
            self.push(table, TableOp::ReorderValues(column));
        }
    }
}

/// Whether both dialects have a default.
const fn has_default(default: &PerDialect<Option<String>>) -> bool {
    default.sqlite.is_some() && default.postgres.is_some()
}
