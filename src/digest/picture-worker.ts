import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** In a thread of its own: takes an SVG, gives PNG bytes or the fault in words. */
const { resolve } = createRequire(import.meta.url);
const faces = ['latin-400', 'latin-700', 'latin-ext-400', 'cyrillic-400'];

const ready = Promise.all([
  initWasm(readFile(resolve('@resvg/resvg-wasm/index_bg.wasm'))),
  ...faces.map(async face => {
    const file = resolve(`@fontsource/noto-sans/files/noto-sans-${face}-normal.woff2`);
    return new Uint8Array(await readFile(file));
  }),
]).then(([, ...fonts]) => fonts as Uint8Array[]);

parentPort?.on('message', async ({ id, svg }: { id: number; svg: string }) => {
  try {
    const resvg = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: 2 },
      font: { fontBuffers: await ready, defaultFontFamily: 'Noto Sans' },
    });
    const image = resvg.render();
    parentPort?.postMessage({ id, bytes: image.asPng() });
    image.free();
    resvg.free();
  } catch (error) {
    parentPort?.postMessage({ id, fault: String(error) });
  }
});
