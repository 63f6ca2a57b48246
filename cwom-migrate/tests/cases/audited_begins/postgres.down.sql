-- postgres/20260102000000_change.down.sql
-- cwom 20260102000000_change postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Rules stand aside; those that stay come back below.
DROP TRIGGER "tr_book_readers_no_truncate" ON "book_readers";
DROP TRIGGER "tr_audit_log_checkpoint_no_update" ON "audit_log_checkpoint";
DROP TRIGGER "tr_audit_log_checkpoint_no_truncate" ON "audit_log_checkpoint";
DROP TRIGGER "tr_audit_log_checkpoint_no_delete" ON "audit_log_checkpoint";
DROP TRIGGER "tr_audit_log_only_redacted" ON "audit_log";
DROP TRIGGER "tr_audit_log_only_pruned" ON "audit_log";
DROP TRIGGER "tr_audit_log_no_truncate" ON "audit_log";
DROP TRIGGER "tw_members" ON "members";
DROP TRIGGER "tw_books" ON "books";
DROP TRIGGER "tw_book_readers" ON "book_readers";
DROP FUNCTION "tw_members"();
DROP FUNCTION "tw_books"();
DROP FUNCTION "tw_book_readers"();
DROP FUNCTION "tr_audit_log_only_redacted"();
DROP FUNCTION "tr_audit_log_only_pruned"();
DROP FUNCTION "fn_library_note"(about_kind text, about_id text, words text, facts jsonb);

-- It is not in use any more.
DROP TABLE "audit_log";

-- It is not in use any more.
DROP TABLE "audit_log_checkpoint";

