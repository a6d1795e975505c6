import { blocksDuring } from '../support/blocks.ts';
import { closeAll, eventually, lensTitles, openFile, replaceText } from '../support/editor.ts';

/** What no thread that is held up for a second could show; the real blocks are printed, as machines differ. */
const CLEARLY_BLOCKED_MS = 1_000;

describe('the extension host', () => {
  afterEach(closeAll);

  it('stays free while a hostile template is counted', async () => {
    const editor = await openFile('apple.prompt');
    const { uri } = editor.document;
    await eventually(
      () => lensTitles(uri),
      (all) => all.length > 0,
    );
    const hostile = 'x'.repeat(300_000) + '{{'.repeat(20_000) + '\u200b'.repeat(50_000);
    await replaceText(editor, hostile);
    const { longestMs } = await blocksDuring(() =>
      eventually(
        () => lensTitles(uri),
        (all) => all[0]?.includes('1536') === false,
      ),
    );
    console.log(`    longest block of the extension host: ${longestMs.toFixed(1)} ms`);
    if (longestMs > CLEARLY_BLOCKED_MS) throw new Error(`held up for ${longestMs.toFixed(0)} ms`);
  });
});
