import type { HttpFront, HttpListener, Mounted } from '../http-front.ts';
import { createLive, type Live } from './live.ts';
import type { PageOptions } from './surroundings.ts';

export type { PageOptions } from './surroundings.ts';

/** The page, open. */
export interface PageServer {
  /** "http://127.0.0.1:8787". */
  address: string;
  close(): Promise<void>;
}

/**
 * Opens the page on the front. What draws it is loaded when somebody first asks, so that a bot whose page nobody opens
 * carries only a socket. Throws the system's error when host and port can't be had.
 */
export async function openPage(options: PageOptions, front: HttpFront): Promise<PageServer> {
  let loading: Promise<{ listener: HttpListener; live: Live; end(): void }> | null = null;
  const load = async () => {
    const [{ getRequestListener }, { createRoutes }, { tellArrivals }] = await Promise.all([
      import('@hono/node-server'),
      import('./routes.ts'),
      import('./arrivals.ts'),
    ]);
    const live = createLive(options.log);
    const end = tellArrivals(options, live);
    const listener = getRequestListener(createRoutes(options, live).fetch, { overrideGlobalObjects: false });
    return { listener: listener as HttpListener, live, end };
  };
  const mounted: Mounted = await front.mount('/', (request, response) => {
    loading ??= load();
    loading.then(
      page => page.listener(request, response),
      error => {
        loading = null;
        options.log.error({ err: error }, 'the page could not be loaded');
        response
          .writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
          .end('The page could not be loaded.\n');
      },
    );
  });
  return {
    address: mounted.address,
    async close() {
      const page = await loading?.catch(() => null);
      page?.end();
      page?.live.close();
      await mounted.close();
    },
  };
}
