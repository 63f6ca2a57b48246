-- cwom 20260101000000_init sqlite down 1/1 phase=expand init
-- Writes a row together with who writes it.
DROP VIEW "vw_ticket_followers";

-- Writes a row together with who writes it.
DROP VIEW "vw_ticket_labels";

-- Writes a row together with who writes it.
DROP VIEW "vw_refunds";

-- Writes a row together with who writes it.
DROP VIEW "vw_attachments";

-- Writes a row together with who writes it.
DROP VIEW "vw_tickets";

-- Writes a row together with who writes it.
DROP VIEW "vw_products";

-- Writes a row together with who writes it.
DROP VIEW "vw_members";

-- Writes a row together with who writes it.
DROP VIEW "vw_customers";

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

-- Who writes, as part of what, and why, while a transaction lasts.
DROP TABLE "audit_log_context";

-- Who changed what, when and why: one row for each change, written by the database.
DROP TABLE "audit_log";
