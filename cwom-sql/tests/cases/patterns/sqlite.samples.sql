INSERT INTO "signs" ("id") VALUES ('0190d5a0-0000-7000-8000-000000000001');
INSERT INTO "signs" ("id", "brackets", "closing", "caret", "wild", "wide", "quotes", "suffix") VALUES ('0190d5a0-0000-7000-8000-000000000002', '^', 'b', '^', '%', '#', '"''', 'c*]');
INSERT INTO "signs" ("id", "closing", "wild", "quotes") VALUES ('0190d5a0-0000-7000-8000-000000000003', 'c', '_', '""');
