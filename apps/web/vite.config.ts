import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isAbstractType } from 'graphql';
import { defineConfig, type Plugin } from 'vite';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

/** Apollo's cache has to know which types an interface or union stands for; the schema says so. */
function possibleTypes(): Plugin {
  const name = 'virtual:possible-types';
  return {
    name: 'possible-types',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      const file = join(import.meta.dirname, '../api/schema.graphql');
      this.addWatchFile(file);
      const schema = buildSchema(readFileSync(file, 'utf8'));
      const entries = Object.values(schema.getTypeMap())
        .filter(isAbstractType)
        .map((type) => [type.name, schema.getPossibleTypes(type).map((possible) => possible.name)]);
      return `export default ${JSON.stringify(Object.fromEntries(entries))}`;
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [possibleTypes()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // Libraries mark their modules for server components; there is no server here.
      onLog: (level, log, handle) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log)),
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
            { name: 'apollo', test: /node_modules[\\/](@apollo|graphql|@wry|optimism|rxjs)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/graphql': api, '/documents': api, '/socket.io': { target: api, ws: true } },
  },
});
