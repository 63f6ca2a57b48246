-- cwom 20261127110625_issues_are_due postgres up 2/4 phase=validate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Proved while others write.
ALTER TABLE "cwom_artifacts" VALIDATE CONSTRAINT "ck_cwom_artifacts_type_values";

-- Proved while others write.
ALTER TABLE "cwom_issues" VALIDATE CONSTRAINT "ck_cwom_issues_due_at_form";
