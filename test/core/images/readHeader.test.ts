import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { readBytes, readImageHeader, type ImageHeader } from '../../../src/core/index.ts';
import {
  ascii,
  exifOrientation,
  jpeg,
  jpegSegment,
  pngHeader,
} from '../../support/pictureFiles.ts';
import { withEnglish } from '../../support/english.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/images');
const read = (bytes: Uint8Array): ImageHeader => readBytes(readImageHeader(), bytes);
const text = (content: string): ImageHeader => read(Uint8Array.from(ascii(content)));
const picture = (type: string, width: number, height: number): unknown => ({
  kind: 'picture',
  type,
  size: { width, height },
});

/** The bytes that a reading asked for, as far as the file has them, and its last offset. */
function asked(bytes: Uint8Array): { readonly requests: number; readonly total: number } {
  const reading = readImageHeader();
  let requests = 0;
  let total = 0;
  for (let step = reading.next(); step.done !== true;) {
    const { start, length } = step.value;
    const answer = bytes.subarray(start, start + length);
    requests++;
    total += answer.length;
    step = reading.next(answer);
  }
  return { requests, total };
}

describe('readImageHeader', () => {
  // Written by sharp 0.34 (libvips); the name says the encoding and the pixels.
  for (const [file, type, width, height] of [
    ['palette-40x30.png', 'png', 40, 30],
    ['interlaced-41x31.png', 'png', 41, 31],
    ['baseline-42x32.jpg', 'jpeg', 42, 32],
    ['progressive-43x33.jpg', 'jpeg', 43, 33],
    ['turned-44x34.jpg', 'jpeg', 34, 44],
    ['upside-down-44x34.jpg', 'jpeg', 44, 34],
    ['profile-45x35.jpg', 'jpeg', 45, 35],
    ['lossy-46x36.webp', 'webp', 46, 36],
    ['lossless-47x37.webp', 'webp', 47, 37],
    ['extended-48x38.webp', 'webp', 48, 38],
    ['screen-49x39.gif', 'gif', 49, 39],
  ] as const) {
    it(`reads ${file}`, () => {
      assert.deepEqual(read(readFileSync(join(folder, file))), picture(type, width, height));
    });
  }

  it('reads the largest sizes that each format can state', () => {
    assert.deepEqual(read(pngHeader(2 ** 31 - 1, 1)), picture('png', 2 ** 31 - 1, 1));
    assert.deepEqual(read(jpeg(65_535, 65_534)), picture('jpeg', 65_535, 65_534));
    const lossless = [...ascii('RIFF....WEBPVP8L....'), 0x2f, 0xff, 0xff, 0xff, 0x0f];
    assert.deepEqual(read(Uint8Array.from(lossless)), picture('webp', 16_384, 16_384));
    const canvas = [...ascii('RIFF....WEBPVP8X....'), 0, 0, 0, 0, 255, 255, 255, 0, 1, 0];
    assert.deepEqual(read(Uint8Array.from(canvas)), picture('webp', 2 ** 24, 257));
  });

  it('turns a JPEG by orientations 5 to 8, in both byte orders', () => {
    for (const order of ['little', 'big'] as const) {
      for (let orientation = 0; orientation <= 9; orientation++) {
        const exif = jpegSegment(0xe1, exifOrientation(orientation, order));
        const turned = orientation >= 5 && orientation <= 8;
        const expected = turned ? picture('jpeg', 20, 30) : picture('jpeg', 30, 20);
        assert.deepEqual(read(jpeg(30, 20, [exif])), expected, `${order} ${orientation}`);
      }
    }
  });

  it('reads every kind of frame, and takes no table for one', () => {
    for (const frame of [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc9, 0xca, 0xcf]) {
      assert.deepEqual(read(jpeg(30, 20, [], frame)), picture('jpeg', 30, 20));
    }
    const tables = [0xc4, 0xc8, 0xcc].map((marker) => jpegSegment(marker, [0, 9, 0, 9, 0, 9]));
    assert.deepEqual(read(jpeg(30, 20, tables)), picture('jpeg', 30, 20));
  });

  it('steps over fill bytes and markers without a length', () => {
    const odd = Uint8Array.from([0xff, 0xff, 0xff, 0x01, 0xff, 0xd0]);
    assert.deepEqual(read(jpeg(30, 20, [odd])), picture('jpeg', 30, 20));
  });

  it('skips large profiles and thumbnails unread', () => {
    const segments = Array.from({ length: 40 }, () => jpegSegment(0xe2, [], 65_000));
    const bytes = jpeg(30, 20, segments);
    assert.deepEqual(read(bytes), picture('jpeg', 30, 20));
    const { requests, total } = asked(bytes);
    assert.equal(requests, 42);
    assert.ok(total < 4_000, `${total} of ${bytes.length} bytes`);
  });

  it('names what is something else', () => {
    const formats = [
      ['\0\0\0\x18ftypheic', 'HEIC picture'],
      ['\0\0\0\x18ftypavif', 'AVIF picture'],
      ['BM123456', 'BMP picture'],
      ['<svg xmlns', 'SVG drawing'],
      ['version https://git-lfs.github.com/spec/v1\n', 'Git LFS pointer'],
    ] as const;
    for (const [content, expected] of formats) {
      const header = text(content);
      assert.equal(header.kind, 'other');
      assert.ok(header.format.startsWith(expected), header.format);
    }
  });

  it('says what is wrong with a damaged file', () => {
    const reasons = [
      ['', 'it is empty'],
      ['hello', 'it is not a picture'],
      ['\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0', 'it ends within its header'],
      [
        '\x89PNG\r\n\x1a\n\0\0\0\x0dtEXt\0\0\0\x01\0\0\0\x01',
        'its first chunk is not a PNG header',
      ],
      ['GIF89a\0', 'it ends within its header'],
      ['RIFF....WEBPALPH', 'its first chunk is not one of WebP'],
      ['RIFF....WEBPVP8X', 'it ends within its header'],
      ['\xff\xd8\xff\xe0', 'it ends before its frame'],
      ['\xff\xd8\xff\xe0\0\x01', 'a segment has no length'],
      ['\xff\xd8\xff\xe0\0\x04ab\0\0\0', 'a segment does not begin where it should'],
      ['\xff\xd8\xff\xda\0\x04', 'it has no frame'],
    ] as const;
    for (const [content, reason] of reasons) {
      assert.deepEqual(withEnglish(text(content)), { kind: 'broken', reason });
    }
    assert.deepEqual(withEnglish(read(pngHeader(0, 5))), {
      kind: 'broken',
      reason: 'its header says 0×5 pixels',
    });
  });

  it('gives up on a JPEG of empty segments after a bounded number of requests', () => {
    const bytes = new Uint8Array(1_000_000);
    bytes.set([0xff, 0xd8]);
    for (let offset = 2; offset + 4 < bytes.length; offset += 4)
      bytes.set([0xff, 0xfe, 0, 2], offset);
    assert.equal(read(bytes).kind, 'broken');
    assert.ok(asked(bytes).requests <= 2_001);
  });

  it('never throws and always ends, whatever the bytes', () => {
    const starts = [
      '',
      '\xff\xd8',
      '\xff\xd8\xff\xe1\0\x40Exif\0\0II*\0',
      '\x89PNG\r\n\x1a\n',
      'GIF89a',
      'RIFF....WEBPVP8 ',
      'RIFF....WEBPVP8L',
      'RIFF....WEBPVP8X',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const bytes = Uint8Array.from([...ascii(start), ...rest]);
        const header = read(bytes);
        if (header.kind === 'picture') assert.ok(header.size.width > 0 && header.size.height > 0);
        assert.ok(asked(bytes).requests <= 160);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives one answer for every way of damaging a real file', () => {
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(255),
        fc.nat(),
        (file, at, value, cut) => {
          const bytes = Uint8Array.from(file.subarray(0, cut % (file.length + 1)));
          if (bytes.length > 0) bytes[at % bytes.length] = value;
          assert.ok(['picture', 'other', 'broken'].includes(read(bytes).kind));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
