package dev.backsource.config.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The exported texts of a catalogue, by paths such as {@code DOMAIN.title}. It knows the syntax that catalogues use. */
final class CatalogueShape {
    private static final Pattern EXPORT = Pattern.compile("^export (const|function) (\\w+)", Pattern.MULTILINE);
    private static final Pattern KEY = Pattern.compile("\\.{3}\\w+|\\w+|'([^']+)'");
    private static final Pattern ARROW = Pattern.compile("\\s*=>");
    private static final Pattern ONE_PARAMETER = Pattern.compile("\\w+\\s*=>");

    /** @param kind such as {@code text} or {@code function of 2} */
    record Word(String kind, String source) {}

    private final String script;
    private final Map<String, Word> words = new LinkedHashMap<>();

    private CatalogueShape(String script) {
        this.script = script;
    }

    static Map<String, Word> of(String script) {
        var shape = new CatalogueShape(script);
        EXPORT.matcher(script).results().forEach(export -> {
            var name = export.group(2);
            if (export.group(1).equals("function")) {
                var end = shape.after(export.end());
                shape.put(
                        name,
                        function(script.substring(export.end() + 1, end - 1)),
                        export.start(),
                        shape.after(script.indexOf('{', end)));
            } else {
                shape.value(name, shape.code(script.indexOf('=', export.end()) + 1));
            }
        });
        return shape.words;
    }

    /** Reads a value; returns the place after it. */
    private int value(String path, int from) {
        var end = end(from);
        switch (script.charAt(from)) {
            case '{' -> entries(from, (key, at) -> value(path + "." + key, at));
            case '[' -> elements(from, (index, at) -> value(path + "[" + index + "]", at));
            default -> put(path, kind(from), from, end);
        }
        return end;
    }

    private void put(String path, String kind, int from, int end) {
        words.put(path, new Word(kind, script.substring(from, end)));
    }

    private String kind(int from) {
        if (script.charAt(from) == '('
                && ARROW.matcher(script).region(after(from), script.length()).lookingAt()) {
            return function(script.substring(from + 1, after(from) - 1));
        }
        return ONE_PARAMETER.matcher(script).region(from, script.length()).lookingAt() ? "function of 1" : "text";
    }

    private static String function(String parameters) {
        var list = new CatalogueShape("[" + parameters + "]");
        var found = new ArrayList<Integer>();
        list.elements(0, (index, at) -> found.add(index));
        return "function of " + found.size();
    }

    private void entries(int from, BiConsumer<String, Integer> entry) {
        var at = code(from + 1);
        while (script.charAt(at) != '}') {
            var key = KEY.matcher(script).region(at, script.length());
            if (!key.lookingAt()) {
                throw new IllegalArgumentException(script.substring(at, at + 40));
            }
            var colon = code(key.end());
            var isSpread = key.group().startsWith(".");
            var start = isSpread ? at : code(colon + 1);
            entry.accept(key.group(1) == null ? key.group() : key.group(1), start);
            at = next(end(start));
        }
    }

    private void elements(int from, BiConsumer<Integer, Integer> element) {
        var at = code(from + 1);
        for (var index = 0; script.charAt(at) != ']'; index++) {
            element.accept(index, at);
            at = next(end(at));
        }
    }

    /** The place after a comma. */
    private int next(int at) {
        return script.charAt(at) == ',' ? code(at + 1) : at;
    }

    /** The first place of code: after spaces and comments. */
    private int code(int from) {
        var at = from;
        while (Character.isWhitespace(script.charAt(at))
                || script.startsWith("//", at)
                || script.startsWith("/*", at)) {
            at = after(at);
        }
        return at;
    }

    /** The end of a value: its comma, its semicolon, or the bracket around it. */
    private int end(int from) {
        var at = from;
        while (",;)]}".indexOf(script.charAt(at)) < 0) {
            at = after(at);
        }
        return at;
    }

    /** The place after what begins here: a comment, a string, a template, a regular expression, something in brackets, or a character. */
    private int after(int from) {
        var c = script.charAt(from);
        if (script.startsWith("//", from)) {
            return script.indexOf('\n', from);
        }
        if (script.startsWith("/*", from)) {
            return script.indexOf("*/", from) + 2;
        }
        return switch (c) {
            case '\'', '"' -> afterString(from, c);
            case '`' -> afterTemplate(from);
            case '/' -> isDivision(from) ? from + 1 : afterString(from, c);
            case '(', '[', '{' -> afterBrackets(from);
            default -> from + 1;
        };
    }

    /** A value stands before a division; a bracket or an operator before a regular expression. */
    private boolean isDivision(int at) {
        return List.of(')', ' ').contains(script.charAt(at - 1)) && script.charAt(at + 1) == ' ';
    }

    private int afterString(int from, char quote) {
        var at = from + 1;
        while (script.charAt(at) != quote) {
            at += script.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int afterTemplate(int from) {
        var at = from + 1;
        while (script.charAt(at) != '`') {
            at = script.startsWith("${", at) ? afterBrackets(at + 1) : at + (script.charAt(at) == '\\' ? 2 : 1);
        }
        return at + 1;
    }

    private int afterBrackets(int from) {
        var at = from + 1;
        while (")]}".indexOf(script.charAt(at)) < 0) {
            at = after(at);
        }
        return at + 1;
    }
}
