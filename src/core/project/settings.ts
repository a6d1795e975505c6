import type { Wording } from '../text/wording.ts';
import { SHIPPED_CATALOGUE, type Catalogue } from '../pricing/catalogue.ts';
import type { Budget } from '../budgets/budget.ts';
import { withObservations, type Observations } from '../pricing/observations.ts';
import { namesTemplate } from '../template/templateName.ts';
import type { SettingsLayer } from '../template/template.ts';
import { compileGlobs, type PathMatcher } from './glob.ts';
import { withPriceOverrides } from './priceOverrides.ts';
import { EMPTY_PROJECT, PROJECT_FILE_NAME, type Project } from './projectFile.ts';
import type { RuleLevels } from './ruleLevels.ts';

/** Files that are templates unless settings or the project file say otherwise. */
export const NATIVE_GLOBS = ['**/*.prompt', '**/*.prompt.txt', '**/*.prompt.md'] as const;

/** Tokens that a variable without a value counts as, unless set otherwise. */
export const DEFAULT_UNDECLARED_TOKENS = 20;

/** What applies to one template before its own header is read. */
export interface TemplateSettings {
  readonly catalogue: Catalogue;
  /** Layers below the header, lowest first. */
  readonly below: readonly SettingsLayer[];
  /** Layers above the header, such as command-line options. */
  readonly above: readonly SettingsLayer[];
  /** Tokens that a variable without a value counts as. */
  readonly undeclaredTokens: number;
  /** Why a setting or price may be missing, in sentences; what is counted is an estimate then. */
  readonly doubts?: readonly Wording[];
  /** The date, `YYYY-MM-DD`, by which models are judged to be retiring; undefined when it is not told. */
  readonly today?: string | undefined;
  /** What the user set about findings; each rule's own severity, and nothing muted, when absent. */
  readonly findings?: FindingSettings | undefined;
  /** The budgets that are for it. */
  readonly budgets?: readonly Budget[];
}

/** What the user set about findings. */
export interface FindingSettings {
  readonly ruleLevels: RuleLevels;
  /** Findings about savings are left out when they are worth less, in US dollars a month. */
  readonly muteBelowUsd: number;
  /** Models, by id, whose usage records show cached input. */
  readonly confirmedCaching: ReadonlySet<string>;
}

/** Nothing set about findings. */
export const NO_FINDING_SETTINGS: FindingSettings = {
  ruleLevels: new Map(),
  muteBelowUsd: 0,
  confirmedCaching: new Set(),
};

/** What a user sets outside of any project. */
export interface UserSettings {
  readonly defaults: SettingsLayer | undefined;
  readonly include: readonly string[] | undefined;
  readonly undeclaredTokens: number | undefined;
  /** Settings that win over every header. */
  readonly forced: SettingsLayer | undefined;
  /** The date where the user is, `YYYY-MM-DD`; the engine has no clock. */
  readonly today: string | undefined;
  /** Severities by rule id; those of the project file win. */
  readonly ruleLevels: RuleLevels | undefined;
  readonly muteBelowUsd: number | undefined;
  readonly confirmedCaching: ReadonlySet<string> | undefined;
  /** What usage records show about output tokens. */
  readonly observations: Observations | undefined;
}

/** A project with the user's settings, ready to be asked about single templates. */
export interface ProjectContext {
  readonly project: Project;
  readonly catalogue: Catalogue;
  /** Whether a path, relative to the project's folder and with `/`, is a template. */
  readonly isTemplate: PathMatcher;
  settingsFor(relativePath: string): TemplateSettings;
}

/** Combines a project (or none) with the user's settings. */
export function createProjectContext(
  user: Partial<UserSettings> = {},
  project: Project = EMPTY_PROJECT,
  catalogue: Catalogue = SHIPPED_CATALOGUE,
): ProjectContext {
  const includes = compileGlobs(project.include ?? user.include ?? NATIVE_GLOBS);
  const excludes = compileGlobs(project.exclude);
  const priced = withPriceOverrides(catalogue, project.prices, PROJECT_FILE_NAME);
  return {
    project,
    catalogue: priced,
    isTemplate: (path) => includes(path) && !excludes(path),
    settingsFor: (path) => ({
      catalogue: user.observations
        ? withObservations(priced, user.observations, (name) => namesTemplate(name, path))
        : priced,
      below: [
        ...(user.defaults ? [user.defaults] : []),
        project.defaults,
        ...project.overrides.filter(({ applies }) => applies(path)).map(({ layer }) => layer),
      ],
      above: user.forced ? [user.forced] : [],
      undeclaredTokens: user.undeclaredTokens ?? DEFAULT_UNDECLARED_TOKENS,
      doubts: project.doubts,
      today: user.today,
      budgets: project.budgets.filter(({ covers }) => covers(path)),
      findings: {
        ruleLevels: new Map([...(user.ruleLevels ?? []), ...project.ruleLevels]),
        muteBelowUsd: project.muteBelowUsd ?? user.muteBelowUsd ?? 0,
        confirmedCaching: user.confirmedCaching ?? new Set(),
      },
    }),
  };
}
