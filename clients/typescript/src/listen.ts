import { setTimeout as wait } from 'node:timers/promises';
import type { GraphQLFormattedError } from 'graphql';

const MOST_TRIES = 5;

/** The server said why it does not go on: to ask again would be answered the same. */
export class Refused extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors.map(({ message, extensions }) => `${extensions?.code} ${message}`).join('; '));
  }

  /** It was only that too much waited to be taken: it is in the log still. */
  get isOfHaste() { return this.errors.some(({ extensions }) => extensions?.code === 'RATE_LIMITED'); }
}

/** The data of an answer to a subscription; an answer without any is a refusal. */
export const dataOf = <TData>({ data, errors }: { data?: TData | null; errors?: readonly GraphQLFormattedError[] }) => {
  if (!data) throw new Refused(errors ?? []);
  return data;
};

/**
 * The events of a subscription, which is begun again when its connection breaks. Every program listens through here: with which
 * variables a subscription goes on is said by `next` and nowhere else.
 */
export async function* listen<TData, TVariables>(
  open: (variables: TVariables) => AsyncIterable<TData>,
  variables: TVariables,
  next: (variables: TVariables, seen: TData) => TVariables = (same) => same,
): AsyncGenerator<TData, void, void> {
  for (let tries = 0; ; ) {
    try {
      for await (const data of open(variables)) {
        tries = 0;
        variables = next(variables, data);
        yield data;
      }
      return;
    } catch (broken) {
      if (broken instanceof Refused && !broken.isOfHaste || ++tries > MOST_TRIES) throw broken;
      await wait(2 ** tries * 100 * (1 + Math.random())); // not all at once, where a server has gone
    }
  }
}

interface Sink<T> { next(value: T): void; error(error: unknown): void; complete(): void }

/** What a library pushes, to be pulled. Leaving the loop ends the subscription. */
export async function* pulled<T>(subscribe: (sink: Sink<T>) => () => void): AsyncGenerator<T, void, void> {
  const waiting: T[] = [];
  let ended = false;
  let failed: { error: unknown } | undefined;
  let wake = () => {};
  const stop = subscribe({
    next: (value) => { waiting.push(value); wake(); },
    error: (error) => { failed = { error }; wake(); },
    complete: () => { ended = true; wake(); },
  });
  try {
    for (;;) {
      while (waiting.length > 0) yield waiting.shift()!;
      if (failed) throw failed.error;
      if (ended) return;
      await new Promise<void>((resolve) => { wake = resolve; });
    }
  } finally {
    stop();
  }
}
