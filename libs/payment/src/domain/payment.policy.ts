/** Who looks at a payment: the one who pays, the one who is paid, or staff. */
export type PaymentViewer = 'CUSTOMER' | 'PROVIDER' | 'ADMIN';

/** What the customer pays is shown to the provider too: it is on the booking they both signed. */
export const maySeeProviderShare = (viewer: PaymentViewer): boolean => viewer !== 'CUSTOMER';

/** Only the one who pays is led to the payment page. */
export const maySeePaymentPage = (viewer: PaymentViewer): boolean => viewer === 'CUSTOMER';
