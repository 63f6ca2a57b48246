-- Columns of tables.
SELECT c.relname::text, a.attname::text, 'column', json_build_object(
    'position', row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum),
    'data_type', format_type(a.atttypid, a.atttypmod),
    'nullable', NOT a.attnotnull,
    'default', CASE WHEN a.attgenerated = '' THEN pg_get_expr(f.adbin, f.adrelid) END,
    'generated', CASE WHEN a.attgenerated <> '' THEN json_build_object(
        'expression', pg_get_expr(f.adbin, f.adrelid),
        'stored', a.attgenerated = 's') END,
    'identity', CASE WHEN a.attidentity <> '' THEN (
        SELECT json_build_object(
            'always', a.attidentity = 'a',
            'sequence', format(
                'START %s INCREMENT %s MINVALUE %s MAXVALUE %s CACHE %s%s',
                s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END))
        FROM pg_depend AS d JOIN pg_sequence AS s ON s.seqrelid = d.objid
        WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
        AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'i') END,
    'collation', CASE WHEN a.attcollation <> t.typcollation THEN (
        SELECT quote_ident(l.collname) FROM pg_collation AS l WHERE l.oid = a.attcollation) END,
    'storage', nullif(concat_ws(', ',
        CASE WHEN a.attstorage <> t.typstorage THEN
            CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
        CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
        -- The options that can be set; a server may keep notes of its own beside them.
        CASE WHEN array_to_string(a.attoptions, ',') LIKE '%n_distinct%' THEN (
            SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(a.attoptions) AS o
            WHERE split_part(o, '=', 1) IN ('n_distinct', 'n_distinct_inherited')) END), ''),
    'comment', e.description
)::text
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef AS f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN pg_description AS e ON e.classoid = 'pg_class'::regclass AND e.objoid = a.attrelid AND e.objsubid = a.attnum
WHERE c.relnamespace = $1 AND c.relkind IN ('r', 'p')
