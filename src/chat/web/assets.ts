import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Asset {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  /** Whether it never changes under its address. */
  lasting: boolean;
}

const own: Record<string, string> = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** Scripts whose letters come along, for machines that lack them; everything else is left to the system's fonts. */
const fontScripts = ['latin', 'latin-ext', 'cyrillic', 'devanagari'] as const;
const fontName = new RegExp(`^noto-sans-(?:${fontScripts.join('|')})-(?:400|700)-normal\\.woff2$`);

const kept = new Map<string, Promise<Asset>>();

/** A file of the page by its name, or null; only names listed here are ever read. */
export async function findAsset(name: string): Promise<Asset | null> {
  const mediaType = Object.hasOwn(own, name) ? own[name] : undefined;
  if (mediaType !== undefined) return keep(name, join(import.meta.dirname, 'assets', name), mediaType, false);
  if (!fontName.test(name)) return null;
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans/package.json'));
  return keep(name, join(folder, 'files', name), 'font/woff2', true);
}

async function keep(name: string, path: string, mediaType: string, lasting: boolean): Promise<Asset> {
  let asset = kept.get(name);
  if (asset === undefined) {
    asset = readFile(path).then(bytes => ({ bytes: new Uint8Array(bytes), mediaType, lasting }));
    asset.catch(() => kept.delete(name));
    kept.set(name, asset);
  }
  return asset;
}
