/** The arrows of docs/architecture.md: core <- models <- server, core <- models <- client. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-stands-alone',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^(models|server|client|tests|bench)/' },
    },
    {
      name: 'core-imports-only-zod-and-edtf',
      severity: 'error',
      from: { path: '^core/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/(zod|edtf)/' },
    },
    {
      name: 'models-below-server-and-client',
      severity: 'error',
      from: { path: '^models/' },
      to: { path: '^(server|client|tests|bench)/' },
    },
    {
      name: 'server-and-client-apart',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^client/' },
    },
    {
      name: 'client-and-server-apart',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/' },
    },
    {
      name: 'only-the-neo4j-adapter-knows-neo4j',
      severity: 'error',
      from: { pathNot: '^server/graph/neo4j/' },
      to: { path: 'node_modules/neo4j-driver' },
    },
    {
      name: 'babylon-stays-in-its-folders',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/(scenes|twins|xr)/' },
      to: { path: 'node_modules/@babylonjs' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|@fontsource|onnxruntime-web)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|models/published)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
