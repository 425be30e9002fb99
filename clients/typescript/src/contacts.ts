import type { RuleGroupTypeAny } from '@react-querybuilder/core';
import { graphql } from './generated/gql.js';
import type { ContactChangesSubscription, ContactChangesSubscriptionVariables } from './generated/graphql.js';
import { listen } from './listen.js';
import { ask } from './server.js';

export const ContactChanges = graphql(`
  subscription ContactChanges($where: RuleGroup, $after: String) {
    contactChanged(where: $where, after: $after) {
      change
      contact { id name }
      version
      cursor
    }
  }
`);

const EndOfTheLog = graphql(`
  query EndOfTheLog { eventCursor }
`);

const ContactsNow = graphql(`
  query ContactsNow($where: RuleGroup) {
    contacts(where: $where, first: 200) { nodes { id name } }
  }
`);

const { CRM_COMPANY: company = 'Analytical Engines', CRM_AFTER: place } = process.env;
const where: RuleGroupTypeAny = { combinator: 'and', rules: [{ field: 'companyName', operator: '=', value: company }] };

type Open = (variables: ContactChangesSubscriptionVariables) => AsyncIterable<ContactChangesSubscription>;

/** Shows the contacts at a company and keeps them right. How a library listens is `open`. */
export async function followContacts(open: Open) {
  const list = new Map<string, string>();
  const reload = async () => {
    const { contacts } = await ask(ContactsNow, { where });
    list.clear();
    for (const { id, name } of contacts?.nodes ?? []) list.set(id, name);
    console.log(`${list.size} contacts`);
  };

  // The end of the log first, then the list: a change between the two comes once more, and none is missed.
  const after = place ?? (await ask(EndOfTheLog, {})).eventCursor;
  await reload();

  for await (const { contactChanged: heard } of listen(open, { where, after }, (same, { contactChanged: { cursor } }) => ({ ...same, after: cursor }))) {
    const { change, contact, version } = heard;
    if (contact && change === 'LEFT') list.delete(contact.id);
    else if (contact) list.set(contact.id, contact.name);
    console.log(change === 'GAP' ? change : `${change} ${contact?.name}, version ${version}, ${list.size} of them`);
    if (change === 'GAP') await reload(); // something is no longer kept
  }
}
