import { describe, expect, test } from 'vitest';
import { identifyAddress, tidyAddress } from '../../src/model/web-address.ts';

describe('addresses of pages', () => {
  test.each([
    ['https://a.example/n?utm_source=rss&utm_medium=feed', 'https://a.example/n'],
    ['https://a.example/n?id=7&fbclid=x&p=2#comments', 'https://a.example/n?id=7&p=2'],
    ['https://me:word@a.example/n', 'https://a.example/n'],
    ['https://a.example/n?q=a%2Fb+c&gclid=1', 'https://a.example/n?q=a%2Fb+c'],
    ['https://a.example/#!/page', 'https://a.example/#!/page'],
    ['http://www.a.example/n/', 'http://www.a.example/n/'],
    ['urn:x:1', 'urn:x:1'],
    ['http://[', 'http://['],
  ])('%s is shown as %s', (address, shown) => {
    expect(tidyAddress(address)).toBe(shown);
  });

  test.each([
    ['http://www.a.example/n/', 'https://a.example/n'],
    ['https://m.a.example/n?utm_campaign=x', 'https://a.example/n'],
    ['https://A.EXAMPLE:443/n#part', 'https://a.example/n'],
    ['https://amp.a.example/n//', 'https://a.example/n'],
  ])('%s is the same page as %s', (one, other) => {
    expect(identifyAddress(one)).toBe(identifyAddress(other));
  });

  test.each([
    ['https://a.example/n?id=1', 'https://a.example/n?id=2'],
    ['https://a.example/n', 'https://news.a.example/n'],
    ['https://a.example/n', 'https://a.example:8443/n'],
    ['https://m.to/1', 'https://to/1'],
    ['https://a.example/N', 'https://a.example/n'],
  ])('%s and %s are two pages', (one, other) => {
    expect(identifyAddress(one)).not.toBe(identifyAddress(other));
  });
});
