-- What is compared as a whole.
WITH found (owner, name, kind, definition, comment, class, oid) AS (
    SELECT NULL::text, t.typname::text, 'domain', concat_ws(' ',
            format_type(t.typbasetype, t.typtypmod),
            CASE WHEN t.typcollation <> b.typcollation THEN
                (SELECT 'COLLATE ' || quote_ident(l.collname) FROM pg_collation AS l WHERE l.oid = t.typcollation) END,
            CASE WHEN t.typnotnull THEN 'NOT NULL' END,
            'DEFAULT ' || t.typdefault,
            (SELECT string_agg(format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ' ' ORDER BY k.conname)
             FROM pg_constraint AS k WHERE k.contypid = t.oid AND k.contype = 'c')),
        obj_description(t.oid, 'pg_type'), 'pg_type'::regclass, t.oid
    FROM pg_type AS t JOIN pg_type AS b ON b.oid = t.typbasetype
    WHERE t.typnamespace = $1 AND t.typtype = 'd'
    UNION ALL
    SELECT NULL, t.typname::text, 'composite type', (
            SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum)
            FROM pg_attribute AS a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
        obj_description(t.oid, 'pg_type'), 'pg_type'::regclass, t.oid
    FROM pg_type AS t JOIN pg_class AS c ON c.oid = t.typrelid AND c.relkind = 'c'
    WHERE t.typnamespace = $1
    UNION ALL
    SELECT NULL, t.typname::text, 'range type', format_type(r.rngsubtype, NULL),
        obj_description(t.oid, 'pg_type'), 'pg_type'::regclass, t.oid
    FROM pg_type AS t JOIN pg_range AS r ON r.rngtypid = t.oid
    WHERE t.typnamespace = $1
    UNION ALL
    SELECT c.relname::text, p.polname::text, 'policy', concat_ws(' ',
            CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
            'FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            'TO ' || (SELECT string_agg(coalesce(quote_ident(o.rolname), 'PUBLIC'), ', ' ORDER BY o.rolname)
                FROM unnest(p.polroles) AS r (number) LEFT JOIN pg_roles AS o ON o.oid = r.number),
            'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
            'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'),
        obj_description(p.oid, 'pg_policy'), 'pg_policy'::regclass, p.oid
    FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid
    WHERE c.relnamespace = $1
    UNION ALL
    SELECT c.relname::text, r.rulename::text, 'rule',
        concat_ws(' ', pg_get_ruledef(r.oid, TRUE), CASE r.ev_enabled WHEN 'D' THEN 'DISABLED' WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' END),
        obj_description(r.oid, 'pg_rewrite'), 'pg_rewrite'::regclass, r.oid
    FROM pg_rewrite AS r JOIN pg_class AS c ON c.oid = r.ev_class
    WHERE c.relnamespace = $1 AND r.rulename <> '_RETURN'
    UNION ALL
    SELECT c.relname::text, s.stxname::text, 'statistics',
        (SELECT string_agg(k::text, ', ' ORDER BY k::text COLLATE "C") FROM unnest(s.stxkind) AS k WHERE k <> 'e')
            || ' ON ' || pg_get_statisticsobjdef_columns(s.oid),
        obj_description(s.oid, 'pg_statistic_ext'), 'pg_statistic_ext'::regclass, s.oid
    FROM pg_statistic_ext AS s JOIN pg_class AS c ON c.oid = s.stxrelid
    WHERE s.stxnamespace = $1
    UNION ALL
    SELECT NULL, c.relname::text, 'foreign table', concat_ws(' ',
            'SERVER ' || quote_ident(v.srvname),
            'OPTIONS ' || array_to_string(f.ftoptions, ', '),
            '(' || (SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum)
             FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) || ')'),
        obj_description(c.oid, 'pg_class'), 'pg_class'::regclass, c.oid
    FROM pg_foreign_table AS f JOIN pg_class AS c ON c.oid = f.ftrelid
    JOIN pg_foreign_server AS v ON v.oid = f.ftserver
    WHERE c.relnamespace = $1
    UNION ALL
    SELECT NULL, p.proname || '(' || oidvectortypes(p.proargtypes) || ')', 'aggregate',
        concat_ws(' ', 'SFUNC', a.aggtransfn::regproc::text, 'STYPE', format_type(a.aggtranstype, NULL),
            'FINALFUNC ' || nullif(a.aggfinalfn, 0)::regproc::text, 'INITCOND ' || quote_literal(a.agginitval)),
        obj_description(p.oid, 'pg_proc'), 'pg_proc'::regclass, p.oid
    FROM pg_aggregate AS a JOIN pg_proc AS p ON p.oid = a.aggfnoid
    WHERE p.pronamespace = $1
    UNION ALL
    SELECT NULL, o.oprname || '(' || concat_ws(', ', format_type(nullif(o.oprleft, 0), NULL), format_type(o.oprright, NULL)) || ')',
        'operator', o.oprcode::regproc::text,
        obj_description(o.oid, 'pg_operator'), 'pg_operator'::regclass, o.oid
    FROM pg_operator AS o
    WHERE o.oprnamespace = $1
    UNION ALL
    SELECT NULL, l.collname::text, 'collation', concat_ws(' ',
            l.collprovider::text, l.collcollate::text, to_json(l) ->> 'colliculocale', to_json(l) ->> 'colllocale',
            CASE WHEN NOT l.collisdeterministic THEN 'nondeterministic' END),
        obj_description(l.oid, 'pg_collation'), 'pg_collation'::regclass, l.oid
    FROM pg_collation AS l
    WHERE l.collnamespace = $1
)
SELECT coalesce(f.owner, ''), f.name, f.kind, json_strip_nulls(json_build_object(
    'kind', f.kind, 'name', f.name, 'table', f.owner, 'definition', coalesce(f.definition, ''), 'comment', f.comment
))::text
FROM found AS f
WHERE NOT EXISTS (
    SELECT FROM pg_depend AS d WHERE d.classid = f.class AND d.objid = f.oid AND d.deptype = 'e')
UNION ALL
-- Extensions belong to the database, whatever schema their objects are in.
SELECT '', e.extname::text, 'extension', json_build_object(
    'kind', 'extension', 'name', e.extname, 'definition', 'version ' || e.extversion)::text
FROM pg_extension AS e
WHERE e.extname <> 'plpgsql'
