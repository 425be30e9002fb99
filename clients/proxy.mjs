import { connect, createServer } from 'node:net';

/**
 * Stands between clients and the server at `url`, and cuts them off: in mid-stream, as networks do.
 * For the checks; `url` of what it answers is the server's address through it.
 */
export async function openProxy(url) {
  const { hostname, port, pathname } = new URL(url);
  const open = new Set();
  let cutting;

  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const [socket, other] of [[client, server], [server, client]]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {}).on('end', () => other.end()).on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      if (!cutting) {
        client.write(bytes);
        return;
      }
      // Half of what was to come arrives.
      const done = cutting;
      cutting = undefined;
      client.write(bytes.subarray(0, bytes.length / 2), () => {
        drop();
        done();
      });
    });
  });
  await new Promise((resolve, reject) => proxy.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${proxy.address().port}${pathname}`,
    /** Cuts everybody off in the middle of what the server says next; done when that was. */
    cut: () => new Promise((resolve) => { cutting = resolve; }),
    /** Cuts everybody off, and lets nobody in until `close` is called or the answer is: lets people in again. */
    block: () => new Promise((resolve) => {
      const again = proxy.address().port;
      proxy.close(() => resolve(() => new Promise((ready) => proxy.listen(again, '127.0.0.1', ready))));
      drop();
    }),
    close: () => new Promise((resolve) => {
      proxy.close(resolve);
      drop();
    }),
  };
}
