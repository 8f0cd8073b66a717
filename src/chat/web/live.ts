import type { Log } from '../../log.ts';

/** So many may watch at once; each holds a connection open. */
const mostWatchers = 50;
/** A line that says nothing, so that proxies and browsers keep the connection. */
const heartbeatMs = 20_000;

/** Tells everyone who has the page open, by server-sent events (html.spec.whatwg.org, §9.2). */
export interface Live {
  /** A stream for one watcher; null when there are too many. */
  watch(): Response | null;
  /** Sends a piece of the page to everyone who watches. */
  tell(event: string, data: string): void;
  watching(): number;
  close(): void;
}

export function createLive(log: Log): Live {
  const watchers = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  let heart: NodeJS.Timeout | null = null;
  let number = 0;

  function send(text: string): void {
    const bytes = encoder.encode(text);
    for (const watcher of watchers) {
      // Whoever takes nothing any more is let go: the browser comes back by itself.
      if ((watcher.desiredSize ?? 0) < -1_000_000) {
        leave(watcher);
        watcher.error(new Error('too slow'));
      } else watcher.enqueue(bytes);
    }
  }
  function leave(watcher: ReadableStreamDefaultController<Uint8Array>): void {
    watchers.delete(watcher);
    if (watchers.size > 0 || heart === null) return;
    clearInterval(heart);
    heart = null;
  }

  return {
    watching: () => watchers.size,
    watch() {
      if (watchers.size >= mostWatchers) {
        log.warn({ watchers: watchers.size }, 'too many have the page open: one more gets no live arrivals');
        return null;
      }
      let own: ReadableStreamDefaultController<Uint8Array>;
      const stream = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            own = controller;
            watchers.add(own);
            own.enqueue(encoder.encode('retry: 3000\n: here\n\n'));
            heart ??= setInterval(() => send(': still here\n\n'), heartbeatMs);
            heart.unref();
          },
          cancel: () => leave(own),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: 65_536 }),
      );
      return new Response(stream, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
      });
    },
    tell(event, data) {
      number += 1;
      const lines = data.split(/\r\n|\r|\n/).map(line => `data: ${line}\n`);
      send(`id: ${number}\nevent: ${event}\n${lines.join('')}\n`);
    },
    close() {
      for (const watcher of [...watchers]) {
        leave(watcher);
        watcher.close();
      }
    },
  };
}
