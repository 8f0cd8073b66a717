import type { CounterLexicon } from './figure-counter-lexicon.ts';
import { readDigits } from './figure-digits.ts';
import { joinRange, type Numeral } from './figure-numbers.ts';
import { isDigit } from './script.ts';

/** Reads a number at a place, or a range with or without its counting word in between: "1만~1만2000명", "1000명~1200명". */
export function readCounterNumeral(text: string, from: number, lexicon: CounterLexicon): Numeral | null {
  const { to, counting } = lexicon;
  const one = readOne(text, from, lexicon);
  if (one === null) return null;
  to.lastIndex = one.end;
  counting.lastIndex = one.end;
  let link = to.exec(text);
  if (link === null) {
    // "1000명~1200명"
    const unit = counting.exec(text);
    if (unit === null) return one;
    to.lastIndex = one.end + unit[0].length;
    link = to.exec(text);
    if (link === null) return one;
  }
  const other = readOne(text, to.lastIndex, lexicon);
  return other === null ? one : (joinRange(one, other) ?? one);
}

function readOne(text: string, from: number, lexicon: CounterLexicon): Numeral | null {
  const { language, spaced, style, digits, small, scales, digitWord, scaleWord } = lexicon;
  let sum = 0;
  let open = 0;
  let current: number | null = null;
  let scale = 1;
  let figures = false;
  let grouped = false;
  let at = from;
  let end = from;
  for (let step = 0; step < 16; step++) {
    if (isDigit(text.charCodeAt(at))) {
      if (current !== null) break;
      const read = readDigits(text, at, style);
      if (read === null) {
        if (at === from) return null;
        break;
      }
      if (at > from && read.value >= scale) break;
      current = read.value;
      figures = true;
      grouped ||= read.grouped;
      end = read.end;
    } else {
      scaleWord.lastIndex = at;
      const times = scaleWord.exec(text);
      digitWord.lastIndex = text[at] === ' ' && spaced ? at + 1 : at;
      const word = times === null ? digitWord.exec(text) : null;
      if (times !== null) {
        const value = scales.get(times[1] as string) as number;
        if (value < 1e4) {
          open += (current ?? 1) * value;
          // "800 ngàn", "3 ร้อยล้าน": what follows may multiply all of it
        } else if (current === null && open === 0 && sum > 0) sum *= value;
        else {
          sum += (open + (current ?? 0) || 1) * value;
          open = 0;
        }
        if (value < 1e4 && language === 'th' && current !== null) figures ||= false;
        current = null;
        scale = value;
        end = at + times[0].length;
      } else if (word !== null) {
        const key = word[0];
        const value = digits.get(key) ?? small.get(key);
        if (value === undefined) break;
        if (current !== null && digits.has(key)) {
          // "两三枚" is two or three; longer runs are years
          if (end !== from + 1 || value !== current + 1) return null;
          const next = digitWord.lastIndex;
          scaleWord.lastIndex = next;
          const by = scaleWord.exec(text);
          const times = by === null ? 1 : (scales.get(by[1] as string) as number);
          const low: Numeral = {
            start: from,
            end,
            value: current * times,
            scale: times,
            plain: false,
            spelled: false,
          };
          return joinRange(low, { ...low, end: next + (by?.[0].length ?? 0), value: value * times });
        }
        if (small.has(key) && !digits.has(key) && current !== null) break;
        current = current === null ? value : current * 10 + value;
        end = digitWord.lastIndex;
      } else break;
    }
    at = end;
    if (text[at] === ' ' && scale > 1 && isDigit(text.charCodeAt(at + 1)) && current === null) at++;
  }
  const value = Math.round((sum + open + (current ?? 0)) * 1e6) / 1e6;
  if (end === from || !(value > 0 && value < 1e16)) return null;
  return {
    start: from,
    end,
    value,
    scale: current === null ? scale : 1,
    plain: figures && !grouped && end - from === 4 && scale === 1,
    spelled: !figures,
  };
}
