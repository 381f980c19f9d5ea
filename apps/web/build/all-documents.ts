/** Every module of documents: by convention their files end in `.documents.ts`. */
export default import.meta.glob<Record<string, unknown>>('../src/**/*.documents.ts', { eager: true });
