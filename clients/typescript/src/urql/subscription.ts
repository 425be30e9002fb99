import { Client, cacheExchange, fetchExchange, subscriptionExchange, type OperationResult } from '@urql/core';
import { listen, pulled, Refused } from '../listen.js';
import { endpoint, key } from '../server.js';
import { openSocket } from '../sockets.js';
import { graphql } from '../generated/gql.js';
import type { PingSubscription, PingSubscriptionVariables } from '../generated/graphql.js';

const Ping = graphql(`
  subscription Ping($every: Int) {
    ping(every: $every) { number at }
  }
`);

// Subscriptions go over the socket, everything else over HTTP.
const socket = openSocket();
const client = new Client({
  url: endpoint,
  fetchOptions: { headers: { api_key: key } },
  preferGetMethod: false,
  exchanges: [
    cacheExchange,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query: query ?? '', variables }, sink) }),
      }),
    }),
  ],
});

async function* open(variables: PingSubscriptionVariables) {
  for await (const { data, error } of pulled<OperationResult<PingSubscription>>((sink) => client.subscription(Ping, variables).subscribe(sink.next).unsubscribe)) {
    if (error && !error.networkError) throw new Refused(error.graphQLErrors);
    if (!data) throw error ?? new Error('no data');
    yield data;
  }
}

for await (const { ping } of listen(open, { every: 20 })) {
  console.log(`event ${ping.number}`);
  if (ping.number === 3) break; // unsubscribes, and the server stops its work
}

// What is refused is not tried again.
await listen(open, { every: 1 }).next().catch((refused: Error) => console.log(refused.message));
await socket.dispose();
