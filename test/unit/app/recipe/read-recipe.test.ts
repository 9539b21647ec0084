import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planRecipe } from '../../../../src/main/app/recipe/plan-recipe.ts';
import { parseRecipe } from '../../../../src/main/app/recipe/read-recipe.ts';
import { JobRequest } from '../../../../src/shared/domain/job.ts';

const RECIPES = fileURLToPath(new URL('../../../../resources/recipes', import.meta.url));

const SMALL = `recipe: 1
sources:
  - import: raw
datasets:
  - name: d
    preset: b-t4sa
runs:
  - { name: r, dataset: d, network: MobileNetV2, mode: FT-F }
`;

describe('parseRecipe', () => {
  it.each([
    ['', 'line 1, column 1: write words with a colon and a value each'],
    ['recipe: 1\nsources: []\n', 'line 2, column 10: sources: Too small'],
    [
      SMALL.replace('import:', 'imprt:'),
      'line 3, column 5: imprt means nothing here; did you mean import?',
    ],
    [SMALL.replace('name: d\n', 'name: 12\n'), 'line 5, column 11: name: write a text (in quotes'],
    [SMALL.replace('b-t4sa', 'bt4sa'), 'line 6, column 13: preset: write one of t4sa, '],
    [
      SMALL.replace('dataset: d', 'dataset: e'),
      'line 8, column 25: dataset: e is not among datasets of this recipe; add it there, or write one of d',
    ],
    [SMALL.replace(', mode: FT-F', ''), 'mode: is missing; write one of FT-F, FT-A'],
    [SMALL.replace('FT-F', 'FT-F, settings: { epoch: 2 }'), 'did you mean epochs?'],
    [
      SMALL.replace('FT-F', 'FT-F, settings: { inputSize: 100 }'),
      'MobileNetV2 takes images of 224, 96',
    ],
    [SMALL.replace('FT-F', 'FT-F, preset: paper'), 'the paper trained VGG-19 and HybridCNN'],
    [`${SMALL}runs: []\n`, 'line 9, column 1: Map keys must be unique'],
    [SMALL.replace('raw', '!!js/function x'), 'line 3, column 13: Unresolved tag'],
    [`${SMALL}evaluations: { models: ["epoch:r"] }\n`, 'epoch:r names no model; write a run'],
    [
      `${SMALL}exports: [{ model: all, formats: [onx] }]\n`,
      'line 9, column 35: formats: onx is no form for it; write tfjs, onnx',
    ],
  ])('says where a mistake is and what to write: %j', (text, message) => {
    expect(() => parseRecipe(text, 'a.yaml')).toThrow(message);
  });

  it('refuses aliases that grow without end', () => {
    const bombs = Array.from({ length: 12 }, (_, level) => {
      const before = level === 0 ? 'x' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(9).fill(before).join(', ')}]`;
    });
    expect(() => parseRecipe(`${SMALL}${bombs.join('\n')}\n`, 'a.yaml')).toThrow('aliases');
  });
});

describe('planRecipe', () => {
  it('puts benchmarks before datasets, and paths below the folder of the recipe', () => {
    const text = `${SMALL}benchmarks:\n  - { name: b, path: labelled }\nevaluations: {}\n`;

    const steps = planRecipe(parseRecipe(text, 'a.yaml'), '/data');

    const requests = steps.flatMap((step) => (step.kind === 'job' ? [step.request] : []));
    expect(requests.map(({ kind }) => kind)).toEqual([
      ...['import', 'fetch', 'clean', 'label', 'near-duplicates', 'import-benchmark'],
      ...['build-dataset', 'train', 'evaluate'],
    ]);
    expect(requests).toContainEqual({ kind: 'import', paths: ['/data/raw'], format: 'auto' });
    expect(requests).toContainEqual(expect.objectContaining({ path: '/data/labelled' }));
  });

  it.each(readdirSync(RECIPES))('asks in %s for jobs as the program takes them', (file) => {
    const recipe = parseRecipe(readFileSync(join(RECIPES, file), 'utf8'), file);

    for (const step of planRecipe(recipe, '/data')) {
      if (step.kind === 'job') expect(JobRequest.parse(step.request)).toEqual(step.request);
    }
    expect(recipe.runs.length).toBeGreaterThan(0);
  });
});
