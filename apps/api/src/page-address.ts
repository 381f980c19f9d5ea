/**
 * Whether a path is an address of the pattern's, which is written as in the router of the web application: `:name` is
 * any one part, a part at the end may be left out if it ends in `?`.
 */
export function isAddressOf(pattern: string, path: string): boolean {
  const wanted = partsOf(pattern);
  const given = partsOf(path);
  const needed = wanted.filter((part) => !part.endsWith('?')).length;
  return (
    given.length >= needed &&
    given.length <= wanted.length &&
    given.every((part, index) => wanted[index]?.startsWith(':') || wanted[index]?.replace(/\?$/, '') === part)
  );
}

const partsOf = (path: string): string[] => path.split('/').filter(Boolean);
