import type fr from '../fr/public';

const catalogue: typeof fr = {
  title: 'public',
};

export default catalogue;
