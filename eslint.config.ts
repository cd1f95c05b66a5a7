/** The house rules. Imports run one way: words <- graph <- datasets <- nodes <- compiler <- runtime, and lessons beside runtime; editor and cli stand on top. */
import css from '@eslint/css';
import lingui from 'eslint-plugin-lingui';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which rooms of `src` each room may import from. docs/ARCHITECTURE.md draws this. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  words: [],
  graph: ['words'],
  datasets: ['words', 'graph'],
  nodes: ['words', 'graph', 'datasets'],
  compiler: ['words', 'graph', 'datasets', 'nodes'],
  runtime: ['words', 'graph', 'datasets', 'nodes', 'compiler'],
  lessons: ['words', 'graph', 'datasets', 'nodes', 'compiler'],
  editor: ['words', 'graph', 'datasets', 'nodes', 'compiler', 'runtime', 'lessons'],
  cli: ['words', 'graph', 'datasets', 'nodes', 'compiler', 'runtime', 'lessons'],
  // The service worker is a program of its own.
  offline: [],
};
const ROOMS = Object.keys(MAY_IMPORT);

const zones = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  target: `./src/${room}`,
  from: ROOMS.filter((other) => other !== room && !allowed.includes(other)).map((other) => `./src/${other}`),
  message: `src/${room} may import only from: ${allowed.join(', ') || 'itself'}.`,
}));

/** The editor reaches the runtime only through its client and its messages. */
const RUNTIME_DOORS = ['client.ts', 'protocol.ts'];

const TFJS = {
  group: ['@tensorflow/*'],
  message: 'Only src/runtime loads TensorFlow.js. Elsewhere use "import type", or take it as an argument.',
  allowTypeImports: true,
};
const REACT = {
  group: ['react', 'react-dom', 'react-dom/*', 'reactflow', 'zustand', 'zustand/*', 'recharts'],
  message: 'Only src/editor knows React, React Flow, zustand and recharts.',
};

/** Where every text goes through the catalogue. */
const WORDED = [
  'src/graph/**/*.ts',
  'src/datasets/**/*.ts',
  'src/compiler/*.ts',
  'src/lessons/**/*.ts',
  'src/runtime/*.ts',
  'src/runtime/{backends,checkpoints,diagnosis,engine,landscape,model,probes}/**/*.ts',
  // All of it.
  'src/editor/**/*.{ts,tsx}',
];

/** Strings that nobody reads: what looks like no sentence, and what stands where only programs look. */
const NOT_READ = {
  ignore: [
    // One word that begins small: ids, keys, units, names of classes, camelCase.
    '^[^\\sA-Z]\\S*$',
    // What style sheets and drawings read: `var(--line)`, `translate(`, paths.
    '^(var|translate|rgba|color-mix|cubic-bezier)\\(',
    '^M?[LQaZ0-9 ,-]*$',
    // Tags of languages, and names that are the same in all of them.
    '^[a-z]{2}-[A-Z]{2}$',
    '^(Keras|PyTorch|TensorFlow\\.js|ReLU|ELU)$',
    // Names of keys and events, constants: `Escape`, `Mod+Shift+Z`, `META`.
    '^(Enter|Escape|Tab|Space|Home|End|Delete|Backspace|Page(Up|Down)|Arrow(Up|Down|Left|Right)?|Mod|Shift|Alt|Ctrl|(Mod|Shift|Alt|Ctrl)\\+.*|[A-Z_]+)$',
    // The same in every language: the name of the app, and of what it computes with.
    '^(Netloom|SwiftShader|WebGL|WebGPU|WebAssembly|WASM( SIMD)?|NaN|F32|L1|L2)$',
    // Queries of CSS: for media, and for elements by their attributes.
    '^\\([a-z-]+: [^)]+\\)$',
    '\\[(role|contenteditable|disabled)[=\\]]',
  ],
  ignoreNames: [
    { regex: { pattern: '^(className|style|key|id|d|viewBox|transform|points|type|href|src|role|rel|target|pattern|shortcuts?|variant|look|name|testId|side|align|fill|stroke|strokeLinecap|font|filter|displayName|border|translate)$' } },
    { regex: { pattern: '^data-|^aria-(hidden|haspopup|live|current|controls|labelledby|describedby|orientation|keyshortcuts)$' } },
  ],
  ignoreFunctions: ['i18n.t', 'randomFrom', 'classes', 'Error', 'RangeError', 'URL', 'import', 'require', 'matchMedia', 'useMediaQuery', '*.digest', '*.querySelector', '*.querySelectorAll', '*.closest', '*.matches', '*.getPropertyValue', '*.setProperty', '*.addEventListener', '*.removeEventListener', '*.getContext', '*.getExtension', '*.startsWith', '*.endsWith', '*.toLocaleString', 'console.*', 'Intl.*'],
  useTsTypes: true,
};

const CODE = ['**/*.{ts,tsx}'];

/** Up and down, and sizes, are the same from right to left; `left` and `right` place things in pictures, which never turn. */
const SAME_IN_EVERY_DIRECTION = [
  'top', 'bottom', 'left', 'right', 'width', 'height', 'min-width', 'max-width', 'min-height', 'max-height',
  'margin-top', 'margin-bottom', 'padding-top', 'padding-bottom',
  ...['', '-color', '-style', '-width'].flatMap((part) => [`border-top${part}`, `border-bottom${part}`]),
  'overflow-x', 'overflow-y', 'overscroll-behavior-x', 'overscroll-behavior-y',
];

/** Rooms whose texts stand beside formulas and the code that is written for other libraries. */
const WORDED_BESIDE_CODE = ['src/nodes/**/*.ts'];
/** Files of theirs that hold nothing but such code. */
const ONLY_CODE = ['src/nodes/stockCode.ts', 'src/nodes/onnx/**', 'src/nodes/shared/{torch,expressionCode}.ts', 'src/nodes/training/lossCode.ts'];

/** What nobody reads there: TeX, code, names of weights and arguments. */
const NEITHER_READ = {
  ...NOT_READ,
  ignore: [
    ...NOT_READ.ignore,
    // Names of arguments, weights and initializers: `kernelInitializer`.
    '^[a-z][A-Za-z0-9]*$',
    // TeX, and formulas of single letters.
    String.raw`\\[a-z,\\]`,
    '^(?!.*[A-Za-z]{2})',
  ],
  ignoreNames: [
    ...NOT_READ.ignoreNames,
    { regex: { pattern: '^(formula|slopeFormula|withNumbers|write|writeSlope|chain|create|apply|factory|className|keras|pytorch|tfjs|python|javascript|(KERAS|TORCH|TFJS)_[A-Z_]+)$' } },
  ],
  ignoreFunctions: [...NOT_READ.ignoreFunctions, 'torchActivation', 'torchFromKerasOrder', '*.slice', '*.endsWith', '*.throwError'],
};

export default tseslint.config(
  { ignores: ['**/schema/*_pb.*', 'dist', 'dist-cli', 'coverage', 'test-results', 'playwright-report', 'public', '.vite'] },
  {
    files: CODE,
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'import-x': importX },
    // Without the extensions the plugin reads no TypeScript file, and no-cycle finds nothing.
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()], 'import-x/extensions': ['.ts', '.tsx'] },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Circles through a dynamic import count as well.
      'import-x/no-cycle': ['error', { allowUnsafeDynamicCyclicDependency: false }],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/{graph,datasets,nodes,compiler,lessons}/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [TFJS, REACT] }] },
  },
  { files: ['src/{runtime,cli}/**/*.ts'], rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [REACT] }] } },
  {
    files: ['src/editor/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [TFJS] }],
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [{ target: './src/editor', from: './src/runtime', except: RUNTIME_DOORS.map((file) => `./${file}`), message: 'The editor reaches the runtime through client.ts and protocol.ts.' }],
        },
      ],
    },
  },
  {
    // React Flow is met in one room.
    files: ['src/editor/**/*.{ts,tsx}'],
    ignores: ['src/editor/canvas/flow/**', 'src/editor/canvas/routing/geometry.test.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [TFJS, { group: ['reactflow', 'reactflow/*'], message: 'React Flow is met in src/editor/canvas/flow only.' }] }] },
  },
  {
    // Where zod is told how it may work.
    files: CODE,
    ignores: ['src/graph/zod.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'zod', message: 'Import zod from src/graph/zod.ts: the built page forbids what it does otherwise.' }] }] },
  },
  {
    // What a person reads goes through the catalogue (decision 27).
    files: WORDED,
    ignores: ['**/*.{test,fixture,testing}.{ts,tsx}'],
    plugins: { lingui },
    rules: { 'lingui/no-unlocalized-strings': ['error', NOT_READ] },
  },
  {
    // From right to left what stands at the start of a line stands at its right.
    files: ['src/**/*.css'],
    language: 'css/css',
    plugins: { css },
    rules: { 'css/prefer-logical-properties': ['error', { allowProperties: SAME_IN_EVERY_DIRECTION, allowUnits: ['vw', 'vh', 'dvh', 'svh', 'cqw', 'cqh'] }] },
  },
  {
    files: WORDED_BESIDE_CODE,
    ignores: ['**/*.{test,fixture,testing}.ts', ...ONLY_CODE],
    plugins: { lingui },
    rules: { 'lingui/no-unlocalized-strings': ['error', NEITHER_READ] },
  },
  // Test data may be long: it is read by looking something up.
  { files: ['**/*.fixture.ts'], rules: { 'max-lines': 'off' } },
  { files: ['scripts/**', 'src/cli/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
