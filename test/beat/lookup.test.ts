import { describe, expect, test } from 'vitest';
import { daysOf, indexBeat } from '../../src/beat/lookup.ts';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';

const index = indexBeat(russiaDprk);

describe('who held which office when', () => {
  test('Shoigu was Defence Minister in July 2023 and Security Council secretary in March 2025', () => {
    expect(index.officeOn('sergei-shoigu', '2023-07-26')?.title).toBe("Russia's Defence Minister");
    expect(index.officeOn('sergei-shoigu', '2025-03-21')?.title).toBe("Russia's Security Council secretary");
    expect(index.officeOn('sergei-shoigu', '2025-03')?.title).toBe("Russia's Security Council secretary");
  });

  test('a year in which the office changed decides nothing', () => {
    expect(index.officeOn('sergei-shoigu', '2024')).toBeNull();
    expect(index.officeOn('sergei-shoigu', '2024-05')).toBeNull();
  });

  test('on the day of the change the new office counts', () => {
    expect(index.officesOn('sergei-shoigu', '2024-05-12').map(office => office.title)).toEqual([
      "Russia's Defence Minister",
      "Russia's Security Council secretary",
    ]);
    expect(index.officeOn('sergei-shoigu', '2024-05-12')?.title).toBe("Russia's Security Council secretary");
  });

  test('the same office held twice is told apart by its dates', () => {
    expect(index.officeOn('donald-trump', '2019-06-30')?.title).toBe('US President');
    expect(index.officeOn('donald-trump', '2023-06-30')).toBeNull();
    expect(index.officeOn('donald-trump', '2025-03-21')?.title).toBe('US President');
    expect(index.officesOf('donald-trump')).toHaveLength(2);
  });

  test('Shin Won-sik went from the ministry to the presidential office', () => {
    expect(index.officeOn('shin-won-sik', '2024-01-15')?.title).toBe("South Korea's Defence Minister");
    expect(index.officeOn('shin-won-sik', '2024-11-20')?.title).toBe(
      "South Korea's National Security Adviser",
    );
    expect(index.officeOn('shin-won-sik', '2025-08-01')).toBeNull();
  });

  test('the words for an office are there in the languages of the news', () => {
    const office = index.officeOn('sergei-shoigu', '2023-07-26');
    expect(office?.words.hi).toContain('रक्षा मंत्री');
    expect(office?.words.ko).toContain('국방장관');
    expect(index.officeOn('sergei-shoigu', '2025-03-21')?.words.hi).toContain('सुरक्षा परिषद के सचिव');
  });

  test('someone unknown, or a date that is none, gives nothing', () => {
    expect(index.officeOn('nobody', '2023-07-26')).toBeNull();
    expect(index.officeOn('sergei-shoigu', 'last summer')).toBeNull();
    expect(index.officesOf('nobody')).toEqual([]);
  });
});

describe('known events', () => {
  test('the treaty is found near 20 June 2024, the July 2023 visit is not', () => {
    const near = index.eventsNear('2024-06-20', 3).map(event => event.id);
    expect(near).toContain('partnership-treaty-2024');
    expect(near).toContain('putin-visits-pyongyang-2024');
    expect(near).not.toContain('shoigu-visits-pyongyang-2023');
  });

  test('a month asks for all of its days', () => {
    const ids = index.eventsNear('2023-09', 0).map(event => event.id);
    expect(ids).toContain('vostochny-summit-2023');
    expect(ids).toContain('kim-shoigu-vladivostok-2023');
  });

  test('an event dated by its month lies in that month', () => {
    expect(index.eventsNear('2020-01-20', 0).map(event => event.id)).toContain('dprk-border-closure-2020');
    expect(index.eventsNear('2020-02-20', 3).map(event => event.id)).not.toContain(
      'dprk-border-closure-2020',
    );
  });

  test("a person's events come in order of time", () => {
    const dates = index.eventsWith(['sergei-shoigu']).map(event => event.from);
    expect(dates.length).toBeGreaterThanOrEqual(6);
    expect(dates).toEqual([...dates].sort());
  });

  test('a date that is none has no events near it', () => {
    expect(index.eventsNear('2024-13', 3)).toEqual([]);
    expect(index.eventsNear('soon', 3)).toEqual([]);
  });

  test('an event is found by its id', () => {
    expect(index.event('vladivostok-summit-2019')?.from).toBe('2019-04-25');
    expect(index.event('no-such-event')).toBeUndefined();
  });
});

describe('names for people', () => {
  test('ids are shown by their English names, unknown ones as they are', () => {
    expect(index.nameOf('kim-jong-un')).toBe('Kim Jong Un');
    expect(index.nameOf('nobody')).toBe('nobody');
    expect(index.entity('pyongyang')?.governs).toBe('KP');
    expect(index.entity('nobody')).toBeUndefined();
    expect(index.topicName('arms-supply')).toBe('Arms supply');
    expect(index.topicName('gardening')).toBe('gardening');
    expect(index.eventKindName('missile-test')).toBe('Missile test');
    expect(index.eventKindName('picnic')).toBe('picnic');
  });
});

describe('the days a date stands for', () => {
  test('a year, a month, a day and a timestamp', () => {
    expect(daysOf('2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(daysOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOf('2023-07-26')).toEqual({ from: '2023-07-26', to: '2023-07-26' });
    expect(daysOf('2023-07-26T10:00:00.000Z')).toEqual({ from: '2023-07-26', to: '2023-07-26' });
  });

  test('what is no date stands for nothing', () => {
    for (const text of ['', '26 July', '2023-02-30', '2023-00', '--03-21', 'weekday:2'])
      expect(daysOf(text)).toBeNull();
  });
});
