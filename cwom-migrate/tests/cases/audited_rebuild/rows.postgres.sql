BEGIN;
SELECT set_config('cwom.actor_kind', 'human', true), set_config('cwom.actor_id', 'ada', true),
    set_config('cwom.xid', pg_current_xact_id()::text, true);
INSERT INTO books (id, title, pages) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One', 1);
INSERT INTO books (id, title, pages) VALUES ('0190d5a0-0000-7000-8000-000000000002', 'Two', 2);
UPDATE books SET title = 'Two''s', row_version = 2 WHERE id = '0190d5a0-0000-7000-8000-000000000002';
COMMIT;
