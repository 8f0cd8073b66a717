/** Labels met in the wild that the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) doesn't list. */
const aliases: Record<string, string> = {
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  windows949: 'euc-kr',
  ksc5601: 'euc-kr',
  ksx1001: 'euc-kr',
  kscode: 'euc-kr',
  ksc56011987: 'euc-kr',
  euckr: 'euc-kr',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  windows932: 'shift_jis',
  sjis: 'shift_jis',
  shiftjis: 'shift_jis',
  xsjis: 'shift_jis',
  mskanji: 'shift_jis',
  shiftjis2004: 'shift_jis',
  shiftjisx0213: 'shift_jis',
  eucjp: 'euc-jp',
  ujis: 'euc-jp',
  eucjpms: 'euc-jp',
  eucjis2004: 'euc-jp',
  cp51932: 'euc-jp',
  jis: 'iso-2022-jp',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jp3: 'iso-2022-jp',
  iso2022jpext: 'iso-2022-jp',
  gb2312: 'gb18030',
  gb23121980: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  windows936: 'gb18030',
  euccn: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  big5hkscs: 'big5',
  cp950: 'big5',
  ms950: 'big5',
  windows950: 'big5',
  koi8: 'koi8-r',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  koi8ru: 'koi8-u',
  cp866: 'ibm866',
  ibm866: 'ibm866',
  dos866: 'ibm866',
  win1251: 'windows-1251',
  ansi1251: 'windows-1251',
  cyrillic1251: 'windows-1251',
  maccyrillic: 'x-mac-cyrillic',
  maciceland: 'mac-iceland',
  macgreek: 'mac-greek',
  macturkish: 'mac-turkish',
  maclatin2: 'mac-latin2',
  maccentraleurope: 'mac-latin2',
  maccroatian: 'mac-croatian',
  macromanian: 'mac-romanian',
  roman8: 'hp-roman8',
  hproman8: 'hp-roman8',
  r8: 'hp-roman8',
  ibm1051: 'hp-roman8',
  ptcp154: 'ptcp154',
  pt154: 'ptcp154',
  cp154: 'ptcp154',
  cyrillicasian: 'ptcp154',
  kz1048: 'kz-1048',
  rk1048: 'kz-1048',
  strk10482002: 'kz-1048',
  koi8t: 'koi8-t',
  macroman: 'macintosh',
  tis620: 'windows-874',
  tis62025331: 'windows-874',
  cp874: 'windows-874',
  thai: 'windows-874',
  usascii: 'us-ascii',
  ascii: 'us-ascii',
  us: 'us-ascii',
  iso646us: 'us-ascii',
  ansix341968: 'us-ascii',
  utf8: 'utf-8',
  utf8mb4: 'utf-8',
  unicode11utf8: 'utf-8',
  unicode: 'utf-16',
  ucs2: 'utf-16',
  iso10646ucs2: 'utf-16',
  utf16: 'utf-16',
  u16: 'utf-16',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  ucs4: 'utf-32',
  iso10646ucs4: 'utf-32',
  csucs4: 'utf-32',
  utf32: 'utf-32',
  u32: 'utf-32',
  utf32le: 'utf-32le',
  utf32be: 'utf-32be',
};

/** DOS code pages; the upper half of each stands in code-pages.ts. */
const dosPages =
  /^(?:cs)?(?:p?cp?|ibm|pc|oem)?(437|720|737|775|850|852|855|857|858|860|861|862|863|864|865|869|1006|1125)(?:baltic|multilingual)?$/;
/^(?:cs)?(?:p?cp?|ibm|pc|oem)?(437|737|775|850|852|855|857|858|860|861|862|863|864|865|869)$/;

/**
 * Finds the encoding a label means.
 * @returns the name `decodeAs` understands, in lower case, or null when the label means nothing
 */
export function findEncoding(label: string | null | undefined): string | null {
  if (!label) return null;
  const plain = label
    .slice(0, 60)
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim()
    .toLowerCase();
  if (plain === '') return null;
  const squeezed = plain.replace(/[^a-z0-9]/g, '').replace(/^(?:x|cs)(?=[a-z])/, '');
  const known = aliases[squeezed];
  if (known) return known;
  const dos = dosPages.exec(squeezed);
  if (dos) return `cp${dos[1]}`;
  for (const candidate of [
    plain,
    plain.replaceAll('_', '-'),
    squeezed.replace(/^(?:win|windows|cp|ansi|ms)(125\d|874)$/, 'windows-$1'),
    squeezed.replace(/^(?:iso)?8859(\d{1,2})[ei]?$/, 'iso-8859-$1'),
  ]) {
    try {
      const encoding = new TextDecoder(candidate).encoding;
      // Latin-1 is kept apart from windows-1252 by name: it is the label servers give without looking.
      return encoding === 'windows-1252' && !/1252/.test(candidate) ? 'iso-8859-1' : encoding;
    } catch {
      // Not a label of the standard; the next spelling may be.
    }
  }
  return null;
}

/** What TextDecoder calls it. */
export function decoderName(encoding: string): string {
  if (encoding === 'us-ascii' || encoding === 'iso-8859-1') return 'windows-1252';
  return encoding;
}

/** True where a label is often set without regard to the bytes: servers' and editors' defaults. */
export function isWeakLabel(encoding: string): boolean {
  return encoding === 'iso-8859-1' || encoding === 'us-ascii' || encoding === 'windows-1252';
}
