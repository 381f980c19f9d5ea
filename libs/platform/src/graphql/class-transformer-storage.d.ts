/** What class-transformer's decorators wrote down; its own type declarations leave it out. */
declare module 'class-transformer/cjs/storage.js' {
  interface TypeMetadata {
    readonly typeFunction?: (options: { newObject: object; object: object; property: string }) => unknown;
    readonly options?: { readonly discriminator?: object };
  }
  const storage: {
    readonly defaultMetadataStorage: {
      findTypeMetadata(target: unknown, property: string): TypeMetadata | undefined;
      findExposeMetadata(target: unknown, property: string): object | undefined;
      findExcludeMetadata(target: unknown, property: string): object | undefined;
      findTransformMetadatas(target: unknown, property: string, type: number): readonly object[];
    };
  };
  export default storage;
}
