import { Option } from 'commander';
import {
  acceptanceOf,
  actualsOf,
  attemptPolicyOf,
  LANE_APIS,
  MOST_RUNS,
  planRequest,
  planRun,
  reportPlan,
  SHIPPED_CATALOGUE,
  statedUnitCost,
  tierLimits,
  toNano,
  usageUnitCost,
  type Catalogue,
  type PlanParts,
  type PlanSettings,
  type ResolvedRequest,
  type UnitCost,
} from '../../core/index.ts';
import { analyseTemplates, type AnalysedFile } from '../analyseTemplates.ts';
import { learnFromLogs } from '../data/learnFromLogs.ts';
import { CliFailure, type ExitCode } from '../failure.ts';
import { CliProjects } from '../files/projects.ts';
import { write, type CliIo } from '../io.ts';
import {
  forcedLayer,
  imageCount,
  NO_USAGE_OPTION,
  requestOption,
  USAGE_OPTION,
} from '../options.ts';
import { planTable } from '../print/planTable.ts';
import { planRows } from '../data/planRows.ts';
import type { Command } from './command.ts';
import {
  checkPlanOptions,
  laneOption,
  numberWithin,
  wholeWithin,
  type PlanOptions,
} from './planOptions.ts';
import { addTokenOptions, statedTokens } from './tokenOptions.ts';

/** Drafts before each final when only the draft lane is given. */
const USUAL_DRAFTS = 3;

/** `prompt-cost plan`: what a run of many requests costs, how long it takes, and what an approved asset costs. */
export const planCommand: Command = {
  register(program, io, exit) {
    const command = program
      .command('plan')
      .description(
        'Plan a run of a template: cost live and by Batch, per approved asset, and time.',
      )
      .argument('[file]', 'the template, or - for standard input')
      .option('--runs <count>', 'requests to make (1 when not given)', wholeWithin(1, MOST_RUNS))
      .option('--data <file>', 'CSV, JSON or JSONL file whose rows fill the variables, a run each')
      .option(
        '--output <number>',
        'which of the template’s outputs, from 1',
        wholeWithin(1, 1_000),
        1,
      )
      .option('--model <id>', 'model to use', requestOption('model'))
      .option('--quality <word>', 'quality to use', requestOption('quality'))
      .option(
        '--size <size>',
        'size to use: WIDTHxHEIGHT in pixels, or auto',
        requestOption('size'),
      )
      .option('--n <count>', 'images per request to use, 1 to 10', imageCount);
    addTokenOptions(command);
    command
      .option('--tier <tier>', 'usage tier of the account, 1 to 5', wholeWithin(1, 5))
      .option('--attempts <count>', 'images made until one is approved', numberWithin(1, 1_000))
      .option('--acceptance <share>', 'share of images that is approved', numberWithin(0.001, 1))
      .option(
        '--max-attempts <count>',
        'images after which an asset is given up',
        wholeWithin(1, 1_000),
      )
      .option('--draft <lane>', 'draft lane, such as low or low/1024x1024', laneOption)
      .option(
        '--drafts <count>',
        `drafts for each final (${USUAL_DRAFTS} when not given)`,
        wholeWithin(0, 1_000),
      )
      .addOption(
        new Option(
          '--api <api>',
          'how drafts lead to the final: each picture on its own, the final as an edit of a draft, or turns of a conversation (generate when not given)',
        ).choices(LANE_APIS),
      )
      .option(
        '--turns <count>',
        'turns of a conversation that improves one picture',
        wholeWithin(1, 100),
      )
      .option('--demand <images>', 'images asked for each minute', numberWithin(0, 1_000_000))
      .option(
        '--price-per-image <usd>',
        'a fixed price instead of a template',
        numberWithin(0, 1_000),
      )
      .addOption(
        new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'),
      )
      .option('--usage <files...>', `${USAGE_OPTION}, acceptance among it`)
      .option('--no-usage', NO_USAGE_OPTION)
      .option('--config <file>', 'project file to use instead of the nearest prompt-cost.yaml')
      .action(async (file: string | undefined, options: PlanOptions) => {
        const report = reportPlan(await plan(io, file, options, exit));
        const asJson = options.format === 'json';
        await write(io.stdout, asJson ? `${JSON.stringify(report, null, 2)}\n` : planTable(report));
      });
  },
};

async function plan(
  io: CliIo,
  file: string | undefined,
  options: PlanOptions,
  exit: (code: ExitCode) => void,
): Promise<PlanParts> {
  checkPlanOptions(file, options);
  if (options.pricePerImage !== undefined) {
    return planStated(statedUnitCost(toNano(options.pricePerImage)), options);
  }
  const counts = statedTokens(options);
  if (counts !== undefined) {
    if (options.model === undefined) throw new CliFailure('give the --model of the tokens');
    const projects = await CliProjects.open(io.cwd, {}, options.config);
    const { catalogue } = (await projects.of(io.cwd)).context;
    return planStated(usageUnitCost(catalogue, options.model, counts), options, catalogue);
  }
  if (file === undefined) {
    throw new CliFailure('give a template, numbers of tokens, or --price-per-image');
  }
  const analysed: AnalysedFile[] = [];
  const user = { forced: forcedLayer(options) };
  const from = { config: options.config, learn: learnFromLogs(io, options.usage, exit) };
  const scan = await analyseTemplates(io, [file], user, from, (one) => {
    analysed.push(one);
  });
  const [template] = analysed;
  if (template === undefined || scan.unreadable > 0)
    throw new CliFailure('there is nothing to plan');
  if (analysed.length > 1) throw new CliFailure(`${file} holds several templates; give one`);
  return planTemplate(io, template, options);
}

function planStated(
  unit: UnitCost,
  options: PlanOptions,
  catalogue: Catalogue = SHIPPED_CATALOGUE,
): PlanParts {
  const runs = options.runs ?? 1;
  const { model = null } = options;
  const order = {
    runs,
    policy: attemptPolicyOf(options),
    limits: tierLimits(catalogue, model ?? '', options.tier),
    demandPerMinute: options.demand,
  };
  return {
    request: { path: null, model, quality: null, size: null, output: null, outputs: null },
    catalogueVersion: catalogue.version,
    run: unit.kind === 'unpriced' ? unit : { kind: 'priced', plan: planRun(unit, order) },
    runs,
    images: runs,
  };
}

async function planTemplate(
  io: CliIo,
  { file, analysis, settings, partials }: AnalysedFile,
  options: PlanOptions,
): Promise<PlanParts> {
  const { catalogue } = settings;
  const { learned } = file.project;
  const request = analysis.requests[options.output - 1]?.request;
  if (request === undefined) {
    const outputs = analysis.requests.length;
    throw new CliFailure(
      `the template has ${outputs} ${outputs === 1 ? 'output' : 'outputs'}, not ${options.output}`,
    );
  }
  const { prompt, sent, requests } = analysis;
  const rows =
    options.data === undefined
      ? undefined
      : await planRows(io, options.data, catalogue, request, sent);
  const actuals = learned && actualsOf(learned.actuals, partials.path, requests, catalogue);
  const { model, quality, size } = request;
  return {
    request: {
      path: file.path,
      model,
      quality,
      size,
      output: options.output,
      outputs: requests.length,
    },
    catalogueVersion: catalogue.version,
    ...planRequest(catalogue, request, prompt, rows?.summary ?? options.runs ?? 1, {
      ...planSettings(options, request),
      observed: actuals && acceptanceOf(actuals),
    }),
    rows,
  };
}

/** What the options ask for; a word on attempts on the command line counts instead of that in the header. */
function planSettings(options: PlanOptions, request: ResolvedRequest): PlanSettings {
  const { attempts, acceptance, draft } = options;
  const asked = attempts !== undefined || acceptance !== undefined ? options : request;
  return {
    policy: attemptPolicyOf({
      attempts: asked.attempts,
      acceptance: asked.acceptance,
      maxAttempts: options.maxAttempts ?? request.maxAttempts,
    }),
    tier: options.tier,
    demandPerMinute: options.demand,
    turns: options.turns,
    draft: draft && {
      settings: draft,
      drafts: draftsOf(options),
      api: options.api ?? (request.api === 'responses' ? 'responses' : 'generate'),
    },
  };
}

/** All images of an asset but the final one are drafts, unless their number is given. */
function draftsOf({ drafts, attempts }: PlanOptions): number {
  return drafts ?? (attempts === undefined ? USUAL_DRAFTS : Math.max(0, attempts - 1));
}
