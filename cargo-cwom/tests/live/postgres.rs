//! PostgreSQL: single changes of each facet of each kind of object.

use cwom_testkit::{Engine as _, Postgres};

use crate::desk::{self, Mutation, judge, run};

/// Making a copy of a database is waiting for the most part, so that three at once take little longer
/// than one.
const LANES: usize = 3;

#[tokio::test]
async fn each_change_is_found_and_nothing_else() {
    lane(0).await;
}

#[tokio::test]
async fn each_change_is_found_and_nothing_else_2() {
    lane(1).await;
}

#[tokio::test]
async fn each_change_is_found_and_nothing_else_3() {
    lane(2).await;
}

async fn lane(lane: usize) {
    let Some(desk) = desk::postgres().await else {
        return;
    };
    let mut wrong = Vec::new();
    let mut server = Postgres::open(&cwom_testkit::postgres_url()).await;
    let name = |url: &str| url.rsplit('/').next().unwrap_or_default().to_owned();
    let (base, copy) = (name(&desk.url), format!("{}_copy", name(&desk.url)));
    let url = desk.url.replace(&base, &copy);
    for mutation in MUTATIONS.iter().skip(lane).step_by(LANES) {
        let make = format!("CREATE DATABASE {copy} TEMPLATE {base}");
        Postgres::run(&mut server, &make).await.expect("a copy");
        if let Err(error) = run::<Postgres>(&url, mutation.0).await {
            wrong.push(format!("{}\n  {error}", mutation.0));
        } else {
            wrong.extend(judge(mutation, &desk::check(&url, &[])));
        }
        let drop = format!("DROP DATABASE {copy} WITH (FORCE)");
        Postgres::run(&mut server, &drop).await.expect("it goes");
    }
    Postgres::close(server).await;
    assert!(MUTATIONS.len() >= 80, "only {}", MUTATIONS.len());
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[rustfmt::skip]
const MUTATIONS: &[Mutation] = &[
    // Tables.
    ("DROP TABLE drafts", "- table drafts"),
    ("DROP TABLE ticket_labels CASCADE", "- table ticket_labels"),
    ("ALTER TABLE labels RENAME TO tags", "- table labels\ni table tags\n* foreign key fk_ticket_labels_label_id of ticket_labels, target"),
    ("CREATE TABLE mine (a integer PRIMARY KEY)", "i table mine"),
    ("ALTER TABLE labels SET (fillfactor = 70)", "* table labels, options"),
    ("ALTER TABLE labels ENABLE ROW LEVEL SECURITY", "* table labels, row security"),
    ("ALTER TABLE labels FORCE ROW LEVEL SECURITY", "* table labels, row security"),
    ("ALTER TABLE labels REPLICA IDENTITY FULL", "* table labels, replica identity"),
    ("COMMENT ON TABLE labels IS 'other'", "* table labels, comment"),
    ("ALTER TABLE drafts SET UNLOGGED", "* table drafts, persistence"),
    // Columns.
    ("ALTER TABLE tickets ADD COLUMN extra text", "+ column extra of tickets"),
    ("ALTER TABLE labels DROP COLUMN color", "- column color of labels\n- check ck_labels_color_length of labels\n- check ck_labels_color_pattern of labels"),
    ("ALTER TABLE tickets RENAME COLUMN mood TO temper", "- column mood of tickets\n+ column temper of tickets\n* check ck_tickets_mood_range of tickets, expression"),
    ("ALTER TABLE tickets ALTER COLUMN rating TYPE integer", "* column rating of tickets, type"),
    ("ALTER TABLE customers ALTER COLUMN credit_amount TYPE numeric(14, 2)", "* column credit_amount of customers, type"),
    ("ALTER TABLE customers ALTER COLUMN signed_up_from TYPE cidr USING signed_up_from::cidr", "* column signed_up_from of customers, type"),
    ("ALTER TABLE tickets ALTER COLUMN subject DROP NOT NULL", "* column subject of tickets, nullability"),
    ("ALTER TABLE tickets ALTER COLUMN rating SET NOT NULL", "* column rating of tickets, nullability"),
    ("ALTER TABLE tickets ALTER COLUMN status DROP DEFAULT", "* column status of tickets, default"),
    ("ALTER TABLE tickets ALTER COLUMN status SET DEFAULT 'open'", "* column status of tickets, default"),
    ("ALTER TABLE tickets ALTER COLUMN created_at SET DEFAULT clock_timestamp()", "* column created_at of tickets, default"),
    ("ALTER TABLE labels ALTER COLUMN color SET DEFAULT '#000000'", "* column color of labels, default"),
    ("ALTER TABLE messages ALTER COLUMN body TYPE text COLLATE \"default\"", "* column body of messages, collation"),
    ("ALTER TABLE customers ALTER COLUMN login_key DROP EXPRESSION", "* column login_key of customers, generation"),
    ("ALTER TABLE labels ALTER COLUMN color SET STORAGE EXTERNAL", "* column color of labels, storage"),
    ("ALTER TABLE labels ALTER COLUMN color SET (n_distinct = 7)", "* column color of labels, storage"),
    ("COMMENT ON COLUMN labels.color IS 'x'", "* column color of labels, comment"),
    ("ALTER TABLE audit_log ALTER COLUMN seq DROP IDENTITY", "* column seq of audit_log, identity"),
    // Keys.
    ("ALTER TABLE messages DROP CONSTRAINT pk_messages CASCADE", "- primary key pk_messages of messages\n- foreign key fk_attachments_message_id of attachments"),
    ("ALTER TABLE refunds DROP CONSTRAINT pk_refunds, ADD CONSTRAINT pk_refunds PRIMARY KEY (id, ticket_id)", "* primary key pk_refunds of refunds, columns"),
    ("ALTER TABLE refunds RENAME CONSTRAINT pk_refunds TO pk_other", "- primary key pk_refunds of refunds\n+ primary key pk_other of refunds"),
    ("ALTER TABLE refunds DROP CONSTRAINT pk_refunds, ADD CONSTRAINT pk_refunds PRIMARY KEY (id) DEFERRABLE", "* primary key pk_refunds of refunds, deferrability"),
    ("ALTER TABLE members DROP CONSTRAINT uq_members_email", "- unique constraint uq_members_email of members"),
    ("ALTER TABLE labels ADD CONSTRAINT uq_more UNIQUE (color)", "+ unique constraint uq_more of labels"),
    ("ALTER TABLE members DROP CONSTRAINT uq_members_email, ADD CONSTRAINT uq_members_email UNIQUE (email, name)", "* unique constraint uq_members_email of members, columns"),
    ("ALTER TABLE drafts DROP CONSTRAINT uq_drafts_ticket_id_author_id, ADD CONSTRAINT uq_drafts_ticket_id_author_id UNIQUE NULLS NOT DISTINCT (ticket_id, author_id)", "* unique constraint uq_drafts_ticket_id_author_id of drafts, nulls"),
    // Checks.
    ("ALTER TABLE tickets DROP CONSTRAINT ck_tickets_rating_range", "- check ck_tickets_rating_range of tickets"),
    ("ALTER TABLE labels ADD CONSTRAINT ck_more CHECK (name <> '')", "+ check ck_more of labels"),
    ("ALTER TABLE tickets DROP CONSTRAINT ck_tickets_rating_range, ADD CONSTRAINT ck_tickets_rating_range CHECK (rating BETWEEN 1 AND 6)", "* check ck_tickets_rating_range of tickets, expression"),
    ("ALTER TABLE tickets DROP CONSTRAINT ck_tickets_rating_range, ADD CONSTRAINT ck_tickets_rating_range CHECK (rating BETWEEN 1 AND 5) NOT VALID", "* check ck_tickets_rating_range of tickets, validation"),
    ("ALTER TABLE tickets DROP CONSTRAINT ck_tickets_rating_range, ADD CONSTRAINT ck_tickets_rating_range CHECK (rating BETWEEN 1 AND 5) NO INHERIT", "* check ck_tickets_rating_range of tickets, inheritance of the check"),
    ("ALTER TABLE tickets RENAME CONSTRAINT ck_tickets_rating_range TO ck_other", "- check ck_tickets_rating_range of tickets\n+ check ck_other of tickets"),
    // Foreign keys.
    ("ALTER TABLE tickets DROP CONSTRAINT fk_tickets_customer_id", "- foreign key fk_tickets_customer_id of tickets"),
    ("ALTER TABLE drafts DROP CONSTRAINT fk_drafts_author_id, ADD CONSTRAINT fk_drafts_author_id FOREIGN KEY (author_id) REFERENCES members (id) ON DELETE CASCADE", "* foreign key fk_drafts_author_id of drafts, on delete"),
    ("ALTER TABLE drafts DROP CONSTRAINT fk_drafts_author_id, ADD CONSTRAINT fk_drafts_author_id FOREIGN KEY (author_id) REFERENCES members (id) ON DELETE SET NULL ON UPDATE CASCADE", "* foreign key fk_drafts_author_id of drafts, on update"),
    ("ALTER TABLE drafts DROP CONSTRAINT fk_drafts_author_id, ADD CONSTRAINT fk_drafts_author_id FOREIGN KEY (author_id) REFERENCES customers (id) ON DELETE SET NULL", "* foreign key fk_drafts_author_id of drafts, target"),
    ("ALTER TABLE refunds DROP CONSTRAINT fk_refunds_approved_by_id, ADD CONSTRAINT fk_refunds_approved_by_id FOREIGN KEY (id) REFERENCES members (id)", "* foreign key fk_refunds_approved_by_id of refunds, columns"),
    ("ALTER TABLE drafts DROP CONSTRAINT fk_drafts_author_id, ADD CONSTRAINT fk_drafts_author_id FOREIGN KEY (author_id) REFERENCES members (id) MATCH FULL ON DELETE SET NULL", "* foreign key fk_drafts_author_id of drafts, match"),
    ("ALTER TABLE drafts ALTER CONSTRAINT fk_drafts_author_id DEFERRABLE INITIALLY DEFERRED", "* foreign key fk_drafts_author_id of drafts, deferrability"),
    ("ALTER TABLE drafts DROP CONSTRAINT fk_drafts_author_id, ADD CONSTRAINT fk_drafts_author_id FOREIGN KEY (author_id) REFERENCES members (id) ON DELETE SET NULL NOT VALID", "* foreign key fk_drafts_author_id of drafts, validation"),
    ("ALTER TABLE labels ADD CONSTRAINT fk_more FOREIGN KEY (id) REFERENCES members (id)", "+ foreign key fk_more of labels"),
    // Indexes.
    ("DROP INDEX ix_tickets_product_id", "- index ix_tickets_product_id of tickets"),
    ("CREATE INDEX ix_more ON tickets (rating)", "+ index ix_more of tickets"),
    ("ALTER INDEX ix_tickets_product_id RENAME TO ix_other", "- index ix_tickets_product_id of tickets\n+ index ix_other of tickets"),
    ("DROP INDEX ix_tickets_product_id; CREATE UNIQUE INDEX ix_tickets_product_id ON tickets (product_id)", "* index ix_tickets_product_id of tickets, uniqueness"),
    ("DROP INDEX ix_tickets_product_id; CREATE INDEX ix_tickets_product_id ON tickets USING hash (product_id)", "* index ix_tickets_product_id of tickets, method"),
    ("DROP INDEX ix_tickets_product_id; CREATE INDEX ix_tickets_product_id ON tickets (product_id, rating)", "* index ix_tickets_product_id of tickets, key"),
    ("DROP INDEX ix_tickets_product_id; CREATE INDEX ix_tickets_product_id ON tickets (product_id DESC)", "* index ix_tickets_product_id of tickets, key"),
    ("DROP INDEX ix_tickets_product_id; CREATE INDEX ix_tickets_product_id ON tickets (product_id text_pattern_ops)", "* index ix_tickets_product_id of tickets, key"),
    ("DROP INDEX ix_customers_lower_name; CREATE INDEX ix_customers_lower_name ON customers ((upper(name COLLATE \"C\")))", "* index ix_customers_lower_name of customers, key"),
    ("DROP INDEX ix_tickets_product_id; CREATE INDEX ix_tickets_product_id ON tickets (product_id) INCLUDE (rating)", "* index ix_tickets_product_id of tickets, included columns"),
    ("DROP INDEX ix_tickets_unsolved; CREATE INDEX ix_tickets_unsolved ON tickets (created_at) WHERE status = 'new'", "* index ix_tickets_unsolved of tickets, predicate"),
    ("DROP INDEX ix_tickets_unsolved; CREATE INDEX ix_tickets_unsolved ON tickets (created_at)", "* index ix_tickets_unsolved of tickets, predicate"),
    ("DROP INDEX uq_customers_login_key", "- index uq_customers_login_key of customers"),
    ("ALTER INDEX ix_tickets_product_id SET (fillfactor = 50)", "* index ix_tickets_product_id of tickets, options"),
    ("UPDATE pg_index SET indisvalid = FALSE WHERE indexrelid = 'ix_tickets_product_id'::regclass", "* index ix_tickets_product_id of tickets, validity"),
    // Triggers.
    ("DROP TRIGGER tr_tickets_frozen ON tickets", "- trigger tr_tickets_frozen of tickets"),
    ("DROP TRIGGER tw_members ON members", "- trigger tw_members of members"),
    ("ALTER TABLE tickets DISABLE TRIGGER tr_tickets_frozen", "* trigger tr_tickets_frozen of tickets, enabled state"),
    ("ALTER TABLE tickets ENABLE TRIGGER tw_tickets", "* trigger tw_tickets of tickets, enabled state"),
    ("ALTER TABLE tickets ENABLE REPLICA TRIGGER tw_tickets", "* trigger tw_tickets of tickets, enabled state"),
    ("CREATE TRIGGER tr_more AFTER DELETE ON labels FOR EACH ROW EXECUTE FUNCTION fn_help_desk_refuse()", "+ trigger tr_more of labels"),
    ("DROP TRIGGER tr_messages_no_update ON messages; CREATE TRIGGER tr_messages_no_update BEFORE UPDATE OF body ON messages FOR EACH ROW EXECUTE FUNCTION fn_help_desk_refuse('append_only', 'messages', '-', 'no'); ALTER TABLE messages ENABLE ALWAYS TRIGGER tr_messages_no_update", "* trigger tr_messages_no_update of messages, action\n* trigger tr_messages_no_update of messages, events"),
    ("ALTER TRIGGER tr_labels_frozen ON labels RENAME TO tr_other", "- trigger tr_labels_frozen of labels\n+ trigger tr_other of labels"),
    ("CREATE RULE lost AS ON DELETE TO labels DO INSTEAD NOTHING", "+ object rule lost of labels"),
    ("CREATE POLICY mine ON labels USING (TRUE)", "+ object policy mine of labels"),
    ("CREATE STATISTICS mine ON name, color FROM labels", "+ object statistics mine of labels"),
    // Functions.
    ("DROP FUNCTION tw_members() CASCADE", "- function tw_members()\n- trigger tw_members of members"),
    ("CREATE OR REPLACE FUNCTION tw_members() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN RETURN NULL; END $$", "* function tw_members(), body"),
    ("ALTER FUNCTION tw_members() SECURITY INVOKER", "* function tw_members(), security"),
    ("ALTER FUNCTION tw_members() RESET search_path", "* function tw_members(), settings"),
    ("ALTER FUNCTION tw_members() STABLE", "* function tw_members(), volatility"),
    ("ALTER FUNCTION tw_members() COST 7", "* function tw_members(), options"),
    ("COMMENT ON FUNCTION tw_members() IS 'x'", "* function tw_members(), comment"),
    ("CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'", "i function mine()"),
    // Types, views and the rest.
    ("ALTER TYPE channel ADD VALUE 'fax'", "* enum channel, values"),
    ("ALTER TYPE severity RENAME VALUE 'outage' TO 'down'", "* enum severity, values"),
    ("CREATE TYPE mine AS ENUM ('a')", "i enum mine"),
    ("COMMENT ON TYPE channel IS 'x'", "* enum channel, comment"),
    ("CREATE VIEW mine AS SELECT id FROM tickets", "i view mine"),
    ("CREATE SEQUENCE mine", "i sequence mine"),
    ("CREATE EXTENSION pg_trgm", "i object extension pg_trgm"),
    ("CREATE DOMAIN mine AS integer", "i object domain mine"),
    ("CREATE MATERIALIZED VIEW mine AS SELECT id FROM tickets", "i materialized view mine"),
];
