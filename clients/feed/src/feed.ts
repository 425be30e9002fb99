import { createClient } from 'graphql-ws';
import { ask, Refused, type Asked, type ServerError } from './api';

export interface Change { field: string; from: unknown; to: unknown }

export interface Happened {
  change: 'ENTERED' | 'CHANGED' | 'LEFT' | 'GAP';
  event: string | null;
  changes: Change[];
  entity: string | null;
  record: string | null;
  version: number | null;
  occurredOn: string | null;
  actor: { name: string } | null;
  cursor: string;
  sequence: number;
}

export type State = 'connecting' | 'listening' | 'reconnecting';

const EVENTS = `
  subscription Events($entity: String, $where: RuleGroup, $after: String) {
    events(entity: $entity, where: $where, after: $after) {
      change event changes { field from to } entity record version occurredOn actor { name } cursor sequence
    }
  }`;
const LONGEST_PAUSE = 10_000;
const SIGN_OF_LIFE = 10_000;

/**
 * Hears what happens from a place on, until the signal. Whatever breaks is begun again behind the last event, for as long as it takes.
 * @throws Refused when the server does not want to go on.
 */
export async function follow(asked: Asked, place: string | null, signal: AbortSignal, onState: (state: State) => void, onEvent: (happened: Happened) => void) {
  let after = place;
  onState('connecting');
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      // Not "from now on": what happens while the first connection breaks would be missed.
      after ??= (await ask<{ eventCursor: string }>(asked, '{ eventCursor }')).eventCursor;
      await hear(asked, after, signal, () => onState('listening'), (happened) => {
        tries = 0;
        after = happened.cursor;
        onEvent(happened);
      });
    } catch (broken) {
      if (broken instanceof Refused) throw broken;
    }
    if (signal.aborted) return;
    onState('reconnecting');
    await rest(Math.min(2 ** tries * 250, LONGEST_PAUSE) * (0.5 + Math.random()), signal);
  }
}

/** One connection. */
async function hear({ endpoint, key, entity, where }: Asked, after: string, signal: AbortSignal, onConnected: () => void, onEvent: (happened: Happened) => void) {
  let dead: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: endpoint.replace(/^http/, 'ws'),
    connectionParams: { api_key: key },
    retryAttempts: 0,
    // A network that has gone without a word is noticed by its silence.
    keepAlive: SIGN_OF_LIFE,
    on: {
      connected: onConnected,
      ping: (received) => { if (!received) dead = setTimeout(() => client.terminate(), SIGN_OF_LIFE / 2); },
      pong: (received) => { if (received) clearTimeout(dead); },
    },
  });
  const leave = () => void client.dispose();
  signal.addEventListener('abort', leave);
  try {
    for await (const { data, errors } of client.iterate<{ events: Happened }>({ query: EVENTS, variables: { entity: entity || null, where, after } })) {
      if (signal.aborted) return;
      if (!data) throw errors;
      onEvent(data.events);
    }
  } catch (ended) {
    throw refusalOf(ended) ?? ended;
  } finally {
    clearTimeout(dead);
    signal.removeEventListener('abort', leave);
    leave();
  }
}

/** A list is errors of the server's; else it is how the socket closed. One that fell behind may go on. */
function refusalOf(ended: unknown): Refused | undefined {
  if (Array.isArray(ended)) {
    const errors = ended as ServerError[];
    return errors.some(({ extensions }) => extensions?.code === 'RATE_LIMITED') ? undefined : new Refused(errors.map(({ message }) => message).join(' '));
  }
  const { code = 0, reason = '' } = (ended ?? {}) as Partial<CloseEvent>;
  return [4400, 4401, 4403].includes(code) ? new Refused(reason === 'Forbidden' ? 'The key is not known, or not good any more.' : reason) : undefined;
}

/** A pause, which ends at once when the network is back or nobody waits any more. */
const rest = (milliseconds: number, signal: AbortSignal) => new Promise<void>((resolve) => {
  const done = () => {
    clearTimeout(timer);
    removeEventListener('online', done);
    signal.removeEventListener('abort', done);
    resolve();
  };
  const timer = setTimeout(done, milliseconds);
  addEventListener('online', done);
  signal.addEventListener('abort', done);
});
