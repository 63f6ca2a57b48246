-- no-transaction
-- cwom 20261127110625_issues_are_due postgres down 3/4 phase=index online
DROP INDEX CONCURRENTLY IF EXISTS "ix_cwom_issues_due_at";
