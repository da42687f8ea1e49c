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
        // The server's own check of targets responds 400 without an explanation, before any of the service's filters.
        // RequestCheck makes the same check, and responds with a problem. This is a system property and no setting, so
        // the pom sets it for the tests' JVM.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
