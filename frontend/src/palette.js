// Colours come from the style sheet, so that map and page never differ; patterns are drawn once for each holder.
export const GRADES = ["confirmed", "fair", "weak", "contested", "discounted"];

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || "#888";
}

const MARKS = {
  plain: [],
  diagonal: [[-2, 2, 2, -2], [0, 8, 8, 0], [6, 10, 10, 6]],
  back: [[-2, 6, 2, 10], [0, 0, 8, 8], [6, -2, 10, 2]],
  horizontal: [[0, 2, 8, 2], [0, 6, 8, 6]],
  vertical: [[2, 0, 2, 8], [6, 0, 6, 8]],
  cross: [[0, 4, 8, 4], [4, 0, 4, 8]],
  dots: "dots",
  rings: "rings",
  unknown: "unknown",
};

/** A tile of a holder's pattern in its colour, as image data. */
export function tile(name, kind, scale = 2, wash = 0.25) {
  const size = 8 * scale;
  const canvas = new OffscreenCanvas(size, size);
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  const ink = colour(name);
  pen.fillStyle = ink;
  pen.strokeStyle = ink;
  pen.globalAlpha = kind === "plain" ? 0.55 : wash;
  pen.fillRect(0, 0, 8, 8);
  pen.globalAlpha = 1;
  pen.lineWidth = 1.3;
  const marks = MARKS[kind];
  if (marks === "dots") for (const at of [2, 6]) circle(pen, at, at, 1.2, true);
  else if (marks === "unknown") {
    pen.globalAlpha = 0.55;
    circle(pen, 4, 4, 0.6, true);
  } else if (marks === "rings") circle(pen, 4, 4, 1.9, false);
  else for (const [x1, y1, x2, y2] of marks) line(pen, x1, y1, x2, y2);
  return { width: size, height: size, data: new Uint8Array(pen.getImageData(0, 0, size, size).data.buffer) };
}

function circle(pen, x, y, r, filled) {
  pen.beginPath();
  pen.arc(x, y, r, 0, 7);
  filled ? pen.fill() : pen.stroke();
}

function line(pen, x1, y1, x2, y2) {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}
