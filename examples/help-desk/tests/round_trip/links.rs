//! The two links of a ticket: pairs, their payload, and what becomes of them with either end.

use help_desk_model::prelude::*;
use help_desk_model::{Draft, Label, Member, Ticket, TicketFollower, TicketLabel};

use crate::support::*;

async fn links_read_back<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let (ticket, member) = (desk.ticket.id, desk.member.id);
    let label = create(&database, Label::new("warranty", "#d73a4a")).await;
    round_trip(&database, TicketLabel::new(ticket, label.id)).await;

    let follower = round_trip(&database, TicketFollower::new(ticket, member)).await;
    assert_eq!((&follower.role, follower.is_muted), (&None, false));
    assert_eq!(follower.since, follower.created_at.date());
    for (number, since) in [Date::MIN, Date::MAX].into_iter().enumerate() {
        let other = create(&database, new_member(&format!("m{number}@x"))).await;
        let new = TicketFollower::new(ticket, other.id).role("𝄞".repeat(64));
        round_trip(&database, new.since(since).is_muted(true)).await;
    }
}

async fn pair_is_linked_once<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let follower = || TicketFollower::new(desk.ticket.id, desk.member.id);
    create(&database, follower()).await;
    let error = try_create(&database, follower().role("translator")).await;
    let error = error.expect_err("a role is no part of the key");
    let Error::Unique { entity, fields, .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (*entity, *fields),
        ("TicketFollower", ["ticket_id", "member_id"].as_slice())
    );

    delete::<D, TicketFollower>(&database, (desk.ticket.id, desk.member.id))
        .await
        .expect("unlinked");
    create(&database, follower()).await;
}

async fn role_has_its_length<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let with = |role: String| TicketFollower::new(desk.ticket.id, desk.member.id).role(role);
    assert_invalid(&database, with(String::new()), &["role"]).await;
    assert_invalid(&database, with("x".repeat(65)), &["role"]).await;
}

async fn link_needs_both_ends<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let nowhere = Id::from_uuid(Uuid::from_u128(7));
    for (new, field, target) in [
        (
            TicketFollower::new(Id::from_uuid(Uuid::from_u128(7)), desk.member.id),
            "ticket_id",
            "Ticket",
        ),
        (
            TicketFollower::new(desk.ticket.id, nowhere),
            "member_id",
            "Member",
        ),
    ] {
        let error = try_create(&database, new).await.expect_err(field);
        assert_missing(&error, ("TicketFollower", field, target));
    }
}

async fn links_and_drafts_go_with_their_ticket<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let (ticket, member) = (desk.ticket.id, desk.member.id);
    let label = create(&database, Label::new("warranty", "#d73a4a")).await;
    create(&database, TicketLabel::new(ticket, label.id)).await;
    create(&database, TicketFollower::new(ticket, member)).await;
    let draft = create(&database, Draft::new(ticket).author(member)).await;

    delete::<D, Ticket>(&database, ticket)
        .await
        .expect("nothing else refers to it");
    let store = &database.store;
    assert_eq!(
        store
            .get_opt::<TicketLabel>((ticket, label.id))
            .await
            .expect("read"),
        None
    );
    assert_eq!(
        store
            .get_opt::<TicketFollower>((ticket, member))
            .await
            .expect("read"),
        None
    );
    assert_eq!(store.get_opt::<Draft>(draft.id).await.expect("read"), None);
    assert_eq!(
        store
            .get::<Label>(label.id)
            .await
            .expect("the other end stays"),
        label
    );
    store
        .get::<Member>(member)
        .await
        .expect("the other end stays");
}

async fn draft_outlives_its_author<D: Engine>(database: Database<D>) {
    let desk = desk(&database).await;
    let new = Draft::new(desk.ticket.id)
        .author(desk.member.id)
        .body("Dear Ada");
    let draft = create(&database, new).await;
    create(
        &database,
        TicketFollower::new(desk.ticket.id, desk.member.id),
    )
    .await;

    delete::<D, Member>(&database, desk.member.id)
        .await
        .expect("nobody else refers to her");
    let read = database.store.get::<Draft>(draft.id).await.expect("read");
    assert_eq!(
        read,
        Draft {
            author_id: None,
            ..draft
        }
    );
    let followers = database
        .store
        .list::<TicketFollower>(None, 9)
        .await
        .expect("read");
    assert_eq!(followers, []);
}

async fn pairs_are_listed_page_by_page<D: Engine>(database: Database<D>) {
    let customer = desk(&database).await.customer;
    let mut labels = Vec::new();
    for number in 0..3 {
        let new = Label::new(format!("label {number}"), "#000000");
        labels.push(create(&database, new).await);
    }
    let mut pairs = Vec::new();
    for number in 0..3 {
        let ticket = create(&database, new_ticket(&format!("HD-P-{number}"), &customer)).await;
        for label in &labels {
            pairs.push(
                create(&database, TicketLabel::new(ticket.id, label.id))
                    .await
                    .key(),
            );
        }
    }
    pairs.sort_unstable();
    let mut seen = Vec::new();
    while let page = database
        .store
        .list::<TicketLabel>(seen.last(), 2)
        .await
        .expect("a page")
        && !page.is_empty()
    {
        seen.extend(page.iter().map(Entity::key));
    }
    assert_eq!(seen, pairs);
}

mod on {
    cwom_testkit::on_both!(help_desk_model::MIGRATIONS;
        links_read_back,
        pair_is_linked_once,
        role_has_its_length,
        link_needs_both_ends,
        links_and_drafts_go_with_their_ticket,
        draft_outlives_its_author,
        pairs_are_listed_page_by_page,
    );
}
