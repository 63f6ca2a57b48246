BEGIN;
SELECT set_config('cwom.actor_kind', 'human', true), set_config('cwom.actor_id', 'ada', true),
    set_config('cwom.xid', pg_current_xact_id()::text, true);
INSERT INTO authors (id, name) VALUES ('0190d5a0-0000-7000-8000-000000000011', 'Ann');
INSERT INTO books (id, title, author_id) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One', '0190d5a0-0000-7000-8000-000000000011');
INSERT INTO books (id, title) VALUES ('0190d5a0-0000-7000-8000-000000000002', 'T');
COMMIT;
