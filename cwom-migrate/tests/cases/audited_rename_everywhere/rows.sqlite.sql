BEGIN;
INSERT INTO audit_log_context (actor_kind, actor_id) VALUES ('human', 'ada');
INSERT INTO authors (id, name) VALUES ('0190d5a0-0000-7000-8000-000000000011', 'Ann');
INSERT INTO books (id, title, author_id) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One', '0190d5a0-0000-7000-8000-000000000011');
INSERT INTO books (id, title) VALUES ('0190d5a0-0000-7000-8000-000000000002', 'T');
DELETE FROM audit_log_context;
COMMIT;
