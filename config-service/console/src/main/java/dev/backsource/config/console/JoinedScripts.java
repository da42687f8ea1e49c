package dev.backsource.config.console;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The console's modules in few scripts, since a browser takes longer for fifty small files than for two large ones: the first one has what several pages begin with, and
 * each module that is loaded on demand has one with all that it needs besides. A module that is in several scripts runs once, when the first of them arrives.
 */
final class JoinedScripts {
    /** The script, and the module, that begins every page. */
    static final String FIRST = "app.js";

    private static final String PAGES = "pages/";
    /** What so many pages begin with is in the first script. */
    private static final int SEVERAL = 3;

    private final Map<String, ConsoleModule> modules = new LinkedHashMap<>();
    /** The modules that each script has, by the module that it begins with. */
    private final Map<String, Set<String>> contents = new LinkedHashMap<>();

    /**
     * Joins all modules that {@link #FIRST} loads, at once or on demand.
     *
     * @param text of a module, by its name
     * @param resolved the name of a module that is imported by another one than its path, such as {@code lit-html}
     * @throws IllegalArgumentException when a module imports what isn't exported, or itself through others, or has a form of import or export that isn't known
     */
    JoinedScripts(Function<String, String> text, UnaryOperator<String> resolved) {
        read(FIRST, text, resolved);
        modules.values().forEach(this::check);
        contents.put(FIRST, first());
        var present = new LinkedHashMap<String, Set<String>>();
        while (dispense(present)) {}
    }

    private Set<String> first() {
        var first = needed(FIRST);
        onDemand()
                .filter(module -> module.startsWith(PAGES))
                .flatMap(page -> needed(page).stream())
                .collect(Collectors.groupingBy(module -> module, LinkedHashMap::new, Collectors.counting()))
                .forEach((module, pages) -> {
                    if (pages >= SEVERAL) {
                        first.addAll(needed(module));
                    }
                });
        return first;
    }

    /**
     * Gives each script what isn't there already wherever it is loaded. That depends on the contents of the scripts that load it, so it is repeated while
     * anything changes.
     *
     * @param present what is there when a script is loaded, by the module that it begins with
     */
    private boolean dispense(Map<String, Set<String>> present) {
        var before = Map.copyOf(contents);
        onDemand().forEach(module -> {
            contents.entrySet().stream()
                    .filter(script -> script.getValue().stream()
                            .anyMatch(each -> module(each).onDemand().contains(module)))
                    .forEach(script -> {
                        var there = new LinkedHashSet<>(script.getValue());
                        there.addAll(present.getOrDefault(script.getKey(), Set.of()));
                        present.merge(module, there, (one, other) -> {
                            one.retainAll(other);
                            return one;
                        });
                    });
            if (present.containsKey(module)) {
                var content = needed(module);
                content.removeAll(present.get(module));
                contents.put(module, content);
            }
        });
        return !before.equals(contents);
    }

    private void read(String name, Function<String, String> text, UnaryOperator<String> resolved) {
        if (!modules.containsKey(name)) {
            var module = name.endsWith(".json")
                    ? ConsoleModule.ofJson(name, text.apply(name))
                    : ConsoleModule.of(name, text.apply(name), resolved, onDemand -> "./" + script(onDemand));
            modules.put(name, module);
            module.imports().keySet().forEach(imported -> read(imported, text, resolved));
            module.onDemand().forEach(onDemand -> read(onDemand, text, resolved));
        }
    }

    /** As a browser would, before it runs a module. */
    private void check(ConsoleModule module) {
        module.imports().forEach((from, names) -> {
            var missing = new LinkedHashSet<>(names);
            missing.removeAll(module(from).exports());
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(
                        module.name() + " imports what " + from + " doesn't export: " + missing);
            }
        });
    }

    /** The script of a module that is loaded on demand. All scripts are in one folder. */
    static String script(String module) {
        return module.replace('/', '-');
    }

    /** The names of all modules. */
    Set<String> modules() {
        return modules.keySet();
    }

    /** All scripts by name. */
    Map<String, String> scripts() {
        var scripts = new LinkedHashMap<String, String>();
        contents.forEach((module, content) -> scripts.put(
                script(module),
                module.equals(FIRST)
                        ? "export const " + ConsoleModule.ALL + " = {};\n" + joined(content)
                        : "import { " + ConsoleModule.ALL + " } from './" + FIRST + "';\n" + joined(content)
                                + module(module).handedOn()));
        return scripts;
    }

    private Stream<String> onDemand() {
        return modules.values().stream()
                .flatMap(module -> module.onDemand().stream())
                .distinct();
    }

    private String joined(Set<String> names) {
        return names.stream().map(name -> module(name).script()).collect(Collectors.joining());
    }

    /** A module and those that it imports, directly or through others, each behind its own imports. */
    private Set<String> needed(String module) {
        var found = new LinkedHashSet<String>();
        collect(module, found, new LinkedHashSet<>());
        return found;
    }

    private void collect(String module, Set<String> found, Set<String> importing) {
        if (!importing.add(module)) {
            throw new IllegalArgumentException(module + " imports itself through others: " + importing);
        }
        if (!found.contains(module)) {
            module(module).imports().keySet().forEach(imported -> collect(imported, found, importing));
            found.add(module);
        }
        importing.remove(module);
    }

    private ConsoleModule module(String name) {
        return Objects.requireNonNull(modules.get(name), name);
    }
}
