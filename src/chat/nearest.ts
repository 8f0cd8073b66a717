/**
 * The candidate most like what was typed, or null when none is like enough to be meant.
 * Case doesn't matter; a third of the letters, and at least one, may differ; a candidate that begins with
 * what was typed (three letters or more) is always like enough.
 */
export function findNearest(typed: string, candidates: readonly string[]): string | null {
  const wanted = typed.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  let best: { name: string; distance: number } | null = null;
  for (const name of candidates) {
    const candidate = name.toLowerCase();
    if (Math.abs(candidate.length - wanted.length) <= allowed) {
      const distance = measureDistance(wanted, candidate);
      if (distance <= allowed && distance < candidate.length && (best === null || distance < best.distance))
        best = { name, distance };
    }
    if (best === null && wanted.length >= 3 && candidate.startsWith(wanted))
      best = { name, distance: allowed };
  }
  return best?.name ?? null;
}

/** How many letters must be added, dropped, changed or swapped with their neighbour to make one word the other. */
export function measureDistance(from: string, to: string): number {
  const a = [...from];
  const b = [...to];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (line[column - 1] ?? 0) + 1,
        (last[column] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      line.push(cost);
    }
    before = last;
    last = line;
  }
  return last[b.length] ?? 0;
}
