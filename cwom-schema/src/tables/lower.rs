//! `Schema` → `Tables`.

use std::collections::BTreeMap;

use super::columns::{lower_columns, lower_ends, managed_columns};
use super::{
    ColumnSource, NativeEnum, Referrer, Table, TableSource, Tables, audit, audited, cascades,
    checks, guards, keys, names, order,
};
use crate::schema::{Entity, EntityId, EnumId, EnumStorage, FieldId, FieldKind, LinkId, Schema};

/// The relational view of a schema.
pub fn lower_tables(schema: &Schema) -> Tables {
    let mut tables = Vec::with_capacity(schema.entities.len() + schema.links.len() + 3);
    let mut entities = vec![0; schema.entities.len()];
    let agreements = agreements(schema);
    for id in order::order_entities(schema) {
        entities[id.0] = tables.len();
        tables.push(lower_entity(schema, id, &agreements));
    }
    let mut links = Vec::with_capacity(schema.links.len());
    for position in 0..schema.links.len() {
        links.push(tables.len());
        tables.push(lower_link(schema, LinkId(position)));
    }
    let audited = schema.entities.iter().any(|entity| entity.audited)
        || schema.links.iter().any(|link| link.audited);
    if audited {
        tables.extend(audit::audit_tables(&schema.audit));
    }
    connect(&mut tables);
    cascades::mark(&mut tables);
    guards::lower_guards(schema, &mut tables);
    names::separate(&mut tables);
    Tables {
        model: schema.name.clone(),
        enums: native_enums(schema),
        tables,
        entities,
        links,
    }
}

/// For each entity, the fields that references of others agree with.
type Agreements = BTreeMap<EntityId, Vec<FieldId>>;

fn agreements(schema: &Schema) -> Agreements {
    let mut agreements = Agreements::new();
    for entity in &schema.entities {
        for (_, reference) in entity.references() {
            let Some(same_as) = reference.same_as else {
                continue;
            };
            if let FieldKind::Reference(via) = &entity[same_as.via].kind {
                let sources = agreements.entry(via.target).or_default();
                if !sources.contains(&same_as.source) {
                    sources.push(same_as.source);
                }
            }
        }
    }
    // In the order of the fields, whoever refers to them.
    for sources in agreements.values_mut() {
        sources.sort();
    }
    agreements
}

fn lower_entity(schema: &Schema, id: EntityId, agreements: &Agreements) -> Table {
    let entity = &schema[id];
    let columns = lower_columns(schema, &entity.fields, |position| {
        ColumnSource::Field(FieldId(position))
    });
    let uniques = entity_uniques(entity, agreements.get(&id).map_or(&[], Vec::as_slice));
    Table {
        name: entity.table.clone(),
        doc: entity.doc.clone(),
        source: TableSource::Entity(id),
        primary_key: keys::primary_key(&entity.table, vec![entity.key().column.clone()]),
        foreign_keys: keys::lower_foreign_keys(schema, entity),
        indexes: keys::lower_indexes(entity, &uniques),
        uniques,
        checks: checks::entity_checks(schema, entity),
        guards: Vec::new(),
        managed: managed_columns(&entity.fields),
        audited: audited::of_entity(schema, entity, &columns),
        columns,
        referenced_by: Vec::new(),
        takes_audited: false,
        without_rowid: false,
        only: None,
        monthly: None,
    }
}

fn entity_uniques(entity: &Entity, agreed: &[FieldId]) -> Vec<super::UniqueKey> {
    let mut uniques = keys::lower_uniques(entity);
    let id = &entity.key().column;
    for field in agreed {
        let key = keys::agreement_key(&entity.table, id, &entity[*field].column);
        let known = uniques
            .iter()
            .any(|unique| unique.predicate.is_none() && unique.columns == key.columns);
        if !known {
            uniques.push(key);
        }
    }
    uniques
}

fn lower_link(schema: &Schema, id: LinkId) -> Table {
    let link = &schema[id];
    let [left, right] = &link.columns;
    let mut columns = lower_ends(schema, link).to_vec();
    columns.extend(lower_columns(schema, &link.payload, ColumnSource::Payload));
    Table {
        name: link.table.clone(),
        doc: if link.doc.is_empty() {
            let (owner, target) = (&schema[link.owner].table, &schema[link.target].table);
            format!("Links rows of `{owner}` with rows of `{target}`.")
        } else {
            link.doc.clone()
        },
        source: TableSource::Link(id),
        primary_key: keys::primary_key(&link.table, link.columns.to_vec()),
        uniques: Vec::new(),
        foreign_keys: keys::lower_link_keys(schema, link),
        // The primary key serves the other direction.
        indexes: vec![keys::column_index(
            &link.table,
            &[right, left],
            format!("Finds the pairs by `{right}`."),
        )],
        checks: checks::link_checks(schema, link),
        guards: Vec::new(),
        managed: managed_columns(&link.payload),
        audited: audited::of_link(schema, link, &columns),
        columns,
        referenced_by: Vec::new(),
        takes_audited: false,
        without_rowid: true,
        only: None,
        monthly: None,
    }
}

fn native_enums(schema: &Schema) -> Vec<NativeEnum> {
    let native = |(position, definition): (usize, &crate::schema::Enum)| match &definition.storage {
        EnumStorage::Text => None,
        EnumStorage::Native(name) => Some(NativeEnum {
            id: EnumId(position),
            name: name.clone(),
            doc: definition.doc.clone(),
            values: definition
                .values
                .iter()
                .map(|value| value.name.clone())
                .collect(),
        }),
    };
    schema.enums.iter().enumerate().filter_map(native).collect()
}

/// Tells each table which foreign keys point at it.
fn connect(tables: &mut [Table]) {
    let positions: BTreeMap<String, usize> = tables
        .iter()
        .enumerate()
        .map(|(position, table)| (table.name.clone(), position))
        .collect();
    for holder in 0..tables.len() {
        for key in 0..tables[holder].foreign_keys.len() {
            let target = positions.get(&tables[holder].foreign_keys[key].target);
            if let Some(target) = target.copied() {
                tables[target].referenced_by.push(Referrer {
                    table: holder,
                    foreign_key: key,
                });
            }
        }
    }
}
