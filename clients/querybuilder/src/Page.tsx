import { useId, useState } from 'react';
import { convertFromIC, convertToIC, isRuleGroupTypeIC, type RuleGroupTypeAny } from 'react-querybuilder';
import type { Connection } from './api';
import { ConnectionForm } from './ConnectionForm';
import { entities, pageOf, type Page as PageOfRecords } from './entities';
import { Filter } from './Filter';
import { Records, start, type Position } from './Records';
import { SavedFilters } from './SavedFilters';
import { useAnswer } from './useAnswer';

const empty: RuleGroupTypeAny = { combinator: 'and', rules: [] };
const parameters = new URLSearchParams(location.search);

export function Page() {
  const [connection, setConnection] = useState<Connection>({
    endpoint: parameters.get('endpoint') ?? 'http://127.0.0.1:5080/graphql',
    key: parameters.get('key') ?? 'sk_test_demo',
  });
  const [entity, setEntity] = useState(entities[0]!);
  const [query, setQuery] = useState(empty);
  const [position, setPosition] = useState<Position>(start);
  const betweenRules = useId();

  const records = useAnswer<{ page: PageOfRecords }>(connection, pageOf(entity), { where: query, orderBy: position.orderBy, ...position.slice }, 150);

  // Another filter has other pages: it begins with the first.
  const filterBy = (next: RuleGroupTypeAny) => {
    setQuery(next);
    setPosition((before) => ({ ...start, orderBy: before.orderBy }));
  };
  const isIndependent = isRuleGroupTypeIC(query);

  return (
    <>
      <header>
        <h1>Crm.Graph <span>filters</span></h1>
        <ConnectionForm connection={connection} onChange={setConnection} />
      </header>
      <main>
        <section aria-label="Filter" className="filter">
          <div className="bar">
            <fieldset className="entities">
              <legend>Find</legend>
              {entities.map((e) => (
                <label key={e.list}>
                  <input
                    type="radio" name="entity" checked={e === entity}
                    onChange={() => { setEntity(e); setQuery(empty); setPosition(start); }}
                  />
                  {e.label}
                </label>
              ))}
            </fieldset>
            <label htmlFor={betweenRules}>
              <input
                id={betweenRules} type="checkbox" checked={isIndependent}
                onChange={() => filterBy(isRuleGroupTypeIC(query) ? convertFromIC(query) : convertToIC(query))}
              />
              And/or between rules
            </label>
            <button type="button" onClick={() => filterBy(isIndependent ? { rules: [] } : empty)}>Clear</button>
            <SavedFilters connection={connection} list={entity.list} query={query} onLoad={filterBy} />
          </div>
          <div className="sides">
            <Filter connection={connection} list={entity.list} query={query} onChange={filterBy} problem={records.error?.rule} />
            <figure className="json">
              <figcaption>The variable <code>where</code>, as it is sent</figcaption>
              <pre tabIndex={0} aria-label="The query as JSON">{JSON.stringify(query, null, 2)}</pre>
            </figure>
          </div>
        </section>
        <Records entity={entity} answer={records} position={position} onMove={setPosition} />
      </main>
    </>
  );
}
