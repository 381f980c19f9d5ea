import { balanceRoutes } from '../resources/balance.js';
import { billingPortalRoutes } from '../resources/billing-portal.js';
import { chargeRoutes } from '../resources/charges.js';
import { checkoutSessionRoutes } from '../resources/checkout-sessions.js';
import { customerRoutes } from '../resources/customers.js';
import { disputeRoutes } from '../resources/disputes.js';
import { eventRoutes } from '../resources/events.js';
import { fileRoutes } from '../resources/files.js';
import { paymentIntentRoutes } from '../resources/payment-intents.js';
import { paymentMethodRoutes } from '../resources/payment-methods.js';
import { paymentPageRoutes } from '../resources/payment-pages.js';
import { payoutRoutes } from '../resources/payouts.js';
import { productRoutes } from '../resources/products.js';
import { refundRoutes } from '../resources/refunds.js';
import { setupIntentRoutes } from '../resources/setup-intents.js';
import { transferRoutes } from '../resources/transfers.js';
import { v1AccountRoutes } from '../resources/v1-accounts.js';
import { accountLinkRoutes } from '../resources/v2-account-links.js';
import { accountRoutes } from '../resources/v2-accounts.js';
import { eventDestinationRoutes, v2EventRoutes } from '../resources/v2-events.js';
import { webhookEndpointRoutes } from '../resources/webhook-endpoints.js';
import type { Route } from './route.js';

/** Every endpoint the sandbox has. */
export const ROUTES: readonly Route[] = [
  ...customerRoutes,
  ...paymentMethodRoutes,
  ...paymentIntentRoutes,
  ...setupIntentRoutes,
  ...checkoutSessionRoutes,
  ...paymentPageRoutes,
  ...billingPortalRoutes,
  ...chargeRoutes,
  ...productRoutes,
  ...refundRoutes,
  ...disputeRoutes,
  ...fileRoutes,
  ...transferRoutes,
  ...balanceRoutes,
  ...payoutRoutes,
  ...eventRoutes,
  ...webhookEndpointRoutes,
  ...v1AccountRoutes,
  ...accountRoutes,
  ...accountLinkRoutes,
  ...eventDestinationRoutes,
  ...v2EventRoutes,
];
