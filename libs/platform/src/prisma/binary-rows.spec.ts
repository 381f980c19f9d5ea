import fc from 'fast-check';
import { BinaryRows, bitBytes, dateNumber, uuidBytes } from './binary-rows.js';

const ID = '016f5e66-efd0-74bd-82e2-3fe4724d7b5b';

describe('rows in the binary format of COPY', () => {
  it('begin with the signature and end with a length of minus one', () => {
    const bytes = Buffer.concat(new BinaryRows(1, 8).chunks());
    expect(bytes.toString('hex')).toBe(`5047434f50590aff0d0a00${'00'.repeat(8)}ffff`);
  });

  it('say before each row how many fields it has, and before each field how long it is', () => {
    const rows = new BinaryRows(4, 64);
    rows.row().uuid(uuidBytes(ID)).int4(-2).int2(3).bits(bitBytes('1'));
    const body = Buffer.concat(rows.chunks()).subarray(19, -2).toString('hex');
    expect(body).toBe(
      `0004${'00000010'}${ID.replaceAll('-', '')}${'00000004fffffffe'}${'000000020003'}${'00000005'}${'0000000180'}`,
    );
  });

  it('are all there, however many buffers they fill', () => {
    const rows = new BinaryRows(1, 16);
    for (let row = 0; row < 100_000; row += 1) rows.row().int4(row);
    expect(rows.chunks().length).toBeGreaterThan(3);
    expect(Buffer.concat(rows.chunks()).length).toBe(19 + 100_000 * 10 + 2);
  });
});

describe('values as PostgreSQL sends them', () => {
  it('counts days from the first of 2000', () => {
    expect(dateNumber('2000-01-01')).toBe(0);
    expect(dateNumber('1999-12-31')).toBe(-1);
    expect(dateNumber('2026-11-23')).toBe(9_823);
  });

  it('packs any bits, eight in a byte from the left', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('0', '1'), { minLength: 1, maxLength: 96 }), (bits) => {
        const bytes = Buffer.from(bitBytes(bits.join('')));
        const read = [...bytes.subarray(4)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        expect(bytes.readInt32BE()).toBe(bits.length);
        expect(read.slice(0, bits.length)).toBe(bits.join(''));
        expect(Number.parseInt(read.slice(bits.length) || '0', 2)).toBe(0);
      }),
    );
  });
});
