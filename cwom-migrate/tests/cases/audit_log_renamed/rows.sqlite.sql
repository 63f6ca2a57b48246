BEGIN;
INSERT INTO audit_log_context (actor_kind, actor_id) VALUES ('human', 'ada');
INSERT INTO shelves (id, name) VALUES ('0190d5a0-0000-7000-8000-000000000005', 'A');
DELETE FROM audit_log_context;
COMMIT;
