/** Changes of contacts over HTTP. */
export class Changes {
  constructor(url, key) { [this.url, this.key] = [url, key]; }

  async ask(query, variables = {}) {
    const response = await fetch(this.url, {
      method: 'POST', headers: { 'content-type': 'application/json', api_key: this.key }, body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    const wrong = errors ?? Object.values(data).flatMap((payload) => payload?.errors ?? []);
    if (wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join(' '));
    return data;
  }

  async end() { return (await this.ask('{ eventCursor }')).eventCursor; }

  async create(input) {
    const { createContact } = await this.ask('mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } errors { message } } }', { input });
    return createContact.contact.id;
  }

  async update(id, input) {
    await this.ask('mutation($input: UpdateContactInput!) { updateContact(input: $input) { errors { message } } }', { input: { id, ...input } });
  }

  async remove(id) { await this.ask('mutation($id: ID!) { deleteContact(input: { id: $id }) { errors { message } } }', { id }); }
}
