import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { endpoint, key } from '../server.js';

export const connect = (apiKey = key) => new Client({
  url: endpoint,
  fetchOptions: { headers: { api_key: apiKey } },
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
});
