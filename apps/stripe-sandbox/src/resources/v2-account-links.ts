import { choice, group, list, required, text, url } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { newIdentifier } from '../identifiers.js';
import type { AccountLinkRecord } from '../store/kinds.js';

const FLOW = group({
  configurations: list(choice('customer', 'merchant', 'recipient')),
  refresh_url: required(url()),
  return_url: url(),
  ...ignoring('collection_options'),
});

const LIFE_MS = 5 * 60_000;

export const accountLinkRoutes: Route[] = [
  route(
    'POST',
    '/v2/core/account_links',
    {
      account: required(text()),
      use_case: required(
        group({
          type: required(choice('account_onboarding', 'account_update')),
          account_onboarding: FLOW,
          account_update: FLOW,
        }),
      ),
    },
    ({ state }, given) => {
      const account = state.get('v2.core.account', given.account, 'account');
      required(FLOW).read(given.use_case[given.use_case.type], `use_case[${given.use_case.type}]`);
      const now = state.clock.now();
      const id = newIdentifier('link', 32);
      const link = {
        id,
        object: 'v2.core.account_link',
        account: account.id,
        created: now.toISOString(),
        expires_at: new Date(now.getTime() + LIFE_MS).toISOString(),
        livemode: false,
        url: `${state.publicUrl}/connect/onboarding/${id}`,
        use_case: given.use_case,
        used: false,
      } as AccountLinkRecord;
      state.objects.insert('v2.core.account_link', link, { created: state.clock.seconds() });
      const { id: _id, used: _used, ...shown } = link;
      return shown;
    },
  ),
];
