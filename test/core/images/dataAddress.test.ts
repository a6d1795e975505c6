import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { readDataAddress } from '../../../src/core/images/dataAddress.ts';
import { readBytes, readImageHeader } from '../../../src/core/index.ts';
import { jpeg, jpegSegment } from '../../support/pictureFiles.ts';
import { english } from '../../support/english.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/images');
const address = (bytes: Uint8Array): string =>
  `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;

describe('readDataAddress', () => {
  it('reads of an address what it reads of the file, and its size', () => {
    const segments = [jpegSegment(0xe2, [1], 65_001), jpegSegment(0xe2, [1], 3)];
    const files = readdirSync(folder).map((file) =>
      Uint8Array.from(readFileSync(join(folder, file))),
    );
    for (const bytes of [...files, jpeg(300, 200, segments)]) {
      const header = readBytes(readImageHeader(), bytes);
      assert.deepEqual(readDataAddress(address(bytes)), { header, bytes: bytes.length });
    }
  });

  it('reads of any bytes what it reads of a file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const header = readBytes(readImageHeader(), bytes);
        assert.deepEqual(readDataAddress(address(bytes)), { header, bytes: bytes.length });
      }),
    );
  });

  it('says what is wrong with an address', () => {
    const reason = (text: string): unknown => {
      const { header } = readDataAddress(text);
      return header.kind === 'broken' ? english(header.reason) : header;
    };
    const noBase64 = 'its data: address is not one of base64';
    assert.equal(reason('data:image/png,abc'), noBase64);
    assert.equal(reason('data:'), noBase64);
    assert.equal(reason('data:image/png;base64,iVBO%Rw0KGgo'), 'its base64 is damaged');
    assert.equal(reason('data:image/png;base64,'), 'it is empty');
  });

  it('does not throw for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readDataAddress(`data:image/png;base64,${text}`);
        readDataAddress(text);
      }),
    );
  });
});
