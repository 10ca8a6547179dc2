import { describe, expect, test } from 'vitest';
import { csv } from './csv';
import { ordered, weight } from './severity';
import { size } from './size';
import { ago } from './time';

describe('csv', () => {
  const columns = { name: (row: string) => row, length: (row: string) => row.length };

  test('quotes as RFC 4180 says', () => {
    expect(csv(['a', 'b"c', 'd,e', 'f\ng'], columns)).toBe(
      'name,length\r\na,1\r\n"b""c",3\r\n"d,e",3\r\n"f\ng",3\r\n',
    );
  });

  test('marks what a spreadsheet would run', () => {
    expect(csv(['=1+1', '@x', '-2', '+3'], { name: (row: string) => row })).toBe(
      "name\r\n'=1+1\r\n'@x\r\n'-2\r\n'+3\r\n",
    );
  });

  test('leaves absent values empty', () => {
    expect(csv([1], { none: () => undefined, minus: () => -1 })).toBe('none,minus\r\n,-1\r\n');
  });
});

describe('severities', () => {
  test('come worst first and only if they occur', () => {
    expect(ordered({ LOW: 2, CRITICAL: 1, HIGH: 0 })).toEqual([
      ['CRITICAL', 1],
      ['LOW', 2],
    ]);
    expect(ordered(undefined)).toEqual([]);
  });

  test('weigh by how bad they are', () => {
    const words = ['LOW', 'CRITICAL', 'UNDEFINED', 'MEDIUM', 'HIGH'];
    expect(words.sort((a, b) => weight(b) - weight(a))).toEqual(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNDEFINED']);
    expect(weight('nonsense')).toBe(0);
  });
});

describe('sizes and times', () => {
  test('are in the largest fitting unit, in the language', () => {
    expect(size(999, 'en')).toBe('999 byte');
    expect(size(12_345_678, 'en')).toBe('12.3 MB');
    expect(size(0, 'ja')).toBe('0 byte');
  });

  test('say how long ago', () => {
    const now = new Date('2026-01-10T00:00:00Z');
    expect(ago(new Date('2026-01-07T00:00:00Z'), now, 'en')).toBe('3 days ago');
    expect(ago(new Date('2026-01-09T23:59:30Z'), now, 'en')).toBe('30 seconds ago');
    expect(ago(new Date('2025-01-01T00:00:00Z'), now, 'ja')).toBe('昨年');
  });
});
