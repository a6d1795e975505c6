import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBytes } from '../../../../src/core/images/byteRange.ts';
import { SHIPPED_CATALOGUE } from '../../../../src/core/pricing/catalogue.ts';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { loadLogs, saveLogs, type SavedLogs } from '../../../../src/core/usage/follow/logsFile.ts';
import { followLogs, type UsageLogs } from '../../../../src/core/usage/follow/usageLogs.ts';
import { readUsageLine } from '../../../../src/core/usage/readRecord.ts';
import { sorted } from '../ledger/support.ts';

interface File {
  readonly text: string;
  readonly changedAt: number;
}
type Disk = Map<string, File>;

const OPTIONS = {
  catalogue: SHIPPED_CATALOGUE,
  decode: (bytes: Uint8Array): string =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

/** Reads one log as a shell does; stops before a piece when there are no pieces left. */
function readLog(logs: UsageLogs, disk: Disk, name: string, pieces = Infinity, piece = 7): void {
  const file = disk.get(name);
  if (file === undefined) {
    logs.forget(name);
    return;
  }
  const bytes = new TextEncoder().encode(file.text);
  const facts = { size: bytes.length, changedAt: file.changedAt };
  const log = logs.log(name);
  if (readBytes(log.start(facts), bytes) === 'unchanged') return;
  let left = pieces;
  for (let at = log.offset; at < bytes.length; at += piece) {
    if (left-- <= 0) return;
    runSteps(log.take(bytes.subarray(at, at + piece)));
  }
  log.end(facts);
}

/** The logs as a file has them. */
function kept(logs: UsageLogs): SavedLogs {
  const { data, columns } = saveLogs(logs, 'basis');
  return {
    data: JSON.parse(JSON.stringify(data)) as unknown,
    columns: columns.map((column) => column.slice()),
  };
}

function readAll(logs: UsageLogs, disk: Disk): void {
  for (const name of new Set([...disk.keys(), ...logs.all.keys()])) readLog(logs, disk, name);
  while (logs.stale.size > 0) for (const name of [...logs.stale]) readLog(logs, disk, name);
}

function fresh(disk: Disk): unknown {
  const logs = followLogs(OPTIONS);
  readAll(logs, disk);
  return sorted(logs.parts().map(({ contents }) => contents));
}

const line = (id: number, day: number): string =>
  JSON.stringify({
    time: `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`,
    id: id < 0 ? undefined : `é${id}`,
    model: 'gpt-image-2',
    usage: { input_tokens: 10, output_tokens: 196 },
  });

/** What happens to the logs on disk, and to the one who reads them. */
const anyEvent = fc.oneof(
  fc.record({
    kind: fc.constant('append' as const),
    name: fc.constantFrom('a', 'b'),
    id: fc.integer({ min: -1, max: 6 }),
    cut: fc.constantFrom(0, 1, 9, 60),
  }),
  fc.record({ kind: fc.constantFrom('rotate' as const, 'truncate' as const, 'remove' as const) }),
  fc.record({ kind: fc.constant('read' as const), pieces: fc.nat(40) }),
  fc.record({ kind: fc.constantFrom('kill' as const, 'save' as const) }),
);

describe('followLogs', () => {
  it('ends as a fresh reading does, however logs change and readers die', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
        const disk: Disk = new Map();
        let clock = 1;
        let logs = followLogs(OPTIONS);
        let saved = kept(logs);
        const write = (name: string, text: string): void => {
          disk.set(name, { text, changedAt: clock++ });
        };
        for (const event of events) {
          const a = disk.get('a');
          switch (event.kind) {
            case 'append': {
              // A call says the same wherever it is logged: of two that differ, the one read first would count.
              const day = event.id < 0 ? 1 + (clock % 28) : 2 + event.id;
              const whole = `${line(event.id, day)}\n`;
              // Some writers are cut off in the middle of a line.
              const text = whole.slice(0, whole.length - event.cut);
              write(event.name, (disk.get(event.name)?.text ?? '') + text);
              break;
            }
            case 'rotate':
              if (a !== undefined) disk.set('a.1', a);
              write('a', '');
              break;
            case 'truncate':
              write('a', '');
              break;
            case 'remove':
              disk.delete('b');
              break;
            case 'read':
              for (const name of [...disk.keys()]) readLog(logs, disk, name, event.pieces);
              break;
            case 'save':
              saved = kept(logs);
              break;
            case 'kill':
              logs = followLogs(OPTIONS, loadLogs(saved, 'basis'));
              break;
          }
        }
        readAll(logs, disk);
        assert.deepEqual(sorted(logs.parts().map(({ contents }) => contents)), fresh(disk));
      }),
      { numRuns: 300 },
    );
  });

  const oneLog = (text: string): UsageLogs => {
    const logs = followLogs(OPTIONS);
    readAll(logs, new Map([['a', { text, changedAt: 1 }]]));
    return logs;
  };
  const records = (logs: UsageLogs): number =>
    runSteps(logs.rollUp()).cells.reduce((sum, cell) => sum + cell.records, 0);

  it('reads only what is new', () => {
    const logs = oneLog(`${line(1, 1)}\n`);
    const asked: number[] = [];
    const text = `${line(1, 1)}\n${line(2, 1)}\n`;
    const reading = logs.log('a').start({ size: text.length, changedAt: 2 });
    for (let step = reading.next(); step.done !== true;) {
      asked.push(step.value.length);
      const bytes = new TextEncoder().encode(text);
      step = reading.next(bytes.subarray(step.value.start, step.value.start + step.value.length));
    }
    assert.equal(logs.log('a').offset, new TextEncoder().encode(`${line(1, 1)}\n`).length);
    assert.equal(asked.length, 2);
  });

  it('counts a last line without an end when it is whole, and once', () => {
    const logs = oneLog(line(1, 1));
    assert.equal(records(logs), 1);
    readAll(logs, new Map([['a', { text: `${line(1, 1)}\n${line(2, 1)}`, changedAt: 2 }]]));
    assert.equal(records(logs), 2);
    assert.equal(runSteps(logs.rollUp()).counts.duplicates, 0);
  });

  it('names half a line as unreadable until the rest comes', () => {
    const half = line(1, 1).slice(0, 30);
    const logs = oneLog(`${line(2, 1)}\n${half}`);
    assert.equal(runSteps(logs.rollUp()).counts.unreadable, 1);
    readAll(logs, new Map([['a', { text: `${line(2, 1)}\n${line(1, 1)}\n`, changedAt: 2 }]]));
    assert.equal(runSteps(logs.rollUp()).counts.unreadable, 0);
    assert.equal(records(logs), 2);
  });

  it('reads files that are taken whole again when they change, and only then', () => {
    const logs = followLogs(OPTIONS);
    const read = (changedAt: number, ids: readonly number[]): string => {
      const log = logs.log('list.json');
      const start = readBytes(log.start({ size: 1, changedAt }, true), new Uint8Array());
      if (start === 'unchanged') return start;
      for (const [index, id] of ids.entries()) log.takeEntry(readUsageLine(line(id, 1)), index + 1);
      log.end({ size: 1, changedAt });
      return start;
    };
    read(1, [1, 2]);
    assert.equal(read(1, []), 'unchanged');
    assert.equal(records(logs), 2);
    read(2, [1, 2, 3]);
    assert.equal(records(logs), 3);
  });

  it('reads a log again that left calls out for one that is gone', () => {
    const logs = followLogs(OPTIONS);
    const both = { text: `${line(1, 1)}\n`, changedAt: 1 };
    for (const name of ['gone', 'a']) readLog(logs, new Map([[name, both]]), name);
    assert.equal(runSteps(logs.rollUp()).counts.duplicates, 1);
    logs.forget('gone');
    assert.deepEqual([...logs.stale], ['a']);
    readAll(logs, new Map([['a', both]]));
    assert.equal(records(logs), 1);
  });

  it('skips a byte order mark', () => {
    assert.equal(records(oneLog(`\ufeff${line(1, 1)}\n`)), 1);
    assert.equal(records(oneLog(`\ufeff${line(1, 1)}`)), 1);
  });
});
