//! States: where a row may go, and what it needs for that.

use std::collections::BTreeSet;

use cwom_schema::schema::{Required, Requirement, StateMachine, Type};

use super::Trial;
use crate::rust::fixture::first_state;

impl<'a> Trial<'a, '_> {
    pub(super) fn emit_states(&mut self) {
        let Some(machine) = &self.entity.states else {
            return;
        };
        let Type::Enum(id) = &self.entity[machine.field].ty else {
            return;
        };
        let values = &self.context.schema[*id].values;
        let states = self.imports.model(&self.context.schema[*id].name);
        let path = |position: usize| format!("{states}::{}", values[position].rust);
        let reachable = reachable(machine, first_state(self.entity, machine));
        self.emit_moves(machine, &states, &reachable, &path);
        self.emit_needs(machine, &path);
    }

    fn emit_moves(
        &mut self,
        machine: &'a StateMachine,
        states: &str,
        reachable: &BTreeSet<usize>,
        path: &impl Fn(usize) -> String,
    ) {
        let field = &self.entity[machine.field];
        let doc = "A row moves from state to state as the spec says, and in no other way: the database \
                   sees to it as well.";
        self.test("it_moves_as_the_spec_says", doc, |it| {
            it.runtime("EnumValue");
            let moves: Vec<(String, Vec<String>)> = machine
                .moves
                .iter()
                .filter(|it| reachable.contains(&it.from))
                .map(|it| (path(it.from), it.to.iter().copied().map(path).collect()))
                .collect();
            it.code.table(
                &format!("const MOVES: &[({states}, &[{states}])] ="),
                &moves,
            );
            it.code.blank();
            it.code.open("for (from, allowed) in MOVES {");
            it.code.open(format!("for to in {states}::VALUES {{"));
            let name = it.name.clone();
            it.code.chain(
                "let row",
                &format!("db.fixture::<{name}>().in_state(*from).await"),
            );
            it.code.open("if allowed.contains(to) {");
            it.code.chain("let moved", "db.move_to(row, *to).await?");
            it.code
                .line(format!("assert_eq!(moved.{}, *to);", field.rust));
            it.code.line("continue;");
            it.code.close("}");
            it.code
                .chain("let refused", "db.move_to(row.clone(), *to).await");
            it.refused("refused", "IllegalTransition { .. }");
            it.code.open("if from != to {");
            it.code.chain("let forced", "db.force_to(row, *to).await");
            it.refused("forced", "IllegalTransition { .. }");
            it.code.close("}");
            it.code.close("}");
            it.code.close("}");
        });
    }

    /// What the states need that a new row may move to.
    fn emit_needs(&mut self, machine: &'a StateMachine, path: &impl Fn(usize) -> String) {
        let first = first_state(self.entity, machine);
        let next = machine.moves.iter().find(|it| it.from == first);
        let needs: Vec<&Required> = machine
            .requires
            .iter()
            .filter(|it| next.is_some_and(|next| next.to.contains(&it.state)))
            // What the first state needs as well is there already.
            .filter(|it| {
                let mut all = machine.requires.iter();
                !all.any(|other| other.state == first && other.requirement == it.requirement)
            })
            .collect();
        let is_filled = |required: &Required| match required.requirement {
            Requirement::Field(field) => self.entity[field].default.is_some(),
            Requirement::Link(_) => false,
        };
        let mut states: Vec<usize> = needs
            .iter()
            .filter(|it| !is_filled(it))
            .map(|it| it.state)
            .collect();
        states.dedup();
        if states.is_empty() {
            return;
        }
        let doc = "Without what a state needs, a row does not get there.";
        self.test("a_state_has_what_it_needs", doc, |it| {
            let states: Vec<String> = states.iter().copied().map(path).collect();
            it.code.iterate("to", &states);
            it.fixture("row");
            it.code.chain(
                "let refused",
                "db.write(db.context()).transition(row, to).await",
            );
            let error = it.runtime("Error");
            it.refused(
                "refused",
                "CheckFailed { .. } | ERROR::RequiredLink { .. }"
                    .replace("ERROR", &error)
                    .as_str(),
            );
            it.code.close("}");
        });
    }
}

/// The states that moves lead to from the first one.
fn reachable(machine: &StateMachine, first: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::from([first]);
    loop {
        let next: Vec<usize> = machine
            .moves
            .iter()
            .filter(|it| found.contains(&it.from))
            .flat_map(|it| it.to.iter().copied())
            .filter(|to| !found.contains(to))
            .collect();
        if next.is_empty() {
            return found;
        }
        found.extend(next);
    }
}
