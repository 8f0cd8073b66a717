/** Encodes with a single-byte or two-byte encoding by turning TextDecoder's table round. */
export function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  for (let a = 0; a < 256; a += 1) {
    const single = decoder.decode(Uint8Array.of(a));
    if (single.length === 1 && single !== '\ufffd' && !table.has(single)) table.set(single, [a]);
  }
  if (/euc|shift|big5|gb/.test(encoding)) {
    for (let a = 0x81; a < 0xff; a += 1) {
      for (let b = 0x40; b < 0xff; b += 1) {
        const pair = decoder.decode(Uint8Array.of(a, b));
        if ([...pair].length === 1 && pair !== '\ufffd' && !table.has(pair)) table.set(pair, [a, b]);
      }
    }
  }
  return Uint8Array.from(
    [...text].flatMap(char => {
      const bytes = table.get(char);
      if (!bytes) throw new Error(`${encoding} has no ${char}`);
      return bytes;
    }),
  );
}
