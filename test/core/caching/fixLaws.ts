import assert from 'node:assert/strict';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';
import { expandPartials } from '../../../src/core/template/expandPartials.ts';
import { lookUpIn } from '../../../src/core/template/partialFiles.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import type { Finding } from '../../../src/core/index.ts';
import { rules } from './golden.ts';
import { findingsOf, fixFiles, type Files } from './workspace.ts';

/** What a template says, whatever its order: header, comments, and the words that are sent with tags as written. */
function saidBy(files: Files, path: string): unknown {
  const text = files.get(path) ?? '';
  const { headerSpan, segments } = runSteps(parseNativeTemplate(text));
  const expansion = runSteps(expandPartials(segments, path, lookUpIn(files)));
  const words = expansion.segments
    .map((segment) => {
      if (segment.kind === 'comment') return ' ';
      if (segment.kind === 'text') return segment.text;
      return segment.source ?? text.slice(segment.span.start, segment.span.end);
    })
    .join('')
    .split(/\s+/u)
    .filter((word) => word !== '');
  return {
    header: headerSpan && text.slice(headerSpan.start, headerSpan.end),
    comments: segments
      .filter(({ kind }) => kind === 'comment')
      .map(({ span }) => text.slice(span.start, span.end))
      .sort(),
    words: words.sort(),
  };
}

const isOrder = ({ ruleId }: Finding): boolean => ruleId.startsWith('cache/');

/**
 * Every fix of a caching finding changes nothing but the order, leaves its own finding gone in the template,
 * and, made again, nothing. Gives the number of fixes that were tried.
 */
function holdFixLaws(files: Files): number {
  let tried = 0;
  for (const path of files.keys()) {
    for (const finding of findingsOf(files, path).filter(isOrder)) {
      for (const fix of finding.fixes ?? []) {
        tried++;
        const fixed = fixFiles(files, path, fix);
        for (const other of files.keys()) {
          assert.deepEqual(saidBy(fixed, other), saidBy(files, other), `${fix.title}: ${other}`);
        }
        const left = findingsOf(fixed, path).filter(({ ruleId }) => ruleId === finding.ruleId);
        assert.deepEqual(
          left.map(({ message }) => message),
          [],
          `${fix.title}: ${files.get(path) ?? ''}`,
        );
      }
    }
  }
  return tried;
}

/**
 * Tries the fixes of templates made of prompts and of rules long enough to be cached, each with the next one.
 * Gives the number of fixes that were tried.
 */
export function holdForPrompts(prompts: readonly string[]): number {
  const header = '---\nmodel: gpt-image-2 # ours\ninputs: { x: a kettle }\n---\n{# kept #}\n';
  let tried = 0;
  for (const [index, prompt] of prompts.entries()) {
    const other = prompts[index + 1] ?? 'A red kettle.';
    tried += holdFixLaws(
      new Map([
        ['a.prompt', `${header}For {{x}}.\n\n${prompt}\n\n${rules(64)}\n`],
        ['b.prompt', `${header}${other}\n\n${rules(64)}\n\nFor {{x}}.\n`],
      ]),
    );
  }
  return tried;
}
