BEGIN;
INSERT INTO audit_log_context (actor_kind, actor_id) VALUES ('human', 'ada');
INSERT INTO books (id, title, shelf) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One', 'B');
INSERT INTO books (id, title, shelf) VALUES ('0190d5a0-0000-7000-8000-000000000002', 'Two', NULL);
UPDATE books SET title = 'Zwei', row_version = 2 WHERE id = '0190d5a0-0000-7000-8000-000000000002';
DELETE FROM audit_log_context;
COMMIT;
