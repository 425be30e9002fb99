import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { endpoint, key } from '../server.js';

export const connect = (apiKey = key) => new ApolloClient({
  link: new HttpLink({ uri: endpoint, headers: { api_key: apiKey } }),
  cache: new InMemoryCache({
    typePolicies: {
      // Pages of the same filter and order are one list, so that fetchMore adds to it.
      Query: { fields: { contacts: relayStylePagination(['where', 'savedFilter', 'orderBy']) } },
    },
  }),
});
