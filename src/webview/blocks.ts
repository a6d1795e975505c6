import { chartHtml, HATCHES } from './chart.ts';
import { html, type Html } from './html.ts';
import type { PageBlock } from './protocol.ts';

type BarsBlock = PageBlock & { readonly kind: 'bars' };
type TableBlock = PageBlock & { readonly kind: 'table' };

/** What a page shows beside its controls. */
export function blocksHtml(blocks: readonly PageBlock[]): Html {
  const hasChart = blocks.some(({ kind }) => kind === 'chart');
  return html`${hasChart ? HATCHES : ''}${blocks.map(blockHtml)}`;
}

function blockHtml(block: PageBlock): Html {
  switch (block.kind) {
    case 'headline':
      return html`<p class="headline">
        <strong>${block.value}</strong> <span>${block.unit}</span>
        <span class="note">${block.note}</span>
      </p>`;
    case 'bars':
      return barsHtml(block);
    case 'chart':
      return chartHtml(block);
    case 'table':
      return tableHtml(block);
    case 'list':
      return html`<section>
        <h2>${block.title}</h2>
        <ul>
          ${block.items.map((item) => html`<li>${item}</li>`)}
        </ul>
      </section>`;
  }
}

/** Bars are a picture of the table beside them, so a screen reader is told their summary alone. */
function barsHtml({ title, bars }: BarsBlock): Html {
  return html`<section>
    <h2>${title}</h2>
    ${bars.map(({ label, total, parts }) => {
      const told = parts.map((part) => `${part.label} ${part.text}`).join(', ');
      let start = 0;
      const rects = parts.map(({ share, tone }) => {
        const width = Math.max(0, Math.min(1 - start, share)) * 100;
        const rect = html`<rect
          class="${tone}"
          x="${start * 100}%"
          width="${width}%"
          height="100%"
        />`;
        start += width / 100;
        return rect;
      });
      return html`<div class="bar">
        <p>${label} <span class="amount">${total}</span></p>
        <svg role="img" aria-label="${label} ${total}: ${told}" preserveAspectRatio="none">
          ${rects}
        </svg>
        <ul class="legend" aria-hidden="true">
          ${parts.map(
            ({ label: name, text, tone }) =>
              html`<li>
                <svg class="swatch"><rect class="${tone}" width="100%" height="100%" /></svg>
                ${name} ${text}
              </li>`,
          )}
        </ul>
      </div>`;
    })}
  </section>`;
}

type TableRow = TableBlock['rows'][number];

/** The caption stands outside of what scrolls sideways, so that it is never cut. */
function tableHtml({ title, caption, columns, rows, textColumns = [] }: TableBlock): Html {
  const kind = (column: number): string => (textColumns.includes(column) ? 'text' : 'number');
  return html`<section>
    <h2>${title}</h2>
    <p class="caption">${caption}</p>
    <div class="scroller" role="region" aria-label="${title}" tabindex="0">
      <table aria-label="${title}">
        <thead>
          <tr>
            ${columns.map((column, index) => html`<th scope="col" class="${kind(index)}">${column}</th>`)}
          </tr>
        </thead>
        ${groupsOf(rows).map(
          (group) =>
            html`<tbody>
              ${groupHeadHtml(group[0]?.group, columns.length)}
              ${group.map((row) => rowHtml(row, kind))}
            </tbody>`,
        )}
      </table>
    </div>
  </section>`;
}

function groupsOf(rows: readonly TableRow[]): readonly (readonly TableRow[])[] {
  const groups: TableRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last === undefined || last[0]?.group !== row.group) groups.push([row]);
    else last.push(row);
  }
  return groups;
}

function groupHeadHtml(group: string | undefined, columns: number): Html {
  return group === undefined
    ? html``
    : html`<tr>
        <th scope="rowgroup" colspan="${columns}"><span class="group">${group}</span></th>
      </tr>`;
}

function rowHtml({ head, cells }: TableRow, kind: (column: number) => string): Html {
  return html`<tr>
    <th scope="row">${head}</th>
    ${cells.map(({ text, mark, note }, index) => {
      const name = `${kind(index + 1)} ${mark}`;
      return note === undefined
        ? html`<td class="${name}">${text}</td>`
        : html`<td class="${name}">${text} <span class="mark">${note}</span></td>`;
    })}
  </tr>`;
}
