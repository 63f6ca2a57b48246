BEGIN;
SELECT set_config('cwom.actor_kind', 'human', true), set_config('cwom.actor_id', 'ada', true),
    set_config('cwom.xid', pg_current_xact_id()::text, true);
INSERT INTO books (id, title, pages, price, shelf, code, stage) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One', 1, 1.50, 'A', 'x', 'shelf');
INSERT INTO books (id, title, pages, price, shelf, code, stage) VALUES ('0190d5a0-0000-7000-8000-000000000002', 'Two''s', NULL, NULL, NULL, NULL, 'lost');
INSERT INTO books (id, title, pages, price, shelf, code, stage) VALUES ('0190d5a0-0000-7000-8000-000000000003', 'Three', NULL, -0.05, NULL, 'y', 'lent');
INSERT INTO members (id, name, rank, since, secret) VALUES ('0190d5a0-0000-7000-8000-000000000011', 'Ann', 1, '2024-02-29', 's');
INSERT INTO members (id, name, rank, since, secret) VALUES ('0190d5a0-0000-7000-8000-000000000012', 'Bob', 2, NULL, 's');
INSERT INTO members (id, name, rank, since, secret) VALUES ('0190d5a0-0000-7000-8000-000000000013', 'Cid', NULL, NULL, NULL);
UPDATE members SET name = 'Bert', row_version = 2, updated_at = updated_at WHERE id = '0190d5a0-0000-7000-8000-000000000012';
COMMIT;
