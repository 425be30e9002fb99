import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openProxy } from '../../proxy.mjs';
import { graphql } from './generated/gql.js';
import { ask, endpoint } from './server.js';

const CreateListened = graphql(`
  mutation CreateListened($input: CreateContactInput!) {
    createContact(input: $input) { contact { id } errors { message } }
  }
`);

const ChangeListened = graphql(`
  mutation ChangeListened($input: UpdateContactInput!) {
    updateContact(input: $input) { errors { message } }
  }
`);

const DeleteListened = graphql(`
  mutation DeleteListened($id: ID!) {
    deleteContact(input: { id: $id }) { errors { message } }
  }
`);

const PlaceInTheLog = graphql(`
  query PlaceInTheLog { eventCursor }
`);

const otherKey = process.env.CRM_OTHER_KEY ?? 'sk_test_other';
const CHANGES = 12;
const CUTS = 3;

/** A program that goes on until it is ended, and what it has printed. */
class Follower {
  readonly lines: string[] = [];
  private wake = () => {};
  private readonly program;

  constructor(library: string, environment: Record<string, string>) {
    const path = fileURLToPath(new URL(`${library}/changes.js`, import.meta.url));
    this.program = spawn(process.execPath, [path], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface(this.program.stdout).on('line', (line) => { this.lines.push(line); this.wake(); });
    this.program.on('exit', () => this.wake());
  }

  /** Until it has printed so many lines, or has ended, or said nothing for long. */
  async printed(count: number) {
    while (this.lines.length < count && this.program.exitCode === null) {
      const before = this.lines.length;
      const quiet = setTimeout(() => this.wake(), 30_000);
      await new Promise<void>((resolve) => { this.wake = resolve; });
      clearTimeout(quiet);
      if (this.lines.length === before) return;
    }
  }

  end() { this.program.kill(); }
}

const create = async (lastName: string, companyName: string, apiKey?: string) => {
  const { createContact } = await ask(CreateListened, { input: { firstName: 'Ada', lastName, companyName } }, apiKey);
  if (!createContact.contact) throw new Error(createContact.errors.map(({ message }) => message).join(' '));
  return createContact.contact.id;
};

/**
 * A program follows while contacts change, and is cut off again and again in the middle of what it is being told: it has to print each change
 * once and in order. Then another one begins at a place in other data: it is told of a gap, and then of all that is kept.
 */
export async function resumes(library: string): Promise<string[]> {
  const company = `Check ${library} ${Date.now()}`;
  const proxy = await openProxy(endpoint);
  const follower = new Follower(library, { CRM_ENDPOINT: proxy.url, CRM_COMPANY: company });
  const expected = ['0 contacts'];
  await follower.printed(expected.length);

  const [first, second] = [await create('Byron', company), await create('Lovelace', company)];
  expected.push('ENTERED Ada Byron, version 1, 1 of them', 'ENTERED Ada Lovelace, version 1, 2 of them');
  await follower.printed(expected.length);
  let version = 1;
  for (let cuts = 0; cuts < CUTS; cuts++) {
    const cut = proxy.cut();
    for (let i = 0; i < CHANGES; i++) {
      version++;
      for (const [id, name] of [[first, 'Byron'], [second, 'Lovelace']] as const) {
        await ask(ChangeListened, { input: { id, title: `${version}` } });
        expected.push(`CHANGED Ada ${name}, version ${version}, 2 of them`);
      }
    }
    await cut;
    await follower.printed(expected.length);
  }
  await ask(ChangeListened, { input: { id: first, companyName: 'Elsewhere' } });
  await ask(DeleteListened, { id: second });
  expected.push(`LEFT Ada Byron, version ${version + 1}, 1 of them`, `LEFT Ada Lovelace, version ${version + 1}, 0 of them`);
  await follower.printed(expected.length);
  follower.end();
  await proxy.close();

  await create('Other', company, otherKey);
  const { eventCursor } = await ask(PlaceInTheLog, {}, otherKey);
  const stranger = new Follower(library, { CRM_COMPANY: company, CRM_AFTER: eventCursor! });
  const afterwards = ['0 contacts', 'GAP', ...expected];
  await stranger.printed(afterwards.length);
  stranger.end();

  const failures: string[] = [];
  if (follower.lines.join('\n') !== expected.join('\n')) failures.push(`${library}/changes: expected\n${expected.join('\n')}\nbut it was\n${follower.lines.join('\n')}`);
  if (stranger.lines.join('\n') !== afterwards.join('\n')) failures.push(`${library}/changes after a gap: expected\n${afterwards.join('\n')}\nbut it was\n${stranger.lines.join('\n')}`);
  console.log(`\n${library}/changes\n${follower.lines.length} lines, ${CUTS} cuts; ${stranger.lines.length} lines after a gap`);
  return failures;
}
