import { otherPart, type Series } from './series.ts';

/** What is drawn beside the numbers. Every text is plain; it is escaped here. */
export interface ChartText {
  title: string;
  /** Name of each part, in the order of the series. */
  partNames: string[];
  /** Label of a period under the axis: "16 Jun". */
  labelOf(index: number): string;
  /** Places of dated events: the period, and the number that stands for the event in the list beside the chart. */
  events: { period: number; number: number }[];
  /** Where a period leads when the drawing can be clicked, and what it says; left out of pictures. */
  linkOf?(index: number): { address: string; words: string };
}

const width = 960;
const height = 500;
const plot = { left: 64, right: 24, top: 96, bottom: 52 } as const;
const mostLabels = 9;

/** Told apart by people who see fewer colours too (Okabe and Ito 2008, "Color Universal Design"). */
const colours = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'];
const otherColour = '#8a8a8a';
const ink = '#1f2328';
const faint = '#d0d7de';

/**
 * A stacked bar chart as SVG, 960 by 500. It brings its own light ground, so that it can be read on dark and light alike.
 */
export function drawChart(series: Series, text: ChartText): string {
  const inner = { width: width - plot.left - plot.right, height: height - plot.top - plot.bottom };
  const { step, most } = scale(Math.max(1, ...series.totals));
  const slot = inner.width / series.periods.length;
  const bar = Math.max(1, slot * 0.78);
  const xOf = (index: number) => plot.left + slot * index + (slot - bar) / 2;
  const yOf = (value: number) => plot.top + inner.height * (1 - value / most);
  const shapes: string[] = [
    `<rect width="${width}" height="${height}" rx="12" fill="#ffffff"/>`,
    label(plot.left, 34, text.title, { size: 20, weight: 700 }),
    ...legend(series, text.partNames),
  ];
  for (let value = 0; value <= most; value += step) {
    const y = round(yOf(value));
    shapes.push(
      `<line x1="${plot.left}" x2="${width - plot.right}" y1="${y}" y2="${y}" stroke="${value === 0 ? ink : faint}"/>`,
      label(plot.left - 10, y + 5, String(value), { anchor: 'end' }),
    );
  }
  series.periods.forEach((_, index) => {
    let base = 0;
    series.parts.forEach((part, at) => {
      const value = part.values[index] as number;
      if (value === 0) return;
      const top = yOf(base + value);
      const size = yOf(base) - top;
      shapes.push(
        `<rect x="${round(xOf(index))}" y="${round(top)}" width="${round(bar)}" height="${round(size)}" fill="${colourOf(series, at)}"/>`,
      );
      base += value;
    });
  });
  const every = Math.max(1, Math.ceil(series.periods.length / mostLabels));
  for (let index = 0; index < series.periods.length; index += every)
    shapes.push(
      label(xOf(index) + bar / 2, height - plot.bottom + 24, text.labelOf(index), { anchor: 'middle' }),
    );
  for (const { period, number } of text.events) shapes.push(...drawEvent(xOf(period) + bar / 2, number));
  if (text.linkOf)
    for (const index of series.periods.keys()) {
      const { address, words } = text.linkOf(index);
      const area = `x="${round(plot.left + slot * index)}" y="${plot.top}" width="${round(slot)}" height="${inner.height}"`;
      shapes.push(
        `<a href="${escapeXml(address)}"><title>${escapeXml(words)}</title><rect ${area} fill="#ffffff" fill-opacity="0"/></a>`,
      );
    }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans" font-size="14" fill="${ink}">${shapes.join('')}</svg>`;
}

/** Steps of 1, 2 or 5 times a power of ten, four to eight of them. */
function scale(largest: number): { step: number; most: number } {
  const rough = largest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find(factor => factor * power >= rough) as number) * power);
  return { step, most: Math.ceil(largest / step) * step };
}

function colourOf(series: Series, at: number): string {
  return series.parts[at]?.id === otherPart ? otherColour : (colours[at % colours.length] as string);
}

/** Squares with names, as wide as the names are; what would not fit goes on the next line. */
function legend(series: Series, names: string[]): string[] {
  if (names.length < 2) return [];
  const shapes: string[] = [];
  let x: number = plot.left;
  names.forEach((name, at) => {
    shapes.push(`<rect x="${x}" y="50" width="13" height="13" rx="2" fill="${colourOf(series, at)}"/>`);
    shapes.push(label(x + 19, 62, name));
    x += 19 + 8.5 * [...name].length + 18;
  });
  return shapes;
}

/** A dashed line down to the bar, with the event's number in a disc above it. */
function drawEvent(x: number, number: number): string[] {
  const at = round(x);
  return [
    `<line x1="${at}" x2="${at}" y1="${plot.top - 4}" y2="${height - plot.bottom}" stroke="${ink}" stroke-dasharray="3 4" opacity="0.55"/>`,
    `<circle cx="${at}" cy="${plot.top - 13}" r="10" fill="${ink}"/>`,
    `<text x="${at}" y="${plot.top - 8}" text-anchor="middle" fill="#ffffff" font-size="13">${number}</text>`,
  ];
}

function label(
  x: number,
  y: number,
  text: string,
  look: { anchor?: 'middle' | 'end'; size?: number; weight?: number } = {},
): string {
  const anchor = look.anchor === undefined ? '' : ` text-anchor="${look.anchor}"`;
  const size = look.size === undefined ? '' : ` font-size="${look.size}"`;
  const weight = look.weight === undefined ? '' : ` font-weight="${look.weight}"`;
  return `<text x="${round(x)}" y="${round(y)}"${anchor}${size}${weight}>${escapeXml(text)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Control characters have no place in XML 1.0 (§2.2), the rest gets its name. */
function escapeXml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[&<>"]/g, sign => names[sign] as string);
}
