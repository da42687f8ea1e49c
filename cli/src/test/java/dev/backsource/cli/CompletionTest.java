package dev.backsource.cli;

import static dev.backsource.cli.ProgramRun.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.testing.AnsweringServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered where a command line is being typed. */
class CompletionTest {
    private final AnsweringServer server = new AnsweringServer();
    private final List<String> queries = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void answer() {
        server.answer(exchange -> {
            queries.add(exchange.getRequestURI().toString());
            AnsweringServer.send(
                    exchange,
                    200,
                    switch (exchange.getRequestURI().getPath()) {
                        case "/api/v1/domains" ->
                            "{\"items\": [{\"name\": \"shop.example.com\"}, {\"name\": \"www.shop.example.com\"}]}";
                        case "/api/v1/edges" -> "{\"items\": [{\"edge\": \"edge-1\"}]}";
                        default -> "{\"items\": [{\"id\": \"shop\"}]}";
                    });
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Words with a comma between them; the last is being typed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dom | domains
        domains,s | show set-origins set-verification stop start
        domains,set-verification,shop.example.com,n | none
        domains,list,--cl | --closed-ports
        domains,show,sho | shop.example.com
        domains,show,SHO | shop.example.com
        domains,show,-o,json,sho | shop.example.com
        policy,set,shop.example.com,H | HTTP HTTPS
        policy,set,x,--dynamic,o | off
        policy,set,x,--dynamic,=,o | off
        policy,set,x,--dynamic=F | --dynamic=FOLLOW
        policy,set,x,--ste | --steps
        progressive,p | pause promote
        progressive,abort,sho | shop.example.com
        edges,-o,y | yaml
        edges,forget,e | edge-1
        domains,list,--team,s | shop
        profiles,use, | test work
        whoami,--profile,w | work
        completion, | bash zsh fish
        acceleration,set,x,o | on off
        health,shop.example.com, | ''
        nonsense,x | ''
        """)
    void shouldOfferWhatMayStandThere(String words, String expected) throws IOException {
        assertThat(candidates(server.url().toString(), words.split(",", -1)))
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @Test
    void shouldAskTheServerOnlyForNamesThatContainWhatIsTyped() throws IOException {
        candidates(server.url().toString(), "health", "Shop");

        assertThat(queries).containsExactly("/api/v1/domains?query=shop&size=100");
    }

    @Test
    void shouldOfferNothingAndSayNothingWhereTheServerIsAway() throws IOException {
        assertThat(candidates("http://127.0.0.1:9", "health", "a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bash", "zsh", "fish"})
    void shouldPrintAScriptThatAsksTheProgram(String shell) {
        // Given
        var out = new ByteArrayOutputStream();

        // When
        var run = ProgramRun.of(Map.of(), "", out, "completion", shell);

        // Then
        assertThat(run.exit()).isEqualTo(OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("backsource " + Completion.VERB + " --");
    }

    private List<String> candidates(String url, String... words) throws IOException {
        var configuration = Files.createDirectories(folder.resolve("backsource"));
        Files.writeString(configuration.resolve("config.yaml"), """
            profiles:
              work: {server: "https://a.example", token-file: a}
              test: {server: "https://b.example", token-file: b}
            """);
        var out = new ByteArrayOutputStream();
        var environment =
                Map.of("BACKSOURCE_SERVER", url, "BACKSOURCE_TOKEN", "none", "XDG_CONFIG_HOME", folder.toString());
        var arguments = new ArrayList<>(List.of(Completion.VERB, "--"));
        arguments.addAll(Arrays.asList(words));
        var run = ProgramRun.of(environment, "", out, arguments.toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(OK);
        assertThat(run.errors()).isEmpty();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
