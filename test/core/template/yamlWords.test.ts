import assert from 'node:assert/strict';
import { runSteps } from '../../../src/core/text/steps.ts';
import { parseYamlDocument } from '../../../src/core/template/yamlDocument.ts';

/** What is said to be wrong with a YAML text, without the words around it. */
function wrongWith(text: string): readonly string[] {
  return runSteps(parseYamlDocument(text)).problems.map(({ message }) => {
    const [, what = message] = /^Invalid YAML: (.*)\. What can be read/u.exec(message) ?? [];
    return what;
  });
}

describe('yamlErrorWords', () => {
  for (const [text, words] of [
    ['a: [1', 'what is opened here has to end with ]'],
    ['a: {b: 1', 'what is opened here has to end with }'],
    ['a: "x', 'a quotation mark is missing at the end: "'],
    ["a: 'x", "a quotation mark is missing at the end: '"],
    [
      'a: b: c',
      'a colon and a blank stand within this value; put it into quotation marks, or give the key a line of its own, indented like its neighbours',
    ],
    ['a\nb: 1', 'a key stands on one line, with a colon and a blank behind it'],
    ['a: 1\n\tb: 2', 'lines are indented with blanks, and this one has a tab'],
    ['a: @x', 'no value can begin with @; put it into quotation marks'],
    ['a: "\\q"', 'within double quotation marks \\q means nothing; write a backslash as \\\\'],
    ['a: - b', 'a list cannot begin on the line of its key'],
    ['a: &', 'an alias or an anchor needs a name that does not end with a colon'],
    ['a: &x &y 1', 'a tag or an anchor stands where it must not'],
    ['a: !foo 1', 'the tag !foo is not known'],
    ['%FOO\n---\na: 1', 'a line that begins with % is a directive, and this one is not known'],
    ['a: "x" y', 'more stands behind a value that has ended'],
    ['a: "x"#c', 'a blank is missing here'],
    ['a: {- b}', 'within brackets, lists and maps need brackets of their own'],
    ['a: |5x\n b', 'behind | and > of a text of several lines nothing else may stand'],
    ['}', 'this is not expected here'],
  ] as const) {
    it(`says what is wrong with ${JSON.stringify(text)}`, () => {
      assert.equal(wrongWith(text)[0], words);
    });
  }
});
