import type { Span } from '../model/reading.ts';
import { hasSpeechWord } from './speech.ts';

/** How far from a quotation the words lie that name its speaker, in UTF-16 units. */
const reach = 90;

const name =
  "\\p{Lu}[\\p{L}\\p{M}’'-]+(?: (?:(?:van|von|de|al|bin|der|den) )?\\p{Lu}[\\p{L}\\p{M}’'.-]*){0,3}";
/** "… said John Miller", "… заявил Иван Петров": verb, then the name. */
const behind = new RegExp(`^[,.»”“«"’'\\s—–-]{0,6}((?:[\\p{Ll}’'-]+ ){1,3})(${name})(?=[\\s,.;:)]|$)`, 'u');
/** "John Miller said: …": the name, then the verb at the end of the words before the quotation. */
const before = new RegExp(
  `(?<![\\p{L}\\p{M}])(${name}),? ((?:[\\p{Ll}’'-]+[ ,]+){0,3}[\\p{Ll}’'-]+[ ,]*)[,:]? ?[—–-]? ?[«“„"'‘]?$`,
  'u',
);
const korean =
  /(?<![가-힣])([가-힣]{2,4} (?:대변인|장관|차관|대통령|총리|위원장|부위원장|국장|원장|교수|연구위원|의원|대사|사령관|총장|실장|대표))(?:은|는|이|가|도)[^“"‘「.]{0,30}$/;
const japanese =
  /([一-鿿゠-ヿー・]{2,12}(?:報道官|大統領|首相|外相|国防相|長官|大使|氏|教授|書記|議員|委員長|司令官))(?:は|が)[^。「」]{0,16}$/;
const chinese =
  /(?:发言人|發言人|部长|部長|总统|總統|主席|教授|院长|院長|专家|專家|大使|司令)([一-鿿]{2,3}|[一-鿿]{1,6}·[一-鿿]{1,8})(?:在[^，。“”]{0,10})?(?:表示|说|說|称|稱|指出|强调|強調)[，:：]?[“"「]?$/;
/** Words with a capital that name nobody. */
const nobody = new Set(
  'The A An He She It They We You I In On At But And This That There Der Die Das Er Sie Es Wir Le La Les Il Elle El Los Él Ella Он Она Они Мы Это В На И Но По Він Вона Вони Ми Це У'.split(
    ' ',
  ),
);

/**
 * The speaker of a quotation as written, when it isn't one of the beat's: a name right before or behind a verb of saying, or
 * with its title in Korean, Japanese and Chinese.
 * @param around the sentences the quotation stands in; nothing beyond them is looked at
 */
export function findUnlistedSpeaker(
  text: string,
  span: Span,
  around: Span,
): { name: string; start: number } | null {
  const tail = text.slice(span.end, Math.min(around.end, span.end + reach));
  const follows = behind.exec(tail);
  if (follows !== null && hasSpeechWord(follows[1] as string) && !article.test(follows[1] as string))
    return toName(follows[2] as string, span.end + follows[0].length - (follows[2] as string).length);
  const from = Math.max(around.start, span.start - reach);
  const head = text.slice(from, span.start).replace(/[“„«»‘’"'「『‹]\s*$/, '');
  const leads = before.exec(head);
  if (leads !== null && hasSpeechWord(firstWord(leads[2] as string)) && !source.test(leads[2] as string))
    return toName(leads[1] as string, from + leads.index);
  const titled = korean.exec(head) ?? japanese.exec(head) ?? chinese.exec(head);
  if (titled === null) return null;
  const name = titled[1] as string;
  return { name, start: from + titled.index + titled[0].indexOf(name) };
}

/** A noun with an article is no name, nor what follows a pronoun: "sagte der Machthaber", "sagte er Agenturen zufolge". */
const article =
  /(?:^| )(?:der|die|das|den|ein|eine|the|a|an|le|la|les|un|une|el|los|una|il|lo|er|sie|es|he|she|it|they|lui|ella|él|он|она|оно|они|він|вона|вони) $/u;
/** Told by, not said by. */
const source = /(?:zufolge|laut|selon|segun|según|secondo)/;

function firstWord(words: string): string {
  return words.trim().split(/[ ,]/)[0] as string;
}

function toName(written: string, start: number): { name: string; start: number } | null {
  const name = written.replace(/(?<![.'’-])[.'’-]+$/, '');
  return nobody.has(name.split(' ')[0] as string) ? null : { name, start };
}
