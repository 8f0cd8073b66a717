/** Pattern of Korean dates. Every part is bounded, so matching is linear. */

const year = '(?:(?<era>주체) ?(?<eraYear>\\d{2,3}) ?(?:\\(\\d{4}\\) ?)?년|(?<year>(?<!\\d)\\d{4})년)';
const yearWord = '(?<yearWord>재작년|지난해|작년|올해|금년|내년)';
/** After a number and 일: a length of time, an ordinal, or another word that begins with 일. */
const noDay = '간|째|만|동안|반|정|본|씩|분|선|대|가량|여|장|차|곱|주|원| ?만에| ?동안| ?연속';
const day = `(?:(?<begin>(?<!\\d)\\d{1,2})일?(?<join>[∼~\\-]))?(?<day>(?<!\\d)\\d{1,2})일`;

/** How a date begins: tried first, so that most places cost one look. */
const begins = "(?=[\\d'주재지작올금내오이다그엊어전모글월화수목금토일한두세석네넉다여일아열하사나닷엿보])";

/** Alternatives in order: a month with its day, figures, weekday, day, month, year and week words, counts, bare days, years. */
export const koreanPattern = new RegExp(
  `${begins}(?:${[
    `(?:${year}|${yearWord}) ?(?<month>\\d{1,2})월(?: ?${day})?`,
    `(?<lead>지난|오는) (?<month>\\d{1,2})월(?: ?${day})?`,
    `(?<month>(?<!\\d)\\d{1,2})월(?: ?${day})?`,
    "(?<figures>(?<![\\d.\\-/])'?(?:\\d{4}|\\d{1,2})(?:- ?\\d{1,2}- ?|/\\d{1,2}/|\\. ?\\d{1,2}\\. ?)(?:\\d{4}|\\d{1,2})(?![\\d\\-/]|\\.\\d))",
    '(?:(?<week>지난 ?주|이번 ?주|다음 ?주) ?)?(?<weekday>[월화수목금토일])요일',
    '(?<dayWord>그끄저께|그저께|엊그제|그제|어제|전날|오늘|내일|모레|글피)(?![가-힣]{3})',
    '(?<monthWord>지난 ?달|이번 ?달|이달|다음 ?달|내달)(?: ?(?:(?<begin>\\d{1,2})일?(?<join>[∼~\\-]))?(?<day>\\d{1,2})일)?',
    '(?<count>\\d{1,3}|일(?=주일)|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열) ?(?<unit>일|주일|주|개월|달|년|해) ?(?<way>전|후|뒤)(?![가-힣]{0,1}[쟁투국체])',
    '(?<count>하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름) ?(?<way>전|후|뒤)',
    yearWord,
    '(?<weekWord>지난 ?주|이번 ?주|다음 ?주)',
    `(?:(?<lead>지난|오는) )?(?<![\\d가-힣.])(?:(?<begin>\\d{1,2})일?(?<join>[∼~\\-]))?(?<day>\\d{1,2})일(?!${noDay})`,
    `${year}(?!간|만|째|여)`,
  ].join('|')})`,
  'gu',
);
