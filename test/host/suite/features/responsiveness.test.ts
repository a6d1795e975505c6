import { closeAll, eventually, lensTitles, openFile, replaceText } from '../support/editor.ts';

/** What no thread that is held up for a second could show; the real pauses are printed, as machines differ. */
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
    let longest = 0;
    let last = performance.now();
    await eventually(
      async () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        return lensTitles(uri);
      },
      (all) => all[0]?.includes('1536') === false,
    );
    console.log(`    longest pause of the extension host: ${longest.toFixed(0)} ms`);
    if (longest > CLEARLY_BLOCKED_MS) throw new Error(`held up for ${longest.toFixed(0)} ms`);
  });
});
