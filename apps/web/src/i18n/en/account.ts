import type fr from '../fr/account';

const catalogue: typeof fr = {
  title: 'account',
};

export default catalogue;
