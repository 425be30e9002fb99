import type { RuleGroupTypeAny } from '@react-querybuilder/core';
import type { CombinedError } from '@urql/core';
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
const report = (error: CombinedError | undefined) => {
  if (!error || error.networkError) throw error ?? new Error('an error was expected');
  for (const { message, extensions } of error.graphQLErrors) console.log(`${extensions.code} ${extensions.status}: ${message}`);
};

const where: RuleGroupTypeAny = { combinator: 'and', rules: [{ field: 'lastNam', operator: '=', value: 'x' }] };
report((await connect().query(ContactCount, { where })).error);
report((await connect('sk_test_nobody').query(ContactCount, {})).error);
