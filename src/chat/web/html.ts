import { html as escaping, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { LanguageTag } from '../../model/item.ts';
import { cleanText } from '../discord/markup.ts';

/** HTML that is safe to send: everything put into it from outside is escaped. */
export type Html = HtmlEscapedString;

/** A template whose values are escaped, but for what is HTML already. Values are never promises here. */
export const html = (strings: TemplateStringsArray, ...values: unknown[]): Html =>
  escaping(strings, ...values) as Html;

/** Markup made by this program itself, with nothing from outside in it that is not escaped already. */
export function trust(markup: string): Html {
  return raw(markup);
}

/** Outside text as one element of its own: its language said, its direction found by its letters. */
export function words(text: string, language: LanguageTag | null = null, tag: 'span' | 'p' = 'span'): Html {
  const clean = cleanText(text);
  const lang = language === null ? null : languageOf(language);
  if (tag === 'p')
    return lang === null ? html`<p dir="auto">${clean}</p>` : html`<p dir="auto" lang="${lang}">${clean}</p>`;
  return lang === null ? html`<bdi>${clean}</bdi>` : html`<bdi lang="${lang}">${clean}</bdi>`;
}

/** The value of a `lang` attribute: a well-formed tag, or empty for what is not known. */
export function languageOf(tag: LanguageTag): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical === undefined || canonical === 'und' ? '' : canonical;
  } catch {
    return '';
  }
}
