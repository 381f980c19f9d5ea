import type fr from '../fr/booking';

const catalogue: typeof fr = {
  title: 'booking',
};

export default catalogue;
