import { print } from 'graphql';
import { dataOf, listen, Refused } from '../listen.js';
import { openSocket } from '../sockets.js';
import { graphql } from '../generated/gql.js';
import type { PingSubscription, PingSubscriptionVariables } from '../generated/graphql.js';

const Ping = graphql(`
  subscription Ping($every: Int) {
    ping(every: $every) { number at }
  }
`);

const socket = openSocket();
async function* open(variables: PingSubscriptionVariables) {
  try {
    for await (const answer of socket.iterate<PingSubscription>({ query: print(Ping), variables: { ...variables } })) yield dataOf(answer);
  } catch (ended) {
    throw Array.isArray(ended) ? new Refused(ended) : ended; // errors of GraphQL, or how the socket closed
  }
}

let events = 0;
for await (const { ping } of listen(open, { every: 20 })) {
  console.log(`event ${ping.number}`);
  if (++events === 3) socket.terminate(); // as if the network had gone: listening begins again
  if (events === 5) break; // tells the server, which stops its work
}

// What is refused is not tried again.
await listen(open, { every: 1 }).next().catch((refused: Error) => console.log(refused.message));
await socket.dispose();
