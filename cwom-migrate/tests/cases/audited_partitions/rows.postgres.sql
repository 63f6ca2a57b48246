BEGIN;
SELECT set_config('cwom.actor_kind', 'human', true), set_config('cwom.actor_id', 'ada', true),
    set_config('cwom.xid', pg_current_xact_id()::text, true);
INSERT INTO books (id, title) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One');
INSERT INTO members (id, name) VALUES ('0190d5a0-0000-7000-8000-000000000011', 'Ann');
INSERT INTO members (id, name) VALUES ('0190d5a0-0000-7000-8000-000000000012', 'Bob');
INSERT INTO book_readers (book_id, member_id, note) VALUES ('0190d5a0-0000-7000-8000-000000000001', '0190d5a0-0000-7000-8000-000000000011', 'good');
INSERT INTO book_readers (book_id, member_id, note) VALUES ('0190d5a0-0000-7000-8000-000000000001', '0190d5a0-0000-7000-8000-000000000012', NULL);
COMMIT;
