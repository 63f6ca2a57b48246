//! Lowering, from the text of a spec to the tables.

use super::*;
use crate::Schema;
use crate::schema::{DefaultValue, Type};

const HEAD: &str = "format = 1\n[model]\nname = \"library\"\ndoc = \"Books.\"\n\
    [defaults]\naudited = false\ntimestamps = \"none\"\nversion = false\n";

/// No index at all.
const NOTHING: [&str; 0] = [];

fn parse(spec: &str) -> Schema {
    let (schema, diagnostics) = crate::parse(&format!("{HEAD}{spec}"));
    schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"))
}

fn lower(spec: &str) -> Tables {
    lower_tables(&parse(spec))
}

fn table<'a>(tables: &'a Tables, name: &str) -> &'a Table {
    let found = tables.tables.iter().find(|table| table.name == name);
    found.unwrap_or_else(|| panic!("there is a table `{name}`"))
}

fn entity(name: &str, table: &str, keys: &str, fields: &str) -> String {
    format!(
        "[entity.{name}]\ndoc = \"d\"\ntable = \"{table}\"\n{keys}\n\
         [entity.{name}.fields]\n{fields}\n"
    )
}

#[test]
fn names_that_join_to_the_same_text_are_told_apart_whatever_the_order() {
    let one = entity("One", "a", "", "b_c = { type = \"i32\", unique = true }");
    let two = entity("Two", "a_b", "", "c = { type = \"i32\", unique = true }");
    let forwards = lower(&format!("{one}{two}"));
    let backwards = lower(&format!("{two}{one}"));
    let name = |tables: &Tables, of: &str| table(tables, of).uniques[0].name.clone();
    assert_ne!(name(&forwards, "a"), name(&forwards, "a_b"));
    assert_ne!(name(&forwards, "a"), "uq_a_b_c");
    assert_ne!(name(&forwards, "a_b"), "uq_a_b_c");
    for of in ["a", "a_b"] {
        assert_eq!(name(&forwards, of), name(&backwards, of));
        assert!(name(&forwards, of).starts_with("uq_a_b_c_"));
    }
}

#[test]
fn a_name_that_the_spec_chose_stays_and_the_derived_one_gives_way() {
    let keys = "indexes = [[\"title\"], { on = [\"year\"], name = \"ix_books_title\" }]";
    let parsed = crate::parse(&format!(
        "{HEAD}{}",
        entity("Book", "books", keys, "title = \"string\"\nyear = \"i16\"")
    ));
    // The front end may refuse such a spec; where it does not, nothing clashes.
    let (Some(schema), _) = parsed else {
        return;
    };
    let tables = lower_tables(&schema);
    let indexes = &table(&tables, "books").indexes;
    assert_eq!(indexes[1].name, "ix_books_title");
    assert_ne!(indexes[0].name, "ix_books_title");
}

#[test]
fn a_check_of_the_spec_may_have_the_words_of_a_derived_one() {
    let tables = lower(&format!(
        "{}[entity.Book.checks]\ntitle_length = \"length(title) > 2\"\n",
        entity("Book", "books", "", "title = \"string(9)\"")
    ));
    let names: Vec<&str> = table(&tables, "books")
        .checks
        .iter()
        .map(|check| check.name.as_str())
        .collect();
    let mut distinct = names.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(names.len(), distinct.len(), "{names:?}");
}

#[test]
fn long_names_fit_every_engine() {
    let long = "t".repeat(60);
    let column = "c".repeat(60);
    let tables = lower(&entity(
        "Book",
        &long,
        &format!("indexes = [[\"{column} desc\", \"x\"]]"),
        &format!("{column} = {{ type = \"string(5)?\", unique = true }}\nx = \"i16\""),
    ));
    let book = table(&tables, &long);
    let mut names = vec![&book.primary_key.name, &book.uniques[0].name];
    names.extend(book.checks.iter().map(|check| &check.name));
    names.extend(book.indexes.iter().map(|index| &index.name));
    assert!(names.len() > 4);
    for name in names {
        assert!(name.len() <= MAX_IDENT_BYTES, "{name}");
    }
}

#[test]
fn a_reference_is_indexed_once() {
    let author = entity("Author", "authors", "", "name = \"string\"");
    let index_names = |keys: &str, reference: &str| -> Vec<String> {
        let fields = format!("author = {reference}\nyear = \"i16\"");
        let tables = lower(&format!(
            "{author}{}",
            entity("Book", "books", keys, &fields)
        ));
        let indexes = &table(&tables, "books").indexes;
        indexes.iter().map(|index| index.name.clone()).collect()
    };
    let plain = "\"-> Author\"";
    assert_eq!(index_names("", plain), ["ix_books_author_id"]);
    assert_eq!(
        index_names("indexes = [[\"author\", \"year\"]]", plain),
        ["ix_books_author_id_year"]
    );
    assert_eq!(
        index_names("indexes = [[\"year\", \"author\"]]", plain),
        ["ix_books_author_id", "ix_books_year_author_id"]
    );
    assert_eq!(
        index_names("unique = [[\"author\", \"year\"]]", plain),
        NOTHING
    );
    // A partial key does not serve the rows that it leaves out.
    assert_eq!(
        index_names(
            "unique = [{ on = [\"author\"], where = \"year > 0\" }]",
            plain
        ),
        ["ix_books_author_id"]
    );
    assert_eq!(
        index_names("", "{ type = \"-> Author\", index = false }"),
        NOTHING
    );
}

/// A loan of a copy and its book; which of its keys the composite one implies.
fn implied(source: &str, own: &str) -> Vec<(String, bool)> {
    let spec = [
        entity("Book", "books", "", "title = \"string\""),
        entity(
            "Copy",
            "copies",
            "",
            &format!("book = {{ type = \"-> Book\", immutable = true{source} }}"),
        ),
        entity(
            "Loan",
            "loans",
            "",
            &format!(
                "copy = {{ type = \"-> Copy\", immutable = true }}\n\
                 book = {{ type = \"-> Book\", same_as = \"copy.book\"{own} }}"
            ),
        ),
    ]
    .concat();
    let tables = lower(&spec);
    let keys = &table(&tables, "loans").foreign_keys;
    keys.iter()
        .map(|key| (key.columns.join("+"), key.implied))
        .collect()
}

#[test]
fn a_composite_key_implies_the_simple_ones_where_deleting_is_refused() {
    let expected = |own| {
        vec![
            ("copy_id".to_owned(), true),
            ("book_id".to_owned(), own),
            ("copy_id+book_id".to_owned(), false),
        ]
    };
    assert_eq!(implied("", ""), expected(true));
    let cascade = ", on_delete = \"cascade\"";
    assert_eq!(implied(cascade, ""), expected(false));
    assert_eq!(implied(cascade, cascade), expected(false));
}

#[test]
fn what_others_agree_with_is_unique_together_with_the_id_once() {
    let spec = [
        entity("Book", "books", "", "title = \"string\""),
        entity(
            "Copy",
            "copies",
            "",
            "book = { type = \"-> Book\", immutable = true }",
        ),
        entity(
            "Loan",
            "loans",
            "",
            "copy = { type = \"-> Copy\", immutable = true }\n\
             book = { type = \"-> Book\", same_as = \"copy.book\" }",
        ),
        entity(
            "Repair",
            "repairs",
            "",
            "copy = { type = \"-> Copy?\", immutable = true }\n\
             book = { type = \"-> Book?\", same_as = \"copy.book\" }",
        ),
    ]
    .concat();
    let tables = lower(&spec);
    let uniques = &table(&tables, "copies").uniques;
    assert_eq!(uniques.len(), 1);
    assert_eq!(uniques[0].columns, ["id", "book_id"]);
    let agree = |of: &str| {
        let checks = &table(&tables, of).checks;
        let rules = checks.iter().map(|check| &check.rule);
        rules
            .filter(|rule| matches!(rule, CheckRule::SetTogether { .. }))
            .count()
    };
    // Columns that are never null need no rule that they are null together.
    assert_eq!((agree("loans"), agree("repairs")), (0, 1));
    let referrers: Vec<&str> = tables
        .referrers(table(&tables, "copies"))
        .map(|(holder, _)| holder.name.as_str())
        .collect();
    assert_eq!(referrers, ["loans", "loans", "repairs", "repairs"]);
}

#[test]
fn tables_are_found_by_what_they_store() {
    let spec = [
        entity("Loan", "loans", "", "book = \"-> Book\""),
        entity("Book", "books", "", "title = \"string\""),
        "[entity.Book.links]\nreaders = { to = \"Reader\", table = \"readings\", \
         inverse = \"books\" }\n"
            .to_owned(),
        entity("Reader", "readers", "audited = true", "name = \"string\""),
    ]
    .concat();
    let schema = parse(&spec);
    let tables = lower_tables(&schema);
    let names: Vec<&str> = tables.tables.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "books",
            "loans",
            "readers",
            "readings",
            "audit_log",
            "audit_log_context",
            "audit_log_checkpoint"
        ]
    );
    for (id, entity) in schema.entities() {
        assert_eq!(tables.entity(id).name, entity.table);
    }
    assert_eq!(tables.link(LinkId(0)).name, "readings");
    assert_eq!(tables.audit().map(|t| t.name.as_str()), Some("audit_log"));
}

#[test]
fn nothing_audited_means_no_audit_log() {
    let tables = lower(&entity("Book", "books", "", "title = \"string\""));
    assert!(tables.audit().is_none());
    assert_eq!(tables.tables.len(), 1);
}

#[test]
fn the_default_of_a_value_is_what_rust_writes() {
    let schema = parse(
        "[enum.Size]\ndoc = \"d\"\n[enum.Size.values]\nsmall = \"s\"\nlarge = \"l\"\n\
         [value.Inner]\ndoc = \"d\"\n[value.Inner.fields]\n\
         on = { type = \"bool\", default = true }\n\
         [value.Look]\ndoc = \"d\"\n[value.Look.fields]\n\
         size = { type = \"Size\", default = \"large\" }\n\
         note = \"string?\"\n\
         inner = { type = \"Inner\", default = {} }\n\
         price = { type = \"decimal(6, 2)\", default = -0.5 }\n\
         ratio = { type = \"f64\", default = 1 }\n\
         span = { type = \"duration\", default = 5 }\n\
         text = { type = \"string\", default = \"a\\\"b\\\\\\u0001\" }\n\
         tags = \"[string]\"\nmore = \"map\"\n\
         [value.Timed]\ndoc = \"d\"\n[value.Timed.fields]\n\
         at = { type = \"timestamp\", default = \"now\" }\n\
         [entity.Book]\ndoc = \"d\"\ntable = \"books\"\n[entity.Book.fields]\n\
         look = { type = \"Look\", default = {} }\n\
         timed = { type = \"Timed\", default = {} }\n",
    );
    let json = |field: &str| {
        let (_, field) = schema.entities[0].field(field).expect("the field is there");
        default_json(&schema, &field.ty, &DefaultValue::EmptyObject)
    };
    assert_eq!(
        json("look").as_deref(),
        Some(
            r#"{"size":"large","inner":{"on":true},"price":"-0.50","ratio":1.0,"span":5,"text":"a\"b\\\u0001","tags":[],"more":{}}"#
        )
    );
    // The moment of writing is not a constant: the database has no default, the library does.
    assert_eq!(json("timed"), None);
    let tables = lower_tables(&schema);
    let book = &tables.tables[0];
    assert!(
        book.column("look")
            .is_some_and(|column| column.default.is_some())
    );
    assert!(
        book.column("timed")
            .is_some_and(|column| column.default.is_none())
    );
    assert_eq!(
        default_json(&schema, &Type::Bool, &DefaultValue::Bool(false)).as_deref(),
        Some("false")
    );
}

#[test]
fn an_optional_embedded_value_has_no_defaults_of_parts() {
    let tables = lower(
        "[value.Place]\ndoc = \"d\"\n[value.Place.fields]\n\
         town = { type = \"string\", default = \"Rome\" }\nstreet = \"string\"\n\
         [entity.Book]\ndoc = \"d\"\ntable = \"books\"\n[entity.Book.fields]\n\
         printed = { type = \"Place\", embed = \"columns\" }\n\
         found = { type = \"Place?\", embed = \"columns\" }\n",
    );
    let book = &tables.tables[0];
    let column = |name: &str| book.column(name).expect("the column is there");
    assert!(column("printed_town").default.is_some());
    assert!(!column("printed_town").nullable);
    assert!(column("found_town").default.is_none());
    assert!(column("found_town").nullable);
    let together = book.checks.iter().find_map(|check| match &check.rule {
        CheckRule::Together { required, optional } => Some((required.clone(), optional.len())),
        _ => None,
    });
    let required = vec!["found_town".to_owned(), "found_street".to_owned()];
    assert_eq!(together, Some((required, 0)));
}
