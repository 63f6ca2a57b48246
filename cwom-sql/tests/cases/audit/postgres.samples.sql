INSERT INTO "items" ("id", "row_version", "created_at", "updated_at") VALUES ('0190d5a0-0000-7000-8000-000000000001', 1, '2026-01-02T03:04:03.000001Z', '2026-01-02T03:04:04.000001Z');
INSERT INTO "items" ("id", "name", "row_version", "created_at", "updated_at") VALUES ('0190d5a0-0000-7000-8000-000000000002', 'c', 1, '2026-01-02T03:04:03.000001Z', '2026-01-02T03:04:04.000001Z');
INSERT INTO "items" ("id", "row_version", "created_at", "updated_at") VALUES ('0190d5a0-0000-7000-8000-000000000003', 1, '2026-01-02T03:04:03.000001Z', '2026-01-02T03:04:04.000001Z');
