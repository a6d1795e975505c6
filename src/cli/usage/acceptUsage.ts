import { formatJudgement, type Judgement } from '../../core/index.ts';
import { nameLogs, readUsageLogs, type UsageLogs } from '../data/usageLogs.ts';
import { CliFailure } from '../failure.ts';
import { CliProjects } from '../files/projects.ts';
import { shownPath } from '../files/shownPath.ts';
import type { CliIo } from '../io.ts';
import { append } from './addUsage.ts';
import { targetLog } from './targetLog.ts';

/** What is said of a call or an asset. */
export interface AcceptOptions {
  readonly rejected?: true;
  readonly as?: Judgement['of']['kind'];
  readonly log?: string;
  readonly user?: string;
}

/**
 * Adds a judgement to a usage log, of a call or an asset that is in it.
 *
 * @returns what was done, for people.
 * @throws CliFailure when nothing in the logs has that name.
 */
export async function acceptUsage(
  io: CliIo,
  name: string,
  { rejected, as, log: given, user }: AcceptOptions,
): Promise<string> {
  const projects = await CliProjects.open(io.cwd, {}, undefined);
  const near = await projects.of(io.cwd);
  const log = targetLog(io, near, given);
  const { files, cache } = await nameLogs(io, near, undefined, undefined);
  const all = [...new Set([log, ...files])];
  const { catalogue } = near.context;
  const logs = await readUsageLogs(io, all, { catalogue, cache }, () => undefined);
  const kind = as ?? kindOf(logs, name);
  if (kind === undefined || !holds(logs, { kind, name })) {
    const places = all.map((file) => shownPath(io.cwd, file)).join(', ');
    throw new CliFailure(`no call with the id and no asset called ${name} is logged in ${places}`);
  }
  const judgement = { of: { kind, name }, accepted: rejected !== true, at: io.now().getTime() };
  await append(io, log, [formatJudgement(judgement, user)]);
  const what = kind === 'id' ? `Call ${name}` : `Asset ${name}`;
  const verdict = rejected === true ? 'rejected' : 'approved';
  return `${what} is ${verdict}, as ${shownPath(io.cwd, log)} says now.\n`;
}

function kindOf(logs: UsageLogs, name: string): Judgement['of']['kind'] | undefined {
  return (['id', 'asset'] as const).find((kind) => holds(logs, { kind, name }));
}

function holds({ has, rollUp }: UsageLogs, { kind, name }: Judgement['of']): boolean {
  return kind === 'id' ? has(name) : rollUp.assets.some(({ asset }) => asset === name);
}
