//! SQLite: single changes of each facet of each kind of object. Where ALTER TABLE cannot, the text of
//! the catalog is written, as a rebuild would end.

use std::fs;

use crate::desk::{self, Checked, Mutation, judge, run_sqlite};

#[tokio::test]
async fn each_change_is_found_and_nothing_else() {
    let (folder, url) = desk::sqlite();
    let base = folder.path().join("desk.db");
    let copy = folder.path().join("copy.db");
    run_sqlite(&url, "PRAGMA wal_checkpoint(TRUNCATE)").await;
    let url = format!("sqlite:{}", copy.display());
    let mut wrong = Vec::new();
    let texts = TEXTS.iter().map(|(object, from, to, expected)| {
        let text = |it: &str| format!("'{}'", it.replace('\'', "''"));
        let sql = format!(
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, {}, {}) \
             WHERE name = {}; PRAGMA writable_schema = RESET;",
            text(from),
            text(to),
            text(object)
        );
        (sql, *expected)
    });
    let all: Vec<(String, &str)> = MUTATIONS
        .iter()
        .map(|(sql, expected)| ((*sql).to_owned(), *expected))
        .chain(texts)
        .collect();
    for (sql, expected) in &all {
        for left in ["copy.db-wal", "copy.db-shm"] {
            let _ = fs::remove_file(folder.path().join(left));
        }
        fs::copy(&base, &copy).expect("a copy");
        run_sqlite(&url, sql).await;
        let checked: Checked = desk::check(&url, &[]);
        let sql: &'static str = sql.clone().leak();
        let mutation: Mutation = (sql, expected);
        wrong.extend(judge(&mutation, &checked));
    }
    assert!(all.len() >= 80, "only {}", all.len());
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
    ("DROP TABLE ticket_labels", "- table ticket_labels"),
    ("PRAGMA legacy_alter_table = ON; ALTER TABLE drafts RENAME TO notes", "- table drafts\ni table notes"),
    ("CREATE TABLE mine (a INTEGER PRIMARY KEY)", "i table mine"),
    ("CREATE VIRTUAL TABLE words USING fts5(text)", "i object virtual table words"),
    // Columns.
    ("ALTER TABLE labels ADD COLUMN extra TEXT", "+ column extra of labels"),
    ("ALTER TABLE labels ADD COLUMN extra INTEGER NOT NULL DEFAULT 3", "+ column extra of labels"),
    // Indexes.
    ("DROP INDEX ix_tickets_product_id", "- index ix_tickets_product_id of tickets"),
    ("DROP INDEX uq_customers_login_key", "- index uq_customers_login_key of customers"),
    ("CREATE INDEX ix_more ON tickets (rating)", "+ index ix_more of tickets"),
    ("DROP INDEX ix_tickets_product_id; CREATE INDEX ix_other ON tickets (product_id)", "- index ix_tickets_product_id of tickets\n+ index ix_other of tickets"),
    ("DROP INDEX ix_tickets_product_id; CREATE UNIQUE INDEX ix_tickets_product_id ON tickets (product_id)", "* index ix_tickets_product_id of tickets, uniqueness"),
    ("DROP INDEX ix_tickets_product_id; CREATE INDEX ix_tickets_product_id ON tickets (product_id, rating)", "* index ix_tickets_product_id of tickets, key"),
    ("DROP INDEX ix_tickets_product_id; CREATE INDEX ix_tickets_product_id ON tickets (product_id DESC)", "* index ix_tickets_product_id of tickets, key"),
    ("DROP INDEX ix_tickets_product_id; CREATE INDEX ix_tickets_product_id ON tickets (product_id COLLATE NOCASE)", "* index ix_tickets_product_id of tickets, key"),
    ("DROP INDEX ix_customers_lower_name; CREATE INDEX ix_customers_lower_name ON customers ((upper(name)))", "* index ix_customers_lower_name of customers, key"),
    ("DROP INDEX ix_tickets_unsolved; CREATE INDEX ix_tickets_unsolved ON tickets (created_at) WHERE status = 'new'", "* index ix_tickets_unsolved of tickets, predicate"),
    ("DROP INDEX ix_tickets_unsolved; CREATE INDEX ix_tickets_unsolved ON tickets (created_at)", "* index ix_tickets_unsolved of tickets, predicate"),
    ("DROP INDEX ix_audit_log_ts", "- index ix_audit_log_ts of audit_log"),
    // Triggers.
    ("DROP TRIGGER tr_tickets_frozen", "- trigger tr_tickets_frozen of tickets"),
    ("DROP TRIGGER tw_members_update", "- trigger tw_members_update of members"),
    ("DROP TRIGGER vw_members_insert", "- trigger vw_members_insert of vw_members"),
    ("CREATE TRIGGER tr_more AFTER DELETE ON labels BEGIN SELECT 1; END", "+ trigger tr_more of labels"),
    ("DROP TRIGGER tr_messages_no_update; CREATE TRIGGER tr_messages_no_update BEFORE UPDATE ON messages BEGIN SELECT 1; END", "* trigger tr_messages_no_update of messages, action"),
    ("DROP TRIGGER tr_audit_log_only_pruned", "- trigger tr_audit_log_only_pruned of audit_log"),
    ("DROP TRIGGER tr_audit_log_checkpoint_no_delete", "- trigger tr_audit_log_checkpoint_no_delete of audit_log_checkpoint"),
    ("DROP TRIGGER tr_customers_update_keeps", "- trigger tr_customers_update_keeps of customers"),
    // Views.
    ("DROP VIEW vw_members", "- view vw_members"),
    ("DROP VIEW vw_ticket_labels", "- view vw_ticket_labels"),
    ("CREATE VIEW mine AS SELECT id FROM tickets", "i view mine"),
];

/// An object, a piece of its text, what stands there instead, and the findings.
#[rustfmt::skip]
const TEXTS: &[(&str, &str, &str, &str)] = &[
    // Tables.
    ("labels", ") STRICT", ")", "* table labels, strictness"),
    ("ticket_followers", ") STRICT, WITHOUT ROWID", ") STRICT", "* table ticket_followers, rowid"),
    // Columns.
    ("tickets", "\n    \"mood\" REAL,", "", "- column mood of tickets"),
    ("tickets", "\"mood\" REAL", "\"temper\" REAL", "- column mood of tickets\n+ column temper of tickets"),
    ("tickets", "\"rating\" INTEGER", "\"rating\" REAL", "* column rating of tickets, type"),
    ("tickets", "\"mood\" REAL", "\"mood\" TEXT", "* column mood of tickets, type"),
    ("tickets", "\"subject\" TEXT NOT NULL", "\"subject\" TEXT", "* column subject of tickets, nullability"),
    ("tickets", "\"waiting_for\" TEXT", "\"waiting_for\" TEXT NOT NULL", "* column waiting_for of tickets, nullability"),
    ("tickets", "\"subject\" TEXT NOT NULL", "\"subject\" TEXT NOT NULL ON CONFLICT IGNORE", "* column subject of tickets, conflict clause"),
    ("tickets", " DEFAULT 'new'", "", "* column status of tickets, default"),
    ("tickets", "DEFAULT 'new'", "DEFAULT 'open'", "* column status of tickets, default"),
    ("tickets", "DEFAULT 1", "DEFAULT (1 + 0)", "* column row_version of tickets, default"),
    ("labels", "\"color\" TEXT NOT NULL", "\"color\" TEXT NOT NULL DEFAULT '#000000'", "* column color of labels, default"),
    ("labels", "\"color\" TEXT", "\"color\" TEXT COLLATE NOCASE", "* column color of labels, collation"),
    ("customers", "lower(", "upper(", "* column login_key of customers, generation"),
    ("customers", ") STORED", ") VIRTUAL", "* column login_key of customers, generation"),
    ("audit_log", "AUTOINCREMENT", "", "* table audit_log, autoincrement"),
    ("members", "\"revision\" INTEGER NOT NULL DEFAULT 1", "\"revision\" INTEGER NOT NULL", "* column revision of members, default"),
    ("attachments", "\"content\" BLOB", "\"content\" TEXT", "* column content of attachments, type"),
    ("products", "\"retired_on\" TEXT", "\"retired_on\" TEXT DEFAULT '2030-01-01'", "* column retired_on of products, default"),
    // Keys.
    ("refunds", "PRIMARY KEY (\"id\")", "PRIMARY KEY (\"id\", \"ticket_id\")", "* primary key pk_refunds of refunds, columns"),
    ("refunds", "PRIMARY KEY (\"id\")", "PRIMARY KEY (\"id\" DESC)", "* primary key pk_refunds of refunds, columns"),
    ("refunds", "PRIMARY KEY (\"id\")", "PRIMARY KEY (\"id\") ON CONFLICT REPLACE", "* primary key pk_refunds of refunds, conflict clause"),
    ("refunds", "CONSTRAINT \"pk_refunds\"", "CONSTRAINT \"pk_other\"", "- primary key pk_refunds of refunds\n+ primary key pk_other of refunds"),
    ("members", "UNIQUE (\"email\")", "UNIQUE (\"email\", \"name\")", "* unique constraint uq_members_email of members, columns"),
    ("members", "UNIQUE (\"email\")", "UNIQUE (\"email\") ON CONFLICT IGNORE", "* unique constraint uq_members_email of members, conflict clause"),
    ("members", "CONSTRAINT \"uq_members_email\" UNIQUE", "CONSTRAINT \"uq_other\" UNIQUE", "- unique constraint uq_members_email of members\n+ unique constraint uq_other of members"),
    ("members", "CONSTRAINT \"uq_members_email\" UNIQUE", "UNIQUE", "- unique constraint uq_members_email of members\n+ unique constraint unique (email) of members"),
    // Checks.
    ("tickets", "CONSTRAINT \"ck_tickets_answered_forwards\" CHECK", "CONSTRAINT \"ck_other\" CHECK", "- check ck_tickets_answered_forwards of tickets\n+ check ck_other of tickets"),
    ("tickets", "\"answered_after\" >= 0", "\"answered_after\" >= 1", "* check ck_tickets_answered_forwards of tickets, expression"),
    ("tickets", "\"rating\" BETWEEN 1 AND 5", "\"rating\" BETWEEN 1 AND 6", "* check ck_tickets_rating_range of tickets, expression"),
    ("tickets", "WHEN 'spam' THEN 1", "WHEN 'spam' THEN 1 WHEN 'lost' THEN 1", "* check ck_tickets_status_values of tickets, expression"),
    ("tickets", ",\n    CONSTRAINT \"ck_tickets_answered_forwards\" CHECK (\"answered_after\" >= 0)", "", "- check ck_tickets_answered_forwards of tickets"),
    ("labels", "\"color\" TEXT NOT NULL", "\"color\" TEXT NOT NULL CHECK (color <> '')", "+ check check (color <> '') of labels"),
    ("ticket_followers", "IN (0, 1)", "IN (0, 1, 2)", "* check ck_ticket_followers_is_muted_bool of ticket_followers, expression"),
    ("labels", "CONSTRAINT \"ck_labels_color_length\" CHECK", "CHECK", "- check ck_labels_color_length of labels\n+ check check (length(color) = 7 and instr(color, char(0)) = 0) of labels"),
    ("audit_log", "WHEN 'system' THEN 1", "WHEN 'system' THEN 1 WHEN 'ghost' THEN 1", "* check ck_audit_log_actor_kind_values of audit_log, expression"),
    // Foreign keys.
    ("drafts", "ON DELETE SET NULL", "ON DELETE CASCADE", "* foreign key fk_drafts_author_id of drafts, on delete"),
    ("drafts", "ON DELETE SET NULL", "ON DELETE SET NULL ON UPDATE CASCADE", "* foreign key fk_drafts_author_id of drafts, on update"),
    ("drafts", "REFERENCES \"members\" (\"id\")", "REFERENCES \"customers\" (\"id\")", "* foreign key fk_drafts_author_id of drafts, target"),
    ("drafts", "REFERENCES \"members\" (\"id\")", "REFERENCES \"members\" (\"email\")", "* foreign key fk_drafts_author_id of drafts, target"),
    ("drafts", "ON DELETE SET NULL", "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED", "* foreign key fk_drafts_author_id of drafts, deferrability"),
    ("drafts", "ON DELETE SET NULL", "ON DELETE SET NULL MATCH FULL", "* foreign key fk_drafts_author_id of drafts, match"),
    ("refunds", "FOREIGN KEY (\"approved_by_id\")", "FOREIGN KEY (\"id\")", "* foreign key fk_refunds_approved_by_id of refunds, columns"),
    ("refunds", "CONSTRAINT \"fk_refunds_approved_by_id\"", "CONSTRAINT \"fk_other\"", "- foreign key fk_refunds_approved_by_id of refunds\n+ foreign key fk_other of refunds"),
    // Indexes and triggers.
    ("ix_tickets_status_severity_desc", " DESC", "", "* index ix_tickets_status_severity_desc of tickets, key"),
    ("tr_messages_no_update", "BEFORE UPDATE ON", "AFTER UPDATE ON", "* trigger tr_messages_no_update of messages, timing"),
    ("tr_messages_no_update", "BEFORE UPDATE ON", "BEFORE UPDATE OF body ON", "* trigger tr_messages_no_update of messages, events"),
    ("tr_messages_no_update", "UPDATE ON \"messages\"", "UPDATE ON \"messages\" WHEN 0", "* trigger tr_messages_no_update of messages, condition"),
    ("tr_labels_frozen", "RAISE(ABORT", "RAISE(IGNORE) --", "* trigger tr_labels_frozen of labels, action"),
    ("tw_members_update", "'updated'", "'created'", "* trigger tw_members_update of members, action"),
    ("vw_members", "\"name\"", "\"email\"", "* view vw_members, definition"),
];
