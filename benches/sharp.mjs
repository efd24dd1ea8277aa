// Makes pictures with sharp as site generators use it: one pipeline for every output.
// node sharp.mjs FOLDER-WITH-SHARP OUTPUT QUALITY WIDTHS FORMATS PHOTO...
// Prints the milliseconds of CPU that all of it took.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [home, output, quality, widths, formats, ...photos] = process.argv.slice(2);
const sharp = createRequire(path.resolve(home) + "/")("sharp");
sharp.concurrency(1);
sharp.cache(false);

const before = process.cpuUsage();
for (const photo of photos) {
  const bytes = fs.readFileSync(photo);
  for (const width of widths.split(",").map(Number)) {
    for (const format of formats.split(",")) {
      const picture = await sharp(bytes)
        .rotate()
        .resize(width)
        [format]({ quality: Number(quality) })
        .toBuffer();
      const extension = format === "jpeg" ? "jpg" : format;
      const name = `${path.parse(photo).name}-${width}.${extension}`;
      fs.writeFileSync(path.join(output, name), picture);
    }
  }
}
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
