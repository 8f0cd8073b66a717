import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { describeFault } from './faults.ts';

type Client = SocketModeReceiver['client'];

/** How long an opening may take before it is given up and begun anew. */
const openingMs = 20_000;

/** A connection that lived this long was a good one: the next loss is mended at once again. */
const goodLifeMs = 10_000;

const slowestMs = 30_000;

export interface SocketOptions {
  client: Client;
  log: Log;
  clock: () => number;
  onState(state: string): void;
  /** Whether a fault is the token's, so that trying again soon is no use. */
  isTokenFault(error: unknown): boolean;
}

/**
 * Keeps the socket to Slack open. The SDK's own reconnecting waits five seconds first and, when an attempt fails
 * without retries, ends in an unhandled rejection (socket-mode 3.1.0): so it is switched off, and this mends every
 * loss, at once the first time, then slower and slower up to half a minute.
 */
export class SlackSocket {
  readonly #options: SocketOptions;
  #wanted = false;
  #wake: (() => void) | null = null;
  #running: Promise<void> | null = null;

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  /** Connects; resolves when Slack has said hello. Throws when the first try fails. */
  async start(): Promise<void> {
    this.#wanted = true;
    let { lost } = await this.#open();
    this.#running = (async () => {
      let quick = 0;
      while (this.#wanted) {
        const began = this.#options.clock();
        await lost;
        if (!this.#wanted) return;
        this.#options.onState('reconnecting');
        this.#options.log.info({}, 'the connection to Slack ended; connecting anew');
        quick = this.#options.clock() - began < goodLifeMs ? quick + 1 : 0;
        if (quick > 1) await this.#pause(quick - 2);
        for (let failures = 0; this.#wanted; failures += 1) {
          try {
            ({ lost } = await this.#open());
            break;
          } catch (error) {
            const refused = this.#options.isTokenFault(error);
            this.#options.onState(refused ? `refused: ${describeFault(error)}` : 'reconnecting');
            this.#options.log.warn({ fault: describeFault(error) }, 'Slack can’t be connected to');
            await this.#pause(refused ? 6 : failures);
          }
        }
      }
    })();
  }

  /** Closes the connection and stays closed. */
  async stop(): Promise<void> {
    this.#wanted = false;
    this.#wake?.();
    // The closing handshake is a courtesy: half a second is enough for it.
    await Promise.race([this.#options.client.disconnect(), this.#after(500)]);
    await Promise.race([this.#running ?? Promise.resolve(), this.#after(500)]);
  }

  /** Opens one connection and gives the promise of its loss. */
  async #open(): Promise<{ lost: Promise<void> }> {
    const { client } = this.#options;
    const lost = new Promise<void>(resolve => {
      client.once('disconnected', () => resolve());
    });
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('Slack did not say hello in time')), openingMs);
    });
    const opening = client.start();
    opening.catch(() => undefined);
    try {
      await Promise.race([opening, tooLong]);
    } catch (error) {
      void client.disconnect().catch(() => undefined);
      throw error;
    } finally {
      clearTimeout(timer);
    }
    this.#options.onState('connected');
    return { lost };
  }

  #pause(failures: number): Promise<void> {
    const wait = Math.min(slowestMs, 500 * 2 ** Math.min(failures, 10));
    return new Promise(resolve => {
      const timer = setTimeout(resolve, wait);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #after(ms: number): Promise<void> {
    return new Promise(resolve => {
      setTimeout(resolve, ms).unref();
    });
  }
}
