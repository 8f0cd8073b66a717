import type { Platform, Router } from './chat/platform.ts';
import type { Log } from './log.ts';

const firstPauseMs = 5_000;
const longestPauseMs = 5 * 60_000;

/**
 * Connects a platform. A refusal (a wrong token, a right that is lacking) is thrown: someone must mend it. An outage is
 * not: the rest of the bot works meanwhile, and the platform is tried again with growing pauses until it answers.
 * @param onConnected called when a later try has worked
 * @returns a function that ends the trying
 */
export async function connectPlatform(
  platform: Platform,
  router: Router,
  log: Log,
  onConnected: () => void = () => undefined,
): Promise<() => void> {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const isRefused = () => platform.state().state.startsWith('refused');
  const tryAgain = (pauseMs: number) => {
    timer = setTimeout(() => {
      platform.start(router).then(
        () => {
          log.info({ platform: platform.name }, 'connected after all');
          onConnected();
        },
        error => {
          log.error({ err: error, platform: platform.name }, 'still not connected');
          if (!stopped && !isRefused()) tryAgain(Math.min(pauseMs * 2, longestPauseMs));
        },
      );
    }, pauseMs);
  };
  try {
    await platform.start(router);
  } catch (error) {
    if (isRefused()) throw error;
    log.error({ err: error, platform: platform.name }, 'not connected: it is tried again');
    tryAgain(firstPauseMs);
  }
  return () => {
    stopped = true;
    if (timer) clearTimeout(timer);
  };
}

/**
 * Connects them all. When one is refused, the others are stopped again and the refusal is thrown: half a bot that looks
 * alive would be worse than none.
 * @returns a function that ends every trying
 */
export async function connectPlatforms(platforms: Platform[], router: Router, log: Log): Promise<() => void> {
  const tries = await Promise.allSettled(platforms.map(platform => connectPlatform(platform, router, log)));
  const endTrying = () => {
    for (const one of tries) if (one.status === 'fulfilled') one.value();
  };
  const refused = tries.find(one => one.status === 'rejected');
  if (!refused) return endTrying;
  endTrying();
  await Promise.allSettled(platforms.map(platform => platform.stop()));
  throw refused.reason;
}
