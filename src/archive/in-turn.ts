/** Makes something of each, one after the other and in order. */
export async function mapInTurn<T, R>(items: Iterable<T>, make: (item: T) => Promise<R>): Promise<R[]> {
  const made: R[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}

/**
 * Makes something of each, all asked for before the first answer is there: over a network they then cost one way there and
 * back. For reading; the order in which they are answered is that of the items.
 */
export function mapAtOnce<T, R>(items: T[], make: (item: T) => Promise<R>): Promise<R[]> {
  return Promise.all(items.map(make));
}

/** Those that pass, asked one after the other. */
export async function filterInTurn<T>(
  items: Iterable<T>,
  passes: (item: T) => Promise<boolean>,
): Promise<T[]> {
  const passed: T[] = [];
  for (const item of items) if (await passes(item)) passed.push(item);
  return passed;
}
