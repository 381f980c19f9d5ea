/** Something went differently than the story says; the demonstration stops and exits with 1. */
export class Surprise extends Error {
  override name = 'Surprise';
}

export function expectThat(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Surprise(what);
}
