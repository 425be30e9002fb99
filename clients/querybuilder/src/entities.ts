/** A column of the table: a field of the record, and how its values read. */
export interface Column {
  name: string;
  label: string;
  kind: 'text' | 'number' | 'choice' | 'flag' | 'day';
}

/** A list of the server, with the columns that this page shows of it. */
export interface Entity {
  list: string;
  label: string;
  columns: Column[];
}

export const entities: Entity[] = [
  {
    list: 'contacts',
    label: 'Contacts',
    columns: [
      { name: 'code', label: 'Code', kind: 'text' },
      { name: 'name', label: 'Name', kind: 'text' },
      { name: 'type', label: 'Type', kind: 'choice' },
      { name: 'city', label: 'City', kind: 'text' },
      { name: 'email', label: 'E-mail', kind: 'text' },
      { name: 'isActive', label: 'Active', kind: 'flag' },
      { name: 'dateCreated', label: 'Created', kind: 'day' },
    ],
  },
  {
    list: 'accounts',
    label: 'Accounts',
    columns: [
      { name: 'number', label: 'Number', kind: 'text' },
      { name: 'name', label: 'Name', kind: 'text' },
      { name: 'state', label: 'State', kind: 'choice' },
      { name: 'balance', label: 'Balance', kind: 'number' },
      { name: 'currency', label: 'Currency', kind: 'text' },
      { name: 'isPrimary', label: 'Primary', kind: 'flag' },
      { name: 'dateCreated', label: 'Created', kind: 'day' },
    ],
  },
];

export type Value = string | number | boolean | null;
export type Row = Record<string, Value> & { id: string };

export interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  nodes: Row[];
}

/** The document that reads a page of an entity. */
export const pageOf = ({ list, columns }: Entity) => `
  query Records($where: RuleGroup, $orderBy: [Order!], $first: Int, $after: String, $last: Int, $before: String) {
    page: ${list}(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id ${columns.map((c) => c.name).join(' ')} }
    }
  }`;

export function shown(value: Value | undefined, kind: Column['kind']): string {
  if (value === null || value === undefined) return '–';
  switch (kind) {
    case 'number': return Number(value).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 4 });
    case 'choice': return String(value).charAt(0) + String(value).slice(1).toLowerCase().replaceAll('_', ' ');
    case 'flag': return value ? 'Yes' : 'No';
    case 'day': return String(value).slice(0, 10);
    default: return String(value);
  }
}
