//! Rows, new rows and changes as JSON and as a format without keys has them.

use serde::Deserialize;
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde_json::{Value, json};

use crate::{Change, NullableChange};

#[derive(Debug, PartialEq)]
struct Boat {
    id: u32,
    rig: String,
    owner: Option<String>,
}

crate::json_of_row! {
    Boat of "Boat" {
        id,
        rig: "type",
        owner,
    }
}

/// A row of a join table: nothing says of what kind it is.
#[derive(Debug, PartialEq)]
struct Berth {
    boat_id: u32,
    pier: Option<u32>,
}

crate::json_of_row! {
    Berth {
        boat_id,
        pier,
    }
}

#[derive(Debug, PartialEq)]
struct NewBoat {
    id: Option<u32>,
    rig: String,
    owner: Option<String>,
    sails: u32,
}

crate::json_of_new! {
    NewBoat of "Boat" {
        id,
        rig: "type",
        owner = Some("the club".to_owned()),
        sails = 2,
    }
}

#[derive(Debug, PartialEq)]
struct Pair {
    first: u64,
    second: u64,
}

crate::json_of_row! {
    Pair {
        first,
        second,
    }
}

#[derive(Debug, Default, PartialEq)]
struct BoatChanges {
    rig: Change<String>,
    owner: NullableChange<String>,
}

crate::json_of_changes! {
    BoatChanges {
        rig: "type",
        owner,
    }
}

fn boat() -> Boat {
    Boat {
        id: 7,
        rig: "sloop".to_owned(),
        owner: None,
    }
}

fn read<T: for<'de> Deserialize<'de>>(json: Value) -> Result<T, String> {
    // A text and a value are read by different code of serde_json.
    let of_text = serde_json::from_str::<T>(&json.to_string());
    let of_value = serde_json::from_value(json);
    assert_eq!(of_text.is_ok(), of_value.is_ok());
    of_value.map_err(|error| error.to_string())
}

#[track_caller]
fn refused<T: for<'de> Deserialize<'de>>(json: Value) -> String {
    match read::<T>(json) {
        Ok(_) => panic!("it was not refused"),
        Err(error) => error,
    }
}

#[test]
fn row_says_its_kind_and_its_fields_in_order() {
    let text = serde_json::to_string(&boat()).unwrap();
    assert_eq!(
        text,
        r#"{"kind":"Boat","id":7,"type":"sloop","owner":null}"#
    );
    assert_eq!(serde_json::from_str::<Boat>(&text).unwrap(), boat());
    let berth = Berth {
        boat_id: 7,
        pier: Some(1),
    };
    let text = serde_json::to_string(&berth).unwrap();
    assert_eq!(text, r#"{"boat_id":7,"pier":1}"#);
    assert_eq!(serde_json::from_str::<Berth>(&text).unwrap(), berth);
}

#[test]
fn fields_come_in_any_order_and_what_may_be_null_may_be_absent() {
    let json = r#"{"type":"sloop","kind":"Boat","id":7}"#;
    assert_eq!(serde_json::from_str::<Boat>(json).unwrap(), boat());
    assert_eq!(read(json!({"id": 7, "type": "sloop"})), Ok(boat()));
}

#[test]
fn what_does_not_fit_is_refused_with_its_reason() {
    let with = |key: &str, value: Value| {
        let mut json = serde_json::to_value(boat()).unwrap();
        json[key] = value;
        refused::<Boat>(json)
    };
    assert_eq!(
        with("kind", json!("Pier")),
        "this is of the kind `Pier`, not `Boat`"
    );
    assert!(with("kind", json!(7)).contains("expected a string"));
    assert_eq!(
        with("colour", json!("red")),
        "unknown field `colour`, expected one of `kind`, `id`, `type`, `owner`"
    );
    assert!(with("id", json!("seven")).contains("expected u32"));
    assert_eq!(refused::<Boat>(json!({"id": 7})), "missing field `type`");
    assert!(
        refused::<Boat>(json!("sloop")).contains("expected an object with the fields of `Boat`")
    );
    for twice in [
        r#"{"id": 7, "id": 8}"#,
        r#"{"kind": "Boat", "kind": "Boat"}"#,
    ] {
        let error = serde_json::from_str::<Boat>(twice).unwrap_err().to_string();
        assert!(error.starts_with("duplicate field"), "{error}");
    }
    assert!(
        refused::<Berth>(json!({"boat_id": 7, "kind": "Berth"})).contains("unknown field `kind`")
    );
}

#[test]
fn new_row_has_its_defaults_where_nothing_is_given() {
    let new = |id, owner: Option<&str>, sails| NewBoat {
        id,
        rig: "sloop".to_owned(),
        owner: owner.map(str::to_owned),
        sails,
    };
    assert_eq!(
        read(json!({"type": "sloop"})),
        Ok(new(None, Some("the club"), 2))
    );
    let given = json!({"kind": "Boat", "id": 7, "type": "sloop", "owner": null, "sails": 3});
    assert_eq!(read(given), Ok(new(Some(7), None, 3)));
    assert!(refused::<NewBoat>(json!({"type": "sloop", "sails": null})).contains("null"));
    assert_eq!(refused::<NewBoat>(json!({})), "missing field `type`");
}

#[test]
fn changes_keep_what_is_absent_and_clear_what_is_null() {
    assert_eq!(read(json!({})), Ok(BoatChanges::default()));
    let cleared = BoatChanges {
        rig: Change::Set("ketch".to_owned()),
        owner: NullableChange::Null,
    };
    assert_eq!(read(json!({"type": "ketch", "owner": null})), Ok(cleared));
    assert!(refused::<BoatChanges>(json!({"type": null})).contains("null"));
    assert!(refused::<BoatChanges>(json!({"id": 7})).contains("unknown field `id`"));
}

#[test]
fn format_without_keys_has_the_kind_at_its_head() {
    assert_eq!(read(json!(["Boat", 7, "sloop", null])), Ok(boat()));
    assert_eq!(
        read(json!([7, null])),
        Ok(Berth {
            boat_id: 7,
            pier: None
        })
    );
    assert_eq!(refused::<Boat>(json!([])), "missing field `kind`");
    assert_eq!(
        refused::<Boat>(json!(["Pier", 7, "sloop", null])),
        "this is of the kind `Pier`, not `Boat`"
    );
    assert_eq!(refused::<Boat>(json!(["Boat", 7])), "missing field `type`");
    assert!(refused::<Boat>(json!(["Boat", 7, "sloop", null, 1])).contains("invalid length"));
    assert_eq!(read(json!(["Boat", 7, "sloop"])), Ok(boat()));
}

#[test]
fn keys_may_be_positions() {
    let pair = |second: u64| {
        let fields = [(0, 7), (second, 1)].into_iter();
        let fields: MapDeserializer<'_, _, ValueError> = MapDeserializer::new(fields);
        Pair::deserialize(fields)
    };
    assert_eq!(
        pair(1),
        Ok(Pair {
            first: 7,
            second: 1
        })
    );
    let unknown = pair(2).unwrap_err().to_string();
    assert!(unknown.starts_with("unknown field `2`"), "{unknown}");
    let twice = pair(0).unwrap_err().to_string();
    assert_eq!(twice, "duplicate field `first`");
}
