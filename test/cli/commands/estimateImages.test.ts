import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { estimateReportSchema, type ReportedRequest } from '../../../src/core/index.ts';
import { pngHeader } from '../../support/pictureFiles.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(resolve(import.meta.dirname, '../../fixtures/images', name));

/** Sizes and tokens of the patch rule, most of them measured on gpt-image-2 and 2.5. */
const PATCHES = [
  [256, 256, 256],
  [512, 512, 1024],
  [768, 768, 1024],
  [512, 1024, 512],
  [550, 368, 704],
  [341, 512, 704],
  [1024, 1024, 1024],
  [1280, 720, 920],
  [1536, 1024, 1536],
  [1024, 1536, 1536],
  [1536, 1536, 1521],
  [2048, 2048, 1521],
  [2048, 1152, 1508],
  [3840, 2160, 1508],
  [1179, 2556, 1482],
  [1600, 900, 1450],
  [640, 512, 832],
  [1500, 985, 1457],
  [2000, 1333, 1457],
  [4096, 4096, 1521],
  [1920, 1080, 1508],
  [2560, 1440, 1508],
  [4032, 3024, 1452],
  [1600, 1200, 1452],
  [3000, 2000, 1536],
  [640, 480, 768],
  [300, 300, 361],
  [200, 100, 91],
  [1000, 250, 352],
  [4000, 1000, 1452],
] as const;

const folder = tempFolder({
  ...Object.fromEntries(
    PATCHES.map(([width, height]) => [`pics/${width}x${height}.png`, pngHeader(width, height)]),
  ),
  'refs/a.jpg': fixture('turned-44x34.jpg'),
  'refs/b.webp': fixture('extended-48x38.webp'),
});

/** The report of a template with this header that is given on standard input, in the folder of the pictures. */
async function estimate(header: string): Promise<ReportedRequest> {
  const stdin = [`---\n${header}\n---\nMake it blue.\n`];
  const { stdout, stderr } = await runCli(folder, ['estimate', '-', '--format', 'json'], { stdin });
  const [request] = estimateReportSchema.parse(JSON.parse(stdout)).requests;
  assert.ok(request, stderr);
  return request;
}

const edit = (rest: string): string => `quality: low\nsize: 1024x1024\n${rest}`;

describe('estimate of an edit', () => {
  it('counts every picture of a glob by the pixels of its file', async () => {
    const { images, tokens, costUsd, basis } = await estimate(edit('images: pics/*.png'));
    const names = PATCHES.map(
      ([width, height, count]) => [`pics/${width}x${height}.png`, count] as const,
    );
    assert.deepEqual(
      images?.map(({ name, tokens: count }) => [name, count]),
      names.map(([name, count]) => [name, count]).sort(),
    );
    const sum = PATCHES.reduce((all, [, , count]) => all + count, 0);
    assert.deepEqual(tokens.imageInput, { min: sum, max: sum });
    assert.equal(costUsd?.imageInput.min, (sum * 8) / 1e6);
    assert.equal(basis, 'estimate');
  });

  it('sums two pictures, and bills them for each image made', async () => {
    const { images, tokens, costUsd } = await estimate(
      edit('n: 3\nimages: [pics/550x368.png, pics/2048x1152.png]'),
    );
    assert.deepEqual(images, [
      {
        name: 'pics/550x368.png',
        width: 550,
        height: 368,
        tokens: 2112,
        costUsd: { min: 0.016896, max: 0.016896 },
        problem: null,
      },
      {
        name: 'pics/2048x1152.png',
        width: 2048,
        height: 1152,
        tokens: 4524,
        costUsd: { min: 0.036192, max: 0.036192 },
        problem: null,
      },
    ]);
    assert.deepEqual(tokens.imageInput, { min: 3 * 2212, max: 3 * 2212 });
    assert.equal(costUsd?.imageInput.max, 0.053088);
  });

  it('prices tiles by shape and fidelity on gpt-image-1.5', async () => {
    const square = 'model: gpt-image-1.5\nimages: [pics/1024x1024.png]';
    const both = 'model: gpt-image-1.5\nimages: [pics/1024x1024.png, pics/1024x1536.png]';
    const count = async (header: string): Promise<number | undefined> =>
      (await estimate(edit(header))).tokens.imageInput?.max;
    assert.equal(await count(square), 194);
    assert.equal(await count(both), 194 + 323);
    assert.equal(await count(`${both}\ninput_fidelity: high`), 194 + 4160 + 323 + 6240);
    const { reasons } = await estimate(edit(`${both}\ninput_fidelity: high`));
    assert.ok(
      reasons.some((reason) => reason.startsWith('What fidelity high adds')),
      String(reasons),
    );
  });

  it('reads a turned JPEG and a WebP', async () => {
    const { images } = await estimate(edit('images: ["refs/*"]'));
    assert.deepEqual(
      images?.map(({ name, width, height }) => [name, width, height]),
      [
        ['refs/a.jpg', 34, 44],
        ['refs/b.webp', 48, 38],
      ],
    );
  });

  it('reads a data: address without a file', async () => {
    const base64 = Buffer.from(pngHeader(1280, 720)).toString('base64');
    const { images } = await estimate(edit(`images: ["data:image/png;base64,${base64}"]`));
    assert.deepEqual(images, [
      {
        name: 'data:image/png…',
        width: 1280,
        height: 720,
        tokens: 920,
        costUsd: { min: 0.00736, max: 0.00736 },
        problem: null,
      },
    ]);
  });

  it('leaves out what cannot be read, says why, and gives the rest as a lower bound', async () => {
    const { images, tokens, basis, reasons } = await estimate(
      edit('images: [pics/512x512.png, nowhere.png]'),
    );
    assert.equal(basis, 'partial');
    assert.deepEqual(tokens.imageInput, { min: 1024, max: 1024 });
    const problem = '“nowhere.png” was not read: there is no such file.';
    assert.deepEqual(images?.[1], {
      name: 'nowhere.png',
      width: null,
      height: null,
      tokens: null,
      costUsd: null,
      problem,
    });
    assert.equal(
      reasons.at(-1),
      `${problem} Its tokens are missing; state its size with {path, pixels: WIDTHxHEIGHT}.`,
    );
  });

  it('counts a remote picture, and one that is not there yet, by the pixels stated', async () => {
    const { tokens, basis, reasons } = await estimate(
      edit(
        'images:\n  - { path: "https://example.com/a.png", pixels: 256x256 }\n  - { path: later.png, pixels: 512x512 }',
      ),
    );
    assert.deepEqual(tokens.imageInput, { min: 1280, max: 1280 });
    assert.equal(basis, 'estimate');
    assert.deepEqual(reasons.slice(-2), [
      '“https://example.com/a.png” is not opened, because it lies on the network. It is counted by the pixels that the header states.',
      '“later.png” was not read: there is no such file. It is counted by the pixels that the header states.',
    ]);
  });

  it('believes a file rather than the header', async () => {
    const { tokens } = await estimate(
      edit('images: [{ path: pics/256x256.png, pixels: 4096x4096 }]'),
    );
    assert.deepEqual(tokens.imageInput, { min: 256, max: 256 });
  });

  it('assumes that a mask is not billed, and says so', async () => {
    const { tokens, reasons } = await estimate(
      edit('images: pics/512x512.png\nmask: pics/512x512.png'),
    );
    assert.deepEqual(tokens.imageInput, { min: 1024, max: 1024 });
    assert.ok(reasons.some((reason) => reason.startsWith('The mask is assumed not to be billed.')));
  });
});
