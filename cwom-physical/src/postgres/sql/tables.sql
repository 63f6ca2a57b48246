-- Tables and partitioned tables.
SELECT '', c.relname::text, 'table', json_strip_nulls(json_build_object(
    'unlogged', c.relpersistence = 'u',
    'options', (SELECT array_agg(o ORDER BY o COLLATE "C") FROM unnest(c.reloptions) AS o),
    'row_security', CASE
        WHEN c.relrowsecurity AND c.relforcerowsecurity THEN 'forced'
        WHEN c.relrowsecurity THEN 'enabled'
        WHEN c.relforcerowsecurity THEN 'forced-only'
        ELSE 'off' END,
    'replica_identity', CASE c.relreplident
        WHEN 'n' THEN 'NOTHING'
        WHEN 'f' THEN 'FULL'
        WHEN 'i' THEN (
            SELECT 'USING INDEX ' || i.indexrelid::regclass::text
            FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisreplident) END,
    'partitioning', CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
    'partition_of', CASE WHEN c.relispartition THEN (
        SELECT json_build_object(
            'parent', CASE WHEN p.relnamespace = $1 THEN p.relname::text ELSE p.oid::regclass::text END,
            'bound', pg_get_expr(c.relpartbound, c.oid))
        FROM pg_inherits AS h JOIN pg_class AS p ON p.oid = h.inhparent
        WHERE h.inhrelid = c.oid) END,
    'inherits', CASE WHEN NOT c.relispartition THEN (
        SELECT array_agg(
            CASE WHEN p.relnamespace = $1 THEN p.relname::text ELSE p.oid::regclass::text END
            ORDER BY h.inhseqno)
        FROM pg_inherits AS h JOIN pg_class AS p ON p.oid = h.inhparent
        WHERE h.inhrelid = c.oid) END,
    'comment', obj_description(c.oid, 'pg_class')
))::text
FROM pg_class AS c
WHERE c.relnamespace = $1 AND c.relkind IN ('r', 'p')
AND NOT EXISTS (
    SELECT FROM pg_depend AS d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
