//! Who takes the tickets that burn. A small application on the help desk's model; its point is
//! `tests/escalation.rs`, which shows how an application tests itself with the model's support.

use help_desk_model::prelude::*;
use help_desk_model::{Member, Severity, Ticket, TicketStatus};

/// Makes a ticket an outage and gives it to a member, as one step: a new one is open from then on.
///
/// # Errors
///
/// [`Error::Stale`] where somebody else changed the ticket since it was read, and
/// [`Error::IllegalTransition`] where it is closed.
pub async fn escalate<D: Dialect>(
    store: &Store<D>,
    ctx: &Context,
    ticket: Ticket,
    to: &Member,
) -> Result<Ticket> {
    let write = store.write(ctx);
    if ticket.status == TicketStatus::Open {
        return write
            .update(&ticket)
            .set(Ticket::SEVERITY, Severity::Outage)
            .set(Ticket::ASSIGNEE, to.id)
            .await;
    }
    write
        .transition(ticket, TicketStatus::Open)
        .set(Ticket::SEVERITY, Severity::Outage)
        .set(Ticket::ASSIGNEE, to.id)
        .await
}

/// The outages that nobody has solved, the oldest first.
pub async fn burning<D: Dialect>(store: &Store<D>) -> Result<Vec<Ticket>> {
    let unsolved = [TicketStatus::New, TicketStatus::Open, TicketStatus::Waiting];
    store
        .find::<Ticket>()
        .filter(Ticket::SEVERITY.eq(Severity::Outage) & Ticket::STATUS.is_in(unsolved))
        .order_by(Ticket::CREATED_AT.asc())
        .all()
        .await
}
