INSERT INTO "ports" ("id", "grade", "speed") VALUES ('0190d5a0-0000-7000-8000-000000000001', 'poor', 'slow');
INSERT INTO "ports" ("id", "grade", "speed", "wanted") VALUES ('0190d5a0-0000-7000-8000-000000000002', 'poor', 'slow', 'slow');
INSERT INTO "ports" ("id", "grade", "speed") VALUES ('0190d5a0-0000-7000-8000-000000000003', 'poor', 'slow');
