-- Constraints of tables. What a partition or a child has from its parent stands with the parent.
-- NOT NULL constraints, which later servers list here, stand with their columns.
SELECT c.relname::text, k.conname::text, k.contype::text, json_strip_nulls(CASE k.contype
    WHEN 'c' THEN json_build_object(
        'expression', pg_get_expr(k.conbin, k.conrelid),
        'no_inherit', k.connoinherit,
        'validation', v.state,
        'comment', obj_description(k.oid, 'pg_constraint'))
    WHEN 'f' THEN json_build_object(
        'columns', (
            SELECT array_agg(a.attname::text ORDER BY u.place)
            FROM unnest(k.conkey) WITH ORDINALITY AS u (number, place)
            JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number),
        'table', CASE WHEN f.relnamespace = $1 THEN f.relname::text ELSE f.oid::regclass::text END,
        'target', (
            SELECT array_agg(a.attname::text ORDER BY u.place)
            FROM unnest(k.confkey) WITH ORDINALITY AS u (number, place)
            JOIN pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = u.number),
        'on_delete', concat(
            CASE k.confdeltype WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT'
                WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'SET DEFAULT' END,
            -- Only some columns may be set, from version 15 on.
            (SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY u.place) || ')'
             FROM json_array_elements_text(CASE json_typeof(to_json(k) -> 'confdelsetcols')
                WHEN 'array' THEN to_json(k) -> 'confdelsetcols' END) WITH ORDINALITY AS u (number, place)
             JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number::smallint)),
        'on_update', CASE k.confupdtype WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT'
            WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'SET DEFAULT' END,
        'row_match', CASE k.confmatchtype WHEN 'f' THEN 'full' WHEN 'p' THEN 'partial' ELSE 'simple' END,
        'deferrable', v.deferrable,
        'validation', v.state,
        'disabled', EXISTS (
            SELECT FROM pg_trigger AS g
            WHERE g.tgconstraint = k.oid AND g.tgenabled NOT IN ('O', 'A')),
        'comment', obj_description(k.oid, 'pg_constraint'))
    WHEN 'x' THEN json_build_object(
        'definition', pg_get_constraintdef(k.oid),
        'comment', obj_description(k.oid, 'pg_constraint'))
    ELSE json_build_object(
        'name', k.conname,
        'columns', (
            SELECT array_agg(a.attname::text ORDER BY u.place)
            FROM unnest(k.conkey) WITH ORDINALITY AS u (number, place)
            JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number),
        'include', (
            SELECT array_agg(a.attname::text ORDER BY u.place)
            FROM unnest(i.indkey) WITH ORDINALITY AS u (number, place)
            JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number
            WHERE u.place > i.indnkeyatts),
        'nulls_not_distinct', (to_json(i) ->> 'indnullsnotdistinct')::boolean,
        'deferrable', v.deferrable,
        'comment', obj_description(k.oid, 'pg_constraint'))
    END)::text
FROM pg_class AS c
JOIN pg_constraint AS k ON k.conrelid = c.oid
LEFT JOIN pg_class AS f ON f.oid = k.confrelid
LEFT JOIN pg_index AS i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
CROSS JOIN LATERAL (
    SELECT
        CASE WHEN NOT k.condeferrable THEN 'no' WHEN k.condeferred THEN 'deferred' ELSE 'immediate' END AS deferrable,
        CASE
            -- The column is there from version 18 on, and its row takes time to write.
            WHEN current_setting('server_version_num')::integer >= 180000
                AND NOT (to_json(k) ->> 'conenforced')::boolean THEN 'not-enforced'
            WHEN k.convalidated THEN 'valid'
            ELSE 'not-valid' END AS state
) AS v
WHERE c.relnamespace = $1 AND c.relkind IN ('r', 'p')
AND k.contype IN ('c', 'f', 'p', 'u', 'x')
AND k.conparentid = 0
AND NOT (k.contype = 'c' AND k.coninhcount > 0)
