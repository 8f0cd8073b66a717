import { describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { createReader } from '../../src/reading/read.ts';
import { makeItem } from '../helpers/readings.ts';

const reader = createReader({ beat: russiaDprk, judge: null });
const read = (text: string) => reader.read(makeItem({ text }));

describe('countries of an article', () => {
  test.each([
    ['en', 'The Russian Foreign Ministry had no comment on the talks held on Monday.', ['RU']],
    ['ru', 'В МИД РФ воздержались от комментариев, сообщил в понедельник представитель ведомства.', ['RU']],
    ['hi', 'दक्षिण कोरियाई खुफिया एजेंसी ने सोमवार को यह जानकारी दी है।', ['KR']],
    ['zh-Hans', '俄罗斯外交部星期一表示，目前没有消息可以公布。', ['RU']],
    ['en', 'The Kremlin had no comment, and NATO said nothing about it on Monday.', []],
    ['en', 'The Workers’ Party of Korea met on Monday to discuss the harvest.', []],
  ])('a body whose name holds a country names it (%s: %s)', (_language, text, wanted) => {
    expect(read(text).countries).toEqual(wanted);
  });

  test('a government meant by its capital is told apart from the place', () => {
    const meant = read('सियोल ने दावा किया है कि हथियार भेजे गए। बैठक सोमवार को हुई थी।');
    expect(meant.metonyms).toEqual(['KR']);
    const place = read('यह बैठक सोमवार को सियोल में हुई थी और उसमें कई लोग शामिल हुए।');
    expect(place.metonyms).toEqual([]);
    expect(place.places.map(one => one.name)).toEqual(['Seoul']);
  });

  test.each([
    ['ru', 'Кремль заявил, что переговоры продолжаются и будут идти ещё неделю.', ['RU']],
    ['el', 'Η Σεούλ κατηγόρησε τους γείτονες ότι στέλνουν όπλα στο μέτωπο.', ['KR']],
    ['el', 'Η συνάντηση έγινε στη Σεούλ και κράτησε περίπου δύο ώρες.', []],
    ['fa', 'سئول اعلام کرد که محموله‌های تازه‌ای از سلاح فرستاده شده است.', ['KR']],
    ['ar', 'اتهمت سيول جارتها بإرسال شحنات جديدة من الأسلحة الى الجبهة.', ['KR']],
    ['ar', 'عقد الاجتماع في سيول واستمر ساعتين بحضور عدد من المسؤولين.', []],
    ['ta', 'சியோல் குற்றம் சாட்டியது, ஆனால் ஆதாரம் எதுவும் வெளியிடப்படவில்லை.', ['KR']],
  ])('capitals as governments (%s: %s)', (_language, text, wanted) => {
    expect(read(text).metonyms).toEqual(wanted);
  });
});
