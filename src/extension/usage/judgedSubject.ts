import { readUsageLine, type Judgement } from '../../core/index.ts';

/** What is judged: a call by its id, or an asset by its name. */
export type JudgedSubject = Judgement['of'];

/** What a line of a log is about; undefined where it holds no call, or one that has neither an id nor an asset. */
export function subjectOfLine(line: string): JudgedSubject | undefined {
  const reading = readUsageLine(line);
  if (reading.kind !== 'record') return undefined;
  const { id, asset } = reading.record;
  if (id !== undefined) return { kind: 'id', name: id };
  return asset === undefined ? undefined : { kind: 'asset', name: asset };
}

/**
 * The names of assets that mean a file: those that are its path or a part of its path from the end, else those
 * that end in its name.
 *
 * @param path of the file, with `/`.
 */
export function assetsOfFile(path: string, names: Iterable<string>): readonly string[] {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const whole: string[] = [];
  const named: string[] = [];
  for (const name of names) {
    const plain = name.replaceAll('\\', '/').replace(/^\.?\//u, '');
    if (plain === '') continue;
    if (path === plain || path.endsWith(`/${plain}`)) whole.push(name);
    else if (plain.endsWith(`/${file}`) || file.replace(/\.[^.]*$/u, '') === plain) {
      named.push(name);
    }
  }
  return whole.length > 0 ? whole : named;
}
