import type fr from '../fr/provider';

const catalogue: typeof fr = {
  title: 'provider',
};

export default catalogue;
