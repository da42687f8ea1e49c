package dev.backsource.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.RunContext;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.profile.ProfileFile;
import dev.backsource.cli.profile.Selection;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import dev.backsource.cli.verb.PolicyNames;
import dev.backsource.cli.verb.VerificationNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The candidates for the word at the cursor: verbs, options, and values by their labels in help. Names of domains, teams and edges come from the
 * server, within {@link #PATIENCE}; where it doesn't answer there are none, and no error is shown.
 */
final class Completion {
    /** The verb of requests from the scripts of {@code backsource completion}; the typed words follow, the one at the cursor last. */
    static final String VERB = "__complete";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 100;

    private final RunContext context;
    private final CommandLine commands;
    private final List<String> words;
    private final String current;
    /** The candidates by a value's label in help. */
    private final Map<String, Values> values = Map.ofEntries(
            Map.entry("DOMAIN", this::domains),
            Map.entry("TEAM", prefix -> named("teams", null, "/id")),
            Map.entry("EDGE", prefix -> named("edges", null, "/edge")),
            Map.entry("PROFILE", prefix -> profiles()),
            Map.entry("TYPE", prefix -> PolicyNames.ALL),
            Map.entry("VERIFICATION", prefix -> VerificationNames.ALL),
            Map.entry("FORM", prefix -> List.of("table", "json", "yaml", "name")),
            Map.entry("SWITCH", prefix -> List.of("on", "off")),
            Map.entry("METHOD", prefix -> List.of("GET", "POST", "PUT", "PATCH", "DELETE")),
            Map.entry("SHELL", prefix -> List.of("bash", "zsh", "fish")));

    /** @param words at least one; the last is at the cursor and may be empty */
    Completion(RunContext context, CommandLine commands, List<String> words) {
        this.context = context;
        this.commands = commands;
        this.words = words.subList(0, words.size() - 1);
        this.current = words.get(words.size() - 1);
    }

    /** The candidates, each beginning with the word at the cursor. */
    List<String> candidates() {
        var spec = commands.getCommandSpec();
        OptionSpec open = null;
        var position = 0;
        for (var word : words) {
            if (open != null) {
                // Bash has "--output=json" in three words.
                open = word.equals("=") ? open : null;
            } else if (word.startsWith("-") && word.length() > 1) {
                open = word.contains("=") ? null : withValue(spec, word);
            } else if (position == 0 && spec.subcommands().containsKey(word)) {
                spec = spec.subcommands().get(word).getCommandSpec();
            } else {
                position++;
            }
        }
        return of(spec, open, position);
    }

    private List<String> of(CommandSpec spec, @Nullable OptionSpec open, int position) {
        var equals = current.indexOf('=');
        if (open != null) {
            return beginning(current.equals("=") ? "" : current, "", values(open));
        }
        if (current.startsWith("-") && equals > 0) {
            var option = withValue(spec, current.substring(0, equals));
            return option == null
                    ? List.of()
                    : beginning(current.substring(equals + 1), current.substring(0, equals + 1), values(option));
        }
        if (current.startsWith("-")) {
            return beginning(
                    current,
                    "",
                    prefix -> spec.options().stream()
                            .filter(option -> !option.hidden())
                            .map(OptionSpec::longestName)
                            .toList());
        }
        var found = new ArrayList<String>();
        if (position == 0) {
            found.addAll(beginning(current, "", prefix -> spec.subcommands().keySet()));
        }
        spec.positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(position))
                .forEach(parameter -> found.addAll(beginning(current, "", values(parameter))));
        return found;
    }

    private static List<String> beginning(String typed, String before, Values values) {
        return Stream.of(values.beginning(typed))
                .flatMap(found -> StreamSupport.stream(found.spliterator(), false))
                .filter(value -> value.regionMatches(true, 0, typed, 0, typed.length()))
                .limit(MOST)
                .map(value -> before + value)
                .toList();
    }

    private Values values(ArgSpec argument) {
        if (argument instanceof OptionSpec option && option.longestName().equals("--profile")) {
            return prefix -> profiles();
        }
        if (argument instanceof OptionSpec option && option.longestName().equals("--team")) {
            return values.getOrDefault("TEAM", prefix -> List.of());
        }
        return values.getOrDefault(argument.paramLabel(), prefix -> List.of());
    }

    private static @Nullable OptionSpec withValue(CommandSpec spec, String name) {
        var option = spec.findOption(name);
        return option == null || option.arity().max() == 0 ? null : option;
    }

    private Iterable<String> profiles() {
        try {
            return ProfileFile.read(context.environment()).names();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private Iterable<String> domains(String prefix) {
        return named("domains", prefix.toLowerCase(Locale.ROOT), "/name");
    }

    /** The values of the fields at {@code pointer} in a list of the server. */
    private Iterable<String> named(String path, @Nullable String query, String pointer) {
        try {
            var profile = new Selection(context.environment())
                    .select(given("--profile"), given("--server"), words.contains("--plain-http"));
            var request = Request.get(path);
            if (query != null) {
                request = request.with("query", query.isEmpty() ? null : query).with("size", MOST);
            }
            var names = new TreeSet<String>();
            for (JsonNode item : new Server(profile, PATIENCE).read(request).path("items")) {
                names.add(Fields.text(item.at(pointer)));
            }
            return names;
        } catch (RuntimeException e) {
            // The user only sees that there are no candidates.
            return List.of();
        }
    }

    /** The value of an option among the typed words; null without it. */
    private @Nullable String given(String option) {
        var at = words.indexOf(option);
        if (at >= 0 && at + 1 < words.size()) {
            return words.get(at + 1).equals("=") && at + 2 < words.size() ? words.get(at + 2) : words.get(at + 1);
        }
        return words.stream()
                .filter(word -> word.startsWith(option + "="))
                .map(word -> word.substring(option.length() + 1))
                .findFirst()
                .orElse(null);
    }

    /** The candidates for a value, by its typed beginning. */
    private interface Values {
        Iterable<String> beginning(String typed);
    }
}
