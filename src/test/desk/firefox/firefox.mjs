// Debian's Firefox, driven by WebDriver BiDi through puppeteer-core, behind as much of Playwright's interface as the plays of this folder use. What Playwright
// waits for before it acts is waited for here as well: something is there, is seen, is enabled, and nothing lies on it.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import puppeteer from "puppeteer-core";

const PATIENCE = 30000, STEP = 50;
const pause = time => new Promise(done => setTimeout(done, time));

// Finds elements by a selector of CSS that may end in :has-text("…") or :visible, or by text=….
function query(selector) {
  const plain = node => node.textContent.replace(/\s+/g, " ").trim();
  if (selector.startsWith("text=")) {
    const wanted = selector.slice(5).toLowerCase(), has = node => plain(node).toLowerCase().includes(wanted);
    return [...document.body.querySelectorAll("*")].filter(node => has(node) && ![...node.children].some(has));
  }
  const [, css, text, visible] = /^(.*?)(?::has-text\("(.*)"\))?(:visible)?$/.exec(selector);
  return [...document.querySelectorAll(css)].filter(node => (text === undefined || plain(node).includes(text)) && (!visible || node.checkVisibility({ visibilityProperty: true })));
}
const FIND = `const query = ${query};`;
const shown = "const shown = node => { const box = node.getBoundingClientRect(); return box.width > 0 && box.height > 0 && node.checkVisibility({ visibilityProperty: true }); };";

export async function openFirefox(silent = false, timezone = null) {
  const folder = mkdtempSync(join(tmpdir(), "firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true, acceptInsecureCerts: true, protocolTimeout: 120000,
    env: { ...process.env, ...timezone ? { TZ: timezone } : {} },
    extraPrefsFirefox: {
      "intl.accept_languages": "fr-BE,fr",
      "media.autoplay.default": silent ? 1 : 0,
      // Whoever only reads a page in the background goes on at the same pace.
      "dom.min_background_timeout_value": 4,
      "dom.timeout.enable_budget_timer_throttling": false,
      "browser.download.folderList": 2,
      "browser.download.dir": folder,
      "browser.download.useDownloadDir": true,
      "browser.helperApps.neverAsk.saveToDisk": "text/csv",
      "browser.download.alwaysOpenPanel": false,
    },
  });
  const others = [];
  const named = (await browser.version()).replace("/", " ");
  return {
    name: named.charAt(0).toUpperCase() + named.slice(1),
    oneFocus: true,
    // It sounds only where the machine has something to sound with.
    mute: true,
    async newContext(options = {}) {
      if (options.timezoneId && options.timezoneId !== timezone) {
        const other = await openFirefox(silent, options.timezoneId);
        others.push(other);
        return other.newContext(options);
      }
      return new Context(await browser.createBrowserContext(), options, folder);
    },
    async newPage(options = {}) { return (await this.newContext(options)).newPage(); },
    async close() {
      for (const other of others) await other.close();
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

class Context {
  #inner; #viewport; #folder; #listeners = new Map(); #pages = [];
  constructor(inner, { viewport = { width: 1280, height: 720 } }, folder) {
    this.#inner = inner;
    this.#viewport = viewport;
    this.#folder = folder;
  }
  on(event, listener) {
    this.#listeners.set(event, [...this.#listeners.get(event) ?? [], listener]);
  }
  #tell(event, value) { for (const listener of this.#listeners.get(event) ?? []) listener(value); }
  async newPage() {
    const inner = await this.#inner.newPage();
    inner.on("pageerror", error => this.#tell("weberror", { error: () => error }));
    inner.on("console", message => this.#tell("console", message));
    inner.on("request", asked => this.#tell("request", asked));
    const page = new Page(inner, this, this.#folder);
    await page.setViewportSize(this.#viewport);
    this.#pages.push(page);
    return page;
  }
  async addCookies(cookies) {
    for (const { url, ...cookie } of cookies) await this.#inner.setCookie({ ...cookie, domain: new URL(url).hostname, path: "/" });
  }
  // The protocol's own evaluation counts as nobody's touch in Firefox.
  async newCDPSession(page) {
    return { send: async (_, { expression }) => ({ result: { value: await page.evaluate(expression) } }), detach: async () => {} };
  }
  request = {
    post: (address, { headers, data }) => new Promise((done, failed) => {
      const asked = request(address, { method: "POST", headers, rejectUnauthorized: false }, answer => {
        let text = "";
        answer.setEncoding("utf8").on("data", part => { text += part; }).on("end", () => done({ status: () => answer.statusCode, json: async () => JSON.parse(text) }));
      });
      asked.on("error", failed).end(data);
    }),
  };
  async close() { await this.#inner.close(); }
}

let inFront = null;

class Page {
  #inner; #context; #folder; #intercepts = null;
  constructor(inner, context, folder) {
    this.#inner = inner;
    this.#context = context;
    this.#folder = folder;
    const keyboard = inner.keyboard;
    this.keyboard = {
      press: async key => { await this.#toFront(); await this.#press(key); },
      type: async (text, { delay = 0 } = {}) => { await this.#toFront(); await keyboard.type(text, { delay }); },
    };
    this.mouse = {
      click: async (x, y) => { await this.#toFront(); await inner.mouse.click(x, y); },
      down: async () => { await this.#toFront(); await inner.mouse.down(); },
      up: async () => { await inner.mouse.up(); },
    };
  }
  context() { return this.#context; }

  // --- Where the page is
  async goto(address) { await this.#inner.goto(address); }
  async reload() { await this.#inner.reload(); }
  async close() { await this.#inner.close(); }
  async content() { return this.#inner.content(); }
  async setContent(html) { await this.#inner.setContent(html); }
  async bringToFront() { await this.#toFront(); }
  async setViewportSize({ width, height }) { await this.#inner.setViewport({ width, height }); }
  url() { return this.#inner.url(); }
  async waitForTimeout(time) { await pause(time); }
  async waitForURL(wanted) {
    const is = typeof wanted === "function" ? wanted : url => url.href.endsWith(wanted.replace("**", ""));
    await this.#until(() => is(new URL(this.url())), `the address ${wanted}, not ${this.url()}`);
  }
  async waitForEvent(event) {
    if (event === "load") return new Promise(done => this.#inner.once("load", done));
    const before = readdirSync(this.#folder), file = await this.#until(() => readdirSync(this.#folder).find(name => !before.includes(name) && !name.endsWith(".part")), "a file");
    return { suggestedFilename: () => file };
  }
  async waitForResponse(wanted) {
    return this.#inner.waitForResponse(answer => wanted({ url: () => answer.url() })).then(answer => ({ status: () => answer.status() }));
  }
  async route(glob, handler) {
    this.#intercepts ??= await this.#intercepting();
    this.#intercepts.push([glob.replace("**", ""), handler]);
  }
  async #intercepting() {
    const handlers = [];
    await this.#inner.setRequestInterception(true);
    this.#inner.on("request", asked => {
      const [, handler] = handlers.find(([end]) => asked.url().endsWith(end)) ?? [], go = () => asked.continue().catch(() => {});
      if (!handler) return go();
      handler({
        continue: go,
        request: () => ({ allHeaders: async () => this.#headers(asked), postData: () => null }),
      });
    });
    return handlers;
  }
  // What the protocol leaves out of the headers of a request is what the browser would send.
  async #headers(asked) {
    const headers = { ...asked.headers() };
    if (!Object.keys(headers).some(name => name.toLowerCase() === "cookie")) headers.cookie = (await this.#inner.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    return headers;
  }
  async exposeFunction(name, f) { await this.#inner.exposeFunction(name, f); }

  // --- What is on it
  async evaluate(f, argument = null) {
    // An element cannot be told outside of its page, but that there is one can.
    const expression = typeof f === "string" ? f : `(async () => { const got = await (${f})(${JSON.stringify(argument)}); return got instanceof Node ? true : got; })()`;
    for (const end = Date.now() + PATIENCE; ; await pause(STEP)) {
      try {
        return await this.#inner.evaluate(expression);
      } catch (error) {
        // A page that is just going elsewhere is asked again there.
        if (Date.now() > end || !/context|realm|navigat|discarded|actor|no such frame/i.test(error.message)) throw error;
      }
    }
  }
  #ask(selector, body, argument = null) {
    return this.evaluate(`(() => { ${FIND} ${shown} const all = query(${JSON.stringify(selector)}), first = all[0], argument = ${JSON.stringify(argument)}; ${body} })()`);
  }
  async $(selector) {
    const found = await this.#inner.$(selector);
    return found && { evaluate: f => found.evaluate(f) };
  }
  async $eval(selector, f) { return this.#ask(selector, `return (${f})(first);`); }
  async $$eval(selector, f) { return this.#ask(selector, `return (${f})(all);`); }
  async waitForSelector(selector, { state = "visible" } = {}) {
    await this.#until(() => this.#ask(selector, state === "attached" ? "return all.length > 0" : "return all.some(shown)"), `${selector} is ${state}`);
  }
  async #of(selector, body) {
    await this.waitForSelector(selector, { state: "attached" });
    return this.#ask(selector, body);
  }
  async textContent(selector) { return this.#of(selector, "return first.textContent"); }
  async getAttribute(selector, name) { return this.#of(selector, `return first.getAttribute(${JSON.stringify(name)})`); }
  async inputValue(selector) { return this.#of(selector, "return first.value"); }
  async isHidden(selector) { return !await this.#ask(selector, "return all.some(shown)"); }
  locator(selector, { hasText = null } = {}) {
    const all = hasText === null ? selector : `${selector}:has-text("${hasText}")`;
    return {
      first() { return this; },
      count: () => this.#ask(all, "return all.length"),
      isVisible: () => this.#ask(all, "return all.some(shown)"),
      boundingBox: () => this.#of(all, "const { x, y, width, height } = first.getBoundingClientRect(); return { x, y, width, height }"),
      waitFor: () => this.waitForSelector(all),
      click: () => this.click(all),
    };
  }

  // --- What a person does
  async #toFront() {
    if (inFront === this) return;
    await this.#inner.bringToFront();
    inFront = this;
  }
  async #press(chord) {
    const keys = chord === "Space" ? [" "] : chord.split("+"), last = keys.pop();
    for (const key of keys) await this.#inner.keyboard.down(key);
    await this.#inner.keyboard.press(last);
    for (const key of keys.reverse()) await this.#inner.keyboard.up(key);
  }
  // The middle of the first that is seen and enabled, once it has stood still and nothing lies on it.
  async #ready(selector) {
    let last = "", tries = 0;
    return this.#until(async () => {
      // What lies under something that stays while the page scrolls is seen elsewhere.
      const block = ["nearest", "center", "start", "end"][Math.floor(tries++ / 4) % 4];
      const at = await this.#ask(selector, `
        const node = all.find(shown);
        if (!node || node.disabled || node.closest("[aria-disabled=true]")) return null;
        node.scrollIntoView({ block: "${block}", inline: "nearest", behavior: "instant" });
        const box = node.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2, on = document.elementFromPoint(x, y), label = node.closest("label");
        return on && (node.contains(on) || on.contains(node) && on === label || label?.contains(on)) ? { x, y } : null;`);
      const same = at && JSON.stringify(at) === last;
      last = JSON.stringify(at);
      return same ? at : null;
    }, `${selector} can be pressed`);
  }
  async click(selector) {
    await this.#toFront();
    const { x, y } = await this.#ready(selector);
    await this.#inner.mouse.click(x, y);
  }
  async hover(selector) {
    await this.#toFront();
    const { x, y } = await this.#ready(selector);
    await this.#inner.mouse.move(x, y);
  }
  async check(selector) { if (!await this.#of(selector, "return first.checked")) await this.click(selector); }
  async uncheck(selector) { if (await this.#of(selector, "return first.checked")) await this.click(selector); }
  async focus(selector) {
    await this.#toFront();
    await this.#of(selector, "first.focus()");
  }
  async press(selector, key) {
    await this.focus(selector);
    await this.#press(key);
  }
  async fill(selector, text) {
    await this.#toFront();
    await this.waitForSelector(selector);
    await this.#ask(selector, `first.focus(); first.value = argument; for (const kind of ["input", "change"]) first.dispatchEvent(new Event(kind, { bubbles: true }))`, text);
  }
  async selectOption(selector, wanted) {
    await this.waitForSelector(selector);
    await this.#until(() => this.#ask(selector, `
      const option = typeof argument === "object" ? first.options[argument.index] : [...first.options].find(one => one.value === argument || one.label === argument);
      if (!option) return false;
      first.value = option.value;
      for (const kind of ["input", "change"]) first.dispatchEvent(new Event(kind, { bubbles: true }));
      return true;`, wanted), `${selector} offers ${JSON.stringify(wanted)}`);
  }
  async setInputFiles(selector, file) {
    const path = typeof file === "string" ? file : join(mkdtempSync(join(this.#folder, "given-")), basename(file.name));
    if (typeof file !== "string") writeFileSync(path, file.buffer);
    await this.waitForSelector(selector, { state: "attached" });
    const field = await this.#inner.$(selector);
    await field.uploadFile(path);
  }
  /** A scanner set to an American keyboard, at its real pace. */
  async scan(text, ending, gap) {
    await this.keyboard.type(text, { delay: gap });
    if (ending === "enter" || ending === "crlf") await this.#press("Enter");
    if (ending === "tab") await this.#press("Tab");
    if (ending === "lf" || ending === "crlf") await this.#press("Control+j");
  }

  async #until(holds, what) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(STEP)) {
      const found = await holds();
      if (found) return found;
    }
    throw new Error(`not within ${PATIENCE} ms: ${what}`);
  }
}
