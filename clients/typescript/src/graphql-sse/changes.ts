import { print } from 'graphql';
import { createClient } from 'graphql-sse';
import { ContactChanges, followContacts } from '../contacts.js';
import type { ContactChangesSubscription } from '../generated/graphql.js';
import { dataOf } from '../listen.js';
import { endpoint, key } from '../server.js';

const query = print(ContactChanges);
const events = createClient({ url: endpoint, headers: { api_key: key }, retryAttempts: 0 });

await followContacts(async function* (variables) {
  for await (const answer of events.iterate<ContactChangesSubscription>({ query, variables: { ...variables } })) yield dataOf(answer);
});
