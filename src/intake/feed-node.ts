import { escapeHtml } from './tame.ts';

/** An element of a feed, its name brought to one spelling whatever prefix the feed chose. */
export interface FeedNode {
  /** "title", "dc:creator", "content:encoded", "atom:link"; of known names the case is mended. */
  name: string;
  attributes: Record<string, string>;
  children: (FeedNode | string)[];
  /** What relative addresses in it are relative to, by xml:base; null when nothing says. */
  base: string | null;
  lang: string | null;
  /** False when the document ended inside it. */
  closed: boolean;
}

/** All text in it, elements included, in order. */
export function textOf(node: FeedNode): string {
  let text = '';
  for (const child of node.children) text += typeof child === 'string' ? child : textOf(child);
  return text;
}

/** The direct children with a name. */
export function childrenOf(node: FeedNode, name: string): FeedNode[] {
  return node.children.filter(child => typeof child !== 'string' && child.name === name) as FeedNode[];
}

/**
 * Its children as HTML source, for bodies given as elements.
 * @param literal true where text is text (XHTML); false where it may hold escaped markup beside the elements
 */
export function markupOf(node: FeedNode, literal: boolean): string {
  let html = '';
  for (const child of node.children) {
    if (typeof child === 'string') {
      html += literal ? escapeHtml(child) : child;
      continue;
    }
    const name = child.name.replace(/^.*:/, '');
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) continue;
    html += `<${name}`;
    for (const key in child.attributes) {
      if (/^[a-z][a-z0-9-]*$/.test(key))
        html += ` ${key}="${escapeHtml(child.attributes[key] as string).replaceAll('"', '&quot;')}"`;
    }
    const inside = markupOf(child, literal);
    const empty = inside === '' && /^(?:br|hr|img|source|wbr|area|col|embed|input)$/i.test(name);
    html += empty ? '>' : `>${inside}</${name}>`;
  }
  return html;
}
