(() => {
'use strict';
const root = document.documentElement;
root.classList.add('js');
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const wide = matchMedia('(min-width: 1100px)');
const filters = one('.filters'), pane = one('#pane'), slots = all('.slot', pane);
const bodies = new Map(all('.body').map(b => [b.dataset.doc, b]));

// Theme: follows the system until somebody chooses.
one('#theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
});

// Filters.
const order = ['note', 'warning', 'error'];
function filter() {
  const labels = new Set(all('[name=label]:checked', filters).map(i => i.value));
  const outlet = filters.elements.outlet.value;
  const least = order.indexOf(filters.elements.severity.value);
  const words = filters.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const settled = filters.elements.settled.checked;
  let shown = 0, total = 0;
  for (const f of all('.finding')) {
    const question = f.closest('.question');
    const text = ((question ? one('h3', question).textContent : '') + ' ' + all('.quote', f).map(q => q.textContent).join(' ')).toLowerCase();
    const hit = labels.has(f.dataset.label) && (!outlet || f.dataset.outlets.split('\n').includes(outlet)) &&
      order.indexOf(f.dataset.severity) >= least && words.every(w => text.includes(w)) && (settled || !f.classList.contains('settled'));
    f.hidden = !hit;
    total++;
    if (hit) shown++;
  }
  for (const q of all('.question')) q.hidden = all('.finding', q).every(f => f.hidden);
  for (const s of all('main .register')) s.hidden = all('.finding', s).every(f => f.hidden);
  one('.filtered').hidden = shown > 0 || total === 0;
  filters.elements.shown.value = shown === total ? total + ' findings' : shown + ' of ' + total + ' findings';
}
filters.addEventListener('input', filter);
// What sticks to the top of the page must not cover what is scrolled to.
new ResizeObserver(() => {
  const sticks = getComputedStyle(filters).position === 'sticky';
  root.style.setProperty('--bar', (sticks ? filters.offsetHeight : 0) + 'px');
}).observe(filters);
filters.addEventListener('submit', e => e.preventDefault());
filter();

// The pane: two passages of one finding in their documents, at one height.
let current = [], opener = null;

function wrapRange(body, from, to, name, letter) {
  let first = null;
  if (to <= from) return first;
  for (const p of all('[data-at]', body)) {
    let at = +p.dataset.at;
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const start = at, end = at + node.data.length;
      at = end;
      if (end <= from || start >= to) continue;
      let target = node;
      if (to < end) target.splitText(to - start);
      if (from > start) target = target.splitText(from - start);
      const mark = document.createElement('mark');
      mark.className = name + ' mark-' + letter;
      target.replaceWith(mark);
      mark.append(target);
      first = first || mark;
    }
  }
  return first;
}

function show(slot, quote) {
  const d = quote.dataset, source = bodies.get(d.doc), box = one('.doc', slot);
  box.replaceChildren();
  box.style.paddingTop = '';
  one('.slotmeta', slot).textContent = [source ? source.dataset.date : '', d.place, 'said by ' + d.said].filter(Boolean).join(' · ');
  if (!source) return null;
  const copy = source.cloneNode(true);
  for (const e of all('[id]', copy)) e.removeAttribute('id');
  const pen = d.letter ? String.fromCharCode(65 + (d.letter.charCodeAt(0) - 65) % 6) : 'A';
  const passage = wrapRange(copy, +d.from, +d.to, 'passage', pen);
  const exact = wrapRange(copy, +d.afrom, +d.ato, 'exact', pen);
  box.append(...copy.childNodes);
  box.setAttribute('aria-label', source.dataset.name);
  return exact || passage;
}

function level(marks) {
  const boxes = slots.map(s => one('.doc', s));
  const tops = marks.map((m, i) => m ? m.getBoundingClientRect().top - boxes[i].getBoundingClientRect().top + boxes[i].scrollTop : null);
  const known = tops.filter(t => t !== null);
  if (!known.length) return;
  const height = Math.min(...known, boxes[0].clientHeight * 0.3);
  quiet = true;
  tops.forEach((t, i) => { if (t !== null) boxes[i].scrollTop = t - height; });
  // A text too short to scroll as far as the other leaves its passage lower: the other comes down to it.
  const at = marks.map((m, i) => m ? m.getBoundingClientRect().top - boxes[i].getBoundingClientRect().top : null);
  const lowest = Math.max(...at.filter(t => t !== null));
  at.forEach((t, i) => {
    if (t !== null && lowest - t > 1) boxes[i].style.paddingTop = parseFloat(getComputedStyle(boxes[i]).paddingTop) + lowest - t + 'px';
  });
  last = boxes.map(b => b.scrollTop);
  requestAnimationFrame(() => requestAnimationFrame(() => { quiet = false; last = boxes.map(b => b.scrollTop); }));
}

function open(quote, other) {
  const finding = quote.closest('.finding');
  current = all('.quote', finding);
  if (!other) other = current.find(q => q.dataset.letter !== quote.dataset.letter) || current.find(q => q !== quote) || null;
  const question = finding.closest('.question');
  one('#pane-title').textContent = question ? one('h3 bdi', question).textContent : 'Said in nobody’s name';
  pane.hidden = false;
  one('.slots', pane).classList.toggle('one', !other);
  for (const q of all('.quote.on')) { q.classList.remove('on'); q.removeAttribute('aria-current'); }
  const pair = other ? [quote, other] : [quote];
  const marks = pair.map((q, i) => {
    q.classList.add('on');
    q.setAttribute('aria-current', 'true');
    const select = one('select', slots[i]);
    select.replaceChildren(...current.map((c, n) => {
      const name = bodies.get(c.dataset.doc)?.dataset.name || '';
      return new Option((c.dataset.letter && current.length > 1 ? c.dataset.letter + ' · ' : '') + name, n, false, c === q);
    }));
    select.onchange = () => {
      const next = pair.slice();
      next[i] = current[+select.value];
      open(next[0], next[1]);
      one('select', slots[i]).focus();
    };
    return show(slots[i], q);
  });
  level(marks);
}

let quiet = false, last = [0, 0];
slots.forEach((slot, i) => one('.doc', slot).addEventListener('scroll', () => {
  if (quiet || !one('#together').checked) return;
  const boxes = slots.map(s => one('.doc', s)), moved = boxes[i].scrollTop - last[i];
  last[i] = boxes[i].scrollTop;
  if (!moved) return;
  quiet = true;
  boxes[1 - i].scrollTop += moved;
  last[1 - i] = boxes[1 - i].scrollTop;
  requestAnimationFrame(() => { quiet = false; });
}, { passive: true }));

function modal() {
  const on = !pane.hidden && !wide.matches;
  for (const e of all('.masthead, .glance, .filters, main, .back, footer')) e.inert = on;
  document.body.style.overflow = on ? 'hidden' : '';
  if (on) { pane.setAttribute('role', 'dialog'); pane.setAttribute('aria-modal', 'true'); }
  else { pane.removeAttribute('role'); pane.removeAttribute('aria-modal'); }
}
function close() {
  pane.hidden = true;
  for (const q of all('.quote.on')) { q.classList.remove('on'); q.removeAttribute('aria-current'); }
  modal();
  if (opener) opener.focus({ preventScroll: wide.matches });
  opener = null;
}
document.addEventListener('click', e => {
  const quote = e.target.closest('main .quote');
  if (!quote || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
  e.preventDefault();
  opener = quote;
  open(quote);
  modal();
  if (!wide.matches || e.detail === 0) one('#pane-title').focus({ preventScroll: true });
});
one('#close').addEventListener('click', close);
wide.addEventListener('change', modal);

// Links to a document or a paragraph open the text they point into.
function follow() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const text = target && target.closest('details.text');
  if (text) { text.open = true; target.scrollIntoView(); }
}
addEventListener('hashchange', follow);
follow();

// Keys.
document.addEventListener('keydown', e => {
  if (e.key === 'Escape' && !pane.hidden) { close(); return; }
  if (e.target.matches('input, select, textarea') || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === '/') { e.preventDefault(); filters.elements.words.focus(); return; }
  if (e.key !== 'j' && e.key !== 'k') return;
  const list = all('.question').filter(q => !q.hidden);
  const from = list.findLastIndex(q => q.getBoundingClientRect().top < 120);
  const next = list[Math.max(0, Math.min(list.length - 1, e.key === 'j' ? from + 1 : from - 1))];
  if (!next) return;
  next.scrollIntoView();
  const quote = one('.quote', all('.finding', next).find(f => !f.hidden) || next);
  if (quote) {
    quote.focus({ preventScroll: true });
    if (wide.matches) { opener = quote; open(quote); }
  }
});

// On a wide screen the weightiest question lies open from the start.
const weightiest = one('main .finding:not([hidden]) .quote');
if (weightiest && wide.matches) open(weightiest);
})();
