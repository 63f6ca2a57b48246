-- The transactions that wrote the catalog's rows of the current schema.
SELECT md5(concat_ws(';',
    (SELECT string_agg(concat(c.oid, ':', c.xmin), ',' ORDER BY c.oid) FROM pg_class AS c WHERE c.relnamespace = n.oid),
    (SELECT string_agg(concat(a.attrelid, ':', a.attnum, ':', a.xmin), ',' ORDER BY a.attrelid, a.attnum)
     FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid WHERE c.relnamespace = n.oid AND a.attnum > 0),
    (SELECT string_agg(concat(f.oid, ':', f.xmin), ',' ORDER BY f.oid)
     FROM pg_attrdef AS f JOIN pg_class AS c ON c.oid = f.adrelid WHERE c.relnamespace = n.oid),
    (SELECT string_agg(concat(k.oid, ':', k.xmin), ',' ORDER BY k.oid) FROM pg_constraint AS k WHERE k.connamespace = n.oid),
    (SELECT string_agg(concat(i.indexrelid, ':', i.xmin), ',' ORDER BY i.indexrelid)
     FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid WHERE c.relnamespace = n.oid),
    (SELECT string_agg(concat(t.oid, ':', t.xmin), ',' ORDER BY t.oid)
     FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid WHERE c.relnamespace = n.oid),
    (SELECT string_agg(concat(p.oid, ':', p.xmin), ',' ORDER BY p.oid)
     FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid WHERE c.relnamespace = n.oid),
    (SELECT string_agg(concat(r.oid, ':', r.xmin), ',' ORDER BY r.oid)
     FROM pg_rewrite AS r JOIN pg_class AS c ON c.oid = r.ev_class WHERE c.relnamespace = n.oid),
    (SELECT string_agg(concat(p.oid, ':', p.xmin), ',' ORDER BY p.oid) FROM pg_proc AS p WHERE p.pronamespace = n.oid),
    (SELECT string_agg(concat(t.oid, ':', t.xmin), ',' ORDER BY t.oid) FROM pg_type AS t WHERE t.typnamespace = n.oid),
    (SELECT string_agg(concat(e.oid, ':', e.xmin), ',' ORDER BY e.oid)
     FROM pg_enum AS e JOIN pg_type AS t ON t.oid = e.enumtypid WHERE t.typnamespace = n.oid),
    (SELECT string_agg(concat(s.seqrelid, ':', s.xmin), ',' ORDER BY s.seqrelid)
     FROM pg_sequence AS s JOIN pg_class AS c ON c.oid = s.seqrelid WHERE c.relnamespace = n.oid),
    (SELECT string_agg(concat(s.oid, ':', s.xmin), ',' ORDER BY s.oid) FROM pg_statistic_ext AS s WHERE s.stxnamespace = n.oid),
    (SELECT string_agg(concat(d.classoid, ':', d.objoid, ':', d.objsubid, ':', d.xmin), ',' ORDER BY d.classoid, d.objoid, d.objsubid)
     FROM pg_description AS d WHERE d.objoid >= 16384),
    (SELECT string_agg(concat(e.oid, ':', e.xmin), ',' ORDER BY e.oid) FROM pg_extension AS e)
))
FROM pg_namespace AS n WHERE n.nspname = current_schema()
