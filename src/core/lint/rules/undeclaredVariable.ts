import { declareInputs } from '../../template/declareInputs.ts';
import type { DynamicPart } from '../../caching/parts.ts';
import type { LintContext, TemplateRule } from '../rule.ts';
import { titled, told } from '../../text/wording.ts';

/** A variable that no `inputs` declare, so that nobody knows how long its value is. */
export const undeclaredVariable: TemplateRule = {
  kind: 'template',
  id: 'template/undeclared-variable',
  defaultSeverity: 'info',
  *check(context) {
    const missing = missingVariables(context);
    if (missing.length === 0) return;
    const { text, template } = context;
    const names = missing.map(({ name }) => name);
    const edit = declareInputs(text, template, names);
    const title =
      names.length === 1
        ? titled('Declare “{0}” under inputs', short(names[0] ?? ''))
        : titled('Declare {0} variables under inputs', names.length);
    const fixes = edit ? [{ ...title, edits: [edit], preferred: true }] : [];
    for (const { name, span } of missing) {
      yield {
        ...told(
          'The variable “{0}” is not declared, so its length is a guess. Add it to inputs, best with a default or examples.',
          short(name),
        ),
        span,
        ...(fixes.length > 0 ? { fixes } : {}),
      };
    }
  },
};

/** Only where they stand by themselves: within a block a name may belong to the block. */
function missingVariables({ layout, inputs, template }: LintContext): readonly DynamicPart[] {
  const found = new Map<string, DynamicPart>();
  const declaredInline = new Set<string>();
  for (const segment of template.segments) {
    if (segment.kind !== 'variable' || segment.inlineDefault === undefined) continue;
    declaredInline.add(segment.name);
  }
  for (const part of layout?.parts ?? []) {
    if (part.kind !== 'dynamic' || part.what !== 'variable' || !isInputName(part.name)) continue;
    const [root = part.name] = part.name.split('.');
    const isDeclared = inputs.has(part.name) || inputs.has(root) || declaredInline.has(part.name);
    if (!isDeclared && !found.has(part.name)) found.set(part.name, part);
  }
  return [...found.values()];
}

/** Not a helper with arguments, a value of the host (`${env:HOME}`, `@index`) or of the text around (`this`). */
function isInputName(name: string): boolean {
  return (
    /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name) &&
    !/^(?:this|loop|history|selection|file|workspaceFolder|cursor|clipboard)(?:\.|$)/u.test(name)
  );
}

function short(name: string): string {
  return name.length > 60 ? `${name.slice(0, 57)}…` : name;
}
