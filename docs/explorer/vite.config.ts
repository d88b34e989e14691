import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { world } from "./geometry.ts";

// Where build.py has put the data.
const folder = process.env["EXPLORER_DATA"] ?? "";

// The data stand in the page as JSON that no browser runs; the page parses each part when it first needs it.
function data(): Plugin {
  const script = (id: string, json: string): HtmlTagDescriptor => ({
    tag: "script",
    attrs: { id, type: "application/json" },
    children: json.replaceAll("<", "\\u003c"),
    injectTo: "body",
  });
  return {
    name: "explorer-data",
    transformIndexHtml: {
      order: "post",
      handler: () => [
        ...["core", "texts", "sources"].map((id) => script(id, readFileSync(join(folder, `${id}.json`), "utf-8"))),
        script("world", JSON.stringify(world())),
      ],
    },
  };
}

export default defineConfig({
  base: "./",
  build: { target: ["chrome123", "firefox120", "safari17.5"], assetsInlineLimit: 1e8, chunkSizeWarningLimit: 4000, emptyOutDir: true },
  plugins: [data(), viteSingleFile({ removeViteModuleLoader: true })],
});
