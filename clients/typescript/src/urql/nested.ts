import type { RuleGroupTypeAny } from '@react-querybuilder/core';
import { connect } from './client.js';
import { graphql } from '../generated/gql.js';

const ContactsWithAccounts = graphql(`
  query ContactsWithAccounts($where: RuleGroup, $debts: RuleGroup) {
    contacts(where: $where, orderBy: [{ field: "lastName" }], first: 2) {
      nodes {
        id
        name
        accounts(where: $debts, orderBy: [{ field: "balance", direction: DESC }], first: 1) {
          totalCount
          nodes { id number balance currency }
        }
      }
    }
  }
`);

const where: RuleGroupTypeAny = { combinator: 'and', rules: [{ field: 'city', operator: '=', value: 'Paphos' }, { field: 'accounts.balance', operator: '>', value: 1000 }] };
const debts: RuleGroupTypeAny = { combinator: 'and', rules: [{ field: 'balance', operator: '>', value: 0 }] };

const client = connect();
const { data, error } = await client.query(ContactsWithAccounts, { where, debts });
if (!data?.contacts) throw error ?? new Error('no contacts');
for (const { name, accounts } of data.contacts.nodes) {
  const [largest] = accounts?.nodes ?? [];
  console.log(`${name}: ${largest?.number}, ${largest?.balance} ${largest?.currency}`);
}
