import { editDistance, foldName } from './place-names.js';

describe('folding and comparing names', () => {
  it.each([
    ['Œting', 'oeting'],
    ["L'Haÿ-les-Roses", 'l hay les roses'],
    ['Ste-Foy-lès-Lyon', 'sainte foy les lyon'],
  ])('%s folds to %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it.each([
    ['nantes', 'nantes', 0],
    ['nantes', 'nates', 1],
    ['nantes', 'nanets', 1],
    ['lyon', 'lyons', 1],
    ['lyon', 'paris', 5],
  ])('%s and %s are %d apart', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});
