//! A mistake is told once: what merely follows from it is not, and its neighbours still are.

/// The codes of what is said about a spec with the usual beginning.
fn codes(body: &str) -> Vec<&'static str> {
    let spec = format!("format = 1\n[model]\nname = \"shop\"\ndoc = \"A shop.\"\n{body}");
    let (schema, diagnostics) = cwom_schema::parse(&spec);
    assert_eq!(schema.is_none(), diagnostics.has_errors());
    diagnostics.iter().map(|item| item.code.as_str()).collect()
}

#[test]
fn a_broken_field_breaks_nothing_that_uses_it() {
    let body = r#"
[enum.State]
doc = "How far."
values = { open = "Open.", paid = "Paid." }
[entity.Owner]
doc = "An owner."
table = "owners"
fields = { name = "strng" }
unique = [["name"]]
[entity.Order]
doc = "An order."
table = "orders"
unique = [["state", "owner"]]
indexes = [["state desc"], { on = ["owner"], where = "state = 'open'" }]
checks = { paid = "state = 'paid' and owner <> 'x'" }
[entity.Order.fields]
state = { type = "Stat", default = "open" }
owner = { type = "-> Owner", immutable = "yes" }
seller = { type = "-> Owner", same_as = "owner.name" }
[entity.Order.states]
field = "state"
initial = "any"
moves.open = ["paid"]
moves.paid = []
"#;
    assert_eq!(codes(body), ["unknown-type", "unknown-type", "wrong-type"]);
}

#[test]
fn an_enum_without_values_takes_every_value() {
    let body = r#"
[enum.State]
doc = "How far."
values = ["open", "paid"]
[entity.Order]
doc = "An order."
table = "orders"
checks = { open = "state = 'open'" }
[entity.Order.fields]
state = { type = "State", default = "open" }
[entity.Order.states]
field = "state"
initial = ["open"]
moves.open = ["paid"]
moves.paid = []
"#;
    assert_eq!(codes(body), ["wrong-type"]);
}

#[test]
fn an_unknown_mixin_may_have_had_the_field() {
    let body = r#"
[entity.Order]
doc = "An order."
table = "orders"
use = ["named"]
unique = [["name"]]
checks = { long = "length(name) > 3" }
[entity.Order.fields]
total = "i32"
"#;
    assert_eq!(codes(body), ["unknown-mixin"]);
}

#[test]
fn a_mistake_in_a_mixin_is_told_once() {
    let body = r#"
[mixin.named.fields]
name = "strng"
[entity.Order]
doc = "An order."
table = "orders"
use = ["named"]
unique = [["name"]]
fields = { total = "i32" }
[entity.Item]
doc = "An item."
table = "items"
use = ["named"]
fields = { size = "i32" }
"#;
    assert_eq!(codes(body), ["unknown-type"]);
}

#[test]
fn a_broken_value_type_has_all_parts() {
    let body = r#"
[value.Parcel]
doc = "A parcel."
fields = { weight = "strng", size = "i32" }
at_most_one = [["weight", "size"]]
[entity.Order]
doc = "An order."
table = "orders"
checks = { light = "parcel.weight < 5" }
[entity.Order.fields]
parcel = { type = "Parcel", embed = "columns" }
"#;
    assert_eq!(codes(body), ["unknown-type"]);
}

#[test]
fn a_broken_link_can_be_required() {
    let body = r#"
[enum.State]
doc = "How far."
values = { open = "Open.", paid = "Paid." }
[entity.Order]
doc = "An order."
table = "orders"
[entity.Order.fields]
state = "State"
[entity.Order.links]
items = { to = "Item", table = "order_items", inverse = "orders" }
[entity.Order.states]
field = "state"
initial = ["open"]
moves = { open = ["paid"], paid = [] }
requires = { paid = ["items"] }
"#;
    assert_eq!(codes(body), ["unknown-entity"]);
}

#[test]
fn a_badly_named_entity_can_be_referred_to() {
    let body = r#"
[entity.order]
doc = "An order."
table = "orders"
fields = { total = "i32" }
[entity.Item]
doc = "An item."
table = "items"
fields = { order = "-> order" }
"#;
    assert_eq!(codes(body), ["name-style"]);
}

#[test]
fn a_missing_section_hides_no_other() {
    let body = r#"
[entity.Order]
doc = "An order."
unique = [["total"]]
[entity.Item]
doc = "An item."
table = "items"
fields = { order = "-> Order", order = "i32", size = "i23" }
"#;
    assert_eq!(
        codes(body),
        [
            "missing-key",
            "missing-key",
            "duplicate-key",
            "unknown-type"
        ]
    );
}

#[test]
fn line_ends_of_windows_and_a_mark_at_the_beginning_are_read() {
    let spec =
        "\u{feff}format = 1\r\n[model]\r\nname = \"shop\"\r\ndoc = \"\"\"\r\nA shop.\"\"\"\r\n";
    let (schema, diagnostics) = cwom_schema::parse(spec);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert!(schema.is_some_and(|schema| schema.doc == "A shop."));
}
