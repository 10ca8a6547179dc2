import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/generated'] },
  ...tseslint.configs.strict,
  hooks.configs.flat['recommended-latest'],
  {
    rules: {
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', 400],
      'no-console': 'error',
    },
  },
  { files: ['tests/**', 'bench/**', 'scripts/**'], rules: { 'max-lines-per-function': 'off', 'no-console': 'off' } },
);
