/** node-postgres' own writing of values as PostgreSQL reads them; its type declarations leave it out. */
declare module 'pg/lib/utils.js' {
  const utilities: { readonly prepareValue: (value: unknown) => string | Buffer | null };
  export default utilities;
}
