import type { CostEntry, RequestEntry } from '../../../../src/core/report/workspace/costEntry.ts';
import { asIs } from '../../../../src/core/text/wording.ts';

/** Thousandths of a dollar, at the least and at the most; none for a request without a price. */
export type Mills = number | readonly [number, number] | undefined;

/** A template whose requests cost so much each. */
export function entry(
  path: string,
  mills: Mills | readonly Mills[],
  warnings = 0,
  root = 'shop',
): CostEntry {
  const all = isList(mills) ? mills : [mills];
  const id = `${root}:${path}`;
  return {
    id,
    root: { id: root, name: root },
    path,
    requests: all.map((one, index) => request(`${id}#${index}`, one)),
    findings: { warnings, remarks: 0 },
    catalogueVersion: '2026-11-23',
  };
}

function isList(mills: Mills | readonly Mills[]): mills is readonly Mills[] {
  // A pair of numbers is a range.
  return (
    Array.isArray(mills) && !(mills.length === 2 && mills.every((one) => typeof one === 'number'))
  );
}

function request(id: string, mills: Mills): RequestEntry {
  const [min, max] = typeof mills === 'number' ? [mills, mills] : (mills ?? [0, 0]);
  const quality = mills === undefined ? 'max' : 'low';
  const settings = {
    model: 'gpt-image-2',
    quality,
    size: '1024x1024',
    n: 1,
    batch: false,
  } as const;
  return {
    id,
    line: 4,
    estimate: {
      request: { ...settings, operation: 'generate' },
      cost:
        mills === undefined
          ? { kind: 'unpriced', reason: asIs('This model has no such quality. Choose another.') }
          : {
              kind: 'priced',
              total: { min: min * 1_000_000, max: max * 1_000_000 },
              lineItems: [],
            },
      basis: mills === undefined ? 'unpriced' : min === max ? 'exact' : 'estimate',
      reasons: min === max ? [] : [asIs('The quality is auto.')],
    },
  };
}
