// Charts of the pages of figures.

import { el, svg, t } from "./common.js";

export const inMinutes = value => value === null || value === undefined ? "–" : t("desk.minutes", value);

/** Bars side by side for each row; the table below them says the same in numbers. */
export function chart(rows, series, unit, name = row => row.hour, spoken = row => `${row.hour} h`) {
  const width = 560, height = 260, left = 40, bottom = 30, top = 12;
  const most = Math.max(1, ...rows.flatMap(row => series.map(one => row[one.key] ?? 0)));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find(size => most / size <= 5) ?? 1000;
  const y = value => height - bottom - value / (Math.ceil(most / step) * step) * (height - bottom - top);
  const slot = (width - left) / Math.max(1, rows.length), bar = Math.min(26, slot * 0.8 / series.length);
  // As many names as find room beside one another.
  const every = Math.max(1, Math.ceil(rows.length * Math.max(...rows.map(row => String(name(row)).length), 1) * 9 / (width - left)));
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img",
    "aria-label": series.map(one => `${t(one.text)}: ${rows.map(row => `${spoken(row)} ${row[one.key] ?? 0}`).join(", ")}`).join(". ") });
  for (let value = 0; value <= Math.ceil(most / step) * step; value += step) {
    picture.append(svg("line", { class: value ? "grid" : "axis", x1: left, x2: width, y1: y(value), y2: y(value) }),
      svg("text", { x: left - 6, y: y(value) + 5, "text-anchor": "end" }, String(value)));
  }
  rows.forEach((row, i) => {
    const middle = left + slot * (i + 0.5);
    series.forEach((one, k) => {
      const value = row[one.key] ?? 0;
      picture.append(svg("rect", { class: one.class, x: middle + (k - series.length / 2) * bar, width: bar - 2, y: y(value), height: Math.max(0, height - bottom - y(value)) }));
    });
    if (i % every === 0) picture.append(svg("text", { x: middle, y: height - 8, "text-anchor": "middle" }, String(name(row))));
  });
  const key = el("p", { class: "key" }, ...series.map(one => el("span", {}, el("i", { class: one.class === "bar2" ? "two" : "" }), t(one.text))),
    el("span", { class: "mute" }, unit));
  return [picture, key];
}
