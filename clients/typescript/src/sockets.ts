import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { endpoint, key } from './server.js';

// Browsers have one, and Node.js from 22 on; Apollo's link looks for it as well.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

/** A WebSocket for any number of operations. Browsers cannot set its headers, so the key goes into its first message. */
export const openSocket = (apiKey = key) => createClient({
  url: endpoint.replace(/^http/, 'ws'),
  connectionParams: { api_key: apiKey },
  retryAttempts: 0, // listen.ts comes back, and knows what was seen last
});
