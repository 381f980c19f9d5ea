import { checkStatement } from './suspension.js';

describe('the reasons a suspended provider is given', () => {
  it('are at least forty letters long, spaces around them not counted', () => {
    expect(checkStatement('x'.repeat(40))).toEqual({ ok: true, value: 'x'.repeat(40) });
    expect(checkStatement(`  ${'x'.repeat(40)}\n`)).toEqual({ ok: true, value: 'x'.repeat(40) });
    for (const short of ['', 'Fraude.', 'x'.repeat(39), ` ${'x'.repeat(39)} `]) {
      expect(checkStatement(short)).toEqual({ ok: false, error: { kind: 'StatementTooShort', minimumLength: 40 } });
    }
  });
});
