import { element } from './element';
import type { Change, Happened } from './feed';

/** How many stand on the page at most; older ones go. */
const MOST = 300;

const words = (name: string) => name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');
const clock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Puts an entry on top. */
export function put(feed: HTMLOListElement, entry: HTMLLIElement) {
  feed.prepend(entry);
  while (feed.children.length > MOST) feed.lastElementChild!.remove();
}

/** A line between events, of what happened to the listening itself. */
export const divider = (kind: 'gap' | 'again', says: string) => element('li', { className: `divider ${kind}` }, element('p', {}, says));

/** An event; what the record is called is read when it is shown. */
export function entryOf(happened: Happened, name: () => Promise<string>): HTMLLIElement {
  if (happened.change === 'GAP') {
    return divider('gap', 'Gap: what happened before this is not kept any more, or this tab left off in other data. What is kept follows above.');
  }
  const called = element('strong', {}, happened.record!.slice(-12));
  void name().then((known) => { called.textContent = known; }, () => {});
  const entry = element('li', { className: `event ${happened.change.toLowerCase()}` },
    element('article', {},
      element('header', {},
        element('span', { className: 'kind' }, words(happened.change)), called,
        element('span', { className: 'what' }, `${happened.entity} · ${words(happened.event!)}`)),
      ...(happened.changes.length > 0 ? [element('dl', {}, ...happened.changes.map(lineOf))] : []),
      element('footer', {},
        element('span', {}, happened.actor ? `by ${happened.actor.name}` : 'by the server'),
        element('time', { dateTime: happened.occurredOn! }, clock.format(new Date(happened.occurredOn!))),
        element('span', {}, `version ${happened.version}`), element('span', {}, `event ${happened.sequence}`))));
  entry.dataset.sequence = String(happened.sequence);
  return entry;
}

const lineOf = ({ field, from, to }: Change) => element('div', {},
  element('dt', {}, field),
  element('dd', {},
    from === null ? element('span', { className: 'none' }, 'nothing') : element('del', {}, text(from)),
    element('span', { className: 'arrow' }, ' → '),
    to === null ? element('span', { className: 'none' }, 'nothing') : element('ins', {}, text(to))));

/** A value as people read it: a record by its name, a part by what is in it. */
function text(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { name, code, ...others } = value as Record<string, unknown>;
  if (typeof name === 'string') return name;
  if (typeof code === 'string') return code;
  return Object.entries(others).filter(([key, part]) => key !== 'id' && ['string', 'number'].includes(typeof part))
    .map(([, part]) => text(part)).join(' ');
}
