/** Waiting for conditions: they are looked at after every request and every few milliseconds, until a deadline. */
export function createWaiting(describe: () => string) {
  const waiters = new Set<() => void>();
  const changed = () => {
    for (const check of [...waiters]) check();
  };

  /** Waits until the predicate holds or gives something; fails after the deadline, with what was waited for. */
  function waitFor<T>(
    predicate: () => T | null | undefined | false,
    what = 'a condition',
    ms = 8000,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const done = () => {
        waiters.delete(check);
        clearTimeout(deadline);
        clearInterval(poll);
      };
      const check = () => {
        const value = predicate();
        if (value === null || value === undefined || value === false) return;
        done();
        resolve(value);
      };
      const deadline = setTimeout(() => {
        done();
        reject(new Error(`waited ${ms} ms in vain for ${what}; ${describe()}`));
      }, ms);
      // Some conditions change without a request: a line cut, a state noted by the client.
      const poll = setInterval(check, 10);
      waiters.add(check);
      check();
    });
  }

  return { waitFor, changed };
}
