//! What people may have meant who come from SQL, an ORM or another schema language, and write its
//! words.

/// What stands for an unknown key of a section, for those words that spelling does not lead from.
pub(super) fn unknown_key(section: &str, key: &str) -> Option<&'static str> {
    let key = key.to_ascii_lowercase();
    let key = key.as_str();
    if section.starts_with("field") {
        return of_field(key);
    }
    match section {
        "spec" => of_spec(key),
        "entity" => of_entity(key),
        "state machine" => of_states(key),
        "link" => of_link(key),
        "enum" => of_enum(key),
        "value type" => of_value(key),
        "index" => of_index(key),
        _ => None,
    }
    .or_else(|| is_doc(key).then_some("write `doc`"))
}

/// How a table is written where a list or a string stands.
pub(super) fn wrong_type(path: &str) -> Option<String> {
    let (owner, key) = path.rsplit_once('.')?;
    let kind = owner.split('.').next()?;
    let section = owner.rsplit('.').next()?;
    let in_entity = kind == "entity" && owner.matches('.').count() == 1;
    match (kind, key) {
        ("enum", "values") => Some(format!(
            "open a table `[{path}]` with a line for each value: `small = \"what it means\"`"
        )),
        ("entity" | "mixin" | "value", "fields") => Some(format!(
            "open a table `[{path}]` with a line for each field: `name = \"type\"`"
        )),
        ("entity", "checks") if in_entity => Some(format!(
            "open a table `[{path}]` with a line for each check: `name = \"expression\"`"
        )),
        ("entity", "moves") => Some(
            "write a line for each state: `moves.open = [\"done\"]`, and `[]` for a final one"
                .to_owned(),
        ),
        ("enum" | "value" | "entity", _) if !owner.contains('.') => Some(format!(
            "open a table `[{path}]`, with `doc = \"…\"` and what belongs to it"
        )),
        ("entity", "unique" | "indexes") => Some(format!(
            "a list of keys, each a list of fields: `{key} = [[\"a\", \"b\"]]`"
        )),
        ("entity", _) if section == "links" => Some(format!(
            "write `{key} = {{ to = \"…\", table = \"…\", inverse = \"…\" }}`"
        )),
        ("entity", _) if section == "moves" => {
            Some("write a list: `[\"done\"]`, and `[]` for a final state".to_owned())
        }
        ("entity", "timestamps") if in_entity => Some(
            "write `\"both\"`, `\"created\"` or `\"none\"`; leave the key out for the default"
                .to_owned(),
        ),
        ("entity", "version") if in_entity => {
            Some("write the column's name or `false`; leave the key out for the default".to_owned())
        }
        _ => None,
    }
}

/// How several tables are written where TOML's `[[…]]` makes a list.
pub(super) fn list_of_tables(path: &str) -> Option<String> {
    matches!(path, "entity" | "enum" | "value" | "mixin")
        .then(|| format!("write each as a table with its name: `[{path}.Name]`"))
}

fn of_field(key: &str) -> Option<&'static str> {
    Some(match key {
        "nullable" | "null" | "not_null" | "notnull" | "optional" | "required" | "mandatory"
        | "blank" | "allow_null" => {
            "a `?` after the type lets it be null, as in `string?`; without it, it is required"
        }
        "primary_key" | "primary" | "pk" | "id" => {
            "every entity has its `id`; how it is made is the entity's key `id`"
        }
        "max" | "min" | "max_length" | "min_length" | "maxlength" | "length" | "len" | "size"
        | "range" | "bounds" | "limit" | "maximum" | "minimum" | "precision" | "scale" => {
            "bounds stand in the type: `string(1..64)`, `i32(0..5)`, `decimal(12, 2)`"
        }
        "ref" | "refs" | "references" | "foreign_key" | "fk" | "to" | "target" | "relation"
        | "belongs_to" | "entity" | "link" => "a reference is a type: `-> Entity`",
        "enum" | "values" | "choices" | "one_of" | "options" | "variants" => {
            "define `[enum.Name]`, and write its name as the type"
        }
        "regex" | "regexp" | "format" | "matches" => {
            "write `pattern`, a table of `chars`, `prefix`, `suffix`, `contains`, `excludes`"
        }
        "name" | "column_name" | "db_column" | "field" => {
            "`column` gives another name in the table, `rust` another in Rust"
        }
        "readonly" | "read_only" | "const" | "final" | "updatable" | "frozen" => {
            "write `immutable = true`"
        }
        "secret" | "private" | "hidden" | "pii" => "write `sensitive = true`",
        "ondelete" | "delete" | "cascade" | "on_update" => {
            "write `on_delete`; ids never change, so nothing happens on update"
        }
        "computed" | "formula" | "expression" | "as" | "stored" => "write `generated`",
        "check" | "checks" | "constraint" => "checks stand in the entity: `[entity.X.checks]`",
        "indexed" | "db_index" => "write `index = true`",
        "default_value" | "initial" => "write `default`",
        _ if is_doc(key) => "write `doc`",
        _ => return None,
    })
}

fn of_spec(key: &str) -> Option<&'static str> {
    Some(match key {
        "entities" | "tables" | "table" | "models" | "records" | "types" => {
            "each entity is a table of its own: `[entity.Name]`"
        }
        "enums" => "each enum is a table of its own: `[enum.Name]`",
        "values" | "structs" | "struct" | "objects" => {
            "each value type is a table of its own: `[value.Name]`"
        }
        "mixins" => "each mixin is a table of its own: `[mixin.name.fields]`",
        "links" | "link" | "relations" => "links stand in an entity: `[entity.X.links]`",
        "states" => "states stand in an entity: `[entity.X.states]`",
        "version" | "schema" => "write `format = 1`",
        "name" | "dialects" | "doc" => "it belongs under `[model]`",
        _ => return None,
    })
}

fn of_entity(key: &str) -> Option<&'static str> {
    Some(match key {
        "index" => "write `indexes`, a list of lists: `indexes = [[\"a\", \"b\"]]`",
        "uniques" | "unique_together" | "unique_keys" => {
            "write `unique`, a list of lists: `unique = [[\"a\", \"b\"]]`"
        }
        "primary_key" | "pk" | "key" => "every entity has its `id`; how it is made is the key `id`",
        "audit" | "auditable" | "history" => "write `audited`",
        "transitions" | "state_machine" | "status" => "write the section `states`",
        "relations" | "relationships" | "references" | "many_to_many" | "has_many" => {
            "references are fields of type `-> Entity`; many-to-many relations stand in `links`"
        }
        "constraints" | "check" => "write the section `checks`",
        "table_name" | "tablename" | "collection" => "write `table`",
        "columns" | "attributes" | "properties" | "field" => "write the section `fields`",
        "mixins" | "mixin" | "extends" | "inherits" => "write `use`, a list of mixins",
        "deleted_at" | "paranoid" => "write `soft_delete = true`",
        "created_at" | "updated_at" => {
            "`timestamps` chooses; `created_at` and `updated_at` are there by themselves"
        }
        _ => return None,
    })
}

fn of_states(key: &str) -> Option<&'static str> {
    Some(match key {
        "transitions" | "transition" | "edges" => {
            "write `moves`, a list for each state: `moves.open = [\"done\"]`"
        }
        "status" | "state" | "column" | "enum" | "on" => "write `field`, the name of an enum field",
        "start" | "default" | "begin" | "starts" => "write `initial`, a list of states",
        "final" | "terminal" | "end" | "ends" => "a final state has no moves: `moves.done = []`",
        "states" => "the states are the values of the enum; write `moves` for each of them",
        "require" | "required" | "needs" => "write `requires`",
        "only" | "allowed_in" => "write `only_in`",
        _ => return None,
    })
}

fn of_link(key: &str) -> Option<&'static str> {
    Some(match key {
        "target" | "entity" | "ref" | "type" | "references" => "write `to`, the name of an entity",
        "through" | "join_table" | "via" | "using" | "name" => "write `table`, the join table",
        "reverse" | "back" | "related_name" | "backref" => "write `inverse`",
        _ => return None,
    })
}

fn of_enum(key: &str) -> Option<&'static str> {
    Some(match key {
        "variants" | "members" | "choices" | "options" | "items" => "write the section `values`",
        "sorted" | "order" | "ranked" => "write `ordered = true`",
        _ => return None,
    })
}

fn of_value(key: &str) -> Option<&'static str> {
    Some(match key {
        "columns" | "attributes" | "properties" | "field" => "write the section `fields`",
        "one_of" | "oneof" => "write `exactly_one`, `at_most_one` or `at_least_one`",
        _ => return None,
    })
}

fn of_index(key: &str) -> Option<&'static str> {
    Some(match key {
        "fields" | "columns" | "keys" => "write `on`",
        "if" | "filter" | "condition" | "predicate" => "write `where`",
        "unique" => "unique keys stand in the entity's `unique`",
        _ => return None,
    })
}

fn is_doc(key: &str) -> bool {
    matches!(
        key,
        "description" | "comment" | "documentation" | "docs" | "help" | "title" | "label" | "note"
    )
}
