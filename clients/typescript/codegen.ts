import type { CodegenConfig } from '@graphql-codegen/cli';

export default {
  // What the server has in Production, and besides in Development: ping, and a check of uploads, to try connections with.
  schema: ['../../schema.graphql', 'development.graphql'],
  documents: ['src/**/*.ts', '!src/generated/**'],
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        // What the server's own scalars are in JSON. A rule group is what react-querybuilder makes, unchanged.
        scalars: {
          RuleGroup: '@react-querybuilder/core#RuleGroupTypeAny',
          Decimal: 'number',
          DateTime: 'string',
          Date: 'string',
          Json: 'unknown',
          Upload: 'File',
        },
        strictScalars: true,
        enumsAsTypes: true,
        useTypeImports: true,
      },
    },
  },
  emitLegacyCommonJSImports: false,
} satisfies CodegenConfig;
