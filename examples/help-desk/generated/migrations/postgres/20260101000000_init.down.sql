-- cwom 20260101000000_init postgres down 1/1 phase=expand init
-- Members who want to hear about a ticket.
DROP TABLE "ticket_followers";

-- Links rows of `tickets` with rows of `labels`.
DROP TABLE "ticket_labels";

-- Money that went back to a customer.
DROP TABLE "refunds";

-- An answer that was not sent yet.
DROP TABLE "drafts";

-- A file that came with a message.
DROP TABLE "attachments";

-- Something said on a ticket; what was said stays said.
DROP TABLE "messages";

-- One request of one customer, from the first message to the last.
DROP TABLE "tickets";

-- A word to sort tickets by.
DROP TABLE "labels";

-- Something that we sell and support; its id is the code on its label.
DROP TABLE "products";

-- Someone on our team who answers.
DROP TABLE "members";

-- Someone who asks us for help.
DROP TABLE "customers";

-- What was sealed, and what was taken out: a chain of hashes over the entries.
DROP TABLE "audit_log_checkpoint";

-- Who changed what, when and why: one row for each change, written by the database.
DROP TABLE "audit_log";

-- Writes an entry that is no change of a row.
DROP FUNCTION "fn_help_desk_note"(text, text, text, jsonb);

-- An entry changes only by a recorded redaction.
DROP FUNCTION "tr_audit_log_only_redacted"();

-- An entry goes only when it was exported.
DROP FUNCTION "tr_audit_log_only_pruned"();

-- Writes the entry of a change.
DROP FUNCTION "tw_ticket_followers"();

-- Writes the entry of a change.
DROP FUNCTION "tw_ticket_labels"();

-- Writes the entry of a change.
DROP FUNCTION "tw_refunds"();

-- Writes the entry of a change.
DROP FUNCTION "tw_attachments"();

-- Writes the entry of a change.
DROP FUNCTION "tw_tickets"();

-- Writes the entry of a change.
DROP FUNCTION "tw_products"();

-- What `specifications` lists is of its type.
DROP FUNCTION "tr_products_specifications_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_members"();

-- What `languages` lists is of its type.
DROP FUNCTION "tr_members_languages_items_insert"();

-- Writes the entry of a change.
DROP FUNCTION "tw_customers"();

-- Refuses a move that the state machine does not have.
DROP FUNCTION "fn_help_desk_refuse_move"();

-- Refuses the change of a column that stays.
DROP FUNCTION "fn_help_desk_refuse_change"();

-- Refuses what a trigger found wrong.
DROP FUNCTION "fn_help_desk_refuse"();

-- How badly a customer is hit.
DROP TYPE "severity";

-- How a message reaches us.
DROP TYPE "channel";
