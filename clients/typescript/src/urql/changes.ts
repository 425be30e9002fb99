import { Client, subscriptionExchange, type OperationResult } from '@urql/core';
import { ContactChanges, followContacts } from '../contacts.js';
import type { ContactChangesSubscription } from '../generated/graphql.js';
import { pulled, Refused } from '../listen.js';
import { endpoint } from '../server.js';
import { openSocket } from '../sockets.js';

const socket = openSocket();
const client = new Client({
  url: endpoint,
  preferGetMethod: false,
  exchanges: [
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query: query ?? '', variables }, sink) }),
      }),
    }),
  ],
});

await followContacts(async function* (variables) {
  for await (const { data, error } of pulled<OperationResult<ContactChangesSubscription>>((sink) => client.subscription(ContactChanges, variables).subscribe(sink.next).unsubscribe)) {
    if (error && !error.networkError) throw new Refused(error.graphQLErrors);
    if (!data) throw error ?? new Error('no data');
    yield data;
  }
});
