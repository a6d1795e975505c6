import { benchClusters } from './bench/clusters/main.mts';
import { benchSurfaces } from './bench/surfaces/main.mts';
import { benchTokenizer } from './bench/tokenizer/main.mts';

/** What can be measured, by the name on the command line. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  clusters: benchClusters,
  surfaces: benchSurfaces,
  tokenizer: benchTokenizer,
};

const [name = ''] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`Name what to measure: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`);
  process.exitCode = 2;
} else {
  bench().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
