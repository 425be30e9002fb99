import type { RuleGroupTypeAny } from '@react-querybuilder/core';
import { connect } from './client.js';
import { graphql } from '../generated/gql.js';

const ContactPages = graphql(`
  query ContactPages($where: RuleGroup, $after: String) {
    contacts(where: $where, first: 100, after: $after) {
      totalCount
      edges { cursor node { id name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const where: RuleGroupTypeAny = { combinator: 'and', rules: [{ field: 'city', operator: '=', value: 'Nicosia' }] };

const client = connect();
const list = client.watchQuery({ query: ContactPages, variables: { where } });

// The cache puts each page behind the last (relayStylePagination in client.ts); a screen that shows the list sees it grow.
let pages = 0;
list.subscribe(({ data, dataState, error, loading }) => {
  if (error) throw error;
  if (loading || dataState !== 'complete' || !data.contacts) return;
  const { edges, totalCount, pageInfo } = data.contacts;
  console.log(`page ${++pages}: ${edges.length} of ${totalCount}`);
  if (pageInfo.hasNextPage) void list.fetchMore({ variables: { after: pageInfo.endCursor } });
});
