/** The English catalogues, one for each feature. */
export const en = {
  common: () => import('./common'),
  public: () => import('./public'),
  search: () => import('./search'),
  account: () => import('./account'),
  booking: () => import('./booking'),
  provider: () => import('./provider'),
  admin: () => import('./admin'),
};
