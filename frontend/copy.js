// Copies what is used as it is: our typeface and what lets cards be dragged, with the licence texts that travel with them.
import { copyFileSync, mkdirSync } from "node:fs";

const copies = [
  ["@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2", "fonts/public-sans-5.3-latin.woff2"],
  ["@fontsource-variable/public-sans/files/public-sans-latin-ext-wght-normal.woff2", "fonts/public-sans-5.3-latin-ext.woff2"],
  ["@fontsource-variable/public-sans/LICENSE", "fonts/public-sans-OFL.txt"],
  ["sortablejs/modular/sortable.core.esm.js", "vendor/sortable.js"],
  ["sortablejs/LICENSE", "vendor/sortable-LICENSE.txt"],
];

for (const folder of ["fonts", "vendor"]) mkdirSync(`../static/${folder}`, { recursive: true });
for (const [from, to] of copies) copyFileSync(`node_modules/${from}`, `../static/${to}`);
