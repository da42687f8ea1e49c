package dev.backsource.config.console;

import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a script: its string literals, and its templates with a placeholder for each value. Comments and regular expressions are left out.
 * It knows the syntax that the console's modules use.
 */
final class ScriptTexts {
    /** Stands for a value in a template. */
    private static final char VALUE = '\u0001';

    private final String script;
    private final List<String> strings = new ArrayList<>();
    private final List<String> markup = new ArrayList<>();
    private int at;

    private ScriptTexts(String script) {
        this.script = script;
    }

    static ScriptTexts of(String script) {
        var texts = new ScriptTexts(script);
        texts.code(false);
        return texts;
    }

    /** String literals and templates without a tag. */
    List<String> strings() {
        return strings;
    }

    /** Templates of HTML and SVG. */
    List<String> markup() {
        return markup;
    }

    /** Reads code up to the end, or of a value up to its closing brace. */
    private void code(boolean isValue) {
        var depth = 0;
        while (at < script.length()) {
            var c = script.charAt(at);
            if (c == '}' && depth-- == 0 && isValue) {
                return;
            }
            if (c == '{') {
                depth++;
            }
            if (script.startsWith("//", at)) {
                at = end("\n");
            } else if (script.startsWith("/*", at)) {
                at = end("*/");
            } else if (c == '\'' || c == '"') {
                string(c);
            } else if (c == '`') {
                template();
            } else if (c == '/' && beginsExpression()) {
                regularExpression();
            } else {
                at++;
            }
        }
    }

    private int end(String mark) {
        var found = script.indexOf(mark, at + 2);
        return found < 0 ? script.length() : found + mark.length();
    }

    private void string(char quote) {
        var from = ++at;
        while (script.charAt(at) != quote) {
            at += script.charAt(at) == '\\' ? 2 : 1;
        }
        strings.add(script.substring(from, at++));
    }

    private void template() {
        var before = script.substring(0, at);
        var isMarkup = before.endsWith("html") || before.endsWith("svg");
        var text = new StringBuilder();
        at++;
        while (script.charAt(at) != '`') {
            if (script.startsWith("${", at)) {
                at += 2;
                code(true);
                at++;
                text.append(VALUE);
            } else {
                var length = script.charAt(at) == '\\' ? 2 : 1;
                text.append(script, at, at + length);
                at += length;
            }
        }
        at++;
        (isMarkup ? markup : strings).add(text.toString());
    }

    /** Whether a slash here begins a regular expression, rather than divides. */
    private boolean beginsExpression() {
        var before = script.substring(0, at).stripTrailing();
        return before.isEmpty() || "(,=:[!&|?{};>".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private void regularExpression() {
        var inClass = false;
        at++;
        while (inClass || script.charAt(at) != '/') {
            var c = script.charAt(at);
            if (c == '[' || c == ']') {
                inClass = c == '[';
            }
            at += c == '\\' ? 2 : 1;
        }
        at++;
    }
}
