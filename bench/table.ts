/** One measured thing. */
export interface Row {
  what: string;
  value: string;
  /** What must be reached, where something is. */
  target?: string;
}

/** Prints rows under a heading, in columns. */
export function printRows(heading: string, rows: readonly object[]): void {
  process.stdout.write(`\n${heading}\n`);
  const cells = rows.map(row => new Map(Object.entries(row).map(([name, value]) => [name, say(value)])));
  const names = [...new Set(cells.flatMap(row => [...row.keys()]))];
  const widths = names.map(name => Math.max(name.length, ...cells.map(row => (row.get(name) ?? '').length)));
  const line = (cells: string[]) =>
    `  ${cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()}\n`;
  process.stdout.write(line(names));
  for (const row of cells) process.stdout.write(line(names.map(name => row.get(name) ?? '')));
}

/** Numbers with at most three decimals, as people read them. */
function say(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  return value === undefined || value === null ? '' : String(value);
}
