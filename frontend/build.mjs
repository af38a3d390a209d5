// Bundles the islands: `node build.mjs` writes app.js, report.js, app.css and world.json into the Python package,
// `node build.mjs --tests` the unit tests into build/tests. Nothing is fetched: everything comes from node_modules.
import { readFile, mkdir, writeFile, readdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const ASSETS = "../src/tallywire/publishing/assets";
const SHARED = { bundle: true, logLevel: "warning", charset: "utf8", target: "es2022" };

async function tests() {
  const entries = (await readdir("tests")).filter((name) => name.endsWith(".test.ts")).map((name) => `tests/${name}`);
  await build({ ...SHARED, entryPoints: entries, outdir: "build/tests", platform: "node", format: "esm", outExtension: { ".js": ".mjs" } });
}

/** Leaflet's style without the rules that ask for pictures: the map has no tiles, and the report may ask nobody. */
const withoutPictures = {
  name: "without-pictures",
  setup(bundler) {
    bundler.onLoad({ filter: /leaflet\.css$/ }, async ({ path }) => {
      const style = (await readFile(path, "utf8")).replace(/\/\*[^]*?\*\//g, "");
      return { contents: style.replace(/[^{}]*\{[^{}]*url\([^{}]*\}/g, ""), loader: "css" };
    });
  },
};

/** The outlines of the world's countries at 1 : 50 million, with coordinates as world-atlas packs them. */
async function world() {
  const atlas = JSON.parse(await readFile("node_modules/world-atlas/countries-50m.json", "utf8"));
  const countries = {
    ...atlas.objects.countries,
    geometries: atlas.objects.countries.geometries.map(({ type, arcs, properties }) => ({ type, arcs, properties: { name: properties.name } })),
  };
  return JSON.stringify({ type: "Topology", transform: atlas.transform, objects: { countries }, arcs: atlas.arcs });
}

/** The packages that a bundle took code from, with their licences in full: these ask to be named wherever they go. */
async function licences(inputs) {
  const names = new Set(inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  const found = [];
  for (const name of [...names, "world-atlas"].sort()) {
    const { version, license } = JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8"));
    const file = (await readdir(`node_modules/${name}`)).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? (await readFile(`node_modules/${name}/${file}`, "utf8")).trim() : `Licence: ${license}`;
    found.push(`${name} ${version} (${license})\n\n${text}\n`);
  }
  return found.join(`\n${"-".repeat(72)}\n\n`);
}

async function assets() {
  await mkdir(ASSETS, { recursive: true });
  const banner = { js: "/*! Tallywire, Apache-2.0. Contains Leaflet (BSD-2-Clause, Volodymyr Agafonkin, CloudMade), d3 and topojson-client (ISC, Mike Bostock). */" };
  const { metafile } = await build({ ...SHARED, entryPoints: ["src/app.ts", "src/report.ts", "src/app.css"], outdir: ASSETS, format: "iife", minify: true, legalComments: "none", banner, metafile: true, plugins: [withoutPictures] });
  await writeFile(`${ASSETS}/LICENSES.txt`, await licences(Object.keys(metafile.inputs)));
  await writeFile(`${ASSETS}/world.json`, await world());
  for (const name of ["app.js", "report.js", "app.css", "world.json"]) {
    const bytes = await readFile(`${ASSETS}/${name}`);
    console.log(`${name.padEnd(10)} ${(bytes.length / 1024).toFixed(0).padStart(5)} KiB, ${(gzipSync(bytes).length / 1024).toFixed(0).padStart(4)} KiB compressed`);
  }
}

await (process.argv.includes("--tests") ? tests() : assets());
