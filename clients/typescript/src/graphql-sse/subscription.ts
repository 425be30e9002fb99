import { print } from 'graphql';
import { createClient } from 'graphql-sse';
import { dataOf, listen } from '../listen.js';
import { endpoint, key } from '../server.js';
import { graphql } from '../generated/gql.js';
import type { PingSubscription, PingSubscriptionVariables } from '../generated/graphql.js';

const Ping = graphql(`
  subscription Ping($every: Int) {
    ping(every: $every) { number at }
  }
`);

const events = createClient({ url: endpoint, headers: { api_key: key }, retryAttempts: 0 });
async function* open(variables: PingSubscriptionVariables) {
  for await (const answer of events.iterate<PingSubscription>({ query: print(Ping), variables: { ...variables } })) yield dataOf(answer);
}

for await (const { ping } of listen(open, { every: 20 })) {
  console.log(`event ${ping.number}`);
  if (ping.number === 3) break; // closes the connection, and the server stops its work
}

// What is refused is not tried again.
await listen(open, { every: 1 }).next().catch((refused: Error) => console.log(refused.message));
events.dispose();
