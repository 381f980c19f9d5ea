import type { CDPSession } from 'playwright-core';
import type { Visitor } from './browser.js';

const PHONE = {
  /** A mid-range phone is about four times slower than a laptop (Lighthouse). */
  slowdown: 4,
  /** Lighthouse's "slow 4G": milliseconds there and back, bytes a second. */
  network: { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 },
} as const;

/** What opening a page costs. Bytes are those on the wire, bodies only. */
export interface PageWeight {
  readonly bytes: { readonly script: number; readonly style: number; readonly font: number; readonly other: number };
  readonly requests: number;
  /** The longest chain of requests in which each was found by the one before; the document alone is 1. */
  readonly depth: number;
  /** The addresses of that chain. */
  readonly chain: readonly string[];
  /** Images whose room is not kept before they come, or that come before anyone scrolls to them. */
  readonly carelessImages: readonly string[];
  /** Sum of layout shifts (Core Web Vitals), and milliseconds to the largest text or image; both as this machine had them. */
  readonly layoutShift: number;
  readonly largestPaintMs: number;
}

interface Request {
  readonly url: string;
  readonly kind: string;
  readonly depth: number;
  readonly from: Request | null;
  bytes: number;
}

/** Opens a page as a mid-range phone on slow 4G would, with nothing cached, and weighs it once `shown` is fulfilled. */
export async function weigh(visitor: Visitor, path: string, shown: () => Promise<void>): Promise<PageWeight> {
  const { page, context } = visitor;
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: PHONE.slowdown });
  await cdp.send('Network.emulateNetworkConditions', PHONE.network);
  const requests = follow(cdp);
  await page.addInitScript(OBSERVE);
  await page.goto(path);
  await shown();
  await page.waitForLoadState('networkidle');
  const all = [...requests.values()].filter(({ url }) => url.startsWith('http'));
  const deepest = all.reduce((deep, one) => (one.depth > deep.depth ? one : deep));
  const bytesOf = (...kinds: string[]): number =>
    all.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { bytes }) => sum + bytes, 0);
  const [script, style, font] = [bytesOf('Script'), bytesOf('Stylesheet'), bytesOf('Font')];
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const seen = await page.evaluate<{ shift: number; paint: number }>('window.seen');
  return {
    bytes: { script, style, font, other: total - script - style - font },
    requests: all.length,
    depth: deepest.depth,
    chain: chainOf(deepest),
    carelessImages: await page.evaluate<string[]>(CARELESS_IMAGES),
    layoutShift: seen.shift,
    largestPaintMs: seen.paint,
  };
}

/** Notes each request with the one that caused it: the document for what is written in it, a script for what it asks. */
function follow(cdp: CDPSession): Map<string, Request> {
  const byId = new Map<string, Request>();
  const byUrl = new Map<string, Request>();
  cdp.on('Network.requestWillBeSent', ({ requestId, request, initiator, type }) => {
    const cause = initiator.url ?? initiator.stack?.callFrames[0]?.url ?? initiator.stack?.parent?.callFrames[0]?.url;
    const from = (cause && byUrl.get(cause)) || null;
    const noted = { url: request.url, kind: type ?? '', depth: (from?.depth ?? 0) + 1, from, bytes: 0 };
    byId.set(requestId, noted);
    if (!byUrl.has(request.url)) byUrl.set(request.url, noted);
  });
  cdp.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const noted = byId.get(requestId);
    if (noted) noted.bytes += encodedDataLength;
  });
  return byId;
}

const chainOf = (request: Request): string[] => [...(request.from ? chainOf(request.from) : []), request.url];

const OBSERVE = `
  window.seen = { shift: 0, paint: 0 };
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) window.seen.shift += entry.value; });
  observe('largest-contentful-paint', (entry) => { window.seen.paint = entry.startTime; });`;

const CARELESS_IMAGES = `[...document.images]
  .filter((image) => !image.getAttribute('width') || !image.getAttribute('height')
    || (image.loading !== 'lazy' && image.getBoundingClientRect().top > window.innerHeight))
  .map((image) => image.outerHTML)`;

/** What a page may cost: compressed JavaScript in bytes, requests in a row. */
export interface Budget {
  readonly script: number;
  readonly depth: number;
}

/** A table with a line for each page, for whoever reads the test's output; what has a budget is shown beside it. */
export function weightTable(pages: readonly (readonly [string, PageWeight])[], budget: Budget): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
  const rows = pages.map(([name, { bytes, requests, depth, layoutShift, largestPaintMs }]) => [
    name,
    `${kilobytes(bytes.script)} / ${kilobytes(budget.script)}`,
    kilobytes(bytes.style),
    kilobytes(bytes.font),
    kilobytes(bytes.other),
    String(requests),
    `${depth} / ${budget.depth}`,
    layoutShift.toFixed(3),
    `${Math.round(largestPaintMs)} ms`,
  ]);
  const table = [
    ['page', 'JavaScript', 'styles', 'fonts', 'rest', 'requests', 'in a row', 'layout shift', 'largest paint here'],
    ...rows,
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
