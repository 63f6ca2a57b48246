-- Triggers of tables and views. Those that a partition has from its parent stand with the parent,
-- unless they are switched otherwise.
SELECT c.relname::text, t.tgname::text, 'trigger', json_strip_nulls(json_build_object(
    'timing', CASE WHEN t.tgtype & 2 <> 0 THEN 'BEFORE' WHEN t.tgtype & 64 <> 0 THEN 'INSTEAD OF' ELSE 'AFTER' END,
    'events', concat_ws(' OR ',
        CASE WHEN t.tgtype & 4 <> 0 THEN 'INSERT' END,
        CASE WHEN t.tgtype & 8 <> 0 THEN 'DELETE' END,
        CASE WHEN t.tgtype & 16 <> 0 THEN 'UPDATE' || coalesce((
            SELECT ' OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
            FROM unnest(t.tgattr::smallint[]) AS u (number)
            JOIN pg_attribute AS a ON a.attrelid = t.tgrelid AND a.attnum = u.number), '') END,
        CASE WHEN t.tgtype & 32 <> 0 THEN 'TRUNCATE' END),
    'for_each_row', t.tgtype & 1 <> 0,
    'condition', CASE WHEN t.tgqual IS NOT NULL THEN
        substring(d.text FROM ' WHEN \((.*)\) EXECUTE FUNCTION ') END,
    'action', substring(d.text FROM '.* EXECUTE FUNCTION (.*)$'),
    'transition_tables', nullif(concat_ws(' ',
        'OLD TABLE AS ' || quote_ident(t.tgoldtable),
        'NEW TABLE AS ' || quote_ident(t.tgnewtable)), ''),
    'constraint', CASE WHEN t.tgconstraint <> 0 THEN concat(
        CASE WHEN NOT t.tgdeferrable THEN 'NOT DEFERRABLE'
            WHEN t.tginitdeferred THEN 'DEFERRABLE INITIALLY DEFERRED' ELSE 'DEFERRABLE' END,
        CASE WHEN t.tgconstrrelid <> 0 THEN ' FROM ' || t.tgconstrrelid::regclass::text END) END,
    'enabled', t.tgenabled,
    'comment', obj_description(t.oid, 'pg_trigger')
))::text
FROM pg_class AS c
JOIN pg_trigger AS t ON t.tgrelid = c.oid
CROSS JOIN LATERAL (SELECT pg_get_triggerdef(t.oid, TRUE) AS text) AS d
WHERE c.relnamespace = $1 AND NOT t.tgisinternal
AND NOT EXISTS (
    SELECT FROM pg_trigger AS p WHERE p.oid = t.tgparentid AND p.tgenabled = t.tgenabled)
