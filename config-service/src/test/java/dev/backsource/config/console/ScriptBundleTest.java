package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptBundleTest {
    @Test
    void shouldPlaceEachModuleOnceAfterThoseThatItImports() {
        // Given
        var modules = Map.of(
                "app.js", "import { a } from './parts/a.js';\nimport { b as c } from './parts/b.js';\na(c);\n",
                "parts/a.js", "import { b } from './b.js';\nexport const a = (of) => of + b;\n",
                "parts/b.js",
                        "import { html } from '../lit/lit.js';\nexport async function b() {\n  return html;\n}\n");

        // When
        var script = ScriptBundle.of("app.js", modules.keySet(), Set.of("lit/lit.js"), modules::get);

        // Then
        assertThat(script).isEqualTo("""
                import { html } from './lit/lit.js';
                const of_parts_b_js = (() => {

                async function b() {
                return html;
                }
                return { b };
                })();
                const of_parts_a_js = (() => {
                const { b } = of_parts_b_js;
                const a = (of) => of + b;
                return { a };
                })();
                const of_app_js = (() => {
                const { a } = of_parts_a_js;
                const { b : c } = of_parts_b_js;
                a(c);
                return {  };
                })();
                """);
    }

    @Test
    void shouldPassOnWhatAModuleTakesFromOthers() {
        // Given
        var modules = Map.of("view.js", "export { html, render } from './lit/lit.js';\n");

        // When
        var script = ScriptBundle.of("view.js", modules.keySet(), Set.of("lit/lit.js"), modules::get);

        // Then
        assertThat(script)
                .startsWith("import { html, render } from './lit/lit.js';")
                .contains("return { html, render };");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThatThrownBy(() -> one("export default 1;\n")).hasMessageContaining("export default 1");
        assertThatThrownBy(() -> one("const later = () => import('./b.js');\n")).hasMessageContaining("app.js");
        assertThatThrownBy(() -> one("import { a } from './app.js';\n")).hasMessageContaining("imports itself");
    }

    @Test
    void shouldRefuseAModuleThatIsNotThere() {
        assertThatThrownBy(() -> one("import { a } from './parts/forgotten.js';\n"))
                .hasMessageContaining("app.js imports parts/forgotten.js");
        assertThatThrownBy(() -> one("export { a } from './lit/forgotten.js';\n"))
                .hasMessageContaining("app.js imports lit/forgotten.js");
    }

    @Test
    void shouldLeaveOutCommentsAndIndentationAndNothingElse() {
        // When
        var script = one("""
                // What it is.
                /**
                 * More of it.
                 */
                const a = '//'; // stays

                /** b */ const b = a;
                  /** c */
                  const c = `
                    https://example.com/*`;
                """);

        // Then
        assertThat(script)
                .contains("const a = '//'; // stays\n/** b */ const b = a;\nconst c = `\nhttps://example.com/*`;\n");
        assertThat(script)
                .doesNotContain("What it is")
                .doesNotContain("More of it")
                .doesNotContain("/** c");
    }

    private static String one(String source) {
        return ScriptBundle.of("app.js", Map.of("app.js", source).keySet(), Set.of("lit/lit.js"), module -> source);
    }
}
