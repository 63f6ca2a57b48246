-- Indexes that belong to no constraint. Those that a partition has from its parent stand with the
-- parent, unless they are broken.
SELECT c.relname::text, x.relname::text, 'index', json_strip_nulls(json_build_object(
    'unique', i.indisunique,
    'nulls_not_distinct', i.indisunique AND coalesce((to_json(i) ->> 'indnullsnotdistinct')::boolean, FALSE),
    'method', m.amname,
    'parts', (
        SELECT json_agg(json_build_object(
            'key', coalesce(a.attname::text, pg_get_indexdef(i.indexrelid, n.place, FALSE)),
            'expression', a.attname IS NULL,
            'descending', i.indoption[n.place - 1] & 1 <> 0,
            'nulls_first', i.indoption[n.place - 1] & 2 <> 0,
            'operator_class', nullif(concat_ws(' ',
                CASE WHEN NOT o.opcdefault THEN quote_ident(o.opcname) END,
                (SELECT '(' || array_to_string(p.attoptions, ', ') || ')'
                 FROM pg_attribute AS p
                 WHERE p.attrelid = i.indexrelid AND p.attnum = n.place AND p.attoptions IS NOT NULL)), ''),
            'collation', (
                SELECT quote_ident(l.collname) FROM pg_collation AS l
                WHERE l.oid = i.indcollation[n.place - 1]
                AND l.oid <> coalesce(a.attcollation, 'pg_catalog."default"'::regcollation))
        ) ORDER BY n.place)
        FROM generate_series(1, i.indnkeyatts) AS n (place)
        JOIN pg_opclass AS o ON o.oid = i.indclass[n.place - 1]
        LEFT JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[n.place - 1] AND a.attnum <> 0),
    'include', (
        SELECT array_agg(a.attname::text ORDER BY n.place)
        FROM generate_series(i.indnkeyatts + 1, i.indnatts) AS n (place)
        JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[n.place - 1]),
    'predicate', pg_get_expr(i.indpred, i.indrelid),
    'invalid', NOT (i.indisvalid AND i.indisready AND i.indislive),
    'options', (SELECT array_agg(o ORDER BY o COLLATE "C") FROM unnest(x.reloptions) AS o),
    'comment', obj_description(x.oid, 'pg_class')
))::text
FROM pg_class AS c
JOIN pg_index AS i ON i.indrelid = c.oid
JOIN pg_class AS x ON x.oid = i.indexrelid
JOIN pg_am AS m ON m.oid = x.relam
WHERE c.relnamespace = $1 AND c.relkind IN ('r', 'p', 'm')
AND NOT (x.relispartition AND i.indisvalid)
AND NOT EXISTS (
    SELECT FROM pg_constraint AS k
    WHERE k.conindid = i.indexrelid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))
