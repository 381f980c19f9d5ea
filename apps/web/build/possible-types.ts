import { readFileSync } from 'node:fs';
import { buildSchema, isInterfaceType } from 'graphql';
import type { Plugin } from 'vite';

const NAME = 'virtual:possible-types';

/**
 * Apollo's cache has to know which types an interface stands for; the schema says so. Unions are left out: no fragment is
 * written on one, and naming all their members would weigh on every page.
 */
export const possibleTypes = (schemaFile: string): Plugin => ({
  name: 'possible-types',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
  load(id) {
    if (id !== `\0${NAME}`) return null;
    this.addWatchFile(schemaFile);
    const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
    const entries = Object.values(schema.getTypeMap())
      .filter(isInterfaceType)
      .map((type) => [type.name, schema.getPossibleTypes(type).map((possible) => possible.name)]);
    return `export default ${JSON.stringify(Object.fromEntries(entries))}`;
  },
});
