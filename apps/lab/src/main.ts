import { Command, InvalidArgumentError } from "commander";
import { Journal } from "./page/journal.ts";
import { type PageServer, servePage } from "./page/server.ts";
import { recipes } from "./recipes/index.ts";
import { runRecipes } from "./run-recipes.ts";
import { summaryTable } from "./summary.ts";
import { untilQuit } from "./until-quit.ts";

interface Flags {
  readonly list?: true;
  readonly page: boolean;
  readonly port: number;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError("Give a port from 1 to 65535, or 0 for any that is free.");
}

const program = new Command("lab")
  .description(
    "Run the recipes of tsmem, check what they show, and draw what memory did on a local page.\n" +
      "The page is there in a terminal only; it stays until q or Ctrl-C.",
  )
  .argument("[recipes...]", `names of recipes to run; all by default`)
  .option("--list", "list the recipes and what must be seen")
  .option("--no-page", "serve no page; end after the summary")
  .option("--port <number>", "port of the page on localhost; 0 for any that is free", portNumber, 0)
  .addHelpText("after", `\nRecipes: ${recipes.map(({ name }) => name).join(", ")}`)
  .parse();

const { list, page, port } = program.opts<Flags>();
const names = program.args;
const unknown = names.filter((name) => !recipes.some((recipe) => recipe.name === name));
if (unknown.length > 0) {
  const known = recipes.map((recipe) => recipe.name).join(", ");
  program.error(`lab: no recipe is named ${unknown.join(", ")}; choose from ${known}`, {
    exitCode: 2,
  });
}

if (list === true) {
  for (const recipe of recipes) console.log(`${recipe.name}: ${recipe.expects}`);
} else {
  const isInteractive = process.stdout.isTTY && process.env["CI"] === undefined;
  const chosen = names.length === 0 ? recipes : recipes.filter(({ name }) => names.includes(name));
  const journal = new Journal(chosen);
  const server = page && isInteractive ? await serve(journal) : undefined;
  if (server !== undefined) console.log(`lab: watch it at ${server.url}\n`);

  const reports = await runRecipes(chosen, journal);
  journal.finished();
  for (const { recipe, outcome } of reports) {
    if (outcome?.detail !== undefined) console.log(`\n${recipe.title}\n${outcome.detail}`);
  }
  const colour = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
  const columns = process.stdout.isTTY ? process.stdout.columns : 100;
  console.log(`\n${summaryTable(reports, { colour, columns })}`);
  const wrong = reports.filter(({ outcome }) => outcome !== undefined && !outcome.passed);
  if (wrong.length > 0) {
    console.error(
      `lab: ${wrong.map(({ recipe }) => recipe.name).join(", ")} did not show what it must`,
    );
    process.exitCode = 1;
  }
  if (server !== undefined) {
    console.log(`lab: the result stays at ${server.url} until q or Ctrl-C`);
    await untilQuit();
    await server.close();
  }
}

async function serve(journal: Journal): Promise<PageServer> {
  try {
    return await servePage(journal, port);
  } catch (error) {
    return program.error(
      `lab: no page can be served at port ${port}: ${error instanceof Error ? error.message : String(error)}; ` +
        "give another --port, or --no-page",
      { exitCode: 2 },
    );
  }
}
