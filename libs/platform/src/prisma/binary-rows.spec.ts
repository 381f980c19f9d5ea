import fc from 'fast-check';
import { BinaryRows, bitBytes, dateNumber, uuidBytes } from './binary-rows.js';

const ID = '016f5e66-efd0-74bd-82e2-3fe4724d7b5b';

describe('rows in the binary format of COPY', () => {
  it('begin with the signature and end with a length of minus one', () => {
    const bytes = Buffer.concat(new BinaryRows(1).chunks());
    expect(bytes.toString('hex')).toBe(`5047434f50590aff0d0a00${'00'.repeat(8)}ffff`);
  });

  it('say before each row how many fields it has, and before each field how long it is', () => {
    const rows = new BinaryRows(4);
    rows.row().uuid(ID).int4(-2).int2(3).bytes(bitBytes('1'));
    const body = Buffer.concat(rows.chunks()).subarray(19, -2).toString('hex');
    expect(body).toBe(
      `0004${'00000010'}${ID.replaceAll('-', '')}${'00000004fffffffe'}${'000000020003'}${'00000005'}${'0000000180'}`,
    );
  });

  it('are the same bytes wherever a buffer ends, whatever is written there', () => {
    const day = new Date('2026-11-22T08:00:00.123Z');
    const write = (rows: BinaryRows): BinaryRows =>
      rows
        .row()
        .uuid(ID)
        .bool(true)
        .int2(1)
        .int4(2)
        .int8(-3)
        .float8(0.5)
        .instant(day)
        .text('é "x"')
        .json('{}')
        .nothing();
    const one = Buffer.concat(write(new BinaryRows(10)).chunks()).subarray(19, -2);
    const rows = new BinaryRows(10);
    const count = 20_000;
    for (let row = 0; row < count; row += 1) write(rows);
    const chunks = rows.chunks();
    expect(chunks.length).toBeGreaterThan(5);
    const all = Buffer.concat(chunks).subarray(19, -2);
    expect(all.equals(Buffer.concat(Array.from({ length: count }, () => one)))).toBe(true);
  });

  it('take a text that is longer than a buffer', () => {
    const text = 'é'.repeat(300_000);
    const bytes = Buffer.concat(new BinaryRows(1).row().text(text).chunks());
    expect(bytes.subarray(19 + 2 + 4, -2).toString('utf8')).toBe(text);
  });
});

describe('values as PostgreSQL sends them', () => {
  it('are a UUID’s sixteen bytes, in small letters or capitals', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const expected = id.replaceAll('-', '');
        expect(Buffer.from(uuidBytes(id)).toString('hex')).toBe(expected);
        expect(Buffer.from(uuidBytes(id.toUpperCase())).toString('hex')).toBe(expected);
      }),
    );
  });

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
