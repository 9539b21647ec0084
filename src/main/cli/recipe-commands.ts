import { resolve } from 'node:path';
import type { Command } from 'commander';
import { followRecipe, stepText } from '../app/recipe/follow-recipe.ts';
import { planRecipe, type RecipeStep } from '../app/recipe/plan-recipe.ts';
import { readRecipe } from '../app/recipe/read-recipe.ts';
import { recipeResults } from '../app/recipe/recipe-results.ts';
import { workspaceRecipe } from '../app/recipe/workspace-recipe.ts';
import type { Studio } from '../app/studio.ts';
import { writeDemoBenchmark } from '../demo/demo-benchmark.ts';
import { createDemoWorld } from '../demo/demo-world.ts';
import { writeDemoPosts } from '../demo/write-demo-posts.ts';
import { wholeNumber } from './job-commands.ts';
import type { Output } from './output.ts';
import { recipeResultsText } from './recipe-text.ts';
import { runStep } from './run-step.ts';
import type { InWorkspace } from './teacher-commands.ts';

type RunOptions = { readonly dryRun: boolean };
type DemoOptions = {
  readonly posts: number;
  readonly seed: number;
  readonly perPolarity: number;
};

/** Adds `studio run`, `studio recipe` and `studio demo-data`. */
export function addRecipeCommands(
  program: Command,
  guarded: (work: (output: Output) => Promise<void>) => Promise<void>,
  inWorkspace: InWorkspace,
  inNewWorkspace: (work: (studio: Studio) => Promise<void>) => Promise<void>,
): void {
  program
    .command('run')
    .description('do everything that a recipe says; what is done already is not done again')
    .argument('<recipe>', 'a YAML file; resources/recipes holds some')
    .option('--dry-run', 'show the plan, and do nothing', false)
    .action((file: string, { dryRun }: RunOptions) =>
      guarded(async (out) => {
        // Read before a workspace is made: a recipe that is wrong leaves nothing behind.
        const { recipe, folder } = await readRecipe(file);
        const steps = planRecipe(recipe, folder);
        if (dryRun) return out.result({ event: 'planned', steps }, planText(steps));
        await inNewWorkspace(async (studio) => {
          await followRecipe(studio, steps, (request) => runStep(studio, request, out));
          const results = await recipeResults(studio, recipe);
          out.result({ event: 'followed', ...results }, recipeResultsText(results));
        });
      }),
    );

  program
    .command('recipe')
    .description('write the recipe of what the workspace did: studio recipe > recipe.yaml')
    .action(() =>
      inWorkspace(async (studio, out) => {
        const text = workspaceRecipe(studio.requireSession());
        out.result({ event: 'recipe', text }, text.trimEnd());
      }),
    );

  program
    .command('demo-data')
    .description('write synthetic posts, images and a benchmark: raw data for recipes/demo.yaml')
    .argument('<folder>')
    .option('--posts <count>', 'posts, from 100 up', wholeNumber, 300)
    .option('--per-polarity <images>', 'images of each polarity in the benchmark', wholeNumber, 60)
    .option('--seed <seed>', 'seed of the synthetic world', wholeNumber, 1)
    .action((folder: string, options: DemoOptions) =>
      guarded(async (out) => {
        const target = resolve(folder);
        await writeDemoPosts(resolve(target, 'posts'), createDemoWorld(options));
        await writeDemoBenchmark(resolve(target, 'benchmark'), options);
        out.result({ event: 'written', folder: target }, `the demo's raw data are in ${target}`);
      }),
    );
}

function planText(steps: readonly RecipeStep[]): string {
  return steps
    .map((step, place) => `${String(place + 1).padStart(3)}  ${stepText(step)}`)
    .join('\n');
}
