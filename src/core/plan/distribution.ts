/** Amounts of many rows, kept as counts of equal ones: rows differ by few tokens, so memory stays small. */
export interface Distribution {
  readonly count: number;
  readonly sum: number;
  add(amount: number): void;
  /**
   * The smallest amount that at least this share of all rows does not exceed (nearest rank); undefined when
   * there are no rows.
   *
   * @param share above 0, up to 1: 0.5 is the median.
   */
  quantile(share: number): number | undefined;
}

/** An empty distribution. */
export function createDistribution(): Distribution {
  const counts = new Map<number, number>();
  let count = 0;
  let sum = 0;
  return {
    get count() {
      return count;
    },
    get sum() {
      return sum;
    },
    add(amount) {
      counts.set(amount, (counts.get(amount) ?? 0) + 1);
      count++;
      sum += amount;
    },
    quantile(share) {
      const rank = Math.max(1, Math.ceil(share * count));
      let seen = 0;
      for (const amount of [...counts.keys()].sort((a, b) => a - b)) {
        seen += counts.get(amount) ?? 0;
        if (seen >= rank) return amount;
      }
      return undefined;
    },
  };
}
