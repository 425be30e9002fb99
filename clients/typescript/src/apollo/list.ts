import type { RuleGroupTypeAny } from '@react-querybuilder/core';
import { connect } from './client.js';
import { graphql } from '../generated/gql.js';

const ContactsByRules = graphql(`
  query ContactsByRules($where: RuleGroup, $orderBy: [Order!]) {
    contacts(where: $where, orderBy: $orderBy, first: 3) {
      totalCount
      nodes { id name city }
    }
  }
`);

// What react-querybuilder's onQueryChange gives, unchanged.
const where: RuleGroupTypeAny = {
  combinator: 'and',
  rules: [
    { field: 'city', operator: '=', value: 'Paphos' },
    { field: 'accounts.balance', operator: '>', value: '1000' },
  ],
};

const client = connect();
const { data } = await client.query({ query: ContactsByRules, variables: { where, orderBy: [{ field: 'lastName' }] } });
if (!data?.contacts) throw new Error('no contacts');
console.log(`${data.contacts.totalCount} contacts`);
for (const contact of data.contacts.nodes) console.log(`${contact.name}, ${contact.city}`);
