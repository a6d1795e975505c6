/** What one usage tier lets through. */
export interface RateLimit {
  readonly tokensPerMinute: number;
  readonly imagesPerMinute: number;
}

/** How long a run takes under a rate limit. */
export interface Throughput {
  /** Images a minute that get through: the smaller of what the two limits allow. */
  readonly imagesPerMinute: number;
  /** The limit that decides. */
  readonly limitedBy: 'images' | 'tokens';
  /** Minutes until the last image has been admitted, at the full rate all along. */
  readonly minutes: number;
}

/**
 * Time to finish a run of images under a tier's limits.
 *
 * @param images whole number from 0.
 * @param tokensPerImage all tokens of one image, input and output; 0 when unknown, and then images decide.
 */
export function planThroughput(
  images: number,
  tokensPerImage: number,
  limit: RateLimit,
): Throughput {
  const byTokens = tokensPerImage > 0 ? limit.tokensPerMinute / tokensPerImage : Infinity;
  const limitedBy = byTokens < limit.imagesPerMinute ? 'tokens' : 'images';
  const imagesPerMinute = Math.min(byTokens, limit.imagesPerMinute);
  return { imagesPerMinute, limitedBy, minutes: images / imagesPerMinute };
}

/** What becomes of a steady demand that may exceed what gets through. */
export interface Queue {
  /** Images that wait more with every minute; 0 when all get through. */
  readonly growthPerMinute: number;
  /** Images waiting when the demand has lasted for so many minutes. */
  readonly waiting: number;
  /** Minutes that the last of them still waits after that. */
  readonly drainMinutes: number;
}

/**
 * The queue behind a limit.
 *
 * @param demandPerMinute images asked for each minute.
 * @param minutes how long the demand lasts.
 */
export function planQueue(demandPerMinute: number, minutes: number, admitted: Throughput): Queue {
  const growthPerMinute = Math.max(0, demandPerMinute - admitted.imagesPerMinute);
  const waiting = growthPerMinute * minutes;
  return { growthPerMinute, waiting, drainMinutes: waiting / admitted.imagesPerMinute };
}
