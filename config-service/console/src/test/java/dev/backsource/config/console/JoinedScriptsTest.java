package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedScriptsTest {
    private final Map<String, String> modules = new LinkedHashMap<>();

    private Map<String, String> scripts() {
        return new JoinedScripts(
                        name -> Objects.requireNonNull(modules.get(name), name),
                        path -> path.equals("lit-html") ? "lit-html/lit-html.js" : path)
                .scripts();
    }

    @Test
    void shouldRunEachModuleOnceBehindThoseThatItImports() {
        // Given
        modules.put("app.js", """
                import { word } from './words.js';
                import {
                  draw as drawn,
                } from 'lit-html';

                drawn(word);
                const open = async () => (await import('./pages/list.js')).openList();
                """);
        modules.put("words.js", "export const word = 'import { no } from here';\n");
        modules.put(
                "lit-html/lit-html.js",
                "import{word as b}from\"../words.js\";const d=1,e=()=>b;\nexport{d as draw,e};\n");
        modules.put("pages/list.js", """
                import schema from '../schema.js';
                import { word } from '../words.js';
                export async function openList() {
                  return schema[word];
                }
                export class List extends Map {}
                """);
        modules.put("schema.js", "export { default } from 'domain.schema.json';\n");
        modules.put("domain.schema.json", "{\"a\": 1}\n");

        // When, then
        assertThat(scripts()).containsExactly(Map.entry("app.js", """
                                export const __modules = {};
                                __modules['words.js'] ??= (() => {
                                const word = 'import { no } from here';
                                return { word };
                                })();
                                __modules['lit-html/lit-html.js'] ??= (() => {
                                const { word: b } = __modules['words.js'];const d=1,e=()=>b;
                                return { draw: d, e };
                                })();
                                __modules['app.js'] ??= (() => {
                                const { word } = __modules['words.js'];
                                const { draw: drawn } = __modules['lit-html/lit-html.js'];

                                drawn(word);
                                const open = async () => (await import('./pages-list.js')).openList();
                                return {  };
                                })();
                                """), Map.entry("pages-list.js", """
                                import { __modules } from './app.js';
                                __modules['domain.schema.json'] ??= (() => {

                                return { default: {"a": 1} };
                                })();
                                __modules['schema.js'] ??= (() => {

                                return { default: __modules['domain.schema.json'].default };
                                })();
                                __modules['pages/list.js'] ??= (() => {
                                const { default: schema } = __modules['schema.js'];
                                const { word } = __modules['words.js'];
                                async function openList() {
                                  return schema[word];
                                }
                                class List extends Map {}
                                return { openList, List };
                                })();
                                export const { openList, List } = __modules['pages/list.js'];
                                """));
    }

    @Test
    void shouldHaveInTheFirstScriptWhatThreePagesBeginWith() {
        // Given
        modules.put(
                "app.js",
                "['a', 'b', 'c'].map(() => [import('./pages/a.js'), import('./pages/b.js'), import('./pages/c.js')]);\n");
        modules.put(
                "pages/a.js",
                "import { all } from '../parts/all.js';\nimport { two } from '../parts/two.js';\nexport const a = [all, two];\n");
        modules.put(
                "pages/b.js",
                "import { all } from '../parts/all.js';\nimport { two } from '../parts/two.js';\nexport const b = [all, two];\n");
        modules.put("pages/c.js", "import { all } from '../parts/all.js';\nexport const c = all;\n");
        modules.put("parts/all.js", "export const all = 3;\n");
        modules.put("parts/two.js", "export const two = 2;\n");

        // When
        var scripts = scripts();

        // Then
        assertThat(scripts.get("app.js")).contains("const all = 3").doesNotContain("const two");
        assertThat(scripts.get("pages-a.js")).contains("const two = 2").doesNotContain("const all");
        assertThat(scripts.get("pages-b.js")).contains("const two = 2");
        assertThat(scripts.get("pages-c.js")).doesNotContain("const two", "const all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import * as all from './a.js';",
                "import './a.js';",
                "import one, { two } from './a.js';",
                "export * from './a.js';",
                "export default 1;",
                "export let state = 1;",
                "export { a }",
                "import(`./b.js`);"
            })
    void shouldRefuseFormsThatItDoesNotKnow(String line) {
        modules.put("app.js", line + "\n");
        modules.put("a.js", "export const two = 2;\n");
        assertThatThrownBy(this::scripts)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("app.js");
    }

    @Test
    void shouldRefuseAnImportOfWhatIsNotExportedAndACircle() {
        // Given
        modules.put("app.js", "import { one } from './a.js';\n");
        modules.put("a.js", "import { two } from './b.js';\nexport const one = two;\n");

        // When, then
        modules.put("b.js", "export const other = 2;\n");
        assertThatThrownBy(this::scripts)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a.js imports what b.js doesn't export: [two]");
        modules.put("b.js", "import { one } from './a.js';\nexport const two = () => one;\n");
        assertThatThrownBy(this::scripts)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[app.js, a.js, b.js]");
    }

    static List<String> modules() {
        return ConsoleScripts.all();
    }

    /** No template has text that looks like an import or export. */
    @ParameterizedTest
    @MethodSource("modules")
    void shouldKeepAllTextsOfTheConsole(String name) {
        // Given
        var before = ScriptTexts.of(ConsoleScripts.text(name));

        // When
        var module = ConsoleModule.of(
                name,
                ConsoleFiles.module(name),
                path -> ConsoleFiles.resolved(path, PageLanguage.ENGLISH),
                "./"::concat);
        var after = ScriptTexts.of(module.script());

        // Then
        assertThat(after.markup()).isEqualTo(before.markup());
        assertThat(after.strings())
                .containsAll(before.strings().stream()
                        .filter(text -> !text.matches("\\.{1,2}/.*\\.js|texts.*|lit-html.*|domain\\.schema\\.json"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(PageLanguage.class)
    void shouldHaveEveryModuleAndTheTextsOfOneLanguageOnly(PageLanguage language) {
        // When
        var joined = new JoinedScripts(ConsoleFiles::module, path -> ConsoleFiles.resolved(path, language));

        // Then
        var others = Stream.of(PageLanguage.values())
                .filter(other -> other != language)
                .flatMap(ConsoleScripts::catalogues)
                .toList();
        assertThat(joined.modules())
                .containsAll(ConsoleScripts.all().stream()
                        .filter(module -> !module.equals("link.js") && !others.contains(module))
                        .toList())
                .doesNotContainAnyElementsOf(others);
    }
}
