import { print } from 'graphql';
import { ContactChanges, followContacts } from '../contacts.js';
import type { ContactChangesSubscription } from '../generated/graphql.js';
import { dataOf, Refused } from '../listen.js';
import { openSocket } from '../sockets.js';

const query = print(ContactChanges);
const socket = openSocket();

await followContacts(async function* (variables) {
  try {
    for await (const answer of socket.iterate<ContactChangesSubscription>({ query, variables: { ...variables } })) yield dataOf(answer);
  } catch (ended) {
    throw Array.isArray(ended) ? new Refused(ended) : ended; // errors of GraphQL, or how the socket closed
  }
});
