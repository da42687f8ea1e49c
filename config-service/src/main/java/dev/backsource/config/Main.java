package dev.backsource.config;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public final class Main {
    private Main() {}

    /**
     * Runs the service until it is stopped.
     *
     * @param arguments none are known
     */
    public static void main(String... arguments) {
        // The server's own check of targets answers 400 without a word, before any of the service's filters:
        // RequestCheck
        // makes the same one, and answers with a problem. It is no setting, so the test's JVM has it in its pom.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
