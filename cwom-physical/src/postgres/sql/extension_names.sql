-- Names that extensions brought, with their schema: whether that is ours says nothing.
SELECT n.nspname::text, t.typname::text
FROM pg_depend AS d
JOIN pg_type AS t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid
JOIN pg_namespace AS n ON n.oid = t.typnamespace
WHERE d.deptype = 'e' AND n.nspname <> 'pg_catalog'
UNION
SELECT n.nspname::text, p.proname::text
FROM pg_depend AS d
JOIN pg_proc AS p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE d.deptype = 'e' AND n.nspname <> 'pg_catalog'
