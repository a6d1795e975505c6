import type { TemplateRule } from '../rule.ts';
import { told } from '../../text/wording.ts';

/** What decoders put in the place of bytes that they cannot read. */
export const REPLACEMENT_CHARACTER = '\ufffd';

/** A file with bytes that are not UTF-8. */
export const encoding: TemplateRule = {
  kind: 'template',
  id: 'template/encoding',
  defaultSeverity: 'warning',
  check: ({ text }) => {
    const broken = text.indexOf(REPLACEMENT_CHARACTER);
    if (broken < 0) return [];
    return [
      {
        ...told(
          'The file holds bytes that are not UTF-8 and cannot be counted as they were meant. Save it with the encoding UTF-8.',
        ),
        span: { start: broken, end: broken + 1 },
      },
    ];
  },
};
