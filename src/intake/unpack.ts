import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';

const unzip = {
  gzip: promisify(gunzip),
  inflate: promisify(inflate),
  inflateRaw: promisify(inflateRaw),
  brotli: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/** Servers pack twice by mistake; nobody packs more often in good faith. */
const mostLayers = 3;

/** The unpacked body would be larger than allowed. */
export class TooLargeError extends Error {}

/**
 * Unpacks a body: by what its bytes are before what its label says. A false label leaves it as it is, a missing one is
 * made up for, a cut stream gives what is there.
 * @param encoding the Content-Encoding header
 * @throws TooLargeError when more than `maxBytes` come out
 */
export async function unpack(
  bytes: Uint8Array,
  encoding: string | null,
  maxBytes: number,
): Promise<Uint8Array> {
  const labels = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map(label => label.trim())
    .filter(label => label !== '' && label !== 'identity')
    .reverse();
  let body = bytes;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const label = labels[layer];
    const way = wayOf(body, label);
    if (way === null) break;
    const unpacked = await tryWay(body, way, maxBytes);
    if (unpacked === null) break;
    body = unpacked;
  }
  if (body.length > maxBytes) throw new TooLargeError();
  return body;
}

type Way = keyof typeof unzip | 'deflate';

function wayOf(body: Uint8Array, label: string | undefined): Way | null {
  const [a, b, c, d] = body;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (label === 'br') return looksLikeMarkup(body) ? null : 'brotli';
  if (label === 'deflate') return looksLikeMarkup(body) ? null : 'deflate';
  return null;
}

/** A feed that was labelled as packed but isn't. */
function looksLikeMarkup(body: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 16)).replace(/^(?:\xef\xbb\xbf|\s)+/, '');
  return /^[<{][?!\w\s"]/.test(head);
}

async function tryWay(body: Uint8Array, way: Way, maxBytes: number): Promise<Uint8Array | null> {
  const limit = { maxOutputLength: maxBytes };
  // Finishing with a flush gives what a cut stream holds instead of an error.
  const loose = { ...limit, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (way) {
      case 'gzip':
        return await unzip.gzip(body, loose);
      case 'inflate':
      case 'inflateRaw':
        return await unzip[way](body, loose);
      case 'deflate':
        // RFC 9110 means the zlib format; some servers send the bare one.
        return (await tryWay(body, 'inflate', maxBytes)) ?? (await tryWay(body, 'inflateRaw', maxBytes));
      case 'brotli':
        return await unzip.brotli(body, { ...limit, finishFlush: constants.BROTLI_OPERATION_FLUSH });
      case 'zstd':
        return await unzip.zstd(body, limit);
    }
  } catch (error) {
    if (error instanceof TooLargeError || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new TooLargeError();
    return null;
  }
}
