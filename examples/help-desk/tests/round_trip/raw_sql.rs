//! Rules hold in the database, against raw SQL as a shell would send it, on both engines alike.

use help_desk_model::prelude::*;
use help_desk_model::{
    Attachment, Channel, Contact, Customer, Label, Message, Ticket, TicketFollower, TicketStatus,
};

use crate::support::*;

/// Changes that the database refuses, whoever sends them: the table and the assignment.
const REFUSED: &[(&str, &str)] = &[
    ("customers", "name = ''"),
    ("customers", "name = NULL"),
    ("customers", "login = 'x'"),
    ("customers", "login_key = 'ada'"),
    ("customers", "contact = '{}'"),
    ("customers", "contact = 'null'"),
    ("customers", "contact = '[]'"),
    ("customers", "contact = 'none'"),
    ("customers", r#"contact = '{"email": null}'"#),
    ("customers", r#"contact = '{"email": "no at"}'"#),
    ("customers", r#"contact = '{"email": 7}'"#),
    (
        "customers",
        r#"contact = '{"email": "a@b", "colour": "red"}'"#,
    ),
    ("customers", r#"contact = '{"phone": "020 1"}'"#),
    ("customers", "address_street = 'only'"),
    (
        "customers",
        "address_street = 's', address_postal_code = 'SW1', address_city = 'c', address_country = 'gb'",
    ),
    ("customers", "credit_amount = -1"),
    ("customers", "credit_amount = 5001 * 100"),
    ("customers", "credit_currency = 'eur'"),
    ("customers", "credit_currency = NULL"),
    ("customers", "portal_token = 'abc'"),
    ("customers", "signed_up_on = '2026-02-30'"),
    ("customers", "signed_up_on = 'yesterday-ish'"),
    ("customers", "created_at = '2026-01-01T25:00:00.000000Z'"),
    ("members", "languages = '[]'"),
    (
        "members",
        r#"languages = '["1","2","3","4","5","6","7","8","9"]'"#,
    ),
    ("members", r#"languages = '{"0": "en"}'"#),
    ("members", "hourly_rate = -1"),
    ("members", "email = 'ab'"),
    ("members", "revision = 0"),
    ("products", "specifications = '[]'"),
    ("products", "specifications = NULL"),
    ("products", "retired_on = '2026-03-01'"),
    ("products", "id = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'"),
    ("labels", "color = '#00000'"),
    ("labels", "color = '#00000G'"),
    ("labels", "name = ''"),
    ("tickets", "code = 'HD-2f7k'"),
    ("tickets", "code = 'OLD.A'"),
    ("tickets", "channel = 'fax'"),
    ("tickets", "channel = 'Phone'"),
    ("tickets", "severity = NULL"),
    ("tickets", "severity = ''"),
    ("tickets", "status = 'done'"),
    ("tickets", "status = 'open'"),
    ("tickets", "status = 'solved'"),
    ("tickets", "waiting_for = 'the customer'"),
    ("tickets", "answered_after = -1"),
    ("tickets", "mood = 1.0000000000000002"),
    ("tickets", "mood = -2"),
    ("tickets", "rating = 0"),
    ("tickets", "rating = 6"),
    ("tickets", "rating = 40000"),
    ("tickets", r#"resolution = '{"voucher_code": "1"}'"#),
    (
        "tickets",
        r#"resolution = '{"summary": "x", "voucher_code": "1", "replacement_serial": "1"}'"#,
    ),
    (
        "tickets",
        "customer_id = '00000000-0000-7000-8000-000000000000'",
    ),
    ("tickets", "product_id = 'none'"),
    ("messages", "body = ''"),
    ("messages", "ticket_id = '00000000000000000000000000'"),
    ("attachments", "file_name = 'a/b'"),
    ("ticket_followers", "role = ''"),
    ("ticket_followers", "since = '0000-01-01'"),
    ("ticket_followers", "is_muted = NULL"),
];

/// Changes that break no rule: what refuses everything proves nothing.
const ACCEPTED: &[(&str, &str)] = &[
    (
        "customers",
        r#"contact = '{"email": "a@b", "phone": null}'"#,
    ),
    (
        "customers",
        "address_street = 's', address_postal_code = 'SW1', address_city = 'c', address_country = 'GB'",
    ),
    ("customers", "credit_amount = 5000"),
    (
        "members",
        r#"languages = '["1","2","3","4","5","6","7","8"]'"#,
    ),
    ("products", "retired_on = '9999-12-31'"),
    ("products", r#"specifications = '{"": "x", "a.b": "y"}'"#),
    ("labels", "color = '#09afa9'"),
    ("tickets", "severity = 'outage'"),
    ("tickets", "mood = -1, rating = 5, answered_after = 0"),
    ("tickets", "status = 'spam'"),
    (
        "tickets",
        r#"resolution = '{"summary": "x", "voucher_code": "1"}'"#,
    ),
    (
        "ticket_followers",
        "since = '0001-01-01', role = 'translator'",
    ),
];

async fn broken_rows_are_refused_and_sound_ones_are_not<D: Engine>(database: Database<D>) {
    let ticket = one_row_each(&database).await;
    for (table, assignment) in REFUSED {
        let sql = update(table, assignment);
        assert!(database.execute_as(&sql).await.is_err(), "stored: {sql}");
    }
    let store = &database.store;
    assert_eq!(store.get::<Ticket>(ticket.id).await.expect("read"), ticket);

    for (table, assignment) in ACCEPTED {
        let sql = update(table, assignment);
        if let Err(error) = database.execute_as(&sql).await {
            panic!("refused: {sql}\n{error}");
        }
    }
    let read = store.get::<Ticket>(ticket.id).await.expect("it reads back");
    assert_eq!((read.status, read.mood), (TicketStatus::Spam, Some(-1.0)));
    let customer = store
        .get::<Customer>(ticket.customer_id)
        .await
        .expect("read");
    assert_eq!(customer.contact, Some(Contact::default().email("a@b")));
}

async fn defaults_serve_raw_sql<D: Engine>(database: Database<D>) {
    let id = "01900000-0000-7000-8000-000000000001";
    let columns = "id, name, login, portal_token, credit_amount";
    let sql =
        format!("INSERT INTO customers ({columns}) VALUES ('{id}', 'Ada', ' A@B', '{id}', 0)");
    database
        .execute_as(&sql)
        .await
        .expect("every other column has a default");
    let id: Id<Customer> = id.parse().expect("an id");
    let customer = database
        .store
        .get::<Customer>(id)
        .await
        .expect("it reads back");
    assert_eq!(
        (customer.login_key.as_str(), customer.row_version),
        ("a@b", 1)
    );
    assert_eq!(customer.credit, euro(0));
    assert_eq!(customer.signed_up_on, customer.created_at.date());
}

async fn new_row_has_an_id_and_a_code_of_their_forms<D: Engine>(database: Database<D>) {
    let customer = desk(&database).await.customer;
    let insert = |id: &str, code: &str| {
        format!(
            "INSERT INTO tickets (id, code, customer_id, channel, subject) \
             VALUES ('{id}', '{code}', '{}', 'e-mail', 'x')",
            customer.id
        )
    };
    let last = "7ZZZZZZZZZZZZZZZZZZZZZZZZZ";
    for id in [
        "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "7zzzzzzzzzzzzzzzzzzzzzzzzz",
        "7ZZZZZZZZZZZZZZZZZZZZZZZZ",
        "7ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "7ZZZZZZZZZZZZZZZZZZZZZZZZI",
        "7ZZZZZZZZZZZZZZZZZZZZZZZZ\n",
    ] {
        let stored = database.execute_as(&insert(id, "HD-2")).await;
        assert!(stored.is_err(), "stored: {id:?}");
    }
    for code in [
        "HD-2f7k",
        "OLD.A",
        "HD-",
        "HD_A",
        "HD-A\n",
        "old.ä",
        "HD-XXXXXXXXXXXXXXXXXXXXXX",
    ] {
        let stored = database.execute_as(&insert(last, code)).await;
        assert!(stored.is_err(), "stored: {code:?}");
    }
    database
        .execute_as(&insert(last, "old.a"))
        .await
        .expect("it breaks no rule");
    let ticket = database
        .store
        .get::<Ticket>(last.parse::<Id<Ticket>>().expect("an id"))
        .await;
    assert_eq!(ticket.expect("it reads back").code, "old.a");
}

/// Changes every row of a table, and counts the change where changes are counted.
fn update(table: &str, assignment: &str) -> String {
    let version = match table {
        "customers" | "products" | "tickets" => "row_version",
        "members" => "revision",
        _ => return format!("UPDATE {table} SET {assignment}"),
    };
    if assignment.contains(version) {
        return format!("UPDATE {table} SET {assignment}");
    }
    format!("UPDATE {table} SET {assignment}, {version} = {version} + 1")
}

/// One row in each table that is changed here.
async fn one_row_each<D: Engine>(database: &Database<D>) -> Ticket {
    let desk = desk(database).await;
    create(database, new_product("kettle", "Kettle")).await;
    create(database, Label::new("warranty", "#d73a4a")).await;
    let message = create(database, Message::new(desk.ticket.id, Channel::Chat, "x")).await;
    create(database, Attachment::new(message.id, "x", [0])).await;
    create(
        database,
        TicketFollower::new(desk.ticket.id, desk.member.id),
    )
    .await;
    desk.ticket
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        broken_rows_are_refused_and_sound_ones_are_not,
        defaults_serve_raw_sql,
        new_row_has_an_id_and_a_code_of_their_forms,
    );
}
