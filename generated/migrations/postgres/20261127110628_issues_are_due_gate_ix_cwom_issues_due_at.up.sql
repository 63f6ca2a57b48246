-- cwom 20261127110625_issues_are_due postgres up 4/4 phase=gate online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: index ix_cwom_issues_due_at is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again.
DO $cwom$ BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('"ix_cwom_issues_due_at"') AND indisvalid
    ) THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: index ix_cwom_issues_due_at is not valid; mend the rows, then REINDEX INDEX CONCURRENTLY, then try again';
    END IF;
END $cwom$;
