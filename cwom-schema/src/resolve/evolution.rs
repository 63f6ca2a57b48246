//! What the spec says of older revisions: `renamed_from`, `backfill`, `removed` and `[[accept]]`.

use super::defaults::resolve_default;
use super::names::Names;
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Data, Entry, Table, Text, Value};
use crate::schema::{
    Accepted, Backfill, BackfillValue, DefaultValue, EntityId, EnumId, Evolution, Evolved, Field,
    FieldKind, FieldPlace, LinkId, RemovedValue, Renamed, Schema,
};
use crate::suggest;

/// Hazards that are about what is gone, which no spec names any more.
const OF_WHAT_IS_GONE: [&str; 4] = ["CW-D01", "CW-D02", "CW-D03", "CW-D09"];

/// Reads everything of the kind, when all that it could be about is resolved.
pub(crate) fn resolve_evolution(
    root: &Table,
    schema: &Schema,
    names: &Names<'_>,
    diagnostics: &mut Diagnostics,
) -> Evolution {
    let mut reader = Reader {
        schema,
        names,
        found: Evolution::default(),
    };
    for (position, entry) in names.enums.iter().enumerate() {
        reader.read_enum(EnumId(position), entry, diagnostics);
    }
    for (position, entry) in names.entities.iter().enumerate() {
        reader.read_entity(EntityId(position), entry, diagnostics);
    }
    for item in root.items("accept") {
        reader.read_acceptance(item, diagnostics);
    }
    reader.found
}

struct Reader<'r, 'a> {
    schema: &'r Schema,
    names: &'r Names<'a>,
    found: Evolution,
}

impl Reader<'_, '_> {
    fn read_enum(&mut self, id: EnumId, entry: &Entry, diagnostics: &mut Diagnostics) {
        let Some(table) = entry.value.table() else {
            return;
        };
        let values = &self.schema[id].values;
        for (position, value) in table.section("values").iter().enumerate() {
            if let Some(options) = value.value.table() {
                self.rename(
                    Evolved::Value(id, position),
                    &value.key,
                    options,
                    diagnostics,
                );
            }
        }
        for gone in table.section("removed") {
            let Some(to) = gone.value.text() else {
                continue;
            };
            if values.iter().any(|value| value.name == gone.key) {
                diagnostics
                    .error(
                        Code::Evolution,
                        gone.key_span,
                        format!("`{}` is still a value of `{}`", gone.key, entry.key),
                    )
                    .help("take it out of `values`, or out of `removed`");
                continue;
            }
            let position = values.iter().position(|value| value.name == to.value);
            let Some(position) = position else {
                let known = values.iter().map(|value| value.name.as_str());
                diagnostics
                    .error(
                        Code::UnknownEnumValue,
                        to.span,
                        format!("`{}` is not a value of `{}`", to.value, entry.key),
                    )
                    .help_or(
                        suggest::did_you_mean_or_one_of(&to.value, known),
                        "name the value that takes its place",
                    );
                continue;
            };
            self.found.removed.push(RemovedValue {
                of: id,
                value: gone.key.clone(),
                to: position,
                span: gone.key_span,
            });
        }
    }

    fn read_entity(&mut self, id: EntityId, entry: &Entry, diagnostics: &mut Diagnostics) {
        let Some(table) = entry.value.table() else {
            return;
        };
        self.rename(Evolved::Entity(id), &entry.key, table, diagnostics);
        let mixins = table.items("use").iter().filter_map(Value::text);
        let mixins = mixins.filter_map(|used| self.names.mixin(&used.value)?.value.table());
        let holders: Vec<&Table> = [table].into_iter().chain(mixins).collect();
        for field in holders.iter().flat_map(|holder| holder.section("fields")) {
            let known = self.schema.entities.get(id.0);
            if let Some((field_id, it)) = known.and_then(|entity| entity.field(&field.key)) {
                self.read_field(FieldPlace::Entity(id, field_id), it, field, diagnostics);
            }
        }
        for entry in table.section("links") {
            let mut links = self.schema.links.iter();
            let link = links.position(|link| link.owner == id && link.name == entry.key);
            if let (Some(link), Some(table)) = (link, entry.value.table()) {
                self.read_link(LinkId(link), entry, table, diagnostics);
            }
        }
    }

    fn read_link(
        &mut self,
        id: LinkId,
        entry: &Entry,
        table: &Table,
        diagnostics: &mut Diagnostics,
    ) {
        self.rename(Evolved::Link(id), &entry.key, table, diagnostics);
        let payload = &self.schema[id].payload;
        for field in table.section("fields") {
            if let Some(at) = payload.iter().position(|it| it.name == field.key) {
                let place = FieldPlace::Payload(id, at);
                self.read_field(place, &payload[at], field, diagnostics);
            }
        }
    }

    fn read_field(
        &mut self,
        place: FieldPlace,
        field: &Field,
        entry: &Entry,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(options) = entry.value.table() else {
            return;
        };
        self.rename(Evolved::Field(place), &entry.key, options, diagnostics);
        if let Some(backfill) = options.entry("backfill")
            && let Some(value) = self.read_backfill(field, backfill, diagnostics)
        {
            self.found.backfills.push(Backfill {
                field: place,
                value,
                span: backfill.key_span,
            });
        }
    }

    fn rename(&mut self, what: Evolved, name: &str, table: &Table, diagnostics: &mut Diagnostics) {
        let Some(from) = table.text("renamed_from") else {
            return;
        };
        if from.value == name || from.value.trim().is_empty() {
            diagnostics
                .error(
                    Code::Evolution,
                    from.span,
                    format!("`{name}` was not called otherwise by this"),
                )
                .help("write the name that it had in the spec before, or leave the key out");
            return;
        }
        self.found.renames.push(Renamed {
            what,
            from: from.value.clone(),
            span: from.span,
        });
    }

    fn read_backfill(
        &self,
        field: &Field,
        entry: &Entry,
        diagnostics: &mut Diagnostics,
    ) -> Option<BackfillValue> {
        let refused = match field.kind {
            FieldKind::Generated(_) => Some("a generated column is computed for every row"),
            FieldKind::Embedded(_) => {
                Some("a value in columns of its own is filled column by column, by a decision")
            }
            _ => None,
        };
        if let Some(reason) = refused {
            diagnostics
                .error(Code::KeyNotAllowed, entry.key_span, reason)
                .help("leave the key out");
            return None;
        }
        if let Data::Table(table) = &entry.value.data
            && !table.entries.is_empty()
        {
            return read_sql(table, entry, diagnostics);
        }
        let (schema, pattern) = (self.schema, field.pattern.as_ref());
        let literal =
            resolve_default(&entry.value, &field.ty, pattern, &schema.enums, diagnostics)?;
        if matches!(literal, DefaultValue::NewId | DefaultValue::Context) {
            diagnostics
                .error(
                    Code::Evolution,
                    entry.value.span,
                    "a migration has no such value to give",
                )
                .help(
                    "write an expression for each engine: `{ sqlite = \"…\", postgres = \"…\" }`",
                );
            return None;
        }
        Some(BackfillValue::Literal(literal))
    }

    fn read_acceptance(&mut self, item: &Value, diagnostics: &mut Diagnostics) {
        let Some(table) = item.table().filter(|table| !table.broken) else {
            return;
        };
        let (Some(hazard), Some(on)) = (table.text("hazard"), table.text("on")) else {
            return;
        };
        if !is_hazard(&hazard.value) {
            diagnostics
                .error(
                    Code::UnknownChoice,
                    hazard.span,
                    format!(
                        "`{}` is not the id of a hazard",
                        hazard.value.escape_debug()
                    ),
                )
                .help("ids look like `CW-D02`; the message of a migration names its own");
            return;
        }
        if !OF_WHAT_IS_GONE.contains(&hazard.value.as_str()) {
            self.check_place(on, diagnostics);
        }
        self.found.accepted.push(Accepted {
            hazard: hazard.value.clone(),
            on: on.value.clone(),
            reason: table.text_or_empty("reason"),
            span: on.span,
        });
    }

    /// A table that is gone is a reason to look, not to stop: the acceptance may be of long ago.
    fn check_place(&self, on: &Text, diagnostics: &mut Diagnostics) {
        let schema = self.schema;
        let log = &schema.audit.table;
        let own = [
            log.clone(),
            format!("{log}_context"),
            format!("{log}_checkpoint"),
        ];
        let entities = schema.entities.iter().map(|entity| entity.table.as_str());
        let links = schema.links.iter().map(|link| link.table.as_str());
        let tables: Vec<&str> = entities
            .chain(links)
            .chain(own.iter().map(String::as_str))
            .collect();
        let table = on.value.split('.').next().unwrap_or_default();
        if !tables.contains(&table) {
            diagnostics
                .warning(
                    Code::UnknownPlace,
                    on.part(0, table.len()),
                    format!("there is no table `{}`", table.escape_debug()),
                )
                .help_or(
                    suggest::did_you_mean(table, tables.iter().copied()),
                    "places are written by table and column; leave out what is done",
                );
        }
    }
}

fn read_sql(table: &Table, entry: &Entry, diagnostics: &mut Diagnostics) -> Option<BackfillValue> {
    let text = |key: &str| table.text(key).map(|text| text.value.clone());
    let (both, sqlite, postgres) = (text("sql"), text("sqlite"), text("postgres"));
    let value = match (both, sqlite, postgres) {
        (Some(sql), None, None) => Some((sql.clone(), sql)),
        (None, Some(sqlite), Some(postgres)) => Some((sqlite, postgres)),
        _ => None,
    };
    let value = value.filter(|(one, two)| !one.trim().is_empty() && !two.trim().is_empty());
    let Some((sqlite, postgres)) = value else {
        diagnostics
            .error(
                Code::Evolution,
                entry.value.span,
                "an expression is `sql` for both engines, or `sqlite` and `postgres`",
            )
            .help("such as `backfill = { sql = \"lower(title)\" }`");
        return None;
    };
    Some(BackfillValue::Sql { sqlite, postgres })
}

fn is_hazard(id: &str) -> bool {
    let rest = id.strip_prefix("CW-").unwrap_or_default();
    let mut characters = rest.chars();
    let letter = characters.next().is_some_and(|it| it.is_ascii_uppercase());
    letter && rest.len() == 3 && characters.all(|it| it.is_ascii_digit())
}
