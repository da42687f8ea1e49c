package dev.backsource.config.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The console's modules as one script: each in a function of its own that returns the module's exports, after the modules that it imports. So
 * browsers send one request, rather than discover one module after the other, and repetitions among modules are compressed once. Third-party modules
 * remain separate. The forms of {@code import} and {@code export} in the console's modules are supported, and others refused.
 */
final class ScriptBundle {
    private static final Pattern IMPORT =
            Pattern.compile("^import (\\{[^}]*\\}|\\w+) from '(\\.[^']+)';$", Pattern.MULTILINE);
    private static final Pattern PASSED_ON =
            Pattern.compile("^export \\{([^}]*)\\} from '(\\.[^']+)';$", Pattern.MULTILINE);
    private static final Pattern EXPORT =
            Pattern.compile("^export ((?:async )?(?:function|const|class) (\\w+))", Pattern.MULTILINE);
    /** A line of nothing but a comment, which {@code slim} leaves out. No template's text begins a line so. */
    private static final Pattern COMMENT =
            Pattern.compile("^\\s*(?://.*|/\\*\\*(?s:(?!\\*/).)*\\*/)$", Pattern.MULTILINE);

    private static final Pattern INDENTATION = Pattern.compile("^\\s+", Pattern.MULTILINE);
    private static final Pattern OTHER = Pattern.compile("^(?:import|export)\\b.*|\\bimport[(.].*", Pattern.MULTILINE);

    private final UnaryOperator<String> sources;
    private final Set<String> own;
    private final Set<String> others;
    private final Set<String> foreign = new TreeSet<>();
    /** The text of finished modules, by name, in the order in which they run. */
    private final Map<String, String> placed = new LinkedHashMap<>();

    private final Set<String> begun = new LinkedHashSet<>();

    private ScriptBundle(Set<String> own, Set<String> others, UnaryOperator<String> sources) {
        this.own = own;
        this.others = others;
        this.sources = sources;
    }

    /**
     * Bundles a module with all its imports.
     *
     * @param own the bundled modules, by their paths
     * @param others the separate modules, by the paths at which browsers find them
     * @param sources the source of a module
     * @throws IllegalStateException when a module imports itself by way of others, imports a missing one, or has another form of import or export
     */
    static String of(String entry, Set<String> own, Set<String> others, UnaryOperator<String> sources) {
        var script = new ScriptBundle(own, others, sources);
        script.place(entry);
        return script.foreign.stream().collect(Collectors.joining("\n", "", "\n"))
                + String.join("", script.placed.values());
    }

    private void place(String module) {
        if (placed.containsKey(module)) {
            return;
        }
        if (!begun.add(module)) {
            throw new IllegalStateException("the module " + module + " imports itself by others");
        }
        var exported = new ArrayList<String>();
        var text = IMPORT.matcher(slim(sources.apply(module))).replaceAll(found -> {
            var to = resolved(module, found.group(2));
            return literal(own.contains(to) ? taken(found.group(1), to) : foreign(module, found.group(1), to));
        });
        text = PASSED_ON.matcher(text).replaceAll(found -> {
            exported.addAll(names(found.group(1)));
            return literal(foreign(module, "{" + found.group(1) + "}", resolved(module, found.group(2))));
        });
        text = EXPORT.matcher(text).replaceAll(found -> {
            exported.add(found.group(2));
            return literal(found.group(1));
        });
        requireNoOther(module, text);
        placed.put(
                module,
                "const " + name(module) + " = (() => {\n" + text + "return { " + String.join(", ", exported)
                        + " };\n})();\n");
    }

    /** Without comments and indentation, which would be a fifth of the script's size. */
    private static String slim(String text) {
        return INDENTATION.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
    }

    private String taken(String names, String module) {
        place(module);
        return "const " + names.replaceAll("\\bas\\b", ":") + " = " + name(module) + ";";
    }

    /** Moves the import to the beginning of the script; nothing is left in its place. */
    private String foreign(String importer, String names, String module) {
        if (!others.contains(module)) {
            throw new IllegalStateException(
                    "the module " + importer + " imports " + module
                            + ", which is none of the console's files; a new module is to be named among those of ConsoleFiles");
        }
        foreign.add("import " + names + " from './" + module + "';");
        return "";
    }

    private static void requireNoOther(String module, String text) {
        var other = OTHER.matcher(text);
        if (other.find()) {
            throw new IllegalStateException("the module " + module + " has \"" + other.group()
                    + "\", which isn't known how to put into one script");
        }
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).toList();
    }

    private static String resolved(String module, String path) {
        return Path.of(module).resolveSibling(path).normalize().toString().replace('\\', '/');
    }

    private static String name(String module) {
        return "of_" + module.replaceAll("\\W", "_");
    }

    private static String literal(String text) {
        return Matcher.quoteReplacement(text);
    }
}
