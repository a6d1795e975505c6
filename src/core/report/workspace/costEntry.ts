import type { Analysis } from '../../analyse.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import type { ResolvedRequest } from '../../pricing/request.ts';
import { placeOfRequest } from '../../template/outputPlace.ts';
import type { Finding } from '../../text/finding.ts';

/** As much of an estimate as an overview shows; small, as thousands are kept. */
export interface ListedEstimate extends Pick<RequestEstimate, 'cost' | 'basis' | 'reasons'> {
  readonly request: Pick<
    ResolvedRequest,
    | 'model'
    | 'quality'
    | 'size'
    | 'n'
    | 'batch'
    | 'operation'
    | 'runsPerMonth'
    | 'attempts'
    | 'acceptance'
    | 'maxAttempts'
  >;
}

/** One request of a template in an overview. */
export interface RequestEntry {
  /** Tells this request from all others, whatever folder it was found through. */
  readonly id: string;
  /** The line of the template that it stands on, zero-based. */
  readonly line: number;
  readonly estimate: ListedEstimate;
}

/** How many findings there are, by how much they matter. */
export interface FindingCounts {
  /** Errors and warnings. */
  readonly warnings: number;
  /** Infos and hints. */
  readonly remarks: number;
}

/** One template of an overview. */
export interface CostEntry {
  /** What tells the template from all others, such as its address. */
  readonly id: string;
  /** The workspace folder that it lies in; several may have the same name. */
  readonly root: { readonly id: string; readonly name: string };
  /** Relative to that folder, with `/`. */
  readonly path: string;
  readonly requests: readonly RequestEntry[];
  readonly findings: FindingCounts;
  /** The version of the price list, `YYYY-MM-DD`. */
  readonly catalogueVersion: string;
}

/** Reasons that are kept of a request; whoever wants all of them opens its breakdown. */
const MOST_REASONS = 3;

/**
 * Keeps of an analysis what an overview shows.
 *
 * @param lineOf the zero-based line of an offset in the template.
 */
export function costEntryOf(
  place: Pick<CostEntry, 'id' | 'root' | 'path'>,
  { template, requests, findings, catalogueVersion }: Analysis,
  lineOf: (offset: number) => number,
): CostEntry {
  return {
    ...place,
    requests: requests.map(({ request, cost, basis, reasons }, index) => {
      const { model, quality, size, n, batch, operation } = request;
      const own = placeOfRequest(template, request.spans);
      const offset = own.kind === 'output' ? own.with.start : template.promptSpan.start;
      return {
        id: `${place.id}#${index}`,
        line: lineOf(offset),
        estimate: {
          request: { model, quality, size, n, batch, operation, ...frequencyOf(request) },
          cost,
          basis,
          reasons: reasons.slice(0, MOST_REASONS),
        },
      };
    }),
    findings: countFindings([...findings, ...requests.flatMap((request) => request.findings)]),
    catalogueVersion,
  };
}

/** How often a request is made, and what an asset takes; what is not said is left out. */
function frequencyOf({
  runsPerMonth,
  attempts,
  acceptance,
  maxAttempts,
}: ResolvedRequest): Partial<ResolvedRequest> {
  return {
    ...(runsPerMonth !== undefined && { runsPerMonth }),
    ...(attempts !== undefined && { attempts }),
    ...(acceptance !== undefined && { acceptance }),
    ...(maxAttempts !== undefined && { maxAttempts }),
  };
}

function countFindings(findings: readonly Finding[]): FindingCounts {
  const warnings = findings.filter(
    ({ severity }) => severity === 'error' || severity === 'warning',
  ).length;
  return { warnings, remarks: findings.length - warnings };
}
