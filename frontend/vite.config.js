// Builds each island to a file with a fixed name; templates name them, shared code goes to chunks beside.
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  worker: { format: "es" },
  build: {
    outDir: "../src/trucewatch/web/static/built",
    emptyOutDir: true,
    target: "es2022",
    chunkSizeWarningLimit: 1600,
    modulePreload: false,
    rollupOptions: {
      input: { situation: "src/situation.js", figures: "src/figures.js", review: "src/review.js", page: "src/page.js" },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunk-[name]-[hash].js", assetFileNames: "[name][extname]" },
    },
  },
});
