import { shown, type Entity, type Page } from './entities';
import type { Answer } from './useAnswer';

const size = 20;

/** Where in the list the table stands: the variables that ask for it, and how many records are before it. */
export interface Position {
  slice: { first: number; after?: string } | { last: number; before: string };
  before: number;
  orderBy: { field: string; direction: 'ASC' | 'DESC' }[];
}

export const start: Position = { slice: { first: size }, before: 0, orderBy: [] };

interface RecordsProps {
  entity: Entity;
  answer: Answer<{ page: Page }>;
  position: Position;
  onMove: (position: Position) => void;
}

export function Records({ entity, answer, position, onMove }: RecordsProps) {
  const { data, error, loading } = answer;
  if (error) {
    return (
      <section aria-label="Records" aria-busy={loading}>
        <p role="alert" className="error">{error.rule ? `No records while a rule is incomplete: ${error.message}` : error.message}</p>
      </section>
    );
  }
  const page = data?.page;
  const total = page?.totalCount ?? 0;
  const last = position.before + (page?.nodes.length ?? 0);
  const [order] = position.orderBy;
  const sort = (field: string) => onMove({
    ...start,
    orderBy: order?.field !== field ? [{ field, direction: 'ASC' }] : order.direction === 'ASC' ? [{ field, direction: 'DESC' }] : [],
  });
  const { endCursor, startCursor, hasNextPage, hasPreviousPage } = page?.pageInfo ?? {};

  return (
    <section aria-label="Records" aria-busy={loading}>
      <div className="bar">
        <p role="status" className="total">{page ? `${total.toLocaleString('en-GB')} ${total === 1 ? 'record' : 'records'}` : 'Reading…'}</p>
        <nav aria-label="Pages">
          <button
            type="button" disabled={!hasPreviousPage}
            onClick={() => startCursor && onMove({ ...position, slice: { last: size, before: startCursor }, before: position.before - size })}
          >
            Previous
          </button>
          <span>{last > 0 ? `${position.before + 1}–${last}` : 'none'}</span>
          <button
            type="button" disabled={!hasNextPage}
            onClick={() => endCursor && onMove({ ...position, slice: { first: size, after: endCursor }, before: last })}
          >
            Next
          </button>
        </nav>
      </div>
      <div className="scroll">
        <table>
          <caption>{entity.label} that match the filter</caption>
          <thead>
            <tr>
              {entity.columns.map(({ name, label, kind }) => (
                <th key={name} scope="col" className={kind} aria-sort={order?.field !== name ? 'none' : order.direction === 'ASC' ? 'ascending' : 'descending'}>
                  <button type="button" onClick={() => sort(name)}>{label}</button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page?.nodes.map((row) => (
              <tr key={row.id} data-id={row.id}>
                {entity.columns.map(({ name, kind }) => <td key={name} className={kind}>{shown(row[name], kind)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
