import type { Segment } from '../template/template.ts';

/** What makes a value differ in nearly every call. */
export type Volatility = 'date or time' | 'id' | 'seed or random value' | 'counter';

/** Names that mean nothing else, with or without words around them. */
const SURE: readonly (readonly [Volatility, RegExp])[] = [
  [
    'date or time',
    /^(?:now|today|timestamp|date_?time|(?:current|todays?|now|request|generated|render(?:ed)?)_(?:date|time|datetime|timestamp|day|hour|at)|(?:date|time|utc)_?now|iso_?date|unix_?time|epoch(?:_ms|_seconds)?)$/u,
  ],
  [
    'id',
    /^(?:uuid|guid|ulid|nano_?id|(?:request|run|session|trace|job|call|correlation|message|order|user|customer)_(?:id|uuid|guid))$/u,
  ],
  [
    'seed or random value',
    /^(?:(?:random|rand|rng|image|noise)_?seed|random(?:_(?:number|int|id|value|string|choice))?|rand|nonce|salt)$/u,
  ],
  [
    'counter',
    /^(?:(?:run|image|iteration|attempt|retry|frame|request|batch)_(?:index|number|no|count|counter)|iteration|attempt|@index|loop\.(?:index|index0|counter)|counter)$/u,
  ],
];
/** Names that are just as often part of what is to be drawn, and then have values declared for them. */
const LIKELY: readonly (readonly [Volatility, RegExp])[] = [
  ['date or time', /^(?:date|time)$/u],
  ['id', /^(?:id|sku_?id)$/u],
  ['seed or random value', /^seed$/u],
  ['counter', /^(?:index|count|number)$/u],
];
/** Helpers and filters that give another value each time. */
const HELPER =
  /^(now|today|timestamp|uuid|uuidv?4|guid|random|rand|randint|random_?int|shuffle|nanoid|current_?date|current_?time|date)[\s(]/u;
const FILTER = /\|\s*(?:random|shuffle)\b/u;

/**
 * What makes a variable's value differ in nearly every call, judged by its name; undefined when nothing tells.
 *
 * @param declared whether the template gives values for it: then only a name that leaves no doubt counts.
 * @param source the variable as written, for its filters.
 */
export function volatilityOf(
  { name, syntax }: Extract<Segment, { kind: 'variable' }>,
  declared: boolean,
  source: string,
): Volatility | undefined {
  const word = toSnakeCase(name);
  const sure = SURE.find(([, pattern]) => pattern.test(word));
  if (sure) return sure[0];
  if (syntax === 'mustache') {
    const helper = HELPER.exec(name.trim().toLowerCase())?.[1];
    if (helper !== undefined) return helperVolatility(helper);
    if (FILTER.test(source.slice(0, 400))) return 'seed or random value';
  }
  return declared ? undefined : LIKELY.find(([, pattern]) => pattern.test(word))?.[0];
}

function helperVolatility(word: string): Volatility {
  if (/^(?:uuid|guid|nanoid)/u.test(word)) return 'id';
  return /^(?:rand|shuffle)/u.test(word) ? 'seed or random value' : 'date or time';
}

/** `requestId`, `request-id` and `request id` are all `request_id`; a name within another keeps its dots. */
function toSnakeCase(name: string): string {
  return name
    .trim()
    .slice(0, 100)
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .replace(/[\s-]+(?=[\p{L}\p{N}])/gu, '_')
    .toLowerCase();
}
