import type { ErrorCode } from 'yaml';
import { words, type Wording } from '../text/wording.ts';

/** What the library says is wrong. */
export interface YamlError {
  /** Absent for what is no YAML at all. */
  readonly code?: ErrorCode;
  readonly message: string;
}

/** Says what is wrong, with what a pattern caught of the library's message. */
type Say = (caught: string) => Wording;

const UNEXPECTED = words('this is not expected here');
const PROPERTIES = words('a tag or an anchor stands where it must not');
const LIST_BEHIND_KEY = words('a list cannot begin on the line of its key');

/** By code, what to say; of several the first whose pattern is in the library's message. */
const SAID: Partial<Record<ErrorCode, readonly (readonly [pattern: RegExp, say: Say])[]>> = {
  ALIAS_PROPS: [[/^/u, () => PROPERTIES]],
  BAD_ALIAS: [
    [/^/u, () => words('an alias or an anchor needs a name that does not end with a colon')],
  ],
  BAD_DIRECTIVE: [
    [/^/u, () => words('a line that begins with % is a directive, and this one is not known')],
  ],
  BAD_DQ_ESCAPE: [
    [
      /sequence (.*)$/u,
      (caught) =>
        words('within double quotation marks {0} means nothing; write a backslash as \\\\', caught),
    ],
  ],
  BAD_INDENT: [
    [/end with a (.)$/u, (caught) => words('what is opened here has to end with {0}', caught)],
    [/^/u, () => words('this is indented otherwise than what it belongs to')],
  ],
  BAD_PROP_ORDER: [[/^/u, () => PROPERTIES]],
  BAD_SCALAR_START: [
    [
      /(\S)$/u,
      (caught) => words('no value can begin with {0}; put it into quotation marks', caught),
    ],
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    [
      /^Nested/u,
      () =>
        words(
          'a colon and a blank stand within this value; put it into quotation marks, or give the key a line of its own, indented like its neighbours',
        ),
    ],
    [/^/u, () => LIST_BEHIND_KEY],
  ],
  BLOCK_IN_FLOW: [
    [/^/u, () => words('within brackets, lists and maps need brackets of their own')],
  ],
  KEY_OVER_1024_CHARS: [[/^/u, () => words('a key is longer than {0} characters', 1_024)]],
  MISSING_CHAR: [
    [/end with a (.)$/u, (caught) => words('what is opened here has to end with {0}', caught)],
    [/closing (.)quote/u, (caught) => words('a quotation mark is missing at the end: {0}', caught)],
    [/followed by map values/u, () => words('behind a key stand a colon and its value')],
    [/^Missing , or :/u, () => words('a comma or a colon is missing here')],
    [/^Missing ,/u, () => words('a comma is missing here')],
    [/white ?space|^Missing space/u, () => words('a blank is missing here')],
    [/without - indicator/u, () => words('an item of a list begins with a dash and a blank')],
  ],
  MULTILINE_IMPLICIT_KEY: [
    [/^/u, () => words('a key stands on one line, with a colon and a blank behind it')],
  ],
  MULTIPLE_ANCHORS: [[/^/u, () => PROPERTIES]],
  MULTIPLE_TAGS: [[/^/u, () => PROPERTIES]],
  TAB_AS_INDENT: [[/^/u, () => words('lines are indented with blanks, and this one has a tab')]],
  TAG_RESOLVE_FAILED: [
    [/^Unresolved tag: (.*)$/u, (caught) => words('the tag {0} is not known', caught)],
  ],
  UNEXPECTED_TOKEN: [
    [/on same line with key/u, () => LIST_BEHIND_KEY],
    [/at node end$/u, () => words('more stands behind a value that has ended')],
    [
      /^Block scalar header/u,
      () => words('behind | and > of a text of several lines nothing else may stand'),
    ],
    [/^/u, () => UNEXPECTED],
  ],
};

/** What is wrong with a YAML text, in words of our own; what the library says where there are none, which is English. */
export function yamlErrorWords({ code, message }: YamlError): Wording | string {
  const [firstLine = ''] = message.split('\n');
  const text = firstLine.replace(/[.:]$/u, '');
  if (code === undefined)
    return text.includes(' on same line with key') ? LIST_BEHIND_KEY : UNEXPECTED;
  for (const [pattern, say] of SAID[code] ?? []) {
    const found = pattern.exec(text);
    if (found) return say(found[1] ?? '');
  }
  return text;
}
