// Uses the HTML report as a reader does. Arguments: a folder for screenshots ("" for none), then the pages.
import { createRequire } from 'node:module';
import { readFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import assert from 'node:assert/strict';

const tools = createRequire(join(process.env.GAINSAY_BROWSER_TOOLS, 'x.js'));
const { chromium } = tools('playwright-core');
const axe = readFileSync(tools.resolve('axe-core/axe.min.js'), 'utf8');
const [shots, ...pages] = process.argv.slice(2);
if (shots) mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const wide = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, reducedMotion: 'reduce' };
let failed = 0, ran = 0;

async function test(file, name, options, body) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', m => { if (m.type() !== 'log') complaints.push(`console: ${m.text()}`); });
  page.on('pageerror', e => complaints.push(`error: ${e.message}`));
  page.on('request', r => { if (!r.url().startsWith('file://' + file)) complaints.push(`request: ${r.url()}`); });
  ran++;
  try {
    await page.goto('file://' + file);
    await body(page);
    assert.deepEqual(complaints, []);
  } catch (e) {
    failed++;
    console.error(`FAIL ${basename(file)}: ${name}\n  ${String(e.message).split('\n').join('\n  ')}`);
  }
  await context.close();
}

const shot = (page, file, name) => shots && page.screenshot({ path: join(shots, `${basename(file, '.html')}-${name}.png`) });
const squeeze = s => s.replace(/\s+/g, ' ').trim();
const overflow = page => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);

for (const file of pages) {
  await test(file, 'every quotation is found in its document, beside the other one', wide, async page => {
    const quotes = await page.locator('main .quote').count();
    assert.ok(quotes > 0, 'no quotations');
    await shot(page, file, 'wide');
    for (let i = 0; i < quotes; i++) {
      const quote = page.locator('main .quote').nth(i);
      await quote.click({ position: { x: 5, y: 5 } });
      const want = await quote.evaluate(q => ({ whole: q.textContent, answer: q.querySelector('mark')?.textContent || '' }));
      const got = await page.evaluate(() => {
        const marks = s => [...document.querySelectorAll(s)];
        return { exact: marks('.slot:first-child .doc mark.exact').map(m => m.textContent).join(''),
          passage: marks('.slot:first-child .doc mark.passage').map(m => m.textContent).join(''),
          other: marks('.slot:last-child .doc mark.passage').length, one: document.querySelector('.slots').classList.contains('one') };
      });
      assert.equal(squeeze(got.exact), squeeze(want.answer), `quotation ${i}`);
      assert.equal(squeeze(got.passage), squeeze(want.whole), `quotation ${i}`);
      assert.ok(got.one || got.other > 0, `quotation ${i} stands alone`);
    }
    await page.locator('main .quote').first().scrollIntoViewIfNeeded();
    await shot(page, file, 'wide-quote');
  });

  await test(file, 'both answers stand at one height and scroll together', wide, async page => {
    const measure = () => page.evaluate(() => [...document.querySelectorAll('.slot .doc')].map(d => {
      const m = d.querySelector('mark.exact') || d.querySelector('mark.passage'); // the answer, which may begin lines after its passage
      return { top: m && m.getBoundingClientRect().top - d.getBoundingClientRect().top, scroll: d.scrollTop };
    }));
    const [a, b] = await measure();
    assert.ok(Math.abs(a.top - b.top) <= 2, `heights ${a.top} and ${b.top}`);
    await page.waitForTimeout(60);
    await page.locator('.slot:first-child .doc').evaluate(d => { d.scrollTop += 30; });
    await page.waitForTimeout(60);
    const [a2, b2] = await measure();
    assert.ok(Math.abs((a2.scroll - a.scroll) - (b2.scroll - b.scroll)) <= 1, `moved ${a2.scroll - a.scroll} and ${b2.scroll - b.scroll}`);
    await page.locator('#together').uncheck();
    await page.locator('.slot:first-child .doc').evaluate(d => { d.scrollTop = Math.max(0, d.scrollTop - 20); });
    await page.waitForTimeout(60);
    assert.equal((await measure())[1].scroll, b2.scroll, 'the other moved although it was told not to');
  });

  await test(file, 'filters by verdict, outlet, severity and words', wide, async page => {
    const shown = () => page.locator('.finding:visible').count();
    const total = await shown();
    const label = await page.locator('main .finding').first().getAttribute('data-label');
    const alike = await page.locator(`main .finding[data-label="${label}"]`).count();
    await page.locator(`.chip:has(input[value="${label}"])`).click();
    assert.equal(await shown(), total - alike);
    assert.match(await page.locator('output').textContent(), new RegExp(`^${total - alike} of ${total} findings$`));
    await page.locator(`.chip:has(input[value="${label}"])`).click();
    assert.equal(await shown(), total);
    const outlet = (await page.locator('main .finding').first().getAttribute('data-outlets')).split('\n')[0];
    await page.locator('[name=outlet]').selectOption(outlet);
    for (const outlets of await page.locator('.finding:visible').evaluateAll(l => l.map(f => f.dataset.outlets.split('\n')))) assert.ok(outlets.includes(outlet));
    await page.locator('[name=outlet]').selectOption('');
    await page.locator('[name=severity]').selectOption('error');
    for (const s of await page.locator('.finding:visible').evaluateAll(l => l.map(f => f.dataset.severity))) assert.equal(s, 'error');
    await page.locator('[name=severity]').selectOption('note');
    await page.locator('[name=words]').fill('zzzzzz');
    assert.equal(await shown(), 0);
    assert.ok(await page.locator('.filtered').isVisible());
    await page.locator('[name=words]').fill('');
    assert.equal(await shown(), total);
  });

  await test(file, 'works by keyboard', wide, async page => {
    await page.locator('#close').click();
    assert.ok(!await page.locator('#pane').isVisible());
    await page.locator('h1').click();
    await page.keyboard.press('j');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.quote')), 'j leads to no quotation');
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('#pane').isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.id), 'pane-title');
    await page.keyboard.press('Escape');
    assert.ok(!await page.locator('#pane').isVisible());
    assert.ok(await page.evaluate(() => document.activeElement.matches('.quote')), 'the focus does not come back');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'words');
  });

  await test(file, 'nothing that is scrolled to lies under the bar', wide, async page => {
    await page.evaluate(() => { location.hash = document.querySelector('.question:last-of-type').id; });
    await page.waitForTimeout(80);
    const [bar, head] = await page.evaluate(() => [document.querySelector('.filters').getBoundingClientRect().bottom,
      document.querySelector(location.hash + ' h3').getBoundingClientRect().top]);
    assert.ok(head >= bar - 1, `heading at ${head}, bar to ${bar}`);
  });

  await test(file, 'is readable on a phone', phone, async page => {
    assert.ok(await overflow(page) <= 0, `the page is ${await overflow(page)} pixels too wide`);
    assert.ok(!await page.locator('#pane').isVisible(), 'the pane covers the page');
    await shot(page, file, 'phone');
    await page.locator('main .quote').first().tap();
    assert.ok(await page.locator('#pane').isVisible());
    assert.equal(await page.locator('#pane').getAttribute('aria-modal'), 'true');
    assert.ok(await overflow(page) <= 0, 'the pane is too wide');
    await shot(page, file, 'phone-quote');
    await page.locator('#close').tap();
    assert.ok(!await page.locator('#pane').isVisible());
  });

  await test(file, 'follows the system to dark and can be switched', { ...wide, colorScheme: 'dark' }, async page => {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await background();
    await shot(page, file, 'dark');
    await page.locator('#theme').click();
    assert.notEqual(await background(), dark);
    await page.locator('#theme').click();
    assert.equal(await background(), dark);
  });

  await test(file, 'leads to its quotations without a script', { ...wide, javaScriptEnabled: false }, async page => {
    assert.ok(!await page.locator('.filters').isVisible());
    for (const link of await page.locator('main .quote').all()) {
      const target = await link.getAttribute('href');
      assert.equal(await page.locator(target).count(), 1, `nothing at ${target}`);
    }
  });

  await test(file, 'prints without controls', wide, async page => {
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.filters', '#pane', '.texts', '.toc']) assert.ok(!await page.locator(hidden).isVisible(), `${hidden} is printed`);
    assert.ok(await page.locator('.signoff').isVisible());
    assert.ok((await page.pdf({ format: 'A4' })).length > 10000);
  });

  for (const [name, options] of [["light", wide], ['dark', { ...wide, colorScheme: 'dark' }], ['phone', phone]]) {
    await test(file, `is accessible (axe, ${name})`, { ...options, bypassCSP: true }, async page => {
      await page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
      await page.evaluate(axe);
      const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(result.violations.map(v => `${v.id} (${v.impact}): ${v.nodes.length} × ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].any.map(a => a.message).join('; ').slice(0, 160)}`), []);
    });
  }
}
await browser.close();
console.log(`${ran - failed} of ${ran} browser tests pass on ${pages.length} pages`);
process.exit(failed ? 1 : 0);
