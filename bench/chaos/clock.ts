import { createRequire, syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';

/** A clock that runs faster than the machine's, from a moment of its own. */
export interface ClockSetting {
  /** Seconds of this clock in one of the machine's. */
  speed: number;
  /** The machine's time (ms since 1970) at which this clock showed `shows`. */
  at: number;
  shows: number;
}

export interface FastClock {
  /** Sets Date on (or back) by so many milliseconds; timers and performance.now don't notice. */
  shift(ms: number): void;
  setting(): ClockSetting;
}

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * Makes this whole process live faster: Date, performance.now and every timer, so that waits of minutes take seconds and
 * stand to each other as they always do. To be called before anything else is loaded.
 */
export function installClock({ speed, at, shows }: ClockSetting): FastClock {
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const realPerformance = performance.now.bind(performance);
  let shifted = 0;
  const now = () => Math.floor(shows + (realNow() - at) * speed + shifted);
  RealDate.now = now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
  });
  performance.now = () => realPerformance() * speed;

  const shorter = (ms: unknown) => Math.max(1, Math.ceil(Number(ms ?? 0) / speed));
  const { setTimeout: realTimeout, setInterval: realInterval } = globalThis;
  const fastTimeout = ((work: AnyFunction, ms?: number, ...rest: unknown[]) =>
    realTimeout(work, shorter(ms), ...rest)) as typeof setTimeout;
  const fastInterval = ((work: AnyFunction, ms?: number, ...rest: unknown[]) =>
    realInterval(work, shorter(ms), ...rest)) as typeof setInterval;
  const require = createRequire(import.meta.url);
  const promises = require('node:timers/promises') as { setTimeout: AnyFunction };
  const realDelay = promises.setTimeout;
  const fastDelay: AnyFunction = (ms, ...rest) => realDelay(shorter(ms), ...rest);
  Object.defineProperty(fastTimeout, promisify.custom, { value: fastDelay });
  const timers = require('node:timers') as Record<string, unknown>;
  Object.assign(timers, { setTimeout: fastTimeout, setInterval: fastInterval });
  Object.assign(globalThis, { setTimeout: fastTimeout, setInterval: fastInterval });
  promises.setTimeout = fastDelay;
  const realSignal = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = ms => realSignal(shorter(ms));
  syncBuiltinESMExports();

  return {
    shift(ms) {
      shifted += ms;
    },
    setting: () => ({ speed, at, shows: shows + shifted }),
  };
}
