BEGIN;
SELECT set_config('cwom.actor_kind', 'human', true), set_config('cwom.actor_id', 'ada', true),
    set_config('cwom.xid', pg_current_xact_id()::text, true);
INSERT INTO books (id, title, shelf) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One', 'A');
INSERT INTO books (id, title) VALUES ('0190d5a0-0000-7000-8000-000000000002', 'Two');
COMMIT;
