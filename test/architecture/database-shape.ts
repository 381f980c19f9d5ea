import pg from 'pg';

/**
 * What a database looks like, one line per column, constraint, index, enum value, function, trigger and extension, in
 * a fixed order. Two databases with the same lines behave alike, however they came about.
 */
export async function databaseShape(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(SHAPE);
    return rows.map(({ line }) => line);
  } finally {
    await client.end();
  }
}

const SHAPE = `
  WITH tables AS (
    SELECT oid, relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'
  )
  SELECT line FROM (
    SELECT format('column %s.%s %s%s%s %s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, a.attgenerated,
                  pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM tables t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
    UNION ALL
    SELECT format('constraint %s.%s %s', t.relname, c.conname, pg_get_constraintdef(c.oid))
    FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid WHERE c.contype <> 'n'
    UNION ALL
    SELECT format('index %s', indexdef) FROM pg_indexes JOIN tables t ON t.relname = tablename WHERE schemaname = 'public'
    UNION ALL
    SELECT format('trigger %s %s', t.relname, pg_get_triggerdef(g.oid))
    FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
    UNION ALL
    SELECT format('function %s', pg_get_functiondef(p.oid)) FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') AND p.prokind IN ('f', 'p')
    UNION ALL
    SELECT format('enum %s %s', t.typname, e.enumlabel) FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
    WHERE t.typnamespace = 'public'::regnamespace
    UNION ALL
    SELECT format('extension %s', extname) FROM pg_extension
    UNION ALL
    SELECT format('storage %s %s', relname, reloptions) FROM pg_class WHERE oid IN (SELECT oid FROM tables)
  ) AS shape
  ORDER BY line COLLATE "C"`;
