-- cwom 20261128141356_cheaper_checks postgres down 1/1 phase=expand online
-- Nobody waits long behind this.
SET LOCAL lock_timeout = '5s';

-- One migration at a time.
SELECT pg_advisory_xact_lock(hashtext('cwom:migrate'));

-- Or else: audit_log has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"audit_log"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('seq', 'ts', 'actor_kind', 'actor_id', 'action', 'entity_kind', 'entity_id', 'entity_version', 'before', 'after', 'note', 'trace_id', 'spec_rev', 'salt', 'xid', 'db_role')) <> 16 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: audit_log has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: audit_log_checkpoint has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"audit_log_checkpoint"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('n', 'kind', 'lo', 'hi', 'after_seq', 'entries', 'root', 'previous', 'ts', 'note', 'signature')) <> 11 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: audit_log_checkpoint has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: messages has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"messages"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'ticket_id', 'author_id', 'channel', 'body', 'row_version', 'created_at')) <> 7 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: messages has other columns: migrated already, or drifted';
    END IF;
END $cwom$;

-- Or else: tickets has other columns: migrated already, or drifted.
DO $cwom$ BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('"tickets"')
        AND attnum > 0 AND NOT attisdropped AND attname IN ('id', 'code', 'customer_id', 'product_id', 'assignee_id', 'channel', 'severity', 'subject', 'status', 'waiting_for', 'answered_after', 'mood', 'rating', 'resolution', 'row_version', 'created_at', 'updated_at')) <> 17 THEN
        RAISE EXCEPTION USING MESSAGE = 'cwom: tickets has other columns: migrated already, or drifted';
    END IF;
END $cwom$;
