-- Enum types and sequences; a sequence that is a column's identity stands with the column.
SELECT '', t.typname::text, 'enum', json_strip_nulls(json_build_object(
    'values', (
        SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum AS e WHERE e.enumtypid = t.oid),
    'comment', obj_description(t.oid, 'pg_type')
))::text
FROM pg_type AS t
WHERE t.typnamespace = $1 AND t.typtype = 'e'
AND NOT EXISTS (
    SELECT FROM pg_depend AS d
    WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
UNION ALL
SELECT '', c.relname::text, 'sequence', json_strip_nulls(json_build_object(
    'definition', format(
        'AS %s START %s INCREMENT %s MINVALUE %s MAXVALUE %s CACHE %s%s',
        format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
        CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END),
    'owned_by', (
        SELECT json_build_array(o.relname, a.attname)
        FROM pg_depend AS d
        JOIN pg_class AS o ON o.oid = d.refobjid
        JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
        AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'),
    'comment', obj_description(c.oid, 'pg_class')
))::text
FROM pg_class AS c
JOIN pg_sequence AS s ON s.seqrelid = c.oid
WHERE c.relnamespace = $1
AND NOT EXISTS (
    SELECT FROM pg_depend AS d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i'))
