package dev.backsource.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backsource.cli.command.RunContext;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ProgramTest {
    private static final Pattern CODE = Pattern.compile("^```\\w*\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");
    private static final int USAGE = 2;
    private static final int NOT_REACHED = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static Stream<List<String>> commands() {
        var commands = new ArrayList<List<String>>();
        collect(
                program(Map.of(), "", new ByteArrayOutputStream(), new ByteArrayOutputStream())
                        .whole(),
                List.of(),
                commands);
        return commands.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldSayOfEveryVerbWhatItTakes(List<String> command) {
        // Given
        var arguments = new ArrayList<>(command);
        arguments.add("--help");

        // When
        var exit = run(Map.of(), arguments.toArray(String[]::new));

        // Then
        assertThat(exit).as(errors()).isZero();
        assertThat(output()).startsWith("Usage: backsource").doesNotContain("\u001b");
        assertThat(output().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(output().lines().skip(1).filter(line -> line.matches("\\S.*")))
                .as("a sentence about it")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldHaveAnExampleOfEveryVerbOnItsPage(List<String> command) throws IOException {
        var page = Files.readString(Path.of("../docs/cli.md"));
        var words = "backsource " + String.join(" ", command);
        assertThat(page).containsPattern("(?m)" + words + "( |\\)|$)");
    }

    static Stream<List<String>> examples() throws IOException {
        var page = Files.readString(Path.of("../docs/cli.md"));
        return CODE.matcher(page)
                .results()
                .flatMap(code -> code.group(1).lines())
                .map(line -> line.replaceFirst("( {2,}| [<>|] ).*", ""))
                .filter(line -> line.startsWith("backsource "))
                .map(ProgramTest::words);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldTakeTheExamplesOfItsPage(List<String> words) {
        var program = program(Map.of(), "", out, err);

        assertThatCode(() -> program.commands(words.get(0)).parseArgs(words.toArray(String[]::new)))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldSayOfEveryVerbWhatItDoesAndOfEachOnce() {
        assertThat(Verbs.ALL).allSatisfy(verb -> assertThat(verb.summary()).endsWith("."));
        assertThat(Verbs.ALL).extracting(Verb::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldListTheVerbsWhereNoneIsGiven() {
        assertThat(run(Map.of())).isEqualTo(USAGE);
        assertThat(errors()).contains("Verbs:", "domains", "purge", "Exit codes");
        assertThat(output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upp                                        | unknown command \"upp\"",
                "domain list                                | did you mean domains",
                "keys lst                                   | did you mean list",
                "domains list --tem x                       | did you mean --team",
                "api FETCH /domains --server http://[::1]   | invalid method \"FETCH\"",
                "api GET domains --server http://[::1]      | invalid path",
                "api GET //a/../{} --server http://[::1]    | invalid path",
                "api GET /domains -H x --server http://[::1]| use NAME: VALUE",
                "api GET /domains -d { --server http://[::1]| not JSON",
                "api GET /domains -o name --server http://[::1] | use -o json",
                "teams set shop --quota domains=x --server http://[::1] | invalid value \"domains=x\"",
                "acceleration set a.example maybe --server http://[::1] | use on or off",
                "domains give a.example --server http://[::1] | or --none alone",
                "change-requests create a.example --reason x --server http://[::1] | one change per request",
                "change-requests create a.example --reason x --http 81 --policy off --server http://[::1] | one change",
                "profiles use work                          | has no profile \"work\"",
                "keys                                       | keys requires a subcommand: list, create, rotate, enable, disable,"
                        + " delete",
                "change-requests                            | change-requests requires a subcommand: list, show, create,"
                        + " approve, decline, withdraw",
                "health                                     | DOMAIN",
                "domains add                                | DOMAIN",
                "policy set a.example --server http://[::1] | nothing to set",
                "keys create x --role viewer                | --key-file",
                "keys create x --role viewer --print-key --key-file f | mutually exclusive",
                "events --count none                        | is not a long",
                "batch -f no-such-file --server http://[::1]| cannot read no-such-file",
                "whoami                                     | no server selected",
                "whoami --server ftp://x                    | invalid server address",
                "whoami --server http://cdn.example.com     | without TLS, readable to anyone",
                "whoami --timeout 1y                        | invalid duration \"1y\"; use a form such as 500ms, 30s or 2m",
                "whoami -o xml                              | expected one of",
                "diff www.example.com one                   | is not a long",
                "purge www.example.com --server http://[::1]| use --url, --prefix or --everything",
                "purge a.example --id x --list --server http://[::1] | use only one of them",
                "events --count 0 --server http://[::1]     | --count is 0; use 1 or more",
                "audit export -o name --server http://[::1] | lines of JSON",
                "alerts --limit 0 --server http://[::1]     | --limit is 0; use 1 or more",
                "ports set a.example --none --http 1 --server http://[::1] | or --none alone",
                "keys create x --role @ --print-key --server http://[::1] | --role: invalid value \"@\"",
                "domains add a.example --origin x --server http://[::1]    | --origin: invalid value \"x\"",
                "login                                      | --server is missing",
                "login --server http://[::1] --issuer http://[::1]:1 --keyring | leave out --key-file and --keyring",
                "logout                                     | no default profile",
                "completion tcsh                            | expected one of"
            })
    void shouldSayWhatIsWrongWithACommandLine(String line, String expected) {
        // When
        var exit = run(Map.of("BACKSOURCE_TOKEN", "none"), line.strip().split(" "));

        // Then
        assertThat(errors()).contains(expected.strip());
        assertThat(exit).isEqualTo(USAGE);
        assertThat(output()).isEmpty();
    }

    @Test
    void shouldSayThatNobodyListens() {
        assertThat(run(Map.of("BACKSOURCE_TOKEN", "none"), "edges", "--server", "http://127.0.0.1:9"))
                .isEqualTo(NOT_REACHED);
        assertThat(errors()).contains("cannot reach http://127.0.0.1:9").doesNotContain("none");
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .skip(1)
                .map(word -> word.group().replace("\"", ""))
                .toList();
    }

    private int run(Map<String, String> environment, String... arguments) {
        return program(environment, "", out, err).run(arguments);
    }

    private static Program program(
            Map<String, String> environment, String input, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "",
                80,
                environment);
        // Profiles of whoever runs the tests are none of theirs.
        var variables = new HashMap<>(environment);
        variables.put("XDG_CONFIG_HOME", "/nowhere");
        return new Program(new RunContext(new Environment(variables), terminal));
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> found) {
        command.getSubcommands().forEach((name, sub) -> {
            var below = Stream.concat(path.stream(), Stream.of(name)).toList();
            found.add(below);
            collect(sub, below, found);
        });
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
