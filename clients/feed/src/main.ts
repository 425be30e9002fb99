import { Refused, type Asked } from './api';
import { follow, type State } from './feed';
import { nameOf } from './names';
import { Rules } from './rules';
import { divider, entryOf, put } from './show';
import './style.css';

/** What this tab listens to and where it is, so that it goes on there when it is loaded anew. */
interface Kept { asked: Asked; cursor: string | null }

const STORED = 'crm-graph-feed';
const says: Record<State | 'idle' | 'paused' | 'ended', string> = {
  idle: 'Not listening', connecting: 'Connecting…', listening: 'Listening', reconnecting: 'Reconnecting…', paused: 'Paused', ended: 'Ended',
};

const find = <T extends Element>(selector: string) => document.querySelector<T>(selector)!;
const [form, feed, state, empty, pause, alert] = [
  find<HTMLFormElement>('#asked'), find<HTMLOListElement>('#feed'), find<HTMLElement>('#state'),
  find<HTMLElement>('#empty'), find<HTMLButtonElement>('#pause'), find<HTMLElement>('#asked [role="alert"]'),
];
const rules = new Rules(form, find('#rules'));

let kept: Kept | undefined;
let stop: AbortController | undefined;
let lost: Date | undefined;

const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | RadioNodeList;
const asked = (): Asked => ({ endpoint: field('endpoint').value, key: field('key').value, entity: field('entity').value, where: rules.group });
const keep = (next: Kept) => sessionStorage.setItem(STORED, JSON.stringify((kept = next)));

function show(now: keyof typeof says) {
  state.dataset.state = now;
  state.textContent = says[now];
  pause.disabled = now === 'idle' || now === 'ended';
  pause.textContent = now === 'paused' ? 'Go on' : 'Pause';
  if (now === 'reconnecting') lost ??= new Date();
  if (now === 'listening' && lost) {
    put(feed, divider('again', `Cut off at ${lost.toLocaleTimeString()}, listening again since ${new Date().toLocaleTimeString()}. What was missed follows above.`));
    lost = undefined;
  }
}

function complain(error?: unknown) {
  alert.hidden = !error;
  alert.textContent = error instanceof Refused ? error.message
    : error ? `No answer from ${field('endpoint').value}. Does the server run, and do its settings name ${location.origin} in Cors:Origins?` : '';
}

async function listen({ asked, cursor }: Kept) {
  stop?.abort();
  const { signal } = (stop = new AbortController());
  keep({ asked, cursor });
  complain();
  try {
    await follow(asked, cursor, signal, show, (happened) => {
      put(feed, entryOf(happened, () => nameOf(asked, happened)));
      empty.hidden = true;
      keep({ asked, cursor: happened.cursor });
    });
  } catch (error) {
    if (signal.aborted) return;
    show('ended');
    complain(error);
  }
}

/** Reads of the server which fields there are to be chosen from. */
const readFields = () => rules.of(asked()).then(() => complain(), complain);

form.onsubmit = (submitted) => {
  submitted.preventDefault();
  feed.replaceChildren();
  empty.hidden = false;
  lost = undefined;
  void listen({ asked: asked(), cursor: null });
};
for (const radio of form.querySelectorAll<HTMLInputElement>('[name="entity"]')) radio.onchange = readFields;
find<HTMLButtonElement>('#add').onclick = async () => {
  if (!rules.areKnown) await readFields();
  rules.add();
};
pause.onclick = () => {
  if (state.dataset.state === 'paused') {
    void listen(kept!);
    return;
  }
  stop?.abort();
  lost = undefined;
  show('paused');
};

const parameters = new URLSearchParams(location.search);
const stored = JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as Kept | null;
(field('endpoint') as HTMLInputElement).value = parameters.get('endpoint') ?? stored?.asked.endpoint ?? 'http://127.0.0.1:5080/graphql';
if (stored) {
  (field('key') as HTMLInputElement).value = stored.asked.key;
  (field('entity') as RadioNodeList).value = stored.asked.entity;
  void listen(stored);
  await readFields();
  rules.group = stored.asked.where;
}
