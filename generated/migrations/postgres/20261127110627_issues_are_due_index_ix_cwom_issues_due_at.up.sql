-- no-transaction
-- cwom 20261127110625_issues_are_due postgres up 3/4 phase=index online
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ix_cwom_issues_due_at" ON "cwom_issues" ("due_at");
