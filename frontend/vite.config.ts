import { defineConfig } from "vite";

// The pages are made by the server; this builds only what they load: one script and one style sheet, and the map's worker.
export default defineConfig({
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
