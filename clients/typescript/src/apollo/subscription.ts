import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
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
const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    new HttpLink({ uri: endpoint, headers: { api_key: key } }),
  ),
});

async function* open(variables: PingSubscriptionVariables) {
  const answers = client.subscribe({ query: Ping, variables });
  for await (const { data, error } of pulled<ApolloClient.SubscribeResult<PingSubscription>>((sink) => {
    const subscription = answers.subscribe(sink);
    return () => subscription.unsubscribe();
  })) {
    if (CombinedGraphQLErrors.is(error)) throw new Refused(error.errors);
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
