import { NO_MERGE, type PairTable } from './pairTable.ts';

/**
 * Tells whether two tokens that follow each other in a text can be its encoding, or would have merged across the
 * boundary between them.
 *
 * It undoes both tokens' merges from the last one back. Whenever the parts on both sides of the boundary would have
 * merged before the merge that was undone last, the boundary would be gone. Of equal ranks the left one merges first.
 * A sequence of tokens is the encoding of its bytes exactly when all its neighbours pass.
 *
 * Source: Berglund and van der Merwe, “Formalizing BPE Tokenization” (2023), and the `bpe` crate of GitHub.
 */
export function areNeighbours(pairs: PairTable, before: number, after: number): boolean {
  let left = before;
  let right = after;
  let limit = NO_MERGE;
  for (;;) {
    if (pairs.merged(left, right) < limit) return false;
    // What merged last is undone first. A token of one byte, which is its own part, has the lowest ranks of all.
    if (left > right) {
      limit = left;
      left = pairs.right(left);
      if (left === limit) return true;
    } else {
      limit = right + 1;
      right = pairs.left(right);
      if (right === limit - 1) return true;
    }
  }
}
