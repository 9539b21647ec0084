const main = (folder) => `^src/main/${folder}/`;
const anyOf = (...folders) => folders.map(main);
const OWN = '^src/';

/** A folder may import itself and what is named; everything else of ours is an error. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: OWN, pathNot: [from, ...allowed] },
});

const SHARED = '^src/shared/';
const PORTS = ['^src/main/pipeline/ports/', '^src/main/pipeline/stage-control\\.ts$'];
const ADAPTERS = [
  'sources',
  'media',
  'near-duplicates',
  'embedding-map',
  'teacher',
  'storage',
  'gallery',
  'export',
  'weights',
  'devices',
];
/** What several adapters do alike. */
const BELOW_ADAPTERS = ['download', 'disk'];
/** What the trainer and the exports must do alike: images as a network gets them. */
const PIXELS = 'pixels';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'a cycle means that two files are one concept, or that a third is missing',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only('shared-alone', SHARED, [], 'shared knows no process'),
    {
      name: 'shared-domain-below-contract',
      comment: 'the domain does not know the wire',
      severity: 'error',
      from: { path: '^src/shared/domain/' },
      to: { path: '^src/shared/contract/' },
    },
    only('domain-pure', main('domain'), [SHARED], 'main/domain is pure: pass values in'),
    {
      name: 'pure-without-libraries',
      comment: 'pure code has zod at most',
      severity: 'error',
      from: { path: ['^src/main/domain/', '^src/shared/(domain/|[a-z-]+\\.ts$)'] },
      to: { path: '.', pathNot: [OWN, 'node_modules/zod/'] },
    },
    only(
      'pipeline-over-ports',
      main('pipeline'),
      [SHARED, main('domain')],
      'use cases see ports, not adapters',
    ),
    ...ADAPTERS.map((name) =>
      only(
        `${name}-behind-ports`,
        main(name),
        [SHARED, main('domain'), ...PORTS, ...anyOf(...BELOW_ADAPTERS, PIXELS)],
        'adapters do not know each other',
      ),
    ),
    ...BELOW_ADAPTERS.map((name) =>
      only(
        `${name}-below-adapters`,
        main(name),
        [SHARED, ...PORTS],
        'what adapters share knows none of them',
      ),
    ),
    only(
      'pixels-below-adapters',
      main(PIXELS),
      [SHARED, main('domain')],
      'what prepares images knows nothing of who asks',
    ),
    only(
      'trainer-apart',
      main('trainer'),
      [SHARED, main('domain'), main('disk'), main(PIXELS)],
      'the trainer is another process: it talks by its contract only',
    ),
    only(
      'demo-apart',
      main('demo'),
      [SHARED, main('domain')],
      'the demo world is a source of posts like any other',
    ),
    only(
      'app-composes',
      main('app'),
      [SHARED, ...anyOf('domain', 'pipeline', ...ADAPTERS)],
      'the composition root knows no shell',
    ),
    only('serve-thin', main('serve'), [SHARED, main('app')], 'shells are thin'),
    only('electron-thin', main('electron'), [SHARED, main('app')], 'shells are thin'),
    only(
      'cli-thin',
      main('cli'),
      [SHARED, ...anyOf('app', 'serve', 'demo', 'domain')],
      'shells are thin',
    ),
    {
      name: 'electron-in-its-folder',
      comment: 'everything else runs without Electron',
      severity: 'error',
      from: { pathNot: ['^src/main/electron/', '^src/preload/'] },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'tensorflow-in-the-trainer',
      comment: 'one process loads TensorFlow',
      severity: 'error',
      from: { path: OWN, pathNot: main('trainer') },
      to: { path: 'node_modules/@tensorflow/' },
    },
    only('preload-is-a-bridge', '^src/preload/', [SHARED], 'the preload hands over a port'),
    only('renderer-apart', '^src/renderer/', [SHARED], 'the renderer reaches main by the contract'),
    {
      name: 'ui-is-dumb',
      comment: 'props in, events out',
      severity: 'error',
      from: { path: '^src/renderer/ui/' },
      to: { path: '^src/renderer/(stores|bridge|features)/' },
    },
    {
      name: 'stores-without-components',
      comment: 'stores do not know components',
      severity: 'error',
      from: { path: '^src/renderer/stores/' },
      to: { path: '^src/renderer/(ui|features)/|node_modules/react/' },
    },
    {
      name: 'features-apart',
      comment: 'a feature never imports another feature',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'no-test-in-source',
      comment: 'tests import the program, never the other way',
      severity: 'error',
      from: { path: OWN },
      to: { path: '^(test|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
