// One walk through the office, in a real browser against a running program:
//   HUIYING_URL=http://127.0.0.1:8080 HUIYING_USER=… HUIYING_PASSWORD=… node tests/e2e/smoke.mjs
// Registers one submission. Exits 1 at the first thing that is not as it should be; screenshots lie in the folder it names.
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './checks.mjs';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('playwright-core');
const base = process.env.HUIYING_URL ?? 'http://127.0.0.1:8080';
const user = process.env.HUIYING_USER ?? 'demo';
const password = process.env.HUIYING_PASSWORD ?? 'demo';
const folder = mkdtempSync(join(tmpdir(), 'huiying-e2e-'));
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await (await browser.newContext({ locale: 'zh-CN', viewport: sizes.desk })).newPage();
page.setDefaultTimeout(15_000);
const noise = [];
page.on('pageerror', (error) => noise.push(`script: ${error.message}`));
page.on('console', (message) => { if (/Content Security Policy|\[Vue warn\]|\[intlify\]/.test(message.text())) noise.push(message.text()); });
page.on('request', (request) => { if (!request.url().startsWith(base) && !request.url().startsWith('data:')) noise.push(`asks elsewhere: ${request.url()}`); });

let taken = 0;
/** A screen as it should be on a desk and on a phone. */
async function screen(name) {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await check(page, `${name}, ${size}`);
    await page.screenshot({ path: join(folder, `${String(++taken).padStart(2, '0')}-${name}-${size}.png`), fullPage: true });
  }
  await page.setViewportSize(sizes.desk);
}
function expect(is, what) { if (!is) throw new Error(what); }
const go = (path) => page.goto(base + path);
async function step(name, act) {
  await act();
  expect(noise.length === 0, noise.join('\n'));
  console.log(`ok  ${name}`);
}

async function walk() {
  await step('a wrong password is refused in words', async () => {
    await go('/');
    await page.fill('input[name=name]', user);
    await page.fill('input[name=password]', 'wrong');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]');
    await screen('sign-in');
  });
  await step('sign in, work list', async () => {
    await page.fill('input[name=password]', password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/matters*');
    await page.click('button.all');
    await page.waitForSelector('tbody tr');
    await screen('work-list');
  });
  await step('a simulated store says so, in both languages', async () => {
    const { store } = await page.evaluate(() => fetch('/api/v1/session').then((answer) => answer.json()));
    if (store.is_simulated) expect(/模拟数据.*Simulated data/s.test(await page.textContent('.simulated')), 'no banner');
  });
  await step('j, k and Enter open a matter', async () => {
    await page.evaluate(() => document.activeElement?.blur());
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
    const number = await page.textContent('a.number:focus');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h2#clocks');
    expect((await page.textContent('.number')).trim() === number.trim(), 'another matter opened');
    await screen('matter');
  });
  await step('a due day explains itself', async () => {
    await page.click('.clock button[aria-expanded]');
    await page.waitForSelector('.told li.due');
    await screen('explanation');
  });
  await step('an attachment is kept, released and opened for a purpose', async () => {
    await page.setInputFiles('section[aria-labelledby=files] input[type=file]', { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('路灯不亮，请予修复。') });
    await page.waitForSelector('section[aria-labelledby=files] .said');
    const card = page.locator('section[aria-labelledby=files]');
    await card.getByRole('button', { name: '放行到本事项' }).click();
    await card.getByText('已放行', { exact: true }).waitFor();
    await card.getByRole('button', { name: '查看……' }).click();
    await card.getByRole('button', { name: '记录用途并打开' }).click();
    const href = await card.getByRole('link', { name: '另存' }).getAttribute('href');
    const bytes = await page.evaluate((address) => fetch(address).then((answer) => answer.text()), href);
    expect(bytes === '路灯不亮，请予修复。', `the file reads ${bytes}`);
    await screen('attachment');
  });
  await step('register a submission', async () => {
    await go('/register');
    await page.getByLabel('姓名（名称）').fill('某某（测试）');
    await page.getByLabel('标题').fill('测试登记：路灯不亮');
    await page.getByLabel('请求、事实和理由').fill('测试文本。');
    const region = page.getByLabel('问题属地（行政区划代码，六位）');
    if (!(await region.inputValue())) await region.fill('110101');
    await screen('register');
    await page.locator('form button[type=submit]').click();
    await page.waitForSelector('.receipt .code');
    await screen('receipt');
  });
  await step('the petitioner finds it by number and code', async () => {
    const [number, code] = await page.$$eval('.receipt .keys dd', (all) => all.map((one) => one.textContent.trim()));
    await go('/query');
    await page.fill('input[name=number]', number);
    await page.fill('input[name=code]', code);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.found article');
    await screen('query');
  });
  await step('indicators, and what a figure counted', async () => {
    await go('/indicators');
    await page.waitForSelector('.canvas svg');
    await screen('indicators');
    await page.click('td.value button:not(.missing)');
    await page.waitForSelector('.el-drawer .value');
    await page.waitForSelector('.el-drawer ul li, .el-drawer p.muted');
    await page.waitForTimeout(400);
    await screen('drill-down');
    await page.keyboard.press('Escape');
  });
  await step('the calculator of periods', async () => {
    await go('/due?term=handle&from=2026-01-26');
    await page.waitForSelector('.told li.due');
    await screen('periods');
  });
  await step('everything in English', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    expect((await page.getAttribute('html', 'lang')) === 'en', 'lang stays Chinese');
    for (const [path, title] of [['/matters?list=all', 'Work list'], ['/register', 'Register'], ['/indicators', 'Indicators'], ['/due', 'Periods'], ['/query', 'Query a petition']]) {
      await go(path);
      await page.waitForSelector('h1');
      expect((await page.textContent('h1')).trim() === title, `${path} is not in English`);
      await page.waitForTimeout(500);
      await screen(`english${path.replace(/\W+/g, '-')}`);
    }
  });
  await step('sign out', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
  });
}

try {
  await walk();
} catch (error) {
  await page.screenshot({ path: join(folder, 'failed.png'), fullPage: true }).catch(() => {});
  console.error(`FAILED  ${error.message}`);
  process.exitCode = 1;
} finally {
  console.log(`screenshots: ${folder}`);
  await browser.close();
}
