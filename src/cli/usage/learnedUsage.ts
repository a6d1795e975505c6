import type { ActualsIndex, RollUp, UserSettings } from '../../core/index.ts';

/** What usage logs teach about estimates. */
export interface LearnedUsage {
  readonly rollUp: RollUp;
  /** Settings for analysing templates. */
  readonly user: Pick<UserSettings, 'observations' | 'confirmedCaching'>;
  /** The calls of each template. */
  readonly actuals: ActualsIndex;
}
