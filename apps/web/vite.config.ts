import { join } from 'node:path';
import { defineConfig } from 'vite';
import { compressedCopies } from './build/compressed-copies.ts';
import { developmentTools } from './build/development-tools.ts';
import { icons } from './build/icons.ts';
import { possibleTypes } from './build/possible-types.ts';
import { publicPages } from './build/public-pages.ts';
import { trustedDocuments } from './build/trusted-documents.ts';

const api = process.env['API_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? 3000}`;
const tools = {
  sandbox: `http://127.0.0.1:${process.env['STRIPE_SANDBOX_PORT'] ?? '12111'}`,
  mailbox: `http://127.0.0.1:${process.env['MAIL_PORT'] ?? '8025'}`,
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    possibleTypes(join(import.meta.dirname, '../api/schema.graphql')),
    icons(join(import.meta.dirname, 'public/icon.svg')),
    publicPages(),
    developmentTools(tools),
    compressedCopies(),
    trustedDocuments(join(import.meta.dirname, '../../dist/trusted-documents.json')),
  ],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    reportCompressedSize: false,
    rolldownOptions: {
      // Libraries mark their modules for server components; there is no server here.
      onLog: (level, log, handle) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log)),
      output: {
        codeSplitting: {
          // What every page needs comes in four files, what the landing page adds in a few: many small ones compress
          // badly, and each is named again in the list that the browser reads first.
          groups: [
            {
              name: 'react',
              priority: 3,
              test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/,
            },
            { name: 'apollo', priority: 3, test: /node_modules[\\/](@apollo|graphql|@wry|optimism|rxjs|tslib)[\\/]/ },
            {
              name: 'frame',
              priority: 2,
              tags: ['$initial'],
              test: (id) => !/main\.tsx|index\.html|vite[\\/]/.test(id),
            },
            {
              name: 'fields',
              priority: 1,
              test: /@mantine[\\/].*(components[\\/](Input|InputBase|CloseButton|NativeSelect|TextInput)[\\/]|ComboboxChevron|use-id|random-id|use-uncontrolled)/,
            },
            { name: 'words', priority: 1, test: /web[\\/]src[\\/](lib[\\/](format|dates)|ui[\\/](lines|money))\./ },
            {
              name: 'ask',
              priority: 1,
              test: /features[\\/]search[\\/](search-form|place-field|search-params|search\.documents)|IconMapPin\./,
            },
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
