/** Who looks at a payment: the one who pays, the one who is paid, or staff. */
export type PaymentViewer = 'CUSTOMER' | 'PROVIDER' | 'ADMIN';

/** What the customer pays is shown to the provider too: it is on the booking they both signed. */
export const maySeeProviderShare = (viewer: PaymentViewer): boolean => viewer !== 'CUSTOMER';

/** Only the one who pays is led to the payment page. */
export const maySeePaymentPage = (viewer: PaymentViewer): boolean => viewer === 'CUSTOMER';

/** A tip that the customer's bank refused is between the two of them: the provider hears of it once it is paid. */
export const showsCharge = (
  viewer: PaymentViewer,
  charge: { readonly kind: string; readonly state: string },
): boolean =>
  viewer !== 'PROVIDER' || charge.kind !== 'TIP' || charge.state === 'PAID' || charge.state === 'TRANSFERRED';
