import type * as vscode from 'vscode';
import { composeChanges, type CountedText, type TextChange } from '../core/index.ts';

/** What was counted of one document, and how the document changed since, so that an edit costs only its surroundings. */
export class CountedDocument {
  #texts: readonly CountedText[] = [];
  /** The edits since the version that the texts were counted in, oldest first. */
  #edits: { readonly version: number; readonly change: TextChange }[] = [];

  get texts(): readonly CountedText[] {
    return this.#texts;
  }

  /** One change that covers all edits since; undefined when there were none. */
  edit(): TextChange | undefined {
    let all: TextChange | undefined;
    for (const { change } of this.#edits) all = all ? composeChanges(all, change) : change;
    return all;
  }

  /** Notes an edit. The changes of an event apply one after the other. */
  follow({ document: { version }, contentChanges }: vscode.TextDocumentChangeEvent): void {
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      const change = {
        start: rangeOffset,
        oldEnd: rangeOffset + rangeLength,
        newEnd: rangeOffset + text.length,
      };
      this.#edits.push({ version, change });
    }
  }

  /** Keeps what was counted of a version of the document. */
  keep(texts: readonly CountedText[], version: number): void {
    this.#texts = texts;
    this.#edits = this.#edits.filter((edit) => edit.version > version);
  }
}
