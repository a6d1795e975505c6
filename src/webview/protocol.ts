import * as z from 'zod/mini';

/**
 * What pages and the extension tell each other. A page knows nothing of prices: it shows controls and blocks
 * that are sent to it, and sends back what was entered, so that several pages share it.
 */

/** Most series of a chart, all others together being one of them. */
export const MOST_SERIES = 7;

const option = z.strictObject({ value: z.string(), label: z.string() });

/** One thing that can be set on a page; values are text, as they are entered. */
const control = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('select'),
    name: z.string(),
    label: z.string(),
    value: z.string(),
    options: z.array(option),
  }),
  z.strictObject({
    kind: z.literal('text'),
    name: z.string(),
    label: z.string(),
    value: z.string(),
    /** What it has to look like. */
    hint: z.string(),
    /** What is wrong with the value; empty when nothing is. */
    problem: z.string(),
    /** Values that are offered. */
    suggestions: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('prompt'),
    name: z.string(),
    label: z.string(),
    value: z.string(),
  }),
  /** Something that is done when it is pressed; it holds no value. */
  z.strictObject({ kind: z.literal('button'), name: z.string(), label: z.string() }),
]);

const group = z.strictObject({ title: z.string(), controls: z.array(control) });

const cell = z.strictObject({
  text: z.string(),
  /** What sets the cell apart. */
  mark: z.enum(['none', 'current', 'cheapest', 'both', 'excluded']),
  /** The same in words, for those who do not see it. */
  note: z.optional(z.string()),
});

/** One part of what a page shows. */
const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('headline'),
    value: z.string(),
    unit: z.string(),
    note: z.string(),
  }),
  /** Parts of a whole; the same is told by the table that follows it. */
  z.strictObject({
    kind: z.literal('bars'),
    title: z.string(),
    bars: z.array(
      z.strictObject({
        label: z.string(),
        total: z.string(),
        parts: z.array(
          z.strictObject({
            label: z.string(),
            text: z.string(),
            /** Of the longest bar, 0 to 1. */
            share: z.number(),
            tone: z.enum(['textInput', 'imageInput', 'imageOutput', 'other']),
          }),
        ),
      }),
    ),
  }),
  /** Columns of stacked parts, such as one for each day; the same is told by the table that follows it. */
  z.strictObject({
    kind: z.literal('chart'),
    title: z.string(),
    /** What it shows, in one sentence for a screen reader. */
    summary: z.string(),
    series: z.array(z.strictObject({ label: z.string(), text: z.string() })).check(
      // More than these cannot be told apart.
      z.maxLength(MOST_SERIES),
    ),
    /** Marks of the upright axis; `at` is of its height, 0 to 1. */
    ticks: z.array(z.strictObject({ at: z.number(), text: z.string() })),
    columns: z.array(
      z.strictObject({
        /** Empty where there is no room for one. */
        label: z.string(),
        parts: z.array(
          z.strictObject({
            /** Which of the series. */
            series: z.int(),
            /** Of the height of the axis, 0 to 1. */
            share: z.number(),
            text: z.string(),
          }),
        ),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('table'),
    title: z.string(),
    caption: z.string(),
    columns: z.array(z.string()),
    /** Columns of text, by their place from 1, beside the heads of the rows, which are 0; all others are of numbers. */
    textColumns: z.optional(z.array(z.int())),
    rows: z.array(
      z.strictObject({
        head: z.string(),
        cells: z.array(cell),
        /** What the row belongs to; told once above all rows in a row that belong to it. */
        group: z.optional(z.string()),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('list'), title: z.string(), items: z.array(z.string()) }),
]);

/** From the extension to a page. */
export const toPageSchema = z.strictObject({
  kind: z.literal('show'),
  /** The number of the entry that this answers; an answer to an older one is not shown. */
  answers: z.int(),
  title: z.string(),
  /** What came out, in one sentence for a screen reader. */
  summary: z.string(),
  groups: z.array(group),
  blocks: z.array(block),
});

const fields = z.record(z.string(), z.string());

/** From a page to the extension. */
export const toExtensionSchema = z.discriminatedUnion('kind', [
  /** The page can be sent to; `fields` is what was entered before it was last hidden or closed. */
  z.strictObject({ kind: z.literal('ready'), fields: z.nullable(fields) }),
  z.strictObject({ kind: z.literal('entered'), entry: z.int(), fields }),
  /** A button was pressed. */
  z.strictObject({ kind: z.literal('pressed'), name: z.string() }),
]);

/** Everything that a page shows. */
export type PageContent = z.infer<typeof toPageSchema>;
/** What a page sends. */
export type PageMessage = z.infer<typeof toExtensionSchema>;
/** Values by the name of their control. */
export type PageFields = z.infer<typeof fields>;
/** One thing that can be set. */
export type PageControl = z.infer<typeof control>;
/** Controls under a title. */
export type PageGroup = z.infer<typeof group>;
/** One part of what a page shows. */
export type PageBlock = z.infer<typeof block>;
