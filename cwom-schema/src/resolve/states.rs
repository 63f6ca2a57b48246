//! State machines.

use std::collections::BTreeMap;

use super::Places;
use super::entities::Draft;
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Data, Entry, Table, Text, Value};
use crate::schema::{
    Entity, EntityId, Enum, FieldId, FieldKind, LinkId, Move, OnlyIn, Required, Requirement,
    Schema, Span, StateMachine, Type,
};
use crate::suggest;

/// Resolves the state machine of every entity that has one.
pub(crate) fn resolve_states(
    schema: &mut Schema,
    drafts: &mut [Draft<'_>],
    links: &BTreeMap<(EntityId, String), usize>,
    places: &mut Places,
    diagnostics: &mut Diagnostics,
) {
    for (index, draft) in drafts.iter_mut().enumerate() {
        let Some(section) = draft.table.entry("states") else {
            continue;
        };
        let Some(table) = section.value.table().filter(|table| !table.broken) else {
            continue;
        };
        let before = diagnostics.errors();
        let machine = Machine::find(table, EntityId(index), schema, draft, links, diagnostics)
            .map(|machine| machine.resolve(section, diagnostics));
        draft.broken |= diagnostics.errors() > before;
        if let (Some(machine), Some(moves)) = (&machine, table.entry("moves")) {
            let field = &schema.entities[index].fields[machine.field.0];
            places.insert(field.span, "moves", moves.key_span);
        }
        schema.entities[index].states = machine;
    }
}

struct Machine<'m, 'a> {
    table: &'m Table,
    owner: EntityId,
    entity: &'m Entity,
    field: FieldId,
    states: &'m Enum,
    draft: &'m Draft<'a>,
    links: &'m BTreeMap<(EntityId, String), usize>,
}

impl<'m, 'a> Machine<'m, 'a> {
    fn find(
        table: &'m Table,
        owner: EntityId,
        schema: &'m Schema,
        draft: &'m Draft<'a>,
        links: &'m BTreeMap<(EntityId, String), usize>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let entity = &schema[owner];
        let name = table.text("field")?;
        let Some(field) = draft.fields.get(&name.value).copied() else {
            if !draft.doubtful.contains(&name.value) {
                report_unknown_field(name, entity, diagnostics);
            }
            return None;
        };
        // An enum without values was reported, and any state may have been meant.
        if let Type::Enum(id) = entity[field].ty
            && schema[id].values.is_empty()
        {
            return None;
        }
        let reason = match (&entity[field].ty, &entity[field].kind) {
            (Type::Enum(id), FieldKind::Data) if !entity[field].nullable => {
                return Some(Self {
                    table,
                    owner,
                    entity,
                    field,
                    states: &schema[*id],
                    draft,
                    links,
                });
            }
            (Type::Enum(_), FieldKind::Generated(_)) => "is computed by the database",
            (Type::Enum(_), _) => "may be null",
            _ => "is not an enum",
        };
        diagnostics
            .error(
                Code::StatesField,
                name.span,
                format!("`{}` {reason}, so it cannot hold the state", name.value),
            )
            .label(entity[field].span, "defined here")
            .help("a state machine stands on an enum field that is never null");
        None
    }

    fn resolve(&self, section: &Entry, diagnostics: &mut Diagnostics) -> StateMachine {
        let moves = self.resolve_moves(section.key_span, diagnostics);
        let requires = self.resolve_requires(diagnostics);
        let initial = self.resolve_initial(&requires, diagnostics);
        let only_in = self.resolve_only_in(diagnostics);
        StateMachine {
            field: self.field,
            initial,
            moves,
            requires,
            only_in,
        }
    }

    fn state(&self, name: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<usize> {
        let names = self.states.values.iter().map(|value| value.name.as_str());
        let position = names.clone().position(|state| state == name);
        if position.is_none() {
            diagnostics
                .error(
                    Code::UnknownState,
                    span,
                    format!(
                        "`{}` is not a value of `{}`",
                        name.escape_debug(),
                        self.states.name
                    ),
                )
                .help_or(
                    suggest::did_you_mean_or_one_of(name, names),
                    "correct the name, or add the value to the enum",
                );
        }
        position
    }

    fn resolve_moves(&self, span: Span, diagnostics: &mut Diagnostics) -> Vec<Move> {
        let mut moves: Vec<Option<Move>> = vec![None; self.states.values.len()];
        for entry in self.table.section("moves") {
            let Some(from) = self.state(&entry.key, entry.key_span, diagnostics) else {
                continue;
            };
            let mut to: Vec<usize> = Vec::new();
            for target in entry
                .value
                .list()
                .unwrap_or(&[])
                .iter()
                .filter_map(Value::text)
            {
                let Some(state) = self.state(&target.value, target.span, diagnostics) else {
                    continue;
                };
                if state == from || to.contains(&state) {
                    let what = if state == from {
                        "a move to the same state is no move"
                    } else {
                        "the move is listed twice"
                    };
                    diagnostics
                        .error(Code::InvalidGroup, target.span, what)
                        .help("leave it out");
                } else {
                    to.push(state);
                }
            }
            moves[from] = Some(Move { from, to });
        }
        let missing: Vec<String> = moves
            .iter()
            .zip(&self.states.values)
            .filter(|(found, _)| found.is_none())
            .map(|(_, value)| format!("`{}`", value.name))
            .collect();
        if !missing.is_empty() {
            let place = self
                .table
                .entry("moves")
                .map_or(span, |moves| moves.key_span);
            diagnostics
                .error(
                    Code::MissingMove,
                    place,
                    format!("`moves` says nothing about {}", missing.join(", ")),
                )
                .label(
                    self.states.span,
                    format!("`{}` has more values", self.states.name),
                )
                .help("list every value; `[]` for a state that is never left");
        }
        let missing = |from| Move {
            from,
            to: Vec::new(),
        };
        moves
            .into_iter()
            .enumerate()
            .map(|(from, found)| found.unwrap_or_else(|| missing(from)))
            .collect()
    }

    fn resolve_requires(&self, diagnostics: &mut Diagnostics) -> Vec<Required> {
        let mut requires: Vec<Required> = Vec::new();
        for entry in self.table.section("requires") {
            let Some(state) = self.state(&entry.key, entry.key_span, diagnostics) else {
                continue;
            };
            for name in entry
                .value
                .list()
                .unwrap_or(&[])
                .iter()
                .filter_map(Value::text)
            {
                let Some(requirement) = self.requirement(name, diagnostics) else {
                    continue;
                };
                let rule = Required { state, requirement };
                if requires.contains(&rule) {
                    diagnostics
                        .error(
                            Code::InvalidGroup,
                            name.span,
                            "the requirement is listed twice",
                        )
                        .help("leave it out");
                } else {
                    requires.push(rule);
                }
            }
        }
        requires
    }

    fn requirement(&self, name: &Text, diagnostics: &mut Diagnostics) -> Option<Requirement> {
        if let Some(link) = self.links.get(&(self.owner, name.value.clone())) {
            return Some(Requirement::Link(LinkId(*link)));
        }
        let field = self.field(name, diagnostics)?;
        if !self.entity[field].nullable {
            diagnostics
                .error(
                    Code::RequiresField,
                    name.span,
                    format!(
                        "`{}` is never null, so requiring it says nothing",
                        name.value
                    ),
                )
                .label(self.entity[field].span, "not nullable")
                .help("leave it out, or make the field nullable with `?`");
            return None;
        }
        Some(Requirement::Field(field))
    }

    fn field(&self, name: &Text, diagnostics: &mut Diagnostics) -> Option<FieldId> {
        let found = self.draft.fields.get(&name.value).copied();
        if found.is_none() && !self.draft.doubtful.contains(&name.value) {
            report_unknown_field(name, self.entity, diagnostics);
        }
        found
    }

    /// A row has no links before it exists, so a state that requires one is never the first.
    fn resolve_initial(&self, requires: &[Required], diagnostics: &mut Diagnostics) -> Vec<usize> {
        let link_of = |state: usize| {
            requires.iter().find(|required| {
                required.state == state && matches!(required.requirement, Requirement::Link(_))
            })
        };
        let Some(value) = self.table.get("initial") else {
            return Vec::new();
        };
        let mut initial: Vec<usize> = match &value.data {
            Data::Text(any) if any.value == "any" => {
                let states = 0..self.states.values.len();
                states.filter(|state| link_of(*state).is_none()).collect()
            }
            Data::Text(one) => {
                let state = self.state(&one.value, one.span, diagnostics);
                if state.is_some() {
                    diagnostics
                        .error(
                            Code::WrongType,
                            one.span,
                            "`initial` is a list, or `\"any\"`",
                        )
                        .help(format!("write `initial = [\"{}\"]`", one.value));
                }
                return Vec::new();
            }
            Data::List(items) => {
                let mut states = Vec::new();
                for item in items.iter().filter_map(Value::text) {
                    let Some(state) = self.state(&item.value, item.span, diagnostics) else {
                        continue;
                    };
                    if link_of(state).is_some() {
                        diagnostics
                            .error(
                                Code::InitialRequiresLink,
                                item.span,
                                format!("`{}` requires a link, and a new row has none", item.value),
                            )
                            .help("begin in another state and move there when the link exists");
                    }
                    states.push(state);
                }
                states
            }
            _ => return Vec::new(),
        };
        // A list of nothing but unknown states was reported.
        let nothing_said = value.list().is_none_or(<[Value]>::is_empty);
        if initial.is_empty() && nothing_said {
            diagnostics
                .error(
                    Code::UnreachableState,
                    value.span,
                    "no state is initial, so no row could exist",
                )
                .help("list the states that a row may be created in");
        }
        initial.sort_unstable();
        initial.dedup();
        initial
    }

    fn resolve_only_in(&self, diagnostics: &mut Diagnostics) -> Vec<OnlyIn> {
        let mut fields: BTreeMap<FieldId, Vec<usize>> = BTreeMap::new();
        for entry in self.table.section("only_in") {
            let Some(state) = self.state(&entry.key, entry.key_span, diagnostics) else {
                continue;
            };
            for name in entry
                .value
                .list()
                .unwrap_or(&[])
                .iter()
                .filter_map(Value::text)
            {
                let Some(field) = self.field(name, diagnostics) else {
                    continue;
                };
                if !self.entity[field].nullable {
                    diagnostics
                        .error(
                            Code::OnlyInRequired,
                            name.span,
                            format!(
                                "`{}` is never null, so no state could be without it",
                                name.value
                            ),
                        )
                        .label(self.entity[field].span, "not nullable")
                        .help("make the field nullable with `?`");
                    continue;
                }
                let states = fields.entry(field).or_default();
                states.push(state);
            }
        }
        let only_in = fields.into_iter().map(|(field, mut states)| {
            states.sort_unstable();
            states.dedup();
            OnlyIn { field, states }
        });
        only_in.collect()
    }
}

fn report_unknown_field(name: &Text, entity: &Entity, diagnostics: &mut Diagnostics) {
    let names = entity.fields.iter().map(|field| field.name.as_str());
    diagnostics
        .error(
            Code::UnknownField,
            name.span,
            format!(
                "`{}` has no field `{}`",
                entity.name,
                name.value.escape_debug()
            ),
        )
        .help_or(
            suggest::did_you_mean_or_one_of(&name.value, names),
            "correct the name, or add the field",
        );
}
