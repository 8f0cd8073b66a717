import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HttpListener = (request: IncomingMessage, response: ServerResponse) => void;

/** A place on the front that answers. */
export interface Mounted {
  /** Where the server is met: "http://127.0.0.1:8787". */
  address: string;
  /** Takes the listener off; with the last one the server is closed. */
  close(): Promise<void>;
}

/** The one HTTP server of the process: whatever answers over HTTP is mounted under a path of it. */
export interface HttpFront {
  /**
   * Lets a listener answer every path that is the prefix or lies below it; the longest prefix wins. The server is opened
   * with the first one. Throws the system's own error (EADDRINUSE and the like) when host and port can't be had.
   */
  mount(prefix: string, listener: HttpListener): Promise<Mounted>;
}

/** A request must be whole in this time: slow senders hold no connection for long. */
const requestMs = 30_000;
const headersMs = 10_000;

/** @param address host and port to bind; port 0 for any free one */
export function createHttpFront(address: { host: string; port: number }): HttpFront {
  const mounts = new Map<string, HttpListener>();
  let opening: Promise<Server> | null = null;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?', 1)[0] as string;
    const prefix = [...mounts.keys()]
      .filter(each => each === '/' || path === each || path.startsWith(`${each}/`))
      .sort((a, b) => b.length - a.length)[0];
    const listener = prefix === undefined ? undefined : mounts.get(prefix);
    if (listener) listener(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Nothing is here.\n');
  }

  async function open(): Promise<Server> {
    const server = createServer({ requestTimeout: requestMs, headersTimeout: headersMs }, answer);
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(address.port, address.host, () => {
        server.off('error', fail);
        done();
      });
    });
    return server;
  }

  return {
    async mount(prefix, listener) {
      if (mounts.has(prefix)) throw new Error(`something answers under ${prefix} already`);
      mounts.set(prefix, listener);
      opening ??= open();
      let server: Server;
      try {
        server = await opening;
      } catch (error) {
        mounts.delete(prefix);
        opening = null;
        throw error;
      }
      const { port } = server.address() as AddressInfo;
      return {
        address: `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}`,
        async close() {
          if (!mounts.delete(prefix) || mounts.size > 0) return;
          opening = null;
          const closed = new Promise<void>(done => server.close(() => done()));
          server.closeAllConnections();
          await closed;
        },
      };
    },
  };
}

/** Whether an address that a server binds to can be met from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Whether a server could not be opened because of its host or port. */
export function isPortFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND';
}
