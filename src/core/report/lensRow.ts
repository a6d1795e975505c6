import type { RequestEstimate } from '../pricing/estimate.ts';
import { ENGLISH, type Language } from './language.ts';
import { lensTitles, type LensDetail } from './lens.ts';

/** The title of a lens, and what it says where there is room for everything. */
export interface LensTitle {
  readonly title: string;
  readonly full: string;
}

/** The lenses of a template, which stand in one row. */
export interface LensRow {
  readonly titles: readonly LensTitle[];
  /** Whether the whole row is likely to be in sight; if not, what can be done has to stand before what is cut off. */
  readonly isInSight: boolean;
}

/** Letters of the usual font that are in sight in a window 1,400 pixels wide, beside its side bar. */
const ROOM = 160;
/** Letters that the editor draws between two lenses. */
const BETWEEN = 3;
const DETAILS: readonly LensDetail[] = ['amounts', 'quantities', 'once', 'brief'];

/**
 * The titles of a template's lenses, as full as the room in their row allows.
 *
 * @param beside titles of other lenses in the same row.
 */
export function lensRow(
  estimates: readonly RequestEstimate[],
  beside: readonly string[],
  language: Language = ENGLISH,
): LensRow {
  const full = lensTitles(estimates, language);
  let row: LensRow = { titles: [], isInSight: false };
  for (const detail of DETAILS) {
    const titles = lensTitles(estimates, language, detail);
    const isInSight = widthOf([...titles, ...beside]) <= ROOM;
    row = {
      titles: titles.map((title, index) => ({ title, full: full[index] ?? title })),
      isInSight,
    };
    if (isInSight) break;
  }
  return row;
}

/** Letters of East Asian scripts are twice as wide as others. */
function widthOf(titles: readonly string[]): number {
  const wide = titles.join('').match(/[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/gu);
  const letters = titles.reduce((sum, title) => sum + title.length, 0);
  return letters + (wide?.length ?? 0) + BETWEEN * (titles.length - 1);
}
