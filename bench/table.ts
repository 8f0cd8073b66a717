/** One measured thing. */
export interface Row {
  what: string;
  value: string;
  /** What must be reached, where something is. */
  target?: string;
}

/** Prints rows under a heading, in columns. */
export function printRows(heading: string, rows: Record<string, string | undefined>[]): void {
  process.stdout.write(`\n${heading}\n`);
  const names = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const widths = names.map(name => Math.max(name.length, ...rows.map(row => (row[name] ?? '').length)));
  const line = (cells: string[]) =>
    `  ${cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()}\n`;
  process.stdout.write(line(names));
  for (const row of rows) process.stdout.write(line(names.map(name => row[name] ?? '')));
}
