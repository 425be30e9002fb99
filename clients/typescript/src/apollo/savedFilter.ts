import type { RuleGroupTypeAny } from '@react-querybuilder/core';
import { connect } from './client.js';
import { graphql } from '../generated/gql.js';

const SaveFilter = graphql(`
  mutation SaveFilter($input: CreateSavedFilterInput!) {
    createSavedFilter(input: $input) {
      savedFilter { id name value }
      errors { code message path }
    }
  }
`);

const ContactsBySavedFilter = graphql(`
  query ContactsBySavedFilter($savedFilter: ID, $where: RuleGroup) {
    contacts(savedFilter: $savedFilter, where: $where, first: 1) {
      totalCount
    }
  }
`);

const DeleteSavedFilter = graphql(`
  mutation DeleteSavedFilter($input: DeleteSavedFilterInput!) {
    deleteSavedFilter(input: $input) {
      errors { code message }
    }
  }
`);

const value: RuleGroupTypeAny = { combinator: 'and', rules: [{ field: 'city', operator: 'in', value: ['Paphos', 'Limassol'] }] };
const companies: RuleGroupTypeAny = { combinator: 'and', rules: [{ field: 'type', operator: '=', value: 'COMPANY' }] };

const client = connect();
const { data: saved } = await client.mutate({ mutation: SaveFilter, variables: { input: { name: 'The south-west', module: 'contacts', value } } });
const filter = saved?.createSavedFilter.savedFilter;
if (!filter) throw new Error('not saved');
console.log(`saved ${filter.name}`);

const { data: all } = await client.query({ query: ContactsBySavedFilter, variables: { savedFilter: filter.id } });
console.log(`${all?.contacts?.totalCount} contacts`);

// With rules beside it, both must hold.
const { data: some } = await client.query({ query: ContactsBySavedFilter, variables: { savedFilter: filter.id, where: companies } });
console.log(`${some?.contacts?.totalCount} of them companies`);

const { data: forgotten } = await client.mutate({ mutation: DeleteSavedFilter, variables: { input: { id: filter.id } } });
console.log(`deleted, ${forgotten?.deleteSavedFilter.errors.length} errors`);
