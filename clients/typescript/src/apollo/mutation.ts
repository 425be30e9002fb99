import { connect } from './client.js';
import { graphql } from '../generated/gql.js';

const CreateContact = graphql(`
  mutation CreateContact($input: CreateContactInput!) {
    createContact(input: $input) {
      contact { id name version }
      errors { code message path }
    }
  }
`);

const DeleteContact = graphql(`
  mutation DeleteContact($input: DeleteContactInput!) {
    deleteContact(input: $input) {
      contact { id isDeleted }
      errors { code message }
    }
  }
`);

const client = connect();

// Errors of the input are data: a code, a sentence, and the path of the input's field.
const { data: refused } = await client.mutate({ mutation: CreateContact, variables: { input: { firstName: 'Ada', email: 'ada@' } } });
for (const { code, message, path } of refused?.createContact.errors ?? []) console.log(`${path.join('.')}: ${code} ${message}`);

const { data: created } = await client.mutate({ mutation: CreateContact, variables: { input: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' } } });
const contact = created?.createContact.contact;
if (!contact) throw new Error('not created');
console.log(`created ${contact.name}, version ${contact.version}`);

const { data: deleted } = await client.mutate({ mutation: DeleteContact, variables: { input: { id: contact.id } } });
console.log(`deleted: ${deleted?.deleteContact.contact?.isDeleted}`);
