/** As much of a parsed web page as is read here. */
export interface PageDocument {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>;
  documentElement: PageElement | null;
  body: PageElement | null;
}

export interface PageElement {
  localName: string;
  textContent: string | null;
  readonly parentNode: unknown;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>;
  removeAttribute(name: string): void;
  remove(): void;
}
