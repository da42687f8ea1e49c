package dev.backsource.config.console;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A module of the console, as a statement that adds it to {@value #ALL}: a function that runs, and returns its exports. It has the forms of import and export that
 * the console's modules have, each at the beginning of a line; a module with any other is refused. No line of a template begins like one.
 *
 * @param script the statement; the modules of {@code imports} are there before
 * @param imports the names that it imports, by module
 * @param onDemand the names of the modules that it loads on demand
 * @param exports the names that it exports
 */
record ConsoleModule(
        String name, String script, Map<String, Set<String>> imports, Set<String> onDemand, Set<String> exports) {
    /** The variable with all modules that have arrived, by name. */
    static final String ALL = "__modules";

    private static final Pattern IMPORT =
            Pattern.compile("import\\s*(?:(\\w+)|\\{([^}]*)})\\s*from\\s*['\"]([^'\"]+)['\"];");
    private static final Pattern EXPORT = Pattern.compile("export (?=(?:const|class|function|async function) (\\w+))");
    private static final Pattern EXPORTS = Pattern.compile("export\\s*\\{([^}]*)}(?:\\s*from\\s*'([^']+)')?;");
    private static final Pattern ON_DEMAND = Pattern.compile("import\\('([^']+)'\\)");

    /**
     * Reads a module.
     *
     * @param resolved the name of a module that is imported by another one than its path
     * @param address of the script of a module that is loaded on demand, by the module's name
     * @throws IllegalArgumentException when it has another form of import or export
     */
    static ConsoleModule of(String name, String text, UnaryOperator<String> resolved, UnaryOperator<String> address) {
        UnaryOperator<String> named = path -> path.startsWith(".")
                ? Path.of(name).resolveSibling(path).normalize().toString()
                : resolved.apply(path);
        var body = new StringBuilder();
        var imports = new LinkedHashMap<String, Set<String>>();
        var onDemand = new LinkedHashSet<String>();
        /* The values by the names under which they are exported. */
        var exports = new LinkedHashMap<String, String>();
        var at = 0;
        for (var next = nextForm(text, 0); next < text.length(); next = nextForm(text, at)) {
            body.append(text, at, next);
            var found = IMPORT.matcher(text).region(next, text.length());
            if (found.lookingAt()) {
                var from = named.apply(found.group(3));
                var names = found.group(1) == null ? names(found.group(2)) : Map.of("default", found.group(1));
                imports.computeIfAbsent(from, any -> new LinkedHashSet<>()).addAll(names.keySet());
                body.append("const { ")
                        .append(listed(names))
                        .append(" } = ")
                        .append(entry(from))
                        .append(';');
            } else if (found.usePattern(EXPORT).lookingAt()) {
                exports.put(found.group(1), found.group(1));
            } else if (found.usePattern(EXPORTS).lookingAt()) {
                var names = names(found.group(1));
                if (found.group(2) == null) {
                    names.forEach((inner, outer) -> exports.put(outer, inner));
                } else {
                    var from = named.apply(found.group(2));
                    imports.computeIfAbsent(from, any -> new LinkedHashSet<>()).addAll(names.keySet());
                    names.forEach((inner, outer) -> exports.put(outer, entry(from) + '.' + inner));
                }
            } else if (found.usePattern(ON_DEMAND).lookingAt()) {
                var wanted = named.apply(found.group(1));
                onDemand.add(wanted);
                body.append("import('").append(address.apply(wanted)).append("')");
            } else {
                throw new IllegalArgumentException(name + " has a form of import or export that isn't known: "
                        + text.substring(next).lines().findFirst().orElseThrow());
            }
            at = found.end();
        }
        body.append(text, at, text.length());
        return new ConsoleModule(name, added(name, body.toString(), exports), imports, onDemand, exports.keySet());
    }

    /** The place of the next import or export, from a place on; the end of the text if there is none. */
    private static int nextForm(String text, int from) {
        for (var at = text.indexOf("port", from); at >= 0; at = text.indexOf("port", at + 1)) {
            var begin = at - 2;
            var isForm = text.startsWith("import", begin) || text.startsWith("export", begin);
            if (begin >= from && isForm && (isBegin(text, begin) || text.startsWith("import(", begin))) {
                return begin;
            }
        }
        return text.length();
    }

    private static boolean isBegin(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    /** A module that exports a value, as JSON. */
    static ConsoleModule ofJson(String name, String json) {
        return new ConsoleModule(
                name, added(name, "", Map.of("default", json.strip())), Map.of(), Set.of(), Set.of("default"));
    }

    /** The names in braces: before {@code as}, and behind it. */
    private static Map<String, String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.split("\\s+as\\s+"))
                .collect(Collectors.toMap(
                        name -> name[0], name -> name[name.length - 1], (one, other) -> other, LinkedHashMap::new));
    }

    /** Properties with their values. */
    private static String listed(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey().equals(value.getValue())
                        ? value.getKey()
                        : value.getKey() + ": " + value.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String entry(String name) {
        return ALL + "['" + name + "']";
    }

    private static String added(String name, String body, Map<String, String> exports) {
        return entry(name) + " ??= (() => {\n" + body.strip() + "\nreturn { " + listed(exports) + " };\n})();\n";
    }

    /** The statement by which a script exports what the module does. */
    String handedOn() {
        return "export const { " + String.join(", ", exports) + " } = " + entry(name) + ";\n";
    }
}
