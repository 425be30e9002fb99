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

const UpdateContact = graphql(`
  mutation UpdateContact($input: UpdateContactInput!) {
    updateContact(input: $input) {
      contact { id title version }
      errors { code message path parameters }
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
const { data: created } = await client.mutation(CreateContact, { input: { firstName: 'Grace', lastName: 'Hopper' } });
const contact = created?.createContact.contact;
if (!contact) throw new Error('not created');

// Two people read the same version; the first one's change is stored, the second one's is not.
for (const title of ['Dr', 'Admiral']) {
  const { data: updated } = await client.mutation(UpdateContact, { input: { id: contact.id, title, expectedVersion: contact.version } });
  const payload = updated?.updateContact;
  console.log(payload?.contact ? `${title}: stored as version ${payload.contact.version}` : `${title}: ${payload?.errors[0]?.code}`);
}

const { data: deleted } = await client.mutation(DeleteContact, { input: { id: contact.id } });
console.log(`deleted: ${deleted?.deleteContact.contact?.isDeleted}`);
