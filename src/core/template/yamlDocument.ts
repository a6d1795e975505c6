import { Composer, Lexer, Parser, type Document, type CST } from 'yaml';
import type { Span } from '../text/span.ts';
import type { Steps } from '../text/steps.ts';
import { told, words, type Wording } from '../text/wording.ts';
import { yamlErrorWords } from './yamlWords.ts';

/** Something that is wrong in a YAML document; offsets count from its start. */
export interface YamlProblem {
  readonly ruleId: 'header/invalid-yaml' | 'header/too-large';
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly wording: Wording;
  readonly span: Span;
}

/** A parsed document. */
export interface YamlParse {
  /** Undefined when the text is refused; the problems say why. */
  readonly document: Document.Parsed | undefined;
  readonly problems: readonly YamlProblem[];
}

/** Largest document that is read, in UTF-16 units. */
export const LONGEST_YAML = 32_768;
/** Most words and signs of a document; a line `key: value` has seven. Its nodes are composed in one go. */
const MOST_LEXEMES = 6_000;
/** Deepest nesting that is read: the library calls itself for each level, and would exhaust the stack. */
const DEEPEST_NESTING = 64;
/** Most problems that are told; whoever sees this many begins with the first. */
const MOST_PROBLEMS = 20;
const LEXEMES_PER_STEP = 64;

/**
 * Parses one YAML document. Never throws, and takes a bounded time for any text: what is too large,
 * too deep or too broken is refused.
 */
export function* parseYamlDocument(text: string): Steps<YamlParse> {
  if (text.length > LONGEST_YAML) {
    return refused(words('is longer than {0} characters', LONGEST_YAML), 0);
  }
  // The library knows no lines that end at a lone carriage return.
  const source = text.replace(/\r(?!\n)/gu, '\n');
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const errors: CST.ErrorToken[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') errors.push(token);
    }
    if (errors.length >= MOST_PROBLEMS) {
      return { document: undefined, problems: errors.map(problemOfToken) };
    }
    if (parser.stack.length > DEEPEST_NESTING) {
      return refused(
        words('is nested deeper than {0} levels here', DEEPEST_NESTING),
        parser.offset,
      );
    }
    if (++lexemes > MOST_LEXEMES) {
      return refused(words('holds more than {0} words and signs', MOST_LEXEMES), 0);
    }
    if (lexemes % LEXEMES_PER_STEP === 0) yield;
  }
  tokens.push(...parser.end());
  return compose(tokens, source);
}

function compose(tokens: readonly CST.Token[], source: string): YamlParse {
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  const [document, second] = composer.compose(tokens, true, source.length);
  const problems = [...(document?.errors ?? []), ...(document?.warnings ?? [])].map(
    ({ name, pos, ...error }) =>
      invalid(
        yamlErrorWords(error),
        pos[0],
        pos[1],
        name === 'YAMLParseError' ? 'error' : 'warning',
      ),
  );
  if (second !== undefined) {
    const [start] = second.range;
    problems.push(
      invalid(words('A second document begins here and is not read'), start, start + 1),
    );
  }
  return { document, problems: problems.slice(0, MOST_PROBLEMS) };
}

function problemOfToken({ message, offset, source }: CST.ErrorToken): YamlProblem {
  return invalid(yamlErrorWords({ message }), offset, offset + source.length);
}

function invalid(
  what: string | Wording,
  start: number,
  end: number,
  severity: YamlProblem['severity'] = 'error',
): YamlProblem {
  return {
    ruleId: 'header/invalid-yaml',
    severity,
    ...told('Invalid YAML: {0}. What can be read of it still counts.', what),
    span: { start, end },
  };
}

function refused(what: Wording, offset: number): YamlParse {
  const problem: YamlProblem = {
    ruleId: 'header/too-large',
    severity: 'error',
    ...told('This YAML {0} and is not read. Move long values, such as examples, out of it.', what),
    span: { start: offset, end: offset + 3 },
  };
  return { document: undefined, problems: [problem] };
}
