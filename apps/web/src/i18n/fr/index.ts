/** The French catalogues, one for each feature. They are the model: English must have the same keys. */
export const fr = {
  common: () => import('./common'),
  public: () => import('./public'),
  search: () => import('./search'),
  account: () => import('./account'),
  booking: () => import('./booking'),
  cards: () => import('./cards'),
  customer: () => import('./customer'),
  documents: () => import('./documents'),
  provider: () => import('./provider'),
  admin: () => import('./admin'),
  disputes: () => import('./disputes'),
  explain: () => import('./explain'),
  extras: () => import('./extras'),
  rescue: () => import('./rescue'),
  finance: () => import('./finance'),
  payouts: () => import('./payouts'),
};
