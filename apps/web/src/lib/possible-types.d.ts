/** Made from schema.graphql by a plugin in vite.config.ts: which types each interface and union stands for. */
declare module 'virtual:possible-types' {
  const possibleTypes: Record<string, string[]>;
  export default possibleTypes;
}
