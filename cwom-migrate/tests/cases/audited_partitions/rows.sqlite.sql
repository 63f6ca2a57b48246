BEGIN;
INSERT INTO audit_log_context (actor_kind, actor_id) VALUES ('human', 'ada');
INSERT INTO books (id, title) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One');
INSERT INTO members (id, name) VALUES ('0190d5a0-0000-7000-8000-000000000011', 'Ann');
INSERT INTO members (id, name) VALUES ('0190d5a0-0000-7000-8000-000000000012', 'Bob');
INSERT INTO book_readers (book_id, member_id, note) VALUES ('0190d5a0-0000-7000-8000-000000000001', '0190d5a0-0000-7000-8000-000000000011', 'good');
INSERT INTO book_readers (book_id, member_id, note) VALUES ('0190d5a0-0000-7000-8000-000000000001', '0190d5a0-0000-7000-8000-000000000012', NULL);
DELETE FROM audit_log_context;
COMMIT;
