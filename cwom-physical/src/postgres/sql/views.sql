-- Views and materialized views.
SELECT '', c.relname::text, 'view', json_strip_nulls(json_build_object(
    'materialized', c.relkind = 'm',
    'definition', pg_get_viewdef(c.oid),
    'options', (SELECT array_agg(o ORDER BY o COLLATE "C") FROM unnest(c.reloptions) AS o),
    'unpopulated', NOT c.relispopulated,
    'column_defaults', (
        SELECT json_object_agg(a.attname, pg_get_expr(f.adbin, f.adrelid))
        FROM pg_attribute AS a JOIN pg_attrdef AS f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
        WHERE a.attrelid = c.oid),
    'column_comments', (
        SELECT json_object_agg(a.attname, d.description)
        FROM pg_attribute AS a
        JOIN pg_description AS d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0),
    'comment', obj_description(c.oid, 'pg_class')
))::text
FROM pg_class AS c
WHERE c.relnamespace = $1 AND c.relkind IN ('v', 'm')
AND NOT EXISTS (
    SELECT FROM pg_depend AS d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
