import { planMigration, type Migration } from '../../migrate/migrate.ts';
import { modelOf } from '../../migrate/propose.ts';
import { replacementsOf, retirementOf, type Retirement } from '../../migrate/retiring.ts';
import type { ModelPricing } from '../../pricing/catalogue.ts';
import type { Fix, Severity } from '../../text/finding.ts';
import type { Span } from '../../text/span.ts';
import type { LintContext, RuleFinding, TemplateRule } from '../rule.ts';
import { sentences, titledAs, toldAs, words, type Wording } from '../../text/wording.ts';
import { costWords } from '../sharedValue.ts';

/** From this many days before the end it is a warning. */
const SOON_DAYS = 90;
/** Most replacements that are offered. */
const MOST_FIXES = 3;

/** A model that is shut down, or will be, with the move to its official replacements. */
export const retiringModel: TemplateRule = {
  kind: 'template',
  id: 'request/retiring-model',
  defaultSeverity: 'warning',
  check: (context) => {
    const { today } = context;
    if (today === undefined) return [];
    const found = new Map<string, RuleFinding>();
    let fixes: readonly Fix[] | undefined;
    for (const request of context.requests) {
      const model = modelOf(context.catalogue, request);
      const retirement = model && retirementOf(model, today);
      if (model === undefined || retirement === undefined) continue;
      const { model: written } = request.request.spans;
      const key = `${written?.start ?? ''} ${model.id}`;
      if (found.has(key)) continue;
      // One move takes all retiring requests of the template along, so it is worked out once.
      fixes ??= movesOf(context, today);
      found.set(key, {
        severity: severityOf(retirement),
        ...toldAs(describe(context, model, retirement, written === undefined)),
        span: written ?? beginning(context),
        ...(fixes.length === 0 ? {} : { fixes }),
      });
    }
    return [...found.values()];
  },
};

function severityOf({ daysLeft }: Retirement): Severity {
  if (daysLeft <= 0) return 'error';
  return daysLeft <= SOON_DAYS ? 'warning' : 'info';
}

function describe(
  { catalogue }: LintContext,
  model: ModelPricing,
  { date, daysLeft }: Retirement,
  isSetElsewhere: boolean,
): Wording {
  const names = replacementsOf(catalogue, model).map(({ id }) => id);
  return sentences(
    daysLeft <= 0
      ? words('{0} was shut down on {1}: requests fail.', model.id, date)
      : daysLeft === 1
        ? words('{0} will be shut down on {1}, tomorrow.', model.id, date)
        : words('{0} will be shut down on {1}, in {2} days.', model.id, date, daysLeft),
    names.length === 0
      ? undefined
      : words('{0} names as replacement: {1}.', model.vendor, names.join(', ')),
    isSetElsewhere ? words('The model is set in prompt-cost.yaml or in the settings.') : undefined,
  );
}

/** Where a template says nothing about its model, the first line stands for it. */
function beginning({ text, template }: LintContext): Span {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const end = template.headerSpan === undefined ? template.promptSpan.start + 1 : start + 3;
  return { start, end: Math.max(start, Math.min(end, text.length)) };
}

/** One fix per replacement that all retiring models of the template have in common, the vendor's first first. */
function movesOf(context: LintContext, today: string): readonly Fix[] {
  const { catalogue } = context;
  const isRetiring = (model: ModelPricing): boolean => retirementOf(model, today) !== undefined;
  const retiring = context.requests
    .map((request) => modelOf(catalogue, request))
    .filter((model) => model !== undefined)
    .filter(isRetiring);
  const [first, ...others] = [...new Set(retiring)].map((model) =>
    replacementsOf(catalogue, model),
  );
  const common = (first ?? []).filter((target) => others.every((list) => list.includes(target)));
  return common.slice(0, MOST_FIXES).flatMap((target, rank): readonly Fix[] => {
    const migration = planMigration(context, (model) =>
      model !== undefined && isRetiring(model) ? target : undefined,
    );
    if (migration?.kind !== 'possible') return [];
    return [
      { ...titledAs(titleOf(migration, target)), edits: migration.edits, preferred: rank === 0 },
    ];
  });
}

/** “Move to gpt-image-2.5-sunburst at max: $0.2108/image, now $0.1665/image (high: $0.0527/image)”. */
function titleOf({ requests }: Migration, target: ModelPricing): Wording {
  const qualities = new Set(requests.map(({ after }) => after.request.quality));
  const [quality] = qualities;
  const move =
    qualities.size === 1 && quality !== undefined
      ? words('Move to {0} at {1}', target.id, quality)
      : words('Move to {0}', target.id);
  const before = costWords(requests.map((one) => one.before));
  const after = costWords(requests.map((one) => one.after));
  if (after === undefined) return move;
  const costs =
    before === undefined
      ? words('{0}: {1}', move, after)
      : words('{0}: {1}, now {2}', move, after, before);
  const [first] = requests;
  const same = requests.length === 1 && first?.sameWord ? costWords([first.sameWord]) : undefined;
  return same === undefined
    ? costs
    : words('{0} ({1}: {2})', costs, first?.before.request.quality ?? '', same);
}
