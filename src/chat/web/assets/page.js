/** What the page does beyond its links and forms: answers in place, suggestions while typing, arrivals as they come. Everything else works without it. */

const answers = document.getElementById('answers');
const input = document.getElementById('line');
const list = document.getElementById('suggestions');

/** Pieces of the page come from our own server alone, with all outside text escaped there. */
function parse(markup) {
  return document.importNode(new DOMParser().parseFromString(markup, 'text/html').body, true).childNodes;
}

async function send(form) {
  const body = new URLSearchParams(new FormData(form));
  const response = await fetch(form.action, { method: 'POST', body, headers: { 'x-fragment': '1' } });
  return [...parse(await response.text())];
}

/** Shows an answer: in place of the one whose page was turned, else above all others. */
function place(nodes, turned) {
  if (turned) turned.replaceWith(...nodes);
  else answers.prepend(...nodes);
  const heading = nodes.map(node => node.querySelector?.('h2, h3')).find(Boolean);
  heading?.focus();
  heading?.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('submit', async event => {
  const form = event.target;
  if (
    form.method !== 'post' ||
    !/\/(?:press|command|choose|form|submit)$/.test(new URL(form.action).pathname)
  )
    return;
  event.preventDefault();
  closeList();
  const buttons = [...form.querySelectorAll('button')];
  for (const button of buttons) button.disabled = true;
  try {
    place(await send(form), 'turns' in form.dataset ? form.closest('.answer') : null);
  } catch {
    form.submit();
  } finally {
    for (const button of buttons) button.disabled = false;
  }
});

/* Suggestions: a combobox with a list box (w3.org/WAI/ARIA/apg/patterns/combobox). */
let chosen = -1;
let asked = 0;
let timer;

function closeList() {
  asked += 1;
  clearTimeout(timer);
  chosen = -1;
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

function choose(index) {
  const options = [...list.children];
  chosen = options.length === 0 ? -1 : (index + options.length) % options.length;
  options.forEach((option, at) => {
    option.setAttribute('aria-selected', String(at === chosen));
    if (at === chosen) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  });
}

function take(option) {
  input.value = option.dataset.line;
  input.focus();
  closeList();
  suggest();
}

async function suggest() {
  asked += 1;
  const mine = asked;
  const response = await fetch(`/suggest?${new URLSearchParams({ line: input.value })}`).catch(() => null);
  const found = response?.ok ? await response.json() : [];
  if (mine !== asked || document.activeElement !== input) return;
  chosen = -1;
  input.removeAttribute('aria-activedescendant');
  list.replaceChildren(
    ...found.map(({ label, line }, index) => {
      const option = document.createElement('li');
      option.id = `suggestion-${index}`;
      option.role = 'option';
      option.dir = 'auto';
      option.setAttribute('aria-selected', 'false');
      option.textContent = label;
      option.dataset.line = line;
      option.addEventListener('pointerdown', event => {
        event.preventDefault();
        take(option);
      });
      return option;
    }),
  );
  list.hidden = found.length === 0;
  input.setAttribute('aria-expanded', String(found.length > 0));
}

if (input && list) {
  input.role = 'combobox';
  input.setAttribute('aria-controls', 'suggestions');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, 120);
  });
  input.addEventListener('blur', closeList);
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape') return closeList();
    if (event.key === 'ArrowDown' && list.hidden) suggest();
    if (list.hidden) return;
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen >= 0) take(list.children[chosen]);
    else return;
    event.preventDefault();
  });
}

const live = document.getElementById('live');
if (live) {
  const state = document.getElementById('live-state');
  const words = state.textContent;
  const source = new EventSource('/live');
  const mostShown = 20;
  source.addEventListener('open', () => {
    state.textContent = words;
    live.dataset.state = 'open';
  });
  source.addEventListener('error', () => {
    live.dataset.state = 'lost';
  });
  source.addEventListener('story', event => {
    const nodes = [...parse(event.data)];
    const story = nodes.find(node => node.dataset?.story);
    live.querySelector(`[data-story="${Number(story?.dataset.story)}"]`)?.remove();
    state.after(...nodes);
    for (const old of [...live.querySelectorAll('[data-story]')].slice(mostShown)) old.remove();
  });
  addEventListener('pagehide', () => source.close());
}
