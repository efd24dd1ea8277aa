// Builds the photos of a shop with Eleventy as its manual shows it: a page a product, each photo in three widths, as
// WebP and JPEG.
// node eleventy.mjs FOLDER-WITH-ELEVENTY SHOP OUTPUT
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [home, shop, output] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(path.resolve(home, "node_modules/@11ty", file)));
const { default: Eleventy } = await load("eleventy/src/Eleventy.js");
const { default: Image } = await load("eleventy-img/img.js");

const files = fs.readdirSync(shop, { recursive: true });
const isProduct = (file) => path.basename(file) === "produk.yaml";
const products = files.filter(isProduct).map((file) => {
  const folder = path.dirname(file);
  const isPhoto = (other) => path.dirname(other) === folder && other.endsWith(".jpg");
  return { folder, photos: files.filter(isPhoto).map((photo) => path.join(shop, photo)) };
});

const page = `<!doctype html>
<title>{{ product.folder }}</title>
<h1>{{ product.folder }}</h1>
{% for photo in product.photos %}{% photo photo %}{% endfor %}
`;

// Eleventy reads every file of its input folder as a template, so it gets an empty one; the page is given below.
const empty = path.join(output, "empty");
fs.mkdirSync(empty, { recursive: true });
process.chdir(empty);
const site = new Eleventy(empty, output, {
  quietMode: true,
  config(settings) {
    settings.addAsyncShortcode("photo", async (photo) => {
      const made = await Image(photo, {
        widths: [320, 640, 1080],
        formats: ["webp", "jpeg"],
        sharpWebpOptions: { quality: 75 },
        sharpJpegOptions: { quality: 75 },
        fixOrientation: true,
        outputDir: path.join(output, "foto"),
        urlPath: "/foto/",
      });
      return Image.generateHTML(made, { alt: "", sizes: "100vw" });
    });
    settings.addTemplate("produk.liquid", page, {
      products,
      pagination: { data: "products", size: 1, alias: "product" },
      permalink: "/{{ product.folder }}/index.html",
    });
  },
});
await site.write();
