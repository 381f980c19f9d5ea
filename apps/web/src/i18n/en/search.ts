import type fr from '../fr/search';

const catalogue: typeof fr = {
  title: 'search',
};

export default catalogue;
