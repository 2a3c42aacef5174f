import { Command } from "commander";
import { recipes } from "./recipes/index.ts";
import { runRecipes } from "./run-recipes.ts";
import { summaryTable } from "./summary.ts";

const program = new Command("lab")
  .description("Run the recipes of tsmem and check what they show.")
  .argument("[recipes...]", `names of recipes to run; all by default`)
  .option("--list", "list the recipes and what must be seen")
  .parse();

const names = program.args;
const unknown = names.filter((name) => !recipes.some((recipe) => recipe.name === name));
if (unknown.length > 0) {
  const known = recipes.map((recipe) => recipe.name).join(", ");
  program.error(`lab: no recipe is named ${unknown.join(", ")}; choose from ${known}`, {
    exitCode: 2,
  });
}

if (program.opts<{ list?: boolean }>().list === true) {
  for (const recipe of recipes) console.log(`${recipe.name}: ${recipe.expects}`);
} else {
  const chosen = names.length === 0 ? recipes : recipes.filter(({ name }) => names.includes(name));
  const reports = await runRecipes(chosen);
  const colour = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
  console.log(
    summaryTable(reports, { colour, columns: process.stdout.isTTY ? process.stdout.columns : 100 }),
  );
  const wrong = reports.filter(({ outcome }) => outcome !== undefined && !outcome.passed);
  if (wrong.length > 0) {
    console.error(
      `lab: ${wrong.map(({ recipe }) => recipe.name).join(", ")} did not show what it must`,
    );
    process.exitCode = 1;
  }
}
