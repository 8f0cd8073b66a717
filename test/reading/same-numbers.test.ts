import { expect, test } from 'vitest';
import { findOtherNumber } from '../../src/reading/same-numbers.ts';

test.each([
  ['ru', 'Отправлено 10 тысяч солдат', 'en', '10,000 soldiers were sent'],
  ['ru', 'Отправлено 10 тысяч солдат', 'en', '10 thousand soldiers were sent'],
  ['ko', '병력 1만2000명을 보냈다', 'en', 'It sent 12,000 troops'],
  ['ko', '6월 19일 회담', 'en', 'Talks on June 19'],
  ['zh', '6月19日派出3万人', 'ru', '19 июня отправлено 30 тысяч человек'],
  ['hi', '१० हज़ार सैनिक भेजे गए', 'en', '10,000 soldiers were sent'],
  ['ru', 'Выросло на 3,5 процента', 'en', 'It grew by 3.5 per cent'],
  ['ru', 'Прибыли девять делегаций', 'en', '9 delegations arrived'],
  ['en', '3 ships left', 'ru', 'Вышли три корабля'],
  ['en', 'Signed on 19.06.2024', 'ru', 'Подписано 19.06.2024'],
])('%s "%s" and %s "%s" tell the same numbers', (from, source, to, translation) => {
  expect(findOtherNumber(source, from, translation, to)).toBeNull();
});

test.each([
  ['ru', 'Отправлено 10 тысяч солдат', 'en', '1,000 soldiers were sent', { value: 10_000, missing: true }],
  ['ru', 'Отправлено 10 тысяч солдат', 'en', 'Soldiers were sent', { value: 10_000, missing: true }],
  ['ko', '6월 19일 회담', 'en', 'Talks on July 19', { value: 6, missing: true }],
  ['ru', 'Отправлены солдаты', 'en', '12,000 soldiers were sent', { value: 12_000, missing: false }],
  ['hi', '१० हज़ार सैनिक', 'en', '20,000 soldiers', { value: 10_000, missing: true }],
])('%s "%s" and %s "%s" do not', (from, source, to, translation, other) => {
  expect(findOtherNumber(source, from, translation, to)).toEqual(other);
});
