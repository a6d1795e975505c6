import { parentPort } from 'node:worker_threads';
import { readCorpus } from './corpus.mts';
import { countFiles, measureFiles } from './files.mts';
import { hostileOnce, measureHostile } from './hostile.mts';
import { measureKeyPress } from './keyPress.mts';
import { loadOnce } from './load.mts';
import { measureProfile } from './profile.mts';
import { measureThroughput } from './throughput.mts';

/** What a child process of the bench does, by its first argument. */
const TASKS: Readonly<Record<string, (argument: string) => unknown>> = {
  load: loadOnce,
  throughput: () => measureThroughput(readCorpus()),
  keyPress: () => measureKeyPress(readCorpus()),
  hostile: (argument) => (argument === '' ? measureHostile() : hostileOnce(argument)),
  files: (argument) => {
    if (argument === '') return measureFiles(readCorpus());
    const [folder, first, step] = JSON.parse(argument) as [string, number, number];
    return countFiles(folder, first, step);
  },
  profile: () => measureProfile(readCorpus()),
};

const [task = '', argument = ''] = process.argv.slice(2);
const answer: unknown = await TASKS[task]?.(argument);
if (parentPort === null) process.stdout.write(JSON.stringify(answer));
else parentPort.postMessage(answer);
