// The stage: the house of the Java tests, in a process of its own, and a browser to play in it.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

// A Java process of the tests, which answers each line with one.
export function openProcess(java, classPath, main, folder) {
  const process = spawn(java, ["-Xmx512m", "-Djava.awt.headless=true", "-Dtinylog.configuration=tinylog-test.properties", "-cp", classPath, main, folder],
    { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  const line = async () => { const { value, done } = await lines.next(); if (done) throw new Error("the stage ended"); return value; };
  return {
    line,
    async tell(...words) { process.stdin.write(`${words.join(" ")}\n`); return line(); },
    close() { process.stdin.end(); process.kill(); },
  };
}

export async function openStage(java, classPath) {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  const house = openProcess(java, classPath, "brussels.citedesmetiers.kiosk.desk.DeskStage", folder);
  const [port, pin] = (await house.line()).split(" ");
  return {
    origin: `https://localhost:${port}`,
    pin,
    folder,
    tell: house.tell,
    async print(theme, language) {
      const said = await this.tell("print", theme, language), space = said.indexOf(" ");
      return { code: said.slice(0, space), token: said.slice(space + 1) };
    },
    /** Another house, in which nobody has worked yet; pages that are open stay with the one before. */
    async fresh() { this.origin = `https://localhost:${await house.tell("fresh")}`; },
    close() { house.close(); rmSync(folder, { recursive: true, force: true }); },
  };
}

/** A browser; by its policy a page may sound at once, or only after somebody touched it. */
export const openBrowser = (sound = "no-user-gesture-required") => chromium.launch({
  executablePath: globalThis.process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", `--autoplay-policy=${sound}`],
});
