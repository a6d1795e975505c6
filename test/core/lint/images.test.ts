import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  analyse,
  applyFixes,
  createTokenCounter,
  createProjectContext,
  loadRankTable,
  readBytes,
  readImageHeader,
  runSteps,
  type Finding,
  type ReferenceFile,
  type ReferenceLookup,
} from '../../../src/core/index.ts';
import { addressTooLong } from '../../../src/core/lint/rules/images/addressTooLong.ts';
import { ascii, pngHeader } from '../../support/pictureFiles.ts';
import { asIs } from '../../../src/core/text/wording.ts';

const counter = createTokenCounter(
  runSteps(
    loadRankTable(readFileSync(resolve(import.meta.dirname, '../../../dist/o200k_base.ranks'))),
  ),
);
const settings = createProjectContext().settingsFor('a.prompt');

function file(path: string, content: Uint8Array, bytes = content.length): ReferenceFile {
  return { path, bytes, header: readBytes(readImageHeader(), content) };
}

const MB = 1024 * 1024;
const gif = Uint8Array.from([...ascii('GIF89a'), 9, 0, 9, 0]);
const FILES: readonly ReferenceFile[] = [
  file('wide.png', pngHeader(1536, 1024)),
  file('small.png', pngHeader(256, 256)),
  file('square.png', pngHeader(768, 768)),
  file('anim.gif', gif),
  file('phone.jpg', Uint8Array.from(ascii('\0\0\0\x18ftypheic'))),
  file('notes.png', Uint8Array.from(ascii('hello'))),
  file('heavy.png', pngHeader(256, 256), 4 * MB),
  {
    path: 'huge.png',
    bytes: 50 * MB,
    header: { kind: 'broken', reason: asIs('it is not below 50 MB') },
  },
];
const lookup: ReferenceLookup = (source) => {
  const glob = /^many(\d+)$/u.exec(source)?.[1];
  if (glob !== undefined) {
    return {
      kind: 'found',
      files: Array.from({ length: Number(glob) }, (_, n) => file(`${n}.png`, pngHeader(256, 256))),
    };
  }
  const found = FILES.find(({ path }) => path === source);
  return found
    ? { kind: 'found', files: [found] }
    : { kind: 'failed', reason: asIs('was not read: there is no such file.') };
};

/** What is found about images, with the stretch of text that each finding is about. */
function found(header: string, references?: ReferenceLookup): readonly (readonly string[])[] {
  const text = templateOf(header);
  return findings(text, references ?? lookup).map(({ ruleId, severity, span, message }) => [
    ruleId.replace('images/', ''),
    severity,
    text.slice(span.start, span.end),
    message,
  ]);
}

function templateOf(header: string): string {
  return `---\nquality: low\nsize: 1024x1024\n${header}\n---\nMake it blue.\n`;
}

function findings(text: string, references: ReferenceLookup): readonly Finding[] {
  const { requests } = runSteps(analyse(text, settings, counter, references));
  return requests
    .flatMap((request) => request.findings)
    .filter(({ ruleId }) => ruleId.startsWith('images/'));
}

describe('the rules about images', () => {
  it('have nothing to say about small pictures that are there', () => {
    assert.deepEqual(found('images: [small.png, small.png]'), []);
  });

  it('say nothing about what was not looked for yet', () => {
    assert.deepEqual(
      found('images: nowhere.png', () => ({ kind: 'pending' })),
      [],
    );
  });

  it('count the files of globs', () => {
    assert.deepEqual(found('images: many16'), []);
    assert.deepEqual(found('images: [many16, small.png]'), [
      [
        'too-many',
        'error',
        '[many16, small.png]',
        'An edit takes 16 images at most; these are 17. Leave some out.',
      ],
    ]);
  });

  it('name files that are too large, of a wrong type, missing, or damaged', () => {
    assert.deepEqual(found('images: [huge.png, anim.gif, phone.jpg, nowhere.png, notes.png]'), [
      [
        'too-large',
        'error',
        'huge.png',
        '“huge.png” has 50.0 MB; the API takes pictures below 50 MB. Save it smaller, or as JPEG or WebP.',
      ],
      [
        'wrong-type',
        'error',
        'anim.gif',
        '“anim.gif” is a GIF picture. The API takes PNG, JPEG and WebP; convert it.',
      ],
      [
        'wrong-type',
        'error',
        'phone.jpg',
        '“phone.jpg” is a HEIC picture. The API takes PNG, JPEG and WebP; convert it.',
      ],
      [
        'unreadable',
        'warning',
        'nowhere.png',
        '“nowhere.png” was not read: there is no such file. The cost leaves it out. Correct the path, or state its size: {path, pixels: WIDTHxHEIGHT}.',
      ],
      [
        'unreadable',
        'warning',
        'notes.png',
        '“notes.png” cannot be read as a picture: it is not a picture. The cost leaves it out. Correct the path, or state its size: {path, pixels: WIDTHxHEIGHT}.',
      ],
    ]);
  });

  it('are content with stated pixels, and say that these count', () => {
    assert.deepEqual(found('images: { path: nowhere.png, pixels: 256x256 }'), [
      [
        'unreadable',
        'info',
        '{ path: nowhere.png, pixels: 256x256 }',
        '“nowhere.png” was not read: there is no such file. It counts with the pixels stated.',
      ],
    ]);
    assert.deepEqual(found('images: { path: https://a.example/b.png, pixels: 256x256 }'), []);
  });

  it('ask for the pixels of a picture on the network or behind a variable', () => {
    for (const source of ['https://a.example/b.png', '"{{photo}}"']) {
      const [finding] = found(`images: ${source}`);
      assert.deepEqual(finding?.slice(0, 3), ['unreadable', 'info', source]);
    }
  });

  it('tell pixels that are not those of the file, and mend them', () => {
    const header = 'images: [{ path: small.png, pixels: 512x256 }]';
    assert.deepEqual(found(header), [
      [
        'pixels-mismatch',
        'warning',
        '{ path: small.png, pixels: 512x256 }',
        'The header states 512×256 pixels, but “small.png” has 256×256. The file counts.',
      ],
    ]);
    const [fix] = findings(templateOf(header), lookup).flatMap(({ fixes = [] }) => fixes);
    assert.ok(fix);
    assert.equal(
      applyFixes(templateOf(header), [fix]).text,
      templateOf('images: [{ path: small.png, pixels: 256x256 }]'),
    );
  });

  it('say what is wrong with a mask', () => {
    assert.deepEqual(found('images: small.png\nmask: small.png'), []);
    const messages = (mask: string): unknown =>
      found(`images: small.png\nmask: ${mask}`).map(([ruleId, , , message]) => [ruleId, message]);
    assert.deepEqual(messages('square.png'), [
      [
        'unusable-mask',
        'A mask must have the pixels of the first image; “square.png” has 768×768, “small.png” has 256×256.',
      ],
    ]);
    assert.deepEqual(messages('heavy.png'), [
      [
        'unusable-mask',
        'A mask must be below 4 MB; “heavy.png” has 4.0 MB. Save it with fewer colours.',
      ],
    ]);
    assert.deepEqual(messages('phone.jpg'), [
      ['unusable-mask', 'A mask must be a PNG; “phone.jpg” is a HEIC picture. Convert it.'],
    ]);
    assert.deepEqual(messages('nowhere.png'), [
      [
        'unreadable',
        'The mask “nowhere.png” was not read: there is no such file. Correct its path.',
      ],
    ]);
  });

  it('tell images of a generation, and make it an edit', () => {
    const header = 'operation: generate\nimages: small.png';
    assert.deepEqual(
      found(header).map(([ruleId, severity, at]) => [ruleId, severity, at]),
      [['unused', 'error', 'small.png']],
    );
    const [fix] = findings(templateOf(header), lookup).flatMap(({ fixes = [] }) => fixes);
    assert.ok(fix);
    assert.equal(
      applyFixes(templateOf(header), [fix]).text,
      templateOf('operation: edit\nimages: small.png'),
    );
  });

  it('tell an edit without images', () => {
    assert.deepEqual(
      found('operation: edit').map(([ruleId, severity, at]) => [ruleId, severity, at]),
      [['none', 'warning', 'edit']],
    );
  });

  it('say what shrinking a large picture saves, for each image made', () => {
    // 1,536 and 704 tokens, twice, at $8 a million.
    assert.deepEqual(found('n: 2\nimages: wide.png'), [
      [
        'shrink-saves',
        'info',
        'wide.png',
        '“wide.png” costs $0.0246 (1,536 tokens × 2 images) at 1536×1024. At 1024×683 it costs $0.0113 (704 tokens × 2 images), $0.0133 less a request; smaller still saves nothing until its long side is below 512 pixels. This is inferred from the patch rule.',
      ],
    ]);
  });

  it('halve the money of advice with Batch', () => {
    const [finding] = found('batch: true\nimages: wide.png');
    assert.ok(finding?.[3]?.startsWith('“wide.png” costs $0.006144 (1,536 tokens)'), finding?.[3]);
  });

  it('say where shrinking saves nothing', () => {
    assert.deepEqual(found('images: square.png'), [
      [
        'shrink-useless',
        'hint',
        'square.png',
        'Shrinking “square.png” saves nothing down to a long side of 512 pixels, because smaller pictures are magnified towards 1024: it costs $0.008192 (1,024 tokens) at 768×768. At 384×384 it costs $0.004608 (576 tokens). This is inferred from the patch rule.',
      ],
    ]);
    // One tile and the base: 194 tokens at $8 a million.
    assert.deepEqual(found('model: gpt-image-1.5\nimages: square.png'), [
      [
        'shrink-useless',
        'hint',
        'square.png',
        'Shrinking “square.png” saves nothing: on gpt-image-1.5 its shape alone decides, and it costs $0.001552 (194 tokens) at any size.',
      ],
    ]);
  });

  it('refuse a data: address of more than 20,971,520 characters', () => {
    const [estimate] = runSteps(
      analyse(templateOf('images: small.png'), settings, counter),
    ).requests;
    const [image] = estimate?.request.images ?? [];
    assert.ok(estimate && image);
    const check = (source: string): readonly unknown[] => {
      const request = { ...estimate.request, images: [{ ...image, source }] };
      return addressTooLong.check({ ...estimate, request, model: undefined });
    };
    const prefix = 'data:image/png;base64,';
    assert.deepEqual(check(prefix.padEnd(20_971_520, 'A')), []);
    assert.equal(check(prefix.padEnd(20_971_521, 'A')).length, 1);
    assert.deepEqual(check('refs/'.padEnd(20_971_521, 'A')), []);
  });
});
