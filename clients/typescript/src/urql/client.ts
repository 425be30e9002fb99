import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { endpoint, key } from '../server.js';

export const connect = (apiKey = key) => new Client({
  url: endpoint,
  // The second header is for uploads: pages of other origins cannot send it.
  fetchOptions: { headers: { api_key: apiKey, 'GraphQL-Preflight': '1' } },
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
});
