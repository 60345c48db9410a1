// What can be computed about accessibility: every control has a name, every text its contrast, no page scrolls sideways.

/** Runs in the page; answers with one line for each finding. */
function findings() {
  const found = [];
  const isVisible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
  const short = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 30)}`;

  const nameOf = (element) => {
    const byId = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('');
    const label = [...(element.labels ?? [])].map((one) => one.textContent).join('');
    return (element.getAttribute('aria-label') || byId || label || element.textContent || element.getAttribute('title') || '').trim();
  };
  for (const control of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, [role=button], [role=img]')) {
    if (isVisible(control) && !control.closest('[aria-hidden=true]') && !nameOf(control)) found.push(`no name: ${short(control)}`);
  }
  for (const image of document.querySelectorAll('img:not([alt])')) found.push(`no alt: ${image.src}`);
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) found.push(`id twice: ${id}`);
  if (document.querySelectorAll('main').length !== 1) found.push('not exactly one <main>');
  if (document.querySelectorAll('h1').length !== 1) found.push(`${document.querySelectorAll('h1').length} <h1>`);
  if (!document.documentElement.lang) found.push('no lang');

  const parse = (colour) => {
    const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return { r, g, b, a };
  };
  const light = ({ r, g, b }) => {
    const [R, G, B] = [r, g, b].map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const over = (top, below) => ({ r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a), b: top.b * top.a + below.b * (1 - top.a), a: 1 });
  /** The colour behind an element, or null where a picture or a gradient lies between. */
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== 'none') return null;
      const colour = parse(style.backgroundColor);
      if (colour.a > 0) layers.push(colour);
      if (colour.a === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
  };
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!hasText || !isVisible(element) || element.closest('[aria-hidden=true], :disabled, .is-disabled, .visually-hidden, svg')) continue;
    const back = behind(element);
    if (!back) continue;
    const style = getComputedStyle(element);
    const [one, two] = [light(over(parse(style.color), back)), light(back)];
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) found.push(`contrast ${ratio.toFixed(2)}: ${short(element)}`);
  }
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) found.push(`${wide}px wider than the screen`);
  return found;
}

export async function check(page, name) {
  // Colours fade in; what is measured is where they end.
  await page.addStyleTag({ content: '*,*::before,*::after{transition:none!important;animation:none!important}' }).catch(() => {});
  await page.waitForTimeout(100);
  const found = await page.evaluate(findings);
  if (found.length) throw new Error(`${name}:\n  ${found.join('\n  ')}`);
}
