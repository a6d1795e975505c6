import fc from 'fast-check';

/** Any UTF-16 text, lone surrogates included. */
export const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });

/** Text of whole characters from all of Unicode. */
export const unicodeText = fc.string({ unit: 'binary', maxLength: 60 });

/** Text in which nearly every sign means something to a template. */
export const templateText = fc
  .array(
    fc.constantFrom(
      ...[
        '{',
        '}',
        '{{',
        '}}',
        '{{{',
        '}}}',
        '${',
        '$',
        '\\',
        '{#',
        '#}',
        '{%',
        '%}',
        '{{!',
        '{{!--',
      ],
      ...[
        '--}}',
        '{{~',
        '~}}',
        '{argument ',
        'name=',
        'default=',
        '"',
        "'",
        '\\"',
        '“',
        '”',
        '‘',
        '’',
      ],
      ...[
        'a',
        'name',
        ' ',
        '\t',
        '\n',
        '\r\n',
        '\r',
        '|',
        '>',
        '&',
        '.',
        '/',
        '#if',
        '1',
        '😀',
        'שלום',
      ],
      ...['---', '---\n', 'model: x\n', 'n: 2\n', '\ufeff', '\u0000', '\ud800', '\u202e'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
