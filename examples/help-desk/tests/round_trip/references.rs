//! References: to nothing, and to rows that others still need.

use cwom_runtime::{Deletable, New};
use help_desk_model::prelude::*;
use help_desk_model::{
    Attachment, Channel, Draft, Label, Member, Message, Product, Refund, Ticket, TicketLabel,
};

use crate::support::*;

/// Asserts which reference of a new row leads nowhere.
async fn assert_leads_nowhere<D: Engine, N: New>(
    database: &Database<D>,
    new: N,
    expected: (&str, &str, &str),
) where
    N::Entity: std::fmt::Debug,
{
    let error = try_create(database, new).await.expect_err(expected.1);
    assert_missing(&error, expected);
}

/// Asserts who still needs a row, by which field.
async fn assert_still_needed<D: Engine, E: Deletable>(
    database: &Database<D>,
    key: E::Key,
    expected: (&str, &str, &str),
) {
    let error = delete::<D, E>(database, key.clone())
        .await
        .expect_err(expected.1);
    let Error::StillReferenced { entity, by, field } = &error else {
        panic!("{expected:?}: {error:?}")
    };
    assert_eq!((*entity, *by, *field), expected);
    database
        .store
        .get::<E>(key)
        .await
        .expect("it is still there");
}

async fn every_reference_must_lead_somewhere<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let ticket = Id::<Ticket>::from_uuid(Uuid::from_u128(7));
    let member = Id::<Member>::from_uuid(Uuid::from_u128(7));
    let message = Id::<Message>::from_uuid(Uuid::from_u128(7));
    let database = &database;

    let new = Ticket::new("HD-2", Id::from_uuid(Uuid::nil()), Channel::Chat, "x");
    assert_leads_nowhere(database, new, ("Ticket", "customer_id", "Customer")).await;
    let new = || new_ticket("HD-2", &desk.customer);
    assert_leads_nowhere(
        database,
        new().product("none"),
        ("Ticket", "product_id", "Product"),
    )
    .await;
    assert_leads_nowhere(
        database,
        new().assignee(member),
        ("Ticket", "assignee_id", "Member"),
    )
    .await;
    let new = Message::new(ticket, Channel::Chat, "x");
    assert_leads_nowhere(database, new, ("Message", "ticket_id", "Ticket")).await;
    let new = Message::new(desk.ticket.id, Channel::Chat, "x").author(member);
    assert_leads_nowhere(database, new, ("Message", "author_id", "Member")).await;
    let new = Attachment::new(message, "x", [0]);
    assert_leads_nowhere(database, new, ("Attachment", "message_id", "Message")).await;
    assert_leads_nowhere(
        database,
        Draft::new(ticket),
        ("Draft", "ticket_id", "Ticket"),
    )
    .await;
    let new = Draft::new(desk.ticket.id).author(member);
    assert_leads_nowhere(database, new, ("Draft", "author_id", "Member")).await;
    let new = Refund::new(ticket, euro(1), desk.member.id);
    assert_leads_nowhere(database, new, ("Refund", "ticket_id", "Ticket")).await;
    let new = Refund::new(desk.ticket.id, euro(1), member);
    assert_leads_nowhere(database, new, ("Refund", "approved_by_id", "Member")).await;
    let new = TicketLabel::new(desk.ticket.id, Id::from_uuid(Uuid::nil()));
    assert_leads_nowhere(database, new, ("TicketLabel", "label_id", "Label")).await;
}

async fn text_id_of_another_case_leads_nowhere<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    create(&database, new_product("kettle", "Kettle")).await;
    for id in ["Kettle", "kettle ", " kettle", ""] {
        let new = new_ticket("HD-2", &desk.customer).product(id);
        assert_leads_nowhere(&database, new, ("Ticket", "product_id", "Product")).await;
    }
}

async fn row_that_others_need_stays<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let product = create(&database, new_product("kettle", "Kettle")).await;
    let approver = create(&database, new_member("alan@desk.example")).await;
    let new = new_ticket("HD-2", &desk.customer)
        .product(product.id.clone())
        .assignee(desk.member.id);
    let ticket = create(&database, new).await;
    let database = &database;

    assert_still_needed::<_, Product>(database, product.id, ("Product", "Ticket", "product_id"))
        .await;
    assert_still_needed::<_, Member>(
        database,
        desk.member.id,
        ("Member", "Ticket", "assignee_id"),
    )
    .await;
    create(database, Refund::new(desk.ticket.id, euro(1), approver.id)).await;
    assert_still_needed::<_, Member>(
        database,
        approver.id,
        ("Member", "Refund", "approved_by_id"),
    )
    .await;
    assert_still_needed::<_, Ticket>(database, desk.ticket.id, ("Ticket", "Refund", "ticket_id"))
        .await;
    create(database, Message::new(ticket.id, Channel::Chat, "x")).await;
    assert_still_needed::<_, Ticket>(database, ticket.id, ("Ticket", "Message", "ticket_id")).await;
}

async fn label_goes_with_its_links_and_not_with_its_tickets<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let label = create(&database, Label::new("warranty", "#d73a4a")).await;
    create(&database, TicketLabel::new(desk.ticket.id, label.id)).await;
    delete::<D, Label>(&database, label.id)
        .await
        .expect("links are no reason to stay");
    assert_eq!(
        database
            .store
            .list::<TicketLabel>(None, 9)
            .await
            .expect("read"),
        []
    );
    assert_eq!(
        database
            .store
            .get::<Ticket>(desk.ticket.id)
            .await
            .expect("read"),
        desk.ticket
    );
}

async fn failed_write_leaves_a_transaction_to_roll_back<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let mut tx = database
        .store
        .begin(&context())
        .await
        .expect("a transaction");
    let label = tx
        .create(Label::new("kept?", "#000000"))
        .await
        .expect("a label");
    tx.create(new_ticket("HD-1", &desk.customer))
        .await
        .expect_err("the code is taken");
    let error = tx
        .create(Label::new("more", "#000000"))
        .await
        .expect_err("it failed before");
    assert!(matches!(error, Error::Aborted), "{error:?}");
    let error = tx.commit().await.expect_err("it failed before");
    assert!(matches!(error, Error::Aborted), "{error:?}");
    assert_eq!(
        database
            .store
            .get_opt::<Label>(label.id)
            .await
            .expect("read"),
        None
    );
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        every_reference_must_lead_somewhere,
        text_id_of_another_case_leads_nowhere,
        row_that_others_need_stays,
        label_goes_with_its_links_and_not_with_its_tickets,
        failed_write_leaves_a_transaction_to_roll_back,
    );
}
