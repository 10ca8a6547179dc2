import FormField from '@cloudscape-design/components/form-field';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Select from '@cloudscape-design/components/select';
import { LANGUAGES, type Language } from '../i18n/languages';
import { useMessages } from '../i18n/Messages';
import { useAppearance, type Density, type Theme } from './Appearance';

/** Language, light or dark, and density. */
export function Preferences() {
  const { say, language, setLanguage } = useMessages();
  const { theme, setTheme, density, setDensity } = useAppearance();
  return (
    <ColumnLayout columns={3}>
      <Choice<Language>
        label={say('preferences.language')}
        words={LANGUAGES}
        chosen={language}
        choose={setLanguage}
        name={(word) => say(`language.${word}`)}
      />
      <Choice<Theme>
        label={say('preferences.theme')}
        words={['system', 'light', 'dark']}
        chosen={theme}
        choose={setTheme}
        name={(word) => say(`theme.${word}`)}
      />
      <Choice<Density>
        label={say('preferences.density')}
        words={['comfortable', 'compact']}
        chosen={density}
        choose={setDensity}
        name={(word) => say(`density.${word}`)}
      />
    </ColumnLayout>
  );
}

interface ChoiceParts<T extends string> {
  label: string;
  words: readonly T[];
  chosen: T;
  choose: (word: T) => void;
  name: (word: T) => string;
}

function Choice<T extends string>({ label, words, chosen, choose, name }: ChoiceParts<T>) {
  const options = words.map((word) => ({ value: word, label: name(word) }));
  return (
    <FormField label={label}>
      <Select
        selectedOption={options.find((option) => option.value === chosen) ?? null}
        options={options}
        onChange={({ detail }) => {
          const word = words.find((one) => one === detail.selectedOption.value);
          if (word) {
            choose(word);
          }
        }}
      />
    </FormField>
  );
}
