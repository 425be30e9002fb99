import { useState, type FormEvent } from 'react';
import type { RuleGroupTypeAny } from 'react-querybuilder';
import { ask, RequestError, type Connection } from './api';
import { useAnswer } from './useAnswer';

interface SavedFilter {
  id: string;
  module: string;
  name: string;
  private: boolean;
  value: RuleGroupTypeAny;
}

const saved = `
  query SavedFilters($where: RuleGroup) {
    savedFilters(where: $where, orderBy: [{ field: "name" }], first: 200) { nodes { id module name private value } }
  }`;

const create = `
  mutation SaveFilter($input: CreateSavedFilterInput!) {
    createSavedFilter(input: $input) { savedFilter { id module name private value } errors { message path } }
  }`;

interface Created {
  createSavedFilter: { savedFilter: SavedFilter | null; errors: { message: string; path: string[] }[] };
}

interface SavedFiltersProps {
  connection: Connection;
  list: string;
  query: RuleGroupTypeAny;
  onLoad: (query: RuleGroupTypeAny) => void;
}

export function SavedFilters({ connection, list, query, onLoad }: SavedFiltersProps) {
  const [made, setMade] = useState<SavedFilter[]>([]); // here, since the list was read
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [outcome, setOutcome] = useState<{ text: string; isError: boolean }>();
  const { data } = useAnswer<{ savedFilters: { nodes: SavedFilter[] } }>(
    connection, saved, { where: { combinator: 'and', rules: [{ field: 'module', operator: '=', value: list }] } });
  const known = [...(data?.savedFilters.nodes ?? []), ...made.filter((f) => f.module === list)];

  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { createSavedFilter } = await ask<Created>(connection, create, { input: { name, module: list, value: query, private: !isShared } });
      const { savedFilter, errors } = createSavedFilter;
      if (savedFilter) {
        setMade((before) => [...before, savedFilter]);
        setName('');
      }
      setOutcome(savedFilter ? { text: `Saved as ${savedFilter.name}.`, isError: false } : { text: errors.map((e) => e.message).join(' '), isError: true });
    } catch (error) {
      setOutcome({ text: error instanceof RequestError ? error.message : String(error), isError: true });
    }
  };

  return (
    <form className="saved" onSubmit={save}>
      <label>
        Saved filters
        <select value="" onChange={(e) => { const filter = known.find((f) => f.id === e.target.value); if (filter) onLoad(filter.value); }}>
          <option value="">{known.length === 0 ? 'None yet' : 'Load…'}</option>
          {known.map((f) => <option key={f.id} value={f.id}>{f.private ? f.name : `${f.name} (shared)`}</option>)}
        </select>
      </label>
      <label>Name <input type="text" required maxLength={200} value={name} onChange={(e) => { setName(e.target.value); setOutcome(undefined); }} /></label>
      <label><input type="checkbox" checked={isShared} onChange={(e) => setShared(e.target.checked)} /> For everybody</label>
      <button type="submit">Save</button>
      <span role={outcome?.isError ? 'alert' : 'status'} className={outcome?.isError ? 'expected' : undefined}>{outcome?.text}</span>
    </form>
  );
}
