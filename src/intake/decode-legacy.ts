import { decodeAs } from './decode-as.ts';
import { findEncoding, isWeakLabel } from './encodings.ts';
import { type Decoded, decodedFrom, type Label } from './labels.ts';
import { loadEncodingDetector } from './packages.ts';
import { judgeDecoding } from './plausibility.ts';

/** Above this, a decoding isn't believed. Measured: right ones lie under 0.35, wrong ones above 0.6. */
export const believable = 0.62;

/** The same for a text long enough to judge well: right ones were all below 0.27, random bytes above 0.42. */
const believableLong = 0.4;

/** How much of a file the judgement is made on. */
const sampleBytes = 24_000;

/** Tried whatever the labels say; earlier ones win a tie. */
const usualSuspects = [
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'euc-kr',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'windows-1252',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-874',
  'ibm866',
  'iso-8859-5',
];

/** Decodes what is no UTF-8: the labels, a detector and the usual encodings are tried, and what reads most like text is taken. */
export function decodeLegacy(bytes: Uint8Array, labels: Label[]): Decoded | { problem: string } {
  const sample = takeSample(bytes);
  const bonus = new Map<string, number>();
  const give = (encoding: string, amount: number) =>
    bonus.set(encoding, Math.max(bonus.get(encoding) ?? 0, amount));
  const high = countHigh(sample);
  const few = high < 12;
  // With a letter or two there is nothing to judge by: only the label can know.
  const strong = high < 4 ? 1.2 : few ? 0.5 : 0.16;
  for (const label of labels) {
    if (label.encoding.startsWith('utf-')) continue;
    give(label.encoding, isWeakLabel(label.encoding) ? (few ? 0.1 : 0.04) : strong);
  }
  for (const [index, guess] of detect(sample).entries())
    give(guess.encoding, index === 0 && high > 3 ? 0.12 : 0.04);
  for (const encoding of usualSuspects) give(encoding, 0);
  if (bytes.length % 2 === 0 && labels.some(l => l.encoding.startsWith('utf-16')))
    for (const encoding of ['utf-16le', 'utf-16be']) give(encoding, 0);

  let best: { encoding: string; cost: number; score: number; judged: number } | null = null;
  for (const [encoding, extra] of bonus) {
    const { cost, judged } = judgeDecoding(decodeAs(sample, encoding));
    const score = cost - extra;
    if (!best || score < best.score - 1e-9) best = { encoding, cost, score, judged };
  }
  const labelled = labels.some(label => label.encoding === best?.encoding);
  const limit = best && best.judged > 100 ? (labelled ? believableLong + 0.15 : believableLong) : believable;
  if (!best || (best.judged > 100 ? best.cost : best.score) > limit || (best.cost > 1.6 && best.judged > 2))
    return {
      problem:
        'The text could not be decoded: its bytes fit no known character encoding. Saving it as UTF-8 will help.',
    };
  const text = decodeAs(bytes, best.encoding);
  const notes = decodedFrom(best.encoding);
  const declared = labels.find(label => label.encoding !== best.encoding);
  if (declared && !isWeakLabel(declared.encoding))
    notes.push(`labelled ${declared.encoding}, which the bytes are not`);
  return { text, encoding: best.encoding, notes };
}

function detect(sample: Uint8Array): { encoding: string }[] {
  try {
    return loadEncodingDetector()(sample)
      .map(guess => findEncoding(guess.encoding))
      .filter(encoding => encoding !== null && !encoding.startsWith('utf-') && encoding !== 'us-ascii')
      .slice(0, 4)
      .map(encoding => ({ encoding: encoding as string }));
  } catch {
    return [];
  }
}

/** The parts outside ASCII with what stands around them, without markup; enough to judge by. */
function takeSample(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(sampleBytes);
  let length = 0;
  let inTag = false;
  let quiet = 0;
  for (const byte of bytes) {
    if (byte === 0x3c) inTag = true;
    if (inTag) {
      if (byte === 0x3e) {
        inTag = false;
        out[length] = 0x20;
        length += 1;
      } else if (byte < 0x80 || length === 0) {
        if (length >= sampleBytes) break;
        continue;
      }
    } else {
      quiet = byte >= 0x80 ? 0 : quiet + 1;
      // A long stretch of ASCII says nothing.
      if (quiet > 60) continue;
      out[length] = byte;
      length += 1;
    }
    if (length >= sampleBytes) break;
  }
  const sample = out.subarray(0, length);
  return countHigh(sample) === 0 ? bytes.subarray(0, sampleBytes) : sample;
}

function countHigh(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count += 1;
  return count;
}
