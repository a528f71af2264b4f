// Charts are complete without this: it lets points be read by arrow keys and under the mouse, and copies a chart as a picture.

const drawn = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order", "opacity", "font-family", "font-size", "font-weight", "text-anchor"];

for (const place of document.querySelectorAll(".chart-place")) {
  const svg = place.querySelector(":scope > svg");
  if (!svg) continue; // several small charts, each with a place of its own
  readable(place, svg);
  copyable(place, svg);
}

/** The native titles become one tip that is also announced. */
function readable(place, svg) {
  const points = [...svg.querySelectorAll(".point")].map((element) => {
    const title = element.querySelector(":scope > title");
    const words = title?.textContent ?? "";
    title?.remove();
    return { element, words };
  });
  if (points.length === 0) return;

  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.setAttribute("role", "status");
  place.append(tip);
  svg.tabIndex = 0;
  svg.setAttribute("aria-description", place.dataset.keys);

  let at = -1;
  const show = (index) => {
    points[at]?.element.classList.remove("at");
    at = index;
    const point = points[at];
    tip.textContent = point?.words ?? "";
    if (!point) return;
    point.element.classList.add("at");
    const [mark, all] = [(point.element.querySelector(":scope > svg") ?? point.element).getBoundingClientRect(), place.getBoundingClientRect()];
    const left = Math.max(0, Math.min(mark.left - all.left - tip.offsetWidth / 2, all.width - tip.offsetWidth));
    const above = mark.top - all.top - tip.offsetHeight - 14;
    tip.style.left = `${left}px`; // set by script on one element: no style that the page's policy would have to allow
    tip.style.top = `${above + all.top < 0 ? mark.bottom - all.top + 14 : above}px`;
  };

  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  svg.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return show(-1);
    const next = event.key === "Home" ? 0 : event.key === "End" ? points.length - 1 : event.key in steps ? at + steps[event.key] : null;
    if (next === null) return;
    event.preventDefault();
    show(Math.max(0, Math.min(next, points.length - 1)));
  });
  svg.addEventListener("blur", () => show(-1));
  points.forEach((point, index) => point.element.addEventListener("pointerenter", () => show(index)));
  place.addEventListener("pointerleave", () => show(-1));
}

function copyable(place, svg) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chart-copy no-print";
  button.textContent = place.dataset.copy;
  button.addEventListener("click", async () => {
    const picture = await png(svg, place.closest(".chart").querySelector("figcaption")?.textContent);
    const copied = await toClipboard(picture);
    if (!copied) save(picture);
    button.textContent = copied ? place.dataset.copied : place.dataset.saved;
    setTimeout(() => (button.textContent = place.dataset.copy), 4000);
  });
  place.after(button);
}

/** @returns {Promise<boolean>} whether the browser allowed it */
async function toClipboard(picture) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return true;
  } catch {
    return false;
  }
}

function save(picture) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = "bieu-do.png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The chart as it looks now, with its heading, on the colour behind it, at twice its size. */
async function png(svg, heading) {
  const margin = 16;
  const head = heading ? 28 : 0;
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true);
  const [from, to] = [[svg, ...svg.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const property of drawn) to[i].setAttribute(property, style.getPropertyValue(property));
    to[i].removeAttribute("class");
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.setAttribute("overflow", "visible");

  const image = new Image();
  image.src = URL.createObjectURL(new Blob([framed(copy, width + 2 * margin, height + 2 * margin + head, margin, head)], { type: "image/svg+xml" }));
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * (width + 2 * margin), 2 * (height + 2 * margin + head)];
  const context = canvas.getContext("2d");
  const page = getComputedStyle(document.documentElement);
  context.fillStyle = page.getPropertyValue("--card");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  if (heading) {
    context.fillStyle = page.getPropertyValue("--ink");
    context.font = `bold 30px ${getComputedStyle(svg).fontFamily}`;
    context.fillText(heading, 2 * margin, 2 * margin + 24, canvas.width - 4 * margin);
  }

  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function framed(chart, width, height, margin, head) {
  chart.setAttribute("x", margin);
  chart.setAttribute("y", margin + head);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * width}" height="${2 * height}" viewBox="0 0 ${width} ${height}">${new XMLSerializer().serializeToString(chart)}</svg>`;
}
