import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of live objects in the extension host, garbage left out. */
export function heapBytes(): number {
  collect ??= collector();
  // What finalizers let go is garbage in the next round only.
  for (let round = 0; round < 3; round++) collect();
  return process.memoryUsage().heapUsed;
}

let collect: (() => void) | undefined;

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
