import { checkDimensions, checkQuota, DEFAULT_LIMITS } from './limits.js';

describe('an image', () => {
  it.each([
    [8_000, 6_000, 1],
    [1, 1, 1],
    [12_000, 4_000, 1],
    [4_000, 12_000, 1],
    [1_000, 1_000, 50],
  ])('of %d × %d pixels in %d frames is decoded', (width, height, frames) => {
    expect(checkDimensions({ width, height, frames }).ok).toBe(true);
  });

  it.each([
    [20_000, 20_000, 1],
    [12_001, 1, 1],
    [1, 12_001, 1],
    [8_000, 6_251, 1],
    [1_000, 1_000, 51],
    [0, 100, 1],
    [100, 0, 1],
  ])('of %d × %d pixels in %d frames is refused unseen', (width, height, frames) => {
    expect(checkDimensions({ width, height, frames })).toEqual({
      ok: false,
      error: { kind: 'ImageTooLarge', maximumPixels: 50_000_000 },
    });
  });
});

describe('a person’s share of the vault', () => {
  const { documents, bytes } = DEFAULT_LIMITS;
  it.each([
    [{ documents: 0, bytes: 0 }, 1, true],
    [{ documents: documents - 1, bytes: 0 }, 1, true],
    [{ documents, bytes: 0 }, 1, false],
    [{ documents: 1, bytes: bytes - 10 }, 10, true],
    [{ documents: 1, bytes: bytes - 10 }, 11, false],
  ])('with %o used, a file of %d bytes fits: %p', (used, size, fits) => {
    expect(checkQuota(used, size).ok).toBe(fits);
  });
});

it('a file may have ten mebibytes, and a person two hundred in a hundred documents', () => {
  expect(DEFAULT_LIMITS).toMatchObject({ fileBytes: 10_485_760, documents: 100, bytes: 209_715_200 });
});
