import { foldName, isNearName, nameFit, startsWithin } from './place-names.js';

describe('names of places as people type them', () => {
  it.each([
    ['Œting', 'oeting'],
    ["L'Haÿ-les-Roses", 'l hay les roses'],
    ['Ste-Foy-lès-Lyon', 'sainte foy les lyon'],
  ])('%s folds to %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it.each([
    ['nantes', 'nantes', 0],
    ['nantes', 'nan', 1],
    ['aix en provence', 'provence aix', 2],
    ['nantes', 'paris', null],
    ['paris', 'ari', null],
  ])('%s fits %s: %s', (name, query, fit) => {
    expect(nameFit(name, query)).toBe(fit);
  });

  it.each([
    ['nantes', 'nantes', 0],
    ['nantes', 'nates', 1],
    ['nantes', 'nanets', 1],
    ['lyon', 'lyons', 1],
    ['strasbourg', 'stasburg', 2],
    ['villeurbanne', 'vileur', 1],
  ])('%s begins like %s within %d steps and not fewer', (name, query, steps) => {
    expect(startsWithin(name, query, steps)).toBe(true);
    if (steps > 0) expect(startsWithin(name, query, steps - 1)).toBe(false);
  });

  it('guesses neither at three letters nor at a sentence', () => {
    expect(isNearName('lyon', 'lyn')).toBe(false);
    expect(isNearName('saint etienne', 'saint etiene'.padEnd(31, 'x'))).toBe(false);
    expect(isNearName('saint etienne', 'saint etiene')).toBe(true);
  });
});
