import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import possibleTypes from 'virtual:possible-types';

/** The one GraphQL client. The session is an HttpOnly cookie: no token is ever in reach of a script. */
export const apollo = new ApolloClient({
  link: new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': 'true' },
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('accept-language', document.documentElement.lang || 'fr');
      return fetch(input, { ...init, headers });
    },
  }),
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
