INSERT INTO "people" ("id", "home_road", "home_city", "reach_mail") VALUES ('0190d5a0-0000-7000-8000-000000000001', 'b', 'b', 'b');
INSERT INTO "people" ("id", "home_road", "home_city", "home_floor", "work_road", "work_city", "work_floor", "reach_mail", "reach_phone", "spare_mail", "spare_phone") VALUES ('0190d5a0-0000-7000-8000-000000000002', 'c', 'c', 2, 'c', 'c', 2, 'c', 'c', 'c', 'c');
INSERT INTO "people" ("id", "home_road", "home_city", "reach_phone", "spare_phone") VALUES ('0190d5a0-0000-7000-8000-000000000003', 'd', 'd', 'd', 'd');
