/** A time behind a day in Chinese, Japanese and Korean. Every part is bounded, so matching is linear. */
const pattern =
  / ?(?:\([월화수목금토일月火水木金土日]\) ?)?(?<half>오전|오후|새벽|밤|午前|午後|上午|下午|晚上|凌晨|早上|中午|未明)? ?(?<hours>\d{1,2})(?::(?<minutes>\d{2})(?::(?<seconds>\d{2}))?(?!\d)|(?:시|時|时|点|點)(?![간間间])(?: ?(?<past>\d{1,2})[분分]| ?(?<thirty>반(?![가-힣])|半))?)/uy;
/** Twelve before noon is midnight. */
const morning = /오전|새벽|午前|上午|凌晨|早上/u;
const afternoon = /오후|밤|午後|下午|晚上/u;

/**
 * "오후 3시 30분", "午後3時半", "下午3点15分", "08:15" at a place in folded text.
 * @returns as ISO 8601 has it, and where it ends
 */
export function readTimeUnspaced(text: string, at: number): { text: string; end: number } | null {
  pattern.lastIndex = at;
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) return null;
  const end = pattern.lastIndex;
  const late = groups.half !== undefined && afternoon.test(groups.half);
  const early = groups.half !== undefined && morning.test(groups.half);
  const told = Number(groups.hours);
  const hours = early && told === 12 ? 0 : late && told < 12 ? told + 12 : told;
  const minutes = groups.minutes ?? groups.past ?? (groups.thirty === undefined ? '0' : '30');
  if (hours > 23 || Number(minutes) > 59) return null;
  const seconds = groups.seconds === undefined ? '' : `:${groups.seconds}`;
  return { text: `${String(hours).padStart(2, '0')}:${minutes.padStart(2, '0')}${seconds}`, end };
}
