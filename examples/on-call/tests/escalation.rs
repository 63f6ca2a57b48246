//! Tests of an application, with databases, rows and values of the model's support.

use help_desk_model::prelude::*;
use help_desk_model::testing::{Choices, TestDatabase, equal, for_any};
use help_desk_model::{Member, Severity, Ticket, TicketStatus};
use on_call::{burning, escalate};

/// A ticket with its customer is one line; what the test is about is said, the rest is made up.
async fn a_new_ticket_is_opened<D: Dialect>(db: TestDatabase<D>) -> Result<()> {
    let ctx = Context::human("ada");
    let ada = db.fixture::<Member>().await;
    let ticket = db
        .fixture::<Ticket>()
        .with(|ticket| ticket.severity = Severity::Low)
        .await;

    let escalated = escalate(&db, &ctx, ticket, &ada).await?;

    assert_eq!(escalated.status, TicketStatus::Open);
    assert_eq!(escalated.assignee_id, Some(ada.id));
    assert_eq!(burning(&db).await?, [escalated]);
    Ok(())
}

/// Rows in any state of the machine: the fixture goes the way there, with all that it takes.
async fn a_closed_ticket_stays_closed<D: Dialect>(db: TestDatabase<D>) -> Result<()> {
    let ctx = Context::human("ada");
    let ada = db.fixture::<Member>().await;
    let closed = db.fixture::<Ticket>().in_state(TicketStatus::Closed).await;

    let refused = escalate(&db, &ctx, closed.clone(), &ada).await;

    assert!(matches!(refused, Err(Error::IllegalTransition { .. })));
    assert_eq!(db.get::<Ticket>(closed.id).await?, closed);
    Ok(())
}

/// Rows share what they are given: here both tickets are of one customer.
async fn the_oldest_comes_first<D: Dialect>(db: TestDatabase<D>) -> Result<()> {
    let ctx = Context::human("ada");
    let ada = db.fixture::<Member>().await;
    let first = db.fixture::<Ticket>().await;
    let customer = db
        .get::<help_desk_model::Customer>(first.customer_id)
        .await?;
    let second = db.fixture::<Ticket>().given(&customer).await;
    assert_eq!(second.customer_id, first.customer_id);

    let second = escalate(&db, &ctx, second, &ada).await?;
    let first = escalate(&db, &ctx, first, &ada).await?;

    assert_eq!(burning(&db).await?, [first, second]);
    Ok(())
}

/// A property: whatever else a ticket holds, nothing but what escalation is about changes.
async fn nothing_else_changes<D: Dialect>(db: TestDatabase<D>) -> Result<()> {
    let ctx = Context::human("ada");
    let ada = db.fixture::<Member>().await;
    for_any(20, async |choices: Choices| {
        let before = db.fixture::<Ticket>().choices(choices).create().await?;
        let after = escalate(&db, &ctx, before.clone(), &ada).await?;
        let expected = Ticket {
            status: TicketStatus::Open,
            severity: Severity::Outage,
            assignee_id: Some(ada.id),
            row_version: after.row_version,
            updated_at: after.updated_at,
            ..before
        };
        equal(&after, &expected)
    })
    .await;
    Ok(())
}

/// Ids and moments are the same with each run.
async fn runs_are_alike<D: Dialect>(db: TestDatabase<D>) -> Result<()> {
    let ticket = db.fixture::<Ticket>().await;
    assert_eq!(ticket.subject, "subject 1");
    assert_eq!(ticket.created_at.to_string(), "2026-01-01T00:00:00.005000Z");
    assert_eq!(ticket.id.to_string(), "01KDVDNA060000000000000006");
    Ok(())
}

mod on {
    help_desk_model::on_each_engine!(
        a_new_ticket_is_opened,
        a_closed_ticket_stays_closed,
        the_oldest_comes_first,
        nothing_else_changes,
        runs_are_alike,
    );
}
