BEGIN;
INSERT INTO audit_log_context (actor_kind, actor_id) VALUES ('human', 'ada');
INSERT INTO books (id, title, shelf) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One', 'A');
INSERT INTO books (id, title) VALUES ('0190d5a0-0000-7000-8000-000000000002', 'Two');
DELETE FROM audit_log_context;
COMMIT;
