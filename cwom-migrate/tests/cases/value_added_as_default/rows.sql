INSERT INTO books (id, title, stage) VALUES ('0190d5a0-0000-7000-8000-000000000001', 'One', 'lent'), ('0190d5a0-0000-7000-8000-000000000002', 'Two', 'shelf');
