import { ApolloClient, CombinedGraphQLErrors, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { ContactChanges, followContacts } from '../contacts.js';
import type { ContactChangesSubscription } from '../generated/graphql.js';
import { pulled, Refused } from '../listen.js';
import { openSocket } from '../sockets.js';

const client = new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(openSocket()) });

await followContacts(async function* (variables) {
  const answers = client.subscribe({ query: ContactChanges, variables });
  for await (const { data, error } of pulled<ApolloClient.SubscribeResult<ContactChangesSubscription>>((sink) => {
    const subscription = answers.subscribe(sink);
    return () => subscription.unsubscribe();
  })) {
    if (CombinedGraphQLErrors.is(error)) throw new Refused(error.errors);
    if (!data) throw error ?? new Error('no data');
    yield data;
  }
});
