import { useState } from 'react';
import type { Connection } from './api';

export function ConnectionForm({ connection, onChange }: { connection: Connection; onChange: (next: Connection) => void }) {
  const [draft, setDraft] = useState(connection);
  return (
    <form className="connection" onSubmit={(e) => { e.preventDefault(); onChange(draft); }}>
      <label>Endpoint <input type="url" required size={32} value={draft.endpoint} onChange={(e) => setDraft({ ...draft, endpoint: e.target.value })} /></label>
      <label>Key <input type="text" required size={16} autoComplete="off" spellCheck={false} value={draft.key} onChange={(e) => setDraft({ ...draft, key: e.target.value })} /></label>
      <button type="submit">Connect</button>
    </form>
  );
}
