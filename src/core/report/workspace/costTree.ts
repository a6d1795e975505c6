import type { Steps } from '../../text/steps.ts';
import { describeRequest } from '../lens.ts';
import type { CostEntry, FindingCounts, RequestEntry } from './costEntry.ts';
import { addFindings, addSums, sumRequests, type CostSum } from './costSum.ts';

/** What comes first in a tree of costs: the dearest, or what has most findings. */
export type CostOrder = 'cost' | 'findings';

/** A branch or leaf of the tree of costs. */
export interface CostNode {
  /** `more` holds what a long list has no room for. */
  readonly kind: 'root' | 'folder' | 'template' | 'request' | 'more';
  /** Unique within the tree, and the same as long as the place is. */
  readonly id: string;
  readonly label: string;
  readonly sum: CostSum;
  readonly findings: FindingCounts;
  /** How many templates it stands for. */
  readonly templates: number;
  /** The template that it is or belongs to; undefined for folders. */
  readonly entry: CostEntry | undefined;
  /** The request that it is, or the only one of its template. */
  readonly request: RequestEntry | undefined;
  readonly children: readonly CostNode[];
}

/** What a tree shows, and how. */
export interface CostTreeView {
  readonly order: CostOrder;
  /** Words that have to be in a template's path or in the names of its requests, any letter case; empty for all. */
  readonly filter: string;
}

/** The tree of all that is shown, with its sum. */
export interface CostTree {
  readonly nodes: readonly CostNode[];
  readonly sum: CostSum;
  readonly findings: FindingCounts;
  readonly templates: number;
}

/** Children that a branch lists; those after them are within a branch of their own, as nobody reads thousands. */
const MOST_CHILDREN = 200;
/** Templates that are looked at between two pauses. */
const TEMPLATES_PER_STEP = 20;

/**
 * Arranges templates by workspace folder, folder, template and request, each level sorted. Workspace folders are
 * a level of their own where there are several. A template that was found twice, as through workspace folders
 * within each other, is there and counts once: where it was found last.
 */
export function* buildCostTree(
  entries: readonly CostEntry[],
  { order, filter }: CostTreeView,
): Steps<CostTree> {
  const unique = new Map(entries.map((entry) => [entry.id, entry]));
  const roots = new Map<string, FolderDraft>();
  const words = filter.toLowerCase().split(/\s+/u);
  let seen = 0;
  for (const entry of unique.values()) {
    if (++seen % TEMPLATES_PER_STEP === 0) yield;
    if (!isMeant(entry, words)) continue;
    const { id, name } = entry.root;
    folderOf(draftAt(roots, id, name), entry.path).templates.push(entry);
  }
  const branchesOfRoots: CostNode[] = [];
  for (const [id, draft] of roots) {
    const nodes = yield* childrenOf(draft, id, order);
    if (roots.size === 1) return { ...totalOf(nodes), nodes: inPages(nodes, id, order) };
    branchesOfRoots.push(branch('root', id, draft.name, nodes, order));
  }
  return { ...totalOf(branchesOfRoots), nodes: inPages(branchesOfRoots, '', order) };
}

function totalOf(nodes: readonly CostNode[]): Omit<CostTree, 'nodes'> {
  return {
    sum: addSums(nodes.map(({ sum }) => sum)),
    findings: addFindings(nodes.map(({ findings }) => findings)),
    templates: nodes.reduce((count, { templates }) => count + templates, 0),
  };
}

/** A folder while templates are put into it. */
interface FolderDraft {
  readonly name: string;
  readonly folders: Map<string, FolderDraft>;
  readonly templates: CostEntry[];
}

function isMeant({ path, requests }: CostEntry, words: readonly string[]): boolean {
  if (words.every((word) => word === '')) return true;
  const labels = requests.map(({ estimate }) => describeRequest(estimate, true));
  const text = [path, ...labels].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function draftAt(folders: Map<string, FolderDraft>, id: string, name = id): FolderDraft {
  const known = folders.get(id);
  if (known !== undefined) return known;
  const made = { name, folders: new Map<string, FolderDraft>(), templates: [] };
  folders.set(id, made);
  return made;
}

function folderOf(root: FolderDraft, path: string): FolderDraft {
  const names = path.split('/').slice(0, -1);
  return names.reduce((folder, name) => draftAt(folder.folders, name), root);
}

function* childrenOf(
  { folders, templates }: FolderDraft,
  id: string,
  order: CostOrder,
): Steps<readonly CostNode[]> {
  const nodes: CostNode[] = [];
  for (const [name, draft] of folders) {
    const own = `${id}/${name}`;
    nodes.push(branch('folder', own, name, yield* childrenOf(draft, own, order), order));
  }
  for (const entry of templates) {
    nodes.push(templateNode(entry));
    if (nodes.length % TEMPLATES_PER_STEP === 0) yield;
  }
  return nodes;
}

function branch(
  kind: 'root' | 'folder',
  id: string,
  label: string,
  nodes: readonly CostNode[],
  order: CostOrder,
): CostNode {
  return {
    kind,
    id: `${kind}:${id}`,
    label,
    ...totalOf(nodes),
    entry: undefined,
    request: undefined,
    children: inPages(nodes, id, order),
  };
}

function templateNode(entry: CostEntry): CostNode {
  const { id, path, requests, findings } = entry;
  const [only] = requests;
  const children = requests.map((request): CostNode => ({
    kind: 'request',
    id: `request:${request.id}`,
    label: describeRequest(request.estimate, true),
    sum: sumRequests([request]),
    findings: { warnings: 0, remarks: 0 },
    templates: 0,
    entry,
    request,
    children: [],
  }));
  return {
    kind: 'template',
    id: `template:${id}`,
    label: path.slice(path.lastIndexOf('/') + 1),
    sum: sumRequests(requests),
    findings,
    templates: 1,
    entry,
    request: requests.length === 1 ? only : undefined,
    children,
  };
}

/** Sorts nodes, and puts what a list has no room for into a branch at its end. */
function inPages(nodes: readonly CostNode[], id: string, order: CostOrder): readonly CostNode[] {
  const sorted = [...nodes].sort((one, other) => compareNodes(one, other, order));
  let rest: readonly CostNode[] = [];
  const pages = Math.ceil(sorted.length / MOST_CHILDREN);
  for (let page = pages - 1; page >= 0; page--) {
    const start = page * MOST_CHILDREN;
    const listed = [...sorted.slice(start, start + MOST_CHILDREN), ...rest];
    if (page === 0) return listed;
    const more = {
      kind: 'more',
      id: `more:${id}+${start}`,
      label: '',
      ...totalOf(listed),
      entry: undefined,
      request: undefined,
      children: listed,
    } as const;
    rest = [more];
  }
  return rest;
}

/** What has no price comes before all prices: nobody knows how much it is. */
function compareNodes(one: CostNode, other: CostNode, order: CostOrder): number {
  const [a, b] = [one, other].map(({ sum }) => sum.total?.max ?? Infinity);
  const byCost = a === b ? 0 : (a ?? 0) > (b ?? 0) ? -1 : 1;
  const byFindings =
    other.findings.warnings - one.findings.warnings ||
    other.findings.remarks - one.findings.remarks;
  return (
    (order === 'findings' ? byFindings || byCost : byCost || byFindings) ||
    (one.label < other.label ? -1 : one.label > other.label ? 1 : 0)
  );
}
