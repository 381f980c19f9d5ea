import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import possibleTypes from 'virtual:possible-types';
import { sha256 } from './document-hash';

const http = new HttpLink({
  uri: '/graphql',
  credentials: 'same-origin',
  headers: { 'apollo-require-preflight': 'true' },
  fetch: (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('accept-language', document.documentElement.lang || 'fr');
    return fetch(input, { ...init, headers });
  },
});

/**
 * The one GraphQL client. The session is an HttpOnly cookie: no token is ever in reach of a script. Documents are named by
 * their hash, which the server knows from the build; one that is older or newer than this page asks for the whole text.
 */
export const apollo = new ApolloClient({
  link: sha256 ? new PersistedQueryLink({ sha256 }).concat(http) : http,
  cache: new InMemoryCache({
    possibleTypes,
    typePolicies: {
      // One of each for whoever is signed in.
      MyAvailability: { keyFields: [] },
      PayoutAccount: { keyFields: [] },
      Query: {
        fields: {
          search: relayStylePagination(['input']),
          myBookings: relayStylePagination(['period']),
          myJobs: relayStylePagination(['period']),
          providerReviews: relayStylePagination(['providerId']),
        },
      },
    },
  }),
});
