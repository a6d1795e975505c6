import { html, type Html } from './html.ts';
import type { PageBlock } from './protocol.ts';

type ChartBlock = PageBlock & { readonly kind: 'chart' };

/** Share of a column's room that it fills; the rest is the gap to the next one. */
const FILLED = 0.8;

/**
 * Columns of stacked parts, drawn in percent, so that they fit any width without the page measuring anything. A
 * screen reader is told the summary alone: the table that follows holds every number.
 */
export function chartHtml({ title, summary, series, ticks, columns }: ChartBlock): Html {
  const room = 1 / Math.max(1, columns.length);
  return html`<section>
    <h2>${title}</h2>
    <div class="chart">
      <svg class="axis" aria-hidden="true">
        ${ticks.map(({ at, text }) => html`<text x="100%" y="${percent(1 - at)}">${text}</text>`)}
      </svg>
      <svg class="plot" role="img" aria-label="${summary}">
        ${ticks.map(({ at }) => {
          const y = percent(1 - at);
          return html`<line x2="100%" y1="${y}" y2="${y}" />`;
        })}
        ${columns.flatMap(({ parts }, index) =>
          columnHtml(parts, (index + (1 - FILLED) / 2) * room, room * FILLED),
        )}
      </svg>
      <svg class="labels" aria-hidden="true">
        ${columns.map(
          ({ label }, index) =>
            html`<text x="${percent((index + 0.5) * room)}" y="1em">${label}</text>`,
        )}
      </svg>
    </div>
    <ul class="legend" aria-hidden="true">
      ${series.map(
        ({ label, text }, index) =>
          html`<li>
            <svg class="swatch">${fillHtml(index, html`width="100%" height="100%"`)}</svg>
            ${label} ${text}
          </li>`,
      )}
    </ul>
  </section>`;
}

function columnHtml(
  parts: ChartBlock['columns'][number]['parts'],
  x: number,
  width: number,
): readonly Html[] {
  let reached = 0;
  return parts.map(({ series, share, text }) => {
    const height = Math.max(0, Math.min(1 - reached, share));
    reached += height;
    const place = html`x="${percent(x)}" y="${percent(1 - reached)}" width="${percent(width)}"
    height="${percent(height)}"`;
    return html`<g>
      <title>${text}</title>
      ${fillHtml(series, place)}
    </g>`;
  });
}

/** A part in its colour, and over it the pattern that tells it apart where colours cannot. */
function fillHtml(series: number, place: Html): Html {
  return html`<rect class="series-${series}" ${place} />
    <rect class="hatch" fill="url(#hatch-${series})" ${place} />`;
}

function percent(share: number): string {
  return `${Math.round(share * 1e5) / 1e3}%`;
}

/** What the patterns of all charts of a page are drawn from; one for each series, the first being plain. */
export const HATCHES: Html = html`<svg class="hatches" aria-hidden="true">
  <defs>
    ${['', 'M0 8L8 0', 'M0 0L8 8', 'M0 4H8', 'M4 0V8', 'M0 8L8 0M0 0L8 8', 'M2 4H6M4 2V6'].map(
      (lines, index) =>
        html`<pattern id="hatch-${index}" width="8" height="8" patternUnits="userSpaceOnUse">
          <path d="${lines}" />
        </pattern>`,
    )}
  </defs>
</svg>`;
