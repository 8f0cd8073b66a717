import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitiseHtml } from '../../src/intake/sanitise.ts';
import { passPlain } from '../../src/intake/sanitise-plain.ts';

const base = 'https://example.org/news/';

/** A comment sends HTML the long way and leaves no trace in what comes out. */
const longWay = (html: string) => sanitiseHtml(`${html}<!-- -->`, base);

describe('harmless HTML', () => {
  test.each([
    '<p class="lead" style="color:red">One <b>two</b></p>',
    '<figure><img src="/i.jpg" alt="A bridge" width="600" srcset="x 2x"><figcaption>Where</figcaption></figure>',
    '<p>a<br>b<br/>c</p><hr />',
    '<a href="../x" target="_blank" rel="nofollow" onclick="run()">y</a>',
    '<ol start="3" type="a"><li>z</li></ol><time datetime="2026-01-01" class="d">now</time>',
    '<td colspan="2" title="t">x</td>',
  ])('the short way gives what the library gives: %s', html => {
    expect(passPlain(html, base)).not.toBeNull();
    expect(sanitiseHtml(html, base)).toBe(longWay(html));
  });

  test.each([
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#115;cript:alert(1)">x</a>',
    '<img src=x onerror=alert(1)>',
    '<p title="a`b">x</p>',
    '<img src="data:image/svg+xml,x">',
    '<p><b>x</p></b>',
    '<p>one<p>two</p></p>',
    '<script>x</script>',
    '<p/onclick="x">y</p>',
  ])('what is not plain goes the long way and comes out harmless: %s', html => {
    expect(passPlain(html, base)).toBeNull();
    expect(sanitiseHtml(html, base)).not.toMatch(/script|onerror|onclick|data:/);
  });

  test('whatever comes, nothing that acts comes out', () => {
    const piece = fc.constantFrom(
      ...[
        '<p',
        '<a',
        '<img',
        ' href="',
        ' src="',
        ' onload="',
        'javascript:',
        '/x',
        'https://e.org/',
        '"',
        "'",
        '>',
        ' />',
      ],
      ...[
        '</p>',
        '</a>',
        '<b>',
        '</b>',
        'text',
        '&lt;',
        '&',
        '<',
        '<!--',
        '-->',
        ' title="',
        '`',
        '\\',
        '\n',
        '<svg',
        '<style>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
        const html = pieces.join('');
        const out = sanitiseHtml(html, base);
        expect(out).not.toMatch(/<(?:script|svg|style|iframe)/i);
        for (const [tag] of out.matchAll(/<[^<>]*>/g)) {
          expect(tag).toMatch(/^<\/?[a-z][a-z0-9]*(?: [a-z]+(?:="[^"<>]*")?)*(?: \/)?>$/);
          expect(tag).not.toMatch(/\son[a-z]+=|="\s*javascript:/i);
        }
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  test('depth that stray end tags hide costs no more than words', () => {
    for (const part of [
      '<div></b>',
      '<b></p></i>',
      '<svg><foreignObject><div/>',
      '<table></x><tr></y><td>',
    ]) {
      const before = process.cpuUsage();
      expect(sanitiseHtml(`${part.repeat(30_000)}end`, base)).toContain('end');
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
    }
  });
});
