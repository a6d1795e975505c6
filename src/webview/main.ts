import { blocksHtml } from './blocks.ts';
import { controlsHtml, problemsOf, structureOf } from './controls.ts';
import { createNewest } from './newest.ts';
import { toPageSchema, type PageContent, type PageFields, type PageMessage } from './protocol.ts';

/** What VS Code gives to a page. */
interface EditorApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PageFields): void;
}

declare function acquireVsCodeApi(): EditorApi;

/** How long after the last key the summary is told to a screen reader, in milliseconds. */
const TELL_AFTER_MS = 800;

const editor = acquireVsCodeApi();
const newest = createNewest();
const form = element('form');
const output = element('output-blocks');
const told = element('summary');
let drawn = '';
let timer = 0;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found;
}

function entered(): PageFields {
  const fields: PageFields = {};
  for (const field of form.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    fields[field.name] = field.value;
  }
  return fields;
}

function show({ answers, title, summary, groups, blocks }: PageContent): void {
  if (!newest.isNewest(answers)) return;
  element('title').textContent = title;
  const structure = structureOf(groups);
  if (structure !== drawn) {
    drawn = structure;
    keepingFocus(() => {
      form.innerHTML = controlsHtml(groups).markup;
    });
  }
  for (const [name, problem] of problemsOf(groups)) {
    element(`field-${name}`).setAttribute('aria-invalid', problem === '' ? 'false' : 'true');
    element(`field-${name}-problem`).textContent = problem;
  }
  const focusedScroller = [...output.querySelectorAll('.scroller')].indexOf(
    document.activeElement ?? output,
  );
  output.innerHTML = blocksHtml(blocks).markup;
  output.querySelectorAll<HTMLElement>('.scroller')[focusedScroller]?.focus();
  editor.setState(entered());
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    told.textContent = summary;
  }, TELL_AFTER_MS);
}

/** Draws controls anew without taking the cursor out of the one that is in use. */
function keepingFocus(draw: () => void): void {
  const active = document.activeElement;
  const id = active?.id ?? '';
  const isText = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
  const selection = isText ? ([active.selectionStart, active.selectionEnd] as const) : undefined;
  draw();
  if (id === '') return;
  const again = document.getElementById(id);
  if (again === null || !form.contains(again)) return;
  again.focus();
  const takesText = again instanceof HTMLInputElement || again instanceof HTMLTextAreaElement;
  if (takesText && selection) again.setSelectionRange(selection[0], selection[1]);
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const read = toPageSchema.safeParse(data);
  if (read.success) show(read.data);
});
form.addEventListener('input', () => {
  editor.postMessage({ kind: 'entered', entry: newest.next(), fields: entered() });
});
form.addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement) {
    editor.postMessage({ kind: 'pressed', name: target.name });
  }
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
});
const state = editor.getState();
editor.postMessage({ kind: 'ready', fields: isFields(state) ? state : null });

function isFields(value: unknown): value is PageFields {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
