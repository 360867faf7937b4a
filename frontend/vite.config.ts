import { readFileSync, readdirSync } from "node:fs";
import { type Plugin, defineConfig } from "vite";
import { dependencies } from "./package.json";

// The pages are made by the server; this builds only what they load: one script and one style sheet, and the map's worker.
export default defineConfig({
  plugins: [licences()],
  base: "/static/",
  build: {
    outDir: "../claimbook/workbench/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: script
    rollupOptions: {
      input: { workbench: "src/main.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});

/** Whose work the pages carry, and on what terms: the licences of everything that is bundled, in one file beside it. */
function licences(): Plugin {
  const of = (name: string): string => {
    const folder = `node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, "utf8").trim() : ""}\n`;
  };
  const head = "The base map is made with Natural Earth (public domain), as world-atlas packs it.\n";
  return {
    name: "licences",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).flatMap((one) => (one.type === "chunk" ? one.moduleIds : []));
      const used = chunks.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
      const names = new Set([...Object.keys(dependencies), ...used]);
      const source = [head, ...[...names].sort().map(of)].join(`\n${"-".repeat(80)}\n\n`);
      this.emitFile({ type: "asset", fileName: "licences.txt", source });
    },
  };
}
