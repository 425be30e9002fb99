import { CombinedGraphQLErrors } from '@apollo/client';
import type { RuleGroupTypeAny } from '@react-querybuilder/core';
import { connect } from './client.js';
import { graphql } from '../generated/gql.js';

const ContactCount = graphql(`
  query ContactCount($where: RuleGroup) {
    contacts(where: $where, first: 1) {
      totalCount
    }
  }
`);

// A program tells errors apart by their code; parameters say which rule, which field, and what was expected.
const report = (error: unknown) => {
  if (!CombinedGraphQLErrors.is(error)) throw error;
  for (const { message, extensions } of error.errors) console.log(`${extensions?.code} ${extensions?.status}: ${message}`);
};

const where: RuleGroupTypeAny = { combinator: 'and', rules: [{ field: 'lastNam', operator: '=', value: 'x' }] };
await connect().query({ query: ContactCount, variables: { where } }).catch(report);
await connect('sk_test_nobody').query({ query: ContactCount }).catch(report);
