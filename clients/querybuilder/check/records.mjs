/** Sends a document and answers its data. */
export async function ask(url, key, query, variables = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', api_key: key },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors.map((e) => e.message).join(' '));
  return data;
}

/** All records of a list, without any filter, in the list's own order. */
async function all(url, key, list, fields) {
  const records = [];
  for (let after = null; ;) {
    const data = await ask(url, key, `query($after: String) { ${list}(first: 200, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`, { after });
    const { nodes, pageInfo } = data[list];
    records.push(...nodes);
    if (!pageInfo.hasNextPage) return records;
    after = pageInfo.endCursor;
  }
}

export const allContacts = (url, key) => all(url, key, 'contacts', `
  id code name type firstName lastName companyName email city country isActive emailOptOut consentState version dateCreated
  demographics { dateOfBirth } companyProfile { numberOfEmployees annualTurnover } accounts(first: 50) { nodes { number balance state } }`);

export const allAccounts = (url, key) => all(url, key, 'accounts', 'id number name state currency balance creditLimit isPrimary email');

/** Text as the server compares it: regardless of case, in every script, letter by letter (ß stays ß, where JavaScript says SS). */
export const fold = (text) => [...text.normalize('NFC').toLowerCase()].map((c) => (c.toUpperCase().length === c.length ? c.toUpperCase() : c)).join('');
