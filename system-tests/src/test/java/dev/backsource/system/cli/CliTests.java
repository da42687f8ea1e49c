package dev.backsource.system.cli;

import dev.backsource.system.Api;
import dev.backsource.system.LocalStackUnderTest;
import dev.backsource.system.SharedLocalStack;
import dev.backsource.system.cli.CliProcess.Run;
import dev.backsource.testing.access.TestAdministrator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the packaged command line against the shared stack, and what their tests have in common. */
@ExtendWith(SharedLocalStack.class)
abstract class CliTests {
    static final int OK = 0;
    static final int USAGE = 2;
    static final int NOT_IN_TIME = 5;

    final LocalStackUnderTest stack;
    final Api api;
    final String server;
    final List<String> domains = new ArrayList<>();

    @TempDir
    Path folder;

    CliTests(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
        this.server = stack.api().toString().replaceFirst("/api/v1/?$", "");
    }

    /** Nothing waits for one that was not heard of. */
    @BeforeEach
    void awaitEdges() {
        stack.awaitEdges();
    }

    @AfterEach
    void removeDomains() {
        domains.forEach(api::remove);
    }

    Run cli(String... arguments) {
        return CliProcess.run(administrator(), arguments);
    }

    Map<String, String> administrator() {
        return Map.of("BACKSOURCE_SERVER", server, "BACKSOURCE_TOKEN", TestAdministrator.TOKEN);
    }

    String registered(String what) {
        var domain = what + "-" + UUID.randomUUID() + ".example.com";
        api.register(domain, "127.0.0.1", 80);
        domains.add(domain);
        return domain;
    }
}
