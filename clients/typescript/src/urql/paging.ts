import type { RuleGroupTypeAny } from '@react-querybuilder/core';
import type { OperationResult } from '@urql/core';
import { connect } from './client.js';
import { graphql } from '../generated/gql.js';
import type { ContactPagesQuery } from '../generated/graphql.js';

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
const ids = new Set<string>();
let pages = 0;
let after: string | null = null;
do {
  const { data, error }: OperationResult<ContactPagesQuery> = await client.query(ContactPages, { where, after });
  if (!data?.contacts) throw error ?? new Error('no contacts');
  for (const { node } of data.contacts.edges) ids.add(node.id);
  pages++;
  console.log(`page ${pages}: ${ids.size} of ${data.contacts.totalCount}`);
  after = data.contacts.pageInfo.hasNextPage ? data.contacts.pageInfo.endCursor ?? null : null;
} while (after);
