// Reads web pages as a screen reader would and lets axe look for what stands in its way.
// Colours are not looked at here: they need a drawn page, and are computed from the tokens by the tests.
const fs = require("fs");
const axe = require("axe-core");
const { JSDOM, VirtualConsole } = require("jsdom");

// jsdom has no canvas and says so for every word; a console of its own keeps that to itself.
async function faultsOf(file) {
  const page = new JSDOM(fs.readFileSync(file, "utf8"), { runScripts: "outside-only", virtualConsole: new VirtualConsole() });
  page.window.eval(axe.source);
  const options = {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "color-contrast": { enabled: false } },
  };
  const found = await page.window.axe.run(page.window.document, options);
  if (found.passes.length < 8) {
    return [`only ${found.passes.length} rules applied: this is no page`];
  }
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${one.help}: ${node.html}`));
}

(async () => {
  let wrong = 0;
  for (const file of process.argv.slice(2)) {
    for (const fault of await faultsOf(file)) {
      console.error(`${file}: ${fault}`);
      wrong += 1;
    }
  }
  process.exit(wrong === 0 && process.argv.length > 2 ? 0 : 1);
})();
