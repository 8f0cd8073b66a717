import type { Core, Surroundings } from './app.ts';
import { type HttpFront, isLoopback, isPortFault } from './chat/http-front.ts';
import { openPage, type PageServer } from './chat/web/page.ts';
import type { Timestamp } from './model/item.ts';

/**
 * Opens the page when it is wanted. A port that can't be had is said in the log and stops nothing else.
 * @returns null when it is off or could not be opened
 */
export async function servePage(
  core: Core,
  front: HttpFront,
  { config, log, now, tickedAt }: Surroundings & { tickedAt: () => Timestamp },
): Promise<PageServer | null> {
  if (!config.webPage) return null;
  const loopback = isLoopback(config.httpHost);
  if (!loopback && config.webToken === null)
    log.warn(
      { host: config.httpHost },
      'the page shows nothing to other machines without a token: set WEB_TOKEN, or WEB_PAGE=off',
    );
  try {
    return await openPage(
      {
        router: core.router,
        contextFor: core.contextFor,
        platforms: core.platforms,
        onOutcome(listener) {
          core.outcomeListeners.add(listener);
          return () => core.outcomeListeners.delete(listener);
        },
        tickedAt,
        now,
        log,
        token: config.webToken,
        loopback,
      },
      front,
    );
  } catch (error) {
    if (!isPortFault(error)) throw error;
    log.warn(
      { host: config.httpHost, port: config.httpPort, fault: (error as { code?: string }).code },
      'the page could not be opened there: set HTTP_PORT to another port (0 for any free one), or WEB_PAGE=off',
    );
    return null;
  }
}
