//! Tickets, messages, drafts and attachments: enums, numbers, moments, bytes, states, patterns.

use cwom_runtime::{Bytes, Clock, EnumValue};
use help_desk_model::prelude::*;
use help_desk_model::{
    Attachment, Channel, Draft, Message, Resolution, Severity, Ticket, TicketStatus,
};

use crate::support::*;

/// A clock that stands still.
struct Stopped(Timestamp);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0
    }
}

async fn smallest_ticket_reads_back<D: Engine>(database: Database<D>) {
    let ticket = desk(&database).await.ticket;
    assert_eq!(
        database.store.get::<Ticket>(ticket.id).await.expect("read"),
        ticket
    );
    assert_eq!(
        (ticket.severity, ticket.status),
        (Severity::Normal, TicketStatus::New)
    );
    assert_eq!(ticket.id.to_string().len(), 26, "a ULID");
    assert_eq!(
        (ticket.mood, ticket.rating, ticket.answered_after),
        (None, None, None)
    );
}

async fn largest_ticket_reads_back<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let product = create(&database, new_product("𝄞 \"q\" ", "Kettle")).await;
    let resolution = Resolution::new("𝄞".repeat(2000)).voucher_code("v".repeat(32));
    let code = format!("HD-{}", "X".repeat(21));
    let new = Ticket::new(code, desk.customer.id, Channel::InApp, "𝄞".repeat(300))
        .id(Id::from_uuid(Uuid::max()))
        .product(product.id)
        .assignee(desk.member.id)
        .severity(Severity::Outage)
        .status(TicketStatus::Open)
        .answered_after(Duration::from_micros(i64::MAX))
        .mood(1.0)
        .rating(5)
        .resolution(resolution);
    let ticket = round_trip(&database, new).await;
    assert_eq!(ticket.id.to_string(), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    let new = new_ticket("HD-0", &desk.customer).id(Id::from_uuid(Uuid::nil()));
    assert_eq!(
        round_trip(&database, new).await.id.to_string(),
        "0".repeat(26)
    );
}

async fn every_enum_value_reads_back<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    for (number, channel) in Channel::VALUES.iter().enumerate() {
        for severity in Severity::VALUES {
            let code = format!("HD-{number}-{}", severity.to_string().to_uppercase());
            let new = Ticket::new(code, desk.customer.id, *channel, "x").severity(*severity);
            round_trip(&database, new).await;
        }
        round_trip(&database, Message::new(desk.ticket.id, *channel, "x")).await;
    }
    let sorted = "SELECT severity FROM tickets WHERE code LIKE 'HD-0-%' ORDER BY code";
    let cast = sorted.replace("severity FROM", "CAST(severity AS text) FROM");
    let stored = database.texts(&cast).await.expect("raw SQL");
    assert_eq!(stored, ["high", "low", "normal", "outage"]);
}

async fn every_number_reads_back_bit_for_bit<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let moods = [
        -1.0,
        1.0,
        0.0,
        -0.0,
        0.1 + 0.2,
        1.0 / 3.0,
        f64::MIN_POSITIVE,
        5e-324,
        -5e-324,
        1.0 - f64::EPSILON / 2.0,
    ];
    for (number, mood) in moods.into_iter().enumerate() {
        let new = new_ticket(&format!("HD-F-{number}"), &desk.customer).mood(mood);
        let read = round_trip(&database, new).await.mood.expect("a mood");
        assert_eq!(read.to_bits(), mood.to_bits(), "{mood}");
    }
    for rating in 1..=5 {
        let new = new_ticket(&format!("HD-R-{rating}"), &desk.customer).rating(rating);
        assert_eq!(round_trip(&database, new).await.rating, Some(rating));
    }
    for micros in [0, 1, 999_999, i64::MAX] {
        let answered = Duration::from_micros(micros);
        let new = new_ticket(&format!("HD-D-{micros}"), &desk.customer).answered_after(answered);
        assert_eq!(
            round_trip(&database, new).await.answered_after,
            Some(answered)
        );
    }
}

async fn numbers_out_of_range_are_refused<D: Engine>(database: Database<D>) {
    let customer = desk(&database).await.customer;
    let ticket = || new_ticket("HD-2", &customer);
    for rating in [i16::MIN, -1, 0, 6, i16::MAX] {
        assert_invalid(&database, ticket().rating(rating), &["rating"]).await;
    }
    for mood in [
        -1.0 - f64::EPSILON,
        1.0 + f64::EPSILON,
        f64::MAX,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
    ] {
        assert_invalid(&database, ticket().mood(mood), &["mood"]).await;
    }
    for micros in [-1, i64::MIN] {
        let new = ticket().answered_after(Duration::from_micros(micros));
        assert_check_fails(&database, new, "ck_tickets_answered_forwards").await;
    }
}

async fn code_has_one_of_two_forms<D: Engine>(database: Database<D>) {
    let customer = desk(&database).await.customer;
    for code in ["HD-A", "HD--", "HD-2F7K", "old.a", "old..", "old.0.z"] {
        round_trip(&database, new_ticket(code, &customer)).await;
    }
    for code in [
        "HD_2F7K", "hd-2f7k", "HD-2f7k", "old-a", "OLD.A", "old.A", "old.é", "xHD-A", "HD-A\n",
        "HD.old.",
    ] {
        assert_invalid(&database, new_ticket(code, &customer), &["code"]).await;
    }
    let long = format!("HD-{}", "X".repeat(22));
    assert_invalid(&database, new_ticket("HD-", &customer), &["code"]).await;
    assert_invalid(&database, new_ticket(&long, &customer), &["code"]).await;
}

async fn resolution_is_a_replacement_or_a_voucher<D: Engine>(database: Database<D>) {
    let customer = desk(&database).await.customer;
    let with = |resolution| new_ticket("HD-2", &customer).resolution(resolution);
    let both = Resolution::new("x")
        .replacement_serial("1")
        .voucher_code("1");
    assert_invalid(&database, with(both), &["resolution"]).await;
    assert_invalid(
        &database,
        with(Resolution::new("")),
        &["resolution.summary"],
    )
    .await;
    let long = Resolution::new("x".repeat(2001)).voucher_code("");
    assert_invalid(
        &database,
        with(long),
        &["resolution.summary", "resolution.voucher_code"],
    )
    .await;
    let awkward = Resolution::new(AWKWARD).replacement_serial(AWKWARD);
    round_trip(&database, with(awkward)).await;
}

async fn state_asks_for_its_fields<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let ticket = || new_ticket("HD-2", &desk.customer);
    let open = ticket().status(TicketStatus::Open);
    assert_check_fails(&database, open, "ck_tickets_assignee_id_required").await;
    let waiting = ticket().waiting_for("the customer");
    assert_check_fails(&database, waiting, "ck_tickets_waiting_for_only_in").await;
    round_trip(
        &database,
        ticket().status(TicketStatus::Open).assignee(desk.member.id),
    )
    .await;
}

async fn moments_read_back_to_the_microsecond<D: Engine>(database: Database<D>) {
    let customer = desk(&database).await.customer;
    let micros = [
        Timestamp::MIN.unix_micros(),
        -1,
        0,
        1,
        999_999,
        1_767_225_599_123_456,
        Timestamp::MAX.unix_micros(),
    ];
    for (number, micros) in micros.into_iter().enumerate() {
        let now = Timestamp::from_unix_micros(micros).expect("within the years 1 to 9999");
        let store = database.store.clone().with_clock(Stopped(now));
        let new = new_ticket(&format!("HD-T-{number}"), &customer);
        let ticket = store.write(&context()).create(new).await.expect("a ticket");
        let read = store.get::<Ticket>(ticket.id).await.expect("read");
        assert_eq!(read, ticket);
        assert_eq!(
            (read.created_at.unix_micros(), read.updated_at),
            (micros, read.created_at)
        );
    }
}

async fn message_and_draft_read_back_at_their_limits<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let (ticket, author) = (desk.ticket.id, desk.member.id);
    let message = |body: String| Message::new(ticket, Channel::Chat, body);
    round_trip(&database, message("x".to_owned())).await;
    let long = round_trip(&database, message("𝄞".repeat(100_000)).author(author)).await;
    assert!(
        !format!("{long:?}").contains('𝄞'),
        "what was said is sensitive"
    );
    assert_invalid(&database, message(String::new()), &["body"]).await;
    assert_invalid(&database, message("x".repeat(100_001)), &["body"]).await;

    assert_eq!(round_trip(&database, Draft::new(ticket)).await.body, "");
    round_trip(
        &database,
        Draft::new(ticket).author(author).body("𝄞".repeat(100_000)),
    )
    .await;
    assert_invalid(
        &database,
        Draft::new(ticket).body("x".repeat(100_001)),
        &["body"],
    )
    .await;
}

async fn attachment_holds_any_byte<D: Engine>(database: Database<D>) {
    let ticket = desk(&database).await.ticket;
    let message = create(
        &database,
        Message::new(ticket.id, Channel::EMail, "see there"),
    )
    .await;
    let all: Vec<u8> = (0..=u8::MAX).collect();
    for content in [vec![0], vec![255], all.clone(), all.repeat(4096)] {
        let new = Attachment::new(message.id, "\"a\\b'.bin", content.clone());
        let attachment = round_trip(&database, new).await;
        assert_eq!(attachment.content, Bytes::from(content));
    }
    let named = |name: &str| Attachment::new(message.id, name, [0]);
    round_trip(&database, named(&"𝄞".repeat(255))).await;
    assert_invalid(&database, named("a/b"), &["file_name"]).await;
    assert_invalid(&database, named(&"x".repeat(256)), &["file_name"]).await;
    let content = |length| Attachment::new(message.id, "x", vec![7; length]);
    assert_invalid(&database, content(0), &["content"]).await;
    assert_invalid(&database, content(10_485_761), &["content"]).await;
}

async fn json_form_of_a_row_is_accepted_again<D: Engine>(database: Database<D>) {
    let ticket = desk(&database).await.ticket;
    let read = database.store.get::<Ticket>(ticket.id).await.expect("read");
    let mut json = serde_json::to_value(&read).expect("JSON");
    assert_eq!(json["id"], ticket.id.to_string());
    assert_eq!(json["channel"], "phone");
    assert_eq!(
        serde_json::from_value::<Ticket>(json.clone()).expect("its own form"),
        ticket
    );
    json["colour"] = "red".into();
    let error = serde_json::from_value::<Ticket>(json).expect_err("an unknown field");
    assert!(error.to_string().contains("colour"), "{error}");
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        smallest_ticket_reads_back,
        largest_ticket_reads_back,
        every_enum_value_reads_back,
        every_number_reads_back_bit_for_bit,
        numbers_out_of_range_are_refused,
        code_has_one_of_two_forms,
        resolution_is_a_replacement_or_a_voucher,
        state_asks_for_its_fields,
        moments_read_back_to_the_microsecond,
        message_and_draft_read_back_at_their_limits,
        attachment_holds_any_byte,
        json_form_of_a_row_is_accepted_again,
    );
}
