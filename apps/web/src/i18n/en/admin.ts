import type fr from '../fr/admin';

const catalogue: typeof fr = {
  title: 'admin',
};

export default catalogue;
