INSERT INTO books (id, title, pages) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One', 4);
